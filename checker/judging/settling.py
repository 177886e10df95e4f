"""What an article says once it does not contradict twice: disagreements that the same two articles settle elsewhere.

An article may say two things under like words. If the other article's statement agrees with one of them, the other one
is about something else. If it agrees with none, only the most alike is set against it; of two different figures equally
alike the one that a slip of the pen would explain; else it is open which is meant, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.judging.slips import lie_near, name_slip
from checker.model import Claim, Likeness, Outcome, Quantity, Verdict

AGREEING = (Outcome.AGREES, Outcome.COMPATIBLE)
WIDE = 6  # times its low end: a range that says little
LITTLE_LESS = Decimal("0.3")
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
    asked = [one for one in judged if _paths(one) in disputed]  # two articles that agree in all settle nothing
    agreed = {side for one in asked if _level(one) in AGREEING and not _is_open(one) for side in _sides(one)}
    best: dict[tuple[Claim, str], list[Judgement]] = {}
    for one in asked:
        if _level(one) in DISAGREEING and not any(side in agreed for side in _sides(one)):
            for side in _sides(one):
                best.setdefault(side, []).append(one)
    chosen = {side: choose_nearest(side[0], rivals) for side, rivals in best.items()}
    return [
        one
        for one in judged
        if _level(one) not in DISAGREEING or all(id(one) in chosen.get(side, ()) for side in _sides(one))
    ]


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


def _level(one: Judgement) -> Outcome | None:
    return one.verdict.level if one.verdict else None


def _is_open(one: Judgement) -> bool:
    """Whether two figures agree only because one says little: "mindestens 300", "zweistellig" settle nothing."""
    values = [value for value in (one.earlier.value, one.later.value) if isinstance(value, Quantity)]
    wide = [not (value.low.is_finite() and value.high.is_finite()) or value.high > WIDE * value.low for value in values]
    return _level(one) is Outcome.COMPATIBLE and any(wide)


def _paths(one: Judgement) -> tuple[str, ...]:
    return tuple(sorted((one.earlier.article.path, one.later.article.path)))


def _sides(one: Judgement) -> tuple[tuple[Claim, str], tuple[Claim, str]]:
    return (one.earlier, one.later.article.path), (one.later, one.earlier.article.path)
