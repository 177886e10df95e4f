"""Speakers of one house are not two sources."""

from __future__ import annotations

import pytest

from checker.judging.speakers import FOR_ANYBODY, is_told_in, words_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Die Polizei", "der Polizei", True),
        ("der Polizei", "Polizeisprecher Jens Ohm", True),
        ("die Polizei", "die Veranstalter", False),
        ("Bürgermeister Jens Ohm", "Bürgermeister Karl Alt", False),
        ("Jens Ohm", "Bürgermeister Jens Ohm", True),
    ],
)
def test_houses(one: str, other: str, same: bool) -> None:
    first, second = words_of(one), words_of(other)
    assert (is_told_in(first[-1], second) or is_told_in(second[-1], first)) is same


@pytest.mark.parametrize(("phrase", "open_house"), [("eine Sprecherin", True), ("ein Polizeisprecher", False)])
def test_a_spokesperson_of_no_house_may_be_of_any(phrase: str, open_house: bool) -> None:
    assert FOR_ANYBODY.issuperset(words_of(phrase)) is open_house
