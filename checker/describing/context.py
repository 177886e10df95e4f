"""The words around a figure that say what it measures: between clause marks, and no further than its neighbours.

German puts what is counted behind the figure and what happened to it at the clause's end, so words after the figure
tell more than words before it; a part of a clause without a verb ("fünf davon schwer") borrows from the one before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.expression import Expression
from checker.finding.figures.quantities import QuantityMention
from checker.language import AnnotatedArticle

CLAUSE_MARK = Expression(r"[,;()\[\]|]|:(?!\s*[+\-–]?\d)|\s[-–—]\s|\n")
SENTENCE_MARK = Expression(r"[.!?…][“”«\"')]*\s+(?=[„»\"'(]?[A-ZÄÖÜ0-9])|\n")
ABBREVIATED = Expression(r"(?:\b(?:[A-ZÄÖÜ]|Mio|Mrd|Dr|Prof|St|ca|Nr|bzw|etwa|usw|z\.\s?B|u\.\s?a|d\.\s?h)|\b\d{1,2})$")
ENGLISH_ABBREVIATED = Expression(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gov|Sen|Rep|Gen|Lt|Col|Capt|Sgt|No|Inc|Corp|Ltd|vs))$"
)
ASIDE = frozenset(("age", "ordinal", "clock"))  # figures told in passing cut no context off
RELATIVE = Expression(r"\s*(?:dessen|deren|whose)\b")
REACH = 400


@dataclass(frozen=True, slots=True)
class Context:
    """Stretches of text (start, end in characters) around one figure, nearest first.

    `counted` is the figure with the noun it counts, `after` and `before` run to the next clause mark or figure,
    `earlier` is the rest of the sentence before it, `later` the rest behind it; `bracketed` when it stands in brackets.
    """

    counted: tuple[int, int]
    after: tuple[int, int]
    before: tuple[int, int]
    earlier: tuple[int, int]
    later: tuple[int, int]
    bracketed: bool


def find_contexts(article: AnnotatedArticle, mentions: Sequence[QuantityMention]) -> tuple[Context, ...]:
    """The context of every mention, in their order; mentions are sorted by place."""
    text = article.text
    contexts = []
    cutting = [one for one in mentions if one.kind not in ASIDE]
    ends = [one.outer_end for one in cutting]
    starts = [one.outer_start for one in cutting]
    marks = [mark.span() for mark in CLAUSE_MARK.finditer(text, article.article.body_start)]
    closes = [mark[1] for mark in marks]
    for mention in mentions:
        english = article.language == "en"
        start, end = sentence_around(text, mention.start, mention.end, article.article.body_start, english)
        before, after = bisect_right(ends, mention.outer_start), bisect_left(starts, mention.outer_end)
        left = ends[before - 1] if before else start
        right = starts[after] if after < len(starts) else end
        first, beyond = bisect_left(marks, (start, start)), bisect_right(closes, end)
        within = marks[first : max(first, beyond)]
        contexts.append(_build_context(text, mention, within, (start, end), (max(start, left), min(end, right))))
    return tuple(contexts)


@lru_cache(maxsize=512)
def sentence_around(text: str, start: int, end: int, first: int, english: bool = False) -> tuple[int, int]:
    """Start and end of the sentence around a figure, at most 400 characters to either side; several rules ask.

    In `english` copy no figure with a full stop is a rank, so that "killed 52." ends a sentence.
    """
    abbreviated = ENGLISH_ABBREVIATED if english else ABBREVIATED
    low, high = max(first, start - REACH), min(len(text), end + REACH)
    begin = low
    for mark in SENTENCE_MARK.finditer(text, low, start + 1):  # the figure itself may begin the sentence
        if mark.group() == "\n" or not abbreviated.search(text[max(low, mark.start() - 8) : mark.start()]):
            begin = mark.end()
    for mark in SENTENCE_MARK.finditer(text, end, high):
        if mark.group() == "\n" or not abbreviated.search(text[max(end, mark.start() - 8) : mark.start()]):
            return begin, mark.start()
    return begin, high


def _build_context(
    text: str,
    mention: QuantityMention,
    marks: Sequence[tuple[int, int]],
    sentence: tuple[int, int],
    bounds: tuple[int, int],
) -> Context:
    """The context of a figure within its sentence, whose clause marks are given, and within its neighbours."""
    start, end = sentence
    left, right = bounds
    ends = [mark[1] for mark in marks]
    place = bisect_left(ends, mention.outer_start + 1)
    if place and RELATIVE.match(text, ends[place - 1]):
        place -= 1  # "das Vorjahr, dessen Bilanz bei 4 Millionen lag": the clause speaks of the word before the comma
    before = max(left, ends[place - 1] if place else start)
    further = bisect_left(marks, (mention.outer_end, 0))
    stop = marks[further][0] if further < len(marks) else end
    after = min(right, stop) if right >= mention.outer_end else stop
    outer_end = max(mention.outer_end, mention.counted_end or 0)
    return Context(
        counted=(mention.outer_start, outer_end),
        after=(outer_end, max(outer_end, after)),
        before=(min(before, mention.outer_start), mention.outer_start),
        earlier=(start, min(before, mention.outer_start)),
        later=(max(outer_end, after), end),
        bracketed=text.rfind("(", start, mention.start) > text.rfind(")", start, mention.start),
    )
