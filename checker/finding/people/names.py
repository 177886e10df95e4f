"""Personal names: one spelling for all transcriptions of a name, first names, short forms, and slips of the pen.

Tables: data/names.toml and data/first_names.toml, which name their sources. All functions are pure and cached.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.tables import read_table

DATA = Path(__file__).with_name("data")
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "’": "'"})
WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
LONGEST_NAME = 60
SHORTEST_SOUND = 5


def load_table(name: str) -> dict[str, Any]:
    """The table data/NAME.toml of this package."""
    return read_table(DATA / f"{name}.toml")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    return load_table("names")


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """All first names of the table, as written and as English texts write their umlauts ("Oezlem")."""
    names = load_table("first_names")["names"].split()
    return frozenset((*names, *(name.translate(WRITTEN_OUT) for name in names)))


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Words before a name that are no part of it ("dr", "graf"), lower case."""
    return frozenset(_table()["titles"])


@lru_cache(maxsize=100_000)
def is_first_name(word: str) -> bool:
    """Whether a word, or each part of a double name, is a first name of the table; "-" and "‑" join."""
    names = first_names()
    if word in names:
        return True
    parts = word.replace("‑", "-").split("-")
    return len(parts) > 1 and parts[0] in names and (parts[1] in names or len(parts[1]) > 2)


@lru_cache(maxsize=1)
def _by_first_letter() -> Mapping[str, Sequence[str]]:
    """The first names of five letters and more by the letter they begin with; lower case."""
    found: dict[str, list[str]] = {}
    for name in first_names():
        if len(name) > 4:
            lowered = name.lower()
            found.setdefault(lowered[0], []).append(lowered)
    return found


@lru_cache(maxsize=1_000)
def _near_names(letter: str) -> frozenset[str]:
    """Every first name of five letters and more that begins with a letter, and each with one letter left out."""
    return frozenset(form for name in _by_first_letter().get(letter, ()) for form in leave_out(name))


@lru_cache(maxsize=1)
def _without_first_letter() -> frozenset[str]:
    return frozenset(name[1:] for names in _by_first_letter().values() for name in names)


def leave_out(word: str) -> tuple[str, ...]:
    """A word and each spelling of it with one letter left out: two words one slip apart share one of these."""
    return (word, *(word[:place] + word[place + 1 :] for place in range(len(word))))


@lru_cache(maxsize=50_000)
def is_near_first_name(word: str) -> bool:
    """Whether a word of five letters and more is one slip away from a first name: "Flarian", "Andraa"."""
    if not 4 < len(word) <= LONGEST_NAME or not word[1:].islower():
        return False
    lowered = word.lower()
    forms = leave_out(lowered)  # one of which it shares with a name, without the first letter of either or with both
    alike = not _near_names(lowered[0]).isdisjoint(forms) or lowered[1:] in _near_names(lowered[1])
    return alike or not _without_first_letter().isdisjoint(forms)


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """A name in lower case without accents, umlauts written out, hyphens as spaces: "Müller-Lüdenscheidt"."""
    plain = unicodedata.normalize("NFC", name[:LONGEST_NAME]).lower().translate(UMLAUTS)
    stripped = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(stripped.replace("-", " ").replace("‑", " ").replace(".", " ").replace("'", "").split())


@lru_cache(maxsize=100_000)
def transcribe(name: str) -> str:
    """A name in one common spelling of all its transcriptions: Selenskyj, Zelensky and Zelenskyy give the same."""
    return _respell(name, "transcription")


def _respell(name: str, table: str) -> str:
    """A folded name with the replacements of one of the tables in their order, double letters once."""
    text = fold(name)
    for row in _table()[table]:
        for written in row["from"]:
            text = text.replace(written, row["to"])
    return "".join(letter for place, letter in enumerate(text) if place == 0 or text[place - 1] != letter)


