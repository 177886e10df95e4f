"""Trees are evaluated many rows at a time, and say what walking down each of them says."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from checker.pairing.trees import AT_ONCE, read_trees

NAMES = ("size", "place", "day")
Tree = dict[str, list[Any]]


def grow(chance: np.random.Generator, depth: int) -> Tree:
    """A tree whose nodes ask at random; some of its leaves lie higher than others."""
    tree: Tree = {name: [] for name in ("feature", "threshold", "left", "right", "missing_left", "value")}

    def add(left: int) -> int:
        place, inner = len(tree["feature"]), left > 0 and chance.random() < 0.8
        asked = int(chance.integers(len(NAMES))) if inner else -1
        row = (asked, round(float(chance.normal()), 1), 0, 0, bool(chance.random() < 0.5), round(chance.normal(), 6))
        for name, value in zip(tree, row, strict=True):
            tree[name].append(value)
        if inner:
            tree["left"][place], tree["right"][place] = add(left - 1), add(left - 1)
        return place

    add(depth)
    return tree


def walk(tree: Tree, row: list[float]) -> float:
    """What one tree says of a row."""
    node = 0
    while tree["feature"][node] >= 0:
        value = row[tree["feature"][node]]
        goes_left = tree["missing_left"][node] if math.isnan(value) else value <= tree["threshold"][node]
        node = tree["left" if goes_left else "right"][node]
    return float(tree["value"][node])


@pytest.mark.parametrize("number", [0, 1, 2, 7, 90])
@pytest.mark.parametrize("depth", [0, 1, 5])
def test_every_row_gets_the_sum_of_its_leaves(number: int, depth: int) -> None:
    chance = np.random.default_rng(number * 10 + depth)
    stored: dict[str, Any] = {"features": NAMES, "start": 0.25, "trees": [grow(chance, depth) for _ in range(number)]}
    rows = np.round(chance.normal(size=(AT_ONCE + 30, len(NAMES))), 1).astype(np.float32)
    rows[chance.random(rows.shape) < 0.2] = np.nan
    rows[chance.random(rows.shape) < 0.02] = np.inf
    expected = [round(0.25 + math.fsum(walk(tree, row) for tree in stored["trees"]), 6) for row in rows.tolist()]
    assert read_trees(stored).score(rows).tolist() == expected
    assert read_trees(stored).score(rows[:3]).tolist() == expected[:3]
    assert read_trees(stored).score(rows[:0]).tolist() == []


def test_thresholds_are_compared_as_they_are_not_as_the_nearest_number_of_32_bits() -> None:
    tree = {"feature": [0, -1, -1], "threshold": [0.1, 0, 0], "left": [1, 0, 0], "right": [2, 0, 0]}
    stored = {"features": NAMES, "start": 0.0, "trees": [{**tree, "missing_left": [False] * 3, "value": [0, 1, 2]}]}
    at, below, above = (np.float32(0.1), np.nextafter(np.float32(0.1), np.float32(0)), np.float32(0.2))
    assert float(at) > 0.1  # the number of 32 bits nearest to the threshold lies above it
    rows = np.array([[one, 0, 0] for one in (at, below, above)], np.float32)
    assert read_trees(stored).score(rows).tolist() == [2, 1, 2]
