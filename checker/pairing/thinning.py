"""Bounds on what is paired: an article that says one thing over and over says it often enough after some times.

Without them the pairs of two articles grow with the square of their length. What an article tells again in the very
same words adds nothing to a comparison, so only the first times are compared; of figures that differ an article may
have as many of one dimension as no story needs, and what is beyond is said (`crowded`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

from checker.describing.described import DescribedArticle, DescribedFigure
from checker.model import Claim

MOST_ALIKE = 20  # figures told in the same words that are compared, the first of an article
MOST_FIGURES = 1_000  # of one dimension in one article
MOST_REPEATED = 100  # claims of one article that give one subject one value


def thin_figures(figures: Sequence[DescribedFigure]) -> Iterator[DescribedFigure]:
    """The figures of an article that are compared, in their order."""
    told: Counter[Hashable] = Counter()
    counted: Counter[str] = Counter()
    for figure in figures:
        told[spell(figure)] += 1
        if told[spell(figure)] <= MOST_ALIKE and counted[figure.dimension] < MOST_FIGURES:
            counted[figure.dimension] += 1
            yield figure


def crowded(article: DescribedArticle) -> tuple[str, ...]:
    """The dimensions an article has more different figures of than are compared."""
    told = Counter(map(spell, article.figures))
    counted: Counter[str] = Counter()
    for (dimension, *_), times in told.items():
        counted[dimension] += min(times, MOST_ALIKE)
    return tuple(sorted(dimension for dimension, number in counted.items() if number > MOST_FIGURES))


def spell(figure: DescribedFigure) -> tuple[str, Hashable]:
    """All that an article tells of a figure but for where: its value, its words, the parties and years beside it."""
    when = figure.when
    value = figure.quantity if when is None else (when.date, when.weekday, when.kind, when.hedge, when.relation)
    words = (figure.noun, figure.left, figure.right, figure.clause, figure.sentence, figure.names)
    subject = (figure.concepts, figure.places, figure.months, figure.role, figure.of_years, figure.befell)
    return figure.dimension, (value, words, subject)


def distinct_values(figures: Iterable[DescribedFigure]) -> list[DescribedFigure]:
    """One figure for each value of each dimension, the first that has it."""
    found: dict[Hashable, DescribedFigure] = {}
    for figure in figures:
        when = figure.when
        value = figure.quantity if when is None else (when.date, when.weekday, when.hedge)
        found.setdefault((figure.dimension, value), figure)
    return list(found.values())


def thin_claims(claims: Sequence[Claim], numbers: Sequence[int]) -> list[int]:
    """Of the claims of one article that these numbers name, the first that give one subject one value."""
    if len(numbers) <= MOST_REPEATED:
        return list(numbers)
    told: Counter[Hashable] = Counter()
    kept = []
    for number in numbers:
        claim = claims[number]
        said = (claim.subject.key, claim.normal, claim.said_by, claim.in_quote)
        told[said] += 1
        if told[said] <= MOST_REPEATED:
            kept.append(number)
    return kept
