"""Words told with an event: the bodies that vote, and nouns in common, whole or as parts of compounds."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "event_words.toml"
SHARED_LETTERS = 4


@lru_cache(maxsize=1)
def read_words() -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
    """The voting bodies, and the words too common to tell an event, of data/event_words.toml."""
    table = read_table(DATA)
    return tuple(frozenset(names) for names in table["bodies"]), frozenset(table["common"].split())


def bodies_in(nouns: frozenset[str]) -> frozenset[int]:
    """Which of the bodies a clause names."""
    return frozenset(number for number, names in enumerate(read_words()[0]) if nouns & names)


@lru_cache(maxsize=50_000)
def shared_nouns(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Words of ours that are also among theirs, whole or as the first or last part of a compound."""
    return frozenset(word for word in ours if any(is_kin(word, other) for other in theirs))


def is_kin(one: str, other: str) -> bool:
    """Whether two nouns are the same or one ends or begins the other's compound: "Bahn" and "Seilbahn"."""
    common = read_words()[1]
    if one == other:
        return one not in common
    short, long = sorted((one, other), key=len)
    if len(short) < SHARED_LETTERS or short in common:
        return False
    return long.endswith(short) or (len(short) > SHARED_LETTERS and long.startswith(short))
