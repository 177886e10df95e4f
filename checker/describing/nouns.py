"""Counted nouns: which name one thing (data/synonyms.toml), the head of a compound, and those that say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from checker.expression import Expression
from checker.language import analyse
from checker.tables import read_table

SHORTEST_MODIFIER, SHORTEST_HEAD = 3, 5  # letters
TABLE = Path(__file__).with_name("data") / "synonyms.toml"


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, str]:
    rows = read_table(TABLE)["same"]
    return {noun: group for group, nouns in rows.items() for noun in nouns}


@lru_cache(maxsize=1)
def generic_nouns() -> frozenset[str]:
    """Names of nouns that only say that people or cases are counted."""
    return frozenset(read_table(TABLE)["generic"]["nouns"])


@lru_cache(maxsize=1)
def people_nouns() -> frozenset[str]:
    """Names of nouns that only say in what part people were there: passengers, visitors, inhabitants."""
    return frozenset(read_table(TABLE)["people"]["nouns"])


@lru_cache(maxsize=1)
def voteless_nouns() -> frozenset[str]:
    """Names of nouns that never vote nor are voted for: what a vote is about."""
    return frozenset(read_table(TABLE)["voteless"]["nouns"])


@lru_cache(maxsize=1)
def linking_words() -> frozenset[str]:
    """Words in lower case that may stand between the figures of one list of people."""
    return frozenset(read_table(TABLE)["linking"]["words"])


@lru_cache(maxsize=1)
def _told() -> tuple[tuple[str, Expression], ...]:
    rows = read_table(TABLE)["told"]
    return tuple((noun, Expression(pattern)) for noun, pattern in rows.items())


def noun_told(clause: str) -> str:
    """The noun for people of whom a clause says what they do: "40 Menschen arbeiten dort" are employees; "" if none."""
    return next((noun for noun, pattern in _told() if pattern.search(clause)), "")


@lru_cache(maxsize=50_000)
def name_noun(lemma: str) -> str:
    """One name for all nouns of a synonym group, else the lemma in lower case."""
    lowered = lemma.lower()
    if lowered.endswith("s") and lowered[:-1] in _groups():  # "Jobs": what the dictionaries leave in the plural
        return _groups()[lowered[:-1]]
    return _groups().get(lowered) or _groups().get(lowered.rsplit("-", 1)[-1], lowered)


@lru_cache(maxsize=50_000)
def head_of(lemma: str, language: str = "de") -> str:
    """The name of the last part of a compound noun: "Sockelablöse" -> "ablöse"; of a simple noun its own name.

    An ending that the table of synonyms knows comes first: "Tarifangestellter" -> "beschäftigter".
    """
    last = lemma.rsplit("-", 1)[-1]
    lowered = last.lower()
    for place in range(SHORTEST_MODIFIER, len(lowered) - SHORTEST_HEAD + 1):
        if lowered[place:] in _groups():
            return _groups()[lowered[place:]]
    parts = analyse(last.capitalize(), language).parts
    return name_noun(parts[-1] if parts else last)
