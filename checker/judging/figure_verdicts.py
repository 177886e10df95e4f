"""What two figures that pairing has set side by side say to each other: agreement, update or conflict, and how sure.

The scorer says how likely the two are one thing and how likely a conflict; the arithmetic says whether they meet.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from checker.describing.concepts import members_of
from checker.describing.course import tells_growing
from checker.describing.figure_subject import FigureSubject
from checker.finding.dates.date_resolve import DateMention
from checker.finding.figures.units import bring_to_finer, can_convert
from checker.judging.event_times import say
from checker.judging.quantity_verdicts import agree, describe_gap
from checker.judging.slips import are_neighbours_swapped, name_slip
from checker.judging.speakers import speakers_differ
from checker.messages import Told
from checker.model import Claim, Hedge, Level, Likeness, Outcome, Quantity, Verdict
from checker.pairing.contributions import explain_pair
from checker.pairing.pairs import OPEN_FROM, SAME_FROM, FigurePair, Pairing
from checker.pairing.remembering import spell_out
from checker.pairing.scorer import Scorer
from checker.pairing.values import relate

OPEN_ABOVE = frozenset((Hedge.LOWER_BOUND, Hedge.MORE_THAN))
SEEN = Decimal("0.05")
ONLY_GROWING = frozenset(("dead", "injured"))
SEVERITY = "severity"  # the family of how badly people are hurt
MORE_OF_DAYS, MORE_OF_YEARS, MORE_OF_RATES = 100, 200, 200  # per mille
LESS_OF_SCALES, MOST = 100, 1000
THOUSANDFOLD = 3  # powers of ten: of one thing in 53 of 58 such pairs a slip, from SLIP_FROM in 43 of 44
SLIP_FROM = 700
# Per mille of being one thing from which a bound is outgrown: of such pairs of two tolls 45 of 48 from 300 to 499 were
# one count where the order is known, 184 of 221 from 300 on (20 of two things) where it is open.
OUTGROWN_FROM = 300
STEPS = tuple(sorted((OPEN_FROM, OUTGROWN_FROM, SAME_FROM, SLIP_FROM)))
ADVICE = Told("Which figure is right? Check the source.")
RIVALLED = Told("another figure of the other text is nearer")
FALLEN = Told("the later text gives fewer than the earlier one: stale, or corrected downwards?")
OPEN = Told("it is open whether both tell of the same")


@dataclass(frozen=True, slots=True)
class Bars:
    """From which score for a true conflict, in per mille, a finding is a warning and from which a note.

    Chosen on the 147 invented events of the scorer, each judged by trees that have not seen it: of their pairs of
    figures at 500 and above 575 of 693 are right (585 of 741 at 450), of their pairs of days 74 of 93 at 600 (97 of
    134 at 500), of years alone 1 of 1 at 700 (5 of 13 at 450), of figures three or more noughts apart 50 of 50 at 400,
    of two rates (a sum, and one a year) 21 of 24 at 700 (4 of 12 from 500 to 699). On real stories the scores are too
    bold (docs/pairing.md).
    """

    warning: int = 500
    note: int = 310

    def for_pair(self, pair: FigurePair) -> Bars:
        """The bars for this pair: more is asked of days than of figures, most of years alone and of two rates, and less
        of a warning where two figures are apart by noughts alone, three or more."""
        if pair.one.figure.when is not None:
            return self.raised(MORE_OF_DAYS if stands_still(pair) else MORE_OF_YEARS)
        if are_two_rates(pair):
            return self.raised(MORE_OF_RATES)
        if pair.relation.scale >= THOUSANDFOLD:
            return Bars(max(self.note, self.warning - LESS_OF_SCALES), self.note)
        return self

    def raised(self, more: int) -> Bars:
        """Both bars by so many per mille higher."""
        return Bars(min(MOST, self.warning + more), min(MOST, self.note + more))


def are_two_rates(pair: FigurePair) -> bool:
    """Whether one of two figures is for a year, a head or the like and the other is not, or for something else."""
    one, other = pair.one.figure.quantity, pair.other.figure.quantity
    return one is not None and other is not None and one.per != other.per


def remember_verdicts(bars: Bars) -> Callable[[Claim, Claim, FigurePair], Verdict | None]:
    """A function that gives `judge_pair`, from memory where two claims that say the same of like figures were judged.

    It is for claims and pairs that live as long as it does.
    """
    numbers: dict[Hashable, int] = {}
    kinds: dict[int, int] = {}
    told: dict[Hashable, Verdict | None] = {}

    def kind_of(claim: Claim) -> int:
        kind = kinds.get(id(claim))
        if kind is None:
            kind = kinds[id(claim)] = numbers.setdefault(spell_out(looked_at(claim)), len(numbers))
        return kind

    def judge(earlier: Claim, later: Claim, pair: FigurePair) -> Verdict | None:
        if pair.veto is not None or pair.rivalled:
            return None
        own = bars if pair.relation.meets else bars.for_pair(pair)
        scores = bisect(STEPS, pair.same), pair.conflict >= own.note, pair.conflict >= own.warning
        key = kind_of(earlier), kind_of(later), id(pair.relation), scores
        if key not in told:
            told[key] = judge_pair(earlier, later, pair, bars)
        return told[key]

    return judge


def looked_at(claim: Claim) -> tuple[object, ...]:
    """All of a claim on a figure that `judge_pair` looks at, but for how the two values stand to each other."""
    if not isinstance(claim.subject, FigureSubject):
        return (claim,)
    figure = claim.subject.figure
    when = None if figure.when is None else replace(figure.when, start=0, end=0)
    severe, growing = bool(members_of(figure.concepts, SEVERITY)), bool(figure.befell) and tells_growing(claim)
    said = claim.value, claim.normal, claim.said_by, claim.article.day
    return (*said, figure.quantity, when, figure.befell, severe, growing)


def judge_pair(earlier: Claim, later: Claim, pair: FigurePair, bars: Bars) -> Verdict | None:
    """The verdict on two claims; None where they are not taken for one thing."""
    if pair.veto is not None or pair.rivalled:
        return None
    bars = bars.for_pair(pair)
    if pair.relation.meets:
        return judge_meeting(earlier, later, pair)
    if counts_part(earlier, later) or counts_part(later, earlier):
        return None
    if pair.same >= SAME_FROM and falls_back(earlier, later):
        because = Told("{gap}; {remark}", gap=describe_difference(earlier, later), remark=FALLEN)
        return Verdict(Outcome.CONFLICT, because, advice=ADVICE)
    still = pair.answer is Pairing.SAME and stands_still(pair)
    confused = pair.answer is Pairing.SAME and confuse_unit(pair)
    slip = confused or (pair.answer is Pairing.SAME and pair.relation.scale >= THOUSANDFOLD)
    contradicts = still or slip or pair.conflict >= bars.note
    if contradicts and not is_superseded(earlier, later) and not may_have_moved(earlier, later):
        likely = pair.conflict >= bars.warning or (slip and pair.same >= SLIP_FROM)
        likely = likely or ((confused or swaps_years(pair)) and pair.conflict >= bars.note)
        sure = likely and not speakers_differ(earlier, later)
        level = None if sure else Level.NOTE
        return Verdict(Outcome.CONFLICT, describe_difference(earlier, later), level, ADVICE)
    if (pair.answer is Pairing.SAME or contradicts) and pair.one.figure.when is None:
        gap = describe_difference(earlier, later)
        return Verdict(Outcome.UPDATE, Told("{gap}; {remark}", gap=gap, remark=order(earlier, later)))
    return None


def confuse_unit(pair: FigurePair) -> bool:
    """Whether two figures give one number in two units that do not convert: percent and points, francs and euros. If
    they are one thing one of them is wrong (percent and points: all four such pairs on marked stories)."""
    one, other = pair.one.figure.quantity, pair.other.figure.quantity
    if one is None or other is None or None in (one.unit, other.unit, one.value):
        return False
    return one.value == other.value and one.unit != other.unit and not can_convert(str(other.unit), str(one.unit))


def swaps_years(pair: FigurePair) -> bool:
    """Whether the two are years that differ by two neighbouring digits in the other order, 1958 and 1985: of one thing
    one of them is a slip, whatever else is told of it."""
    one, other = pair.one.figure.when, pair.other.figure.when
    if one is None or other is None or one.date.year is None or other.date.year is None:
        return False
    return one.year_stated and other.year_stated and are_neighbours_swapped(str(one.date.year), str(other.date.year))


def judge_meeting(earlier: Claim, later: Claim, pair: FigurePair) -> Verdict | None:
    """The verdict on two values that both may be true of one thing: agreement, unless the later count has outgrown "at
    least so many", or the two ranges only touch: a reader sees two figures, which is a note."""
    if pair.same >= OUTGROWN_FROM and is_outgrown(earlier, later):
        return Verdict(Outcome.UPDATE, order(earlier, later))
    if pair.answer is not Pairing.APART and only_touch(earlier, later):
        if is_superseded(earlier, later) or may_have_moved(earlier, later):
            return Verdict(Outcome.UPDATE, order(earlier, later))
        because = Told("{one} and {other}: the two ranges only touch", one=earlier.value, other=later.value)
        return Verdict(Outcome.CONFLICT, because, Level.NOTE, ADVICE)
    return _agree(earlier, later) if pair.same >= SAME_FROM else None


