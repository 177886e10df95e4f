"""Words, figures and marks of an article by one regular expression, for finders that need no word analysis.

Cheaper than a tokeniser by an order of magnitude; offsets are characters of the article's text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.language import AnnotatedArticle

PIECE = re.compile(r"[^\W\d_][^\W_]*(?:(?:[-‑’'/&]|(?<=\d)/)[^\W_]+)*[’']?|\d+(?:[.,]\d+)*|\n|[.,:;!?()„“”\"«»–—/†-]")
SENTENCE_ENDS = frozenset(".!?\n")


class Piece(NamedTuple):
    """A word, figure or mark."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def pieces_of(article: AnnotatedArticle) -> tuple[Piece, ...]:
    """All pieces of the article's body in order."""
    return tuple(Piece(f.group(), f.start(), f.end()) for f in PIECE.finditer(article.text, article.article.body_start))
