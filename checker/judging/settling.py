"""What an article says once it does not contradict twice: disagreements that the same two articles settle elsewhere.

An article that tells of 16 dead and of 5 dead among them holds two figures with like words. If the other article's
figure agrees with one of them, the other one is about something else. If it agrees with none, only the most alike is
set against it; of two different figures equally alike the one that a slip of the pen would explain; else it is open
which is meant, and nothing is said.
Figures that come in a row (the parties' shares of one vote) disagree only where another figure of the row agrees, or
where both articles tell of the same election for sure: rows that agree nowhere are of two votes else.
Two undated articles that give the same number of dead tell one state of affairs: what else they count may not differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, compress

from checker.describing.course import tells_later
from checker.judging.quantity_verdicts import describe_gap, measured
from checker.judging.slips import are_far_apart, lie_near, name_slip
from checker.messages import Told
from checker.model import Claim, Hedge, Likeness, Outcome, Quantity, Verdict

AGREEING = (Outcome.AGREES, Outcome.COMPATIBLE)
DEAD, INJURED = ("casualty", "dead"), ("casualty", "injured")
NONE = Decimal(0)
NARROWING = frozenset(("part", "who", "severity", "elsewhere"))
WIDE = 6  # times its low end: a range that says little
LITTLE_LESS = Decimal("0.3")
SAME_VOTE = 30  # days within which two articles that name like elections tell of one
DISAGREEING = (Outcome.CONFLICT, Outcome.UPDATE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two claims set against each other: their likeness, and the verdict if they are about the same thing."""

    earlier: Claim
    later: Claim
    likeness: Likeness
    verdict: Verdict | None


