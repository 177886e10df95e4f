"""What two figures state when a reader sets one against the other: the unit a bare one means, and hedges made alike.

A rule asks whether some reading makes two figures agree. The reader has read both sentences and says that none does, so
bounds are taken as they are meant: "bis zu 30" and "bis zu 40" name two limits, and "more than 500" is not 4,000.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from checker.finding.figures.quantities import find_quantities
from checker.finding.figures.units import can_convert, convert
from checker.judging.quantity_verdicts import RATES
from checker.judging.slips import NEAR, name_slip
from checker.messages import Told
from checker.model import INFINITY, Hedge, Quantity
from checker.tables import read_table

TABLE = Path(__file__).with_name("data") / "stated.toml"
FLOORS, CEILINGS = frozenset((Hedge.MORE_THAN, Hedge.LOWER_BOUND)), frozenset((Hedge.LESS_THAN, Hedge.UPPER_BOUND))
BOUNDS = FLOORS | CEILINGS
THOUSAND, HUNDRED, TEN = Decimal(1000), Decimal(100), Decimal(10)
PERCENT, POINTS, TIMES = "percent", "percentage_point", "times"
MONTH, DAY = "month", "day"
TWO_UNITS = Told("the same number in two units: which one is right?")


@dataclass(frozen=True, slots=True)
class Table:
    """How far an open bound reaches, nouns that mean points, words for one, harms that keep counts apart, and the
    days of a month, more or less."""

    reach: Decimal
    points: frozenset[str]
    one: frozenset[str]
    apart: frozenset[str]
    month: tuple[Decimal, Decimal]


@lru_cache(maxsize=1)
def load_stated() -> Table:
    """The table of data/stated.toml."""
    read = read_table(TABLE)
    return Table(
        Decimal(read["reach"]),
        frozenset(read["points"]),
        frozenset(read["one"]),
        frozenset(read["apart"]),
        (Decimal(read["month"][0]), Decimal(read["month"][1])),
    )


def is_bare(quantity: Quantity, noun: str | None) -> bool:
    """Whether a figure means some unit: it stands without one, and counts nothing (no noun, points, or a decimal)."""
    if quantity.unit is not None:
        return False
    broken = quantity.value is not None and quantity.value != quantity.value.to_integral_value()
    return broken or not noun or noun.casefold() in load_stated().points


def lend_unit(one: Quantity, other: Quantity, bare: tuple[bool, bool]) -> tuple[Quantity, Quantity]:
    """Both figures in one unit where that can be: a bare one means the other's, percent are told as points and back."""
    one, other = count_times(one, other), count_times(other, one)
    if bare[0] and one.unit is None and other.unit is not None:
        one = take_unit(one, other.unit)
    elif bare[1] and other.unit is None and one.unit is not None:
        other = take_unit(other, one.unit)
    if {one.unit, other.unit} == {PERCENT, POINTS} and one.value != other.value:
        return replace(one, unit=PERCENT), replace(other, unit=PERCENT)
    return count_days(one, other), count_days(other, one)


def count_times(one: Quantity, other: Quantity) -> Quantity:
    """How often something happened as a count of what happened: "17 Mal ausgerückt" and "14 Einsätze"."""
    return replace(one, unit=None) if one.unit == TIMES and other.unit is None else one


def count_days(one: Quantity, other: Quantity) -> Quantity:
    """Months and years in days where the other figure is told in days, weeks or hours."""
    if not one.unit or not other.unit or one.unit == other.unit:
        return one
    if not can_convert(one.unit, MONTH) or not can_convert(other.unit, DAY):
        return one
    mean, spread = load_stated().month
    months = convert(one, MONTH)
    return replace(months, low=months.low * mean - spread, high=months.high * mean + spread, value=None, unit=DAY)


def read_end(quantity: Quantity, told: str, quoted: str, language: str) -> Quantity:
    """Of a range told in some words the one end that is quoted of them; any other figure as it is."""
    if quantity.value is not None or not (quantity.low.is_finite() and quantity.high.is_finite()):
        return quantity
    numbers = [one.quantity.value for one in find_quantities(quoted, language)]
    ends = [end for end in (quantity.low, quantity.high) if numbers == [end]]
    if len(quoted) >= len(told) or len(ends) != 1:
        return quantity
    return replace(quantity, low=ends[0], high=ends[0], value=ends[0])


