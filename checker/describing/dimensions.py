"""What figures measure at all, with the units that an article leaves to its reader.

"31 Prozent, nach zuletzt 28" tells two shares; "349 Milliarden" in a text about euros is money.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from checker.expression import Expression
from checker.finding.figures.quantities import QuantityMention
from checker.finding.figures.units import dimension_of
from checker.model import Quantity

SHARES = ("percent", "percentage_point")
KINDS = ("age", "score", "ordinal", "magnitude", "multiple", "clock")
# Billions without a noun are money wherever the article has named a currency; millions only within the sentence.
BILLIONS = Expression(r"(?:Milliarden?|Mrd\.?|[Bb]illion|bn|Billionen?|[Tt]rillion)$")
MILLIONS = Expression(r"(?:Millionen|Mio\.?|[Mm]illion|m|mn)$")
SENTENCE_END = Expression(r"[.!?;:]\s+(?=[A-ZÄÖÜ„“\"])|\n\n")
MOST_SHARE = 100


def name_dimension(mention: QuantityMention, quantity: Quantity) -> str:
    """ "count", "share", "money", "age", or the dimension of the unit ("length")."""
    if mention.kind in KINDS:
        return mention.kind
    if quantity.unit is None:
        return "share" if mention.kind == "fraction" else "count"
    return "share" if quantity.unit in SHARES else dimension_of(quantity.unit)


def imply_units(text: str, mentions: Iterable[QuantityMention]) -> Mapping[QuantityMention, Quantity]:
    """The quantities of an article's figures in their order; bare numbers have the unit of those they are told with.

    A number that counts nothing and has no unit is a share where the last figure before it in its sentence is one,
    and money where it is told in billions after a sum of money, or in millions in the same sentence as one.
    """
    quantities: dict[QuantityMention, Quantity] = {}
    money: str | None = None
    last_end, last_unit = 0, None
    for mention in mentions:
        beside = last_unit if not SENTENCE_END.search(text, last_end, mention.start) else None
        unit = implied_unit(text[mention.start : mention.end], mention, beside, money)
        quantities[mention] = replace(mention.quantity, unit=unit) if unit else mention.quantity
        last_end, last_unit = mention.end, quantities[mention].unit
        money = last_unit if last_unit is not None and dimension_of(last_unit) == "money" else money
    return quantities


def implied_unit(surface: str, mention: QuantityMention, beside: str | None, money: str | None) -> str | None:
    """The unit a bare number takes from the figure `beside` it or the last sum of `money`; None where it takes none."""
    quantity = mention.quantity
    if quantity.unit is not None or quantity.per is not None or mention.counted or mention.kind in (*KINDS, "fraction"):
        return None
    if BILLIONS.search(surface):
        return money
    if MILLIONS.search(surface):
        return beside if beside == money else None
    if beside in SHARES and surface[:1].isdigit() and quantity.value is not None and quantity.value <= MOST_SHARE:
        return beside
    return None
