"""How often words are used, from wordfreq's own files: reading one takes less time than loading the library."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@lru_cache(maxsize=4)
def read_frequencies(language: str, size: str = "large") -> list[list[str]]:
    """The words of "de" or "en" by hundredths of the Zipf scale, from 9 down: wordfreq's "large" or "small" list.

    A file that is not there, or not in the form that is known, is left to wordfreq itself.
    """
    import msgspec.msgpack

    spec = find_spec("wordfreq")
    file = Path(spec.origin).parent / "data" / f"{size}_{language}.msgpack.gz" if spec and spec.origin else Path()
    if file.is_file():
        content: list[Any] = msgspec.msgpack.decode(gzip.decompress(file.read_bytes()))
        if content[:1] == [{"format": "cB", "version": 1}]:
            return content[1:]
    from wordfreq import get_frequency_list

    known: list[list[str]] = get_frequency_list(language, size)
    return known


@lru_cache(maxsize=2)
def small_frequencies(language: str) -> Mapping[str, float]:
    """The words of the small list with their share of all words, as wordfreq's `get_frequency_dict` gives them."""
    rows = read_frequencies(language, "small")
    return {word: 10 ** (-number / 100) for number, row in enumerate(rows) for word in row}
