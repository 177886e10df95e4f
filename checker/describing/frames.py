"""Sentences with their figures taken out: one sign stands for each, so that patterns read the words between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.describing.context import ABBREVIATED, SENTENCE_MARK
from checker.expression import Expression
from checker.finding.dates.dates import dates_of
from checker.finding.figures.quantities import QuantityMention, quantities_of
from checker.language import AnnotatedArticle

SIGN = "\ue000"
LONGEST = 1500  # characters; what is longer is a list or a table, no sentence
WORDS = ("multiple", "ordinal", "score")  # kinds of figures that patterns read as words
DAYS = ("absolute", "month", "year", "clock", "weekday")


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence of an article: `start` and `end` are its offsets there, `text` its words with a sign for each figure.

    A sign takes the place of hedge, number and unit; the noun that is counted stays.

    `places` are the offsets of the signs in `text`, in the order of `figures`. `line` numbers the paragraph,
    `number` the sentence within the article's sentences.
    """

    start: int
    end: int
    text: str
    figures: tuple[QuantityMention, ...]
    places: tuple[int, ...]
    line: int
    number: int

    def figure_at(self, place: int) -> QuantityMention:
        """The figure whose sign stands at this offset of `text`. Raises LookupError where none does."""
        index = bisect_left(self.places, place)
        if index == len(self.places) or self.places[index] != place:
            raise LookupError(f"no figure at {place}")
        return self.figures[index]

    def offset(self, place: int) -> int:
        """Where in the article a character of `text` stands: both count characters from 0, and a sign in `text` is one
        character for a figure that may be many in the article.
        """
        index = bisect_left(self.places, place)
        if index == 0:
            return self.start + place
        return self.figures[index - 1].end + place - self.places[index - 1] - 1

    def figures_in(self, start: int, end: int) -> tuple[QuantityMention, ...]:
        """The figures whose signs stand from start to end (exclusive) of `text`."""
        return self.figures[bisect_left(self.places, start) : bisect_left(self.places, end)]


def frames_of(article: AnnotatedArticle) -> tuple[Frame, ...]:
    """The sentences of an article that hold a figure, in order; sentences of more than 1500 characters are left out."""
    dates = [(when.start, when.end) for when in article.mentions(dates_of) if when.kind in DAYS]
    figures = [
        mention
        for mention in article.mentions(quantities_of)
        if mention.kind not in WORDS and not is_inside(mention, dates)
    ]
    return tuple(_build_frames(article, figures))


def is_inside(mention: QuantityMention, spans: list[tuple[int, int]]) -> bool:
    """Whether a figure is part of one of the spans (sorted, apart from one another)."""
    index = bisect_left(spans, (mention.end, 0)) - 1
    return index >= 0 and spans[index][1] > mention.start


def _build_frames(article: AnnotatedArticle, figures: list[QuantityMention]) -> Iterator[Frame]:
    starts = [mention.outer_start for mention in figures]
    number = 0
    for line, (begin, finish) in enumerate(article.paragraphs):
        for start, end in split_sentences(article.text, begin, finish):
            number += 1
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            if first == last or end - start > LONGEST:
                continue
            yield make_frame(article.text, (start, end), tuple(figures[first:last]), line, number)


def make_frame(
    text: str, span: tuple[int, int], figures: tuple[QuantityMention, ...], line: int = 0, number: int = 0
) -> Frame:
    """The frame of one sentence; figures that overlap the one before are left out."""
    parts: list[str] = []
    kept: list[QuantityMention] = []
    places: list[int] = []
    done, length = span[0], 0
    for mention in figures:
        if mention.outer_start < done or mention.end > span[1]:
            continue
        before = text[done : mention.outer_start]
        length += len(before)
        parts += (before, SIGN)
        kept.append(mention)
        places.append(length)
        length += 1
        done = mention.end
    parts.append(text[done : span[1]])
    return Frame(span[0], span[1], "".join(parts), tuple(kept), tuple(places), line, number)


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence of a paragraph."""
    begin = start
    for mark in SENTENCE_MARK.finditer(text, start, end):
        if ABBREVIATED.search(text[max(begin, mark.start() - 8) : mark.start()]):
            continue
        yield begin, mark.end()
        begin = mark.end()
    if begin < end:
        yield begin, end


@lru_cache(maxsize=256)
def compile_frame(pattern: str) -> Expression:
    """A pattern over frames: `#` stands for a figure, `#name` for a named one, "_" for white space of any kind."""
    named = re.sub(r"#([a-z]+)", rf"(?P<\1>{SIGN})", pattern)
    return Expression(named.replace("#", SIGN).replace("_", r"[ \u00a0]"))
