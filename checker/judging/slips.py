"""Slips of the pen between two figures that an editor knows by name: scale word, swapped or dropped digit."""

from __future__ import annotations

from decimal import Decimal

from checker.messages import Told
from checker.model import Quantity

SCALES = {
    Decimal(1000): Told("factor 1,000: thousands, millions or billions mixed up?"),
    Decimal(10**6): Told("factor 1,000,000: wrong scale word?"),
    Decimal(10): Told("factor 10: a digit too many or too few?"),
    Decimal(100): Told("factor 100: two digits too many or too few?"),
}
SWAPPED = Told("digits swapped?")
DROPPED = Told("a digit missing?")
MANY = 4  # digits that hardly are the same ones by chance
NEAR = Decimal("1.25")
FAR = Decimal("2.6")  # newsrooms err by a digit or a few percent, seldom by more


def name_slip(one: Quantity, other: Quantity) -> str:
    """What kind of slip would turn one figure into the other, as a question; empty when it looks like none."""
    if one.value is None or other.value is None or not one.value or not other.value:
        return ""
    big, small = max(one.value, other.value), min(one.value, other.value)
    if small > 0 and big / small in SCALES:
        return SCALES[big / small]
    digits = tuple(_digits(value) for value in (one.value, other.value))
    if is_swapped(*digits) and abs(big) < 10 * abs(small) < 100 * abs(
        big
    ):  # 73 and 3.7 have their digits swapped by chance
        return SWAPPED
    if is_dropped(*sorted(digits, key=len)):
        return DROPPED
    return ""


def is_swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits have changed places (34 and 43), or any of four and more behind the first."""
    if len(one) != len(other):
        return False
    if len(one) >= MANY and one[0] == other[0] and sorted(one) == sorted(other):
        return True
    return are_neighbours_swapped(one, other)


def are_neighbours_swapped(one: str, other: str) -> bool:
    """Whether two numbers of as many digits differ in that two neighbouring digits have changed places."""
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return (
        len(one) == len(other)
        and len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )


def is_dropped(short: str, long: str) -> bool:
    """Whether the longer number is the shorter one with one digit more, both having at least two."""
    if len(short) < 2 or len(long) != len(short) + 1:
        return False
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _digits(value: Decimal) -> str:
    return format(abs(value).normalize(), "f").replace(".", "")


def are_far_apart(one: Quantity, other: Quantity) -> bool:
    """Whether one figure is more than FAR times the other."""
    low, high = sorted((one, other), key=lambda quantity: quantity.low)
    return low.high <= 0 or high.low / low.high > FAR


def lie_near(one: Quantity, other: Quantity) -> bool:
    """Whether one figure is at most a quarter more than the other: what two newsrooms count of one thing."""
    low, high = sorted((one, other), key=lambda quantity: quantity.low)
    return low.high > 0 and high.low / low.high <= NEAR
