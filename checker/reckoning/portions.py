"""A part, its whole and the share stated beside them: "15 von 20 Räten, also 75 Prozent", "of 20 members 15, or 75
percent"; a part larger than its whole even without a share ("von 90 Gästen kamen 110 zu spät")."""

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
    r"(?:,_(?:also|das_sind|das_entspricht|mithin|was|somit|oder)_(?:einem_Anteil_von_|einer_Quote_von_)?"
    r"|_\(|_–_(?:also_|das_sind_)?)#share"
)
WHOLE_FIRST = (
    r"(?:^\W{0,3}|[,;:–]_|(?<=[a-zäöüß] )(?=von_den_))(?:[Vv]on|[Oo]f)_(?:(?:den|insgesamt|rund|gut|etwa"
    r"|knapp|the|its|all|about|some)_){0,2}#whole"
    r"(?:,_|_)(?P<between>(?:(?!(?:auf|bis|um|in|im|seit|mit|to|by|for|within|after|since)_"
    r"|nach_(?!(?:Angaben?|Auskunft|Aussagen?|Darstellung|Informationen|Erkenntnissen)_))"
    r"[^#.,;:()]){0,90}?)(?:(?<=[a-z]),_)?#part"
)
PART_LAST = compile_frame(
    WHOLE_FIRST + r"[^#.;:()]{0,60}?(?:,_(?:also|das_sind|das_entspricht|mithin|somit|was|or|that_is|which_is)_"
    r"(?:einem_Anteil_von_|einer_Quote_von_)?|_\(|_–_(?:also_|das_sind_)?)#share"
)
# What follows the part is no noun of its own: German nouns show by their capital, English verbs are few.
PART_ALONE = compile_frame(
    WHOLE_FIRST + r"(?=[,.]|_(?:were|was|are|had|have|did|aus|als|los|ins|bis)\b|_(?![a-z]+s\b)[a-zäöüß]+\b)"
)
# "Von den 50 Ärzten der Klinik in Oberau haben 70 gekündigt": where they are may stand between, if the verb comes next.
PART_ELSEWHERE = compile_frame(
    r"(?:^\W{0,3}|[,;:–]_)[Vv]on_den_(?:insgesamt_|rund_)?#whole_(?P<between>[^#.,;:()]{2,90}?)"
    r"_(?:haben|hatten|sind|waren|werden|wurden|bleiben|blieben)_#part(?=_(?!(?:und|oder|bis)_)[a-zäöüß]+\b)"
)
AMONG = compile_frame(
    r"\b[Uu]nter_(?:den|ihnen|diesen)_(?:insgesamt_)?#whole_[A-ZÄÖÜ][^#.,;:()]{2,30}_(?:sind|waren"
    r"|befinden_sich|befanden_sich)_#part"
)
OF_THEM = compile_frame(
    r"#part_(?:von_ihnen|von_denen|davon|of_them|of_whom|of_those)(?:,_(?:also|das_sind|das_entspricht|mithin|somit|or"
    r"|that_is)_(?:einem_Anteil_von_|einer_Quote_von_)?|_\(|_–_(?:also_|das_sind_)?)#share"
)
ADDED = ("count", "money", "measure")


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a whole, both in one unit or counted, and its stated share in percent; None where none is stated."""

    part: QuantityMention
    whole: QuantityMention
    share: QuantityMention | None

    @property
    def figures(self) -> tuple[QuantityMention, ...]:
        return (self.part, self.whole, self.share) if self.share else (self.part, self.whole)


def find_portions(frame: Frame, before: Frame | None = None) -> Iterator[Portion]:
    """Every part of a sentence whose whole and share stand beside it, and every part that is said to be larger; the
    whole of "300 von ihnen, also 25 Prozent" stands in the sentence before."""
    if before is not None and before.number == frame.number - 1 and before.line == frame.line:
        yield from find_resumed(frame, before)
    shared = [*PORTION.finditer(frame.text), *PART_LAST.finditer(frame.text)]
    for found in shared:
        part, whole, share = (frame.figure_at(found.start(name)) for name in ("part", "whole", "share"))
        alike = part.kind in ADDED and whole.kind == part.kind and share.quantity.unit == "percent"
        if alike and Hedge.RANGE not in (part.quantity.hedge, whole.quantity.hedge, share.quantity.hedge):
            yield Portion(part, whole, share)
    alone = (*PART_ALONE.finditer(frame.text), *PART_ELSEWHERE.finditer(frame.text))
    for found in {one.start("part"): one for one in alone}.values():
        part, whole = frame.figure_at(found.start("part")), frame.figure_at(found.start("whole"))
        if (
            is_part_of(part, whole)
            and "mehr" not in found["between"]
            and not any(one.start("whole") == found.start("whole") for one in shared)
        ):
            yield Portion(part, whole, None)
    for found in AMONG.finditer(frame.text):
        part, whole = frame.figure_at(found.start("part")), frame.figure_at(found.start("whole"))
        if part.kind == whole.kind == "count" and part.quantity.low > whole.quantity.high:
            yield Portion(part, whole, None)


def find_resumed(frame: Frame, before: Frame) -> Iterator[Portion]:
    """ "300 of them, or 25 percent": of the one count that the sentence before gives."""
    wholes = [one for one in before.figures if one.kind == "count" and one.counted and one.quantity.per is None]
    for found in OF_THEM.finditer(frame.text):
        part, share = frame.figure_at(found.start("part")), frame.figure_at(found.start("share"))
        alone = len(wholes) == 1 and not frame.figures_in(0, found.start("part"))
        if alone and part.kind == "count" and share.quantity.unit == "percent" and part.quantity.per is None:
            yield Portion(part, wholes[0], share)


def is_part_of(part: QuantityMention, whole: QuantityMention) -> bool:
    """Whether a count without a noun, or with that of the whole, is told to be of it and yet is larger."""
    alike = part.kind == whole.kind == "count" and part.counted in (None, whole.counted)
    one, other = stated(part.quantity), stated(whole.quantity)
    return alike and one is not None and other is not None and part.quantity.low > whole.quantity.high


def judge_portion(portion: Portion) -> Verdict | None:
    """Whether the share is the part divided by the whole, within rounding; None where that cannot be done."""
    if portion.share is None:
        one, other = stated(portion.part.quantity), stated(portion.whole.quantity)
        if one is None or other is None:
            return None
        more = Told("{part} of {whole}: the part is larger than the whole.", part=Rounded(one), whole=Rounded(other))
        return Verdict(Outcome.CONFLICT, more, advice=Told("Calculate again: check part, whole and share."))
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
