"""Which language a text is in, also where it is too short for function words."""

from __future__ import annotations

import pytest

from checker.reading.languages import detect_language

GERMAN = (
    "Drei Tote.",
    "12 Verletzte in Hamburg",
    "Minister gibt 3 Milliarden frei",
    "Julia Klöckner (CDU)",
    "Deal perfekt: Team holt Star",
    "3:1",
    "",
    "Der Fonds zahlte 2.000 Euro, aber nicht an die Band.",
)
ENGLISH = (
    "Twelve people died.",
    "Lawmakers approved a $30 billion fund.",
    "Police arrested 12 people in Hamburg.",
    "Shares fell 3.5 percent.",
    "Harbour chief resigns",
)


@pytest.mark.parametrize("text", GERMAN)
def test_german_where_nothing_tells(text: str) -> None:
    assert detect_language(text) == "de"


@pytest.mark.parametrize("text", ENGLISH)
def test_a_few_words_are_english_by_how_often_they_are_used(text: str) -> None:
    assert detect_language(text) == "en"


def test_a_long_row_of_english_names_is_no_english() -> None:
    assert detect_language("Manchester City 3:1 Newcastle United\n" * 12) == "de"
