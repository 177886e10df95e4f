"""Gegenprobe in other people's pipelines: files to copy, filled in with where this very Gegenprobe came from."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from checker.digests import DISTRIBUTION
from checker.errors import UsageError
from checker.messages import Remark

FOLDER = Path(__file__).resolve().parent
# Each kind of pipeline with the file of this folder that it is written from.
FILES: Mapping[str, str] = {"github": "github.yml", "gitlab": "gitlab.yml", "pre-commit": "pre-commit.yaml"}
ON_GITHUB = re.compile(r"(?:https://|git@)github\.com[/:](?P<repository>[\w.-]+/[\w.-]+?)(?:\.git)?/?")


@dataclass(frozen=True, slots=True)
class Origin:
    """A git repository of Gegenprobe, as an address or a folder, and the commit to take from it."""

    source: str
    revision: str


def find_origin(name: str = DISTRIBUTION) -> Origin | None:
    """Where the installed Gegenprobe came from, by what the installer wrote down; None where that is not git."""
    try:
        written = distribution(name).read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    told = json.loads(written) if written else {}
    url, git = told.get("url", ""), told.get("vcs_info", {})
    if git.get("vcs") == "git":
        return Origin(url, git["commit_id"])
    folder = Path(url.removeprefix("file://"))
    if url.startswith("file://") and (folder / ".git").exists():
        command = ["git", "-C", str(folder), "rev-parse", "HEAD"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return Origin(str(folder), done.stdout.strip()) if done.returncode == 0 else None
    return None


def write_pipeline(kind: str, origin: Origin, paths: str) -> str:
    """The file for one of FILES, pinned to the commit of `origin`.

    Raises UsageError for GitHub's action from a repository that is not on GitHub.
    """
    on_github = ON_GITHUB.fullmatch(origin.source)
    if kind == "github" and on_github is None:
        raise UsageError(
            Remark("{source}: GitHub takes actions from repositories on GitHub; name one", source=origin.source)
        )
    fields = {
        "source": origin.source,
        "revision": origin.revision,
        "repository": on_github["repository"] if on_github else "",
        "requirement": f"git+{_as_address(origin.source)}@{origin.revision}",
        "paths": paths,
    }
    text = (FOLDER / FILES[kind]).read_text(encoding="utf-8")
    return re.sub(r"\{(\w+)\}", lambda found: fields[found[1]], text)


def _as_address(source: str) -> str:
    return Path(source).as_uri() if Path(source).is_absolute() else source
