"""The words of an article and where each stands, found once: a finder that needs one of some words asks here first, and
an article without any costs it nothing more."""

from __future__ import annotations

from collections.abc import Mapping

from checker.expression import Expression
from checker.language import AnnotatedArticle

WORD = Expression(r"\w+")


def words_of(article: AnnotatedArticle) -> Mapping[str, list[int]]:
    """Every word of an article's body as written (letters, digits, no hyphens), with the offsets at which it begins."""
    found: dict[str, list[int]] = {}
    for word in WORD.finditer(article.text, article.article.body_start):
        found.setdefault(word.group(), []).append(word.start())
    return found
