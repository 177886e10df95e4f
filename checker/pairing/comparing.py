"""The features of all pairs of one dimension at once: what figures share is worked out once for each two values.

In a story most figures are told in words and values that others have too, so a story holds far fewer different pairs
of values, of sentences or of neighbours than pairs of figures.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from checker.describing.described import DescribedFigure
from checker.pairing.features import (
    DIMENSIONS,
    FEATURES,
    MANY_DAYS,
    MEANING,
    MOST_COPIED,
    SMALL,
    Bag,
    Side,
    compare_concepts,
    compare_rates,
    compare_sets,
    compare_values,
    is_exact,
    read_vocabulary,
    significant_digits,
    size_of,
    weigh_unheard,
)
from checker.pairing.values import Relation, relate

T = TypeVar("T")
MOST_CELLS = 16_000_000  # of a table of bags and words: beyond, bags are compared one by one
Numbers = NDArray[np.int64]
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Distinct(Generic[T]):
    """Things of a row of figures, each different one once: `number` says which of `things` each figure has."""

    things: tuple[T, ...]
    number: Numbers

    def compare(self, pairs: Numbers, function: Callable[[T, T], Sequence[float]]) -> Doubles:
        """What a function says of each pair of figures (pairs, 2), asked once for every two different things."""
        codes, place = self.code(pairs)
        told = [function(*self.at(code)) for code in codes.tolist()]
        return np.array(told, np.float64).reshape(len(codes), -1)[place]

    def code(self, pairs: Numbers) -> tuple[Numbers, Numbers]:
        """The codes of all different pairs of things, in order, and which of these each pair of figures is."""
        one, other = self.number[pairs[:, 0]], self.number[pairs[:, 1]]
        codes, place = np.unique(one * len(self.things) + other, return_inverse=True)
        return codes, place

    def at(self, code: int) -> tuple[T, T]:
        """The two things of a code, the number of the one times how many there are and that of the other."""
        one, other = divmod(code, len(self.things))
        return self.things[one], self.things[other]


def tell_apart(things: Iterable[T], known_by: Iterable[Hashable]) -> Distinct[T]:
    """Things by what they are known by; of those known by the same the first stands for all."""
    numbers: dict[Hashable, int] = {}
    first: list[T] = []
    number = []
    for thing, key in zip(things, known_by, strict=True):
        if key not in numbers:
            numbers[key] = len(numbers)
            first.append(thing)
        number.append(numbers[key])
    return Distinct(tuple(first), np.array(number, np.int64))


@dataclass(frozen=True, slots=True)
class Related:
    """How the values of figures stand to each other: `relations`, and of each pair (figures, figures) which it is.

    Pairs of one article, and those of which the one does not come before the other, are -1.
    """

    relations: tuple[Relation, ...]
    which: Numbers

    def holds(self, told: Callable[[Relation], bool]) -> NDArray[np.bool_]:
        """Of which pairs something is true."""
        answers = np.array([*map(told, self.relations), False], bool)
        return answers[self.which]


def relate_all(figures: Sequence[DescribedFigure], article: Numbers) -> Related:
    """The relation of every two figures of one dimension and two articles."""
    values = tell_apart(figures, map(value_of, figures))
    size = len(values.things)
    apart = np.triu(article[:, None] != article[None, :], 1)
    codes, place = np.unique((values.number[:, None] * size + values.number[None, :])[apart], return_inverse=True)
    which = np.full(apart.shape, -1, np.int64)
    which[apart] = place
    return Related(tuple(relate(*values.at(code)) for code in codes.tolist()), which)


def value_of(figure: DescribedFigure) -> Hashable:
    """What a figure is related to others by."""
    when = figure.when
    return figure.quantity if when is None else (when.day, when.date, when.weekday, when.hedge)


def fill_features(sides: Sequence[Side], pairs: Numbers, relations: Related) -> Doubles:
    """The features of pairs of figures of one dimension, a row each, in the order of `FEATURES` without `MEANING`.

    `pairs` (pairs, 2) are places in `sides`, the smaller first; `relations` those of all figures of `sides`.
    """
    if not len(pairs):
        return np.zeros((0, len(FEATURES) - len(MEANING)))
    told = np.array([compare_values(relation) for relation in relations.relations], np.float64)
    dimension = [float(sides[0].figure.dimension == name) for name in DIMENSIONS]
    return np.concatenate(
        [
            np.tile(np.array(dimension), (len(pairs), 1)),
            told[relations.which[pairs[:, 0], pairs[:, 1]]],
            fill_words(sides, pairs),
            fill_standings(sides, pairs),
        ],
        axis=1,
    )


def fill_words(sides: Sequence[Side], pairs: Numbers) -> Doubles:
    """The columns `WORDS` of every pair."""
    figures = [side.figure for side in sides]
    languages = [side.article.language for side in sides]

    def by(key: Callable[[DescribedFigure], Hashable]) -> list[Hashable]:
        return list(map(key, figures))

    def cosines(bag: Callable[[Side], Bag], key: Callable[[DescribedFigure], Hashable]) -> Doubles:
        known = tell_apart(map(bag, sides), zip(by(key), languages, strict=True))
        return compare_bags(known, pairs)

    def sets(read: Callable[[DescribedFigure], frozenset[str]]) -> Doubles:
        return tell_apart(map(read, figures), by(read)).compare(pairs, compare_sets)

    articles = tell_apart((side.article for side in sides), (side.article.path for side in sides))
    vocabularies = [read_vocabulary(article) for article in articles.things]

    def unheard(bag: Callable[[Side], Bag], key: Callable[[DescribedFigure], Hashable]) -> Doubles:
        known = tell_apart(map(bag, sides), zip(by(key), languages, strict=True))
        weighed = np.array([weigh_unheard(of, vocabularies) for of in known.things])
        one, other = pairs.T
        parts = weighed[known.number[one], articles.number[other]], weighed[known.number[other], articles.number[one]]
        told: Doubles = np.stack([np.fmin(*parts), np.fmax(*parts)], axis=1)
        return told

    nouns = tell_apart((figure.noun for figure in figures), by(lambda one: one.noun))
    rates = tell_apart(figures, by(lambda one: (one.quantity is None, one.quantity and one.quantity.per)))
    roles = tell_apart(figures, by(lambda one: one.role))
    concepts = tell_apart((figure.concepts for figure in figures), by(lambda one: one.concepts))
    return np.concatenate(
        [
            nouns.compare(pairs, compare_nouns),
            cosines(lambda side: side.words.clause, lambda one: one.clause),
            cosines(lambda side: side.words.sentence, lambda one: one.sentence),
            cosines(lambda side: side.words.left, lambda one: one.left),
            cosines(lambda side: side.words.right, lambda one: one.right),
            cosines(lambda side: side.words.letters, lambda one: one.clause),
            cosines(lambda side: side.words.noun_letters, lambda one: one.noun),
            share(pairs, [figure.left[-1] if figure.left else "" for figure in figures]),
            share(pairs, [figure.right[0] if figure.right else "" for figure in figures]),
            cosines(lambda side: side.words.names, lambda one: one.names),
            sets(lambda one: one.parties),
            sets(lambda one: one.years),
            concepts.compare(pairs, compare_concepts),
            sets(lambda one: one.places),
            sets(lambda one: one.months),
            rates.compare(pairs, lambda one, other: (compare_rates(one, other),)),
            (roles.number[pairs[:, 0]] != roles.number[pairs[:, 1]])[:, None],
            sets(lambda one: one.befell)[:, :2],
            count_copied(pairs, [side.words.before for side in sides]),
            count_copied(pairs, [side.words.behind for side in sides]),
            unheard(lambda side: side.words.sentence, lambda one: one.sentence),
            unheard(lambda side: side.words.names, lambda one: one.names),
        ],
        axis=1,
    )


def compare_bags(known: Distinct[Bag], pairs: Numbers) -> Doubles:
    """The cosines of the bags of pairs, each a sum in the order of the smaller bag, as `Bag.cosine` has it."""
    codes, place = known.code(pairs)
    words: dict[str, int] = {}
    word = np.array([words.setdefault(one, len(words)) for bag in known.things for one in bag.weights], np.int64)
    weight = np.array([number for bag in known.things for number in bag.weights.values()], np.float64)
    sizes = np.array([len(bag.weights) for bag in known.things], np.int64)
    if len(known.things) * len(words) > MOST_CELLS:
        return known.compare(pairs, lambda one, other: (one.cosine(other),))
    table = np.zeros((len(known.things), len(words)))
    table[np.repeat(np.arange(len(sizes)), sizes), word] = weight
    first = np.cumsum(sizes) - sizes
    one, other = np.divmod(codes, len(known.things))
    swapped = sizes[one] > sizes[other]
    small, large = np.where(swapped, other, one), np.where(swapped, one, other)
    row = np.repeat(np.arange(len(codes)), sizes[small])
    within = np.arange(len(row)) - np.repeat(np.cumsum(sizes[small]) - sizes[small], sizes[small])
    entry = first[small][row] + within
    shared = np.bincount(row, weight[entry] * table[large[row], word[entry]], len(codes))
    norms = np.array([bag.norm for bag in known.things])
    length = norms[one] * norms[other]
    cosines = np.divide(shared, length, out=np.zeros(len(codes)), where=length != 0)
    told: Doubles = cosines[place][:, None]
    return told


def compare_nouns(one: str, other: str) -> tuple[float, float, float]:
    """Whether two figures count one noun, two, or one of them says none."""
    said = bool(one and other)
    return float(said and one == other), float(said and one != other), float(bool(one) != bool(other))


def share(pairs: Numbers, words: Sequence[str]) -> Doubles:
    """1 where both figures of a pair have the same word, else 0; "" is no word (pairs, 1)."""
    known = tell_apart(words, words)
    said = np.array([bool(word) for word in known.things], bool)[known.number]
    one, other = pairs.T
    same: Doubles = ((known.number[one] == known.number[other]) & said[one]).astype(np.float64)[:, None]
    return same


def count_copied(pairs: Numbers, words: Sequence[Sequence[str]]) -> Doubles:
    """How many words of two rows are the same from the first on, `MOST_COPIED` at most (pairs, 1)."""
    known = tell_apart((word for row in words for word in row), (word for row in words for word in row))
    rows = np.full((len(words), MOST_COPIED), -1, np.int64)
    lengths = np.array([len(row) for row in words], np.int64)
    rows[np.arange(MOST_COPIED) < lengths[:, None]] = known.number
    one, other = rows[pairs[:, 0]], rows[pairs[:, 1]]
    same = (one == other) & (one >= 0)
    counted: Doubles = np.logical_and.accumulate(same, axis=1).sum(axis=1, keepdims=True).astype(np.float64)
    return counted


def fill_standings(sides: Sequence[Side], pairs: Numbers) -> Doubles:
    """The columns `STANDING` of every pair."""
    one, other = pairs.T

    def of_each(told: Iterable[float]) -> tuple[Doubles, Doubles]:
        numbers = np.array(list(told), np.float64)
        return numbers[one], numbers[other]

    languages = tell_apart(sides, [side.article.language for side in sides]).number
    places = of_each(side.figure.place for side in sides)
    days = of_each(side.article.day.toordinal() if side.article.day else math.nan for side in sides)
    between = np.abs(days[0] - days[1])
    digits = of_each(significant_digits(side.figure) for side in sides)
    sizes = of_each(size_of(side.figure) for side in sides)
    runs = of_each(round(side.runs, 2) for side in sides)
    return np.stack(
        [
            np.abs(places[0] - places[1]),
            np.minimum(*places),
            np.maximum(*places),
            np.add(*of_each(side.figure.lede for side in sides)),
            languages[one] == languages[other],
            between == 0,
            np.minimum(between, MANY_DAYS),
            np.isnan(days[0]).astype(np.float64) + np.isnan(days[1]),
            np.add(*of_each(is_exact(side.figure) for side in sides)),
            np.minimum(*digits),
            np.maximum(*digits),
            np.maximum(*sizes),
            (sizes[0] < SMALL).astype(np.float64) + (sizes[1] < SMALL),
            np.minimum(*runs),
            np.maximum(*runs),
        ],
        axis=1,
        dtype=np.float64,
    )
