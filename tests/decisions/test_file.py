"""The decisions file: form, order, errors, migrations, writing in one step."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.decisions import file as decisions_file
from checker.decisions import read_decisions, write_decisions
from checker.errors import DecisionsError
from checker.model import Decision

ONE = Decision(
    "1111111111111111", "accepted", "beide Angaben stehen so", "conflicting_party", "Zoe Adam", ("CDU", "SPD")
)
TWO = Decision(
    "2222222222222222",
    "dismissed",
    "Namensvetter",
    "conflicting_party",
    "Anna Berg",
    ("FDP", "Grüne"),
    owner="mk",
    until=date(2026, 3, 31),
)
THREE = replace(ONE, fingerprint="3333333333333333", verdict="open", reason="", subject="Mara Kern")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    write_decisions(path, [ONE, TWO, THREE])
    assert read_decisions(path) == (TWO, THREE, ONE)


def test_same_decisions_in_any_order_give_the_same_bytes_one_line_each() -> None:
    text = decisions_file.format_decisions([ONE, TWO, THREE])
    assert text == decisions_file.format_decisions([THREE, ONE, TWO])
    lines = text.splitlines()
    assert len(lines) == 6
    assert all(line.endswith(",") and json.loads(line[:-1]) for line in lines[1:4])
    assert "Grüne" in text


def test_a_decision_added_changes_no_other_line() -> None:
    before = decisions_file.format_decisions([ONE, TWO]).splitlines()
    after = decisions_file.format_decisions([ONE, TWO, THREE]).splitlines()
    assert [line for line in after if line not in before] == [after[2]]
    assert [line for line in before if line not in after] == []


def test_two_branches_merge(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *identity, *words], cwd=tmp_path, check=True, capture_output=True)

    path = tmp_path / "decisions.json"
    git("init")
    write_decisions(path, [replace(ONE, fingerprint="5" * 16, subject="Kai Lorenz")])
    git("add", ".")
    git("commit", "-m", "base")
    git("checkout", "-b", "other")
    write_decisions(path, [*read_decisions(path), TWO])
    git("commit", "-am", "other")
    git("checkout", "main")
    write_decisions(path, [*read_decisions(path), ONE])
    git("commit", "-am", "mine")
    git("merge", "other")
    assert {decision.subject for decision in read_decisions(path)} == {"Anna Berg", "Kai Lorenz", "Zoe Adam"}


def test_a_missing_file_is_empty_unless_it_was_asked_for(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none.json") == ()
    with pytest.raises(DecisionsError, match="does not exist"):
        read_decisions(tmp_path / "none.json", must_exist=True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "line 1: this is not JSON"),
        ('{"version": 1,\n"decisions": [\n{"fingerprint" "x"}\n]}', "line 3: this is not JSON"),
        ('{"decisions": []}', '"version" is missing'),
        ('{"version": 99, "decisions": []}', "later Gegenprobe"),
        ('{"version": -1, "decisions": []}', "not known"),
        ('{"version": true, "decisions": []}', '"version" is missing'),
        ('{"version": 1, "decisions": {}}', "must be a list"),
        ('{"version": 1, "decisions": [3]}', "decision 1: a decision must be an object"),
        ("<<<<<<< HEAD\n{}", "line 1: a merge was not finished"),
        ("[" * 100_000, "nested too deeply"),
        ('"text"', '"version" is missing'),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "decisions.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionsError, match=words) as problem:
        read_decisions(path)
    assert str(path) in str(problem.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"verdict": "fine"}, "must be one of accepted, dismissed, open"),
        ({"reason": "  "}, "needs a reason"),
        ({"reason": None}, "'reason' must be text"),
        ({"values": "SPD"}, "'values' must be a list"),
        ({"until": "tomorrow"}, "'until' must be a day"),
        ({"owner": 3}, "'owner' must be a name"),
        ({"line": 3}, "unknown key 'line'"),
    ],
)
def test_a_bad_entry_is_named_with_its_line(tmp_path: Path, change: dict[str, object], words: str) -> None:
    path = tmp_path / "decisions.json"
    lines = decisions_file.format_decisions([ONE, TWO]).splitlines()
    lines[2] = json.dumps({**json.loads(lines[2][:-1]), **change}) + ","
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DecisionsError, match=words) as problem:
        read_decisions(path)
    assert f"{path}, line 3: " in str(problem.value)


def test_a_line_twice_is_one_decision_and_two_verdicts_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    lines = decisions_file.format_decisions([ONE]).splitlines()
    path.write_text("\n".join([*lines[:2], *lines[1:]]), encoding="utf-8")
    assert read_decisions(path) == (ONE,)
    other = lines[1].replace("accepted", "dismissed")
    path.write_text("\n".join([*lines[:2], other, *lines[2:]]), encoding="utf-8")
    with pytest.raises(DecisionsError, match="line 3: 1111111111111111 is decided twice"):
        read_decisions(path)


def test_a_bare_list_is_version_0() -> None:
    entry = json.loads(decisions_file.format_decisions([ONE]).splitlines()[1][:-1])
    assert decisions_file.parse_decisions(json.dumps([entry]), "old.json") == (ONE,)


def test_migrations_run_one_after_the_other() -> None:
    steps = {1: lambda d: {**d, "version": 2, "seen": [1]}, 2: lambda d: {**d, "version": 3, "seen": [*d["seen"], 2]}}
    migrated = decisions_file.migrate({"version": 1}, "f", steps, to=3)
    assert migrated == {"version": 3, "seen": [1, 2]}
    with pytest.raises(DecisionsError, match="version 1 of this file is not known"):
        decisions_file.migrate({"version": 1}, "f", {2: steps[2]}, to=3)


def test_writing_keeps_mode_and_link_and_leaves_nothing_behind(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    write_decisions(real, [ONE])
    real.chmod(0o640)
    link.symlink_to(real)
    write_decisions(link, [TWO])
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert read_decisions(real) == (TWO,)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link.json", "real.json"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DecisionsError, match="cannot be written"):
        write_decisions(tmp_path / "none" / "decisions.json", [ONE])
