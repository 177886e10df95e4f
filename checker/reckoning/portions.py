"""A part, its whole and the share stated beside them: "15 von 20 Räten, also 75 Prozent"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.describing.frames import Frame, compile_frame
from checker.finding.figures.quantities import QuantityMention
from checker.messages import Rounded, Told
from checker.model import Hedge, Outcome, Verdict
from checker.reckoning.arithmetic import HUNDRED, in_unit, range_of, stated

PORTION = compile_frame(
    r"#part(?:_[^#.;,()]{1,30})?_(?:von|der|von_den|unter)_(?:insgesamt_|rund_)?#whole(?P<between>[^#.;()]{0,60}?)"
    r"(?:,_(?:also|das_sind|das_entspricht|mithin|was|somit|oder)_(?:einem_Anteil_von_|einer_Quote_von_)?|_\(|_–_(?:also_|das_sind_)?)#share"
)
ADDED = ("count", "money", "measure")


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a whole, both in one unit or counted, and its stated share in percent."""

    part: QuantityMention
    whole: QuantityMention
    share: QuantityMention

    @property
    def figures(self) -> tuple[QuantityMention, ...]:
        return self.part, self.whole, self.share


def find_portions(frame: Frame) -> Iterator[Portion]:
    """Every part of a sentence whose whole and share stand beside it."""
    for found in PORTION.finditer(frame.text):
        part, whole, share = (frame.figure_at(found.start(name)) for name in ("part", "whole", "share"))
        alike = part.kind in ADDED and whole.kind == part.kind and share.quantity.unit == "percent"
        if alike and Hedge.RANGE not in (part.quantity.hedge, whole.quantity.hedge, share.quantity.hedge):
            yield Portion(part, whole, share)


def judge_portion(portion: Portion) -> Verdict | None:
    """Whether the share is the part divided by the whole, within rounding; None where that cannot be done."""
    part = in_unit(portion.part.quantity, portion.whole.quantity.unit)
    if part is None:
        return None
    ratio = range_of(part).over(range_of(portion.whole.quantity))
    one, other, share = stated(part), stated(portion.whole.quantity), stated(portion.share.quantity)
    if ratio is None or one is None or other is None or share is None:
        return None
    told = Told(
        "{part} / {whole} = {share} percent",
        part=Rounded(one),
        whole=Rounded(other),
        share=Rounded(one / other * HUNDRED, 1),
    )
    if ratio.scaled(HUNDRED).meets(range_of(portion.share.quantity)):
        return Verdict(Outcome.AGREES, Told("{told}.", told=told))
    return Verdict(
        Outcome.CONFLICT,
        Told("{sum}, not {stated}.", sum=told, stated=Rounded(share)),
        advice=Told("Calculate again: check part, whole and share."),
    )
