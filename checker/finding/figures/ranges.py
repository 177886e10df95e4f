"""Ranges: two figures that are ends of one ("zwischen rund 20 und etwa 30 Millionen", "vier- bis fünfhundert").

In: the first figure, read already. Out: the range it begins, or the figure itself.
"""

from __future__ import annotations

from decimal import Decimal

from checker.finding.figures.counted import counted_at
from checker.finding.figures.draft import Figure
from checker.finding.figures.figures import read_figure_at
from checker.finding.figures.hedges import hedge_before
from checker.finding.figures.numerals import ONE, THOUSAND, ZERO, word_at
from checker.finding.figures.scan import Line
from checker.finding.figures.units import dimension_of, unit_at
from checker.finding.figures.word_lists import words
from checker.model import Hedge

TO = {"de": frozenset(("bis", "–", "-", "—", "oder")), "en": frozenset(("to", "–", "-", "—", "or"))}
AND = {"de": "und", "en": "and"}
BETWEEN = frozenset(("zwischen", "between"))
FROM = frozenset(("von", "from"))
DASH = frozenset("–-—")
GROUPED = (".000", ",000", ".500", ",500")
# What an elided first end is multiplied by, where the second is so many of it: "zwei- bis dreihunderttausend".
ELIDED = tuple(Decimal(10) ** power for power in (9, 6, 5, 3, 2))
LONGEST_HEDGE = 3
REACH = 12
OR, BEFORE_CHANGE = frozenset(("oder", "or")), words("before_change_en")
FAR = 4  # times: so far apart are no two ends of what something rose by
MINUS, MINUS_SIGNS = words("minus"), frozenset("-−–")
OF_AGES = words("of_ages")
PEOPLE = words("people_en")
MOVED, ZERO_POINTS = words("moved_en"), words("zero_points")


def range_from(line: Line, figure: Figure) -> Figure:
    """The range whose lower end is this figure ("20 bis 30 Euro" from "20"), with the words that open it ("zwischen");
    the figure itself where no upper end follows or the two are a movement ("rose from 20 to 30")."""
    opening = before_hedge(line, figure.first)
    aged = tells_ages(line, opening)
    at, joined = connector(line, figure, line.at(opening).lower in (*BETWEEN, *(("of",) if aged else ())))
    if (
        not joined
        or figure.value is None
        or (figure.kind in ("ordinal", "multiple", "fraction") and figure.unit != "times")
        or is_movement(line, opening)
    ):
        return figure
    other = second_end(line, joined)
    if other and aged and other.unit is None and other.kind == "count":
        figure.kind = other.kind = "age"
        figure.unit = other.unit = "year"
    take_sign_of_lower(line, figure, other, at)
    if other is None or other.value is None or not fit(line, figure, other, at):
        return figure
    low, high = figure.value, other.value
    if other.hundredths and figure.unit is None:
        low /= 100  # "zehn bis 15 Cent"
    if figure.scale == ONE and other.scale > ONE and figure.value < THOUSAND and lends_scale(line, figure, other):
        low *= other.scale
    elif figure.unit is None:
        low *= elided_factor(line, figure, other)
    if figure.unit is None and low >= ZERO > high and line.at(other.end - 1).lower in ZERO_POINTS:
        low, high = high, ZERO - low  # "30 to 40 degrees below zero"
    if high < low < ZERO:
        low, high = high, low  # "minus 3 bis minus 5 Grad"
    if low >= high or is_change_and_level(line, opening, figure, other):
        return figure
    other.first, other.low, other.high, other.value, other.digits = figure.first, low, high, None, figure.digits
    before = line.at(opening).lower
    if other.unit == "year" and before in (*BETWEEN, *FROM) and line.at(opening - 1).lower in OF_AGES:
        other.kind = "age"
    if before in BETWEEN or (before in FROM and line.at(at).lower in ("bis", "to")):
        other.first = opening
    return other


def take_sign_of_lower(line: Line, figure: Figure, other: Figure | None, dash: int) -> None:
    """ "$27-28 billion", "€1.2–1.5 million": the sign of currency before the lower end is that of both."""
    signed = figure.kind == "money" and line.at(figure.end - 1).text[:1].isdecimal()
    glued = line.at(dash).text in DASH and line.at(dash).glued and line.at(dash + 1).glued
    plain = other is not None and other.unit is None and other.kind == "count" and other.digits
    if other is not None and plain and signed and glued:
        other.unit, other.kind, other.bare = figure.unit, "money", False


def lends_scale(line: Line, figure: Figure, other: Figure) -> bool:
    """Whether the scale word at the upper end is that of the lower too: "20 bis 30 Millionen", "$1.2 to $1.8 billion";
    "$500 to $1 million" has two scales."""
    if figure.unit is None:
        return True
    signed = figure.unit == other.unit and line.at(figure.end - 1).text[:1].isdecimal()
    return signed and (figure.value or ZERO) * other.scale < (other.value or ZERO)


def before_hedge(line: Line, index: int) -> int:
    """The index of the piece before a figure and its hedge: "zwischen" of "zwischen rund 20"."""
    found = hedge_before(line, index, True)
    return (found[1] if found else index) - 1


def is_movement(line: Line, opening: int) -> bool:
    """Whether English "from ... to ..." tells a rise or fall ("rose from $3 to $5") and no range."""
    while line.language == "en" and line.at(opening).lower in BEFORE_CHANGE:
        opening -= 1
    if line.language != "en" or line.at(opening).lower not in FROM:
        return False
    return any(line.at(at).lower in MOVED for at in range(max(0, opening - REACH), opening))