def are_one_number(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are one number in two units: "2,6 Grad" and "2,6 Prozent" are a slip."""
    return None not in (one.value, one.unit, other.unit) and one.value == other.value and one.unit != other.unit


def take_unit(quantity: Quantity, unit: str) -> Quantity:
    """A bare figure in this unit; a fraction ("ein Fünftel") as so many percent."""
    told_in_words = quantity.value is not None and quantity.value < 1 and quantity.low != quantity.value
    if unit != PERCENT or not told_in_words or quantity.value is None:
        return replace(quantity, unit=unit)
    low, high = quantity.low * HUNDRED, quantity.high * HUNDRED
    return replace(quantity, low=low, high=high, value=quantity.value * HUNDRED, unit=unit)


def lend_scale(one: Quantity, other: Quantity) -> Quantity:
    """A bare number in the thousands, millions or billions of the other: "70 Milliarden, im Vorjahr 62"."""
    if one.value is None or other.value is None or not 0 < one.value < THOUSAND <= other.value / THOUSAND:
        return one
    scale = Decimal(1).scaleb(other.value.adjusted() // 3 * 3)
    return replace(one, low=one.low * scale, high=one.high * scale, value=one.value * scale)


def state_both(one: Quantity, other: Quantity, anew: bool, exchanged: bool = False) -> tuple[Quantity, Quantity]:
    """Two figures as narrow as they are meant, when set against each other.

    Where a slip of the pen makes one of the other, they are hedged alike, or are told `anew` and one is bounded, they
    are the values stated, if these differ by more than their rounding, or than rates do where one was `exchanged`, or
    if nothing can be both ("fast 300" and "über 320"); an open bound reaches no further than a multiple of itself.
    Otherwise they stay as they are.
    """
    one, other = read_top(one, other), read_top(other, one)
    theirs = other
    if one.unit and other.unit and one.unit != other.unit and can_convert(other.unit, one.unit):
        theirs = convert(other, one.unit)
    if one.value is None or theirs.value is None or one.value <= 0 or theirs.value <= 0:
        return one, other
    if name_slip(one, theirs):
        return read_stated(one), read_stated(other)
    bounded = {one.hedge, other.hedge} & BOUNDS
    if (anew and bounded) or (are_hedged_alike(one, other) and not are_round_floors(one, theirs)):
        near = lie_within_rates(one.value, theirs.value) if exchanged else lie_within_step(one, theirs)
        near = near and one.low <= theirs.high and theirs.low <= one.high
        return read_alike(one, theirs) if near else (read_stated(one), read_stated(other))
    if reaches_beyond(one, theirs):
        return read_stated(one), other
    return (one, read_stated(other)) if reaches_beyond(theirs, one) else (one, other)


def are_hedged_alike(one: Quantity, other: Quantity) -> bool:
    """Whether both are softened or bounded in one direction: "rund" and "etwa", "bis zu" and "höchstens"."""
    hedges = {one.hedge, other.hedge}
    if hedges == {Hedge.APPROX}:
        return find_side(one) == find_side(other)
    return hedges <= FLOORS or hedges <= CEILINGS


def find_side(quantity: Quantity) -> tuple[bool, bool]:
    """Whether a figure may mean less than its number ("knapp", "rund"), and whether more ("gut", "rund")."""
    value = quantity.value
    return (False, False) if value is None else (quantity.low < value, value < quantity.high)


def are_round_floors(one: Quantity, other: Quantity) -> bool:
    """Whether two round numbers near each other are given as the least: who has 74 says "mehr als 60", or 70."""
    if one.value is None or other.value is None or not {one.hedge, other.hedge} <= FLOORS:
        return False
    low, high = sorted((one.value, other.value))
    return find_step(low) >= TEN and find_step(high) >= TEN and high <= low * NEAR


def reaches_beyond(bound: Quantity, other: Quantity) -> bool:
    """Whether the first is open above, and all that the other may mean lies further up than such words are used for."""
    return bound.high == INFINITY and bound.value is not None and other.low > bound.value * load_stated().reach


def read_top(quantity: Quantity, other: Quantity) -> Quantity:
    """Of a range its upper end as a limit, where it is set against one: "zwischen 20 und 40" and "bis zu 30"."""
    if quantity.value is not None or other.hedge not in CEILINGS or not quantity.high.is_finite():
        return quantity
    return replace(quantity, value=quantity.high, hedge=Hedge.UPPER_BOUND)


def lie_within_rates(one: Decimal, other: Decimal) -> bool:
    """Whether two sums differ by no more than exchange rates of a few weeks do."""
    return max(one, other) <= min(one, other) * RATES


def lie_within_step(one: Quantity, other: Quantity) -> bool:
    """Whether two stated numbers are one but for rounding; of two limits the finer one says how exact they are."""
    if one.value is None or other.value is None:
        return False
    steps = sorted((find_step(one.value), find_step(other.value)))
    return abs(one.value - other.value) < steps[0 if {one.hedge, other.hedge} <= CEILINGS else 1]


def find_step(value: Decimal) -> Decimal:
    """The unit of the last digit of a number that is not zero: 10 of 230, 0.1 of 4.7."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def read_alike(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Two figures that state one number but for rounding, with all that either may mean."""
    low, high = min(one.low, other.low), max(one.high, other.high)
    return replace(one, low=low, high=high), replace(other, low=low, high=high)


def read_stated(quantity: Quantity) -> Quantity:
    """A figure as no more and no less than its number."""
    return quantity if quantity.value is None else replace(quantity, low=quantity.value, high=quantity.value)
