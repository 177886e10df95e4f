"""Boosted trees as a table of numbers: read from JSON, evaluated with NumPy, per mille out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Bits = NDArray[np.uint64]
Tests = tuple[tuple[int, int, int], ...]
AT_ONCE, TREES_AT_ONCE = 1024, 80  # rows, and trees, looked at together: what stays in a processor's cache
WORD = 64  # bits


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees on named features. A row goes left where its feature is at most the threshold, or NaN and the node says so.

    Rows are scored many at a time, a bit each. Nodes that ask the same share one test: `tests` holds of each column
    that is looked at which tests are of it (from, to), the columns being the features as they are (NaN is at most
    nothing, so it goes right) and then the features with NaN as the least of all; `threshold` is that of each test.
    Nodes are numbered by their depth in all trees: those of depth d are `depths[d]` to `depths[d + 1]`; a row is in a
    node if it is in its `parent` and what the node `needs` is true, a test by its number or, behind all tests, that it
    fails. `leaves` are those of each tree (trees, width), filled up with a node that no row comes to, and `value` what
    these say. `knots` map the summed score, as (score, per mille) in order, to what share of such pairs was right.
    """

    features: tuple[str, ...]
    tests: Tests
    threshold: Floats
    depths: tuple[int, ...]
    parent: Integers
    needs: Integers
    leaves: Integers
    value: NDArray[np.float64]
    start: float
    knots: tuple[tuple[float, float], ...] = ()

    def score(self, rows: Floats) -> NDArray[np.float64]:
        """The raw score of each row (rows, features): the sum over all trees, rounded to six places, as all values are,
        so that the order of adding has no say."""
        total = np.full(len(rows), self.start)
        for first in range(0, len(rows), AT_ONCE):
            some = rows[first : first + AT_ONCE]
            total[first : first + AT_ONCE] += self._add_up(self._reach(some), len(some))
        return np.round(total, 6)

    def _reach(self, rows: Floats) -> Bits:
        """Which rows come to each node, a bit a row, and to one more node, to which none comes (nodes + 1, words)."""
        columns = np.ascontiguousarray(rows.T)
        columns = np.concatenate([columns, np.where(np.isnan(columns), np.float32(-np.inf), columns)])
        passed = np.zeros((len(self.threshold), -(-len(rows) // WORD) * WORD), bool)
        for column, first, last in self.tests:
            np.less_equal(columns[column], self.threshold[first:last, None], out=passed[first:last, : len(rows)])
        bits = np.packbits(passed, axis=1).view(np.uint64)
        either = np.concatenate([bits, ~bits])
        reach = np.zeros((len(self.parent) + 1, bits.shape[1]), np.uint64)
        reach[: self.depths[1]] = ~np.uint64(0)
        for first, last in pairwise(self.depths[1:]):
            np.bitwise_and(reach[self.parent[first:last]], either[self.needs[first:last]], out=reach[first:last])
        return reach

    def _add_up(self, reach: Bits, rows: int) -> NDArray[np.float64]:
        """The sum of what all trees say of each row."""
        width, total = self.leaves.shape[1], np.zeros(rows)
        digits = [np.arange(width) >> power & 1 == 1 for power in range((width - 1).bit_length())]
        for first in range(0, len(self.leaves), TREES_AT_ONCE):
            some = self.leaves[first : first + TREES_AT_ONCE]
            ends, number = reach[some], np.zeros((len(some), rows), np.min_scalar_type(width))
            for digit in reversed(digits):  # the number of each row's leaf, one binary digit at a time
                bits = np.bitwise_or.reduce(ends[:, digit], axis=1)
                number += number
                number += np.unpackbits(bits.view(np.uint8), axis=1, count=rows)
            begin = np.arange(first, first + len(some))[:, None] * width
            total += self.value.take(number + begin).sum(axis=0)
        return total

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

    def numbers(name: str, kind: type) -> NDArray[Any]:
        return np.array([number for tree in stored["trees"] for number in tree[name]], kind)

    sizes = [len(tree["feature"]) for tree in stored["trees"]]
    roots = np.cumsum([0, *sizes])[:-1]
    feature, shift = numbers("feature", np.int64), np.repeat(roots, sizes)
    leaf = feature < 0
    column = feature + numbers("missing_left", np.bool_) * len(stored["features"])
    tests, threshold, test = share_tests(np.where(leaf, -1, column), numbers("threshold", np.float64))
    children = [numbers(side, np.int64) + shift for side in ("left", "right")]
    node, parent, depths = number_by_depth(roots, children, leaf)
    needs = test[node[parent]]
    needs[node != children[0][node[parent]]] += len(threshold)  # the right one needs that the test fails
    leaves = gather_leaves(np.repeat(np.arange(len(sizes)), sizes)[node], leaf[node])
    return Trees(
        features=tuple(stored["features"]),
        tests=tests,
        threshold=threshold,
        depths=depths,
        parent=parent,
        needs=needs,
        leaves=leaves,
        value=np.append(numbers("value", np.float64)[node], 0.0)[leaves].ravel(),
        start=float(stored["start"]),
        knots=tuple((float(score), float(share)) for score, share in stored.get("knots", ())),
    )


def share_tests(column: Integers, threshold: NDArray[np.float64]) -> tuple[Tests, Floats, Integers]:
    """The different tests of nodes by column, their thresholds, and which of them each node asks; column -1 asks none.

    A feature of 32 bits is at most a threshold if it is at most the number of 32 bits below it.
    """
    bound = threshold.astype(np.float32)
    bound = np.where(bound > threshold, np.nextafter(bound, np.float32(-np.inf)), bound)
    asking = np.flatnonzero(column >= 0)
    asking = asking[np.lexsort((bound[asking], column[asking]))]
    looked, least = column[asking], bound[asking]
    new = np.append(True, (looked[1:] != looked[:-1]) | (least[1:] != least[:-1]))[: len(asking)]
    test = np.full(len(column), -1)
    test[asking] = np.cumsum(new) - 1
    columns, first = np.unique(looked[new], return_index=True)
    bounds = [*first.tolist(), int(new.sum())]
    return tuple(zip(columns.tolist(), bounds, bounds[1:], strict=False)), least[new], test


def number_by_depth(
    roots: Integers, children: Sequence[Integers], leaf: NDArray[np.bool_]
) -> tuple[Integers, Integers, tuple[int, ...]]:
    """The nodes of all trees by depth, the place of the parent of each (a root is its own), and where depths begin."""
    nodes, parents, depths = [roots], [np.arange(len(roots))], [0, len(roots)]
    while not leaf[nodes[-1]].all():
        inner = np.flatnonzero(~leaf[nodes[-1]])
        nodes.append(np.concatenate([side[nodes[-1][inner]] for side in children]))
        parents.append(np.tile(depths[-2] + inner, 2))
        depths.append(depths[-1] + len(nodes[-1]))
    return np.concatenate(nodes), np.concatenate(parents), tuple(depths)


def gather_leaves(tree: Integers, leaf: NDArray[np.bool_]) -> Integers:
    """The leaves of each tree by their number, filled up with the number behind all nodes (trees, width)."""
    places = np.flatnonzero(leaf)
    places = places[np.argsort(tree[places], kind="stable")]
    counts = np.bincount(tree[places])
    leaves = np.full((len(counts), counts.max(initial=1)), len(tree))
    leaves[np.arange(leaves.shape[1]) < counts[:, None]] = places
    return leaves
