"""A file of short keys with a short value each, looked up in place: it is mapped into memory, and nothing of it is read
but the page where a key stands. For tables that a check asks a few hundred things of and that hold a hundred thousand.

A table is the numbers of bytes of its two parts, the places of its buckets, and the buckets: each row is a line end,
the key, a tab and the value, in the bucket of the key's checksum. Keys hold neither line end nor tab, values no line
end.
"""

from __future__ import annotations

import mmap
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

PLACE: Final = "I"  # a place among the rows, of four bytes
ROWS = 4  # rows a bucket holds on average
END, TAB = b"\n", b"\t"


@dataclass(frozen=True, slots=True)
class Keyed:
    """The rows of one table: `begin` is where they begin in `data`, `places` where each bucket begins behind that, and
    the last one ends."""

    data: bytes | mmap.mmap
    begin: int
    places: Sequence[int]

    def get(self, key: bytes) -> bytes | None:
        """The value of a key, None for one that is not in the table."""
        bucket = zlib.crc32(key) % (len(self.places) - 1)
        head, data = END + key + TAB, self.data
        beyond = self.begin + self.places[bucket + 1]
        place = data.find(head, self.begin + self.places[bucket], beyond)
        if place < 0:
            return None
        place += len(head)
        end = data.find(END, place, beyond)
        return data[place : end if end >= 0 else beyond]

    def rows(self) -> Iterator[tuple[bytes, bytes]]:
        """All keys with their values, in the order of the buckets."""
        first, beyond = self.begin + self.places[0], self.begin + self.places[-1]
        for row in self.data[first:beyond].split(END)[1:]:
            key, _, value = row.partition(TAB)
            yield key, value


def write_keyed(rows: Iterable[tuple[bytes, bytes]]) -> bytes:
    """The table of some rows, as `read_keyed` reads it."""
    given = [(zlib.crc32(key), END + key + TAB + value) for key, value in rows]
    count = max(1, len(given) // ROWS)
    buckets: list[list[bytes]] = [[] for _ in range(count)]
    for checksum, row in given:
        buckets[checksum % count].append(row)
    joined = [b"".join(bucket) for bucket in buckets]
    places = array(PLACE, accumulate(map(len, joined), initial=0)).tobytes()
    sizes = array(PLACE, (len(places), sum(map(len, joined)))).tobytes()
    return b"".join((sizes, places, *joined))


def read_keyed(data: bytes | mmap.mmap, start: int) -> tuple[Keyed, int]:
    """The table that stands at a place of some data, and the place behind it."""
    width = array(PLACE).itemsize
    sizes = memoryview(data)[start : start + 2 * width].tobytes()
    head, body = array(PLACE, sizes)
    begin = start + 2 * width
    places = array(PLACE, memoryview(data)[begin : begin + head].tobytes())
    return Keyed(data, begin + head, places), begin + head + body
