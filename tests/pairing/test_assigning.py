"""The assignment of two articles' figures is the best of all there are, tried one by one."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from checker.pairing.pairs import assign_most


@st.composite
def gains(draw: st.DrawFn) -> list[list[int]]:
    """A matrix of gains in per mille, mostly of the few values that make several assignments equally good."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    one = st.sampled_from((0, 0, 200, 500)) | st.integers(200, 1000)
    return [draw(st.lists(one, min_size=columns, max_size=columns)) for _ in range(rows)]


def most(gain: list[list[int]]) -> int:
    """The largest sum of gains of rows and columns that are each used at most once."""
    if len(gain) > len(gain[0]):
        gain = [list(column) for column in zip(*gain, strict=True)]
    chosen = permutations(range(len(gain[0])), len(gain))
    return max(sum(row[column] for row, column in zip(gain, columns, strict=True)) for columns in chosen)


@given(gains())
def test_no_other_assignment_gains_more(gain: list[list[int]]) -> None:
    found = assign_most(np.array(gain, float))
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    assert sum(gain[row][column] for row, column in found) == most(gain)
