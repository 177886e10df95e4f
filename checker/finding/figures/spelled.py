"""Reads numbers in words ("zwei Millionen dreihunderttausend", "mehrere tausend"), and any number at all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.finding.figures.number_words import ONES, NumberWord, load_tables
from checker.finding.figures.numerals import (
    ABBREVIATED,
    AND,
    HUNDRED,
    ONE,
    THOUSAND,
    VULGAR,
    ZERO,
    Numeral,
    and_a_part,
    finish_scale,
    hyphened_scale,
    past_hyphen,
    read_figure,
    stated_step,
    vulgar,
    word_at,
)
from checker.finding.figures.parts_in_words import counts_parts, tens_below
from checker.finding.figures.scan import Line
from checker.finding.figures.units import unit_at
from checker.finding.figures.word_lists import words

BEHIND_SCORES = words("behind_scores_en")
MEASURED = frozenset(("point", "points", "percentage", "share"))
PARTS = frozenset(("half", "quarter"))  # "a half-hour", "a quarter-mile"
BEFORE_DOZEN = frozenset(("another", "nearly", "about", "almost"))
POINT = {"de": frozenset(("komma", "punkt")), "en": frozenset(("point",))}


def read_numeral(line: Line, index: int) -> Numeral | None:
    """The number that starts with the piece at `index`, or None."""
    if line.is_figure(index):
        numeral = read_figure(line, index)
        return below_scale(line, numeral) if numeral and line.language == "en" else numeral
    if line.at(index).text in VULGAR:
        return finish_scale(line, Numeral(Decimal(vulgar(line.at(index).text)), index + 1, Decimal("0.01"), "fraction"))
    word = word_at(line, index)
    return read_words(line, index, word) if word else None


def below_scale(line: Line, numeral: Numeral) -> Numeral:
    """What goes on below a scale word behind English digits: "4 thousand 3 hundred and 21"; the number itself where
    nothing does."""
    word = word_at(line, numeral.end - 1)
    if word is None or word.kind != "scale" or numeral.value is None or numeral.step < ONE:
        return numeral
    linked = line.at(numeral.end).lower == AND["en"]
    at = numeral.end + linked
    if not (line.is_figure(at) or word_at(line, at)) or (linked and line.is_figure(at) and word.value > HUNDRED):
        return numeral
    below = read_numeral(line, at)
    if below is None or below.value is None or below.kind != "number" or below.one or not 0 < below.value < word.value:
        return numeral
    if linked and unit_at(line, below.end):  # "3 hundred and two miles of road"
        return numeral
    return replace(numeral, value=numeral.value + below.value, end=below.end, step=below.step)


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
    """The number that a fraction noun without a count before it makes ("Viertel" in "ein Viertel Liter").

    Its kind is "bare_fraction", a number only where a unit follows, or "fraction" for English "half of" or "half the".
    """
    if line.language == "en" and (large := part_of_scale(line, index, word)):
        return large
    before = word_at(line, index - 1)
    ranked = before is not None and before.kind == "ordinal"  # "the second half of 2024"
    half = line.language == "en" and line.at(index).lower == "half" and not ranked
    whole = half and line.at(index + 1).lower in ("of", "the")
    return Numeral(ONE / word.value, index + 1, Decimal("0.01"), "fraction" if whole else "bare_fraction")


def part_of_scale(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """English "half a million", "quarter of a billion", "half an hour", "quarter million"."""
    at = past_hyphen(line, index + 1)
    at += line.at(at).lower == "of"
    article = line.at(at).lower in ONES["en"]
    end = past_hyphen(line, at + 1) if article else at
    part = Numeral(ONE / word.value, end, Decimal("0.01"), "bare_fraction")
    after = word_at(line, part.end)
    if after and after.kind in ("scale", "dozen"):
        return finish_scale(line, replace(part, kind="number"))
    unit = unit_at(line, part.end)
    return part if article and unit and line.at(at - 1).lower != "of" and not unit[0].symbol else None


def read_vague(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """ "Dutzende", "Tausende", "Zehntausende"; English "tens of thousands"."""
    if line.language == "en" and not (counts := many_of(line, index, word.value, word.high)):
        lower, after = line.at(index).lower, line.at(index + 1).lower
        if lower == "tens" or (lower == "scores" and after not in BEHIND_SCORES):  # "she scores between ..."
            return None
    elif line.language == "en":
        return counts
    at = index + 1 + (line.at(index + 1).lower == "von")
    scale = word_at(line, at) if line.language == "de" else None
    if scale is not None and scale.kind == "scale" and scale.value > THOUSAND and word.value < THOUSAND:
        size = scale.value  # "Hunderte von Millionen"
        return Numeral(None, at + 1, kind="vague", low=word.value * size, high=word.high * size, scale=size)
    return Numeral(None, index + 1, kind=word.kind, low=word.value, high=word.high)


def many_of(line: Line, index: int, low: Decimal, high: Decimal) -> Numeral | None:
    """English "hundreds of thousands", "tens of millions": so many of the scale behind "of"."""
    after = word_at(line, index + 2) if line.language == "en" and line.at(index + 1).lower == "of" else None
    if after is None or after.kind != "scale" or after.value < THOUSAND or not line.at(index + 2).lower.endswith("s"):
        return None
    size = after.value
    return Numeral(None, index + 3, kind="vague", low=low * size, high=high * size, scale=size)


def read_several(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """ "mehrere tausend", "einige Dutzend": a number only with the scale word."""
    index += line.at(index).lower == "couple" and line.at(index + 1).lower == "of"  # "a couple of hundred"
    after = word_at(line, index + 1)
    if not after or not (after.kind in ("scale", "dozen", "vague") or after.value in (HUNDRED, THOUSAND)):
        return None
    size = {"vague": after.value / 2}.get(after.kind, after.value)
    end = index + 2
    if line.at(index + 1).lower in ABBREVIATED and line.at(end).text == "." and line.at(end).glued:
        end += 1
    kind = "a_few" if line.at(index).lower == "paar" else "vague"
    return Numeral(None, end, kind=kind, low=word.value * size, high=word.high * size, scale=size)


def read_scale(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """A scale word without a number before it: "Millionen Menschen"."""
    lower = line.at(index).lower
    vague = load_tables()[line.language]["vague"].get(lower)
    if not vague or (line.language == "de" and not line.at(index).text[0].isupper()):
        return read_english_scale(line, index, word) if line.language == "en" else None
    low, high = map(Decimal, vague)
    return many_of(line, index, low, high) or Numeral(
        None, index + 1, kind="vague", low=low, high=high, scale=word.value
    )


def read_english_scale(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """ "thousand nine hundred": a scale word that begins a number."""
    if line.at(index).lower not in ("thousand", "hundred", "million", "billion"):
        return None
    return read_sequence(line, index, NumberWord("card", ONE), started=True)


def read_dozen(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """ "Dutzend" alone; English "dozens"."""
    many = load_tables()[line.language]["vague"].get(line.at(index).lower) if line.language == "en" else None
    if many:
        return Numeral(None, index + 1, kind="vague", low=Decimal(many[0]), high=Decimal(many[1]))
    said = line.at(index - 1).lower in BEFORE_DOZEN or line.at(index + 1).text[:1].isupper() or len(line) == 1
    return Numeral(Decimal(12), index + 1) if said else None


def is_rank_in_compound(line: Line, index: int) -> bool:
    """Whether an English ordinal or fraction begins a compound and is no part of a whole: "a third-quarter profit", "a
    half-built bridge"; "a half-hour" is half of one."""
    joined = line.at(index + 1).text == "-" and line.at(index + 1).glued and line.at(index + 2).glued
    if line.language != "en" or not joined or not line.is_word(index + 2):
        return False
    measured = unit_at(line, index + 2) or word_at(line, index + 2) or line.at(index + 2).lower in MEASURED
    return line.at(index).lower not in PARTS or not measured


