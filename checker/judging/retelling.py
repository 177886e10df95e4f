"""A toll that one article tells twice: the dead, the injured and the missing of a sentence against those of another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from checker.describing.frames import split_sentences
from checker.describing.measured import measured_of
from checker.describing.quantities import QuantitySubject
from checker.expression import Expression
from checker.finding.figures.quantities import QuantityMention
from checker.judging.slips import are_far_apart
from checker.language import AnnotatedArticle
from checker.model import Hedge

# What tells of another time or source: such a sentence may well give another toll.
APART = Expression(
    r"\b(?:zunächst|zuvor|bisher|bislang|bis dahin|anfangs|ursprünglich|damals|vorher|geheißen|geheissen|inzwischen"
    r"|mittlerweile|später|nunmehr|stieg|gestiegen|erhöht\w*|korrigiert\w*|berichtigt\w*|statt|laut"
    r"|nach Angaben|zufolge"
    r"|soll(?:en)?|könnte\w*|initially|earlier|previously|rose|so far|according)\b",
    re.IGNORECASE,
)
MOST = 50  # tolls of an article that are set side by side
TOLL = frozenset(("dead", "injured", "missing"))


@dataclass(frozen=True, slots=True)
class Retold:
    """Two figures of one toll that differ, and what the two sentences agree in ("dead")."""

    first: QuantityMention
    second: QuantityMention
    subject: QuantitySubject
    shared: str


def find_retold(article: AnnotatedArticle) -> Iterator[Retold]:
    """Every two sentences of an article that tell one figure of a toll alike and another one differently."""
    tolls = read_tolls(article)
    for first, second in combinations(tolls[:MOST], 2):
        shared = [
            what for what in sorted(TOLL & first.keys() & second.keys()) if _value(first, what) == _value(second, what)
        ]
        for what in sorted(TOLL & first.keys() & second.keys()):
            one, other = first[what], second[what]
            if shared and what not in shared and not are_far_apart(one[0].quantity, other[0].quantity):
                yield Retold(one[0], other[0], one[1], shared[0])


Toll = dict[str, tuple[QuantityMention, QuantitySubject]]


def read_tolls(article: AnnotatedArticle) -> Sequence[Toll]:
    """The tolls of an article, a sentence each: what befell how many, where the sentence tells two such figures."""
    figures = sorted((one for one in article.mentions(measured_of) if tells_toll(*one)), key=lambda one: one[0].start)
    if len(figures) < 4:
        return ()
    tolls, starts = [], [mention.start for mention, _ in figures]
    for start, end in split_sentences(article.text, article.article.body_start, len(article.text)):
        inside = figures[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(inside) < 2 or APART.search(article.text, start, end):
            continue
        toll = {next(iter(subject.measures))[1]: (mention, subject) for mention, subject in inside}
        if len(toll) == len(inside):
            tolls.append(toll)
    return tolls


def tells_toll(mention: QuantityMention, subject: QuantitySubject) -> bool:
    """Whether a figure counts all that one thing befell, without a hedge."""
    narrowed = {family for family, _ in subject.concepts} - {"casualty"}
    exact = mention.quantity.hedge is Hedge.EXACT and mention.quantity.value is not None
    told = {concept for family, concept in subject.measures if family == "casualty"}
    return exact and not narrowed and len(subject.measures) == 1 and bool(told & TOLL) and subject.role == "level"


def _value(toll: Toll, what: str) -> object:
    return toll[what][0].quantity.value
