"""Whatever a reader answers, the check ends with findings or with one sentence, and the rest of it stands."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.model import Excerpt
from checker.plugins import Rule
from checker.reader.answers import MOST_PAIRS, Answer, AnswerError, Kind, Said, parse_answer, read_answer
from checker.reader.consulting import Consultation, Manner, consult
from checker.reader.proposing import find_words
from checker.reader.readings import KeptSide, Reading, format_reading, read_readings, write_readings
from checker.reader.sentences import split_story
from checker.reader.stories import find_stories
from tests.reader.writing import EVENING, MORNING, NIGHT, NOON, Reader, answer, make_story, pair

STORY = make_story(MORNING, NOON, EVENING, NIGHT)
SENTENCES = split_story(STORY)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
FAST = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)
numbers = st.integers(-2, len(SENTENCES) + 2) | st.sampled_from([0, 10**30])


@st.composite
def sides(draw: st.DrawFn) -> dict[str, Any]:
    """A side that points at a sentence, mostly with words of it, or of two, or that are not there."""
    number = draw(numbers)
    words = draw(st.text(min_size=1, max_size=30))
    if 1 <= number <= len(SENTENCES) and draw(st.integers(0, 9)):
        text = " ".join(one.text for one in SENTENCES[number - 1 : number + draw(st.integers(0, 1))])
        start = draw(st.integers(0, len(text) - 1))
        words = text[start : start + draw(st.integers(1, 60))]
    return {"sentence": number, "words": words}


pairs = st.fixed_dictionaries(
    {
        "measured": st.text(max_size=20),
        "a": sides(),
        "b": sides(),
        "why": st.text(max_size=20),
        "kind": st.sampled_from([kind.value for kind in Kind]),
        "verdict": st.sampled_from([said.value for said in Said]),
    }
)


def replied(text: str) -> Consultation:
    """What is left of one answer, whatever it is, given twice if it is asked for twice."""
    return consult(STORY, STORY, (), Manner("m"), Reader(lambda prompt: text))


def tell_problem(read: Callable[[], Answer]) -> str:
    """What is wrong with an answer, or that it is one; anything but an answer or its error ends the test."""
    try:
        return f"{len(read().conflicts)} pairs"
    except AnswerError as problem:
        return str(problem)


def check_ends(said: Consultation, rules: Sequence[Rule]) -> None:
    """The check ends, every finding of the rules alone is in it, and no problem is longer than a line."""
    alone = {one.fingerprint for one in pipeline.check(STORY, rules).conflicts}
    assessment = pipeline.check(STORY, rules, proposed=said.proposed)
    assert alone <= {one.fingerprint for one in assessment.conflicts}
    for failure in said.failures:
        assert "\n" not in str(failure.problem)
        assert len(str(failure.problem)) < 400


@pytest.fixture(scope="module")
def few(rules: Sequence[Rule]) -> list[Rule]:
    """The rules that this story's claims belong to: the others say nothing of it and take their time."""
    return [one for one in rules if one.name in ("conflicting_quantity", "conflicting_date", "misspelt_name")]


@FAST
@given(anything)
@example({"conflicts": 3})
@example({"conflicts": [[]]})
@example({"conflicts": [{"measured": None}]})
def test_any_json_is_an_answer_or_a_problem_in_a_line(content: Any) -> None:
    for given_as in (lambda: parse_answer(content), lambda: read_answer(json.dumps(content))):
        assert tell_problem(given_as).count("\n") == 0


@FAST
@given(st.text() | st.text(alphabet='{}[]":,conflits 1\n`</think>'))
def test_any_text_is_an_answer_or_a_problem(text: str) -> None:
    assert tell_problem(lambda: read_answer(text))


@FAST
@given(st.lists(pairs, max_size=3), st.data())
def test_an_answer_with_one_thing_of_another_type_names_its_place(
    rows: list[dict[str, Any]], data: st.DataObject
) -> None:
    text = answer(*rows)
    row = data.draw(st.sampled_from(rows)) if rows else None
    if row is None:
        return
    place = data.draw(st.sampled_from(sorted(row)))
    row[place] = data.draw(st.sampled_from([None, [], 7.5, {"sentence": []}]))
    with pytest.raises(AnswerError, match=r"\$\.conflicts\["):
        read_answer(answer(*rows))
    assert read_answer(text)


@SLOW
@given(rows=st.lists(pairs, max_size=6))
def test_any_answer_in_the_form_leaves_a_check_that_stands(few: Sequence[Rule], rows: list[dict[str, Any]]) -> None:
    said = replied(answer(*rows))
    assert not said.failures
    check_ends(said, few)
    places = {(one.article.path, one.start, one.end) for one in SENTENCES}
    for proposal in said.proposed.pairs:
        for side in (proposal.a, proposal.b):
            assert any(
                path == side.article.path and start <= side.start < side.end <= end for path, start, end in places
            )


@FAST
@given(rows=st.lists(pairs, max_size=6))
def test_what_is_kept_is_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]]
) -> None:
    kept: list[Reading] = []
    (planned,) = find_stories(STORY, STORY)
    reader = Reader(lambda prompt: answer(*rows))
    from checker.reader.consulting import Watching

    consult(planned.articles, STORY, (), Manner("m"), reader, Watching(kept.append))
    file = tmp_path_factory.mktemp("kept") / "readings.jsonl"
    write_readings(file, kept)
    assert read_readings(file) == tuple(kept)
    assert len(format_reading(kept[0]).splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(answer(*[pair_row] * 10_000), id="ten thousand pairs")
        for pair_row in [{"measured": "x", "why": "", "kind": "figure", "verdict": "conflict"}]
    ]
    + [
        pytest.param("x" * 1_000_001, id="a million letters"),
        pytest.param('{"conflicts": ' + "[" * 9_000, id="deep"),
        pytest.param('{"conflicts": [{"measured": "\\ud800"}]}', id="half a surrogate pair"),
        pytest.param("{" * 100_000, id="braces"),
    ],
)
def test_what_is_too_much_is_one_sentence(rules: Sequence[Rule], text: str) -> None:
    said = replied(text)
    assert len(said.failures) == 1
    check_ends(said, rules[:1])


