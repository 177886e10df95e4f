"""Exact arithmetic with stated figures: ranges, the figures of a calculation as claims, and sums written out.

A stated figure stands for a range (`Quantity.low` to `high`: what rounding and hedges leave open), so every calculation
is done with both ends (interval arithmetic, Moore 1966) and a result is only wrong if it fits at neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from checker.finding.figures.quantities import QuantityMention
from checker.finding.figures.units import can_convert, convert
from checker.finding.quotes.quotes import in_quote, said_by
from checker.language import AnnotatedArticle
from checker.messages import Field, Rounded, Told, draft
from checker.model import Claim, Likeness, Quantity, Value
from checker.showing.values import write_figure as write_figure  # the rules of arithmetic take it from here

# Kinds of calculation within one article: the code is part of the fingerprint and stays, the name is what is shown.
KINDS = {
    "Summe": Told("sum"),
    "Anteil": Told("portion"),
    "Veränderung": Told("change"),
    "Zeitraum": Told("period"),
    "Jahreszahl": Told("year"),
    "Alter": Told("age"),
    "Überschrift und Text": Told("headline and text"),
    "Bilanz": Told("toll"),
}
ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
DIGITS = 18


@dataclass(frozen=True, slots=True)
class Range:
    """Every number from `low` to `high`, both included; either end may be infinite."""

    low: Decimal
    high: Decimal

    def plus(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def minus(self, other: Range) -> Range:
        return Range(self.low - other.high, self.high - other.low)

    def scaled(self, factor: Decimal) -> Range:
        """Every number times a positive factor."""
        return Range(self.low * factor, self.high * factor)

    def over(self, other: Range) -> Range | None:
        """The quotients of two ranges above zero, to 18 digits; None where a quotient has no bound."""
        if self.low < 0 or other.low <= 0 or not (self.high.is_finite() and other.high.is_finite()):
            return None
        with localcontext() as context:
            context.prec = DIGITS
            return Range(self.low / other.high, self.high / other.low)

    def meets(self, other: Range) -> bool:
        return self.low <= other.high and other.low <= self.high

    def holds(self, number: Decimal) -> bool:
        return self.low <= number <= self.high


def range_of(quantity: Quantity) -> Range:
    """The range a quantity stands for, in its own unit."""
    return Range(quantity.low, quantity.high)


def add_up(ranges: Iterable[Range]) -> Range:
    """The sum of ranges; 0 for none."""
    total = Range(ZERO, ZERO)
    for one in ranges:
        total = total.plus(one)
    return total


def in_unit(quantity: Quantity, unit: str | None) -> Quantity | None:
    """The quantity in another unit of its dimension, or None where that cannot be done exactly."""
    if quantity.unit == unit:
        return quantity
    if quantity.unit is None or unit is None or not can_convert(quantity.unit, unit):
        return None
    return convert(quantity, unit)


def stated(quantity: Quantity) -> Decimal | None:
    """The number as stated; None for a range or an open end without a number."""
    if quantity.value is not None:
        return quantity.value
    return quantity.low if quantity.low == quantity.high else None


@dataclass(frozen=True, slots=True)
class CalculationSubject:
    """What a calculation within one article is about: its kind ("Summe") and the thing added up ("tote")."""

    kind: str
    thing: str

    @property
    def key(self) -> str:
        return f"{self.kind}|{self.thing}".lower()

    @property
    def label(self) -> str:
        return Told("{kind}: {thing}", kind=KINDS[self.kind], thing=self.thing) if self.thing else KINDS[self.kind]

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: Any) -> Likeness:
        """Two calculations are never paired: each is judged within its own article."""
        return Likeness(False, ZERO, contrast=draft("a calculation within one article"))


def claim_figure(article: AnnotatedArticle, rule: str, mention: QuantityMention, subject: CalculationSubject) -> Claim:
    """The claim a figure makes in a calculation: its number and unit words, without hedge."""
    return claim_passage(
        article, rule, (mention.start, mention.end), subject, mention.quantity, normal_of(mention.quantity)
    )


def claim_passage(
    article: AnnotatedArticle,
    rule: str,
    span: tuple[int, int],
    subject: CalculationSubject,
    value: Value,
    normal: str,
) -> Claim:
    """A claim of any value in the passage from start to end (characters, end exclusive)."""
    start, end = span
    return Claim(
        rule=rule,
        subject=subject,
        value=value,
        normal=normal,
        excerpt=article.excerpt(start, end),
        said_by=said_by(article, start, end),
        in_quote=in_quote(article, start),
    )


def normal_of(quantity: Quantity) -> str:
    """A quantity as one string: "34000000000 EUR", "8.5-9 percent"."""
    number = stated(quantity)
    figure = plain(number) if number is not None else f"{plain(quantity.low)}-{plain(quantity.high)}"
    return " ".join(part for part in (figure, quantity.unit, quantity.per and f"per {quantity.per}") if part)


def plain(number: Decimal) -> str:
    """A number without exponent and trailing zeros."""
    return f"{number.normalize():f}" if number.is_finite() else str(number)


def tell_range(numbers: Range, digits: int = 2) -> Field:
    """A range as a field of a message: "8", "8,5 bis 9,5"."""
    if numbers.low == numbers.high:
        return Rounded(numbers.low, digits)
    return Told("{low} to {high}", low=Rounded(numbers.low, digits), high=Rounded(numbers.high, digits))
