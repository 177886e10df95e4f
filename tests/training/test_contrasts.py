"""The likest sentences of two things: of different articles, figures of one form, and nothing measured in common."""

from __future__ import annotations

from random import Random

import pytest

from training.contrasts import tell_contrast
from training.marked import RawArticle
from training.parts import read_marks

FIRST = (
    "Am Freitag kamen {40 Helfer|freitag} an den Deich. Die Kosten nannte niemand. Es regnete {12 Stunden|regen} lang."
)
SECOND = "Am Samstag kamen {60 Helfer|samstag} an den Deich. Im Tal fielen {90 Liter|menge}."
ALIKE = "An den Deich kamen am Freitag {40 Helfer|freitag}."


def article(number: str, text: str) -> RawArticle:
    return RawArticle(number, "Blatt", "-", "de", text)


@pytest.mark.parametrize("seed", range(10))
def test_the_likest_sentences_of_two_things_are_told(seed: int) -> None:
    one, other = tell_contrast(Random(seed), [article("1", FIRST), article("2", SECOND)])
    assert {mark.thing for text in (one, other) for mark in read_marks(text)} == {"freitag", "samstag"}
    assert {one.number, other.number} == {"1", "2"}


def test_sentences_of_one_thing_of_one_article_or_of_other_forms_are_no_contrast() -> None:
    assert tell_contrast(Random(1), [article("1", FIRST.split(". ")[0]), article("2", ALIKE)]) == []
    assert tell_contrast(Random(1), [article("1", f"{FIRST} {SECOND}")]) == []
    assert tell_contrast(Random(1), [article("1", ALIKE), article("2", SECOND.split(". ")[1])]) == []
    assert tell_contrast(Random(1), []) == []
