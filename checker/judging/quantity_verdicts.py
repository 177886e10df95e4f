"""What two figures about the same thing say to each other: agreement, update or conflict, with the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from checker.describing.course import stock_nouns, tells_later
from checker.describing.qualifying import may_be_people
from checker.describing.quantities import QuantitySubject
from checker.finding.figures.units import bring_to_finer, can_convert, convert
from checker.judging.slips import SWAPPED, are_far_apart, lie_near, name_slip
from checker.judging.speakers import speakers_differ
from checker.messages import Told
from checker.model import Claim, Hedge, Level, Outcome, Quantity, Verdict

TELLING = 3  # digits
FEW, COUNTED_NEAR = 3, Decimal("1.4")
STATES = frozenset(
    ("turnover", "profit", "loss", "debt", "reserve", "budget")
)  # sums that are measured again and again
WEEKS = 20  # days from which statistics, staff and rates are measured anew
RATES = Decimal("1.05")
PLANNED = ("status", "planned")
PROJECTED = Decimal(4)  # points; the 18:00 forecasts of ARD and ZDF miss the result by one or two, seldom by three
CONFIRMED_SHARE, CONFIRMED_SEATS = Decimal("0.15"), Decimal(2)  # what the last count still moves: points, seats
ADVICE = Told("Which figure is right? Check the source.")
COUNTED_ON = frozenset(("", "stimme", "sitz"))  # votes go on missing while they are counted
AGREED = frozenset((("penalty", "prison"), ("agreement", "term")))
ONLY_GROWING = frozenset(("dead", "injured", "infected", "arrested", "identified"))
GROWING = frozenset(
    (
        "dead",
        "injured",
        "infected",
        "missing",
        "rescued",
        "arrested",
        "identified",
        "treated",
        "buried",
        "homeless",
        "cast",
        "damaged",
        "flooded",
        "burnt",
        "short",
    )
)

MEETING = Told("the ranges meet")
# Most pairs of a story end here, so their verdicts are made once.
SAME_FIGURE = Verdict(Outcome.AGREES, Told("the same figure"))
RANGES_MEET = Verdict(Outcome.COMPATIBLE, MEETING)
UNKNOWN = QuantitySubject("count")  # what is measured by a claim that says nothing of it


@dataclass(frozen=True, slots=True)
class Figures:
    """Two quantities in one unit, the second from the later article."""

    earlier: Quantity
    later: Quantity


def measured(claim: Claim) -> QuantitySubject:
    """What a claim's figure measures; a count of which nothing is known where the claim is on something else."""
    return claim.subject if isinstance(claim.subject, QuantitySubject) else UNKNOWN


def compare_quantities(earlier: Claim, later: Claim) -> Verdict:
    """Judge two claims whose subjects are the same; `later` is from the later article, or from the same day."""
    figures = bring_together(earlier, later)
    if figures is None and confuse_currencies(earlier, later):
        told = Told("the same number in two currencies: which one is right?")
        return Verdict(Outcome.CONFLICT, told, advice=ADVICE)
    if figures is None:
        return Verdict(Outcome.NOT_COMPARABLE, Told("units that do not convert"))
    one, other = figures.earlier, figures.later
    if "denied" in (measured(earlier).role, measured(later).role):
        return compare_with_denied(one, other)
    if one.unit != other.unit:
        return confuse_points(one, other)
    if is_agreed(measured(earlier)):
        figures = Figures(read_exactly(one), read_exactly(other))
        one, other = figures.earlier, figures.later
    if are_two_limits(measured(earlier), one, other):
        figures = Figures(read_limit(one), read_limit(other))
        one, other = figures.earlier, figures.later
    if confuse_units(earlier.value, later.value):
        told = Told("the same number in two units: which one is right?")
        return Verdict(Outcome.CONFLICT, _add(describe_gap(one, other), told), advice=ADVICE)
    if one.low <= other.high and other.low <= one.high:
        return agree(one, other)
    if differ_by_rate(measured(earlier), measured(later), one, other):
        return Verdict(Outcome.COMPATIBLE, Told("converted at another day's exchange rate"))
    return disagree(earlier, later, figures)


def confuse_units(one: object, other: object) -> bool:
    """Whether two figures give one number in two units that are not near one another."""
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.value is None or one.unit == other.unit:
        return False
    if one.value != other.value or one.unit is None or other.unit is None or not can_convert(other.unit, one.unit):
        return False
    return not lie_near(one, convert(other, one.unit))


def confuse_currencies(earlier: Claim, later: Claim) -> bool:
    """Whether two sums give one telling number in two currencies, and neither is told as converted."""
    one, other = earlier.value, later.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    converted = measured(earlier).converted or measured(later).converted
    return bool(measured(earlier).number) and one.value == other.value and not converted


