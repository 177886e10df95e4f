"""How often a score is right: pairs in bins of their score, and the scores of real stories by trees that have not seen
them."""

from __future__ import annotations

import numpy as np

from checker.pairing.features import FEATURES
from training.calibration import Bin, Judged, count_bins, judge_unseen
from training.pairs import Kind, Marked
from training.scorer import Fitted


def make(kind: Kind, conflict: list[bool]) -> Marked:
    pairs = np.array([(0, 1 + place) for place in range(len(conflict))])
    truth = np.array(conflict)
    article = np.arange(len(conflict) + 1)
    return Marked("story-000", kind, article, pairs, np.zeros((len(conflict), len(FEATURES)), np.float32), truth, truth)


def test_pairs_are_counted_in_bins_of_their_score() -> None:
    judged = Judged(np.array([10, 30, 49, 50, 1000]), np.array([False, False, True, False, True]))
    assert count_bins(judged) == (Bin(0, 50, 3, 89 / 3, 1), Bin(50, 100, 1, 50.0, 0), Bin(800, 1001, 1, 1000.0, 1))
    assert judged.at_least(50) == (2, 1)


def test_nothing_is_counted_where_nothing_was_judged() -> None:
    assert count_bins(Judged(np.zeros(0, np.int64), np.zeros(0, bool))) == ()


def test_real_stories_are_judged_whole_where_they_were_asked_and_bounded_by_one_thing() -> None:
    real = [make(Kind.WHOLE, [True, False, False]), make(Kind.PART, [True]), make(Kind.PARALLEL, [True])]
    knots = {"knots": [[-4.0, 0.0], [4.0, 800.0]]}
    same = (np.array([3.0, -2.0, np.nan]), np.array([9.0]), np.array([9.0]))
    conflict = (np.array([2.0, -1.0, np.nan]), np.array([9.0]), np.array([9.0]))
    judged = judge_unseen(Fitted({"same": knots, "conflict": knots}, {"same": same, "conflict": conflict}), real)
    assert judged.score.tolist() == [600, 200]
    assert judged.conflict.tolist() == [True, False]
