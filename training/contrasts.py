"""The likest two sentences of two things that two articles of an event tell: not one figure of them is the same thing.

"Am Freitag waren 40 Einsatzkräfte vor Ort" and "Am Samstag waren 60 Einsatzkräfte vor Ort" stand in many stories, and
what two articles alone say of one thing is no liker. Of many pairs drawn by chance the likest few are taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from training.marked import MENTION, RawArticle
from training.sentences import find_bounds

DRAWN = 300  # pairs of sentences looked at for each contrast
LIKEST = 4  # of which one is taken by chance
WORD = re.compile(r"[^\W\d_]{3,}")
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with figures: its article, its marked text, what it measures, its words, and its figures' forms."""

    article: RawArticle
    marked: str
    things: frozenset[str]
    words: frozenset[str]
    forms: frozenset[str]

    def is_of_another(self, other: Sentence) -> bool:
        """Whether both stand in different articles, have a figure of like form and measure nothing in common."""
        apart = self.article != other.article and not self.things & other.things
        return apart and bool(self.forms & other.forms)

    def likeness(self, other: Sentence) -> float:
        """The share of their words that both have, 0 to 1."""
        both = self.words | other.words
        return len(self.words & other.words) / len(both) if both else 0.0


def tell_contrast(chance: Random, articles: Sequence[RawArticle]) -> list[RawArticle]:
    """Two short texts: two of the likest sentences that measure different things; nothing where there are none."""
    sentences = [sentence for article in articles for sentence in find_sentences(article)]
    if len(sentences) < 2:
        return []
    drawn = [chance.sample(range(len(sentences)), 2) for _ in range(DRAWN)]
    found = {
        (one, other): sentences[one].likeness(sentences[other])
        for one, other in (sorted(pair) for pair in drawn)
        if sentences[one].is_of_another(sentences[other])
    }
    if not found:
        return []
    one, other = chance.choice(sorted(found, key=lambda pair: (-found[pair], pair))[:LIKEST])
    return [replace(sentences[place].article, marked=sentences[place].marked) for place in (one, other)]


def find_sentences(article: RawArticle) -> list[Sentence]:
    """The sentences of an article that hold figures."""
    return [
        read_sentence(article, article.marked[start:end].strip())
        for start, end in pairwise(find_bounds(article.marked))
        if MENTION.search(article.marked, start, end)
    ]


def read_sentence(article: RawArticle, marked: str) -> Sentence:
    """A sentence by its marked text."""
    found = list(MENTION.finditer(marked))
    return Sentence(
        article,
        marked,
        frozenset(one[2] for one in found),
        frozenset(word.lower() for word in WORD.findall(MENTION.sub(" ", marked))),
        frozenset(DIGITS.sub("0", one[1]) for one in found),
    )
