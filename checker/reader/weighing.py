"""Two figures that the reader sets against each other, weighed by a rule as their texts state them.

Before the rule compares them, a bare figure takes the other's unit, hedges are read as they are meant and sums in two
currencies are brought to one by the rate that the story itself tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.finding.figures.units import can_convert
from checker.judging.quantity_verdicts import bring_together
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Quantity, Verdict
from checker.pairing.pairing import put_in_order
from checker.plugins import Rule
from checker.reader.stating import is_bare, lend_unit, load_stated, state_both
from checker.reader.vetoes import find_veto, measured_by

MONEY = "money"


@dataclass(frozen=True, slots=True)
class Rate:
    """That a text gives one sum in two currencies: `one` in the first, `other` in the second."""

    first: str
    second: str
    one: Decimal
    other: Decimal


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two claims as they were compared, in order of time, and what the rule says of them."""

    pair: tuple[Claim, Claim]
    verdict: Verdict

    @property
    def figures(self) -> tuple[Quantity, Quantity] | None:
        """Both figures in one unit; None where that cannot be."""
        figures = bring_together(*self.pair)
        return (
            None if figures is None or figures.earlier.unit != figures.later.unit else (figures.earlier, figures.later)
        )


def weigh(rule: Rule, one: Claim, other: Claim, anew: bool, rates: Sequence[Rate] = ()) -> Weighed:
    """What a rule says of two claims as their texts state them; `anew` where the reader calls it an update."""
    assert rule.compare is not None
    mine, theirs = one.value, other.value
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity):
        mine, theirs = lend_unit(mine, theirs, (has_no_unit(one), has_no_unit(other)))
        theirs = exchange(theirs, mine, rates)
        mine, theirs = state_both(mine, theirs, anew)
        one, other = replace(one, value=mine), replace(other, value=theirs)
    pair = put_in_order(one, other)
    return Weighed(pair, rule.compare(*pair))


def has_no_unit(claim: Claim) -> bool:
    """Whether the figure of a claim stands bare, so that it means the unit it is set against."""
    subject = measured_by(claim)
    noun = str(getattr(subject, "noun", ""))
    return isinstance(claim.value, Quantity) and is_bare(claim.value, noun)


def keep_apart(one: Claim, other: Claim, company: Sequence[Sequence[Claim]]) -> Told | None:
    """Why two figures do not contradict each other whatever their values, or None.

    `company` are the other figures of the sentence of each.
    """
    bare = has_no_unit(one) or has_no_unit(other)
    beside = tuple(
        any(is_told_by(figure, partner) for figure in figures)
        for figures, partner in zip(company, (other, one), strict=True)
    )
    return find_veto(one, other, bare=bare, beside=(beside[0], beside[1]))


def is_told_by(figure: Claim, partner: Claim) -> bool:
    """Whether a figure states the value of another, in the same unit."""
    mine, theirs = figure.value, partner.value
    return (
        isinstance(mine, Quantity)
        and isinstance(theirs, Quantity)
        and mine.unit == theirs.unit
        and mine.low <= theirs.high
        and theirs.low <= mine.high
    )


def find_rates(claims: Iterable[Claim]) -> tuple[Rate, ...]:
    """Every sum that a text gives in a second currency as well, in order of place."""
    return tuple(_rates(claims))


def _rates(claims: Iterable[Claim]) -> Iterator[Rate]:
    for claim in claims:
        subject, value = measured_by(claim), claim.value
        if not getattr(subject, "converted", False) or not isinstance(value, Quantity):
            continue
        unit, told = str(getattr(subject, "unit", "")), getattr(subject, "value", None)
        if isinstance(told, Decimal) and told > 0 and value.value and value.unit and unit != value.unit:
            yield Rate(unit, value.unit, told, value.value)


def exchange(quantity: Quantity, other: Quantity, rates: Sequence[Rate]) -> Quantity:
    """A sum in the currency of the other, by the first rate told between the two; as it is where none is told.

    The range is as wide as the rates of a few weeks lie apart.
    """
    if (
        quantity.unit is None
        or other.unit is None
        or quantity.unit == other.unit
        or can_convert(quantity.unit, other.unit)
    ):
        return quantity
    for rate in rates:
        if {rate.first, rate.second} != {quantity.unit, other.unit}:
            continue
        factor = rate.other / rate.one if rate.first == quantity.unit else rate.one / rate.other
        spread = load_stated().rates
        value = None if quantity.value is None else quantity.value * factor
        low, high = quantity.low * factor / spread, quantity.high * factor * spread
        return replace(quantity, low=low, high=high, value=value, unit=other.unit)
    return quantity


def are_two_currencies(one: Claim, other: Claim) -> bool:
    """Whether both are sums of money, in two currencies."""
    dimensions = {getattr(measured_by(claim), "dimension", "") for claim in (one, other)}
    values = (one.value, other.value)
    units = {value.unit for value in values if isinstance(value, Quantity)}
    return dimensions == {MONEY} and len(units) == 2


def leave_open(remark: Told) -> Verdict:
    """The verdict on two sums in two currencies between which no text tells a rate, with the reader's remark."""
    told = Told("two currencies, and no text tells the rate between them; {remark}", remark=remark)
    return Verdict(Outcome.CONFLICT, told, severity=Level.NOTE)