def are_two_limits(subject: QuantitySubject, one: Quantity, other: Quantity) -> bool:
    """Whether both say "bis zu" of a sum, share or length: then the two limits are compared, not all below them."""
    if subject.dimension == "count":
        return False
    return one.hedge is other.hedge is Hedge.UPPER_BOUND and one.value is not None and other.value is not None


def differ_by_rate(earlier: QuantitySubject, later: QuantitySubject, one: Quantity, other: Quantity) -> bool:
    """Whether two sums, one of them converted from another currency, differ by no more than rates of a few weeks do."""
    converted = earlier.converted or later.converted
    low, high = sorted((one, other), key=lambda quantity: quantity.low)
    return converted and low.high > 0 and high.low / low.high <= RATES


def is_agreed(subject: QuantitySubject) -> bool:
    """Whether a length of time is agreed or imposed: "zwei Jahre Haft" are not one year and ten months."""
    return bool(AGREED & subject.measures)


def read_exactly(quantity: Quantity) -> Quantity:
    """A figure without hedge as no more and no less than it says."""
    if quantity.hedge is not Hedge.EXACT or quantity.value is None:
        return quantity
    return replace(quantity, low=quantity.value, high=quantity.value)


def read_limit(quantity: Quantity) -> Quantity:
    """The limit that "bis zu" sets, as the figure it is."""
    return replace(quantity, low=quantity.high)


def bring_together(earlier: Claim, later: Claim) -> Figures | None:
    """Both quantities in the smaller of their units; None where that cannot be done exactly."""
    one, other = earlier.value, later.value
    assert isinstance(one, Quantity)
    assert isinstance(other, Quantity)
    if {one.unit, other.unit} == {"percent", "percentage_point"}:
        return Figures(one, other)
    if one.unit == other.unit:
        return Figures(one, other)
    if one.unit is None or other.unit is None or not can_convert(other.unit, one.unit):
        return None
    return Figures(*bring_to_finer(one, other))


def compare_with_denied(one: Quantity, other: Quantity) -> Verdict:
    """A figure that its article says is replaced: who still has it agrees, all others have nothing to compare."""
    if one.low <= other.high and other.low <= one.high:
        return Verdict(Outcome.AGREES, Told("replaced in the other text"))
    return Verdict(Outcome.NOT_COMPARABLE, Told("only a figure that was replaced"))


def agree(one: Quantity, other: Quantity) -> Verdict:
    """Ranges that meet: AGREES when the stated values are one, COMPATIBLE when hedges or rounding make them meet."""
    if one.value is not None and one.value == other.value:
        return SAME_FIGURE
    reasons = [quantity.because for quantity in (one, other) if quantity.because]
    if not reasons:
        return RANGES_MEET
    return Verdict(Outcome.COMPATIBLE, Told("{gap}: {reason}", gap=MEETING, reason=Told.joined(reasons)))


def confuse_points(one: Quantity, other: Quantity) -> Verdict:
    """Percent against percentage points: the same number means two things."""
    if one.value != other.value:
        return Verdict(Outcome.NOT_COMPARABLE, Told("percent and percentage points"))
    because = Told("percent here, percentage points there: with one number these are two different changes")
    return Verdict(Outcome.CONFLICT, because)


def disagree(earlier: Claim, later: Claim, figures: Figures) -> Verdict:
    """Figures whose ranges do not meet: an update where the count moves with time, else a conflict."""
    one, other = figures.earlier, figures.later
    apart = describe_gap(one, other)
    if "corrected" in (measured(earlier).role, measured(later).role):
        return Verdict(Outcome.UPDATE, _add(apart, Told("one text says itself that the figure was corrected")))
    slip = name_slip(one, other)
    successor = "" if slip else find_successor(earlier, later)
    if successor:
        return Verdict(Outcome.UPDATE, _add(apart, successor))
    moving = is_moving(earlier, later)
    moves = moving and not falls_back(earlier, later)
    chance = slip is SWAPPED and is_loose(earlier.subject) and not is_telling(one)
    if are_far_apart(one, other) and not moves and (not slip or chance):
        told = Told("too far apart to measure the same thing")
        return Verdict(Outcome.NOT_COMPARABLE, _add(apart, told))
    if speakers_differ(earlier, later):
        told = Told("two sources: {one} and {other}", one=earlier.said_by or "", other=later.said_by or "")
        return Verdict(Outcome.CONFLICT, _add(apart, told), severity=Level.NOTE)
    if not slip and is_loose(earlier.subject) and not may_count_one(one, other):
        return Verdict(Outcome.NOT_COMPARABLE, _add(apart, Told("too far apart to count the same part")))
    if not slip and not moving and weeks_apart(earlier, later) and is_level(earlier.subject):
        return Verdict(Outcome.UPDATE, _add(apart, Told("weeks lie between the two texts")))
    told_anew = moving and not (slip and may_move(earlier.subject))
    if told_anew and earlier.article.path != later.article.path:
        return judge_course(earlier, later, apart, slip)
    return Verdict(Outcome.CONFLICT, Told("{gap}: {reason}", gap=apart, reason=slip) if slip else apart, advice=ADVICE)