def read_one(line: Line, index: int, word: NumberWord) -> Numeral | None:
    """ "ein" before a scale, dozen, half or fraction word is a number; else it is an article that may be one."""
    after = word_at(line, index + 1) if len(line.at(index + 1).text) > 1 else None  # "a M 6.0 quake"
    whole = and_a_part(line, Numeral(ONE, index + 1))
    if whole.end > index + 1:
        return finish_scale(line, whole)
    if after is None:
        return Numeral(ONE, index + 1, one=True)
    if after.kind in ("fraction", "ordinal") and is_rank_in_compound(line, index + 1):
        return None
    if after.kind == "card" and after.value > HUNDRED and line.at(index + 1).lower.startswith(("hundert", "tausend")):
        return read_sequence(line, index + 1, after)
    if after.kind == "half":
        return finish_scale(line, Numeral(Decimal("0.5"), index + 2, Decimal("0.1"), "half"))
    if after.kind == "fraction":
        if line.language == "en" and (large := part_of_scale(line, index + 1, after)) and large.scale > ONE:
            return large
        fraction = Numeral(ONE / after.value, index + 2, Decimal("0.01"), "fraction")
        return replace(finish_scale(line, fraction))
    if after.kind in ("ordinal", "ordinal_scale") and line.language == "en":
        if after.value > 2 and (large := part_of_scale(line, index + 1, after)) and large.scale > ONE:
            return large  # "a third of a million"
        share = line.at(index + 2).text[:1].isalpha() and line.at(index + 2).lower not in ("of", "and", "or")
        return None if share or after.value <= 2 else Numeral(ONE / after.value, index + 2, Decimal("0.01"), "fraction")
    if after.kind == "mixed" and (after.value < 1 or after.value > THOUSAND):
        return finish_scale(line, Numeral(after.value, index + 2, Decimal("0.01")))
    if after.kind in ("scale", "dozen") or (after.kind == "card" and after.value in (HUNDRED, THOUSAND)):
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
    return last_scale if value % last_scale == 0 else stated_step(str(int(value)), 0)


