"""Whether four digits that look like a year are an amount: "ein Bußgeld von 1950 Euro", "300 Kinder und 1900 Eltern".

A unit behind the digits makes an amount of them, a unit behind the figure they are compared with does ("von 1900 auf
2100 Euro"), and so does a counted noun in the plural where the words before do not ask for a year. The words are in
data/year_or_amount.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checker.expression import Expression
from checker.language.words import lemma_of
from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "year_or_amount.toml"
BEFORE = 48
BLANK = r"[ \u00a0\u202f]"
IN, ROUND = ("in ", "in\u00a0"), "00"
ROUND_RANGE = Expression(r"\d{2}00 (?:bis|to) \d{2}00(?!\d)")
ROUND_END = Expression(r"\d{2}00 (?:bis|to) $")
WERE_IT = Expression(
    r"\b(?:waren|sind|seien|wären) es (?:noch |nur |erst |sogar |bereits |schon |insgesamt |zuletzt )?$"
)
SIGN_BEFORE = Expression(rf"(?:[$€£¥]|\b(?:EUR|USD|GBP|CHF)){BLANK}?$")
FROM, FROM_TO = Expression(r"\b(?:[Vv]on|[Ff]rom) $"), Expression(r" (?:auf|to) \d[\d.,]{0,13}\d(?=[ \u00a0])")
NUMBER = r"\d(?:[\d.]{2,13}\d)"  # as many figures as a year, or more
NOUN = Expression(rf"{BLANK}(?:[a-zäöüß]{{3,20}}e[nrms]?{BLANK})?([A-ZÄÖÜ][a-zäöüß]{{2,40}})\b")
ENGLISH_NOUN = Expression(rf"{BLANK}([a-z]{{3,20}})\b(?:{BLANK}([a-z]{{3,30}})\b)?")


@dataclass(frozen=True, slots=True)
class Cues:
    """The patterns of one language: a unit right behind, a figure with a unit behind, words that ask for a year or let
    a noun be counted, the year before a joining word; counted nouns whose plural does not show; plurals
    that are told of a year."""

    unit: Expression
    compared: Expression
    asks_year: Expression
    lets_count: Expression
    year_before: Expression
    counted: frozenset[str]
    sums: frozenset[str]


@lru_cache(maxsize=2)
def load_cues(language: str) -> Cues:
    """The patterns of "de" or "en"."""
    table = read_table(DATA)[language]
    signs = "|".join(re.escape(sign) for sign in table["abbreviated"])
    adjective = rf"(?:[a-zäöüß]{{4,20}}en?{BLANK})?"  # "2000 ungarische Forint"
    unit = rf"(?:{BLANK}?(?:[%€$£°]|{signs})(?!\w)|{BLANK}{adjective}(?:{'|'.join(table['units'])})\b)"
    joining = "|".join(table["joining"])
    return Cues(
        unit=Expression(unit),
        compared=Expression(rf"{BLANK}(?:{joining}){BLANK}(?:{'|'.join(table['hedges'])})?{NUMBER}{unit}"),
        asks_year=Expression(rf"\b(?:{'|'.join(table['asks_year'])}){BLANK}$"),
        lets_count=Expression(rf"(?:\b(?:{'|'.join(table['lets_count'])}){BLANK}|\d{BLANK}(?:bis|to){BLANK})$"),
        year_before=Expression(rf"(?:1[5-9]|20)\d\d{BLANK}(?:{joining}){BLANK}$"),
        counted=frozenset(table["counted"]),
        sums=frozenset(table.get("sums", ())),
    )


def is_amount(text: str, start: int, end: int, language: str) -> bool:
    """Whether the digits from start to end are an amount by what stands around them."""
    cues = load_cues(language)
    before = text[max(0, start - BEFORE) : start]
    if WERE_IT.search(before):
        return True  # "im Vorjahr waren es 1689"
    if SIGN_BEFORE.search(before):
        return True  # "a fine of £1950"
    beside_year = cues.year_before.search(before)  # "1961 bis 1990 und 1,6 Grad"
    if cues.unit.match(text, end) or (not beside_year and cues.compared.match(text, end)):
        return not cues.asks_year.search(before)
    moved = FROM_TO.match(text, end)
    if moved and FROM.search(before) and NOUN.match(text, moved.end()) and language == "de":
        return True  # "von 2080 auf 1960 Autos"
    if is_round_range(text, start, language, cues):
        return True
    if not cues.lets_count.search(before) or beside_year:
        return False
    if before.endswith(IN) and not text.startswith(ROUND, end - len(ROUND)):
        return False  # "in 2023 Straßen gebaut", as companies write
    return counts_noun(text, end, language, cues)


def is_round_range(text: str, start: int, language: str, cues: Cues) -> bool:
    """Whether two round figures count a noun: "1700 bis 1900 Gäste" (unlike "von 1700 bis 1900 Menschen ...")."""
    found = ROUND_RANGE.match(text, start)
    if found is None:
        found = ROUND_RANGE.match(text, max(0, start - 9)) if ROUND_END.search(text, max(0, start - 9), start) else None
    if found is None or not found.start() <= start < found.end():
        return False
    before = text[max(0, found.start() - BEFORE) : found.start()]
    asked = cues.asks_year.search(before) or cues.lets_count.search(before) or before.endswith(("wischen ", "etween "))
    return not asked and counts_noun(text, found.end(), language, cues)


def counts_noun(text: str, end: int, language: str, cues: Cues) -> bool:
    """Whether a noun in the plural stands behind a figure that ends at `end`."""
    noun = (NOUN if language == "de" else ENGLISH_NOUN).match(text, end)
    return noun is not None and any(is_counted_noun(word, language, cues) for word in noun.groups() if word)


def is_counted_noun(noun: str, language: str, cues: Cues) -> bool:
    """Whether a noun is in the plural, or one of those whose plural does not show."""
    if noun.lower() in cues.counted:
        return True
    if language == "de":
        lemma = lemma_of(noun, "de")
        return lemma != noun and lemma[:1].isupper() and not noun.endswith(("s", "es"))
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun not in cues.sums
