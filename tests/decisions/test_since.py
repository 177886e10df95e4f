"""The baseline of a git revision: the articles as they stood then, and what was found in them already."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from made_conflicts import party_conflict

from checker.decisions import extract_revision, mark_known
from checker.errors import UsageError
from checker.model import Status


def git(folder: Path, *words: str) -> str:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    top = tmp_path / "repo"
    (top / "story").mkdir(parents=True)
    git(top, "init")
    (top / ".gitattributes").write_text("story/b.txt export-ignore\n", encoding="utf-8")
    (top / "story" / "a.txt").write_text("alt", encoding="utf-8")
    (top / "story" / "bä *.txt").write_text("gleich", encoding="utf-8")
    (top / "other.txt").write_text("anderes", encoding="utf-8")
    git(top, "add", ".")
    git(top, "commit", "-m", "first")
    (top / "story" / "a.txt").write_text("neu", encoding="utf-8")
    (top / "story" / "c.txt").write_text("dazu", encoding="utf-8")
    git(top, "add", "story/c.txt")
    return top


def test_files_as_they_stood(repository: Path, tmp_path: Path) -> None:
    into = tmp_path / "then"
    before = git(repository, "status", "--porcelain")
    paths = [str(repository / "story"), str(repository / "story" / "c.txt"), "-", str(repository / "story" / "a.txt")]
    folder, single = extract_revision(paths, "HEAD", into)
    texts = {path.name: path.read_text(encoding="utf-8") for path in Path(folder).iterdir()}
    assert texts == {"a.txt": "alt", "bä *.txt": "gleich"}
    assert Path(single).read_text(encoding="utf-8") == "alt"
    assert git(repository, "status", "--porcelain") == before


def test_a_whole_repository(repository: Path, tmp_path: Path) -> None:
    (top,) = extract_revision([str(repository)], "HEAD", tmp_path / "then")
    assert (Path(top) / "other.txt").read_text(encoding="utf-8") == "anderes"


@pytest.mark.parametrize("revision", ["nowhere", "--help", "HEAD:other.txt"])
def test_a_revision_that_is_not_known(repository: Path, tmp_path: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="knows no such revision"):
        extract_revision([str(repository)], revision, tmp_path / "then")


def test_a_path_outside_of_git(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not in a git repository"):
        extract_revision([str(tmp_path)], "HEAD", tmp_path / "then")


def test_what_was_found_then_is_known() -> None:
    old, new = party_conflict(), party_conflict(second="FDP")
    dismissed = replace(party_conflict("Zoe Adam"), status=Status.DISMISSED)
    marked = mark_known([new, old, dismissed], {old.fingerprint, dismissed.fingerprint})
    assert [one.status for one in marked] == [Status.NEW, Status.KNOWN, Status.DISMISSED]