@lru_cache(maxsize=100_000)
def is_transcribed(surname: str) -> bool:
    """Whether a surname looks like one that is written in several transcriptions."""
    return fold(surname).endswith(tuple(_table()["transcribed"]["endings"]))


@lru_cache(maxsize=1)
def _short_forms() -> Mapping[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(_table()["short_forms"]):
        for name in group:
            groups.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@lru_cache(maxsize=1)
def _distinct() -> Mapping[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(_table()["distinct"]):
        for name in group:
            groups.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, int]:
    return {name: number for number, group in enumerate(_table()["spellings"]) for name in group}


def are_spelled_apart(given: str, other: str) -> bool:
    """Whether two first names are one name in two spellings, of which a person bears one ("Thorsten", "Torsten")."""
    one, two = given.lower(), other.lower()
    return one != two and _spellings().get(one, -1) == _spellings().get(two, -2)


def are_distinct(given: str, other: str) -> bool:
    """Whether two first names are alike in spelling and yet two names ("Martin", "Martina")."""
    if fold(given) == fold(other):
        return False
    table = _distinct()
    return bool(table.get(fold(given), frozenset()) & table.get(fold(other), frozenset()))


@lru_cache(maxsize=100_000)
def surnames_equal(surname: str, other: str) -> bool:
    """Whether two surnames are one: same letters, or transcriptions of one name."""
    if fold(surname) == fold(other):
        return True
    transcribed = is_transcribed(surname) and is_transcribed(other)
    return transcribed and transcribe(surname) == transcribe(other)


@lru_cache(maxsize=100_000)
def given_equal(given: str, other: str) -> bool:
    """Whether two first names may be one person's: equal, one with a middle name more, an initial, a short form."""
    mine, theirs = fold(given).split(), fold(other).split()
    if not mine or not theirs:
        return True
    if are_other_initials(mine[1:], theirs[1:]):
        return False
    if mine == theirs or set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return True
    one, two = mine[0], theirs[0]
    if (len(one) == 1 or len(two) == 1) and one[0] == two[0]:
        return True
    if transcribe(one) == transcribe(two) and one[:1] in "swvzjyd" and len(one) > 4:
        return True
    forms = _short_forms()
    whole = forms.get(fold(given).replace(" ", "-"), frozenset()) & forms.get(
        fold(other).replace(" ", "-"), frozenset()
    )
    return bool(whole or forms.get(one, frozenset()) & forms.get(two, frozenset()))


def are_other_initials(middle: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two first names go on with initials that tell two people apart: "Karl H. J." and "Karl J."."""
    told = bool(middle and other) and all(len(part) == 1 for part in (*middle, *other))
    return told and any(one != two for one, two in zip(middle, other, strict=False))


@lru_cache(maxsize=100_000)
def sound_of(surname: str) -> str:
    """A surname as it sounds in German, double letters once: "Mayer", "Maier" and "Meyer" give the same."""
    return _respell(surname, "sounds")


@lru_cache(maxsize=100_000)
def are_slips(surname: str, other: str) -> bool:
    """Whether two surnames are one slip apart: a letter, a double letter ("Kettner", "Kessner"), or one sound."""
    if slip_distance(surname, other) <= 1:
        return True
    one, two = sound_of(surname), sound_of(other)
    if one == two:
        return True
    doubled = len(fold(surname)) == len(fold(other)) == len(one) + 1 == len(two) + 1
    return doubled and len(one) >= SHORTEST_SOUND and slip_distance(one, two) == 1


@lru_cache(maxsize=100_000)
def slip_distance(name: str, other: str) -> int:
    """Letters added, left out, exchanged or swapped between two spellings (folded); 9 when more than two."""
    from rapidfuzz.distance import OSA  # takes a moment to load

    distance = min(
        OSA.distance(fold(name), fold(other), score_cutoff=2),
        OSA.distance(name.lower(), other.lower(), score_cutoff=2),
    )
    return distance if distance <= 2 else 9
