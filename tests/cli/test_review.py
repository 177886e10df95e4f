"""`gegenprobe review`: answers at the terminal become decisions and, if the desk says so, dated house facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from checker.cli.gathering import gather_facts
from checker.cli.review import offer_house_fact, walk
from checker.cli.running import Request, assess
from checker.decisions import read_decisions, start_review

SLIP = "date 2025-09-04\n\nAußenminister Johann Wadephul (SPD) reist nach Kiew.\n"
DECISIONS = Path("decisions.json")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(SLIP, encoding="utf-8")


def review(*answers: str) -> int:
    """Walk through the findings with these answers; returns how many decisions were written."""
    assessment = assess(Request(paths=("a.txt",), quiet=True))
    given: Iterator[str] = iter(answers)
    return walk(start_review(assessment.conflicts, ()), assessment, DECISIONS, "mk", lambda question: next(given))


def test_an_accepted_finding_is_written_with_its_note() -> None:
    assert review("a", "slip of the agency") == 1
    (decision,) = read_decisions(DECISIONS)
    assert (decision.verdict, decision.reason, decision.owner) == ("accepted", "slip of the agency", "mk")


def test_quitting_and_an_answer_without_a_note_write_nothing() -> None:
    assert review("d", "", "q") == 0
    assert read_decisions(DECISIONS) == ()


def test_a_wrong_source_may_become_a_house_fact_that_later_checks_read() -> None:
    assert review("w", "1", "looked it up", "CDU", "Deutscher Bundestag", "") == 1
    house = [fact for fact in gather_facts(None) if fact.excerpt.article.path.endswith("house.toml")]
    assert [(fact.person, fact.attribute, fact.value) for fact in house] == [("Johann Wadephul", "party", "CDU")]


def test_no_house_fact_without_a_source(capsys: pytest.CaptureFixture[str]) -> None:
    (conflict,) = assess(Request(paths=("a.txt",), quiet=True)).conflicts
    given = iter(("CDU", "", ""))
    offer_house_fact(conflict, lambda question: next(given), Path("house.toml"), date(2026, 1, 1))
    assert "needs a person, a value and a source" in capsys.readouterr().err
    assert not Path("house.toml").exists()