def is_outgrown(earlier: Claim, later: Claim) -> bool:
    """Whether one article says "at least so many dead, injured or missing" and the other more: of two dated articles
    the later one, never of one day; where a day is missing either."""
    days = (earlier.article.day, later.article.day)
    if not tells_toll(earlier, later) or (None not in days and days[0] == days[1]):
        return False
    return is_exceeded(earlier.value, later.value) or (None in days and is_exceeded(later.value, earlier.value))


def is_exceeded(bound: object, other: object) -> bool:
    """Whether `bound` is "at least" or "more than" a figure below the whole of `other`."""
    if not isinstance(bound, Quantity) or not isinstance(other, Quantity):
        return False
    return bound.hedge in OPEN_ABOVE and bound.value is not None and other.low > bound.value


def only_touch(earlier: Claim, later: Claim) -> bool:
    """Whether two figures, one of them hedged, have nothing in common but an end: "rund 50.000" and "gut 45.000"; those
    nearer to one another than SEEN (of the larger) are one figure to a reader, "knapp 35" and "34,5"."""
    one, other = earlier.value, later.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.unit != other.unit:
        return False
    if one.value is None or other.value is None:
        return False
    if abs(one.value - other.value) < SEEN * max(abs(one.value), abs(other.value)):
        return False
    hedged = Hedge.APPROX in (one.hedge, other.hedge) and {one.hedge, other.hedge} <= {Hedge.APPROX, Hedge.EXACT}
    return hedged and not (one.low < other.value < one.high or other.low < one.value < other.high)


