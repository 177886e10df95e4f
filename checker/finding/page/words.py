"""The words of an article, found once: a finder that needs one of some words asks here first, and an article without
any costs it nothing more. News repeats its words, so each word is tried once a run, not once an article."""

from __future__ import annotations

from collections.abc import Callable, Collection

from checker.expression import Expression
from checker.language import AnnotatedArticle

WORD = Expression(r"\w+")
MOST = 200_000  # words that are remembered, as many as analyses


def words_of(article: AnnotatedArticle) -> frozenset[str]:
    """Every word of an article's body as written (letters, digits, no hyphens)."""
    return frozenset(WORD.findall(article.text, article.article.body_start))


def locate_words(article: AnnotatedArticle, wanted: Collection[str]) -> list[tuple[str, int]]:
    """Where some words of an article's body stand: each with the offset at which it begins, in order."""
    found = WORD.finditer(article.text, article.article.body_start)
    return [(word.group(), word.start()) for word in found if word.group() in wanted]


class TriedWords:
    """The words that pass a test, which is pure: each word is tried once and remembered."""

    def __init__(self, test: Callable[[str], object]) -> None:
        self._test = test
        self._tried: set[str] = set()
        self._passed: set[str] = set()

    def among(self, words: frozenset[str]) -> frozenset[str]:
        """Those of some words that pass."""
        new = words - self._tried
        if new:
            if len(self._tried) > MOST:
                self._tried.clear()
                self._passed.clear()
                new = words
            self._tried.update(new)
            self._passed.update(filter(self._test, new))
        return words & self._passed
