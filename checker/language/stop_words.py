"""The function words of German and English (data/stop_words.toml)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from checker.tables import read_table

TABLE = Path(__file__).with_name("data") / "stop_words.toml"


@lru_cache(maxsize=4)
def load_stop_words(language: str) -> frozenset[str]:
    """The function words of "de" or "en", in lower case."""
    return frozenset(read_table(TABLE)[language]["words"].split())
