"""Where the tables and keys of a TOML text stand: `tomllib` gives values without places, a report needs both.

The text is known to be valid TOML (tomllib has read it), so the scan has only to tell strings and comments from keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.expression import Expression

TOKEN = Expression(
    r"""(?P<skip>\#[^\n]*|[ \t\r]+)"""
    r'''|(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""+|\'{3}(?:[^']|'(?!''))*\'{3,}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')'''
    r"""|(?P<mark>[\[\]{}=,\n])"""
    r"""|(?P<bare>[^\s\[\]{}=,"'\#]+)""",
    re.DOTALL,
)


@dataclass(slots=True)
class TablePlace:
    """A table of the text: the path of its name, its characters start to end, and the offset of each of its keys.

    `pairs` holds for every key the start of the key and the end of its value.
    """

    path: tuple[str, ...]
    start: int
    end: int
    pairs: dict[str, tuple[int, int]] = field(default_factory=dict)


def locate_tables(text: str) -> tuple[TablePlace, ...]:
    """Every table of a valid TOML text in the order it is opened: the top level, headed tables and inline tables."""
    return tuple(_Scan(text).tables)


def write_places(tables: Iterable[TablePlace]) -> list[list[Any]]:
    """The tables as plain rows that JSON holds."""
    return [[table.path, table.start, table.end, table.pairs] for table in tables]


def read_places(rows: Iterable[Sequence[Any]]) -> tuple[TablePlace, ...]:
    """The tables again, in their order, from the rows that `write_places` made of them."""
    return tuple(
        TablePlace(tuple(path), start, end, {key: (first, last) for key, (first, last) in pairs.items()})
        for path, start, end, pairs in rows
    )


class _Scan:
    """One pass over the tokens; `open_inline` is the stack of inline tables and arrays that are not closed yet."""

    def __init__(self, text: str) -> None:
        self.top = TablePlace((), 0, 0)
        self.tables: list[TablePlace] = [self.top]
        self.headed = self.top
        self.open_inline: list[TablePlace | None] = []
        self.keys: list[tuple[TablePlace, str, int]] = []
        self.pending: list[tuple[str, int]] = []
        self.in_value = False
        self.last_end = 0
        tokens = _tokens(text)
        for kind, word, start, end in tokens:
            if word == "[" and kind == "mark" and not self.in_value and not self.open_inline:
                self._head(start, tokens)
            elif kind == "mark":
                self._mark(word, start, end)
            else:
                self._word(kind, word, start, end)

    def _head(self, start: int, tokens: Iterator[tuple[str, str, int, int]]) -> None:
        """Read `[a.b]` or `[[a.b]]` up to the end of its line."""
        path: list[str] = []
        end = start + 1
        for kind, word, _, stop in tokens:
            if kind == "mark" and word == "\n":
                break
            if kind != "mark":
                path += [word[1:-1]] if kind == "string" else [part for part in word.split(".") if part]
            end = stop
        self.headed = TablePlace(tuple(path), start, end)
        self.tables.append(self.headed)

    def _word(self, kind: str, word: str, start: int, end: int) -> None:
        if self.in_value:
            self.last_end = end
        else:
            self.pending.append((word[1:-1] if kind == "string" else word, start))

    def _mark(self, mark: str, start: int, end: int) -> None:
        inside = self.open_inline[-1] if self.open_inline else None
        if mark == "=":
            self._open_pair()
        elif mark in "{[":
            self._open(mark, start)
        elif mark in "}]":
            if inside is not None:
                self._close_pair()
                inside.end = end
            self.open_inline.pop()
            self.in_value = True
            self.last_end = end
        elif (mark == "," and inside is not None) or (mark == "\n" and not self.open_inline):
            self._close_pair()

    def _open(self, mark: str, start: int) -> None:
        if mark == "[":
            self.open_inline.append(None)
            return
        owner, key, _ = self.keys[-1]
        table = TablePlace((*owner.path, key), start, start)
        self.tables.append(table)
        self.open_inline.append(table)
        self.in_value = False
        self.pending = []

    def _open_pair(self) -> None:
        owner = self.open_inline[-1] if self.open_inline else self.headed
        if owner is not None and self.pending:
            self.keys.append((owner, "".join(word for word, _ in self.pending), self.pending[0][1]))
        self.pending = []
        self.in_value = True

    def _close_pair(self) -> None:
        if self.in_value and self.keys:
            owner, key, start = self.keys.pop()
            owner.pairs[key] = (start, self.last_end)
            if owner is self.headed:
                owner.end = max(owner.end, self.last_end)
        self.in_value = False
        self.pending = []


def _tokens(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Kind, characters, start and end of every token; a line break stands at the end of the text."""
    for found in TOKEN.finditer(text):
        if found.lastgroup != "skip":
            yield str(found.lastgroup), found.group(), found.start(), found.end()
    yield "mark", "\n", len(text), len(text)
