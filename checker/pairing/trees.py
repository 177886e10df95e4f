"""Boosted trees as a table of numbers: read from JSON, evaluated with NumPy, per mille out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
AT_ONCE = 256  # rows scored together: what stays in a processor's cache


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees on named features. A row goes left where its feature is at most the threshold, or NaN and `missing_left`.

    Arrays hold all nodes of all trees one after the other; `roots` are the first nodes, a leaf has `feature` -1.
    `knots` map the summed score, as (score, per mille) in order, to what share of such pairs was right.
    """

    features: tuple[str, ...]
    roots: Integers
    feature: Integers
    threshold: NDArray[np.float64]
    left: Integers
    right: Integers
    missing_left: NDArray[np.bool_]
    value: NDArray[np.float64]
    start: float
    knots: tuple[tuple[float, float], ...] = ()

    def score(self, rows: Floats) -> NDArray[np.float64]:
        """The raw score of each row (rows, features): the sum over all trees, rounded to six places."""
        total = np.full(len(rows), self.start)
        for first in range(0, len(rows), AT_ONCE):
            some = rows[first : first + AT_ONCE].astype(np.float64)
            total[first : first + AT_ONCE] += self.value[self._leaves(some)].sum(axis=1)
        return np.round(total, 6)

    def _leaves(self, rows: NDArray[np.float64]) -> Integers:
        """The leaf of every tree that each row ends in (rows, trees)."""
        each = np.arange(len(rows))[:, None]
        node = np.tile(self.roots, (len(rows), 1))
        while True:
            split = self.feature[node]
            inner = split >= 0
            if not inner.any():
                return np.asarray(node, dtype=np.int64)
            seen = rows[each, np.maximum(split, 0)]
            goes_left = np.where(np.isnan(seen), self.missing_left[node], seen <= self.threshold[node])
            node = np.where(inner, np.where(goes_left, self.left[node], self.right[node]), node)

    def per_mille(self, rows: Floats) -> Integers:
        """How likely each row is a yes, in per mille: by the knots if there are any, else by the logistic function."""
        score = self.score(rows)
        if not self.knots:
            return np.rint(1000 / (1 + np.exp(-score))).astype(np.int64)
        given, share = zip(*self.knots, strict=True)
        told: NDArray[np.float64] = np.interp(score, np.array(given), np.array(share))
        return np.rint(told).astype(np.int64)


def read_trees(stored: Mapping[str, Any]) -> Trees:
    """Trees from their JSON object, as `write_trees` made it."""

    def numbers(name: str) -> Sequence[Any]:
        return [number for tree in stored["trees"] for number in tree[name]]

    sizes = [len(tree["feature"]) for tree in stored["trees"]]
    roots = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64) if sizes else np.zeros(0, np.int64)
    shift = np.repeat(roots, sizes)
    return Trees(
        features=tuple(stored["features"]),
        roots=roots,
        feature=np.array(numbers("feature"), np.int64),
        threshold=np.array(numbers("threshold"), np.float64),
        left=np.array(numbers("left"), np.int64) + shift,
        right=np.array(numbers("right"), np.int64) + shift,
        missing_left=np.array(numbers("missing_left"), bool),
        value=np.array(numbers("value"), np.float64),
        start=float(stored["start"]),
        knots=tuple((float(score), float(share)) for score, share in stored.get("knots", ())),
    )