def stands_still(pair: FigurePair) -> bool:
    """Whether of two values of one thing one must be wrong: days; years alone are as often those of two things."""
    return pair.one.figure.when is not None and (math.isnan(pair.relation.years) or not math.isnan(pair.relation.days))


def is_superseded(earlier: Claim, later: Claim) -> bool:
    """Whether the later of two dated articles counts more dead, injured or missing: a toll grows."""
    one, other = earlier.value, later.value
    if not tells_toll(earlier, later) or not are_days_apart(earlier, later):
        return False
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    return other.low > one.high and (not name_slip(one, other) or tells_growing(earlier))


def may_have_moved(earlier: Claim, later: Claim) -> bool:
    """Whether both count dead, injured or missing, not both of a known day, and no slip of the pen explains it; or
    whether the smaller count is said to grow ("Tendenz steigend"), whatever else would explain it.

    Of such pairs on marked real stories 35 were conflicts and 182 two states of one count.
    """
    one, other = earlier.value, later.value
    if not tells_toll(earlier, later) or not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    if tells_growing(earlier if one.high < other.low else later):
        return True
    return None in (earlier.article.day, later.article.day) and not name_slip(one, other)


def counts_part(part: Claim, whole: Claim) -> bool:
    """Whether `part` counts those more gravely hit ("badly hurt") and `whole`, which is larger, all of them ("hurt").

    Then both figures can be right. The ranges must lie apart: where they meet the two are compared as one count.
    """
    one, other = part.subject, whole.subject
    if not isinstance(one, FigureSubject) or not isinstance(other, FigureSubject) or not tells_toll(part, whole):
        return False
    severe = [bool(members_of(subject.figure.concepts, SEVERITY)) for subject in (one, other)]
    fewer = isinstance(part.value, Quantity) and isinstance(whole.value, Quantity) and part.value.high < whole.value.low
    return severe == [True, False] and fewer


