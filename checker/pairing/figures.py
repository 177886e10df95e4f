"""All figures of one story as pairs: which may be one thing, and the rows of features the scorer is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from checker.describing.described import DescribedArticle, DescribedFigure
from checker.finding.dates.dates import SOFT_TIME
from checker.model import Hedge, PartialDate
from checker.pairing.comparing import fill_features, relate_all
from checker.pairing.features import MEANING, Floats, Side, compare_meaning, read_words
from checker.pairing.thinning import thin_figures
from checker.pairing.values import Relation

NEAREST = 4  # figures of another article that one whose value differs is compared with
COARSE = 1000  # cosines are rounded to this, so that no machine's last digits decide anything


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one dimension of a story, and its candidate pairs with their features (pairs, FEATURES).

    A day told with a time ("Freitag um 14.50 Uhr") is a figure among the days, and among the times told alone.
    `sides` are the figures, `article` numbers the article of each; `pairs` are index pairs, the lower first,
    `relations` one for each of these; `meets` (figures, figures) says whose values meet.
    """

    dimension: str
    sides: tuple[Side, ...]
    article: NDArray[np.int64]
    pairs: NDArray[np.int64]
    relations: tuple[Relation, ...]
    rows: Floats
    meets: NDArray[np.bool_]


def group_figures(
    articles: Sequence[DescribedArticle], vectors: Sequence[Floats], runs: Sequence[Floats]
) -> tuple[Group, ...]:
    """The figures of a story by dimension; `vectors` and `runs` are those of each article's figures, in their order."""
    found: dict[str, list[tuple[int, Side, Floats]]] = {}
    for number, (article, own, likely) in enumerate(zip(articles, vectors, runs, strict=True)):
        for figure in with_times_of_days(thin_figures(article.figures), article.text):
            side = Side(article, figure, read_words(figure, article), float(likely[figure.number]))
            found.setdefault(figure.dimension, []).append((number, side, own[figure.number]))
    return tuple(
        make_group(dimension, members)
        for dimension, members in sorted(found.items())
        if len({n for n, *_ in members}) > 1
    )


def with_times_of_days(figures: Iterable[DescribedFigure], text: str) -> Iterator[DescribedFigure]:
    """The figures of an article's text, and behind each day told with a time the time alone, under the day's number."""
    for figure in figures:
        yield figure
        when = figure.when
        if when is not None and figure.dimension == "date" and when.date.hour is not None:
            time = PartialDate(hour=when.date.hour, minute=when.date.minute)
            hedge = Hedge.APPROX if SOFT_TIME.search(text, figure.start, figure.end) else when.hedge
            yield replace(figure, dimension="clock", when=replace(when, date=time, weekday=None, hedge=hedge))


def is_time_of_day_told(figure: DescribedFigure) -> bool:
    """Whether a figure is the time by itself of a day told with one."""
    return figure.dimension == "clock" and figure.when is not None and figure.when.kind != "clock"


def make_group(dimension: str, members: Sequence[tuple[int, Side, Floats]]) -> Group:
    article = np.array([number for number, *_ in members])
    sides = tuple(side for _, side, _ in members)
    matrix = np.stack([vector for *_, vector in members])
    cosines = (np.round((matrix @ matrix.T).astype(np.float64) * COARSE) / COARSE).astype(np.float32)
    meaning = compare_meaning(cosines, article)
    related = relate_all([side.figure for side in sides], article)
    meeting, comparable = related.holds(lambda one: one.meets), related.holds(lambda one: one.comparable)
    of_days = np.array([is_time_of_day_told(side.figure) for side in sides])
    comparable &= ~(of_days[:, None] & of_days)  # two of these are compared among the days
    pairs = np.argwhere(comparable & (meeting | (meaning["rank"] < NEAREST)))
    one, other = pairs.T
    near = np.stack([meaning[name][one, other] for name in MEANING], axis=1)
    return Group(
        dimension,
        sides,
        article,
        pairs,
        tuple(related.relations[number] for number in related.which[one, other]),
        np.concatenate([fill_features(sides, pairs, related), near], axis=1).astype(np.float32),
        meeting | meeting.T,
    )
