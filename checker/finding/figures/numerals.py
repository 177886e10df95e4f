"""Reads one number at one place of a line: figures, number words, both mixed, with scale, fraction and sign."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from checker.expression import Expression
from checker.finding.figures.counted import is_english_plural
from checker.finding.figures.number_words import NumberWord, load_tables, number_word
from checker.finding.figures.powers import read_power
from checker.finding.figures.scan import Line
from checker.finding.figures.units import dimension_of, unit_at
from checker.finding.figures.word_lists import words

ZERO, ONE, HUNDRED, THOUSAND = Decimal(0), Decimal(1), Decimal(100), Decimal(1000)
MILLION = THOUSAND * THOUSAND
# A figure of more characters is an identifier, not a number.
LONGEST = 30
TEN = 10
THREE = 3
MARKS = Expression(r"[.'’\u00a0\u202f\u2009 ]")
ENGLISH_MARKS = Expression(r"[,'’\u00a0\u202f\u2009 ]")
ABBREVIATED = words("abbreviated_scales")
LONG_UNIT = 4  # letters; "in" and "a" are no units here
STOP = words("english_stop")
BY_METRES = words("by_metres_en")
BY_MILLIONS = words("by_millions_en") | words("people_en")
DASHES = frozenset("-−–")
VULGAR = {
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "⅓": "1/3",
    "⅔": "2/3",
    "⅕": "0.2",
    "⅖": "0.4",
    "⅗": "0.6",
    "⅘": "0.8",
    "⅙": "1/6",
    "⅚": "5/6",
    "⅐": "1/7",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
    "⅑": "1/9",
    "⅒": "0.1",
}
PARTITIVE = words("share_of")
AND = {"de": "und", "en": "and"}
PERCENT = frozenset(("%", "percent", "per"))
CURRENCY_SIGNS = frozenset("$€£¥")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written. `end` is the index of the piece after it, `step` the place it is stated to (0: exact).

    `low` and `high` bound a vague number ("Dutzende"), whose value is None; `scale` is the last scale word's number;
    `one` marks an article that may be a number; `kind` is number, fraction, vague, ordinal, multiple or places.
    """

    value: Decimal | None
    end: int
    step: Decimal = ZERO
    kind: str = "number"
    scale: Decimal = ONE
    one: bool = False
    digits: bool = False
    low: Decimal = ZERO
    high: Decimal = ZERO


def word_at(line: Line, index: int) -> NumberWord | None:
    """What the word here says of number, or None."""
    return number_word(line.at(index).lower, line.language) if line.is_word(index) else None


def vulgar(sign: str) -> Decimal:
    """The value of a fraction sign."""
    above, _, below = VULGAR[sign].partition("/")
    return Decimal(above) / Decimal(below or 1)


def stated_step(digits: str, decimals: int) -> Decimal:
    """The place a figure is stated to: its last decimal, or the place of its trailing zeros beyond two figures.

    "34,2" is stated to 0.1, "26" and "150" to 1, "1200" to 100, "26000" to 1000, "300" to 10.
    """
    if decimals:
        return ONE.scaleb(-decimals)
    digits = digits.lstrip("0") or "0"
    zeros = len(digits) - len(digits.rstrip("0"))
    return ONE.scaleb(max(0, min(zeros, len(digits) - 2)))


def read_figure(line: Line, index: int) -> Numeral | None:
    """A number that starts with digits."""
    english = line.language == "en"
    text = line.at(index).text
    if len(text) > LONGEST:
        return None
    whole, _, decimals = text.partition("." if english else ",")
    whole = (ENGLISH_MARKS if english else MARKS).sub("", whole)
    value = Decimal(f"{whole or 0}.{decimals}") if decimals else Decimal(whole)
    powered = read_power(line, index, value)
    if powered:
        step = ONE.scaleb(-len(decimals)) * powered[0] / value if value else ZERO
        return Numeral(powered[0], powered[1], abs(step), digits=True)
    numeral = Numeral(value, index + 1, stated_step(whole, len(decimals)), digits=True)
    numeral = finish_scale(line, with_fraction(line, with_dot(line, numeral, index), index))
    return and_a_part(line, numeral) if english and numeral.scale >= MILLION else numeral


def with_dot(line: Line, numeral: Numeral, index: int) -> Numeral:
    """A decimal point in German text ("4.5 Millionen"); whether it is one, the unit behind it must show."""
    point, after = line.at(index + 1), line.at(index + 2)
    if line.language == "en":
        return point_apart(line, numeral, index)
    if point.text != "." or not (point.glued and after.glued and after.text.isdecimal()):
        return numeral
    if not line.at(index).text.isdecimal() or line.at(index + 3).text == "." or len(after.text) > 2:
        return numeral
    value = Decimal(f"{line.at(index).text}.{after.text}")
    return Numeral(value, index + 3, stated_step("", len(after.text)), digits=True, kind="dotted")


