"""How two values stand to each other: every number the scorer is given, worked out by hand."""

from __future__ import annotations

import math
from dataclasses import fields
from decimal import Decimal

import pytest

from checker.describing.described import DescribedFigure
from checker.finding.dates.date_resolve import DateMention, weekday_of
from checker.model import Hedge, PartialDate, Quantity
from checker.pairing.values import APART, Relation, relate, relate_dates, relate_quantities


@pytest.fixture(autouse=True)
def _forget() -> None:
    """What other tests asked is not answered from memory."""
    relate_quantities.cache_clear()


def exact(number: str, unit: str | None = None) -> Quantity:
    return Quantity(Decimal(number), Decimal(number), unit, Decimal(number))


def ranged(low: str, high: str, unit: str | None = None) -> Quantity:
    return Quantity(Decimal(low), Decimal(high), unit, None, Hedge.RANGE)


def told(relation: Relation) -> dict[str, float]:
    """What a relation says beyond whether it is comparable and meets: the numbers that are not NaN."""
    numbers = {field.name: getattr(relation, field.name) for field in fields(relation)[2:]}
    return {name: number for name, number in numbers.items() if not math.isnan(number)}


NOTHING = {"scale": 0.0, "swapped": 0.0, "one_digit": 0.0, "dropped": 0.0, "mantissa": 0.0}


@pytest.mark.parametrize(
    ("one", "other", "ratio", "said"),
    [
        ("1734", "1743", 0.0052, {"swapped": 1.0}),
        ("1734", "1744", 0.0058, {"one_digit": 1.0}),
        ("173", "1734", 2.3049, {"dropped": 1.0}),
        ("174", "1734", 2.2991, {"dropped": 1.0}),
        ("134", "1734", 2.5603, {"dropped": 1.0}),
        ("734", "1734", 0.8597, {"dropped": 1.0}),
        ("735", "1734", 0.8583, {}),
        ("170", "17", 2.3026, {"scale": 1.0, "mantissa": 1.0, "dropped": 1.0}),
        ("17000", "17", 6.9078, {"scale": 3.0, "mantissa": 1.0}),
        ("5", "50", 2.3026, {"scale": 1.0}),
        ("5", "6", 0.1823, {}),
        ("12", "21", 0.5596, {"swapped": 1.0}),
        ("12", "12", 0.0, {"mantissa": 1.0}),
        ("2.5", "25", 2.3026, {"scale": 1.0, "mantissa": 1.0}),
        ("12", "38", 1.1527, {}),
        ("0.5", "0.4", 0.2231, {}),
        ("0.05", "0.5", 2.3026, {"scale": 1.0}),
        ("1234567890123456", "1234567890123465", 0.0, {"swapped": 1.0}),
        ("1000000000000000", "2000000000000000", 0.6931, {"one_digit": 1.0}),
        ("1", "2000000", 9.0, {}),
        ("10000000000000000", "12", 9.0, {}),
        ("-40", "-44", 0.0953, {"one_digit": 1.0}),
    ],
)
def test_two_numbers(one: str, other: str, ratio: float, said: dict[str, float]) -> None:
    for first, second in ((one, other), (other, one)):
        relation = relate_quantities(exact(first), exact(second))
        assert (relation.comparable, relation.meets) == (True, first == second)
        assert told(relation) == {"ratio": ratio, "same_unit": 1.0, **NOTHING, **said}


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("0", "0", 0.0), ("0", "7", 9.0), ("-7", "7", 9.0), ("7", "0", 9.0)]
)
def test_nothing_and_below_nothing_have_no_ratio(one: str, other: str, ratio: float) -> None:
    relation = relate_quantities(exact(one), exact(other))
    assert (relation.comparable, relation.meets) == (True, one == other)
    assert told(relation) == {"ratio": ratio, "same_unit": 1.0}


def test_ranges_meet_at_their_ends_and_are_told_by_their_middle() -> None:
    one, other = ranged("10", "20"), ranged("20", "40")
    assert relate_quantities(one, other).meets
    assert relate_quantities(other, one).meets
    assert not relate_quantities(one, ranged("21", "40")).meets
    assert told(relate_quantities(one, other))["ratio"] == round(math.log(2), 4)
    more = Quantity(Decimal(30), Decimal("Infinity"), hedge=Hedge.MORE_THAN)
    assert told(relate_quantities(one, more))["ratio"] == round(math.log(2), 4)
    endless = Quantity(Decimal("-Infinity"), Decimal("Infinity"))
    assert told(relate_quantities(endless, one)) == {"ratio": 9.0, "same_unit": 1.0}


def test_units_are_converted_where_they_can_be() -> None:
    relation = relate_quantities(exact("3", "km"), exact("3000", "m"))
    assert (relation.comparable, relation.meets) == (True, True)
    assert told(relation) == {"ratio": 0.0, "same_unit": 0.0, "same_number": 0.0, **NOTHING}
    assert told(relate_quantities(exact("3", "km"), exact("30000", "m")))["scale"] == 1.0
    assert told(relate_quantities(exact("3", "km"), exact("3", "m")))["same_number"] == 1.0


@pytest.mark.parametrize(
    ("one", "other"), [("EUR", "USD"), ("percent", "percentage_point"), ("km", "EUR"), (None, "km")]
)
def test_units_that_do_not_convert_need_one_number(one: str | None, other: str | None) -> None:
    relation = relate_quantities(exact("3", one), exact("3", other))
    assert (relation.comparable, relation.meets) == (True, False)
    assert told(relation) == {"ratio": 0.0, "same_unit": 0.0, "same_number": 1.0}
    assert not relate_quantities(exact("3", one), exact("4", other)).comparable
    assert relate_quantities(exact("0", one), exact("0", other)) == APART


