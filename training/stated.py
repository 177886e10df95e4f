"""What is stated of a pair of figures, as numbers for the joint reading: dimension, values, nouns, days."""

from __future__ import annotations

import math
from collections.abc import Sequence

from checker.describing.described import DescribedArticle, DescribedFigure
from checker.pairing.features import DIMENSIONS
from checker.pairing.values import Relation

STATED = len(DIMENSIONS) + 22


def state_pair(
    one: tuple[DescribedArticle, DescribedFigure], other: tuple[DescribedArticle, DescribedFigure], relation: Relation
) -> list[float]:
    """STATED numbers between about -1 and 3 of a pair: dimension, values, nouns, days; 0 where nothing is said."""
    mine, theirs = one[1], other[1]
    days = (one[0].day, other[0].day)
    between = float(abs((days[0] - days[1]).days)) if days[0] and days[1] else math.nan
    return [
        *(float(mine.dimension == name) for name in DIMENSIONS),
        float(relation.meets),
        *map(_known, compare_numbers(relation)),
        _long(relation.days),
        min(_known(relation.years), 5.0) / 5,
        _known(relation.weekdays) / 3,
        _long(relation.minutes),
        float(bool(mine.noun) and mine.noun == theirs.noun),
        float(bool(mine.noun and theirs.noun) and mine.noun != theirs.noun),
        float(mine.quantity is not None and theirs.quantity is not None and mine.quantity.per != theirs.quantity.per),
        float(one[0].language == other[0].language),
        float(between > 0),
        _long(between),
        (float(days[0] is None) + float(days[1] is None)) / 2,
        (_exact(mine) + _exact(theirs)) / 2,
        float(mine.role == theirs.role),
        float(bool(mine.befell & theirs.befell)),
    ]


def compare_numbers(relation: Relation) -> Sequence[float]:
    """How two numbers stand to each other, as far as they can be compared."""
    return (
        min(_known(relation.ratio), 3.0),
        float(relation.scale > 0),
        relation.swapped,
        relation.one_digit,
        relation.dropped,
        relation.mantissa,
        relation.same_unit,
    )


def _known(number: float) -> float:
    return 0.0 if math.isnan(number) else number


def _long(days: float) -> float:
    return 0.0 if math.isnan(days) else math.log1p(days) / 5


def _exact(figure: DescribedFigure) -> float:
    return float(figure.quantity is None or figure.quantity.hedge.value == "exact")