def find_successor(earlier: Claim, later: Claim) -> str:
    """Why two figures that differ may both be right: one is a draft, a plan or an early state of the other.

    The reason as a message to be shown, or "" where the articles give none and the difference stands.
    """
    if is_decided_later(earlier, later):
        return Told("a draft is not what is decided in the end")
    if is_planned_first(earlier, later):
        return Told("what is planned is not what comes")
    return Told("one text tells a later state") if tells_later_state(earlier, later) else ""


def is_moving(earlier: Claim, later: Claim) -> bool:
    """Whether the count moves while the story runs, as far as such counts do."""
    if is_beyond_projection(earlier, later):
        return False
    return any(moves_with_time(claim.subject) for claim in (earlier, later)) or is_confirmed_later(earlier, later)


def tells_later_state(earlier: Claim, later: Claim) -> bool:
    """Whether the words around one of two dated figures say that it is of a later state: "inzwischen", "steigt auf"."""
    days = (earlier.article.day, later.article.day)
    if None in days or earlier.article.path == later.article.path:
        return False
    counts = any(concept in GROWING for _, concept in measured(earlier).concepts)
    return any(tells_later(claim, counts and days[0] == days[1]) for claim in (earlier, later))


def is_decided_later(earlier: Claim, later: Claim) -> bool:
    """Whether one of two articles tells of a draft and the other, of another day or undated, does not."""
    days = (earlier.article.day, later.article.day)
    drafts = {measured(claim).draft for claim in (earlier, later)}
    return len(drafts) > 1 and (None in days or days[0] != days[1])


def is_planned_first(earlier: Claim, later: Claim) -> bool:
    """Whether the earlier of two dated articles tells a plan, and the later one of no plan any more."""
    days = (earlier.article.day, later.article.day)
    planned = [PLANNED in measured(claim).concepts for claim in (earlier, later)]
    return planned == [True, False] and None not in days and days[0] != days[1]


def is_loose(subject: object) -> bool:
    """Whether a count is known by its noun alone: employees may be those of a site, of a country or of a group."""
    return isinstance(subject, QuantitySubject) and subject.dimension == "count" and not subject.measures


def may_count_one(one: Quantity, other: Quantity) -> bool:
    """Whether two counts are near enough to be of one thing: by two fifths, or by a few."""
    low, high = sorted((one, other), key=lambda quantity: quantity.low)
    return high.low - low.high <= FEW or (low.high > 0 and high.low / low.high <= COUNTED_NEAR)


def is_telling(quantity: Quantity) -> bool:
    """Whether a figure has three digits or more that count: two swapped ones are no accident then."""
    return quantity.value is not None and len(quantity.value.normalize().as_tuple().digits) >= TELLING


def weeks_apart(earlier: Claim, later: Claim) -> bool:
    """Whether weeks lie between two dated articles: what is measured again and again has changed by then."""
    days = (earlier.article.day, later.article.day)
    return days[0] is not None and days[1] is not None and abs((days[1] - days[0]).days) > WEEKS


def is_level(subject: object) -> bool:
    """Whether a figure measures a state that goes on, not what happened once: shares, stocks, sums of the books."""
    if not isinstance(subject, QuantitySubject) or subject.settled or subject.series:
        return False
    measures = {concept for _, concept in subject.measures}
    if subject.dimension == "money":
        return bool(measures & STATES)
    return not measures and (subject.dimension == "share" or bool({subject.noun, subject.head} & stock_nouns()))


def judge_course(earlier: Claim, later: Claim, apart: Told, slip: str) -> Verdict:
    """A count that moves while the story runs: a later day's figure supersedes; without dates nothing is earlier."""
    days = (earlier.article.day, later.article.day)
    if days[0] != days[1] and ("part", "more") in measured(earlier).concepts:
        told = Told("what was added on two days")
        return Verdict(Outcome.NOT_COMPARABLE, _add(apart, told))
    if None in days and slip is SWAPPED and isinstance(earlier.value, Quantity) and is_telling(earlier.value):
        return Verdict(Outcome.CONFLICT, _add(apart, slip), advice=ADVICE)
    if None in days:
        told = Told("without a date it is open whether one supersedes the other")
        return Verdict(Outcome.CONFLICT, _add(apart, told), severity=Level.NOTE)
    if days[0] == days[1]:
        return judge_same_day(earlier, later, apart, slip)
    if falls_back(earlier, later) and not measured(later).settled:
        told = Told("the later text gives fewer than the earlier one: stale, or corrected downwards?")
        return Verdict(Outcome.CONFLICT, _add(apart, told), advice=ADVICE)
    told = Told("the later figure supersedes the earlier one")
    return Verdict(Outcome.UPDATE, _add(apart, told))