def settle(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements without those disagreements that are settled or open; all others stay, in their order."""
    judged = list(judgements)
    disputed = {_paths(one) for one in judged if _level(one) in DISAGREEING}
    if not disputed:
        return judged
    asked = [one for one in judged if _paths(one) in disputed]  # two articles that agree in all settle nothing
    agreeing = [one for one in judged if _series(one) and _level(one) in AGREEING]
    settled = dict(zip(map(id, asked), settle_disputed(asked, agreeing), strict=True))
    kept = (settled.get(id(one), one) for one in judged)
    return [one for one in kept if one is not None]


def settle_disputed(judged: list[Judgement], agreeing: Sequence[Judgement]) -> list[Judgement | None]:
    """What becomes of each judgement on articles that disagree in something, None where nothing is said.

    `agreeing` are the figures in a row that agree, of any two articles.
    """
    replaced = {side for one in judged if _is_denied(one) and _level(one) in AGREEING for side in _sides(one)}
    judged = [_as_update(one) if any(side in replaced for side in _sides(one)) else one for one in judged]
    agreed = {
        side for one in judged if _level(one) in AGREEING and not _is_open(one) for side in _sides(one)
    } - replaced
    rows = _join_rows({_paths(one) for one in agreeing if not _is_past(one)})
    past = {(_series(one), *_paths(one)) for one in agreeing if _is_past(one)}
    best: dict[tuple[Claim, str], list[Judgement]] = {}
    for one in judged:
        row = (_series(one), *_paths(one))
        if _series(one) and (row in past or (_paths(one) not in rows and not _of_one_vote(one))):
            continue
        if _level(one) in DISAGREEING and not any(side in agreed for side in _sides(one)):
            for side in _sides(one):
                best.setdefault(side, []).append(one)
    chosen = {side: choose_nearest(side[0], rivals) for side, rivals in best.items()}
    kept = [
        _level(one) not in DISAGREEING or all(id(one) in chosen.get(side, ()) for side in _sides(one)) for one in judged
    ]
    dead = [one for one in compress(judged, kept) if _tells_dead(one)]
    stands = {_paths(one) for one in dead if _level(one) is Outcome.AGREES}
    stands -= {_paths(one) for one in dead if _level(one) in DISAGREEING}
    died = {_paths(one): _growth(one) for one in dead if _level(one) is Outcome.UPDATE}
    judged = [_as_update(one) if _tells_survivors(one, died.get(_paths(one), NONE)) else one for one in judged]
    judged = [_of_one_stand(one) if _paths(one) in stands else one for one in judged]
    return [one if is_kept else None for one, is_kept in zip(judged, kept, strict=True)]


def _join_rows(agreeing: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The pairs of articles whose rows are of one vote: they agree somewhere, or both agree with a third."""
    groups: list[set[str]] = []
    for paths in sorted(agreeing):
        joined = [group for group in groups if group & set(paths)]
        groups = [group for group in groups if not group & set(paths)] + [set(paths).union(*joined)]
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def choose_nearest(claim: Claim, rivals: Sequence[Judgement]) -> frozenset[int]:
    """The ids of the disagreements with the value of the most alike, none if those set different values against it.

    Values that lie near one another all stay: then the other article contradicts itself as well.
    """
    top = max(one.likeness.score for one in rivals)
    best = [one for one in rivals if one.likeness.score == top]
    if len({_opposite(one, claim).normal for one in best}) > 1:
        slips = [one for one in best if _is_slip(one)]
        if not slips and not all(_lie_near(one) for one in best):
            return frozenset()
        best = slips or best
        if slips and len({_opposite(one, claim).normal for one in slips}) > 1:
            return frozenset()
    values = {_opposite(one, claim).normal for one in best}
    near = [one for one in rivals if one.likeness.score >= top - LITTLE_LESS and _lie_near(one)]
    values |= {_opposite(one, claim).normal for one in near}
    return frozenset(id(one) for one in rivals if _opposite(one, claim).normal in values)


def _lie_near(one: Judgement) -> bool:
    """Whether two figures in one unit lie near one another."""
    first, second = one.earlier.value, one.later.value
    if not isinstance(first, Quantity) or not isinstance(second, Quantity) or first.unit != second.unit:
        return False
    return lie_near(first, second)


def _is_slip(one: Judgement) -> bool:
    first, second = one.earlier.value, one.later.value
    return isinstance(first, Quantity) and isinstance(second, Quantity) and bool(name_slip(first, second))


def _opposite(one: Judgement, claim: Claim) -> Claim:
    return one.later if one.earlier is claim else one.earlier


def _is_denied(one: Judgement) -> bool:
    return "denied" in (measured(one.earlier).role, measured(one.later).role)


def _as_update(one: Judgement) -> Judgement:
    """A conflict as an update: one of the two articles says itself that the other's figure is replaced."""
    if one.verdict is None or one.verdict.level is not Outcome.CONFLICT:
        return one
    return replace(one, verdict=Verdict(Outcome.UPDATE, one.verdict.because))


def _level(one: Judgement) -> Outcome | None:
    return one.verdict.level if one.verdict else None


def _series(one: Judgement) -> str:
    return measured(one.earlier).series


def _is_open(one: Judgement) -> bool:
    """Whether two figures agree only because one says little: "mindestens 300", "zweistellig" settle nothing."""
    values = [value for value in (one.earlier.value, one.later.value) if isinstance(value, Quantity)]
    wide = [not (value.low.is_finite() and value.high.is_finite()) or value.high > WIDE * value.low for value in values]
    return _level(one) is Outcome.COMPATIBLE and any(wide)


def _tells_dead(one: Judgement) -> bool:
    """Whether two figures are the dead in all, not a part of them, and told without a hedge."""
    subjects = [measured(claim).concepts for claim in (one.earlier, one.later)]
    whole = all(DEAD in concepts and not {family for family, _ in concepts} & NARROWING for concepts in subjects)
    return whole and _is_exact(one)


def _growth(one: Judgement) -> Decimal:
    """By how much the later of two figures is higher; negative where it is lower."""
    first, second = one.earlier.value, one.later.value
    return second.low - first.high if isinstance(first, Quantity) and isinstance(second, Quantity) else NONE


def _tells_survivors(one: Judgement, died: Decimal) -> bool:
    """Whether the later text has fewer injured, by no more than have died since the earlier one."""
    return INJURED in measured(one.earlier).concepts and 0 < -_growth(one) <= died


def _is_exact(one: Judgement) -> bool:
    """Whether both figures are told without a hedge."""
    values = (one.earlier.value, one.later.value)
    return all(isinstance(value, Quantity) and value.hedge is Hedge.EXACT for value in values)


def _of_one_stand(one: Judgement) -> Judgement:
    """A disagreement that only lacked a date, of articles that give the same number of dead: one state of affairs."""
    verdict, first, second = one.verdict, one.earlier.value, one.later.value
    undated = None in (one.earlier.article.day, one.later.article.day)
    speakers = {one.earlier.said_by, one.later.said_by} - {None}
    if verdict is None or verdict.level is not Outcome.CONFLICT or verdict.severity is None:
        return one
    befell = {family for claim in (one.earlier, one.later) for family, _ in measured(claim).concepts}
    looks_back = {measured(claim).settled for claim in (one.earlier, one.later)}
    if not undated or len(speakers) > 1 or len(looks_back) > 1 or not _is_exact(one):
        return one
    if "casualty" not in befell or befell & (NARROWING - {"who"}):
        return one
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    if are_far_apart(first, second) or any(tells_later(claim, counts=True) for claim in (one.earlier, one.later)):
        return one
    told = Told("both give the same number of dead, so they tell one state of affairs")
    because = Told("{gap}; {remark}", gap=describe_gap(first, second), remark=told)
    return replace(one, verdict=replace(verdict, because=because, severity=None))


def _is_past(one: Judgement) -> bool:
    """Whether one article gives as last time's figure what the other gives as its own: they tell of two votes."""
    past = [
        bool(measured(claim).years) or ("period", "before") in measured(claim).concepts
        for claim in (one.earlier, one.later)
    ]
    return past[0] != past[1]


def _of_one_vote(one: Judgement) -> bool:
    """Whether both articles name the same day or year of the vote, or appeared within weeks of each other."""
    votes = [measured(claim).votes for claim in (one.earlier, one.later)]
    shared = votes[0] & votes[1]
    if any(vote[0].isdecimal() for vote in shared):
        return True
    days = (one.earlier.article.day, one.later.article.day)
    return days[0] is not None and days[1] is not None and abs((days[1] - days[0]).days) <= SAME_VOTE and bool(shared)


def _paths(one: Judgement) -> tuple[str, ...]:
    return tuple(sorted((one.earlier.article.path, one.later.article.path)))


def _sides(one: Judgement) -> tuple[tuple[Claim, str], tuple[Claim, str]]:
    return (one.earlier, one.later.article.path), (one.later, one.earlier.article.path)
