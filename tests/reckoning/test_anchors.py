"""Weekdays of days without a year: which fit one calendar."""

from __future__ import annotations

import pytest

from checker.reckoning.anchors import AnchorSubject, can_share_year, days_between, fits_calendar


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ((10, 13, 0), (10, 13, 0), True),
        ((10, 13, 0), (10, 13, 1), False),
        ((10, 13, 0), (10, 15, 2), True),
        ((10, 15, 2), (10, 13, 0), True),
        ((2, 24, 0), (3, 3, 0), True),
        ((2, 24, 0), (3, 3, 1), True),
        ((2, 24, 0), (3, 3, 2), False),
    ],
)
def test_two_days_of_one_year(one: tuple[int, int, int], other: tuple[int, int, int], fits: bool) -> None:
    assert can_share_year(AnchorSubject(*one), AnchorSubject(*other)) is fits


def test_a_known_year_must_fit_itself() -> None:
    assert fits_calendar(AnchorSubject(6, 17, 1, 2025))
    assert not fits_calendar(AnchorSubject(6, 17, 0, 2025))
    wrong, other = AnchorSubject(6, 17, 0, 2025), AnchorSubject(6, 17, 1)
    assert not wrong.same_as(other).same


def test_far_days_and_two_known_years_are_not_compared() -> None:
    assert not AnchorSubject(10, 13, 0).same_as(AnchorSubject(5, 10, 0)).same
    assert not AnchorSubject(10, 13, 0, 2025).same_as(AnchorSubject(10, 13, 0, 2025)).same


def test_days_over_the_end_of_february_are_two() -> None:
    assert days_between(AnchorSubject(2, 24, 0), AnchorSubject(3, 3, 0)) == {7, 8}
    assert min(days_between(AnchorSubject(2, 30, 0), AnchorSubject(3, 3, 0))) > 365