def judge_same_day(earlier: Claim, later: Claim, apart: Told, slip: str) -> Verdict:
    """Two counts of one day disagree, but for those of an election night: a forecast gives way to the result."""
    interim = [measured(claim).interim and moves_with_time(claim.subject) for claim in (earlier, later)]
    if measured(earlier).series and any(interim):
        return Verdict(Outcome.UPDATE, _add(apart, Told("a forecast or a partial count is not the result")))
    one, other = earlier.value, later.value
    if not slip and isinstance(one, Quantity) and isinstance(other, Quantity) and are_far_apart(one, other):
        return Verdict(Outcome.NOT_COMPARABLE, _add(apart, Told("too far apart to measure the same thing")))
    return Verdict(Outcome.CONFLICT, _add(apart, slip) if slip else apart, advice=ADVICE)


def falls_back(earlier: Claim, later: Claim) -> bool:
    """Whether a count that can only grow is lower in the later article."""
    one, other = earlier.value, later.value
    if (
        not isinstance(one, Quantity)
        or not isinstance(other, Quantity)
        or not isinstance(earlier.subject, QuantitySubject)
    ):
        return False
    if any(family == "severity" for family, _ in earlier.subject.concepts):
        return False  # who was in danger of life at first gets better
    return other.high < one.low and any(concept in ONLY_GROWING for _, concept in earlier.subject.concepts)


def moves_with_time(subject: object) -> bool:
    """Whether the count grows or settles while a story runs: the dead, the injured, the missing, the votes counted.

    Whatever else is counted (passengers, jobs, flights) may move too.
    """
    if not isinstance(subject, QuantitySubject) or subject.settled:
        return False
    if subject.series or subject.step:
        return subject.interim
    if (
        ("casualty", "missing") in subject.concepts
        and subject.noun not in COUNTED_ON
        and not may_be_people(subject.noun)
    ):
        return False  # things that are missing are no people being searched for
    return any(concept in GROWING for _, concept in subject.concepts) or may_move(subject)


def is_confirmed_later(earlier: Claim, later: Claim) -> bool:
    """Whether a party's figure differs by no more than a provisional result does from the confirmed one."""
    one, other = earlier.value, later.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.value is None or other.value is None:
        return False
    provisional = any(measured(claim).provisional for claim in (earlier, later))
    most = CONFIRMED_SEATS if one.unit is None else CONFIRMED_SHARE
    return bool(measured(earlier).series) and provisional and abs(one.value - other.value) <= most


def is_beyond_projection(earlier: Claim, later: Claim) -> bool:
    """Whether two shares of a party differ by more than a projection of the evening ever does from the result."""
    one, other = earlier.value, later.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.value is None or other.value is None:
        return False
    series = measured(earlier).series
    return series.startswith("share") and abs(one.value - other.value) > PROJECTED


def may_move(subject: object) -> bool:
    """Whether a count of things that nothing befell may be counted anew another day."""
    if not isinstance(subject, QuantitySubject) or subject.dimension != "count" or subject.measures:
        return False
    return not {subject.noun, subject.head} & stock_nouns()


def describe_gap(one: Quantity, other: Quantity) -> Told:
    """The two figures and their difference (of the values, or of the nearer ends of two ranges), as one sentence."""
    low, high = sorted((one, other), key=lambda quantity: quantity.low)
    exact = one.value is not None and other.value is not None
    gap = abs(one.value - other.value) if one.value is not None and other.value is not None else high.low - low.high
    if not gap.is_finite():
        return Told("{one} and {other} do not fit together", one=one, other=other)
    # two shares in percent differ by points: 3.2 is not 0.9 percent more than 2.3
    between = Quantity(gap, gap, unit="percentage_point" if one.unit == "percent" else one.unit, value=gap)
    if exact:
        return Told("{one} and {other} do not fit together, a difference of {gap}", one=one, other=other, gap=between)
    return Told("{one} and {other} do not fit together, {gap} lie between them", one=one, other=other, gap=between)


def _add(apart: Told, remark: str) -> Told:
    return Told("{gap}; {remark}", gap=apart, remark=remark)