def figure(dimension: str, quantity: Quantity | None = None, when: DateMention | None = None) -> DescribedFigure:
    return DescribedFigure(0, 0, 1, dimension, quantity, when)


def test_only_figures_of_one_dimension_are_related() -> None:
    three, day = exact("3"), mention(month=2, day=3)
    assert relate(figure("count", three), figure("count", three)).meets
    assert relate(figure("date", when=day), figure("date", when=day)).meets
    assert relate(figure("count", three), figure("share", three)) is APART
    assert relate(figure("count", three), figure("count", when=day)) is APART
    assert relate(figure("date", when=day), figure("date", three)) is APART


def mention(weekday: int | None = None, hedge: Hedge = Hedge.EXACT, **parts: int) -> DateMention:
    return DateMention(0, 1, PartialDate(**parts), weekday=weekday, hedge=hedge)


WHOLE = {"year": 2026, "month": 2}


@pytest.mark.parametrize(
    ("one", "other", "meets", "said"),
    [
        ({**WHOLE, "day": 3}, {**WHOLE, "day": 3}, True, {"days": 0.0}),
        ({**WHOLE, "day": 3}, {**WHOLE, "day": 9}, False, {"days": 6.0}),
        ({"year": 2026}, {"year": 2026}, True, {"years": 0.0}),
        ({"year": 2026}, {"year": 2021}, False, {"years": 5.0}),
        ({"year": 2026}, {"year": 2025}, False, {"years": 1.0}),
        ({"month": 2}, {"month": 2}, True, {"days": 0.0}),
        ({"month": 2}, {"month": 3}, False, {"days": 31.0}),
        ({"month": 1}, {"month": 12}, False, {"days": 31.0}),
        ({"month": 2}, {"month": 10}, False, {"days": 124.0}),
        ({"month": 2, "day": 3}, {"month": 2, "day": 3}, True, {"days": 0.0}),
        ({"month": 2, "day": 3}, {"month": 2, "day": 7}, False, {"days": 4.0}),
        ({"month": 2, "day": 3}, {"month": 4, "day": 9}, False, {"days": 68.0}),
        ({"month": 2, "day": 3}, {"month": 2}, True, {"days": 0.0}),
        ({**WHOLE, "day": 3}, {"month": 2, "day": 3}, True, {"days": 0.0}),
        ({**WHOLE, "day": 3}, {"year": 2026}, True, {"years": 0.0}),
        ({"year": 2026, "month": 2}, {"year": 2025, "month": 2}, False, {"years": 1.0, "days": 0.0}),
        ({"hour": 8, "minute": 30}, {"hour": 8, "minute": 35}, True, {"minutes": 5.0}),
        ({"hour": 8, "minute": 30}, {"hour": 8, "minute": 36}, False, {"minutes": 6.0}),
        ({"hour": 8}, {"hour": 8, "minute": 5}, True, {"minutes": 5.0}),
        ({"hour": 8, "minute": 5}, {"hour": 8}, True, {"minutes": 5.0}),
        ({"hour": 8}, {"hour": 8}, True, {"minutes": 0.0}),
        ({"hour": 23, "minute": 58}, {"hour": 0, "minute": 1}, True, {"minutes": 3.0}),
        ({"hour": 0}, {"hour": 12}, False, {"minutes": 720.0}),
        ({**WHOLE, "day": 3, "hour": 8}, {**WHOLE, "day": 3, "hour": 9}, False, {"days": 0.0, "minutes": 60.0}),
    ],
)  # fmt: skip
def test_two_days_or_times(one: dict[str, int], other: dict[str, int], meets: bool, said: dict[str, float]) -> None:
    for first, second in ((one, other), (other, one)):
        relation = relate_dates(mention(**first), mention(**second))
        assert (relation.comparable, relation.meets, told(relation)) == (True, meets, said)


def test_days_that_share_no_part_are_not_comparable() -> None:
    for first, second in (({"year": 2026}, {"month": 2}), ({"day": 3}, {"day": 3}), ({"hour": 8}, {"year": 2026})):
        assert relate_dates(mention(**first), mention(**second)) is APART
        assert relate_dates(mention(**second), mention(**first)) is APART


@pytest.mark.parametrize("hedged", [0, 1])
def test_a_hedged_time_of_day_is_loose(hedged: int) -> None:
    hedges = [Hedge.EXACT, Hedge.EXACT]
    hedges[hedged] = Hedge.APPROX
    for minute, meets in ((35, True), (36, False)):
        one, other = mention(hedge=hedges[0], hour=8), mention(hedge=hedges[1], hour=8, minute=minute)
        assert relate_dates(one, other).meets is meets


@pytest.mark.parametrize(("one", "other", "apart"), [(0, 0, 0.0), (0, 1, 1.0), (0, 6, 1.0), (1, 5, 3.0), (5, 1, 3.0)])
def test_weekdays_are_a_ring(one: int, other: int, apart: float) -> None:
    relation = relate_dates(mention(weekday=one), mention(weekday=other))
    assert (relation.meets, told(relation)) == (apart == 0.0, {"weekdays": apart})


def test_the_weekday_of_a_day_is_compared_with_one_that_is_stated() -> None:
    tuesday = mention(**WHOLE, day=3)
    assert weekday_of(tuesday) == 1
    assert weekday_of(mention(weekday=4, **WHOLE, day=3)) == 4
    assert weekday_of(mention(year=2026)) is None
    assert told(relate_dates(tuesday, mention(weekday=1))) == {"weekdays": 0.0}
    assert told(relate_dates(mention(weekday=3), tuesday)) == {"weekdays": 2.0}
    assert told(relate_dates(tuesday, mention(weekday=4, **WHOLE, day=3))) == {"days": 0.0}  # both days are known
