"""One article with its tokens and its mentions, each computed when first asked for and then shared by all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from checker.expression import Expression
from checker.language.base import LanguageBase
from checker.language.words import Word, analyse
from checker.language.wrapping import join_wrapped_lines
from checker.model import Article, Excerpt

if TYPE_CHECKING:
    from spacy.tokens import Token as SpacyToken

T = TypeVar("T")
PARAGRAPH = Expression(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A token: offsets in characters of the article's text; tag and lemma are looked up when asked for."""

    text: str
    start: int
    end: int
    language: str
    tagged: tuple[str, str] | None = None

    @property
    def word(self) -> Word:
        return analyse(self.text, self.language)

    @property
    def tag(self) -> str:
        """STTS tag (NN, NE, ADJA, VVFIN, CARD ...)."""
        return self.tagged[0] if self.tagged else self.word.tag

    @property
    def lemma(self) -> str:
        return self.tagged[1] if self.tagged else self.word.lemma


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: offsets in characters of the article's text, and its tokens without white space."""

    start: int
    end: int
    tokens: tuple[Token, ...]


class AnnotatedArticle:
    """An article, its sentences and whatever finders have found in it.

    Paragraphs (lines) are tokenised one by one when a sentence in them is asked for: text without a cue costs nothing.
    """

    def __init__(self, article: Article, base: LanguageBase) -> None:
        self.article = article
        self.base = base
        self._paragraphs: dict[int, tuple[Sentence, ...]] = {}
        self._mentions: dict[Callable[[AnnotatedArticle], Any], Any] = {}

    @cached_property
    def text(self) -> str:
        """The article's text, a line end that only wraps a paragraph as a space: same length, so offsets hold."""
        return join_wrapped_lines(self.article.text, self.article.body_start)

    @property
    def language(self) -> str:
        return self.article.language

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Start and end of every line that is not empty, from the body's start on."""
        return tuple(found.span() for found in PARAGRAPH.finditer(self.text, self.article.body_start))

    def sentences_of(self, paragraph: int) -> tuple[Sentence, ...]:
        """The sentences of one paragraph."""
        if paragraph not in self._paragraphs:
            start, end = self.paragraphs[paragraph]
            self._paragraphs[paragraph] = tuple(self._split(start, end))
        return self._paragraphs[paragraph]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences of the article in order."""
        for paragraph in range(len(self.paragraphs)):
            yield from self.sentences_of(paragraph)

    def mentions(self, finder: Callable[[AnnotatedArticle], T]) -> T:
        """What `finder` finds in this article; computed once, however many rules ask."""
        if finder not in self._mentions:
            self._mentions[finder] = finder(self)
        found: T = self._mentions[finder]
        return found

    def excerpt(self, start: int, end: int) -> Excerpt:
        """The passage from start to end (exclusive)."""
        return Excerpt(self.article, start, end)

    def _split(self, start: int, end: int) -> Iterator[Sentence]:
        doc = self.base.nlp(self.text[start:end])
        for span in doc.sents:
            tokens = tuple(self._token(token, start) for token in span if not token.is_space)
            if tokens:
                yield Sentence(tokens[0].start, tokens[-1].end, tokens)

    def _token(self, token: SpacyToken, shift: int) -> Token:
        start = shift + token.idx
        tagged = (token.tag_, token.lemma_) if self.base.tagged else None
        return Token(token.text, start, start + len(token.text), self.language, tagged)
