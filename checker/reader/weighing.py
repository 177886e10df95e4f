"""Two figures that the reader sets against each other, weighed by a rule as their texts state them.

Before the rule compares them, a bare figure takes the other's unit, hedges are read as they are meant and sums in two
currencies are brought to one by the rate that the story itself tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.describing.quantities import QuantitySubject
from checker.judging.quantity_verdicts import (
    ADVICE,
    GROWING,
    RATES,
    bring_together,
    is_decided_later,
    is_level,
    is_planned_first,
    weeks_apart,
)
from checker.messages import Told
from checker.model import Claim, Excerpt, Level, Outcome, Quantity, Verdict
from checker.pairing.pairing import put_in_order
from checker.plugins import Rule
from checker.reader.stating import (
    BOUNDS,
    CEILINGS,
    TWO_UNITS,
    are_one_number,
    is_bare,
    lend_scale,
    lend_unit,
    load_stated,
    read_end,
    state_both,
)
from checker.reader.vetoes import find_veto, measured_by, quantity_by

MONEY = "money"


@dataclass(frozen=True, slots=True)
class Rate:
    """That a text gives one sum in two currencies: `told`, and in brackets the same as `converted`."""

    told: Quantity
    converted: Claim

    @property
    def units(self) -> frozenset[str | None]:
        """The two currencies."""
        assert isinstance(self.converted.value, Quantity)
        return frozenset((self.told.unit, self.converted.value.unit))

    def factor(self, unit: str) -> Decimal:
        """By what a sum in `unit` is multiplied to be one in the other currency."""
        other = self.converted.value
        assert isinstance(other, Quantity)
        assert self.told.value is not None
        assert other.value is not None
        return other.value / self.told.value if self.told.unit == unit else self.told.value / other.value


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
        mine, theirs = (carry_hedge(claim, rates) or value for claim, value in ((one, mine), (other, theirs)))
        bare = has_no_unit(one), has_no_unit(other)
        mine, theirs = lend_unit(mine, theirs, bare)
        mine = lend_scale(mine, theirs) if bare[0] or is_lent(one) else mine
        theirs = lend_scale(theirs, mine) if bare[1] or is_lent(other) else theirs
        brought = exchange(theirs, mine, rates)
        mine, theirs = state_both(mine, brought, anew, exchanged=brought is not theirs)
        one = replace(one, value=mine, subject=measured_by(one) or one.subject)
        other = replace(other, value=theirs, subject=measured_by(other) or other.subject)
    pair = put_in_order(one, other)
    return Weighed(pair, rule.compare(*pair))


def narrow(claim: Claim, passage: Excerpt) -> Claim:
    """A claim of a range as the one end of it that the passage quotes: the 62 of "21 bis 62"."""
    if not isinstance(claim.value, Quantity):
        return claim
    end = read_end(claim.value, claim.excerpt.text, passage.text, claim.article.language)
    return claim if end is claim.value else replace(claim, value=end)


def take_rates(one: Claim, other: Claim, told: Iterable[Claim]) -> tuple[Claim, Claim]:
    """Two figures of which one is a rate; the other is one, too, where any of those `told` states it with that rate."""
    mine, theirs = one.value, other.value
    if not isinstance(mine, Quantity) or not isinstance(theirs, Quantity) or mine.per == theirs.per:
        return one, other
    if mine.per is None:
        return (_take_rate(one, mine, theirs.per, told), other)
    return (one, _take_rate(other, theirs, mine.per, told)) if theirs.per is None else (one, other)


def _take_rate(claim: Claim, value: Quantity, per: str | None, told: Iterable[Claim]) -> Claim:
    subject = quantity_by(claim)
    rated = any(
        isinstance(one.value, Quantity)
        and (one.value.value, one.value.unit, one.value.per) == (value.value, value.unit, per)
        for one in told
    )
    if not rated or value.value is None or subject is None:
        return claim
    return replace(claim, value=replace(value, per=per), subject=replace(subject, per=per))


def has_no_unit(claim: Claim) -> bool:
    """Whether the figure of a claim stands bare, so that it means the unit it is set against."""
    subject = quantity_by(claim)
    return isinstance(claim.value, Quantity) and is_bare(claim.value, subject.noun if subject else "")


def is_lent(claim: Claim) -> bool:
    """Whether the unit of a figure is that of its neighbour: "70 Milliarden Euro, im Vorjahr 62"."""
    subject = quantity_by(claim)
    lent = isinstance(claim.value, Quantity) and claim.value.unit is not None
    return lent and subject is not None and subject.dimension == "count"


def may_be_conflict(pair: tuple[Claim, Claim]) -> bool:
    """Whether nothing plain makes one figure the later state of another: no toll, no count of votes, no plan, no weeks.

    "Drei Boote" and a day later "vier Boote" may be a later state or a slip; who has read both texts can tell.
    """
    one, other = put_in_order(*pair)
    earlier, later = (replace(claim, subject=measured_by(claim) or claim.subject) for claim in (one, other))
    subjects = [claim.subject for claim in (earlier, later) if isinstance(claim.subject, QuantitySubject)]
    running = any(concept in GROWING for subject in subjects for _, concept in subject.concepts)
    counted = any(subject.series or subject.step or subject.role == "corrected" for subject in subjects)
    planned = is_decided_later(earlier, later) or is_planned_first(earlier, later)
    measured_anew = weeks_apart(earlier, later) and any(is_level(subject) for subject in subjects)
    return not (running or counted or planned or measured_anew)


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
    found: list[Rate] = []
    last: Claim | None = None
    for claim in claims:
        value = claim.value
        before = last.value if last is not None and last.article.path == claim.article.path else None
        if isinstance(before, Quantity) and is_converted(claim) and tell_rate(before, value):
            found.append(Rate(before, claim))
        last = claim
    return tuple(found)


def tell_rate(told: Quantity, converted: object) -> bool:
    """Whether two values are sums in two currencies, both with a number."""
    if not isinstance(converted, Quantity) or None in (told.unit, converted.unit) or told.unit == converted.unit:
        return False
    return bool(told.value) and bool(converted.value)


def is_converted(claim: Claim) -> bool:
    """Whether a sum gives the one before it in a second currency."""
    subject = quantity_by(claim)
    return subject is not None and subject.converted


def carry_hedge(claim: Claim, rates: Sequence[Rate]) -> Quantity | None:
    """A sum given in a second currency with the limit of the first: "up to £30 million (€35 million)"."""
    for rate in rates:
        if rate.converted is claim and isinstance(claim.value, Quantity) and rate.told.hedge in BOUNDS:
            low = claim.value.low if rate.told.low.is_finite() else rate.told.low
            high = claim.value.high if rate.told.high.is_finite() else rate.told.high
            return replace(claim.value, hedge=rate.told.hedge, low=low, high=high)
    return None


def exchange(quantity: Quantity, other: Quantity, rates: Sequence[Rate]) -> Quantity:
    """A sum in the currency of the other, by the first rate told between the two; as it is where none is told.

    The range is as wide as the rates of a few weeks lie apart.
    """
    units = frozenset((quantity.unit, other.unit))
    rate = next((one for one in rates if one.units == units), None)
    if rate is None or quantity.unit is None:
        return quantity
    factor, spread = rate.factor(quantity.unit), RATES
    value = None if quantity.value is None else quantity.value * factor
    low, high = quantity.low * factor / spread, quantity.high * factor * spread
    return replace(quantity, low=low, high=high, value=value, unit=other.unit)


def are_two_currencies(one: Claim, other: Claim) -> bool:
    """Whether both are sums of money, in two currencies."""
    subjects = [quantity_by(claim) for claim in (one, other)]
    values = (one.value, other.value)
    units = {value.unit for value in values if isinstance(value, Quantity)}
    return all(subject is not None and subject.dimension == MONEY for subject in subjects) and len(units) == 2


def lie_far_below(one: Claim, other: Claim) -> bool:
    """Whether one of two figures is a limit that the other stays far below: "bis zu 80 Euro" and "21 Euro"."""
    values = (one.value, other.value)
    return any(
        isinstance(limit, Quantity)
        and isinstance(told, Quantity)
        and limit.unit == told.unit
        and limit.hedge in CEILINGS
        and limit.value is not None
        and told.hedge not in BOUNDS
        and 0 < told.high * load_stated().reach < limit.value
        for limit, told in (values, values[::-1])
    )


def need_two_votes(one: Claim, other: Claim) -> bool:
    """Whether arithmetic leaves two figures open, so that a reader's word alone is a note: it takes two that agree."""
    return are_two_currencies(one, other) or lie_far_below(one, other)


def leave_far(remark: Told) -> Verdict:
    """The verdict on a figure far below the limit of another, both of one thing by the reader's remark."""
    told = Told("far below the limit that the other names; {remark}", remark=remark)
    return Verdict(Outcome.CONFLICT, told, severity=Level.NOTE, advice=ADVICE)


def confuse_units(one: Claim, other: Claim, remark: Told) -> Verdict | None:
    """The verdict on one number told in two units ("Prozent" for "Grad"), with the reader's remark; else None."""
    mine, theirs = one.value, other.value
    if not isinstance(mine, Quantity) or not isinstance(theirs, Quantity) or not are_one_number(mine, theirs):
        return None
    return Verdict(Outcome.CONFLICT, Told("{gap}; {remark}", gap=TWO_UNITS, remark=remark))


def leave_open(remark: Told) -> Verdict:
    """The verdict on two sums in two currencies between which no text tells a rate, with the reader's remark."""
    told = Told("two currencies, and no text tells the rate between them; {remark}", remark=remark)
    return Verdict(Outcome.CONFLICT, told, severity=Level.NOTE)
