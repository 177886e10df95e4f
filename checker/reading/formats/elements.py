"""Which elements of a format are paragraphs and which are no text, from the table data/elements.toml."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from checker.tables import read_table

TABLE = Path(__file__).resolve().parents[1] / "data" / "elements.toml"


@lru_cache(maxsize=8)
def elements_of(form: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the elements that are skipped and of those that are paragraphs, without namespace."""
    rows = read_table(TABLE)[form]
    return frozenset(rows["skipped"]), frozenset(rows["blocks"])
