"""What rules out that two figures are one thing, whatever speaks for it. Few, and true on every marked event.

Each veto has a Conflicting and a Consistent example in tests/pairing/test_vetoes.py; `python -m training` counts, on
events the scorer has not seen, how many right pairs each costs.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.describing.described import DescribedFigure
from checker.messages import Draft, draft
from checker.pairing.values import Relation

Veto = Callable[[DescribedFigure, DescribedFigure, Relation], Draft | None]


def find_veto(one: DescribedFigure, other: DescribedFigure, relation: Relation) -> Draft | None:
    """The first veto against a pair, None where there is none."""
    return next((told for veto in VETOES if (told := veto(one, other, relation)) is not None), None)


def veto_unit(one: DescribedFigure, other: DescribedFigure, relation: Relation) -> Draft | None:
    """Units that do not convert into one another, with two different numbers."""
    return None if relation.comparable else draft("units that do not convert")


def veto_rate(one: DescribedFigure, other: DescribedFigure, relation: Relation) -> Draft | None:
    """A rate told as one on both sides, by two different spans or heads: euros a month and euros a year."""
    if one.quantity is None or other.quantity is None:
        return None
    mine, theirs = one.quantity.per, other.quantity.per
    if mine and theirs and mine != theirs:
        return draft("one figure is {one}, the other {other}", one=f"/{mine}", other=f"/{theirs}")
    return None


VETOES: tuple[Veto, ...] = (veto_unit, veto_rate)