Step = tuple[Decimal | None, Decimal, Decimal, int]


def next_in_sequence(line: Line, at: int, group: Decimal | None, last_scale: Decimal) -> Step | None:
    """The next word of a number in words: the group after it, what it adds to the total, the scale, the next index."""
    word = word_at(line, at)
    if word and word.kind == "scale" and word.value > THOUSAND and group and word.value < last_scale:
        end = at + 1
        if line.at(at).lower in ABBREVIATED and line.at(end).text == "." and line.at(end).glued:
            end += 1
        return None, group * word.value, word.value, end
    if word and word.kind == "scale" and group and (group < word.value * 100 or word.value == HUNDRED):
        return join_cards(group, word.value, at + 1, last_scale)
    if word and word.kind == "card":
        if group is None:
            return (word.value, ZERO, last_scale, at + 1) if word.value < last_scale and word.value else None
        return join_cards(group, word.value, at + 1, last_scale)
    if line.language == "en" and line.at(at).text == "-" and group:
        return hyphened(line, at, group, last_scale)
    return joined_by_and(line, at, group, last_scale)


def hyphened(line: Line, at: int, group: Decimal, last_scale: Decimal) -> Step | None:
    """English "forty-seven", also with blanks as copy cut into words has them ("forty - seven")."""
    after = word_at(line, at + 1)
    glued = line.at(at).glued and line.at(at + 1).glued
    loose = not (line.at(at).glued or line.at(at + 1).glued) and after is not None and ONE <= after.value < 10
    ok = after and after.kind == "card" and (glued or loose)
    return join_cards(group, after.value, at + 2, last_scale) if ok and after else None


def joined_by_and(line: Line, at: int, group: Decimal | None, last_scale: Decimal) -> Step | None:
    """ "zwei und vierzig"; "one hundred and two"."""
    if group is None or line.at(at).lower != AND[line.language]:
        return None
    after = word_at(line, at + 1)
    if not after or after.kind != "card":
        return None
    if line.language == "en":
        if counts_parts(line, at + 1, after.value):  # "one hundred and three quarters"
            return None
        return join_cards(group, after.value, at + 2, last_scale) if group % 100 == 0 and after.value < 100 else None
    if 0 < group < 10 and after.value in range(20, 100, 10) and line.at(at - 1).lower != "eins":
        return group + after.value, ZERO, last_scale, at + 2
    return None


