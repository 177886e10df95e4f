"""What the figures of one line lend one another: a unit, a scale, a rate ("von 75 auf 68 Dollar je Barrel").

In: the figures of the line, in order. Out: the same, those that say less filled in from their neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.finding.figures.draft import Figure
from checker.finding.figures.english import is_next_age
from checker.finding.figures.numerals import HUNDRED, ONE, THOUSAND
from checker.finding.figures.party_results import ends_party, follows_pair
from checker.finding.figures.scan import Line
from checker.finding.figures.units import dimension_of

AND = {"de": "und", "en": "and"}
LONGEST_GAP = 8
FROM = frozenset(("von", "from"))
TOWARDS = frozenset(("auf", "to"))
CHANGED = 2  # pieces between the two ends of a change: "auf", and a sign of currency


def share_units(line: Line, figures: Sequence[Figure]) -> None:
    """ "von 3 auf 5 Prozent", "12 und 15 Prozent": the unit at the end is the unit of both."""
    for one, two in pairwise(figures):
        if one.kind == "age" and is_plain(two) and is_next_age(line, one, two):
            two.unit, two.kind, two.bare = one.unit, one.kind, False
        if is_plain(two) and one.unit is not None and is_row_of_brackets(line, one, two):
            two.unit, two.kind, two.bare = one.unit, one.kind, False
        if (
            one.unit == "percent"
            and is_plain(two)
            and ends_party(line, two.first - 1)
            and follows_pair(line, two.first)
        ):
            two.unit, two.kind, two.bare = "percent", "percent", False
        if one.unit is not None or two.whole_word or one.kind != "count" or one.whole_word:
            continue
        between = [line.at(k).lower for k in range(one.end, two.first)]
        if two.unit is None:
            if two.kind == "count" and two.scale > THOUSAND and between in (["auf"], ["statt"], ["to"]) and one.digits:
                lend_scale(one, two)
            continue
        changed = len(between) in (1, 2) and between[0] in ("auf", "to") and line.at(one.first - 1).lower in FROM
        listed = is_listed(line, one, two, between)
        if two.unit in ("ordinal", "score") or not (changed or listed):
            continue
        one.unit, one.kind, one.bare = two.unit, two.kind, False
        lend_scale(one, two)
        lend_hundredth(one, two)
    for one, two in reversed(list(pairwise(figures))):  # "14, 15 and 17 years old": from the end of the list
        between = [line.at(k).lower for k in range(one.end, two.first)]
        measured = two.unit is not None and two.unit not in ("ordinal", "score") and not two.whole_word
        if between == [","] and is_plain(one) and measured and is_listed(line, one, two, between):
            one.unit, one.kind, one.bare = two.unit, two.kind, False
            lend_hundredth(one, two)


def share_rates(line: Line, figures: Sequence[Figure]) -> None:
    """ "von 75 auf 68 Dollar je Barrel", "from $350 to $680 per kg": the rate at the end is the rate of both."""
    for one, two in pairwise(figures):
        between = [line.at(at).lower for at in range(one.end, two.first)]
        changed = 1 <= len(between) <= CHANGED and between[0] in TOWARDS and line.at(one.first - 1).lower in FROM
        if changed and one.per is None and two.per is not None and one.unit == two.unit and one.unit is not None:
            one.per = two.per


def is_row_of_brackets(line: Line, one: Figure, two: Figure) -> bool:
    """Whether both figures stand in brackets behind the names of one list: "in Jena (8,6 Prozent) und Gera (7,3)"."""
    alone = all(line.at(figure.first - 1).text == "(" and line.at(figure.end).text == ")" for figure in (one, two))
    between = range(one.end + 1, two.first - 1)
    whole = one.unit == "percent" and two.value is not None and two.value < HUNDRED  # "(8,6 Prozent) ... (7)"
    if not alone or len(between) > LONGEST_GAP or ((one.step < ONE) != (two.step < ONE) and not whole):
        return False
    return not any(line.is_figure(at) or line.ends_sentence(at) or line.at(at).text == "(" for at in between)


def is_listed(line: Line, one: Figure, two: Figure, between: list[str]) -> bool:
    """Whether two figures are items of one list: "12 und 15 Prozent", "3, 5 Meter", "12 statt 15 Millionen"."""
    alike = one.digits == two.digits and one.scale == two.scale
    if between == [","]:
        return alike and (one.step < ONE) == (two.step < ONE)  # not "M 6.0, 136 km from the coast"
    if between in (["mal"], ["x"], ["×"], ["by"]):
        return alike and dimension_of(two.unit) == "length"
    if between == ["statt"] or between == [AND[line.language]]:
        return alike or (one.scale == ONE and two.scale > THOUSAND and one.digits == two.digits)
    return alike and between in (["beziehungsweise"], ["bzw", "."])


def lend_scale(one: Figure, two: Figure) -> None:
    """The scale word of the second figure is that of the first too: "von 12 auf 15 Millionen"."""
    if one.scale == ONE and two.scale > ONE and one.value is not None and one.value < THOUSAND:
        one.value, one.step, one.scale = one.value * two.scale, one.step * two.scale, two.scale


def lend_hundredth(one: Figure, two: Figure) -> None:
    """The hundredth of a currency at the second figure is that of the first too: "10 and 15 cents"."""
    if two.hundredths and not one.hundredths and one.value is not None:
        one.value, one.step, one.hundredths = one.value / 100, one.step / 100, True


def is_plain(figure: Figure) -> bool:
    """Whether the figure is written in digits and has no unit."""
    return figure.digits and figure.bare and figure.unit is None and figure.kind == "count"