def is_change_and_level(line: Line, opening: int, figure: Figure, other: Figure) -> bool:
    """Whether English "rose by 46,000 to 3 million", "fell 3p to 214p" tells a change and what it led to; "grew 2 to 15
    percent", whose unit stands at the second end alone, is a range."""
    if line.language != "en" or line.at(figure.end).lower != "to" or figure.value is None or other.value is None:
        return False
    by = line.at(opening).lower == "by"
    before = range(max(0, opening - REACH), opening) if by else (opening,)
    if not any(line.at(at).lower in MOVED for at in before) or figure.unit != other.unit:
        return False
    return (by and figure.unit is not None) or other.value >= FAR * figure.value


def tells_ages(line: Line, opening: int) -> bool:
    """Whether the words up to `opening` say that ages follow: "aged", "aged between", "the ages of"."""
    last, before = line.at(opening).lower, line.at(opening - 1).lower
    if last == "between" and before in PEOPLE:
        return True  # "three men and two women between 33 and 61"
    return last == "aged" or (last in BETWEEN and before == "aged") or (last == "of" and before == "ages")


def second_end(line: Line, joined: int) -> Figure | None:
    """The figure at the second end, behind a hedge or a sign of currency: "bis etwa 30", "to $680"."""
    sign = unit_at(line, joined)
    minus = line.at(joined).lower in MINUS or (line.at(joined).text in MINUS_SIGNS and line.at(joined + 1).glued)
    if line.at(joined).lower == "plus" and line.is_figure(joined + 1):
        joined += 1  # "minus 3 bis plus 4 Grad"
    if minus and not line.at(joined).glued:
        other = read_figure_at(line, joined + 1)
        return other if other and other.first == joined else None
    if sign and dimension_of(sign[0].code) == "money":
        other = read_figure_at(line, sign[1])
        return other if other and other.first == joined else None
    other = read_figure_at(line, joined)
    if other is not None:
        return other if other.first <= joined else None
    for length in range(1, LONGEST_HEDGE + 1):
        found = hedge_before(line, joined + length, True)
        if found and found[1] == joined:
            other = read_figure_at(line, joined + length)
            return other if other and other.first == joined + length else None
    return None


def is_other_bound(line: Line, other: Figure, at: int) -> bool:
    """Whether "or" joins a limit of its own: "at least 30 minutes or a maximum of 90"."""
    found = hedge_before(line, other.first, True) if line.at(at).lower in OR else None
    return found is not None and found[1] >= at and found[0].hedge in (Hedge.UPPER_BOUND, Hedge.LOWER_BOUND)


def elided_factor(line: Line, figure: Figure, other: Figure) -> Decimal:
    """What the lower end must be multiplied by because its scale is told at the upper one alone: 1000 in
    "20- bis 30.000", 100 in "vier- bis fünfhundert", else 1."""
    if figure.value is None or other.value is None or figure.scale > ONE or not ZERO < figure.value < THOUSAND:
        return ONE
    mark = line.at(figure.end)
    dashed = mark.text == "-" and mark.glued and not line.at(figure.end + 1).glued
    grouped = (
        line.text[line.at(other.first).start : line.at(other.end - 1).end].split()[0].endswith(GROUPED)
        and other.scale == ONE
    )
    glued = mark.text in DASH and mark.glued and line.at(figure.end + 1).glued
    joined = glued and grouped and line.language == "en"  # "40-50,000 homes"
    spoken = mark.lower in ("bis", "to") and figure.digits == other.digits
    if not (dashed or spoken or joined) or ZERO < figure.step < ONE:
        return ONE
    for factor in ELIDED:
        if figure.digits and factor not in (ELIDED[1], ELIDED[3]):  # digits are elided by threes
            continue
        if other.value % factor == 0 and figure.value < other.value / factor:
            return factor
    return ONE


def connector(line: Line, figure: Figure, between: bool) -> tuple[int, int]:
    """Index of the word or dash that joins two ends of a range, and of the piece after it; 0 for none.

    `between` says that "zwischen" stands before, so that "und" joins.
    """
    at = figure.end
    if (
        line.at(at).text == "-"
        and line.at(at).glued
        and not line.at(at + 1).glued
        and line.at(at + 1).lower in ("bis", "to", "oder", *((AND[line.language],) if between else ()))
    ):
        at += 1
    sign = line.at(at)
    if sign.lower not in TO[line.language] and not (between and sign.lower in (AND[line.language], "to")):
        return at, 0
    after = at + 1
    if sign.text in DASH and sign.glued != line.at(after).glued:
        return at, 0
    if line.at(after).lower == "zu":
        after += 1
    return at, after


def fit(line: Line, figure: Figure, other: Figure, at: int) -> bool:
    """Whether two figures are ends of one range: same unit or only the second has one, and the dash is no minus."""
    if other.kind in ("ordinal", "score", "fraction") or other.one:
        return False
    if figure.unit is not None and dimension_of(figure.unit) != dimension_of(other.unit):
        return False
    if figure.unit is not None and figure.unit != other.unit:
        return False
    if is_in_chain(line, figure, other, at) or is_other_bound(line, other, at):
        return False
    worded = line.at(at).lower in ("oder", "or")
    if worded and line.at(at - 1).end + 1 != line.at(at).start:
        return False
    return not worded or counted_at(line, figure.end) is None


def is_in_chain(line: Line, figure: Figure, other: Figure, dash: int) -> bool:
    """Whether a dash joins two numbers in words and a third: a line-up "three-five-two" has no ends."""
    if figure.digits or other.digits or line.at(dash).text not in DASH or not line.at(dash).glued:
        return False
    before, after = line.at(figure.first - 1), line.at(other.end)
    return (before.text in DASH and before.glued and word_at(line, figure.first - 2) is not None) or (
        after.text in DASH and after.glued and word_at(line, other.end + 1) is not None
    )
