"""Decisions over conflicts: known, dismissed, new again, stale; making and shrinking them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from made_conflicts import make_claim, make_conflict, party_conflict

from checker.decisions import apply_decisions, decide, make_decision, shrink
from checker.decisions.apply import find_conflict
from checker.errors import DecisionsError
from checker.messages import say
from checker.model import Article, Status


@dataclass(frozen=True)
class FakeConflict:
    """A conflict that is nothing but its fingerprint."""

    fingerprint: str


CONFLICT = party_conflict()
OTHER = party_conflict("Hans Uhland", "FDP", "Grüne")
ACCEPTED = make_decision(CONFLICT, "accepted", "beide Angaben  stehen so\nim Handbuch")


def test_verdicts_become_statuses_in_the_order_given() -> None:
    dismissed = make_decision(OTHER, "dismissed", "zwei Personen")
    (first, second), stale = apply_decisions([OTHER, CONFLICT], [ACCEPTED, dismissed])
    assert (first.status, second.status) == (Status.DISMISSED, Status.KNOWN)
    assert stale == ()
    (noted,), _ = apply_decisions([CONFLICT], [make_decision(CONFLICT, "open", "später")])
    assert noted.status is Status.NEW


def test_after_its_last_day_a_conflict_is_new_again() -> None:
    until = replace(ACCEPTED, until=date(2026, 1, 10))
    for today, status in (
        (date(2026, 1, 9), Status.KNOWN),
        (date(2026, 1, 10), Status.KNOWN),
        (date(2026, 1, 11), Status.NEW),
        (None, Status.KNOWN),
    ):
        (judged,), stale = apply_decisions([CONFLICT], [until], today)
        assert judged.status is status
        assert stale == ()


def test_a_fourth_article_and_another_place_change_nothing_a_changed_value_is_new() -> None:
    moved = party_conflict(path="elsewhere/b")
    article = Article("c", "c.txt", "Es kam auch Gerda Vogelsang (CDU).")
    third = make_claim(article, "Gerda Vogelsang (CDU)", "Gerda Vogelsang", "CDU")
    (one, two), _ = apply_decisions([moved, make_conflict(*moved.claims, third)], [ACCEPTED])
    assert (one.status, two.status) == (Status.KNOWN, Status.KNOWN)
    (changed,), stale = apply_decisions([party_conflict(second="FDP")], [ACCEPTED])
    assert changed.status is Status.NEW
    assert stale == (ACCEPTED,)


def test_only_what_was_looked_at_can_be_stale() -> None:
    assert apply_decisions([], [ACCEPTED])[1] == (ACCEPTED,)
    assert apply_decisions([], [ACCEPTED], rules={"conflicting_party"})[1] == (ACCEPTED,)
    assert apply_decisions([], [ACCEPTED], rules={"conflicting_office"})[1] == ()
    assert apply_decisions([], [ACCEPTED], subjects={"Gerda Vogelsang"})[1] == (ACCEPTED,)
    assert apply_decisions([], [ACCEPTED], subjects={"Hans Uhland"})[1] == ()


def test_a_decision_holds_a_readable_copy_and_one_line_of_reason() -> None:
    assert ACCEPTED.values == ("CDU", "SPD")
    assert ACCEPTED.reason == "beide Angaben stehen so im Handbuch"
    assert ACCEPTED.fingerprint == CONFLICT.fingerprint


def test_deciding_by_shortened_fingerprint_keeps_the_others() -> None:
    made = decide([CONFLICT, OTHER], [ACCEPTED], "dismissed", "zwei", fingerprints=[OTHER.fingerprint[:8]], owner="mk")
    assert {one.fingerprint: one.verdict for one in made} == {
        CONFLICT.fingerprint: "accepted",
        OTHER.fingerprint: "dismissed",
    }
    assert next(one for one in made if one.fingerprint == OTHER.fingerprint).owner == "mk"
    changed = decide([CONFLICT], made, "dismissed", "doch", fingerprints=[CONFLICT.fingerprint])
    assert {one.verdict for one in changed} == {"dismissed"}


def test_a_decision_may_have_a_last_day() -> None:
    (one,) = decide([CONFLICT], [], "accepted", "so", owner="mk", until=date(2026, 3, 4))
    assert (one.until, one.owner) == (date(2026, 3, 4), "mk")


def test_what_cannot_be_written_becomes_a_question_mark() -> None:
    made = make_decision(CONFLICT, "accepted", "Grund \udcff", owner="m\udcff")
    assert (made.reason, made.owner) == ("Grund ?", "m?")


def test_six_digits_are_enough_and_several_conflicts_are_none() -> None:
    wanted = CONFLICT.fingerprint
    assert find_conflict([CONFLICT, OTHER], wanted[:6].upper()) == CONFLICT
    assert find_conflict([CONFLICT, replace(CONFLICT)], wanted[:6]) == CONFLICT  # twice is one
    with pytest.raises(DecisionsError) as problem:
        find_conflict([CONFLICT], wanted[:5])
    short = f"fingerprint {wanted[:5]!r} is too short: give at least 6 of its digits"
    assert say(problem.value.args[0], "en") == short


def test_digits_that_several_conflicts_share_name_none() -> None:
    alike = [FakeConflict("abcdef0123456789"), FakeConflict("abcdef9876543210"), FakeConflict("abcdeff")]
    with pytest.raises(DecisionsError) as problem:
        find_conflict(alike, "abcdef")  # type: ignore[arg-type]
    assert say(problem.value.args[0], "en") == "fingerprint 'abcdef' names 3 conflicts: give more of its digits"
    with pytest.raises(DecisionsError, match="names 2 conflicts"):
        find_conflict(alike[:2], "abcdef")  # type: ignore[arg-type]


def test_deciding_all_means_what_is_new() -> None:
    known = replace(OTHER, status=Status.DISMISSED)
    assert [one.fingerprint for one in decide([CONFLICT, known], [], "accepted", "so")] == [CONFLICT.fingerprint]


@pytest.mark.parametrize(
    ("verdict", "reason", "fingerprints", "words"),
    [
        ("accepted", " \n", None, 'a decision needs a reason: add --reason "why"'),
        ("open", "x", None, "a conflict can be accepted or dismissed, not 'open'"),
        ("accepted", "x", ["abc"], "fingerprint 'abc' is too short: give at least 6 of its digits"),
        (
            "accepted",
            "x",
            ["f" * 16],
            f"no conflict in these articles has the fingerprint {'f' * 16!r}; see gegenprobe check",
        ),
    ],
)
def test_what_cannot_be_decided(verdict: str, reason: str, fingerprints: list[str] | None, words: str) -> None:
    with pytest.raises(DecisionsError) as problem:
        decide([CONFLICT, OTHER], [], verdict, reason, fingerprints=fingerprints)
    assert say(problem.value.args[0], "en") == words


def test_shrinking_only_removes() -> None:
    other = make_decision(OTHER, "dismissed", "zwei")
    assert shrink([ACCEPTED, other], [ACCEPTED]) == (other,)
    assert shrink([other], [ACCEPTED]) == (other,)
