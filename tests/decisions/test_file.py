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
from checker.messages import say
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


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe[", "{path}: this decisions file is not UTF-8 (byte 0); restore it"),
        (b'{"version": 1, "decisions": ["\xff"]}', "{path}: this decisions file is not UTF-8 (byte 30); restore it"),
        (b"[" + b"1" * 5_000 + b"]", "{path}: this holds a number too long for a decisions file"),
        (b"[" * 100_000, "{path}: this is nested too deeply to be a decisions file"),
        (b'[\n"a" "b"]', "{path}, line 2: this is not JSON (column 5); mend that line or restore the file"),
        (
            b'{"version": 9, "decisions": []}',
            "{path}: written by a later Gegenprobe (version 9, known is 1); update it",
        ),
        (
            b'{"version": -1, "decisions": []}',
            "{path}: version -1 of this file is not known; restore it",
        ),
        (b'[{"fingerprint": "\\ud800"}]', "{path}, decision 1: 'verdict' must be text in quotes"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_in_one_whole_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "decisions.json"
    path.write_bytes(data)
    with pytest.raises(DecisionsError) as problem:
        read_decisions(path)
    assert say(problem.value.args[0], "en") == words.format(path=path)


def test_a_folder_in_the_place_of_the_file_and_a_missing_one_are_named(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    with pytest.raises(DecisionsError) as problem:
        read_decisions(path)
    assert str(path) in str(problem.value)
    assert "cannot be read" in str(problem.value)
    with pytest.raises(DecisionsError) as problem:
        read_decisions(tmp_path / "none", must_exist=True)
    assert (
        say(problem.value.args[0], "en")
        == f"{tmp_path / 'none'}: this decisions file does not exist; check --decisions"
    )


ENTRY = json.loads(decisions_file.format_decisions([ONE]).splitlines()[1][:-1])


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([3], "f, decision 1: a decision must be an object with fingerprint, verdict, reason, rule, subject, values"),
        (
            [{**ENTRY, "line": 3}],
            "f, line 1: unknown key 'line'; known are fingerprint, verdict, reason, rule, subject, values, owner, "
            "until",
        ),
        ([{**ENTRY, "verdict": "fine"}], "f, line 1: verdict 'fine' must be one of accepted, dismissed, open"),
        (
            [{**ENTRY, "reason": "\ud800"}],
            "f, line 1: half a surrogate pair (\\ud800 to \\udfff) is no text; write the character itself",
        ),
        ([{}, {**ENTRY, "fingerprint": 3}], "f, decision 2: 'fingerprint' must be text in quotes"),
        ([{**ENTRY, "reason": " "}], "f, line 1: a decision needs a reason; write it"),
        ([{**ENTRY, "values": [3]}], "f, line 1: 'values' must be a list of texts"),
        ([{**ENTRY, "owner": 3}], "f, line 1: 'owner' must be a name in quotes"),
        ([{**ENTRY, "until": "2026"}], 'f, line 1: \'until\' must be a day, as in "until": "2026-12-31"'),
        ([ENTRY, {**ENTRY, "rule": "x"}], f"f, line 1: {'1' * 16} is decided twice and differently; keep one line"),
    ],
)
def test_an_entry_that_cannot_be_read_is_said_in_one_whole_sentence(entries: list[object], words: str) -> None:
    with pytest.raises(DecisionsError) as problem:
        decisions_file.parse_decisions(json.dumps(entries), "f")
    assert say(problem.value.args[0], "en") == words


def test_an_empty_object_ends_nothing_and_values_may_be_missing() -> None:
    bare = {key: value for key, value in ENTRY.items() if key != "values"}
    assert decisions_file.parse_decisions(json.dumps([{}, bare]), "f") == (replace(ONE, values=()),)


def test_the_place_is_the_last_line_with_the_fingerprint_letters_and_all() -> None:
    odd = {**ENTRY, "fingerprint": "ä" * 16, "verdict": "fine"}
    text = f'{{"version": 1, "decisions": [\n{json.dumps(ENTRY)},\n{json.dumps(odd, ensure_ascii=False)},\n{{}}\n]}}\n'
    with pytest.raises(DecisionsError, match="f, line 3: "):
        decisions_file.parse_decisions(text, "f")


def test_a_line_above_the_list_counts() -> None:
    with pytest.raises(DecisionsError, match="f, line 2: 'owner' must be a name"):
        decisions_file.parse_decisions(f"\n{json.dumps([{**ENTRY, 'owner': 3}])}", "f")


def test_a_bare_list_is_version_0() -> None:
    entry = json.loads(decisions_file.format_decisions([ONE]).splitlines()[1][:-1])
    assert decisions_file.parse_decisions(json.dumps([entry]), "old.json") == (ONE,)


def test_version_1_is_a_list_with_its_version() -> None:
    assert decisions_file.MIGRATIONS[0]([]) == {"version": 1, "decisions": []}


def test_a_path_below_a_file_is_named_with_what_the_system_says(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    path = tmp_path / "file" / "decisions.json"
    with pytest.raises(DecisionsError) as problem:
        read_decisions(path)
    told = say(problem.value.args[0], "en")
    assert told.startswith(f"{path}: this decisions file cannot be read (")
    assert "None" not in told


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
    path = tmp_path / "none" / "decisions.json"
    with pytest.raises(DecisionsError) as problem:
        write_decisions(path, [ONE])
    assert str(problem.value).startswith(f"{path}: cannot be written (")
    assert "(None)" not in str(problem.value)
