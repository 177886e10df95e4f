"""Ordinals and what looks like them: "zweiter", "3. Banane", "4ter", "zu dritt", "jeder fünfte", "Platz 3"."""

from __future__ import annotations

from decimal import Decimal

from checker.finding.figures.draft import Figure, cancel
from checker.finding.figures.english import is_rank_tail
from checker.finding.figures.numerals import ONE, ZERO, Numeral, past_hyphen, word_at
from checker.finding.figures.scan import Line
from checker.finding.figures.units import dimension_of, unit_at
from checker.finding.figures.word_lists import words

EACH = words("each")
DETERMINERS = words("determiners")
ORDINAL_TAILS = words("ordinal_tails")
NOT_ADJECTIVES = words("not_adjectives")
RANKS = words("ranks")
PERIODS = words("ranked_periods")


def read_rank(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """Ordinals: "zweiter", "3. Banane", "4ter", "zu dritt", "jeder fünfte", "Platz 3"."""
    if numeral.kind in ("ordinal", "ordinal_scale", "base"):
        return read_ordinal_word(line, figure, numeral)
    if figure.digits and numeral.scale == ONE and line.at(figure.end).glued:
        after = line.at(figure.end)
        goes_on = line.at(figure.end + 1).glued and line.at(figure.end + 1).text[:1].isalnum()
        if after.text in ORDINAL_TAILS and not goes_on and is_rank_tail(line, figure):
            return become_ordinal(line, figure, figure.end + 1)
        if after.text == "." and is_ordinal_dot(line, figure):
            return become_ordinal(line, figure, figure.end + 1)
    ranked = line.at(figure.first - 1).lower in RANKS and not line.at(figure.end).text[:1].isupper()
    return ranked and numeral.kind == "number" and become_ordinal(line, figure, figure.end)


def read_ordinal_word(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """An ordinal in words; a bare stem ("dritt") only after "zu"; "das Erste" as a name is none."""
    before = line.at(figure.first - 1).lower
    text = line.at(figure.first).text
    if numeral.kind == "base":
        return become_ordinal(line, figure, figure.end) if before == "zu" else cancel(figure)
    if line.language == "en":
        return english_ordinal(line, figure)
    if numeral.value == 1 and ((text[0].isupper() and before in ("das", "fürs", "als")) or text.lower() == "erst"):
        return cancel(figure)
    after = line.at(figure.end)
    if before == "zum" and text.islower() and not after.text[:1].isupper() and after.lower != "mal":
        return cancel(figure)  # "zum einen ..., zum zweiten ...": what is told next
    if numeral.value == 8 and text.lower() == "achten" and before not in DETERMINERS:
        return cancel(figure)
    return become_ordinal(line, figure, figure.end)


def english_ordinal(line: Line, figure: Figure) -> bool:
    """ "second" may be a unit, "first" an adverb: no ordinal before a comma at the start of a sentence."""
    alone = (
        line.at(figure.end).text == ","
        and line.ends_sentence(figure.first - 1)
        and line.at(figure.first).lower == "first"
    )
    if begins_period(line, figure):
        return cancel(figure)
    listed = word_at(line, figure.end + 1)
    return cancel(figure) if alone and not listed else become_ordinal(line, figure, figure.end)


def begins_period(line: Line, figure: Figure) -> bool:
    """Whether English "first" only opens a span of time: "the first three months of the year"."""
    if line.at(figure.first).lower != "first":
        return False
    count = word_at(line, figure.end)
    many = line.is_figure(figure.end) or (count is not None and count.kind == "card")
    unit = unit_at(line, figure.end + 1) if many else None
    return unit is not None and dimension_of(unit[0].code).startswith("duration")


def become_ordinal(line: Line, figure: Figure, end: int) -> bool:
    """Make the figure a rank; after "jeder" a fraction ("jeder fünfte"); before a period or class it ranks nothing."""
    if line.at(past_hyphen(line, end)).lower in PERIODS:
        return cancel(figure)  # "in der zweiten Jahreshälfte", "a first-class seat"
    figure.end, figure.kind, figure.unit, figure.step = end, "ordinal", "ordinal", ZERO
    if line.at(figure.first - 1).lower in EACH and figure.value and figure.value > 1 and shares_out(line, end):
        figure.first -= 1
        figure.kind, figure.unit, figure.value, figure.step = "fraction", None, ONE / figure.value, Decimal("0.01")
    return True


def shares_out(line: Line, end: int) -> bool:
    """Whether "jeder fünfte", "every third" is a share of what follows; English "every second day" is a rhythm."""
    unit = unit_at(line, end) if line.language == "en" else None
    return unit is None or not dimension_of(unit[0].code).startswith("duration")


def is_ordinal_dot(line: Line, figure: Figure) -> bool:
    """Whether the full stop after a figure makes it an ordinal and does not end the sentence."""
    after = line.at(figure.end + 1)
    whole = line.at(figure.first).text.isdecimal() and len(line.at(figure.first).text) <= 3
    if not whole or not after.text[:1].isalpha() or after.glued or line.language != "de":
        return False
    before = line.at(figure.first - 1)
    if after.lower in ("und", "bis", "oder"):  # "in der 51. und 58. Minute"
        dotted = (
            line.is_figure(figure.end + 2) and line.at(figure.end + 3).text == "." and line.at(figure.end + 3).glued
        )
        return dotted and line.at(figure.end + 4).text[:1].isalpha()
    if after.lower in DETERMINERS or after.lower in NOT_ADJECTIVES:
        return False
    return after.text[0].islower() or before.lower in DETERMINERS or before.text == "("
