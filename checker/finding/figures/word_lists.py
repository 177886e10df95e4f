"""Closed classes of words (articles, determiners, names before numbers) that the grammar of quantities asks for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from checker.tables import read_table

FILE = Path(__file__).parent / "data" / "word_lists.toml"


@lru_cache(maxsize=1)
def load_lists() -> dict[str, frozenset[str]]:
    """All lists by name."""
    return {name: frozenset(words.split()) for name, words in read_table(FILE).items()}


def words(name: str) -> frozenset[str]:
    """The lower-case words of one list of data/word_lists.toml."""
    return load_lists()[name]


def listed(name: str) -> tuple[str, ...]:
    """The words of one list in the order of the file, where the order says something."""
    return tuple(read_table(FILE)[name].split())
