"""What every format is turned into: a text in pieces that lead back to the file, and what the file says about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from checker.catalogue import mark
from checker.expression import Expression
from checker.model import Piece

SPACES = Expression(r"[ \t\r\n\f\v]+")
SURROGATE = Expression("[\ud800-\udfff]")
CHANGED = mark("holds tracked changes: read with insertions in and deletions out")
CORRECTS = mark("is a correction of an earlier version")
PARAGRAPH = "\n\n"


class FormatError(Exception):
    """A file of a known format that cannot be read: an English pattern of the catalogue ("is ...") and its fields."""

    def __init__(self, pattern: str, **fields: str | int) -> None:
        super().__init__(pattern)
        self.pattern, self.fields = pattern, fields


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a file. `body_start` is where what is no headline begins; `name` tells several of one file apart.

    `plain` documents may begin with a head of "key value" lines, as plain text does. `embargo` is the moment up to
    which the text may not be published (naive moments are as stated), or True where only that it is held back is said.
    `doubts` are what had to be assumed, in words for the user.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    name: str = ""
    title: str | None = None
    body_start: int = 0
    source: str | None = None
    published: date | datetime | None = None
    stated_date: str = ""
    language: str | None = None
    byline: str | None = None
    version: str | None = None
    credits: str = ""
    embargo: datetime | bool = False
    plain: bool = False
    doubts: tuple[str, ...] = ()


@dataclass
class Composer:
    """Puts a text together, paragraph by paragraph, and keeps where each stretch of it stands in the file.

    Places are a part of the file (an archive's member, a JSON key, "page 3"), the number of a text node in it in
    document order, and an offset in that node's characters.
    """

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    open: bool = False  # whether the paragraph has characters
    space: bool = False  # whether a space is due before the next character

    def add(self, text: str, part: str, node: int, offset: int = 0, keep_spaces: bool = False) -> None:
        """Characters of one node from `offset` on; white space is one space unless `keep_spaces`."""
        if not text:
            return
        text = SURROGATE.sub("\ufffd", text)
        if keep_spaces:
            self._put(text, part, node, offset)
            return
        at = 0
        for gap in (*SPACES.finditer(text), None):
            end = gap.start() if gap else len(text)
            if end > at:
                self._put(text[at:end], part, node, offset + at)
            if gap:
                self.space = self.open
                at = gap.end()

    def break_line(self) -> None:
        """A line end within a paragraph."""
        if self.open:
            self._literal("\n")
            self.space = False

    def end_paragraph(self) -> None:
        """What follows is another paragraph; a paragraph without characters is none."""
        self.open = self.space = False

    def _put(self, text: str, part: str, node: int, offset: int) -> None:
        if not self.open and self.length:
            self._literal(PARAGRAPH)
        elif self.space:
            self._literal(" ")
        self.open, self.space = True, False
        start, end = self.length, self.length + len(text)
        last = self.pieces[-1] if self.pieces else None
        grows = last is not None and (last.part, last.node) == (part, node)
        if last is not None and grows and last.end == start and last.offset + (last.end - last.start) == offset:
            self.pieces[-1] = Piece(last.start, end, part, node, last.offset)
        elif last is not None and grows and last.end + 1 == start and last.offset + start - last.start == offset:
            self.pieces[-1] = Piece(last.start, end, part, node, last.offset)  # one blank stands for one
        else:
            self.pieces.append(Piece(start, end, part, node, offset))
        self._literal(text)

    def _literal(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)


def first_text(values: Iterable[object]) -> str | None:
    """The first value that is a text with characters, on one line."""
    for value in values:
        if isinstance(value, str) and value.strip():
            return SURROGATE.sub("\ufffd", SPACES.sub(" ", value).strip())
    return None
