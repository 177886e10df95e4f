"""A file of articles of which a few out of very many are read, each by its number: the articles one after the other,
and at the end of the file where each begins.

Parquet would have whole groups of rows unpacked for one article.
"""

from __future__ import annotations

import os
from array import array
from pathlib import Path
from types import TracebackType

from checker.storage import NotReadableError

MARK = b"GPSHELF1"
PLACE = 8  # bytes of a place


class ShelfWriter:
    """Writes a shelf: the articles as they come, and on `close` the byte at which each begins and their number."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("wb")
        self._file.write(MARK)
        self._places = [len(MARK)]

    def append(self, blob: bytes) -> None:
        """Add an article."""
        self._file.write(blob)
        self._places.append(self._places[-1] + len(blob))

    def close(self) -> None:
        """Write the places; only now the file can be read."""
        for place in (*self._places, len(self._places) - 1):
            self._file.write(place.to_bytes(PLACE, "little"))
        self._file.close()


class ShelfReader:
    """Reads a shelf. Raises NotReadableError for a file that is none, or not whole."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("rb")
        size = self._file.seek(0, os.SEEK_END)
        self._file.seek(max(0, size - PLACE))
        count = int.from_bytes(self._file.read(PLACE), "little")
        start = size - (count + 2) * PLACE
        if start < len(MARK):
            self._file.close()
            raise NotReadableError("is no shelf of an archive")
        self._file.seek(start)
        self._places = array("Q", self._file.read((count + 1) * PLACE))
        if self._places[-1] != start:
            self._file.close()
            raise NotReadableError("is no shelf of an archive")

    def __enter__(self) -> ShelfReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def blob(self, row: int) -> bytes:
        """The article of a row."""
        self._file.seek(self._places[row])
        return self._file.read(self._places[row + 1] - self._places[row])
