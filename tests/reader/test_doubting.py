"""The second question: what stays a note is asked about once more, pair by pair, and a yes makes it a warning."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from checker import pipeline
from checker.model import Article, Assessment, Level
from checker.plugins import Rule
from checker.reader.consulting import Consultation, Manner, Plan, Watching, consult, plan_second, put_questions
from checker.reader.doubting import plan_doubts
from checker.reader.readings import Reading, read_readings, write_readings
from tests.cli.calling import report, run
from tests.reader.writing import (
    EVENING,
    MORNING,
    NIGHT,
    NOON,
    Reader,
    answer,
    is_second,
    make_story,
    pair,
    serve,
    write_story,
)

FILE = Path("gegenprobe-readings.jsonl")
OPEN, SHUT = "Türen waren offen", "waren verschlossen"
LONG = (
    "Der Rat von Quendelbach tagte am Abend. Die Brücke bleibt für Lastwagen gesperrt. Der Rat will im Herbst weiter "
    "beraten. Zuvor hatten Anwohner demonstriert. Es blieb friedlich."
)
SHORT = "Nach der Sitzung in Quendelbach ist die Brücke wieder für alle frei, sagt der Rat."
MANNER = Manner("m")


def say(second: Callable[[str], str] = lambda prompt: answer()) -> Callable[[str], str]:
    """A reader that names the doors, and answers the second question as `second` does."""
    return lambda prompt: second(prompt) if is_second(prompt) else answer(pair(prompt, OPEN, SHUT, "statement"))


def yes(prompt: str) -> str:
    return answer(pair(prompt, "offen", "verschlossen", "statement"))


def judge(story: Sequence[Article], said: Consultation, rules: Sequence[Rule]) -> Assessment:
    return pipeline.check(story, rules, proposed=said.proposed)


def ask_twice(
    story: Sequence[Article], reader: Reader, rules: Sequence[Rule], manner: Manner = MANNER
) -> tuple[Plan, Consultation]:
    """The plan of the second question and what is said after it."""
    said = consult(story, story, (), manner, reader)
    planned = plan_second(judge(story, said, rules).conflicts, said.stories, said.readings, manner)
    return planned, put_questions(planned, said.readings, manner, reader, Watching(), said)


def levels(assessment: Assessment) -> list[Level]:
    return [one.level for one in assessment.conflicts if one.found_by == ("reader",)]


@pytest.mark.parametrize(
    ("second", "level"),
    [
        (yes, Level.WARNING),
        (lambda prompt: answer(), Level.NOTE),
        (lambda prompt: answer(pair(prompt, "offen", "verschlossen", "statement", "update")), Level.NOTE),
        (lambda prompt: answer(pair(prompt, "14 Menschen", "verschlossen", "statement")), Level.NOTE),
        (lambda prompt: answer(pair(prompt, "sagt die Polizei", "sagt die Polizei", "quote")), Level.NOTE),
    ],
    ids=["conflict", "nothing", "update", "another pair", "other words"],
)
def test_a_note_is_a_warning_only_if_the_second_answer_says_so(
    rules: Sequence[Rule], second: Callable[[str], str], level: Level
) -> None:
    story = make_story(EVENING, NIGHT)
    _, said = ask_twice(story, Reader(say(second)), rules)
    assert set(levels(judge(story, said, rules))) == {level}


def test_it_shows_the_pair_with_what_stands_around_it_and_nothing_else(rules: Sequence[Rule]) -> None:
    story = make_story(LONG, SHORT, MORNING)
    reader = Reader(
        lambda prompt: answer(
            *([] if is_second(prompt) else [pair(prompt, "gesperrt", "wieder für alle frei", "statement")])
        )
    )
    planned, _ = ask_twice(story, reader, rules)
    (question,) = [one.question for one in planned.questions]
    assert re.findall(r"^\[(\d+)\] (.*)$", question.text, re.MULTILINE) == [
        ("1", "Der Rat von Quendelbach tagte am Abend."),
        ("2", "Die Brücke bleibt für Lastwagen gesperrt."),
        ("3", "Der Rat will im Herbst weiter beraten."),
        ("4", SHORT),
    ]
    assert question.text.rstrip().endswith("- [2] “gesperrt” and [4] “wieder für alle frei”")
    assert "beides zugleich" not in question.text


def test_sentences_that_do_not_stand_side_by_side_are_shown_apart(rules: Sequence[Rule]) -> None:
    text = " ".join(
        [
            "Die Halle ist leer.",
            *LONG.split(". ")[:1],
            ".",
            "Niemand weiß mehr. Der Zaun steht. Es regnet. Das Tor ist zu.",
        ]
    )
    story = make_story(text, "Das Tor der Halle ist auf. Die Halle ist voll.")

    def named(prompt: str) -> str:
        return answer(
            pair(prompt, "Halle ist leer", "Halle ist voll", "statement"),
            pair(prompt, "Tor ist zu", "ist auf", "statement"),
        )

    planned, _ = ask_twice(story, Reader(lambda prompt: answer() if is_second(prompt) else named(prompt)), rules)
    (question,) = [one.question for one in planned.questions]
    assert question.text.count("[...]") == 1
    assert len(question.asked) == 2


def test_what_is_asked_counts_in_the_budget_and_is_asked_later_if_it_is_used_up(rules: Sequence[Rule]) -> None:
    story, reader = make_story(EVENING, NIGHT), Reader(say(yes))
    _, said = ask_twice(story, reader, rules, Manner("m", most_calls=1))
    assert [len(reader.asked), said.calls, len(said.failures)] == [1, 1, 1]
    assert levels(judge(story, said, rules)) == [Level.NOTE]
    planned = plan_second(judge(story, said, rules).conflicts, said.stories, said.readings, MANNER)
    said = put_questions(planned, said.readings, MANNER, reader, Watching(), Consultation())
    assert [len(reader.asked), said.calls, said.failures] == [2, 1, ()]
    assert levels(judge(story, said, rules)) == [Level.WARNING]


def test_nothing_is_asked_a_third_time(rules: Sequence[Rule]) -> None:
    story = make_story(EVENING, NIGHT)
    for second in (yes, lambda prompt: answer()):
        _, said = ask_twice(story, Reader(say(second)), rules)
        assert plan_second(judge(story, said, rules).conflicts, said.stories, said.readings, MANNER).questions == ()


def test_warnings_of_the_rules_and_updates_are_not_asked_about(rules: Sequence[Rule]) -> None:
    story = make_story(MORNING, NOON)
    planned, said = ask_twice(story, Reader(lambda prompt: answer(pair(prompt, "14 Menschen", "41 Menschen"))), rules)
    assert planned.questions == ()
    assert said.calls == 1

    def told(prompt: str) -> str:
        return answer(pair(prompt, OPEN, SHUT, "statement", "update"))

    assert ask_twice(make_story(EVENING, NIGHT), Reader(told), rules)[0].questions == ()


def test_pairs_that_do_not_fit_one_question_make_more_and_one_that_never_fits_none(rules: Sequence[Rule]) -> None:
    texts = [f"Im Saal von Grünkamp {words}. {'Es war laut. ' * 3}" for words in ("ist Wein verboten", "brennt Licht")]
    others = [f"Im Saal von Grünkamp {words}." for words in ("ist Wein erlaubt", "ist es dunkel")]
    story = make_story(*texts, *others)

    def named(prompt: str) -> str:
        return answer(
            pair(prompt, "verboten", "erlaubt", "statement"), pair(prompt, "brennt Licht", "ist es dunkel", "statement")
        )

    planned, said = ask_twice(story, Reader(lambda prompt: answer() if is_second(prompt) else named(prompt)), rules)
    (question,) = [one.question for one in planned.questions]
    assert len(question.doubts) == 2
    (told,) = said.stories
    split = list(plan_doubts(told, question.doubts, (), question.tokens - 1))
    assert [len(one.doubts) for one in split] == [1, 1]
    assert list(plan_doubts(told, question.doubts, (), 100)) == []


def test_readings_keep_what_was_asked_and_lines_without_it_stay_as_they_were(tmp_path: Path) -> None:
    plain = Reading("m", "3", 1, ("a" * 12, "b" * 12), ("a" * 12,), ())
    asked = Reading("m", "second 1", 1, ("a" * 12, "b" * 12), (), (), asked=(("a" * 12, "b" * 12),))
    write_readings(tmp_path / "kept.jsonl", (asked, plain))
    assert set(read_readings(tmp_path / "kept.jsonl")) == {plain, asked}
    lines = [json.loads(line) for line in (tmp_path / "kept.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted("asked" in line for line in lines) == [False, True]
    assert plain.id != asked.id


def test_from_the_command_line_it_is_kept_and_offline_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = write_story(Path("s"), EVENING, NIGHT)
    with serve(say(yes)) as chat:
        asked = (*paths, "--reader", chat.url, "--reader-model", "m")
        code, document = report(*asked)
        assert [conflict["level"] for conflict in document["conflicts"]] == ["warning"]
        assert len(chat.requests) == 2
        assert report(*asked) == (code, document)
        assert len(chat.requests) == 2
    kept = FILE.read_bytes()
    assert report(*paths, "--reader-offline") == (code, document)
    assert FILE.read_bytes() == kept
    assert len(kept.splitlines()) == 2


def test_a_dry_run_counts_it_once_the_first_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = write_story(Path("s"), EVENING, NIGHT)
    with serve(say(yes)) as chat:
        asked = (*paths, "--reader", chat.url, "--reader-model", "m")
        code, document = report(*asked, "--reader-budget", "1")
        assert (code, len(document["failures"]), len(chat.requests)) == (2, 1, 1)
        counted = [_count(run("check", *asked, "--reader-dry-run")[1])]
        report(*asked)
        counted.append(_count(run("check", *asked, "--reader-dry-run")[1]))
    assert (counted, len(chat.requests)) == ([1, 0], 2)


def _count(told: str) -> int:
    found = re.search(r"^(\d+) calls, about \d+ tokens$", told, re.MULTILINE)
    assert found
    return int(found[1])


def test_by_hand_prompts_with_readings_are_what_is_still_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_story(Path("s"), EVENING, NIGHT)
    for second in (False, True, None):
        text = run("reader", "prompts", "s", "--readings", str(FILE))[1]
        if second is None:
            assert text == ""
            continue
        (prompt,) = [json.loads(line) for line in text.splitlines()]
        assert is_second(prompt["prompt"]) is second is bool(prompt.get("asked"))
        Path("prompts.jsonl").write_text(text, encoding="utf-8")
        line = json.dumps({"id": prompt["id"], "answer": say(yes)(prompt["prompt"])})
        Path("answers.jsonl").write_text(line, encoding="utf-8")
        assert run("reader", "answers", "prompts.jsonl", "answers.jsonl")[0] == 0
    assert [one["level"] for one in report("s", "--reader-offline")[1]["conflicts"]] == ["warning"]
