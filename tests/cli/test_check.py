"""The main job from the command line: findings, exit codes, decisions, and input that cannot be checked."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from checker.errors import GegenprobeError, RuleError, UsageError
from checker.plugins import find_folder
from tests.cli.calling import report, run

SLIP = "date 2025-09-04\nsource Beispielblatt\n\nAußenminister Johann Wadephul (SPD) reist nach Kiew.\n"
PARTY_RULE = '''"""Finds nothing that conflicts."""
from checker.examples import Conflicting, Consistent
EXAMPLES = ({examples})
def find_claims(article):
    return ()
def compare(earlier, later):
    raise AssertionError
'''


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def new(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [conflict for conflict in document["conflicts"] if conflict["status"] == "new"]


def test_real_articles_hold_exactly_one_conflict(shared: Path) -> None:
    code, document = report(str(shared / "seeds"))
    assert code == 1
    assert len(document["conflicts"]) == 1
    (conflict,) = document["conflicts"]
    assert (conflict["rule"], conflict["level"], conflict["verdict"]) == ("conflicting_party", "error", "conflict")
    assert Path(conflict["claims"][0]["article"]).name.startswith("004_")
    assert any(claim["reference"] for claim in conflict["claims"])


def test_accepted_findings_do_not_fail_and_a_new_one_does(shared: Path, tmp_path: Path) -> None:
    shutil.copytree(shared / "seeds", tmp_path / "stories")
    run("decisions", "accept", "--all", "stories", "--reason", "slip of the agency, corrected on air")
    code, document = report("stories", "--decisions", "gegenprobe-decisions.json")
    assert (code, new(document)) == (0, [])
    Path("stories/neu.txt").write_text(SLIP.replace("SPD", "FDP"), encoding="utf-8")
    code, document = report("stories", "--decisions", "gegenprobe-decisions.json")
    assert code == 1
    assert len(new(document)) == 1


def test_a_vanished_finding_is_stale_and_pruned() -> None:
    Path("a.txt").write_text(SLIP, encoding="utf-8")
    run("decisions", "accept", "--all", "a.txt", "--reason", "known")
    Path("a.txt").write_text(SLIP.replace("SPD", "CDU"), encoding="utf-8")
    code, document = report("a.txt")
    assert code == 0
    assert len(document["stale"]) == 1
    run("decisions", "prune", "a.txt")
    assert report("a.txt")[1]["stale"] == []


def test_fail_on_sets_the_bar() -> None:
    Path("a.txt").write_text(SLIP, encoding="utf-8")
    assert report("a.txt", "--fail-on", "error")[0] == 1
    assert report("a.txt", "--fail-on", "never")[0] == 0


def test_select_and_ignore_choose_rules_by_prefix() -> None:
    Path("a.txt").write_text(SLIP, encoding="utf-8")
    assert report("a.txt", "--select", "conflicting_quantity")[0] == 0
    assert report("a.txt", "--ignore", "conflicting_party")[0] == 0
    with pytest.raises(RuleError, match="no rule is called"):
        run("check", "a.txt", "--select", "nothing_like_it")


def test_what_cannot_be_checked_is_named_and_the_rest_is_checked(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bild.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)))
    (folder / "leer.txt").write_bytes(b"")
    (folder / "alt.txt").write_bytes(SLIP.encode("cp1252"))
    code, document = report("in")
    assert code == 2
    assert len(document["failures"]) == 3
    assert {Path(failure["where"]).name for failure in document["failures"]} == {"bild.jpg", "leer.txt", "alt.txt"}
    assert [conflict["rule"] for conflict in document["conflicts"]] == ["conflicting_party"]


def test_a_missing_file_ends_in_exit_2() -> None:
    Path("a.txt").write_text(SLIP, encoding="utf-8")
    code, document = report("a.txt", "gibtesnicht.txt")
    assert code == 2
    assert len(document["conflicts"]) == 1


def test_where_nothing_can_be_read_the_report_does_not_speak_of_a_check() -> None:
    code, said = run("check", "gibtesnicht", "--ui", "en")
    assert code == 2
    assert "Nothing was checked." in said
    assert "No conflict found" not in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check",), "name an article"),
        (("check", "a.txt", "--report", "papyrus"), "there is no such report"),
        (("check", "a.txt", "--fail-on", "always"), "must be one of"),
        (("check", "a.txt", "--language", "fr"), "must be one of"),
        (("check", "a.txt", "--report", "json", "--report", "terminal"), "only one report"),
        (("explain", "nothing"), "there is no such rule"),
        (("decisions", "accept", "a.txt", "--reason", "x"), "say --all"),
    ],
)
def test_usage_errors_are_one_clear_sentence(arguments: tuple[str, ...], message: str) -> None:
    Path("a.txt").write_text(SLIP, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        run(*arguments)


def test_a_rule_folder_is_read_and_an_incomplete_rule_refused(tmp_path: Path) -> None:
    Path("a.txt").write_text(SLIP, encoding="utf-8")
    folder = tmp_path / "eigene"
    folder.mkdir()
    known = (find_folder("rules") / "conflicting_aim.py").read_text(encoding="utf-8")
    (folder / "house_aim.py").write_text(known.replace('"conflicting_aim"', '"house_aim"'), encoding="utf-8")
    assert "house_aim" in run("rules", "--rules", str(folder))[1]
    (folder / "house_aim.py").unlink()
    both = 'Conflicting("Nichts.", "Nichts."), Consistent("Nichts.", "Nichts.")'
    (folder / "house_rule.py").write_text(PARTY_RULE.format(examples=both), encoding="utf-8")
    with pytest.raises(RuleError, match="example 1 should conflict, but the rule reports none"):
        run("rules", "--rules", str(folder))
    for examples, message in (
        ('Conflicting("Nichts.", "Nichts."),', "house_rule.py: the rule needs a Consistent example"),
        ('Consistent("Nichts.", "Nichts."),', "house_rule.py: the rule needs a Conflicting example"),
        (both.replace("Nichts.", "[Nichts]."), "house_rule.py: example 1 marks 'Nichts' but the rule finds nothing"),
    ):
        (folder / "house_rule.py").write_text(PARTY_RULE.format(examples=examples), encoding="utf-8")
        with pytest.raises(RuleError, match=message.replace("(", r"\(")):
            run("check", "a.txt", "--rules", str(folder))
    (folder / "house_rule.py").unlink()
    with pytest.raises(RuleError, match="no rule file"):
        run("check", "a.txt", "--rules", str(folder))


def test_a_rule_that_does_not_load_stops_the_run(tmp_path: Path) -> None:
    folder = tmp_path / "eigene"
    folder.mkdir()
    (folder / "broken.py").write_text("import nothing_of_the_kind\n", encoding="utf-8")
    with pytest.raises(GegenprobeError, match=r"broken\.py: does not load"):
        run("rules", "--rules", str(folder))


def test_same_input_in_any_order_gives_the_same_bytes(shared: Path) -> None:
    files = sorted(str(path) for path in (shared / "seeds").iterdir())
    first = run("check", *files, "--report", "json", "--quiet")[1]
    second = run("check", *reversed(files), "--report", "json", "--quiet")[1]
    assert first == second
