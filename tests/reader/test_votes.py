"""Several votes: what more than half of them name is kept, and said as most of them say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from checker import pipeline
from checker.model import Assessment, Conflict, Level, Outcome
from checker.plugins import Rule
from checker.reader.consulting import Consultation, Manner, consult
from tests.reader.writing import EVENING, NIGHT, Reader, answer, make_story, pair

OPEN, SHUT = "Türen waren offen", "waren verschlossen"
DOORS = (OPEN, SHUT, "statement")
PLACES = make_story(
    "Das Schiff liegt im Hafen von Grünkamp.", "Das Schiff liegt im Hafen von Quendelbach.", "Das Schiff ist alt."
)
STORY = make_story(EVENING, NIGHT)


def vote(*said: Sequence[tuple[str, ...]], story: Sequence[object] = STORY) -> Consultation:
    """What is left when each vote names the pairs of words given for it."""
    answers = iter(said)
    reader = Reader(lambda prompt: answer(*(pair(prompt, *one) for one in next(answers))))
    return consult(story, story, (), Manner("m", votes=len(said)), reader)


def judge(
    said: Consultation, rules: Sequence[Rule], story: Sequence[object] = STORY
) -> tuple[Assessment, list[Conflict]]:
    assessment = pipeline.check(story, rules, proposed=said.proposed)
    return assessment, [conflict for conflict in assessment.conflicts if conflict.found_by == ("reader",)]


def count_told(because: str) -> tuple[str, ...]:
    """The numbers in a reason."""
    return tuple(re.findall(r"\d+", because))


@pytest.mark.parametrize(
    ("story", "words"),
    [(STORY, DOORS), (PLACES, ("Hafen von Grünkamp", "Hafen von Quendelbach", "place"))],
)
def test_places_and_opposed_statements_are_a_note_until_two_votes_agree(
    rules: Sequence[Rule], story: Sequence[object], words: tuple[str, ...]
) -> None:
    levels = []
    for votes in ([[words]], [[words], [], [words]], [[words], [words], [words]]):
        _, (conflict,) = judge(vote(*votes, story=story), rules, story)
        assert conflict.verdict.level is Outcome.CONFLICT
        levels.append(conflict.level)
    assert levels == [Level.NOTE, Level.WARNING, Level.WARNING]


def test_what_one_of_three_votes_names_is_dropped_with_the_count(rules: Sequence[Rule]) -> None:
    assessment, conflicts = judge(vote([DOORS], [], []), rules)
    assert conflicts == []
    assert [count_told(one.because) for one in assessment.dropped] == [("1", "3")]


def test_votes_agree_by_what_they_point_at_not_by_how_much_they_quote() -> None:
    said = vote([DOORS], [("offen, sagt", "verschlossen, sagt", "statement")], [])
    assert [one.votes for one in said.proposed.pairs] == [2]


def test_votes_agree_though_each_calls_the_kind_of_thing_by_another_name() -> None:
    said = vote([DOORS], [(OPEN, SHUT, "quote")], [("waren offen", SHUT, "quote")])
    assert [(one.votes, one.kind) for one in said.proposed.pairs] == [(3, "quote")]


def test_most_votes_say_whether_it_is_a_later_state() -> None:
    update = (*DOORS, "update")
    assert [one.said for one in vote([DOORS], [update], [update]).proposed.pairs] == ["update"]
    assert [one.said for one in vote([update], [DOORS], [DOORS]).proposed.pairs] == ["conflict"]
    assert [one.said for one in vote([update], [DOORS], []).proposed.pairs] == ["update"]


def test_one_vote_that_names_a_pair_twice_is_one_vote() -> None:
    said = vote([DOORS, DOORS, ("offen", "verschlossen", "quote")], [], [])
    assert said.proposed.pairs == ()
    assert {count_told(one.because) for one in said.proposed.dropped} == {("1", "3")}


def test_two_things_at_one_place_are_counted_apart() -> None:
    story = make_story("Am Hof gibt es drei Boote und vier Helfer.", "Am Hof gibt es fünf Boote und sechs Helfer.")
    both = ("drei Boote und vier Helfer", "fünf Boote und sechs Helfer", "statement")
    boats = ("drei Boote", "fünf Boote", "figure")
    said = vote([both, boats], [boats], [boats], story=story)
    assert [(one.kind, one.votes) for one in said.proposed.pairs] == [("figure", 3)]
    assert [count_told(one.because) for one in said.proposed.dropped] == [("1", "3")]
