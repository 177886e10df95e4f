"""Shares of a whole told by two numbers in English: "one in five", "two out of three".

In: the line and the first of the two, read already. Out: the share, or None.
"""

from __future__ import annotations

from decimal import Decimal

from checker.finding.figures.draft import Figure
from checker.finding.figures.numerals import ONE, TEN
from checker.finding.figures.scan import Line
from checker.finding.figures.spelled import read_numeral
from checker.finding.figures.units import unit_at
from checker.finding.figures.word_lists import words

YEARS = range(1900, 2100)
WHOLES = frozenset(map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000)))
STEPS = frozenset(("level", "grade", "stage", "category", "step", "number"))
TENS = frozenset(map(Decimal, (10, 100)))
MINUS = words("minus")


def out_of(line: Line, figure: Figure) -> Figure | None:
    """English "one in five", "two out of three" as a share of a whole; not "two in 2020" nor "one in 10 minutes".

    A line that says only "one over three" is a share too.
    """
    if line.language != "en" or figure.unit is not None or figure.kind != "count" or figure.value is None:
        return None
    if line.at(figure.first - 1).lower in STEPS:
        return None  # "a warning of level four out of five"
    joined = [line.at(figure.end).lower, line.at(figure.end + 1).lower]
    at = figure.end + 2 if joined == ["out", "of"] else figure.end + 1 if joined[0] in ("in", "over") else 0
    whole = read_numeral(line, at) if at else None
    if whole is None or whole.value is None or whole.one or whole.kind != "number" or unit_at(line, whole.end):
        return None
    opens = figure.first == 0 or line.at(figure.first).lower in MINUS
    if joined[0] == "over" and not (opens and line.at(whole.end).text in ("", ".")):
        return None
    year = line.at(at).text.isdecimal() and whole.value in YEARS
    round_whole = whole.value in WHOLES or (not whole.digits and whole.value % 100 == 0)
    part = abs(figure.value)
    usual = round_whole or (part == ONE and not year)  # "one in eight", but "one in 2024"
    worded = not whole.digits and not figure.digits  # "four in five trains", "nine in ten voters"
    most = TEN if joined[0] == "out" or whole.value in TENS or worded else 2
    if not 0 < part < whole.value or not usual or part > most:
        return None
    figure.value, figure.end, figure.kind, figure.step = (
        figure.value / whole.value,
        whole.end,
        "fraction",
        Decimal("0.01"),
    )
    return figure