def falls_back(earlier: Claim, later: Claim) -> bool:
    """Whether the later of two dated articles counts fewer dead or injured: stale, or corrected downwards."""
    one, other = earlier.value, later.value
    if not tells_toll(earlier, later, ONLY_GROWING) or not are_days_apart(earlier, later):
        return False
    return isinstance(one, Quantity) and isinstance(other, Quantity) and other.high < one.low


def tells_toll(earlier: Claim, later: Claim, among: frozenset[str] = frozenset()) -> bool:
    """Whether both figures count those whom the same befell; `among` which, empty for any."""
    one, other = earlier.subject, later.subject
    if not isinstance(one, FigureSubject) or not isinstance(other, FigureSubject):
        return False
    shared = one.figure.befell & other.figure.befell
    return bool(shared & among if among else shared)


def are_days_apart(earlier: Claim, later: Claim) -> bool:
    """Whether both articles are dated, and not of one day."""
    days = (earlier.article.day, later.article.day)
    return None not in days and days[0] != days[1]


def order(earlier: Claim, later: Claim) -> Told:
    """Which of two states of a count is the later one, as far as the articles' days tell."""
    days = (earlier.article.day, later.article.day)
    if None in days or days[0] == days[1]:
        return Told("two states of one count; which is the later one is open")
    return Told("the later figure supersedes the earlier one")


def describe_difference(earlier: Claim, later: Claim) -> Told:
    """Both values and what lies between them, with the slip that would explain it."""
    one, other = earlier.value, later.value
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        if one.unit != other.unit:
            if one.unit is None or other.unit is None or not can_convert(other.unit, one.unit):
                return Told("{one} and {other}: one number, two units", one=one, other=other)
            one, other = bring_to_finer(one, other)
        gap, slip = describe_gap(one, other), name_slip(one, other)
        return Told("{gap}; {remark}", gap=gap, remark=slip) if slip else gap
    first, second = _mention(earlier), _mention(later)
    return Told("{one} against {other}", one=say(first) if first else "", other=say(second) if second else "")


def compare_days(earlier: Claim, later: Claim) -> Verdict:
    """Whether two days of one thing can both be right, as far as both are stated."""
    if not isinstance(earlier.subject, FigureSubject) or not isinstance(later.subject, FigureSubject):
        return Verdict(Outcome.NOT_COMPARABLE, Told("no day"))
    relation = relate(earlier.subject.figure, later.subject.figure)
    if not relation.comparable:
        return Verdict(Outcome.NOT_COMPARABLE, Told("no part of the date in common"))
    told = Told("{one} against {other}", one=earlier.normal, other=later.normal)
    return Verdict(Outcome.AGREES if relation.meets else Outcome.CONFLICT, told)


def describe_likeness(pair: FigurePair, scorer: Scorer, explain: bool) -> Likeness:
    """How alike two figures are; with `explain` why, in words an editor accepts, or what rules it out."""
    score = Decimal(pair.same) / 1000
    if pair.veto is not None:
        return Likeness(False, score, contrast=pair.veto)
    features = explain_pair(pair, scorer) if explain else ()
    if pair.rivalled:
        return Likeness(False, score, features, RIVALLED if pair.same >= SAME_FROM else OPEN)
    same = pair.answer is Pairing.SAME or pair.conflict >= SAME_FROM
    return Likeness(same, score, features, "" if same else OPEN) if explain else tell_likeness(pair.same, same)


@lru_cache(maxsize=MOST)
def tell_likeness(likely: int, same: bool) -> Likeness:
    """The likeness of two figures that are so likely, in per mille, one thing, without why."""
    return Likeness(same, Decimal(likely) / 1000, (), "" if same else OPEN)


def _agree(earlier: Claim, later: Claim) -> Verdict:
    one, other = earlier.value, later.value
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return agree(one, other)
    return Verdict(Outcome.AGREES if earlier.normal == later.normal else Outcome.COMPATIBLE, Told("both can be right"))


def _mention(claim: Claim) -> DateMention | None:
    subject = claim.subject
    return subject.figure.when if isinstance(subject, FigureSubject) else None
