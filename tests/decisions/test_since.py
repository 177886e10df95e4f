"""The baseline of a git revision: the articles as they stood then, and what was found in them already."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from made_conflicts import party_conflict

from checker.decisions import extract_revision, mark_known
from checker.errors import UsageError
from checker.messages import say
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


def test_standard_input_is_left_out_wherever_one_stands(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # in no repository
    (folder,) = extract_revision(["-", str(repository / "story")], "HEAD", tmp_path / "then")
    assert Path(folder).parent.name == "0"


@pytest.mark.parametrize("name", ["Blatt ", "BOX"])
def test_the_name_of_a_repository_may_end_in_anything(repository: Path, tmp_path: Path, name: str) -> None:
    moved = repository.rename(tmp_path / name)
    (single,) = extract_revision([str(moved / "other.txt")], "HEAD", tmp_path / "then")
    assert Path(single).read_text(encoding="utf-8") == "anderes"


def test_a_whole_repository(repository: Path, tmp_path: Path) -> None:
    (top,) = extract_revision([str(repository)], "HEAD", tmp_path / "then")
    assert (Path(top) / "other.txt").read_text(encoding="utf-8") == "anderes"


@pytest.mark.parametrize("revision", ["nowhere", "--help", "HEAD:other.txt"])
def test_a_revision_that_is_not_known(repository: Path, tmp_path: Path, revision: str) -> None:
    with pytest.raises(UsageError) as problem:
        extract_revision([str(repository)], revision, tmp_path / "then")
    top = repository.resolve()
    assert say(problem.value.args[0], "en") == f"--since {revision}: the git repository {top} knows no such revision"


def test_a_path_outside_of_git(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none" / "a.txt"):
        with pytest.raises(UsageError) as problem:
            extract_revision([str(path)], "HEAD", tmp_path / "then")
        assert say(problem.value.args[0], "en") == f"--since: {path} is not in a git repository"


def test_without_git_it_is_said(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    with pytest.raises(UsageError) as problem:
        extract_revision([str(repository)], "HEAD", tmp_path / "then")
    assert say(problem.value.args[0], "en") == "--since needs the command git, which is not installed"


def test_the_index_of_the_repository_and_of_the_surroundings_stay_out(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "rm", "-q", "--cached", "other.txt")  # in HEAD, but not in the index
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    (top,) = extract_revision([str(repository)], "HEAD", tmp_path / "then")
    names = {path.relative_to(top).as_posix() for path in Path(top).rglob("*") if path.is_file()}
    assert names == {".gitattributes", "other.txt", "story/a.txt", "story/bä *.txt"}


def test_a_path_that_looks_like_a_pattern_or_an_option_is_a_path(repository: Path, tmp_path: Path) -> None:
    for name in ("*.txt", "--all"):
        (repository / name).mkdir()
        (repository / name / "d.txt").write_text("so", encoding="utf-8")
    git(repository, "add", "-f", "--", "*.txt/d.txt", "--all/d.txt")
    git(repository, "commit", "-m", "second")
    for number, name in enumerate(("*.txt", "--all")):
        (folder,) = extract_revision([str(repository / name)], "HEAD", tmp_path / str(number))
        assert [path.name for path in Path(folder).iterdir()] == ["d.txt"]
        assert sorted(path.name for path in Path(folder).parent.iterdir()) == [name]


def test_what_was_found_then_is_known() -> None:
    old, new = party_conflict(), party_conflict(second="FDP")
    dismissed = replace(party_conflict("Zoe Adam"), status=Status.DISMISSED)
    marked = mark_known([new, old, dismissed], {old.fingerprint, dismissed.fingerprint})
    assert [one.status for one in marked] == [Status.NEW, Status.KNOWN, Status.DISMISSED]
