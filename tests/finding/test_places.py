"""Places are found by name, slips of them only where no other word can be meant."""

from __future__ import annotations

import pytest

from checker.finding.people.places import is_slip, named_places_of, near_place, places_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


def annotate(text: str, language: str = "de") -> AnnotatedArticle:
    return AnnotatedArticle(Article("a", "a", text, language), load_base(language))


def slips(text: str, language: str = "de") -> list[tuple[str, str]]:
    return [(place.name, place.near) for place in places_of(annotate(text, language)) if place.near]


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("Hannower", "Hannover"),
        ("Wolfsbrug", "Wolfsburg"),
        ("Sidney", "Sydney"),
        ("Stuttgard", "Stuttgart"),
        ("Homburg", ""),  # a town of its own
        ("Freiberg", ""),
        ("Bremsen", ""),  # a common word
        ("Haare", ""),
        ("Salsa", ""),  # in a short name only letters that are mistaken for one another
        ("Passat", ""),
        ("Bomn", ""),  # too short to tell
        ("Dresdens", ""),  # a form of it
        ("Bresden", ""),  # another first letter
    ],
)
def test_a_slip_is_told_from_another_word(word: str, place: str) -> None:
    assert near_place(word) == place


@pytest.mark.parametrize(
    ("word", "name", "slipped"),
    [
        ("Peknig", "Peking", True),  # swapped
        ("Pekink", "Peking", True),  # mistaken by sound
        ("Pezing", "Peking", False),
        ("Melbozrne", "Melbourne", True),  # any letter in a long name
        ("Dresten", "Dresden", True),
        ("Zresden", "Dresden", False),
        ("Dresdens", "Dresden", False),
        ("Dresdn", "Dresden", True),
        ("Drsdn", "Dresden", False),
        ("Muenchen", "München", False),  # the same letters written out
    ],
)
def test_one_letter_and_not_the_first(word: str, name: str, slipped: bool) -> None:
    assert is_slip(word, name) is slipped


def test_only_words_behind_a_preposition_of_place_are_slips() -> None:
    assert slips("In Hannower brennt es.") == [("Hannower", "Hannover")]
    assert slips("Der Zug kommt aus Hannower an.") == [("Hannower", "Hannover")]
    assert slips("Bei Hannower brennt es.") == [("Hannower", "Hannover")]
    assert slips("Die Familie Hannower feiert.") == []
    assert slips("They live in Hannower today.", "en") == []


def test_people_and_names_of_several_words_are_no_places() -> None:
    assert slips("Vertrauen in Angela Hannower wächst.") == []
    assert slips("Das Konzert in Hannower Tor beginnt.") == []
    found = places_of(annotate("Sergej Paris kam. Der Bus fährt nach Bonn."))
    assert [place.name for place in found] == []


def test_named_places_are_known_ones_and_names_behind_a_preposition() -> None:
    text = "In Kyjiw und in Ostermoor regnet es. Siemens baut in Berlin. Sergej Paris kam nach Kyjiw."
    names = [place.name for place in named_places_of(annotate(text))]
    assert "Kyjiw" in names
    assert "Berlin" in names
    assert "Siemens" not in names
    assert "Paris" not in names
    assert names.count("Kyjiw") == 1
