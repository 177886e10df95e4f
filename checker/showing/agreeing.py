"""Whether two claims about one thing state one value: values are compared here, and nothing but values."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from checker.model import Claim, PartialDate, Quantity

# Units that are exact multiples of another one; what is not here is compared only with itself.
MULTIPLES: Mapping[str, tuple[str, Decimal]] = {
    "year": ("month", Decimal(12)),
    "week": ("day", Decimal(7)),
    "hour": ("second", Decimal(3600)),
    "minute": ("second", Decimal(60)),
    "km": ("m", Decimal(1000)),
    "cm": ("m", Decimal("0.01")),
    "mm": ("m", Decimal("0.001")),
    "t": ("kg", Decimal(1000)),
    "g": ("kg", Decimal("0.001")),
    "km2": ("m2", Decimal(1_000_000)),
    "ha": ("m2", Decimal(10_000)),
}
# The weekdays as the normal form of a date has them.
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


class Agreement(StrEnum):
    """What two values say to each other."""

    SAME = "same"
    DIFFERENT = "different"
    NOT_COMPARABLE = "not comparable"


def compare_values(one: Claim, other: Claim) -> Agreement:
    """Whether the values of two claims can both be meant: figures whose ranges meet, days no part of which differs,
    words that are one in normal form or but for a compound's first part. Values of two kinds, units or rates are not
    comparable."""
    if isinstance(one.value, Quantity) and isinstance(other.value, Quantity):
        return _compare_quantities(one.value, other.value)
    if isinstance(one.value, PartialDate) and isinstance(other.value, PartialDate):
        return _compare_dates(one, other, one.value, other.value)
    if isinstance(one.value, str) and isinstance(other.value, str) and one.rule == other.rule:
        return Agreement.SAME if _is_one_wording(_plain(one.normal), _plain(other.normal)) else Agreement.DIFFERENT
    return Agreement.NOT_COMPARABLE


def _is_one_wording(one: str, other: str) -> bool:
    """Whether two wordings are one, or one only says of what: "Werft-Chefin" is a "Chefin"."""
    return one == other or one.endswith(f"-{other}") or other.endswith(f"-{one}")


def _compare_quantities(one: Quantity, other: Quantity) -> Agreement:
    mine, theirs = _in_small_units(one), _in_small_units(other)
    if (mine.unit, mine.per) != (theirs.unit, theirs.per):
        return Agreement.NOT_COMPARABLE
    return Agreement.SAME if mine.agrees_with(theirs) else Agreement.DIFFERENT


def _compare_dates(one: Claim, other: Claim, mine: PartialDate, theirs: PartialDate) -> Agreement:
    if _plain(one.normal) == _plain(other.normal):
        return Agreement.SAME
    if _differ_in_weekday(one, other):
        return Agreement.DIFFERENT
    if PartialDate() in (mine, theirs) or None in (mine.day, theirs.day):
        return Agreement.NOT_COMPARABLE
    return Agreement.SAME if mine.agrees_with(theirs) else Agreement.DIFFERENT


def _differ_in_weekday(one: Claim, other: Claim) -> bool:
    """Whether both name a weekday, and not the same: "Dienstag, 9. März" is not what "Montag" means, whatever its day.

    The normal form of a date begins with the weekday that is named, in German.
    """
    mine, theirs = (claim.normal.partition(" ")[0] for claim in (one, other))
    return mine != theirs and {mine, theirs} <= set(WEEKDAYS)


def _in_small_units(quantity: Quantity) -> Quantity:
    unit, factor = MULTIPLES.get(quantity.unit or "", (quantity.unit, Decimal(1)))
    return Quantity(quantity.low * factor, quantity.high * factor, unit=unit, per=quantity.per)


def _plain(normal: str) -> str:
    return " ".join(normal.casefold().rstrip("?").split())
