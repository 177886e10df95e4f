"""Fits the scorer: boosted trees on named features, in two steps.

First how likely a pair of figures is one thing by itself; from that the company each pair keeps in its story; then,
of pairs whose values do not meet, how likely they are one thing and how likely a conflict that must be reported.
The first step is fitted across folds of events, so that the second sees it as it is on events it does not know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from checker.pairing.company import keep_company
from checker.pairing.features import FEATURES
from checker.pairing.pairs import ASK_FROM, spread
from checker.pairing.scorer import ALL
from checker.pairing.trees import Trees, read_trees
from training.pairs import Marked

Floats = NDArray[np.float32]
FOLDS = 4
KNOTS = 41
ALIKE = {"max_iter": 200, "learning_rate": 0.06, "max_leaf_nodes": 16, "l2_regularization": 3.0, "min_samples_leaf": 40}
FINAL = {"max_iter": 160, "learning_rate": 0.05, "max_leaf_nodes": 12, "l2_regularization": 5.0, "min_samples_leaf": 30}


@dataclass(frozen=True, slots=True)
class Scorer:
    """`alike` on FEATURES for all pairs; `same` and `conflict` on ALL for those that do not meet."""

    alike: Trees
    same: Trees
    conflict: Trees


def fit_trees(
    rows: Floats, truth: NDArray[np.bool_], weight: Floats, names: Sequence[str], settings: Mapping[str, Any]
) -> dict[str, Any]:
    """Boosted trees as the JSON object that `read_trees` reads."""
    rows = np.where(np.isnan(rows).all(axis=0), np.float32(0), rows)  # a column that says nothing has no thresholds
    model = HistGradientBoostingClassifier(random_state=0, early_stopping=False, **settings)
    model.fit(rows, truth, sample_weight=weight)
    trees = []
    for (tree,) in model._predictors:
        nodes = tree.nodes
        leaf = nodes["is_leaf"].astype(bool)
        trees.append(
            {
                "feature": [int(one) for one in np.where(leaf, -1, nodes["feature_idx"])],
                "threshold": [round(float(one), 6) for one in np.where(leaf, 0.0, nodes["num_threshold"])],
                "left": [int(one) for one in np.where(leaf, 0, nodes["left"])],
                "right": [int(one) for one in np.where(leaf, 0, nodes["right"])],
                "missing_left": [bool(one) for one in nodes["missing_go_to_left"]],
                "value": [round(float(one), 6) for one in np.where(leaf, nodes["value"], 0.0)],
            }
        )
    start = float(np.ravel(model._baseline_prediction)[0])
    return {"features": list(names), "start": round(start, 6), "trees": trees}


def fold_of(event: str, events: Sequence[str]) -> int:
    """The fold of an event: events in order of name are dealt out in turn."""
    return sorted(set(events)).index(event) % FOLDS


def add_company(marked: Marked, alike: Trees) -> Floats:
    """The rows of a group with the features of company."""
    group = marked.group
    chances = alike.per_mille(group.rows)
    company = keep_company(spread(group, chances), group.meets, group.article, group.pairs)
    return np.concatenate([group.rows, company], axis=1)


def weights_of(marked: Sequence[Marked], heavy: Mapping[str, float]) -> Floats:
    """The weight of each row: that of its event, 1 where none is given."""
    return np.concatenate([np.full(len(one.same), heavy.get(one.event, 1.0), np.float32) for one in marked])


def fit_alike(marked: Sequence[Marked], heavy: Mapping[str, float]) -> dict[str, Any]:
    """The first step, on all pairs."""
    rows = np.concatenate([one.group.rows for one in marked])
    truth = np.concatenate([one.same for one in marked])
    return fit_trees(rows, truth, weights_of(marked, heavy), FEATURES, ALIKE)


def companied(marked: Sequence[Marked], heavy: Mapping[str, float]) -> list[Floats]:
    """The rows of every group with all features, by a first step that has not seen its event."""
    names = [one.event for one in marked]
    folds = [fold_of(name, names) for name in names]
    rows: list[Floats] = [np.zeros((0, 0), np.float32)] * len(marked)
    for fold in range(FOLDS):
        alike = read_trees(fit_alike([one for one, of in zip(marked, folds, strict=True) if of != fold], heavy))
        for place, (one, of) in enumerate(zip(marked, folds, strict=True)):
            if of == fold:
                rows[place] = add_company(one, alike)
    return rows


def fit_final(
    marked: Sequence[Marked], rows: Sequence[Floats], truth: str, heavy: Mapping[str, float]
) -> dict[str, Any]:
    """The second step for `truth` "same" or "conflict", on the pairs that are scored again."""
    taken, truths, weight = [], [], []
    for one, some in zip(marked, rows, strict=True):
        keep = was_asked(one, some)
        taken.append(some[keep])
        truths.append((one.same if truth == "same" else one.conflict)[keep])
        weight.append(np.full(int(keep.sum()), heavy.get(one.event, 1.0), np.float32))
    return fit_trees(np.concatenate(taken), np.concatenate(truths), np.concatenate(weight), ALL, FINAL)


def was_asked(marked: Marked, rows: Floats) -> NDArray[np.bool_]:
    """Which pairs of a group are scored again with their company, as `checker.pairing.pairs` does."""
    alike = np.rint(rows[:, ALL.index("alike")] * 1000)
    asked: NDArray[np.bool_] = ~marked.meets & (alike >= ASK_FROM)
    return asked


def fit_scorer(invented: Sequence[Marked], real: Sequence[Marked], heavy: float) -> dict[str, Any]:
    """The whole scorer as the JSON object of a model folder, and what it said of real stories it did not know.

    Both come whole and in parts, groups of one event under its name, so that no fold knows a part of what it judges.
    The first step is fitted on invented events alone, so that real ones come to the second as unseen events do. Real
    stories count `heavy` times in the second step. What its scores mean is told by calibration across folds of both.
    """
    alike = fit_alike(invented, {})
    rows = [*companied(invented, {}), *(add_company(one, read_trees(alike)) for one in real)]
    both = [*invented, *real]
    weight = {one.event: heavy for one in real}
    stored: dict[str, Any] = {"alike": alike}
    for truth in ("same", "conflict"):
        stored[truth] = fit_final(both, rows, truth, weight)
        score, right = cross_validate(both, rows, truth, weight, [one.event for one in both])
        stored[truth]["knots"] = calibrate(score, right)
    return stored


def average(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """One scorer of two: each score is the mean of both, and so is what a score means."""
    merged: dict[str, Any] = {}
    for name, mine in one.items():
        theirs = other[name]
        trees = [
            {**tree, "value": [round(value / 2, 6) for value in tree["value"]]}
            for tree in (*mine["trees"], *theirs["trees"])
        ]
        merged[name] = {**mine, "start": round((mine["start"] + theirs["start"]) / 2, 6), "trees": trees}
        if "knots" in mine:
            merged[name]["knots"] = average_knots(np.array(mine["knots"]), np.array(theirs["knots"]))
    return merged


def average_knots(mine: NDArray[np.float64], theirs: NDArray[np.float64]) -> list[list[float]]:
    """The mean of two lines of knots, at even steps over what both span."""
    steps = np.linspace(min(mine[0, 0], theirs[0, 0]), max(mine[-1, 0], theirs[-1, 0]), KNOTS)
    told = [np.interp(steps, knots[:, 0], knots[:, 1]) for knots in (mine, theirs)]
    return [[round(float(at), 3), round(float(mean), 1)] for at, mean in zip(steps, sum(told) / 2, strict=True)]


def cross_validate(
    marked: Sequence[Marked], rows: Sequence[Floats], truth: str, heavy: Mapping[str, float], judged: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Scores of the pairs of the `judged` events by trees that have not seen them, and whether each was right."""
    scores: list[NDArray[np.float64]] = [np.zeros(0)]
    rights: list[NDArray[np.bool_]] = [np.zeros(0, bool)]
    for fold in range(FOLDS):
        out = {name for name in judged if fold_of(name, judged) == fold}
        known = [(one, some) for one, some in zip(marked, rows, strict=True) if one.event not in out]
        trees = read_trees(fit_final([one for one, _ in known], [some for _, some in known], truth, heavy))
        for one, some in zip(marked, rows, strict=True):
            if one.event in out:
                keep = was_asked(one, some)
                scores.append(trees.score(some[keep]))
                rights.append((one.same if truth == "same" else one.conflict)[keep])
    return np.concatenate(scores), np.concatenate(rights)


def calibrate(score: NDArray[np.float64], truth: NDArray[np.bool_]) -> list[list[float]]:
    """Knots (score, per mille): a line through the logits of the shares that were right (Platt), at even steps."""
    model = LogisticRegression(C=1e3).fit(score[:, None], truth)
    steps = np.linspace(float(score.min()), float(score.max()) + 2.0, KNOTS)
    share = model.predict_proba(steps[:, None])[:, 1]
    return [[round(float(at), 3), round(1000 * float(told), 1)] for at, told in zip(steps, share, strict=True)]
