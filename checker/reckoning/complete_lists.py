"""Lists of parts that seem to leave nothing out: "an drei Orten 480 Leute, davon 210 in A, 140 in B und 90 in C"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.describing.frames import SIGN, Frame
from checker.expression import Expression
from checker.finding.figures.quantities import QuantityMention
from checker.model import Hedge, Level
from checker.reckoning.arithmetic import in_unit

LEAST = 3  # parts of a list that is told as a whole
NEARLY = Decimal("0.8")  # of the whole: with less the writer has left something out
LAST_JOINT = Expression(r"[ \u00a0](?:und|sowie|and)[ \u00a0]$")
TAIL = Expression(rf"[^{SIGN},;:()]{{0,50}}(?:$|[.,;:])")
LEFT_OUT = Expression(r"\b(?:Rest|übrige\w*|restliche\w*|sonstige\w*|weitere\w*|other|others|rest|remaining)\b")
SELECTED = Expression(r"\b(?:etwa|allein|vor allem|unter anderem|zum Beispiel|alone|mainly|for example)\b")


def rate_list(frame: Frame, whole: QuantityMention, listed: Sequence[QuantityMention]) -> Level | None:
    """How sure it is that a list of parts makes up its whole: a warning where the sentence says how many parts there
    are, a note where they nearly do; None where something may be left out."""
    first, last = frame.figures.index(_told(frame, listed[0])), frame.figures.index(_told(frame, listed[-1]))
    if len(listed) < LEAST or any(one.quantity.hedge is not Hedge.EXACT for one in (whole, *listed)):
        return None
    before = frame.text[frame.places[last - 1] + 1 : frame.places[last]]
    after = frame.text[frame.places[last] + 1 :]
    if not LAST_JOINT.search(before) or not TAIL.match(after) or LEFT_OUT.search(after):
        return None
    if SELECTED.search(frame.text[frame.places[first - 1] + 1 if first else 0 :]):
        return None
    numbered = any(
        one.kind == "count" and one.quantity.value == len(listed) and one.start != whole.start
        for one in frame.figures[:first]
    )
    if numbered:
        return Level.WARNING
    moved = [in_unit(part.quantity, whole.quantity.unit) for part in listed]
    reached = sum((one.low for one in moved if one is not None), Decimal(0))
    return Level.NOTE if reached >= whole.quantity.low * NEARLY else None


def _told(frame: Frame, part: QuantityMention) -> QuantityMention:
    """The figure of the frame that a part is, which may have been lent a unit."""
    return next(one for one in frame.figures if one.start == part.start)
