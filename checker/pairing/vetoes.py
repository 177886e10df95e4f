"""What rules out that two figures are one thing, whatever speaks for it. Few, and true on every marked event.

Each veto has a Conflicting and a Consistent example in tests/pairing/test_vetoes.py; `python -m training` counts, on
events the scorer has not seen, how many right pairs each costs.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.describing.described import DescribedFigure
from checker.describing.naming import name_concept
from checker.messages import Draft, Simple, draft
from checker.pairing.values import Relation

ROLES = (("change", draft("a change and a level")), ("former", draft("what was and what is")))
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


def veto_change(one: DescribedFigure, other: DescribedFigure, relation: Relation) -> Draft | None:
    """A change and a level, or what was and what is: "um 3 auf 20" has both."""
    for role, told in ROLES:
        if (one.role == role) != (other.role == role):
            return told
    return None


def veto_years(one: DescribedFigure, other: DescribedFigure, relation: Relation) -> Draft | None:
    """Two figures that are each said to be of a year, with no year in common."""
    if not one.of_years or not other.of_years or one.of_years & other.of_years:
        return None
    return draft("years: {one} and {other}", one=tuple(sorted(one.of_years)), other=tuple(sorted(other.of_years)))


def veto_harm(one: DescribedFigure, other: DescribedFigure, relation: Relation) -> Draft | None:
    """The dead, the injured and the missing are three groups of people."""
    if not one.befell or not other.befell or one.befell & other.befell:
        return None
    return draft("what befell whom: {one} and {other}", one=harm(one.befell), other=harm(other.befell))


def harm(befell: frozenset[str]) -> tuple[Simple, ...]:
    """The concepts as words, in order."""
    return tuple(name_concept(("casualty", concept)) for concept in sorted(befell))


VETOES: tuple[Veto, ...] = (veto_unit, veto_rate, veto_change, veto_years, veto_harm)