def point_apart(line: Line, numeral: Numeral, index: int) -> Numeral:
    """A decimal point between blanks, as English copy cut into words has it: "59 . 2 %", "$ 46 . 8 million"."""
    point, after, behind = line.at(index + 1), line.at(index + 2), line.at(index + 3)
    apart = point.text == "." and not (point.glued or after.glued) and after.text.isdecimal()
    word = word_at(line, index + 3)
    measured = behind.lower in PERCENT or (word is not None and word.kind == "scale")
    if not apart or not measured or not line.at(index).text.isdecimal():
        return numeral
    value = Decimal(f"{line.at(index).text}.{after.text}")
    return Numeral(value, index + 3, stated_step("", len(after.text)), digits=True)


def with_fraction(line: Line, numeral: Numeral, index: int) -> Numeral:
    """A fraction written with a stroke ("3/4", "1 1/2"), a fraction sign ("2½") or words ("5 und eine halbe")."""
    end = numeral.end
    whole = numeral.value or ZERO
    if numeral.kind != "number" or not line.at(index).text.isdecimal():
        return numeral
    part = stroke(line, index)
    if part is not None:
        return replace(numeral, value=part, end=index + 3, step=Decimal("0.01"), kind="fraction")
    part = stroke(line, end, apart=line.language == "en") if line.is_figure(end) else None
    if part is not None and part < 1:
        return replace(numeral, value=whole + part, end=end + 3, step=Decimal("0.01"))
    if line.at(end).text in VULGAR:
        return replace(numeral, value=whole + vulgar(line.at(end).text), end=end + 1, step=Decimal("0.01"))
    return and_a_part(line, numeral)


def stroke(line: Line, index: int, apart: bool = False) -> Decimal | None:
    """The value of "3/4" at `index`, if it is a proper fraction and no date, rate or file number; `apart` allows blanks
    around the stroke ("7 3 / 4 %")."""
    above, mark, below = line.at(index), line.at(index + 1), line.at(index + 2)
    joined = mark.glued == below.glued if apart else mark.glued and below.glued
    if mark.text != "/" or not (joined and above.text.isdecimal() and below.text.isdecimal()):
        return None
    if len(above.text) > 2 or len(below.text) > 3 or "0" in (below.text[0], above.text[0]):
        return None
    over, under = int(above.text), int(below.text)
    usual = under <= TEN or over == 1 or len(line) <= 4
    proper = over < under or len(line) == THREE
    return Decimal(over) / Decimal(under) if proper and usual and line.at(index + 3).text != "/" else None


def past_hyphen(line: Line, index: int) -> int:
    """The index of the word at `index`, or behind the English hyphen there that joins it to the word before."""
    hyphen = line.language == "en" and line.at(index).text == "-" and line.at(index).glued
    return index + 1 if hyphen and line.at(index + 1).glued else index


def and_a_part(line: Line, numeral: Numeral) -> Numeral:
    """ "und eine halbe", "und drei Viertel", "und ein Drittel", "-and-a-half" after a whole number."""
    at = past_hyphen(line, numeral.end)
    if line.at(at).lower != AND[line.language] or numeral.value is None:
        return numeral
    stated = stroke(line, at + 1) if line.is_figure(at + 1) else None
    if stated is not None:
        return replace(numeral, value=numeral.value + stated, end=at + 4, step=Decimal("0.01"))
    at = past_hyphen(line, at + 1)
    over = word_at(line, at)
    at = past_hyphen(line, at + 1)
    part, end = word_at(line, at), at + 1
    whole = numeral.scale if numeral.scale >= MILLION else ONE  # "a million and a half"
    if not over or not part or over.kind not in ("card", "one"):
        return numeral
    if over.value in range(20, 100, 10) and part.kind == "card" and part.value < TEN:  # "two and fifty-four hundredths"
        over, part, end = NumberWord("card", over.value + part.value), word_at(line, past_hyphen(line, end)), end + 1
        if not part or part.kind != "fraction":
            return numeral
    after = word_at(line, end)
    if whole > ONE and line.at(end).lower in PARTITIVE:
        return numeral  # "3 million and a third of the voters"
    if whole > ONE and after and after.kind == "scale":  # "one billion and three quarters million"
        whole = after.value
        end += 1
    if part.kind == "half" and over.kind == "one":
        return replace(numeral, value=numeral.value + whole / 2, end=end, step=whole / TEN)
    third = line.language == "en" and part.kind == "ordinal" and over.value == ONE and part.value > 2
    if third or (part.kind == "fraction" and over.value < part.value):
        added = whole * over.value / part.value
        return replace(numeral, value=numeral.value + added, end=end, step=whole / HUNDRED)
    return numeral


