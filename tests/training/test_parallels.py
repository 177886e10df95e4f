"""Sentences told alike of two things: one telling word apart, every figure of another thing, years near their own."""

from __future__ import annotations

from random import Random

import pytest

from training.marked import RawArticle
from training.parallels import other_number, tell_parallel
from training.parts import read_marks

TEXT = "In Bayern sank die Zahl der Anträge um {12 Prozent|antraege} auf {4.310|rest}. {Berlin|p:ort} schwieg."


def article(text: str) -> RawArticle:
    return RawArticle("1", "Blatt", "-", "de", text)


@pytest.mark.parametrize("seed", range(10))
def test_the_other_sentence_differs_in_one_word_and_in_what_its_figures_measure(seed: int) -> None:
    one, other = tell_parallel(Random(seed), [article(TEXT)])
    assert one.number != other.number
    mine, theirs = read_marks(one), read_marks(other)
    assert [mark.thing for mark in theirs] == [f"{mark.thing}.parallel" for mark in mine]
    words = [text.marked.split("{")[0].split() for text in (one, other)]
    assert sum(first != second for first, second in zip(*words, strict=True)) == 1
    assert "Bayern" not in other.marked


def test_a_text_without_a_telling_word_outside_its_figures_has_no_parallel() -> None:
    assert tell_parallel(Random(1), [article("Am {3. März|d:tag} kamen {400|leute} Leute.")]) == []


def test_numbers_keep_their_length_and_years_their_age() -> None:
    for seed in range(30):
        assert len(other_number(Random(seed), "4.310 Euro")) == len("4.310 Euro")
        assert 1990 <= int(other_number(Random(seed), "1993")) <= 1996


def test_days_and_hours_are_such_as_there_are() -> None:
    for seed in range(30):
        assert 1 <= int(other_number(Random(seed), "14. März").split(".")[0]) <= 28
        assert 1 <= int(other_number(Random(seed), "9 Uhr").split()[0]) <= 23


def test_a_town_gives_way_to_one_that_there_is_not_unless_somebody_speaks_there() -> None:
    told = "In Quellenbüttel sank die Zahl der Anträge auf {4.310|rest}."
    _, other = tell_parallel(Random(1), [article(told)])
    assert "Quellenbüttel" not in other.marked
    assert other.marked.startswith("In ")
    assert tell_parallel(Random(1), [article(f"Das sagte der Amtsleiter: {told}")]) == []
