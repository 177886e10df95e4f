"""Why a disagreement of two claims is not reported, though the rule found one: what else the two articles say."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from checker.judging.settling import AGREEING, DISAGREEING, Judgement
from checker.messages import Draft, draft
from checker.model import Claim, Outcome


def explain_settled(one: Judgement, judged: Sequence[Judgement], reported: Collection[tuple[Claim, Claim]]) -> Draft:
    """What `judged`, all judgements of the rule, say in place of `one`; `reported` are the pairs that are findings."""
    rivals = [(side, rival) for rival in judged if rival is not one for side in _shared_sides(one, rival)]
    for side, rival in rivals:
        if _level(rival) in AGREEING:
            return draft("“{figure}” fits “{other}”", figure=side.excerpt.text, other=_opposite(rival, side))
    for side, rival in rivals:
        if _level(rival) in DISAGREEING and (rival.earlier, rival.later) in reported:
            return draft("“{figure}” is nearer to “{other}”", figure=side.excerpt.text, other=_opposite(rival, side))
    if any(_level(rival) in DISAGREEING for _, rival in rivals):
        return draft("it is open which of several figures is meant")
    return draft("it is open whether both tell of the same")


def _level(one: Judgement) -> Outcome | None:
    return one.verdict.level if one.verdict else None


def _shared_sides(one: Judgement, other: Judgement) -> list[Claim]:
    """The claims of `one` that `other` sets against another claim of the same article."""
    paths = {one.earlier.article.path, one.later.article.path}
    if paths != {other.earlier.article.path, other.later.article.path}:
        return []
    return [side for side in (one.earlier, one.later) if side in (other.earlier, other.later)]


def _opposite(one: Judgement, side: Claim) -> str:
    return (one.later if one.earlier == side else one.earlier).excerpt.text