def test_as_many_pairs_as_an_answer_may_have_are_checked(few: Sequence[Rule]) -> None:
    def every_pair(prompt: str) -> str:
        row = pair(prompt, "14 Menschen", "41 Menschen")
        words = [one.text[:n] for one in SENTENCES for n in range(8, 48)]
        numbers = [n for n, _ in enumerate(SENTENCES, 1) for _ in range(40)]
        left = list(zip(numbers, words, strict=True))
        rows = [
            {**row, "a": {"sentence": n, "words": one}, "b": {"sentence": m, "words": other}}
            for (n, one), (m, other) in zip(left, left[::-1], strict=True)
        ]
        return answer(*rows[:MOST_PAIRS])

    said = consult(STORY, STORY, (), Manner("m"), Reader(every_pair))
    assert not said.failures
    assert said.proposed.named > 10
    check_ends(said, few)


TEXT = "Er sprach von „drei  Booten“ – nicht vier – am Übergang: drei Booten, 10\u202f000 Euro, Müller-Lüdenscheidt."
(QUOTED,) = split_story(make_story(TEXT))


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("„drei Booten“", "„drei  Booten“"),
        ('"drei Booten"', "„drei  Booten“"),
        ("»drei\u00a0Booten«", "„drei  Booten“"),
        ("drei Booten", "drei  Booten"),
        ("- nicht vier -", "– nicht vier –"),
        ("— nicht vier", "– nicht vier"),
        ("10 000 Euro", "10\u202f000 Euro"),
        (unicodedata.normalize("NFD", "Übergang"), "Übergang"),
        ("Müller‑Lüdenscheidt", "Müller-Lüdenscheidt"),
        ("Müller-Lüden\u00adscheidt", "Müller-Lüdenscheidt"),
        ("\ufeffÜber\u200bgang", "Übergang"),
        ("…nicht vier…", "nicht vier"),
        ("Boot", "Boot"),
        ("vier", "vier"),
    ],
)
def test_words_are_found_whatever_their_marks_and_blanks(words: str, stands: str) -> None:
    found = find_words(KeptSide(QUOTED.name, words), QUOTED)
    assert found is not None
    assert found.text == stands


@pytest.mark.parametrize(
    "words", ["fünf Booten", "Drei Booten", "drei Boote am", "drei … Booten", "10.000 Euro", " ", "–", "…", "\u200b"]
)
def test_words_that_are_not_there_are_not_found(words: str) -> None:
    found = find_words(KeptSide(QUOTED.name, words), QUOTED)
    assert found is None or found.text in ("–",)


def test_words_that_stand_twice_are_where_they_are_whole_words_first() -> None:
    (sentence,) = split_story(make_story("Die 140 Boote und die 14 Segler, dazu 14 Ruderer."))
    found = find_words(KeptSide(sentence.name, "14"), sentence)
    assert found == Excerpt(sentence.article, 22, 24)


def test_words_of_two_sentences_are_in_neither() -> None:
    first, second = split_story(make_story("Es waren 14 Boote. Alle sanken."))
    assert find_words(KeptSide(first.name, "14 Boote. Alle sanken."), first) is None
    assert find_words(KeptSide(second.name, "14 Boote. Alle sanken."), second) is None


def test_a_sentence_against_itself_is_dropped_and_two_places_in_it_are_not(few: Sequence[Rule]) -> None:
    story = make_story(
        "Zum Hafenfest am Ulmenhof kamen 410 Gäste, zum Hafenfest am Ulmenhof kamen 140 Gäste.", "Nun ja."
    )

    def same(one: str, other: str) -> Consultation:
        row = {
            **pair("[1] x\n[2] x", "x", "x"),
            "a": {"sentence": 1, "words": one},
            "b": {"sentence": 1, "words": other},
        }
        return consult(story, story, (), Manner("m"), Reader(lambda prompt: answer(row)))

    assert same("410 Gäste", "410 Gäste").proposed.pairs == ()
    assert same("kamen 410 Gäste", "410 Gäste, zum").proposed.pairs == ()
    assert len(same("410 Gäste", "140 Gäste").proposed.pairs) == 1


@pytest.mark.parametrize("line", ['{"id": "ID", "answer": {"conflicts": [ROW]}}', '{"id": "ID", "answer": "\\ud800"}'])
def test_by_hand_half_a_surrogate_pair_is_a_failure(line: str, tmp_path: Path) -> None:
    from checker.reader.by_hand import Prompt, take_in

    row = {
        "measured": "",
        "a": {"sentence": 1, "words": "\ud800"},
        "b": {"sentence": 2, "words": "x"},
        "why": "",
        "kind": "figure",
        "verdict": "conflict",
    }
    file = tmp_path / "answers.jsonl"
    file.write_text(line.replace("ID", "0").replace("ROW", json.dumps(row)), encoding="utf-8")
    taken = take_in({"0": Prompt("0", "s", 1, "1", ("a" * 12, "b" * 12), ("a" * 12,))}, file, "m")
    assert (len(taken.readings), len(taken.failures)) == (0, 1)
