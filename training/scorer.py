"""Fits the scorer: boosted trees on named features, in two steps.

First how likely a pair of figures is one thing by itself; from that the company each pair keeps in its story; then,
of pairs whose values do not meet, how likely they are one thing and how likely a conflict that must be reported.
The first step is fitted across folds of events, so that the second sees it as it is on events it does not know.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from checker.pairing.company import keep_company
from checker.pairing.features import FEATURES
from checker.pairing.pairs import ASK_FROM
from checker.pairing.scorer import ALL
from checker.pairing.trees import Trees, read_trees
from training.pairs import Marked

Floats = NDArray[np.float32]
FOLDS = 3
KNOTS = 41
Truth = Literal["same", "conflict"]
TRUTHS: tuple[Truth, ...] = ("same", "conflict")
ALIKE = {"max_iter": 200, "learning_rate": 0.06, "max_leaf_nodes": 16, "l2_regularization": 3.0, "min_samples_leaf": 40}
FINAL = {
    "max_iter": 240,
    "learning_rate": 0.05,
    "max_leaf_nodes": 12,
    "l2_regularization": 5.0,
    "min_samples_leaf": 30,
    "max_features": 0.4,  # of the features each node is offered, so that the forests differ
}
FORESTS = 3  # fitted with other seeds, whose mean the second step is


@dataclass(frozen=True, slots=True)
class Prepared:
    """Groups with all their features, as on events that the first step has not seen.

    `alike` is the first step, fitted on the invented events alone, so that real ones are unseen by it; `rows` are those
    of `both`, the invented groups and then the real ones.
    """

    invented: Sequence[Marked]
    real: Sequence[Marked]
    alike: dict[str, Any]
    rows: Sequence[Floats]

    @property
    def both(self) -> list[Marked]:
        return [*self.invented, *self.real]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A scorer, and what it said of the pairs of each group of the real stories when it had not seen the story.

    `stored` is the JSON object of a model folder: `alike` on FEATURES for all pairs, `same` and `conflict` on ALL for
    those that do not meet. `unseen` are the scores of either truth as the trees sum them, NaN where a pair was not
    asked.
    """

    stored: dict[str, Any]
    unseen: Mapping[Truth, tuple[NDArray[np.float64], ...]]


def fit_trees(
    rows: Floats,
    truth: NDArray[np.bool_],
    weight: Floats,
    names: Sequence[str],
    settings: Mapping[str, Any],
    forests: int = 1,
) -> dict[str, Any]:
    """Boosted trees as the JSON object that `read_trees` reads; `weight` is what each row counts.

    Of several forests, one a seed, the mean: all their trees, each with its share of the sum.
    """
    rows, truth, weight = (values[weight > 0] for values in (rows, truth, weight))
    rows = np.where(np.isnan(rows).all(axis=0), np.float32(0), rows)  # a column that says nothing has no thresholds
    trees, starts = [], []
    for seed in range(forests):
        model = HistGradientBoostingClassifier(random_state=seed, early_stopping=False, **settings)
        model.fit(rows, truth, sample_weight=weight)
        trees += [write_tree(tree, forests) for (tree,) in model._predictors]
        starts.append(float(np.ravel(model._baseline_prediction)[0]))
    return {"features": list(names), "start": round(math.fsum(starts) / forests, 6), "trees": trees}


def write_tree(tree: Any, forests: int) -> dict[str, list[Any]]:
    """One fitted tree as lists, a number each node; its leaves say their part of the mean of `forests` forests."""
    nodes = tree.nodes
    leaf = nodes["is_leaf"].astype(bool)
    return {
        "feature": [int(one) for one in np.where(leaf, -1, nodes["feature_idx"])],
        "threshold": [round(float(one), 6) for one in np.where(leaf, 0.0, nodes["num_threshold"])],
        "left": [int(one) for one in np.where(leaf, 0, nodes["left"])],
        "right": [int(one) for one in np.where(leaf, 0, nodes["right"])],
        "missing_left": [bool(one) for one in nodes["missing_go_to_left"]],
        "value": [round(float(one) / forests, 6) for one in np.where(leaf, nodes["value"], 0.0)],
    }


def deal_out(marked: Sequence[Marked]) -> list[int]:
    """The fold of each group: their events in order of name are dealt out in turn."""
    fold = {name: number % FOLDS for number, name in enumerate(sorted({one.event for one in marked}))}
    return [fold[one.event] for one in marked]


def add_company(marked: Marked, alike: Trees) -> Floats:
    """The rows of a group with the features of company."""
    chances = (alike.per_mille(marked.rows) / 1000).astype(np.float32)
    company = keep_company(marked.spread(chances), marked.spread(marked.meets), marked.article, marked.pairs)
    return np.concatenate([marked.rows, company], axis=1)


