"""How often words are used in German and English, from tables that were made of wordfreq's lists.

Source: wordfreq 3.1 (Robyn Speer, 2022), whose data is under CC BY-SA 4.0; data/frequencies.md says whence it has it.
benchmarks/make_frequencies.py writes the tables, and the tests hold them and `zipf_of` against wordfreq itself.

Reading the large German table takes as long as checking five short articles, and 70 MB, for the few hundred words that
a check asks for. So the build writes the words in order (compiled_frequencies.bin, hatch_build.py), and they are
looked up in the file itself; without that file, or beside other tables, they are read as a whole.
"""

from __future__ import annotations

import gzip
import json
import math
import mmap
import sys
import unicodedata
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice
from pathlib import Path
from typing import Final, Protocol

from checker.expression import Expression

LANGUAGES = ("de", "en")
COMPILED = Path(__file__).resolve().parent.parent / "compiled_frequencies.bin"
PLACE: Final = "I"  # a place among the words, of four bytes
LINE: Final = "H"  # a line, of two
SMALL = 600  # lines: from here on a word is rarer than one in a million, and in no list but the large one
PART = Expression(r"[^\W¹²³¼½¾⁰-₉]+")  # raised and lowered digits are no part of a word
DIGITS = Expression(r"\d{2,}")
# What share of numbers begin with each digit, and how the share of a year falls, per year, before and after 2019;
# source: wordfreq/numbers.py.
FIRST_DIGITS = (0.009, 0.300, 0.175, 0.124, 0.096, 0.078, 0.066, 0.057, 0.050, 0.045)
LATEST_YEAR, YEARS_AHEAD, YEAR_PEAK, NO_YEAR = 2019, 20, -1.9185, 0.1
FALL_BEFORE, FALL_AFTER = 0.0083, 0.2


def file_of(language: str) -> Path:
    """Where the table of "de" or "en" stands."""
    return Path(__file__).with_name("data") / f"frequencies_{language}.gz"


def read_frequencies(language: str, most: int | None = None) -> list[list[str]]:
    """The words of "de" or "en", a list for each hundredth of the Zipf scale from 9.00 down, so that list 300 has the
    words of 6.00. `most` is the number of lists to read, None for all. Source: `data/frequencies.md`."""
    with gzip.open(file_of(language), "rt", encoding="utf-8", newline="\n") as lines:
        return [[word for word in line.rstrip("\n").split(" ") if word] for line in islice(lines, most)]


@lru_cache(maxsize=2)
def small_frequencies(language: str) -> Mapping[str, float]:
    """The words that are at least one in a million, with their share of all words."""
    return {word: share_of(number) for number, row in enumerate(read_frequencies(language, SMALL)) for word in row}


def share_of(number: int) -> float:
    """How much of all text one word makes up (0 to 1), for each word of line `number` (from 0) of a table.

    The lines are hundredths of a power of ten: line 300 has the words of which there is one in a thousand.
    """
    return float(10 ** (-number / 100))


def zipf_of(word: str, language: str) -> float:
    """How often a word of letters, digits and hyphens is used: the power of ten of its uses in a billion words.

    Two decimals; 0 for a word that is not in the table of "de" or "en". A word of several parts ("E-Mail") is rarer
    than each of them, and so is a number than all numbers of as many digits.
    """
    parts = PART.findall(unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold()))
    chances = 0.0
    for part in parts:
        counted = DIGITS.sub(
            lambda digits: "0" * len(digits[0]), part
        )  # the table has all numbers of a length as zeros
        line = line_of(counted, language)
        if line is None:
            return 0.0
        share = share_of(line)
        chances += 1.0 / (share if counted == part else share * _share_of_digits(part))  # but mean all, too
    if not parts:
        return 0.0
    share = max(1.0 / chances, 1e-9)
    return round(math.log(round(share, math.floor(-math.log(share, 10)) + 3), 10) + 9, 2)


class Lines(Protocol):
    """The line of each word of a table."""

    def get(self, word: str, /) -> int | None: ...


@dataclass(frozen=True, slots=True)
class WordFile:
    """A table as the build wrote it: the words one behind the other in the order of their bytes, where each begins (and
    the last one ends), and its line."""

    words: bytes | mmap.mmap
    begin: int
    starts: Sequence[int]
    lines: Sequence[int]

    def get(self, word: str, /) -> int | None:
        """The line of a word, None for one that is not in the table."""
        sought = word.encode()
        place = bisect_left(range(len(self.lines)), sought, key=self._word)
        return self.lines[place] if place < len(self.lines) and self._word(place) == sought else None

    def _word(self, place: int) -> bytes:
        return self.words[self.begin + self.starts[place] : self.begin + self.starts[place + 1]]


def line_of(word: str, language: str) -> int | None:
    """The line of a folded word in the table of "de" or "en", the hundredths of the Zipf scale below 9; None if there
    is none."""
    return _lines(language).get(word)


@lru_cache(maxsize=2)
def _lines(language: str) -> Lines:
    return read_compiled(language) or read_lines(language)


def read_lines(language: str) -> Mapping[str, int]:
    """The line of each word of a table, all of it read."""
    return {word: number for number, row in enumerate(read_frequencies(language)) for word in row}


def compile_frequencies() -> bytes:
    """The tables as `WordFile` has them: a line of JSON that says of each language its table's checksum, how many words
    it has and of how many bytes, and the order of bytes; then the places, lines and words of each."""
    heads, parts = [], []
    for language in LANGUAGES:
        rows = sorted((word.encode(), line) for word, line in read_lines(language).items())
        words = b"".join(word for word, _ in rows)
        heads.append((language, zlib.crc32(file_of(language).read_bytes()), len(rows), len(words)))
        parts += [array(PLACE, accumulate((len(word) for word, _ in rows), initial=0)).tobytes()]
        parts += [array(LINE, (line for _, line in rows)).tobytes(), words]
    return b"".join((json.dumps([sys.byteorder, heads]).encode(), b"\n", *parts))


def read_compiled(language: str) -> WordFile | None:
    """A table as the build wrote it; None where it did not, or from another table."""
    if not COMPILED.is_file():
        return None
    with COMPILED.open("rb") as file:
        order, heads = json.loads(file.readline())
        begin = file.tell()
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    for known, checksum, count, size in heads:
        lines = begin + (count + 1) * array(PLACE).itemsize
        words = lines + count * array(LINE).itemsize
        if known == language:
            if order != sys.byteorder or checksum != zlib.crc32(file_of(language).read_bytes()):
                return None
            view = memoryview(data)
            return WordFile(data, words, view[begin:lines].cast(PLACE), view[lines:words].cast(LINE))
        begin = words + size
    return None


def _share_of_digits(part: str) -> float:
    """What share the numbers within a word have of all numbers with as many digits; 1 where there is none."""
    share = 1.0
    for digits in DIGITS.findall(part):
        plain = FIRST_DIGITS[int(digits[0])] / 10 ** (len(digits) - 1)
        share *= _share_of_year(int(digits)) + NO_YEAR * plain if len(digits) == 4 else plain
    return share


def _share_of_year(year: int) -> float:
    """What share one year has of all numbers of four digits that name a year."""
    if year <= LATEST_YEAR:
        return float(10 ** (YEAR_PEAK - FALL_BEFORE * (LATEST_YEAR - year)))
    return float(10 ** (YEAR_PEAK - FALL_AFTER * max(0, year - LATEST_YEAR - YEARS_AHEAD)))
