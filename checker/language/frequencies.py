"""How often words are used, from wordfreq's own files: reading one takes less time than loading the library."""

from __future__ import annotations

import gzip
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# Words whose parts wordfreq looks up as they stand, in lower case; it normalises all others in ways of its own.
PLAIN = re.compile(r"[a-zà-öø-ÿ]+(?:-[a-zà-öø-ÿ]+)*-?")


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


@lru_cache(maxsize=2)
def large_frequencies(language: str) -> Mapping[str, int]:
    """The words of the large list with their place on the Zipf scale, in hundredths from 9 down."""
    return {word: number for number, row in enumerate(read_frequencies(language)) for word in row}


def zipf_frequency(word: str, language: str) -> float:
    """How often a word of "de" or "en" is used on the Zipf scale, as wordfreq's function of that name gives it.

    wordfreq itself, which takes longer to load than two articles to compare, is asked about unusual words alone.
    """
    folded = word.casefold()
    if not PLAIN.fullmatch(folded):
        from wordfreq import zipf_frequency as look_up

        return float(look_up(word, language))
    known = large_frequencies(language)
    rows = [known.get(part) for part in folded.removesuffix("-").split("-")]
    over = 0.0
    for row in rows:
        if row is None:
            return 0.0
        over += 1 / 10 ** (-row / 100)
    share = max(1 / over, 1e-9)
    return round(math.log10(round(share, math.floor(-math.log(share, 10)) + 3)) + 9, 2)
