"""The fuzzing targets on their seeds and on seeds that hypothesis damages: no crash, and what is promised holds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

EDITS = st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=6), st.integers(0, 12)), max_size=6)


def damage(seed: bytes, edits: list[tuple[int, bytes, int]]) -> bytes:
    """The seed with some stretches replaced."""
    for place, new, length in edits:
        at = place % (len(seed) + 1)
        seed = seed[:at] + new + seed[at + length :]
    return seed


@pytest.mark.parametrize("name", sorted(TARGETS))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=EDITS)
def test_damaged_files(name: str, edits: list[tuple[int, bytes, int]]) -> None:
    target, seeds = TARGETS[name]
    for seed in seeds:
        target(damage(seed, edits))


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_seeds(name: str) -> None:
    target, seeds = TARGETS[name]
    for seed in seeds:
        target(seed)