def join_cards(group: Decimal, value: Decimal, end: int, last_scale: Decimal) -> Step | None:
    """Two cardinals that make one: 2 100 -> 200, 200 15 -> 215, forty two; None where they are two numbers."""
    multiplied = value in (HUNDRED, THOUSAND) and ZERO < group < (HUNDRED if value == HUNDRED else THOUSAND)
    if multiplied:
        return group * value, ZERO, last_scale, end
    small = group % THOUSAND
    if value == HUNDRED and group > THOUSAND and ZERO < small < HUNDRED:
        return group - small + small * HUNDRED, ZERO, last_scale, end
    if group == 0:
        return (value, ZERO, last_scale, end) if ZERO < value < HUNDRED else None
    fits = (
        (group % 1000 == 0 and ZERO < value < THOUSAND)
        or (group % 100 == 0 and ZERO < value < HUNDRED)
        or (group % 10 == 0 and group % 100 >= 20 and ZERO < value < 10)
    )
    return (group + value, ZERO, last_scale, end) if fits else None


def finish_words(line: Line, numeral: Numeral, group: Decimal | None) -> Numeral:
    """What may follow a number in words: decimals in words, halves, dozens, fractions, an ordinal at the end."""
    hyphen = line.language == "en" and line.at(numeral.end).text == "-"
    after = word_at(line, numeral.end + hyphen)
    if hyphen and not line.at(numeral.end + 1).glued:  # "five - eighths"
        whole = after is not None and (after.kind == "fraction" or (after.kind == "ordinal" and numeral.value == ONE))
        hyphen = whole and not line.at(numeral.end).glued
        after = after if hyphen else None
    value = numeral.value or ZERO
    below = tens_below(line, numeral)
    if below is not None:
        return below
    if hyphen and after and after.kind in ("ordinal", "ordinal_scale", "fraction"):
        numeral = replace(numeral, end=numeral.end + 1)
    if value == ONE and line.language == "en" and after and after.kind in ("ordinal", "ordinal_scale"):
        return replace(numeral, value=ONE / after.value, end=numeral.end + 1, step=Decimal("0.01"), kind="fraction")
    if line.at(numeral.end).lower in POINT[line.language]:
        return finish_scale(line, decimals_in_words(line, numeral))
    if after and after.kind == "ordinal_scale":
        return replace(numeral, value=value * after.value, end=numeral.end + 1, kind="ordinal")
    if after and after.kind == "ordinal" and group and join_cards(group, after.value, 0, ONE):
        return replace(numeral, value=value + after.value, end=numeral.end + 1, kind="ordinal")
    spoken = line.language == "en" and after is not None and after.value not in (2, 4)
    if after and after.kind == "fraction" and (value < 100 or spoken):
        fraction = replace(
            numeral, value=value / after.value, end=numeral.end + 1, step=Decimal("0.01"), kind="fraction"
        )
        return finish_scale(line, fraction)
    if after and after.kind == "half" and value < 100 and line.language == "de":
        return replace(numeral, value=value / 2, end=numeral.end + 1, step=Decimal("0.1"))
    if line.at(past_hyphen(line, numeral.end)).lower == AND[line.language]:
        return finish_scale(line, and_a_part(line, numeral))
    scale = after and after.kind in ("dozen", "scale") and (value < HUNDRED or after.value > THOUSAND)
    return finish_scale(line, numeral) if scale else hyphened_scale(line, numeral)


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
    "a_few": read_vague,
    "scale": read_scale,
    "dozen": read_dozen,
    "ordinal": read_simple,
    "ordinal_scale": read_simple,
    "base": read_simple,
    "multiple": read_simple,
    "half_noun": read_simple,
    "places": read_simple,
}
