"""What rules out that two figures are one thing, whatever speaks for it. Few, and true on every marked event.

Each veto has a Conflicting and a Consistent example in tests/pairing/test_vetoes.py. Two that were vetoes are features
now: of pairs whose values do not meet and of which one figure is a change, the other a level, 1 in 110 was one thing
all the same ("um 1,3 Millionen" and "1,3 Millionen weniger"), nearly all of these conflicts; of two rates, 1 in 15, yet
none of 76 in which a sum for a time stood beside one in all. Two
days that are each their own article's were tried as a veto: 6 of 263 were one thing, three of these real slips.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from decimal import Decimal

from checker.describing.described import DescribedFigure
from checker.describing.naming import name_concept
from checker.messages import Draft, Simple, draft
from checker.pairing.values import Relation

TIMES = frozenset(("year", "month", "week", "day", "hour"))
SO_FAR = frozenset(("bisher", "bislang", "insgesamt", "total", "altogether"))  # lemmas
FAR = 30, 300  # times
THOUSAND = Decimal(1000)
SCALES = (THOUSAND**2, THOUSAND**3)
Veto = Callable[[DescribedFigure, DescribedFigure, Relation], Draft | None]


def find_veto(one: DescribedFigure, other: DescribedFigure, relation: Relation) -> Draft | None:
    """The first veto against a pair, None where there is none."""
    return next((told for veto in VETOES if (told := veto(one, other, relation)) is not None), None)


def looked_at(figure: DescribedFigure) -> Hashable:
    """What vetoes look at in a figure besides its value and its dimension."""
    return figure.of_years, figure.befell, figure.gender, figure.noun, tells_total(figure)


def veto_unit(one: DescribedFigure, other: DescribedFigure, relation: Relation) -> Draft | None:
    """Units that do not convert into one another, with two different numbers."""
    return None if relation.comparable else draft("units that do not convert")


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


def veto_gender(one: DescribedFigure, other: DescribedFigure, relation: Relation) -> Draft | None:
    """The age of a man and that of a woman, as article, ending and noun tell the gender."""
    if not one.gender or not other.gender or one.gender == other.gender:
        return None
    return draft("a man's age and a woman's")


def veto_total(one: DescribedFigure, other: DescribedFigure, relation: Relation) -> Draft | None:
    """Two sums of which one is for a time ("im Jahr"), the other all there was ("bisher")."""
    apart = (tells_rate(one) and tells_total(other)) or (tells_rate(other) and tells_total(one))
    return draft("a sum for a time and one in all") if apart and not relation.meets else None


def veto_far(one: DescribedFigure, other: DescribedFigure, relation: Relation) -> Draft | None:
    """Sums or shares so far apart that no change and no slip lies between, be it noughts or Millionen for Milliarden.

    Of 2,484 such pairs in marked stories none was one thing.
    """
    low, high = FAR
    far = relation.scale == 0 and math.log(low) < relation.ratio < math.log(high)
    return draft("values far apart") if far and one.dimension in ("money", "share") else None


def veto_short(one: DescribedFigure, other: DescribedFigure, relation: Relation) -> Draft | None:
    """A bare number and the same digits with their scale: "24,7, im Vorjahr waren es 21 Millionen" leaves it out."""
    short = leaves_scale_out(one, other) or leaves_scale_out(other, one)
    return draft("the same digits, the scale left out in one") if short else None


def leaves_scale_out(bare: DescribedFigure, full: DescribedFigure) -> bool:
    """Whether a figure below a thousand without unit and noun has the digits of one in millions or billions."""
    if bare.quantity is None or full.quantity is None or bare.noun or bare.quantity.unit is not None:
        return False
    small, large = bare.quantity.value, full.quantity.value
    return small is not None and large is not None and 0 < small < THOUSAND and large in (small * by for by in SCALES)


def tells_rate(figure: DescribedFigure) -> bool:
    """Whether a figure is a sum for a length of time."""
    return figure.dimension == "money" and figure.quantity is not None and figure.quantity.per in TIMES


def tells_total(figure: DescribedFigure) -> bool:
    """Whether a figure is a sum of which the words before it say that it is all so far."""
    plain = figure.dimension == "money" and figure.quantity is not None and figure.quantity.per is None
    return plain and not SO_FAR.isdisjoint(figure.left)


def harm(befell: frozenset[str]) -> tuple[Simple, ...]:
    """The concepts as words, in order."""
    return tuple(name_concept(("casualty", concept)) for concept in sorted(befell))


VETOES: tuple[Veto, ...] = (veto_unit, veto_years, veto_harm, veto_gender, veto_total, veto_far, veto_short)
