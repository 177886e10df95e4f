"""How the values of two figures or two days stand to each other: whether they can both be true, and how far apart."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.describing.described import DescribedFigure
from checker.finding.dates.date_resolve import DateMention, weekday_of
from checker.finding.figures.units import can_convert, convert
from checker.model import Quantity

CLOCK_TOLERANCE = 5  # minutes between two clock times that are told as one
LOOSE_TOLERANCE = 35  # the same where one of them is hedged or given as a full or half hour
FARTHEST = 9.0  # logarithm of the largest ratio told apart
UNKNOWN = math.nan


@dataclass(frozen=True, slots=True)
class Relation:
    """`meets`: both may be true of one thing. `comparable`: they could be of one thing at all (units, parts of a date).

    The rest are numbers for the scorer, NaN where they say nothing: `ratio` is the logarithm of the larger by the
    smaller, `scale` whether that is a power of ten, `swapped`, `one_digit` and `dropped` whether the digits are those
    of the other in another order, but for one, or without one; `same_number` whether one number is
    told in two units ("37 Wochen", "37 Tage"); `days`, `years`, `weekdays` and `minutes` between two times.
    """

    comparable: bool
    meets: bool
    ratio: float = UNKNOWN
    scale: float = UNKNOWN
    swapped: float = UNKNOWN
    one_digit: float = UNKNOWN
    dropped: float = UNKNOWN
    mantissa: float = UNKNOWN
    same_unit: float = UNKNOWN
    same_number: float = UNKNOWN
    days: float = UNKNOWN
    years: float = UNKNOWN
    weekdays: float = UNKNOWN
    minutes: float = UNKNOWN


APART = Relation(False, False)


def relate(one: DescribedFigure, other: DescribedFigure) -> Relation:
    """How the values of two figures of one dimension stand to each other."""
    if one.dimension != other.dimension:
        return APART
    if one.quantity is not None and other.quantity is not None:
        return relate_quantities(one.quantity, other.quantity)
    if one.when is not None and other.when is not None:
        return relate_dates(one.when, other.when)
    return APART


@lru_cache(maxsize=200_000)
def relate_quantities(one: Quantity, other: Quantity) -> Relation:
    """Ranges in one unit; percent and points, and two currencies, are comparable only where the number is the same."""
    same = one.unit == other.unit
    if not same and one.unit and other.unit and can_convert(other.unit, one.unit):
        converted = convert(other, one.unit)
        return replace(_digits(one, converted, _meet(one, converted), same), same_number=float(_are_one(one, other)))
    if not same:
        return Relation(True, False, 0.0, same_unit=0.0, same_number=1.0) if _are_one(one, other) else APART
    return _digits(one, other, _meet(one, other), same)


def _are_one(one: Quantity, other: Quantity) -> bool:
    return bool(_value(one)) and _value(one) == _value(other)


def _meet(one: Quantity, other: Quantity) -> bool:
    return one.low <= other.high and other.low <= one.high


def _digits(one: Quantity, other: Quantity, meets: bool, same: bool) -> Relation:
    mine, theirs = _value(one), _value(other)
    if not mine or not theirs or mine * theirs < 0:
        return Relation(True, meets, FARTHEST if mine != theirs else 0.0, same_unit=float(same))
    ratio = abs(math.log(abs(mine) / abs(theirs)))
    power = ratio / math.log(10)
    digits = [_shown(value) for value in (mine, theirs)]
    short, long = sorted(digits, key=len)
    apart = [a != b for a, b in zip(short, long, strict=False)]
    return Relation(
        comparable=True,
        meets=meets,
        ratio=round(min(ratio, FARTHEST), 4),
        scale=float(round(power) if power > 0.5 and abs(power - round(power)) < 1e-6 else 0),
        swapped=float(short != long and sorted(short) == sorted(long) and len(short) > 1),
        one_digit=float(len(short) == len(long) > 1 and sum(apart) == 1),
        dropped=float(
            len(long) == len(short) + 1
            and len(short) > 1
            and any(long[:k] + long[k + 1 :] == short for k in range(len(long)))
        ),
        mantissa=float(len(short.strip("0")) > 1 and short.strip("0") == long.strip("0")),
        same_unit=float(same),
    )


def _value(quantity: Quantity) -> float:
    if quantity.value is not None:
        return float(quantity.value)
    ends = [float(end) for end in (quantity.low, quantity.high) if end.is_finite()]
    return sum(ends) / len(ends) if ends else 0.0


def _shown(value: float) -> str:
    return f"{abs(value):.10g}".replace(".", "").lstrip("0") if abs(value) < 1e15 else f"{abs(value):.0f}"


def relate_dates(one: DateMention, other: DateMention) -> Relation:
    """Days, months, years, weekdays and clock times, as far as both state them; else they are not comparable."""
    shared: list[bool] = []
    days = years = weekdays = minutes = UNKNOWN
    first, second = one.day, other.day
    if first is not None and second is not None:
        days = float(abs((first - second).days))
        shared.append(days == 0)
    else:
        mine, theirs = one.date, other.date
        if mine.year is not None and theirs.year is not None:
            years = float(abs(mine.year - theirs.year))
            shared.append(years == 0)
        if mine.month is not None and theirs.month is not None:
            shared.append(mine.month == theirs.month)
            days = 31.0 * min(abs(mine.month - theirs.month), 12 - abs(mine.month - theirs.month))
            if mine.day is not None and theirs.day is not None:
                shared.append(mine.day == theirs.day)
                days += abs(mine.day - theirs.day)
    ours, other_day = weekday_of(one), weekday_of(other)
    if ours is not None and other_day is not None and not (first and second):
        weekdays = float(min((ours - other_day) % 7, (other_day - ours) % 7))
        shared.append(weekdays == 0)
    if one.date.hour is not None and other.date.hour is not None:
        gap = abs(one.date.hour * 60 + (one.date.minute or 0) - other.date.hour * 60 - (other.date.minute or 0))
        minutes = float(min(gap, 1440 - gap))
        loose = one.hedge.value != "exact" or other.hedge.value != "exact"
        shared.append(minutes <= (LOOSE_TOLERANCE if loose else CLOCK_TOLERANCE))
    if not shared:
        return APART
    return Relation(True, all(shared), days=days, years=years, weekdays=weekdays, minutes=minutes)
