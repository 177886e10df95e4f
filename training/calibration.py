"""What a scorer says of pairs it has not seen, and how often it is right: the figures of the model card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from checker.pairing.scorer import TreeScorer
from training.pairs import Kind, Marked
from training.scorer import TRUTHS, Fitted, Truth, add_company, was_asked

BOUNDS = (0, 50, 100, 200, 300, 400, 600, 800, 1001)  # of the bins of scores, in per mille


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs whose values do not meet: the score of each in per mille, and whether it is a conflict to be reported."""

    score: NDArray[np.int64]
    conflict: NDArray[np.bool_]

    def at_least(self, bar: int) -> tuple[int, int]:
        """How many pairs have that score or more, and how many of these are conflicts."""
        said = self.score >= bar
        return int(said.sum()), int(self.conflict[said].sum())


@dataclass(frozen=True, slots=True)
class Bin:
    """The pairs with a score from `low` to below `high` per mille: how many, their mean score, and the conflicts."""

    low: int
    high: int
    pairs: int
    mean: float
    conflicts: int


def judge(scorer: TreeScorer, marked: Sequence[Marked]) -> Judged:
    """What a scorer says of all pairs of these groups that it is asked about."""
    scores, rights = [np.zeros(0, np.int64)], [np.zeros(0, bool)]
    for one in marked:
        rows = add_company(one, scorer.alike_trees)
        asked = was_asked(one, rows)
        scores.append(np.minimum(scorer.conflict(rows[asked]), scorer.same(rows[asked])))
        rights.append(one.conflict[asked])
    return Judged(np.concatenate(scores), np.concatenate(rights))


def judge_unseen(fitted: Fitted, real: Sequence[Marked]) -> Judged:
    """What a scorer says of the whole real stories, each by trees that have not seen it; bounded by one thing."""
    whole = [place for place, one in enumerate(real) if one.kind is Kind.WHOLE]
    same, conflict = (tell_per_mille(fitted, truth, whole) for truth in TRUTHS)
    truth = np.concatenate([np.zeros(0, bool), *(real[place].conflict for place in whole)])
    asked = ~np.isnan(same)
    return Judged(np.rint(np.minimum(same, conflict)[asked]).astype(np.int64), truth[asked])


def tell_per_mille(fitted: Fitted, truth: Truth, groups: Sequence[int]) -> NDArray[np.float64]:
    """What trees that have not seen them say of the pairs of these groups, by number; NaN for a pair not asked."""
    score = np.concatenate([np.zeros(0), *(fitted.unseen[truth][place] for place in groups)])
    given, share = np.array(fitted.stored[truth]["knots"]).T
    told: NDArray[np.float64] = np.interp(score, given, share)
    return told


def count_bins(judged: Judged) -> tuple[Bin, ...]:
    """The pairs by their score; bins without pairs are left out."""
    bins = []
    for low, high in pairwise(BOUNDS):
        inside = (judged.score >= low) & (judged.score < high)
        if inside.any():
            mean = float(judged.score[inside].mean())
            bins.append(Bin(low, high, int(inside.sum()), mean, int(judged.conflict[inside].sum())))
    return tuple(bins)
