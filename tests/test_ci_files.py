"""`gegenprobe ci`: files that a pipeline takes as they are, without anything left to fill in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from checker.ci import FILES, Origin, find_origin, write_pipeline
from checker.cli.application import make_app
from checker.errors import UsageError

COMMIT = "0123456789abcdef0123456789abcdef01234567"
GITHUB = Origin("https://github.com/newsroom/gegenprobe.git", COMMIT)


@pytest.mark.parametrize("kind", FILES)
def test_nothing_is_left_to_fill_in(kind: str) -> None:
    text = write_pipeline(kind, GITHUB, "stories")
    document = yaml.safe_load(text)
    assert COMMIT in json.dumps(document)
    assert "stories" in json.dumps(document)
    assert "{" not in text.replace("${{", "").replace("{}", "")


def test_pre_commit_file_is_one() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib", reason="pre-commit is not installed")
    written = yaml.safe_load(write_pipeline("pre-commit", GITHUB, "stories"))
    from cfgv import validate

    validate(written, clientlib.CONFIG_SCHEMA)


def test_github_takes_actions_from_github_alone() -> None:
    assert f"newsroom/gegenprobe@{COMMIT}" in write_pipeline("github", GITHUB, ".")
    assert f"newsroom/gegenprobe@{COMMIT}" in write_pipeline(
        "github", Origin("git@github.com:newsroom/gegenprobe.git", COMMIT), "."
    )
    with pytest.raises(UsageError, match="on GitHub"):
        write_pipeline("github", Origin("https://git.example.org/gegenprobe", COMMIT), ".")


def test_gitlab_installs_from_the_repository_at_the_commit() -> None:
    job = yaml.safe_load(write_pipeline("gitlab", GITHUB, "stories"))["gegenprobe"]
    assert job["variables"]["GEGENPROBE_SOURCE"] == f"git+{GITHUB.source}@{COMMIT}"
    assert "slim" not in job["image"]  # pip needs git to install from a repository, and --since needs it too


def test_origin_is_what_the_installer_wrote_down(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    info = tmp_path / "gegenprobe_elsewhere-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: gegenprobe-elsewhere\nVersion: 0\n", encoding="utf-8")
    written = {"url": "https://git.example.org/g.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}
    (info / "direct_url.json").write_text(json.dumps(written), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert find_origin("gegenprobe-elsewhere") == Origin("https://git.example.org/g.git", COMMIT)
    assert find_origin("gegenprobe-nowhere") is None


def test_command_prints_the_file() -> None:
    arguments = ["ci", "gitlab", "--source", GITHUB.source, "--revision", COMMIT, "--paths", "texte"]
    result = CliRunner().invoke(make_app(), arguments)
    assert result.stdout == write_pipeline("gitlab", GITHUB, "texte")
    assert isinstance(CliRunner().invoke(make_app(), ["ci", "jenkins"]).exception, UsageError)
    assert isinstance(CliRunner().invoke(make_app(), ["ci", "gitlab", "--source", "x"]).exception, UsageError)
