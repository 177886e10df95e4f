"""One decision put into a file beside those of others, and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from made_conflicts import party_conflict

from checker.decisions import make_decision, read_decisions, write_decisions
from checker.decisions.sharing import put_decision, take_back

ONE, TWO = (make_decision(party_conflict(name), "accepted", "so") for name in ("Zoe Adam", "Anna Berg"))


def test_a_decision_is_put_beside_the_others_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    write_decisions(path, [TWO])
    assert put_decision(path, ONE) is None
    changed = replace(ONE, verdict="dismissed")
    assert put_decision(path, changed) == ONE
    assert read_decisions(path) == (TWO, changed)
    take_back(path, ONE.fingerprint, ONE)
    assert read_decisions(path) == (TWO, ONE)
    take_back(path, ONE.fingerprint, None)
    assert read_decisions(path) == (TWO,)
