"""Pairs of figures below the bar stand in the second question, too; a yes makes a finding of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from checker import pipeline
from checker.model import Article, Assessment, Level
from checker.plugins import Rule
from checker.reader import likely
from checker.reader.consulting import Consultation, Manner, Watching, consult, plan_second, put_questions
from checker.reader.likely import find_likely
from checker.reader.stories import find_stories
from tests.cli.calling import report
from tests.reader.writing import Reader, answer, is_second, make_story, pair, serve, write_story

RUN = (
    "Beim Deichlauf in Ulmenhof starteten 410 Läufer. 37 gaben auf. Die Veranstalter nahmen 9.200 Euro ein.",
    "Der Deichlauf in Ulmenhof lockte 440 Teilnehmer an. 29 von ihnen kamen nicht ins Ziel. Gespendet wurden 8.700 "
    "Euro. An der Strecke standen 1.500 Zuschauer.",
    "In Ulmenhof sind am Sonntag rund 1.200 Menschen zum Deichlauf gekommen. 52 Helfer verteilten Wasser.",
)
CROWD = ("1.200", "1.500")
MANNER = Manner("m")


def suggest(
    story: Sequence[Article], assessment: Assessment, asked: frozenset[tuple[str, str]] = frozenset()
) -> list[tuple[str, str]]:
    (told,) = find_stories(story, story)
    doubts = find_likely(assessment, frozenset(one.path for one in story), pipeline.pair_every, told, asked)
    return [(min(doubt.a.text, doubt.b.text), max(doubt.a.text, doubt.b.text)) for doubt in doubts]


def yes(prompt: str) -> str:
    """Names the crowd when asked a second time, nothing before."""
    return answer(pair(prompt, "1.500", "1.200")) if is_second(prompt) else answer()


def test_the_likeliest_pairs_no_finding_names_are_suggested_once_each(rules: Sequence[Rule]) -> None:
    story = make_story(*RUN)
    assessment = pipeline.check(story, rules)
    suggested = suggest(story, assessment)
    assert CROWD in suggested
    assert ("410", "440") not in suggested  # a note already
    assert len(set(suggested)) == len(suggested)


def test_a_pair_of_two_sources_is_not_asked_about(rules: Sequence[Rule]) -> None:
    story = make_story(*RUN)
    (told,) = find_stories(story, story)
    doubts = find_likely(pipeline.check(story, rules), frozenset(("a.txt",)), pipeline.pair_every, told, ())
    assert doubts
    assert all("a.txt" in (doubt.a.article.path, doubt.b.article.path) for doubt in doubts)


def test_of_many_only_the_likeliest_are_asked_about(rules: Sequence[Rule], monkeypatch: pytest.MonkeyPatch) -> None:
    story = make_story(*RUN)
    assessment = pipeline.check(story, rules)
    every = suggest(story, assessment)
    monkeypatch.setattr(likely, "MOST", 1)
    assert suggest(story, assessment) == every[:1]


def ask_twice(story: Sequence[Article], rules: Sequence[Rule], reader: Reader) -> tuple[Assessment, Consultation]:
    """A check after both questions, and what was said."""
    said = consult(story, story, (), MANNER, reader)
    before = pipeline.check(story, rules, proposed=said.proposed)
    found = partial(find_likely, before, frozenset(one.path for one in story), pipeline.pair_every)
    planned = plan_second(before.conflicts, said.stories, said.readings, MANNER, found)
    said = put_questions(planned, said.readings, MANNER, reader, Watching(), said)
    return pipeline.check(story, rules, proposed=said.proposed), said


def test_what_the_reader_confirms_is_a_warning_and_the_rest_stays_unreported(rules: Sequence[Rule]) -> None:
    story = make_story(*RUN)
    after, _ = ask_twice(story, rules, Reader(yes))
    told = {frozenset(claim.excerpt.text for claim in one.claims): one for one in after.conflicts}
    assert told[frozenset(CROWD)].level is Level.WARNING
    assert told[frozenset(CROWD)].found_by == ("reader",)
    assert frozenset(("9.200 Euro", "8.700 Euro")) not in told


def test_no_run_asks_about_the_next_best_when_some_are_confirmed(
    rules: Sequence[Rule], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likely, "MOST", 2)
    story = make_story(*RUN)
    after, said = ask_twice(story, rules, Reader(yes))
    again = partial(find_likely, after, frozenset(one.path for one in story), pipeline.pair_every)
    assert plan_second(after.conflicts, said.stories, said.readings, MANNER, again).questions == ()


def test_from_the_command_line_a_second_run_sends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = write_story(Path("s"), *RUN)
    with serve(yes) as chat:
        asked = (*paths, "--reader", chat.url, "--reader-model", "m")
        _, document = report(*asked)
        assert len(chat.requests) == 2
        assert report(*asked)[1] == document
        assert len(chat.requests) == 2
    assert "warning" in [one["level"] for one in document["conflicts"] if one["found_by"] == ["reader"]]
