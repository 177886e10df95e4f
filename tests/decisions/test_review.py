"""The review: its order, its answers, going on after a break, and losing nothing when it is killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from made_conflicts import party_conflict

from checker.decisions import Answer, Review, make_decision, read_decisions, record, start_review
from checker.errors import DecisionsError
from checker.messages import say
from checker.model import Conflict, Level

ADAM, BERG, KERN = (party_conflict(name) for name in ("Zoe Adam", "Anna Berg", "Mara Kern"))
HERE = Path(__file__).parent


def subjects(review: Review) -> list[str]:
    return [conflict.subject for conflict in review.queue]


def test_loudest_first_noted_last_decided_not_at_all() -> None:
    quiet = replace(BERG, level=Level.NOTE)
    hidden = party_conflict("Ulf Tann")
    review = start_review(
        [quiet, KERN, ADAM, hidden],
        [make_decision(ADAM, "open", "nachfragen"), make_decision(hidden, "dismissed", "zwei Personen")],
    )
    assert subjects(review) == ["Mara Kern", "Anna Berg", "Zoe Adam"]


def test_an_ended_decision_is_asked_again() -> None:
    ended = make_decision(ADAM, "accepted", "bis zur Wahl", until=date(2026, 2, 1))
    assert subjects(start_review([ADAM], [ended], date(2026, 2, 1))) == []
    assert subjects(start_review([ADAM], [ended], date(2026, 2, 2))) == ["Zoe Adam"]


def test_answers_make_decisions() -> None:
    review = start_review([ADAM, BERG, KERN])
    assert review.remaining == 3
    review, first = review.answer(Answer.DISMISS, "zwei Personen", owner="mk")
    review, second = review.answer(Answer.WRONG_SOURCE, "Handbuch nachgesehen", wrong=1)
    review, third = review.answer(Answer.SKIP)
    assert first is not None
    assert (first.verdict, first.owner) == ("dismissed", "mk")
    assert second is not None
    assert second.verdict == "accepted"
    assert second.reason == "wrong source: Blatt B has CDU; Handbuch nachgesehen"
    assert third is None
    assert review.current is None
    assert review.made == (first, second)


@pytest.mark.parametrize(
    ("answer", "note", "wrong", "verdict"),
    [
        (Answer.ACCEPT, "so", None, "accepted"),
        (Answer.DISMISS, "zwei Personen", None, "dismissed"),
        (Answer.SKIP, "nachfragen", None, "open"),
        (Answer.WRONG_SOURCE, "", 0, "accepted"),
    ],
)
def test_each_answer_keeps_who_gave_it_and_until_when(
    answer: Answer, note: str, wrong: int | None, verdict: str
) -> None:
    until = date(2026, 3, 4)
    _, made = start_review([ADAM]).answer(answer, note, wrong=wrong, owner="mk", until=until)
    assert made is not None
    assert (made.verdict, made.owner, made.until) == (verdict, "mk", until)
    assert made.reason == (note or "wrong source: Blatt A has SPD")


def test_back_goes_back_by_one() -> None:
    review = start_review([ADAM, BERG, KERN])
    second, _ = review.answer(Answer.SKIP)
    third, _ = second.answer(Answer.SKIP)
    assert third.back() == second
    assert third.back().back() == review


def test_a_skip_with_a_note_stays_open() -> None:
    review, decision = start_review([ADAM]).answer(Answer.SKIP, "Pressestelle fragen")
    assert decision is not None
    assert (decision.verdict, decision.reason) == ("open", "Pressestelle fragen")
    assert subjects(start_review([ADAM], review.made)) == ["Zoe Adam"]


@pytest.mark.parametrize(
    ("answer", "note", "wrong", "words"),
    [
        (Answer.ACCEPT, "  ", None, "to accept a conflict, say why"),
        (Answer.DISMISS, "", None, "to dismiss a conflict, say why"),
        (Answer.WRONG_SOURCE, "x", None, "say which source is wrong: a number from 1 to 2"),
        (Answer.WRONG_SOURCE, "x", 2, "say which source is wrong: a number from 1 to 2"),
        (Answer.WRONG_SOURCE, "x", -1, "say which source is wrong: a number from 1 to 2"),
    ],
)
def test_an_answer_that_says_too_little(answer: Answer, note: str, wrong: int | None, words: str) -> None:
    with pytest.raises(DecisionsError) as problem:
        start_review([ADAM]).answer(answer, note, wrong=wrong)
    assert say(problem.value.args[0], "en") == words


def test_back_asks_the_last_one_again_and_the_end_is_the_end(tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    review, decision = start_review([ADAM]).answer(Answer.ACCEPT, "so")
    assert decision is not None
    record(path, decision)
    with pytest.raises(DecisionsError, match=r"^the review is at its end: there is no conflict to answer$"):
        review.answer(Answer.SKIP)
    again, changed = review.back().answer(Answer.DISMISS, "doch nicht")
    assert changed is not None
    record(path, changed)
    assert again.current is None
    assert [one.verdict for one in read_decisions(path)] == ["dismissed"]
    assert start_review([ADAM]).back().current == ADAM


def test_recording_keeps_what_others_wrote_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    for conflict in (ADAM, BERG):
        _, decision = start_review([conflict]).answer(Answer.ACCEPT, "so")
        assert decision is not None
        record(path, decision)
    assert [one.subject for one in read_decisions(path)] == ["Anna Berg", "Zoe Adam"]


def run_and_kill(path: Path, after: float) -> tuple[list[str], bool]:
    """Answers the review said it had recorded before it was killed, and whether it came to its end."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])}
    command = [sys.executable, str(HERE / "review_loop.py"), str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline().strip()]
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    said += process.stdout.read().split()
    process.stdout.close()
    return [line for line in said if len(line) == 16], process.wait() == 0


@pytest.mark.skipif(os.name != "posix", reason="kills a process the POSIX way")
def test_killed_fifty_times_no_answer_is_lost(tmp_path: Path) -> None:
    chance = random.Random(7)
    path = tmp_path / "decisions.json"
    recorded: set[str] = set()
    kills = 0
    while kills < 50:
        said, finished = run_and_kill(path, chance.uniform(0, 0.02))
        recorded |= set(said)
        kept = {decision.fingerprint for decision in read_decisions(path)}
        assert recorded <= kept
        kills += not finished
        if finished or len(kept) > 50:
            path.unlink()
            recorded = set()


def test_the_review_has_all_conflicts_it_was_given() -> None:
    many: list[Conflict] = [party_conflict(f"Person{number} Test") for number in range(30)]
    assert len(start_review([*many, *many]).queue) == 30
