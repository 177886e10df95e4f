"""Offsets of characters to the lines and columns that editors count in, and back.

The protocol ends a line at a line feed, a carriage return or both, and at nothing else: form feeds and U+2028, which
articles hold when they come from other programs, are characters like any other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from lsprotocol import types

LINE_END = re.compile(r"\r\n|\n|\r")
# How many bytes of which encoding make one unit of a column.
UNITS: Mapping[str, tuple[str, int]] = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Places:
    """The lines of one text, for an editor that counts columns in `encoding` ("utf-8", "utf-16" or "utf-32")."""

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in LINE_END.finditer(text))]
        self._codec, self._width = UNITS[encoding]

    def position(self, offset: int) -> types.Position:
        """The line and column, both from 0, of the character at `offset`."""
        line = bisect_right(self.starts, offset) - 1
        before = self.text[self.starts[line] : offset]
        return types.Position(line, len(before.encode(self._codec, "surrogatepass")) // self._width)

    def span(self, start: int, end: int) -> types.Range:
        """The range of the characters from `start` to `end` (exclusive)."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; of one behind a line's or the text's end, that end."""
        if position.line >= len(self.starts):
            return len(self.text)
        start = self.starts[position.line]
        last = self.starts[position.line + 1] if position.line + 1 < len(self.starts) else len(self.text)
        line = self.text[start:last].rstrip("\r\n")
        units = line.encode(self._codec, "surrogatepass")[: position.character * self._width]
        return start + len(units.decode(self._codec, "ignore"))
