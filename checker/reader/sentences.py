"""The sentences of a story, each with a name that stays while its words do: what the reader is shown and answers by."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from checker.finding.page.furniture import furniture_of, in_furniture
from checker.language import AnnotatedArticle, load_base
from checker.model import Article

NAME_DIGITS = 12


@dataclass(frozen=True, slots=True)
class StorySentence:
    """A sentence of an article: `start` and `end` (exclusive) in characters of its text.

    `name` is a digest of the article's day and the sentence's words: the same in whatever file they stand.
    """

    article: Article
    start: int
    end: int
    name: str

    @property
    def text(self) -> str:
        """The words of the sentence in one line."""
        return " ".join(self.article.text[self.start : self.end].split())


def split_story(articles: Sequence[Article]) -> tuple[StorySentence, ...]:
    """The sentences of the articles in their order, without furniture (credits, running times, addresses)."""
    return tuple(sentence for article in articles for sentence in split_article(article))


def split_article(article: Article) -> tuple[StorySentence, ...]:
    """The sentences of one article, by the blank tokeniser whatever `--model` says, so that readings stay valid."""
    annotated = AnnotatedArticle(article, load_base(article.language))
    furniture = annotated.mentions(furniture_of)
    return tuple(
        StorySentence(article, one.start, one.end, name_sentence(article, one.start, one.end))
        for one in annotated.sentences
        if not _is_covered(furniture, one.start, one.end)
    )


def name_sentence(article: Article, start: int, end: int) -> str:
    """A digest of the day of the article and the words from `start` to `end`."""
    words = " ".join(article.text[start:end].split())
    return hashlib.sha256(f"{article.day or '-'}\x1f{words}".encode()).hexdigest()[:NAME_DIGITS]


def _is_covered(furniture: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether furniture leaves nothing of a sentence to read."""
    if not in_furniture(furniture, start, end):
        return False
    return sum(min(end, last) - max(start, first) for first, last in furniture if first < end and start < last) * 2 > (
        end - start
    )
