"""Words, figures and marks of an article by one regular expression, for finders that need no word analysis.

Cheaper than a tokeniser by an order of magnitude; offsets are characters of the article's text.
"""

from __future__ import annotations

from typing import NamedTuple

from checker.expression import Expression
from checker.language import AnnotatedArticle

PIECE = Expression(
    r"[^\W\d_][^\W_]*(?:(?:[-‑’'/&]|(?<=\d)/)[^\W_]+)*[’']?|\d+(?:[.,]\d+)*|\n|[.,:;!?()\[\]„“”\"«»–—/†-]"
)


class Piece(NamedTuple):
    """A word, figure or mark, and whether it starts with a capital."""

    text: str
    start: int
    end: int
    capital: bool


def pieces_of(article: AnnotatedArticle) -> tuple[Piece, ...]:
    """All pieces of the article's body in order; ask with `article.mentions(pieces_of)`."""
    make = tuple.__new__  # half the time of Piece(...), which counts for every word of an archive
    text, end = article.text, article.article.body_start
    find, pieces = text.find, []
    for word in PIECE.findall(text, end):
        start = find(word, end)  # what lies between two pieces begins none, so this is the piece itself
        end = start + len(word)
        pieces.append(make(Piece, (word, start, end, word[0].isupper())))
    return tuple(pieces)
