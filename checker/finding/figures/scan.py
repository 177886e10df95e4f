"""Cuts raw text into words, figures and signs, fast enough for every character of an archive; needs no model."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.expression import Expression

# One thousands mark throughout: dot or comma, apostrophe, plain, narrow and thin no-break space, plain space.
MARKS = "'’\u00a0\u202f\u2009 "
REST = r"[^\W\d_]+|[^\w\s]|_"
GROUPS = {first: "|".join(rf"(?:{re.escape(mark)}\d{{3}})+" for mark in first + MARKS) for first in ".,"}
INDIAN = r"\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])(?:\.\d+)?"  # lakhs and crores: "12,34,567"
PATTERNS = {
    "de": Expression(rf"\d{{1,3}}(?:{GROUPS['.']})(?!\d)(?:,\d+)?|\d+(?:,\d+)?|(?<![\w),]),\d+|{REST}"),
    "en": Expression(rf"{INDIAN}|\d{{1,3}}(?:{GROUPS[',']})(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w).])\.\d+|{REST}"),
}


class Piece(NamedTuple):
    """A word, a figure or a sign: its text and lower-case form, offsets, and whether it follows without a space."""

    text: str
    lower: str
    start: int
    end: int
    glued: bool


END = Piece("", "", -1, -1, False)


class Line:
    """The pieces of one line of text; asking beyond either end gives an empty piece."""

    __slots__ = ("language", "pieces", "text", "years")

    def __init__(self, text: str, start: int, end: int, language: str) -> None:
        self.text = text
        self.language = language
        pieces: list[Piece] = []
        last, find = -1, text.find
        make = tuple.__new__  # half the time of Piece(...)
        for word in PATTERNS[language].findall(text, start, end):
            begin = find(word, start)  # only white space lies between two pieces, so this is the piece itself
            start = begin + len(word)
            pieces.append(make(Piece, (word, word.lower(), begin, start, begin == last)))
            last = start
        self.pieces = pieces

    def __len__(self) -> int:
        return len(self.pieces)

    def at(self, index: int) -> Piece:
        """The piece at this index, or END."""
        return self.pieces[index] if 0 <= index < len(self.pieces) else END

    def is_word(self, index: int) -> bool:
        """Whether a word (letters only) stands here."""
        return self.at(index).text[:1].isalpha()

    def is_figure(self, index: int) -> bool:
        """Whether a figure in digits stands here."""
        text = self.at(index).text
        return text[:1].isdecimal() or (len(text) > 1 and text[0] in ",.")

    def ends_sentence(self, index: int) -> bool:
        """Whether the piece here closes a sentence: a mark before a capital, a quotation mark or nothing."""
        piece = self.at(index)
        if piece is END:
            return True
        if piece.text not in ".!?;:":
            return False
        after = self.at(index + 1)
        return after is END or (not after.glued and not after.text[:1].islower())
