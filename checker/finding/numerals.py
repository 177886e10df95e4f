"""Reads one number at one place of a line: figures, number words, both mixed, with scale, fraction and sign."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from checker.finding.number_words import NumberWord, load_tables, number_word
from checker.finding.scan import Line

ZERO, ONE, HUNDRED, THOUSAND = Decimal(0), Decimal(1), Decimal(100), Decimal(1000)
MARKS = re.compile(r"[.'’\u00a0\u202f\u2009 ]")
ENGLISH_MARKS = re.compile(r"[,'’\u00a0\u202f\u2009 ]")
ABBREVIATED = frozenset("mio mill mrd bio tsd".split())
MINUS = frozenset(("minus", "negativ", "negative"))
DASHES = frozenset("-−–")
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3", "⅕": "0.2", "⅛": "0.125"}
POINT = {"de": frozenset(("komma", "punkt")), "en": frozenset(("point",))}
AND = {"de": "und", "en": "and"}
HALF_ARTICLES = frozenset("ein eine einen einem einer eines".split())


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
    signed: bool = False


def word_at(line: Line, index: int) -> NumberWord | None:
    """What the word here says of number, or None."""
    return number_word(line.at(index).lower, line.language) if line.is_word(index) else None


def is_joined(line: Line, index: int, after: int) -> bool:
    """Whether all that stands between two pieces is spaces or one hyphen without spaces."""
    return index + 1 == after or (index + 2 == after and line.at(index + 1).text == "-" and line.at(after).glued)


def read_numeral(line: Line, index: int) -> Numeral | None:
    """The number that starts with the piece at `index`, or None."""
    if line.is_figure(index):
        return read_figure(line, index)
    if line.at(index).text in VULGAR:
        return finish_scale(line, Numeral(Decimal(vulgar(line.at(index).text)), index + 1, Decimal("0.01"), "fraction"))
    word = word_at(line, index)
    return read_words(line, index, word) if word else None


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
    whole, _, decimals = text.partition("." if english else ",")
    whole = (ENGLISH_MARKS if english else MARKS).sub("", whole)
    value = Decimal(f"{whole}.{decimals or 0}") if decimals else Decimal(whole)
    numeral = Numeral(value, index + 1, stated_step(whole, len(decimals)), digits=True)
    return finish_scale(line, with_fraction(line, with_dot(line, numeral, index), index))


def with_dot(line: Line, numeral: Numeral, index: int) -> Numeral:
    """A decimal point in German text ("4.5 Millionen"); whether it is one, the unit behind it must show."""
    point, after = line.at(index + 1), line.at(index + 2)
    if line.language == "en" or point.text != "." or not (point.glued and after.glued and after.text.isdecimal()):
        return numeral
    if not line.at(index).text.isdecimal() or line.at(index + 3).text == "." or len(after.text) > 2:
        return numeral
    value = Decimal(f"{line.at(index).text}.{after.text}")
    return Numeral(value, index + 3, stated_step("", len(after.text)), digits=True, kind="dotted")


def with_fraction(line: Line, numeral: Numeral, index: int) -> Numeral:
    """A fraction written with a stroke ("3/4", "1 1/2"), a fraction sign ("2½") or words ("5 und eine halbe")."""
    end = numeral.end
    whole = numeral.value or ZERO
    if numeral.kind != "number" or not line.at(index).text.isdecimal():
        return numeral
    part = stroke(line, index)
    if part is not None:
        return replace(numeral, value=part, end=index + 3, step=Decimal("0.01"), kind="fraction")
    part = stroke(line, end) if line.is_figure(end) else None
    if part is not None and part < 1:
        return replace(numeral, value=whole + part, end=end + 3, step=Decimal("0.01"))
    if line.at(end).text in VULGAR:
        return replace(numeral, value=whole + vulgar(line.at(end).text), end=end + 1, step=Decimal("0.01"))
    return and_a_part(line, numeral)


def stroke(line: Line, index: int) -> Decimal | None:
    """The value of "3/4" at `index`, if it is a proper fraction and no date, rate or file number."""
    above, mark, below = line.at(index), line.at(index + 1), line.at(index + 2)
    if mark.text != "/" or not (mark.glued and below.glued and above.text.isdecimal() and below.text.isdecimal()):
        return None
    small = len(above.text) <= 2 and len(below.text) <= 3 and below.text[0] != "0" and above.text[0] != "0"
    return Decimal(above.text) / Decimal(below.text) if small and line.at(index + 3).text != "/" else None


def and_a_part(line: Line, numeral: Numeral) -> Numeral:
    """ "und eine halbe", "und drei Viertel", "und ein Drittel" after a whole number."""
    end = numeral.end
    if line.at(end).lower != AND[line.language] or numeral.value is None:
        return numeral
    over = word_at(line, end + 1)
    part = word_at(line, end + 2)
    if not over or not part or over.kind not in ("card", "one"):
        return numeral
    if part.kind == "half" and over.kind == "one":
        return replace(numeral, value=numeral.value + Decimal("0.5"), end=end + 3, step=Decimal("0.1"))
    if part.kind == "fraction" and over.value < part.value:
        return replace(numeral, value=numeral.value + over.value / part.value, end=end + 3, step=Decimal("0.01"))
    return numeral


def finish_scale(line: Line, numeral: Numeral) -> Numeral:
    """The scale words after a number, and what is counted below the scale ("2 Millionen 300.000")."""
    numeral = glued_scale(line, numeral)
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
    if line.language == "en" and line.at(numeral.end).lower == "m" and not numeral.digits:
        return numeral
    return finish_scale(line, scaled(line, numeral, word.value))


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
    """A scale letter glued to a figure."""
    sign = line.at(numeral.end)
    if not (numeral.digits and sign.glued) or sign.text not in glued_scales(line.language):
        return numeral
    if line.at(numeral.end + 1).glued and line.at(numeral.end + 1).text[0].isalnum():
        return numeral
    scale = glued_scales(line.language)[sign.text]
    return replace(
        numeral, value=(numeral.value or ZERO) * scale, end=numeral.end + 1, step=numeral.step * scale, scale=scale
    )


def read_words(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """A number that starts with a word."""
    reader = READERS.get(word.kind)
    return reader(line, index, word) if reader else None


def read_simple(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """A word that is a whole number expression: ordinal, multiple, "die Hälfte", "zweistellig"."""
    kind = {"half_noun": "fraction"}.get(word.kind, word.kind)
    if word.kind == "places":
        return Numeral(None, index + 1, kind="places", low=word.value, high=word.high)
    return Numeral(word.value, index + 1, Decimal("0.01") if kind == "fraction" else ZERO, kind)


def read_mixed(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """ "anderthalb", "zweieinhalb", "dreiviertel"."""
    return finish_scale(line, Numeral(word.value, index + 1, Decimal("0.1")))


def read_half(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """ "halbe Stunde", "halbes Dutzend"."""
    return finish_scale(line, Numeral(word.value, index + 1, Decimal("0.1"), "half"))


def read_fraction(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """A fraction noun without a count before it ("Viertel Liter") is a number only where a unit follows."""
    return Numeral(ONE / word.value, index + 1, Decimal("0.01"), "bare_fraction")


def read_vague(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """ "Dutzende", "Tausende", "Zehntausende"."""
    return Numeral(None, index + 1, kind="vague", low=word.value, high=word.high)


def read_several(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """ "mehrere tausend", "einige Dutzend": a number only with the scale word."""
    after = word_at(line, index + 1)
    if not after or not (after.kind in ("scale", "dozen", "vague") or after.value in (HUNDRED, THOUSAND)):
        return None
    size = {"vague": after.value / 2}.get(after.kind, after.value)
    end = index + 2
    if line.at(index + 1).lower in ABBREVIATED and line.at(end).text == "." and line.at(end).glued:
        end += 1
    return Numeral(None, end, kind="vague", low=word.value * size, high=word.high * size, scale=size)


def read_scale(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """A scale word without a number before it: "Millionen Menschen"."""
    lower = line.at(index).lower
    vague = load_tables()[line.language]["vague"].get(lower)
    if not vague or line.language == "de" and not line.at(index).text[0].isupper():
        return read_english_scale(line, index, word) if line.language == "en" else None
    return Numeral(None, index + 1, kind="vague", low=Decimal(vague[0]), high=Decimal(vague[1]), scale=word.value)


def read_english_scale(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """ "thousand nine hundred": a scale word that begins a number."""
    if line.at(index).lower not in ("thousand", "hundred", "million", "billion"):
        return None
    return read_sequence(line, index, NumberWord("card", ONE), started=True)


def read_dozen(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """ "Dutzend" alone."""
    return Numeral(Decimal(12), index + 1) if line.at(index + 1).text[:1].isupper() else None


def read_one(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """ "ein" before a scale, dozen, half or fraction word is a number; else it is an article that may be one."""
    after = word_at(line, index + 1)
    if after is None:
        return Numeral(ONE, index + 1, one=True)
    if after.kind == "half":
        return finish_scale(line, Numeral(Decimal("0.5"), index + 2, Decimal("0.1"), "half"))
    if after.kind == "fraction":
        fraction = Numeral(ONE / after.value, index + 2, Decimal("0.01"), "fraction")
        return replace(finish_scale(line, fraction))
    if after.kind == "mixed" and after.value < 1:
        return finish_scale(line, Numeral(after.value, index + 2, Decimal("0.01")))
    if after.kind in ("scale", "dozen") or after.kind == "card" and after.value in (HUNDRED, THOUSAND):
        return read_sequence(line, index, NumberWord("card", ONE))
    return Numeral(ONE, index + 1, one=True)


def read_sequence(line: Line, index: int, word: NumberWord, started: bool = False) -> Numeral | None:
    """Cardinal words in a row that make one number: "zwei Millionen dreihunderttausend", "ein hundert fünfzehn"."""
    total, group, last_scale, at = ZERO, None if started else word.value, Decimal("Infinity"), index
    at += 0 if started else 1
    group = ONE if started else group
    while True:
        step = next_in_sequence(line, at, group, last_scale)
        if step is None:
            break
        group, gain, last_scale, at = step
        total += gain
    value = total + (group or ZERO)
    numeral = Numeral(value, at, words_step(value, last_scale), scale=last_scale if total else ONE)
    return finish_words(line, numeral, group)


def words_step(value: Decimal, last_scale: Decimal) -> Decimal:
    """The place a number in words is stated to: its last scale word, or that of its trailing zeros."""
    if last_scale.is_infinite():
        return stated_step(str(int(value)), 0)
    return last_scale if value % last_scale == 0 else ONE


Step = tuple[Decimal | None, Decimal, Decimal, int]


def next_in_sequence(line: Line, at: int, group: Decimal | None, last_scale: Decimal) -> Step | None:
    """The next word of a number in words: the group after it, what it adds to the total, the scale, the next index."""
    word = word_at(line, at)
    if word and word.kind == "scale" and word.value > THOUSAND and group and word.value < last_scale:
        end = at + 1
        if line.at(at).lower in ABBREVIATED and line.at(end).text == "." and line.at(end).glued:
            end += 1
        return None, group * word.value, word.value, end
    if word and word.kind == "scale" and group and group < word.value * 100:
        return join_cards(group, word.value, at + 1, last_scale)
    if word and word.kind == "card":
        if group is None:
            return (word.value, ZERO, last_scale, at + 1) if word.value < last_scale and word.value else None
        return join_cards(group, word.value, at + 1, last_scale)
    if line.language == "en" and line.at(at).text == "-" and line.at(at).glued and group:
        return hyphened(line, at, group, last_scale)
    return joined_by_and(line, at, group, last_scale)


def hyphened(line: Line, at: int, group: Decimal, last_scale: Decimal) -> Step | None:
    """English "forty-seven"."""
    after = word_at(line, at + 1)
    ok = after and after.kind == "card" and line.at(at + 1).glued
    return join_cards(group, after.value, at + 2, last_scale) if ok and after else None


def joined_by_and(line: Line, at: int, group: Decimal | None, last_scale: Decimal) -> Step | None:
    """ "zwei und vierzig"; "one hundred and two"."""
    if group is None or line.at(at).lower != AND[line.language]:
        return None
    after = word_at(line, at + 1)
    if not after or after.kind != "card":
        return None
    if line.language == "en":
        return join_cards(group, after.value, at + 2, last_scale) if group % 100 == 0 and after.value < 100 else None
    if 0 < group < 10 and after.value in range(20, 100, 10) and line.at(at - 1).lower != "eins":
        return group + after.value, ZERO, last_scale, at + 2
    return None


def join_cards(group: Decimal, value: Decimal, end: int, last_scale: Decimal) -> Step | None:
    """Two cardinals that make one: 2 100 -> 200, 200 15 -> 215, 20 000 500, forty two; None where they are two numbers."""
    multiplied = value in (HUNDRED, THOUSAND) and ZERO < group < (HUNDRED if value == HUNDRED else THOUSAND)
    if multiplied:
        return group * value, ZERO, last_scale, end
    if group == 0:
        return (value, ZERO, last_scale, end) if ZERO < value < 10 else None
    fits = (
        (group % 1000 == 0 and ZERO < value < THOUSAND)
        or (group % 100 == 0 and ZERO < value < HUNDRED)
        or (group % 10 == 0 and group % 100 >= 20 and ZERO < value < 10)
    )
    return (group + value, ZERO, last_scale, end) if fits else None


def finish_words(line: Line, numeral: Numeral, group: Decimal | None) -> Numeral:
    """What may follow a number in words: decimals in words, halves, dozens, fractions, an ordinal at the end."""
    after = word_at(line, numeral.end)
    value = numeral.value or ZERO
    if line.at(numeral.end).lower in POINT[line.language]:
        return finish_scale(line, decimals_in_words(line, numeral))
    if after and after.kind == "ordinal_scale":
        return replace(numeral, value=value * after.value, end=numeral.end + 1, kind="ordinal")
    if after and after.kind == "ordinal" and group and join_cards(group, after.value, 0, ONE):
        return replace(numeral, value=value + after.value, end=numeral.end + 1, kind="ordinal")
    if after and after.kind == "fraction" and value < 100:
        fraction = replace(
            numeral, value=value / after.value, end=numeral.end + 1, step=Decimal("0.01"), kind="fraction"
        )
        return finish_scale(line, fraction)
    if after and after.kind == "half" and value < 100 and line.language == "de":
        return replace(numeral, value=value / 2, end=numeral.end + 1, step=Decimal("0.1"))
    if line.at(numeral.end).lower == AND[line.language]:
        return finish_scale(line, and_a_part(line, numeral))
    return finish_scale(line, numeral) if after and after.kind in ("dozen", "scale") else numeral


def decimals_in_words(line: Line, numeral: Numeral) -> Numeral:
    """ "drei Komma eins vier": single digits after the point."""
    digits = ""
    at = numeral.end + 1
    while (word := word_at(line, at)) and word.kind == "card" and word.value < 10:
        digits += str(int(word.value))
        at += 1
    if not digits:
        return numeral
    value = Decimal(f"{int(numeral.value or 0)}.{digits}")
    return replace(numeral, value=value, end=at, step=ONE.scaleb(-len(digits)))


READERS = {
    "card": read_sequence,
    "one": read_one,
    "mixed": read_mixed,
    "half": read_half,
    "fraction": read_fraction,
    "vague": read_vague,
    "several": read_several,
    "scale": read_scale,
    "dozen": read_dozen,
    "ordinal": read_simple,
    "ordinal_scale": read_simple,
    "base": read_simple,
    "multiple": read_simple,
    "half_noun": read_simple,
    "places": read_simple,
}
