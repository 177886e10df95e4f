"""Passages of two copies are one where the words around are the same, the nearest first."""

from __future__ import annotations

from typing import Any

import pytest

from checker.judging.copied import CopiedSubject, passages_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article

BEFORE = tuple("abcdefgh")  # nearest first
AFTER = tuple("ijklmnop")


def subject(before: tuple[str, ...] = BEFORE, after: tuple[str, ...] = AFTER, kind: str = "figure") -> CopiedSubject:
    return CopiedSubject(kind, before, after, "", "x")


def change(words: tuple[str, ...], place: int) -> tuple[str, ...]:
    return (*words[:place], "?", *words[place + 1 :])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (subject(), subject(), True),
        (subject(), subject(kind="weekday"), False),
        (subject(), subject(before=change(BEFORE, 1)), False),  # one of the nearest two differs
        (subject(), subject(after=change(AFTER, 1)), False),
        (subject(), subject(before=change(BEFORE, 2)), True),  # two and eight
        (subject(), subject(change(BEFORE, 5), change(AFTER, 4)), True),  # five and four
        (subject(), subject(change(BEFORE, 4), change(AFTER, 4)), False),  # four and four
        (subject(before=()), subject(before=()), True),  # both texts begin here
        (subject(before=("a",)), subject(before=("a",)), True),
        (subject(before=("a",)), subject(before=("a", "b")), True),
        (subject(before=()), subject(), False),
    ],
)
def test_words_around_are_the_same(one: CopiedSubject, other: CopiedSubject, same: bool) -> None:
    assert one.same_as(other).same is same
    assert other.same_as(one).same is same


def read(text: str, **options: Any) -> dict[str, CopiedSubject]:
    article = AnnotatedArticle(Article("a", "a", text, **options), load_base("de"))
    return {text[passage.start : passage.end]: passage.subject for passage in passages_of(article)}


def test_figures_around_are_masked_and_hedges_and_rates_belong_to_the_figure() -> None:
    found = read("Der Rat zahlt 30 Klassen rund 400 Euro im Monat als Zuschuss zum Essen.")
    assert found["400 Euro im Monat"].before[:2] == ("klassen", "#")
    assert found["400 Euro im Monat"].after[:2] == ("als", "zuschuss")


def test_surroundings_that_come_twice_are_left_out() -> None:
    row = "Am Tor warten acht lange Stunden lang alle {} Gäste geduldig auf den Einlass zum Konzert im Saal."
    assert read(row.format(140)) != {}
    assert not {"140", "160"} & set(read("\n".join(row.format(count) for count in (140, 160, 180, 200))[: 3 * 96]))


def test_words_cut_at_the_edge_of_sight_are_no_words() -> None:
    long = "Donaudampfschifffahrtsgesellschaft"
    text = f"Die {long} {long} {long} zahlt 400 Euro für {long} {long} {long} heute."
    around = read(text)["400 Euro"]
    assert {*around.before, *around.after} <= {"zahlt", "für", long.lower()}


def test_former_offices_are_no_offices() -> None:
    assert set(read("Der Ex-Minister und der Landrat kamen.")) == {"Landrat"}


def test_an_english_office_of_two_words_is_one() -> None:
    found = read("Yesterday Prime Minister Anna Whitlow met the President in town.", language="en")
    assert found["Prime Minister"].before == ("yesterday",)
    assert getattr(found["Prime Minister"].stated, "kind", "") == "head_of_government"
    assert "President" in found
