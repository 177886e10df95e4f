"""What a run ends with and what it takes from the desk: each option and each kind of finding tells on the exit code."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.calling import report, run

SLIP = "date 2025-09-04\nsource Beispielblatt\n\nAußenminister Johann Wadephul (SPD) reist nach Kiew.\n"
CRASH = "date 2025-06-0{}\nsource {}\n\nBeim Zusammenstoß zweier Züge in Hohenmoor wurden {} Menschen verletzt.\n"
LINDQVIST = "date 2025-06-04\nsource Blatt\n\nKämmerin Petra Lindqvist ({}) sprach in Brackenstedt.\n"
FACTS = """
[[person]]
name = "Petra Lindqvist"
source = "Stadt Brackenstedt"
checked = 2025-05-01
party = [{ value = "CDU" }]
"""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def test_what_was_only_assumed_does_not_fail_a_run() -> None:
    Path("alt.txt").write_bytes(SLIP.replace("SPD", "CDU").encode("cp1252"))
    code, document = report("alt.txt")
    assert code == 0
    assert len(document["failures"]) == 1


def test_an_empty_file_and_a_head_without_text_fail_a_run() -> None:
    write("gut.txt", SLIP.replace("SPD", "CDU"))
    write("kopf.txt", "date 2025-09-04\nsource Beispielblatt\n\n")
    write("leer.txt", "")
    for name in ("kopf.txt", "leer.txt"):
        code, document = report("gut.txt", name)
        assert (code, len(document["failures"])) == (2, 1)


def test_an_update_is_shown_and_never_fails_a_run() -> None:
    write("a.txt", CRASH.format(4, "Morgenblatt", 20))
    write("b.txt", CRASH.format(5, "Abendblatt", 34))
    code, document = report("a.txt", "b.txt", "--fail-on", "note")
    assert code == 0
    assert [(one["verdict"], one["level"]) for one in document["conflicts"]] == [("update", "note")]


def test_facts_of_the_desk_take_the_place_of_the_bundled_ones() -> None:
    write("a.txt", LINDQVIST.format("SPD"))
    write("facts.toml", FACTS)
    assert report("a.txt")[0] == 0
    assert report("a.txt", "--facts", "facts.toml")[0] == 1


def test_levels_of_the_desk_hold() -> None:
    write("a.txt", SLIP)
    write("gegenprobe.toml", '[levels]\nconflicting_party = "note"\n')
    code, document = report("a.txt")
    assert code == 0
    assert [one["level"] for one in document["conflicts"]] == ["note"]


def test_a_suppression_in_the_article_leaves_its_finding_alone() -> None:
    write("a.txt", SLIP.rstrip() + " <!-- gegenprobe: ignore conflicting_party satire -->\n")
    code, document = report("a.txt")
    assert code == 0
    assert [one["status"] for one in document["conflicts"]] == ["dismissed"]


def test_a_decision_ends_after_its_last_day() -> None:
    write("a.txt", SLIP)
    run("decisions", "accept", "--all", "a.txt", "--reason", "known", "--until", "2020-01-01")
    assert report("a.txt")[0] == 1
    run("decisions", "accept", "--all", "a.txt", "--reason", "known", "--until", "9999-12-31")
    assert report("a.txt")[0] == 0


def test_a_dismissed_finding_neither_fails_nor_counts_as_known() -> None:
    write("a.txt", SLIP)
    run("decisions", "dismiss", "--all", "a.txt", "--reason", "satire")
    code, document = report("a.txt")
    assert code == 0
    assert [one["status"] for one in document["conflicts"]] == ["dismissed"]


def test_decisions_on_what_was_not_looked_at_are_not_stale() -> None:
    write("a.txt", SLIP)
    run("decisions", "accept", "--all", "a.txt", "--reason", "known")
    assert report("a.txt", "--ignore", "conflicting_party")[1]["stale"] == []
    write("b.txt", LINDQVIST.format("CDU"))
    assert report("b.txt")[1]["stale"] == []


def test_since_counts_what_stood_there_before_as_known() -> None:
    write("a.txt", SLIP)
    git = ("git", "-c", "user.name=t", "-c", "user.email=t@example.org")
    for words in (("init", "-q"), ("add", "a.txt"), ("commit", "-q", "-m", "first")):
        subprocess.run([*git, *words], check=True, capture_output=True)
    assert report("a.txt")[0] == 1
    assert report("a.txt", "--since", "HEAD")[0] == 0
    write("a.txt", SLIP.replace("SPD", "FDP"))
    assert report("a.txt", "--since", "HEAD")[0] == 1


def test_the_language_asked_for_is_taken() -> None:
    write("a.txt", SLIP)
    assert report("a.txt")[1]["articles"][0]["language"] == "de"
    assert report("a.txt", "--language", "en")[1]["articles"][0]["language"] == "en"
