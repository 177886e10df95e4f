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
THINNED = 4  # steps from the root after which rows that are in a leaf are set aside


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees on named features. A row goes left where its feature is at most the threshold, or NaN and the node says so.

    Arrays hold all nodes of all trees one after the other; `roots` are the first nodes. `seen` is the column a node
    looks at, among those of `score`: the features as they are (NaN is at most nothing, so it goes right), then the
    features with NaN as the least of all. `children` are two a node, the right one first; a leaf is its own child, so
    that after `depth` steps every row is in one. `knots` map the summed score, as (score, per mille) in order, to what
    share of such pairs was right.
    """

    features: tuple[str, ...]
    roots: Integers
    seen: Integers
    threshold: NDArray[np.float64]
    children: Integers
    value: NDArray[np.float64]
    depth: int
    start: float
    knots: tuple[tuple[float, float], ...] = ()

    def score(self, rows: Floats) -> NDArray[np.float64]:
        """The raw score of each row (rows, features): the sum over all trees, rounded to six places."""
        total = np.full(len(rows), self.start)
        for first in range(0, len(rows), AT_ONCE):
            some = rows[first : first + AT_ONCE].astype(np.float64)
            twice = np.concatenate([some, np.where(np.isnan(some), -np.inf, some)], axis=1)
            total[first : first + AT_ONCE] += self.value[self._leaves(twice)].sum(axis=1)
        return np.round(total, 6)

    def _leaves(self, rows: NDArray[np.float64]) -> Integers:
        """The leaf of every tree that each row ends in (rows, trees).

        Most come to a leaf long before the deepest does: from step `THINNED` on those alone go on that are in none,
        told apart anew every other step.
        """
        cells = rows.ravel()
        ends = np.tile(self.roots, len(rows))
        begin = np.repeat(np.arange(0, rows.size, rows.shape[1]), len(self.roots))
        node, going = ends, np.arange(len(ends))
        for step in range(1, self.depth + 1):
            goes_left = cells.take(begin + self.seen.take(node)) <= self.threshold.take(node)
            node = self.children.take(2 * node + goes_left)
            if step >= THINNED and step % 2 == 0 and step < self.depth:
                ends[going] = node
                still = np.flatnonzero(self.children.take(2 * node) != node)  # a leaf is its own child
                node, begin, going = node.take(still), begin.take(still), going.take(still)
        ends[going] = node
        return ends.reshape(len(rows), len(self.roots))

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
    feature = np.array(numbers("feature"), np.int64)
    leaf = feature < 0
    itself = np.arange(len(feature))
    right = np.where(leaf, itself, np.array(numbers("right"), np.int64) + shift)
    left = np.where(leaf, itself, np.array(numbers("left"), np.int64) + shift)
    least = np.array(numbers("missing_left"), bool) & ~leaf
    return Trees(
        features=tuple(stored["features"]),
        roots=roots,
        seen=np.where(leaf, 0, feature) + least * len(stored["features"]),
        threshold=np.where(leaf, np.inf, np.array(numbers("threshold"), np.float64)),
        children=np.stack([right, left], axis=1).ravel(),
        value=np.array(numbers("value"), np.float64),
        depth=measure_depth(roots, left, right),
        start=float(stored["start"]),
        knots=tuple((float(score), float(share)) for score, share in stored.get("knots", ())),
    )


def measure_depth(roots: Integers, left: Integers, right: Integers) -> int:
    """After how many steps from the roots every way has come to a leaf, which is its own child."""
    nodes, depth = np.unique(roots), 0
    while len(below := np.unique(np.concatenate([left[nodes], right[nodes]]))) and not np.array_equal(below, nodes):
        nodes, depth = below, depth + 1
    return depth
