"""What an article says once it does not contradict twice: disagreements that the same two articles settle elsewhere.

An article that tells of 16 dead and of 5 dead among them holds two figures with like words. If the other article's
figure agrees with one of them, the other one is about something else. If it agrees with none, only the most alike is
set against it; and where two different figures are equally alike, it is open which is meant, and nothing is said.
Figures that come in a row (the parties' shares of one vote) disagree only where another figure of the row agrees: rows
that agree nowhere are of two votes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from checker.model import Claim, Likeness, Outcome, Verdict

AGREEING = (Outcome.AGREES, Outcome.COMPATIBLE)
DISAGREEING = (Outcome.CONFLICT, Outcome.UPDATE)


class Judged(Protocol):
    """Two claims set against each other."""

    @property
    def earlier(self) -> Claim: ...
    @property
    def later(self) -> Claim: ...
    @property
    def likeness(self) -> Likeness: ...
    @property
    def verdict(self) -> Verdict | None: ...


J = TypeVar("J", bound=Judged)


def settle(judgements: Iterable[J]) -> list[J]:
    """The judgements without those disagreements that are settled or open; all others stay, in their order."""
    judged = list(judgements)
    agreed = {side for one in judged if _level(one) in AGREEING for side in _sides(one)}
    rows = {(_series(one), *_paths(one)) for one in judged if _level(one) in AGREEING}
    best: dict[tuple[Claim, str], list[J]] = {}
    for one in judged:
        if _series(one) and (_series(one), *_paths(one)) not in rows:
            continue
        if _level(one) in DISAGREEING and not any(side in agreed for side in _sides(one)):
            for side in _sides(one):
                best.setdefault(side, []).append(one)
    chosen = {side: choose_nearest(side[0], rivals) for side, rivals in best.items()}
    return [
        one
        for one in judged
        if _level(one) not in DISAGREEING or all(id(one) in chosen.get(side, ()) for side in _sides(one))
    ]


def choose_nearest(claim: Claim, rivals: Sequence[J]) -> frozenset[int]:
    """The ids of the disagreements with the highest likeness, none if they set different values against the claim."""
    top = max(one.likeness.score for one in rivals)
    nearest = [one for one in rivals if one.likeness.score == top]
    values = {(one.later if one.earlier is claim else one.earlier).normal for one in nearest}
    return frozenset(id(one) for one in nearest) if len(values) == 1 else frozenset()


def _level(one: Judged) -> Outcome | None:
    return one.verdict.level if one.verdict else None


def _series(one: Judged) -> str:
    return str(getattr(one.earlier.subject, "series", ""))


def _paths(one: Judged) -> tuple[str, ...]:
    return tuple(sorted((one.earlier.article.path, one.later.article.path)))


def _sides(one: Judged) -> tuple[tuple[Claim, str], tuple[Claim, str]]:
    return (one.earlier, one.later.article.path), (one.later, one.earlier.article.path)