def fit_alike(marked: Sequence[Marked]) -> dict[str, Any]:
    """The first step, on all pairs."""
    rows = np.concatenate([one.rows for one in marked])
    weight = np.concatenate([one.weight for one in marked])
    return fit_trees(rows, np.concatenate([one.same for one in marked]), weight, FEATURES, ALIKE)


def companied(marked: Sequence[Marked]) -> list[Floats]:
    """The rows of every group with all features, by a first step that has not seen its event."""
    folds = deal_out(marked)
    rows: list[Floats] = [np.zeros((0, 0), np.float32)] * len(marked)
    for fold in range(FOLDS):
        alike = read_trees(fit_alike([one for one, of in zip(marked, folds, strict=True) if of != fold]))
        for place, (one, of) in enumerate(zip(marked, folds, strict=True)):
            if of == fold:
                rows[place] = add_company(one, alike)
    return rows


def fit_final(marked: Sequence[Marked], rows: Sequence[Floats], truth: Truth) -> dict[str, Any]:
    """The second step, on the pairs that are scored again."""
    asked = [was_asked(one, some) for one, some in zip(marked, rows, strict=True)]
    taken = np.concatenate([some[keep] for some, keep in zip(rows, asked, strict=True)])
    truths = np.concatenate([one.told(truth)[keep] for one, keep in zip(marked, asked, strict=True)])
    weight = np.concatenate([one.weight[keep] for one, keep in zip(marked, asked, strict=True)])
    return fit_trees(taken, truths, weight, ALL, FINAL, FORESTS)


def was_asked(marked: Marked, rows: Floats) -> NDArray[np.bool_]:
    """Which pairs of a group are scored again with their company, as `checker.pairing.pairs` does."""
    alike = np.rint(rows[:, ALL.index("alike")] * 1000)
    asked: NDArray[np.bool_] = ~marked.meets & (alike >= ASK_FROM)
    return asked


def score_asked(marked: Marked, rows: Floats, trees: Trees) -> NDArray[np.float64]:
    """The sums of trees for the pairs of a group that are scored again, NaN for the others."""
    scores = np.full(len(rows), np.nan)
    asked = was_asked(marked, rows)
    scores[asked] = trees.score(rows[asked])
    return scores


def prepare(invented: Sequence[Marked], real: Sequence[Marked]) -> Prepared:
    """Fit the first step, and add company to all rows: those of invented events across folds."""
    alike = fit_alike(invented)
    trees = read_trees(alike)
    return Prepared(invented, real, alike, [*companied(invented), *(add_company(one, trees) for one in real)])


def fit_scorer(prepared: Prepared) -> Fitted:
    """The whole scorer, on invented events and real stories, whole and in parts.

    Groups of one event come under its name, so that no fold knows a part of what it judges. What the scores mean is
    told by calibration across folds of both.
    """
    both, rows = prepared.both, prepared.rows
    stored: dict[str, Any] = {"alike": prepared.alike}
    unseen: dict[Truth, tuple[NDArray[np.float64], ...]] = {}
    for truth in TRUTHS:
        stored[truth] = fit_final(both, rows, truth)
        scores = cross_validate(both, rows, truth)
        unseen[truth] = scores[len(prepared.invented) :]
        told = np.concatenate(scores)
        counted = ~np.isnan(told)
        right = np.concatenate([one.told(truth) for one in both])
        weight = np.concatenate([one.weight for one in both])
        stored[truth]["knots"] = calibrate(told[counted], right[counted], weight[counted])
    return Fitted(stored, unseen)


def cross_validate(marked: Sequence[Marked], rows: Sequence[Floats], truth: Truth) -> tuple[NDArray[np.float64], ...]:
    """The scores of each group's pairs by trees that have not seen its event; NaN where a pair was not asked."""
    folds = deal_out(marked)
    scores = [np.zeros(0)] * len(marked)
    for fold in range(FOLDS):
        known = [place for place, of in enumerate(folds) if of != fold]
        trees = read_trees(fit_final([marked[place] for place in known], [rows[place] for place in known], truth))
        for place, of in enumerate(folds):
            if of == fold:
                scores[place] = score_asked(marked[place], rows[place], trees)
    return tuple(scores)


def calibrate(score: NDArray[np.float64], truth: NDArray[np.bool_], weight: Floats) -> list[list[float]]:
    """Knots (score, per mille): a line through the logits of the shares that were right (Platt), at even steps.

    `weight` is what each score counts.
    """
    model = LogisticRegression(C=1e3).fit(score[:, None], truth, sample_weight=weight)
    steps = np.linspace(float(score.min()), float(score.max()) + 2.0, KNOTS)
    share = model.predict_proba(steps[:, None])[:, 1]
    return [[round(float(at), 3), round(1000 * float(told), 1)] for at, told in zip(steps, share, strict=True)]
