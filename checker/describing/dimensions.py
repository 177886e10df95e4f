"""What figures measure at all, with the units that an article leaves to its reader.

"31 Prozent, nach zuletzt 28" tells two shares; "349 Milliarden" in a text about euros is money, and so is "der Schaden
beträgt 12 Millionen"; "40 Tonnen statt 60" are two weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from checker.describing.concepts import concepts_of_text
from checker.expression import Expression
from checker.finding.figures.quantities import QuantityMention
from checker.finding.figures.units import dimension_of
from checker.model import Quantity
from checker.tables import read_table

SHARES = ("percent", "percentage_point")
KINDS = ("age", "score", "ordinal", "magnitude", "multiple", "clock")
# Billions without a noun are money wherever the article has named a currency; millions only within the sentence.
BILLIONS = Expression(r"(?:Milliarden?|Mrd\.?|[Bb]illion|bn|Billionen?|[Tt]rillion)$")
MILLIONS = Expression(r"(?:Millionen|Mio\.?|[Mm]illion|m|mn)$")
SENTENCE_END = Expression(r"[.!?;:]\s+(?=[A-ZÄÖÜ„“\"])|\n\n")
SCALED = Expression(r"(?:Mio|Mrd|[Mm]illion|[Mm]illiarde|[Bb]illion|[Tt]rillion|bn|m|mn)\w*\.?\b")
STOP = Expression(r"\s*(?:[.,;:!?)–—\]]|$|\n)")
DECIMAL = Expression(r"\d[.,]\d{1,2}$")
MOST_SHARE, ZERO = 100, Decimal(0)
REACH = 300  # characters of a sentence to either side of a figure
ALIKE = 10  # how many times one of two figures told in one breath may be the other
MONEY_FAMILIES = frozenset(("money", "worth", "sum"))
# Blood is given, people are missing and a household is no budget
NOT_MONEY_ALONE = frozenset((("money", "donation"), ("money", "budget"), ("sum", "gap")))
# What can only be counted in money: pensions, loans and fines are counted in pieces, too
COUNTED_IN_MONEY = frozenset(
    ("money", concept) for concept in ("turnover", "profit", "loss", "debt", "cost", "damage", "provision", "saving")
)
TABLE = Path(__file__).with_name("data") / "money_words.toml"


@dataclass(frozen=True, slots=True)
class Before:
    """The figure before a bare one: its unit, kind and quantity; whether one sentence holds both (`beside`) or that and
    the next (`near`); whether it is told in millions (`scaled`)."""

    unit: str | None
    kind: str
    quantity: Quantity
    beside: bool
    near: bool
    scaled: bool


def name_dimension(mention: QuantityMention, quantity: Quantity) -> str:
    """ "count", "share", "money", "age", or the dimension of the unit ("length")."""
    if mention.kind in KINDS:
        return mention.kind
    if quantity.unit is None:
        return "share" if mention.kind == "fraction" else "count"
    return "share" if quantity.unit in SHARES else dimension_of(quantity.unit)


def imply_units(text: str, mentions: Sequence[QuantityMention]) -> Mapping[QuantityMention, Quantity]:
    """The quantities of an article's figures in their order; bare numbers have the unit of those they are told with.

    A number that counts nothing and has no unit is a share where the last figure before it in its sentence is one (told
    to a tenth, also in the next sentence), of another measure where it ends its clause and is of that size, and in
    millions or billions money after a sum, or where its sentence tells of money and the article of one currency.
    """
    quantities: dict[QuantityMention, Quantity] = {}
    home = sole_currency(mentions)
    money: str | None = None
    before: QuantityMention | None = None
    for mention in mentions:
        last = tell_before(text, before, quantities, mention) if before is not None else None
        unit = implied_unit(text, mention, last, money, home)
        quantities[mention] = replace(mention.quantity, unit=unit) if unit else mention.quantity
        before, last_unit = mention, quantities[mention].unit
        money = last_unit if last_unit is not None and dimension_of(last_unit) == "money" else money
    return quantities


def sole_currency(mentions: Sequence[QuantityMention]) -> str | None:
    """The currency of all sums of an article that name one; None if they name several or none does."""
    named = {one.quantity.unit for one in mentions if one.quantity.unit and dimension_of(one.quantity.unit) == "money"}
    return next(iter(named)) if len(named) == 1 else None


def tell_before(
    text: str, before: QuantityMention, quantities: Mapping[QuantityMention, Quantity], mention: QuantityMention
) -> Before:
    """What is known of the figure before `mention`; `near` also where the next sentence holds `mention`."""
    ends = SENTENCE_END.findall(text, before.end, mention.start)
    return Before(
        quantities[before].unit,
        before.kind,
        quantities[before],
        beside=not ends,
        near=not ends or (len(ends) == 1 and "\n" not in ends[0]),
        scaled=SCALED.search(text, before.start, before.end) is not None,
    )


def implied_unit(
    text: str, mention: QuantityMention, before: Before | None, money: str | None, home: str | None
) -> str | None:
    """The unit a bare number takes from the figure `before` it, the last sum of `money` or the article's one currency
    (`home`); None where it takes none."""
    quantity, surface = mention.quantity, text[mention.start : mention.end]
    if quantity.unit is not None or quantity.per is not None or mention.kind in (*KINDS, "fraction"):
        return None
    behind = mention.counted is not None and (mention.counted_start or 0) >= mention.end
    if mention.counted and not behind:
        return None
    millions = MILLIONS.search(surface) is not None
    if millions and home and tells_money(text, mention):
        return home
    if mention.counted:
        return None
    if BILLIONS.search(surface):
        return money
    if millions:
        return before.unit if before is not None and before.beside and before.unit == money else None
    return unit_of_breath(text, mention, before) if before is not None else None


def unit_of_breath(text: str, mention: QuantityMention, before: Before) -> str | None:
    """The unit of the figure before a bare one, where both are told in one breath: shares, or of one size."""
    value, surface = mention.quantity.value, text[mention.start : mention.end]
    if before.unit in SHARES and surface[:1].isdigit() and value is not None and value <= MOST_SHARE:
        return before.unit if before.beside or (before.near and DECIMAL.search(surface)) else None
    if not before.beside or before.unit is None or before.kind in KINDS or before.scaled or before.unit in SHARES:
        return None
    one, other = abs(value or ZERO), abs(before.quantity.value or ZERO)
    alike = 0 < max(one, other) <= ALIKE * min(one, other)
    return before.unit if alike and STOP.match(text, mention.end) else None


def tells_money(text: str, mention: QuantityMention) -> bool:
    """Whether the noun that a figure in millions counts, or else its sentence, tells of money."""
    if mention.counted is not None and mention.counted_end is not None:
        return not COUNTED_IN_MONEY.isdisjoint(concepts_of_text(text[mention.end : mention.counted_end]))
    start, stop = max(0, mention.start - REACH), min(len(text), mention.end + REACH)
    ends = [found.end() for found in SENTENCE_END.finditer(text, start, mention.start)]
    following = SENTENCE_END.search(text, mention.end, stop)
    return names_money(text[max((start, *ends)) : following.start() if following else stop])


def names_money(said: str) -> bool:
    """Whether words name a sum (`concepts.toml`, `topics.toml`) or paying (`money_words.toml`)."""
    named = {one for one in concepts_of_text(said) if one[0] in MONEY_FAMILIES}
    return bool(named - NOT_MONEY_ALONE) or paying().search(said) is not None


@lru_cache(maxsize=1)
def paying() -> Expression:
    """The words of paying, as one expression."""
    rows = read_table(TABLE)
    stems = "|".join(stem.replace("*", r"\w*") for language in ("de", "en") for stem in rows[language]["words"])
    return Expression(rf"\b(?:{stems})\b")
