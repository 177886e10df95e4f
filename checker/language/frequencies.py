"""How often words are used, from wordfreq's own files: reading one takes less time than loading the library."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path


@lru_cache(maxsize=2)
def read_frequencies(language: str) -> list[list[str]]:
    """The words of a language by hundredths of the Zipf scale, from 9 down: wordfreq's largest list.

    A file that is not there, or not in the form that is known, is left to wordfreq itself.
    """
    import msgspec.msgpack

    spec = find_spec("wordfreq")
    file = Path(spec.origin).parent / "data" / f"large_{language}.msgpack.gz" if spec and spec.origin else Path()
    if file.is_file():
        content: list[list[str]] = msgspec.msgpack.decode(gzip.decompress(file.read_bytes()))
        if content[0] == {"format": "cB", "version": 1}:
            return content[1:]
    from wordfreq import get_frequency_list

    known: list[list[str]] = get_frequency_list(language)
    return known
