"""docs/accuracy.md: every share and interval is what its count gives."""

from __future__ import annotations

import re
from math import sqrt
from pathlib import Path

import pytest

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "accuracy.md").read_text(encoding="utf-8")
SHARES = re.findall(r"(\d+) of (\d+): (\d+) % \((\d+) to (\d+)\)", PAGE)
Z = 1.96


def interval(part: int, whole: int) -> tuple[int, int]:
    """The 95 % interval of a share after Wilson (1927), in per cent."""
    share = part / whole
    centre = share + Z**2 / (2 * whole)
    spread = Z * sqrt(share * (1 - share) / whole + Z**2 / (4 * whole**2))
    low, high = ((centre + sign * spread) / (1 + Z**2 / whole) for sign in (-1, 1))
    return round(100 * low), round(100 * high)


def test_there_are_shares() -> None:
    assert len(SHARES) >= 10


@pytest.mark.parametrize("told", SHARES, ids=[f"{part} of {whole}" for part, whole, *_ in SHARES])
def test_share_and_interval_follow_from_the_count(told: tuple[str, ...]) -> None:
    part, whole, share, low, high = map(int, told)
    assert (round(100 * part / whole), *interval(part, whole)) == (share, low, high)
