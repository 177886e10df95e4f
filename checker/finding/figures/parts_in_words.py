"""English fractions in words of which numerator or denominator has more than one: "fifty-four hundredths", "two
thirty-fifths".

In: a line and the number in words read so far. Out: whether parts are counted there, and the share they make.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.finding.figures.number_words import NumberWord
from checker.finding.figures.numerals import ONE, TEN, Numeral, past_hyphen, word_at
from checker.finding.figures.scan import Line

TENS = frozenset(map(Decimal, range(20, 100, 10)))
FIRSTS = "firsts"  # a part only behind tens: "twenty-firsts"


def counts_parts(line: Line, at: int, count: Decimal) -> bool:
    """Whether the number in words that starts at `at` says how many parts of one there are: "three quarters",
    "fifty-four hundredths"."""
    at += 1
    ones = word_at(line, past_hyphen(line, at))
    if count in TENS and ones is not None and ones.kind == "card" and ones.value < TEN:
        count, at = count + ones.value, past_hyphen(line, at) + 1
    part = word_at(line, at)
    return part is not None and part.kind == "fraction" and count < part.value


def tens_below(line: Line, numeral: Numeral) -> Numeral | None:
    """English "two thirty-fifths", "one hundred forty-seconds": so many parts of which tens and ones make a whole."""
    if line.language != "en" or numeral.value is None:
        return None
    last, above, at = word_at(line, numeral.end - 1), numeral.value, numeral.end
    if last is not None and last.value in TENS and above > last.value:
        above -= last.value
    else:
        last, at = word_at(line, at), at + 1
    part = line.at(past_hyphen(line, at)).lower
    ones = word_at(line, past_hyphen(line, at)) if part != FIRSTS else NumberWord("fraction", ONE)
    if last is None or last.kind != "card" or last.value not in TENS or ones is None or ones.kind != "fraction":
        return None
    if not 0 < ones.value < TEN or not above:
        return None
    share = above / (last.value + ones.value)
    return replace(numeral, value=share, end=past_hyphen(line, at) + 1, step=Decimal("0.01"), kind="fraction")
