"""Parts of marked events: the same at every run, with slips that contradict what another article tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from training.marked import MENTION, RawArticle, read_raw
from training.parts import cut, draw, leave_clause, make_parts, name_speaker, read_marks, retell, shorten, slip_into
from training.slips import change, swap_digits, tell_otherwise

EVENT = next((Path(__file__).parents[2] / "training" / "events").glob("C-41-*.txt"))


@pytest.fixture(scope="module")
def articles() -> list[RawArticle]:
    return read_raw(EVENT)


def test_parts_are_the_same_at_every_run(articles: list[RawArticle]) -> None:
    one, other = (make_parts(EVENT.stem, articles) for _ in range(2))
    assert [[told.labels for told in part.told] for part in one] == [
        [told.labels for told in part.told] for part in other
    ]
    assert {len(part.told) for part in one} >= {2, 3, len(articles) + 1}


@pytest.mark.parametrize("seed", range(20))
def test_a_slip_is_told_by_one_article_against_another_in_the_same_state(articles: list[RawArticle], seed: int) -> None:
    changed = slip_into(Random(seed), list(articles), 1)
    touched = [(one, other) for one, other in zip(articles, changed, strict=True) if one != other]
    for before, after in touched:
        was, now = read_marks(before), read_marks(after)
        wrong = [(one, other) for one, other in zip(was, now, strict=True) if one.surface != other.surface]
        assert wrong
        assert len({(one.thing, one.state) for one, _ in wrong}) == 1
        assert not any(other.sure for _, other in wrong)
        told = [
            mark
            for article in changed
            if article != after
            for mark in read_marks(article)
            if mark.thing == wrong[0][0].thing
        ]
        assert any(mark.state == wrong[0][0].state and mark.sure for mark in told)
        assert wrong[0][1].surface not in {mark.surface for mark in told}
    assert len(touched) <= 1


def test_most_slips_are_made(articles: list[RawArticle]) -> None:
    assert sum(slip_into(Random(seed), list(articles), 1) != articles for seed in range(40)) >= 30


@pytest.mark.parametrize("seed", range(20))
def test_short_parts_share_a_figure(articles: list[RawArticle], seed: int) -> None:
    short = shorten(Random(seed), draw(Random(seed), articles, 2))
    if short:
        shared = set.intersection(*({mark.thing for mark in read_marks(article)} for article in short))
        assert shared
        assert all(
            len(one.marked) <= len(other.marked) for one in short for other in articles if one.number == other.number
        )


def test_a_cut_does_not_end_inside_a_mark() -> None:
    text = "Das Fest war groß. Am {3. März|d:tag} kamen {400|leute} Leute. Es regnete. Sie gingen."
    for seed in range(10):
        cut_out = cut(Random(seed), RawArticle("1", "Blatt", "-", "de", text), "leute")
        assert "{400|leute}" in cut_out.marked
        assert "{3. März|d:tag}" in cut_out.marked or "März" not in cut_out.marked


@pytest.mark.parametrize(
    ("surface", "allowed"),
    [
        ("Montag", {"Sonntag", "Dienstag"}),
        ("drei", {"zwei", "vier"}),
        ("keine Angabe", {"keine Angabe"}),
    ],
)
def test_words_change_to_their_neighbours(surface: str, allowed: set[str]) -> None:
    assert {change(Random(seed), surface, []) for seed in range(20)} <= allowed


def test_digits_change_places_without_a_leading_nought() -> None:
    assert {swap_digits(Random(seed), "35 Prozent", []) for seed in range(10)} == {"53 Prozent"}
    assert not any(swap_digits(Random(seed), "105", []).startswith("0") for seed in range(10))


def test_a_slip_stands_wherever_the_article_told_the_figure() -> None:
    one = RawArticle("1", "Blatt", "-", "de", "{35|x} Leute. Noch einmal: {35|x}, dazu {35|y}.")
    changed = slip_into(Random(1), [one, replace(one, number="2", marked="{35|x} Leute.")], 1)
    marks = next(read_marks(after) for after in changed if "!" in after.marked)
    assert len({mark.surface for mark in marks if mark.thing == "x"}) == 1
    assert {mark.surface for mark in marks if mark.thing == "y"} <= {"35"}


def test_any_other_number_of_as_many_digits_is_a_slip_too() -> None:
    told = {tell_otherwise(Random(seed), "74 Millionen", ()) for seed in range(30)}
    assert len(told) > 10
    assert all(len(surface) == len("74 Millionen") for surface in told)


def test_a_few_sentences_are_told_again_with_a_slip(articles: list[RawArticle]) -> None:
    again = [part for part in make_parts(EVENT.stem, articles) if part.told[-1].article.path.endswith("-again")]
    assert len(again) > 4
    wrong = [[label for label in part.told[1].labels + part.told[0].labels if label.wrong] for part in again]
    assert sum(map(bool, wrong)) > len(again) / 2


def test_sentences_are_retold_with_a_slip_and_other_words(articles: list[RawArticle]) -> None:
    found = [told for seed in range(40) if (told := retell(Random(seed), articles))]
    assert len(found) > 30
    assert all(len({text.number for text in told}) == 2 for told in found)
    slipped = [told for told in found if {mark.told for text in told for mark in read_marks(text) if not mark.sure}]
    assert len(slipped) > len(found) / 2
    plain = [[MENTION.sub("", text.marked) for text in told] for told in found]
    assert sum(one != other for one, other in plain) > len(found) / 2


def test_a_clause_without_a_figure_is_left_and_a_speaker_named() -> None:
    text = "Der Bau, der lange umstritten war, kostet {40 Euro|kosten}, sagte der Rat."
    article = RawArticle("1", "Blatt", "-", "de", text)
    left = {leave_clause(Random(seed), article) for seed in range(9)}
    assert left == {
        "Der Bau, kostet {40 Euro|kosten}, sagte der Rat.",
        "Der Bau, der lange umstritten war, kostet {40 Euro|kosten}.",
    }
    named = name_speaker(Random(1), article)
    assert named.startswith(text[:-1] + ", ")
    assert read_marks(replace(article, marked=named)) == read_marks(article)
    bare = replace(article, marked="Der Bau kostet {40 Euro|kosten}")
    assert leave_clause(Random(1), bare) == name_speaker(Random(1), bare) == bare.marked
