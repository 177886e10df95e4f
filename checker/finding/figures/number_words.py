"""What one word says of number: cardinal, ordinal, scale, fraction, multiple, vague quantity; cached per word form."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from checker.expression import Expression
from checker.finding.figures.word_lists import words
from checker.tables import read_table

DATA = Path(__file__).parent / "data"
LONGEST = 120
NO_PARTS = frozenset(("firsts", "seconds"))


@lru_cache(maxsize=1)
def load_tables() -> dict[str, Any]:
    """The tables of number words of every language."""
    return read_table(DATA / "number_words.toml")


CUES = {language: Expression("|".join(load_tables()[language]["cues"])) for language in ("de", "en")}
ORDINAL_ENDINGS = ("e", "en", "er", "es", "em")
ONES = {"de": words("articles_de"), "en": words("articles_en")}
UMLAUTS = (("fuenf", "fünf"), ("zwoelf", "zwölf"), ("dreiss", "dreiß"), ("uen", "ün"))
MULTIPLES = Expression(r"ver(?P<number>\w+?)facht(?:e|en|er|es|em)?$|ver(?P<verb>\w+?)fach(?:en|ung|ungen|t|end)$")


class NumberWord(NamedTuple):
    """What a word says of number. `kind` is one of card, one, mixed, scale, fraction, half, half_noun, dozen, vague,
    several, places, multiple, ordinal, ordinal_scale, base; `value` its number, `high` the upper end of a vague one."""

    kind: str
    value: Decimal
    high: Decimal = Decimal(0)


def as_number(stated: str) -> Decimal:
    """A decimal string or a fraction "2/3" as a number."""
    above, _, below = stated.partition("/")
    return Decimal(above) / Decimal(below) if below else Decimal(above)


@lru_cache(maxsize=200_000)
def number_word(lower: str, language: str = "de") -> NumberWord | None:
    """What this lower-case word says of number, or None."""
    if not CUES[language].match(lower) or len(lower) > LONGEST:
        return None
    tables = load_tables()[language]
    for kind in ("scale", "fraction", "half", "mixed", "half_noun", "dozen", "multiple"):
        if lower in tables.get(kind, {}):
            return NumberWord(kind, as_number(tables[kind][lower]))
    for kind in ("vague", "several", "a_few"):
        if lower in tables.get(kind, {}):
            low, high = tables[kind][lower]
            return NumberWord(kind, Decimal(low), Decimal(high))
    if lower in ONES[language]:
        return NumberWord("one", Decimal(1))
    return english_word(lower) if language == "en" else german_word(lower, tables)


def german_word(lower: str, tables: dict[str, Any]) -> NumberWord | None:
    """A cardinal, ordinal or derived word of German."""
    value = cardinal(lower)
    if value is not None:
        return NumberWord("card", value)
    for stem, (low, high) in tables["places"].items():
        if lower.startswith(stem) and lower[len(stem) :] in ("", *ORDINAL_ENDINGS):
            return NumberWord("places", Decimal(low), Decimal(high))
    multiple = MULTIPLES.match(lower)
    if multiple:
        times = cardinal(multiple["number"] or multiple["verb"])
        return NumberWord("multiple", times) if times else None
    for ending, part in tables["mixed_ending"].items():
        if lower.endswith(ending):
            whole = cardinal(lower.removesuffix(ending).removesuffix("und"))
            return NumberWord("mixed", whole + as_number(part)) if whole else None
    if lower.endswith(("tel", "teln")):
        rank = ordinal(lower.removesuffix("n").removesuffix("el"))
        return NumberWord("fraction", rank.value) if rank else None
    return ordinal(lower)


def cardinal(word: str) -> Decimal | None:
    """The number a single German word writes out ("siebenhundertzwölf"), or None. text2num reads it."""
    for written, proper in UMLAUTS:
        word = word.replace(written, proper)
    if not word.isalpha() or not CUES["de"].match(word):
        return None
    from text_to_num import text2num  # takes a moment to load

    try:
        return Decimal(text2num(word, "de"))
    except ValueError:
        return None


def ordinal(word: str) -> NumberWord | None:
    """The rank a single German word writes out ("vierundsiebzigste"), or None; `base` for the bare stem ("elft")."""
    for written, proper in UMLAUTS:
        word = word.replace(written, proper)
    ending = next((end for end in ORDINAL_ENDINGS if word.endswith("t" + end)), "")
    stem = word.removesuffix(ending) if ending else word
    kind = "ordinal" if ending else "base"
    tables = load_tables()["de"]
    if stem in tables["ordinal_scale"]:
        return NumberWord("ordinal_scale", Decimal(tables["ordinal_scale"][stem]))
    for tail, number in tables["irregular_ordinal"].items():
        if stem == tail:
            return NumberWord(kind, Decimal(number))
        if stem.endswith(tail):
            front = cardinal(stem[: -len(tail)])
            if front is not None and front % 100 == 0:
                return NumberWord(kind, front + Decimal(number))
    if stem.endswith("st"):
        value = cardinal(stem[:-2])
        return NumberWord(kind, value) if value is not None else None
    return None


def english_word(lower: str) -> NumberWord | None:
    """A cardinal or ordinal of English, one word."""
    tables = load_tables()["en"]
    if lower in tables["cardinal"]:
        return NumberWord("card", Decimal(tables["cardinal"][lower]))
    if lower in tables["irregular_ordinal"]:
        return NumberWord("ordinal", Decimal(tables["irregular_ordinal"][lower]))
    if lower in tables["ordinal_scale"]:
        return NumberWord("ordinal_scale", Decimal(tables["ordinal_scale"][lower]))
    part = tables["irregular_ordinal"].get(lower[:-1]) or tables["ordinal_scale"].get(lower[:-1])
    return NumberWord("fraction", Decimal(part)) if part and lower.endswith("s") and lower not in NO_PARTS else None
