"""Amounts in two currencies, one in brackets behind the other, and the exchange rate they imply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.describing.frames import Frame, compile_frame
from checker.finding.figures.quantities import QuantityMention
from checker.messages import Told
from checker.model import Hedge, Likeness, Quantity
from checker.reckoning.arithmetic import Range, range_of

PAIR = compile_frame(
    r"#one(?P<between>(?:_[\w-]{1,20}){0,2}?)(?:_\(|,_umgerechnet_|_–_umgerechnet_|_oder_umgerechnet_)"
    r"(?:das_sind_|umgerechnet_|rund_|etwa_|ca\._|circa_|entspricht_|entsprechen_|nach_heutigem_Kurs_){0,3}#other(?P<end>\)|[,.;]|_–|$|_[a-zäöü])"
)
CURRENCY_LIKE = {"pound": "GBP"}  # "Pfund" beside an amount of money is no mass


@dataclass(frozen=True, slots=True)
class CurrencyPair:
    """An amount given in two currencies: `start` and `end` in characters, `rate` is how many `base` one `quoted` is."""

    start: int
    end: int
    base: str
    quoted: str
    rate: Range


@dataclass(frozen=True, slots=True)
class RateSubject:
    """The exchange rate between two currencies as the amounts of an article imply it (codes of ISO 4217, in order)."""

    base: str
    quoted: str

    @property
    def key(self) -> str:
        return f"rate|{self.base}/{self.quoted}"

    @property
    def label(self) -> str:
        return Told("conversion of {quoted} into {base}", quoted=self.quoted, base=self.base)

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: object) -> Likeness:
        """Whether both are rates between the same two currencies."""
        return Likeness(self == other, Decimal(int(self == other)))


def find_currency_pairs(frame: Frame) -> Iterator[CurrencyPair]:
    """ "50 Millionen Pfund (59 Millionen Euro)" """
    for found in PAIR.finditer(frame.text):
        one, other = as_money(frame.figure_at(found.start("one"))), as_money(frame.figure_at(found.start("other")))
        if one is None or other is None or one.unit == other.unit or one.per != other.per:
            continue
        bracketed = frame.text[found.start("one") + 1 : found.start("other")].find("(") >= 0
        if bracketed and found["end"] != ")":
            continue
        start, end = frame.figure_at(found.start("one")).start, frame.figure_at(found.start("other")).end + bracketed
        base, quoted = sorted((one, other), key=lambda amount: amount.unit or "")
        rate = range_of(base).over(range_of(quoted))
        if rate is not None and base.unit and quoted.unit:
            yield CurrencyPair(start, end, base.unit, quoted.unit, rate)


def as_money(mention: QuantityMention) -> Quantity | None:
    """The amount of money a figure states exactly or about; None for a bound, a range or no money."""
    quantity = mention.quantity
    unit = CURRENCY_LIKE.get(quantity.unit or "", quantity.unit)
    if quantity.hedge not in (Hedge.EXACT, Hedge.APPROX) or quantity.value is None or quantity.value <= 0:
        return None
    if unit is None or not (unit.isupper() and len(unit) == 3 and unit.isalpha()) or unit.endswith("Wh"):
        return None
    return replace(quantity, unit=unit)
