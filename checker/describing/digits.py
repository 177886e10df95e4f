"""What the digits of a figure tell of it: whether it hardly recurs by chance, and what a slip leaves as it was."""

from __future__ import annotations

from decimal import Decimal

from checker.finding.figures.quantities import QuantityMention

TELLING, TELLING_UNIT = 3, 2  # digits that count by which a figure tells itself apart, alone and with a unit
MILLION = Decimal(10) ** 6
SWAPPED = 3  # digits from which a figure with the same digits in another order is hardly there by chance


def tell_figure(mention: QuantityMention) -> str:
    """Value and unit of a figure that hardly recurs by chance: three digits that count, two with a unit."""
    value, unit = mention.quantity.value, mention.quantity.unit
    if value is None:
        return ""
    digits = len(value.normalize().as_tuple().digits)
    return f"{value.normalize():f} {unit or ''}".rstrip() if digits >= (TELLING_UNIT if unit else TELLING) else ""


def sort_digits(mention: QuantityMention) -> str:
    """The digits of a figure in order of size, with length and unit: alike for two that differ by swapped digits."""
    value, unit = mention.quantity.value, mention.quantity.unit
    if value is None:
        return ""
    digits = value.normalize().as_tuple().digits
    told = f"{len(f'{abs(value):.0f}')} {''.join(str(digit) for digit in sorted(digits))} {unit or ''}".rstrip()
    return told if len(set(digits)) > 1 and len(digits) >= SWAPPED else ""


def tell_mantissa(mention: QuantityMention) -> str:
    """The first digits of a sum of millions or billions, with its unit: alike where scale words are mixed up."""
    value, unit = mention.quantity.value, mention.quantity.unit
    if value is None or unit is None or mention.kind != "money" or value < MILLION:
        return ""
    digits = "".join(map(str, value.normalize().as_tuple().digits))
    return f"{digits[:TELLING]} {unit}" if len(digits) >= TELLING_UNIT else ""