def finish_scale(line: Line, numeral: Numeral) -> Numeral:
    """The scale words after a number, and what is counted below the scale ("2 Millionen 300.000")."""
    numeral = hyphened_scale(line, glued_scale(line, numeral))
    word = word_at(line, numeral.end)
    if word and word.kind == "card" and word.value in (HUNDRED, THOUSAND) and numeral.scale == ONE:
        if numeral.value is not None and numeral.value < word.value:
            return finish_scale(line, scaled(line, numeral, word.value))
        return numeral
    if not word or word.kind not in ("scale", "dozen") or numeral.value is None or numeral.kind in ("vague", "ordinal"):
        return numeral
    if numeral.scale > ONE and word.value <= numeral.scale:
        return numeral
    if numeral.kind == "dotted":
        numeral = replace(numeral, kind="number")
    if line.at(numeral.end).lower == "m" and not is_money_scale(line, numeral):
        return numeral
    return finish_scale(line, scaled(line, numeral, word.value))


def hyphened_scale(line: Line, numeral: Numeral) -> Numeral:
    """English "-million" behind a number: "a $400-million loan", "a three-million-dollar bid"."""
    hyphen = line.at(numeral.end)
    if line.language != "en" or hyphen.text != "-" or not hyphen.glued or numeral.value is None:
        return numeral
    word = word_at(line, numeral.end + 1)
    if word is None or word.kind != "scale" or word.value < MILLION or not line.at(numeral.end + 1).glued:
        return numeral
    return scaled(line, replace(numeral, end=numeral.end + 1), word.value) if numeral.scale == ONE else numeral


def is_money_scale(line: Line, numeral: Numeral) -> bool:
    """Whether "m" after a figure is a million ("$5m", "5m euros", "5m tonnes", "5m people") and no metre."""
    before = line.at(numeral.end - 2).text
    after = unit_at(line, numeral.end + 1)
    first, second = line.at(numeral.end + 1).lower, line.at(numeral.end + 2).lower
    many = is_english_plural(first) and first.isalpha() and len(first) >= LONG_UNIT and first not in BY_METRES
    counted = first in BY_MILLIONS or many or (first.isalpha() and first not in STOP and second in BY_MILLIONS)
    measured = after is not None and len(first) >= LONG_UNIT and not dimension_of(after[0].code).startswith("duration")
    signed = before in CURRENCY_SIGNS or (
        before in DASHES and line.is_figure(numeral.end - 3) and line.at(numeral.end - 4).text in CURRENCY_SIGNS
    )  # "£5-10m"
    return line.at(numeral.end).glued and (signed or counted or measured)


def scaled(line: Line, numeral: Numeral, scale: Decimal) -> Numeral:
    """The number times its scale word, with the full stop of an abbreviation that does not end the sentence."""
    abbreviated = line.at(numeral.end).lower in ABBREVIATED
    end = numeral.end + 1
    if abbreviated and line.at(end).text == "." and line.at(end).glued:
        end += 1
    value = (numeral.value or ZERO) * scale
    step = max(numeral.step, ONE) if numeral.step >= ONE or not numeral.step else numeral.step
    if scale in (HUNDRED, Decimal(12)):
        step = stated_step(str(int(value)), 0) / scale if value == int(value) else step
    return replace(numeral, value=value, end=end, step=step * scale, scale=scale * numeral.scale, one=False)


@lru_cache(maxsize=2)
def glued_scales(language: str) -> dict[str, Decimal]:
    """Letters that multiply when they follow a figure without a space: "100k", "3M"."""
    return {sign: Decimal(number) for sign, number in load_tables()[language]["glued_scale"].items()}


def glued_scale(line: Line, numeral: Numeral) -> Numeral:
    """A scale letter glued to a figure; an English "k" also behind a blank."""
    sign = line.at(numeral.end)
    loose = line.language == "en" and sign.text == "k"
    if not (numeral.digits and (sign.glued or loose)) or sign.text not in glued_scales(line.language):
        return numeral
    if line.at(numeral.end + 1).glued and line.at(numeral.end + 1).text[0].isalnum():
        return numeral
    scale = glued_scales(line.language)[sign.text]
    return replace(
        numeral, value=(numeral.value or ZERO) * scale, end=numeral.end + 1, step=numeral.step * scale, scale=scale
    )
