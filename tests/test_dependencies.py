"""docs/dependencies.md names every dependency, where it is used first, and nothing that is not one."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from checker.extras import EXTRAS
from tests.test_imports import imported

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(
    r"^\| (?:([\w-]+) \| )?([\w-]+) \| (\w+) \| ([\w/.]*) +\| (\d+) \| (\d+) \| (\d+) \| (.+) \|$", re.MULTILINE
)
ROWS = ROW.findall((ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_every_dependency_has_a_row_and_every_row_is_one() -> None:
    asked = [("", one) for one in PROJECT["dependencies"]]
    asked += [(extra, one) for extra in EXTRAS for one in PROJECT["optional-dependencies"][extra]]
    required = [(extra, re.match(r"[\w-]+", one)) for extra, one in asked]
    assert [row[:2] for row in ROWS] == [(extra, found[0]) for extra, found in required if found]


@pytest.mark.parametrize("row", ROWS, ids=[row[1] for row in ROWS])
def test_it_is_imported_where_the_row_says(row: tuple[str, ...]) -> None:
    _, _, module, place, *_ = row
    pattern = re.compile(rf"^\s*(?:import|from) {module}\b", re.MULTILINE)
    if place:
        assert pattern.search((ROOT / place).read_text(encoding="utf-8"))
    else:
        sources = [path for folder in ("checker", "rules", "reports") for path in (ROOT / folder).rglob("*.py")]
        assert not any(pattern.search(path.read_text(encoding="utf-8")) for path in sources)


def test_every_foreign_import_is_a_dependency() -> None:
    known = {row[2] for row in ROWS} | {"checker", "anyio", "markupsafe", "click", "lsprotocol"}
    found: dict[str, Path] = {}
    for folder in ("checker", "rules", "reports"):
        for path in (ROOT / folder).rglob("*.py"):
            found.update((name.split(".")[0], path) for name in imported(path))
    assert {name: path for name, path in found.items() if name not in known | set(sys.stdlib_module_names)} == {}


def test_ci_installs_every_library_of_every_extra_but_those_it_does_without() -> None:
    without = {"reader-test", "training", "release", "fuzz", "bench"}  # compiled for minutes, or run by hand
    pinned = dict(
        line.lower().replace("_", "-").split("==")
        for line in (ROOT / "requirements-ci.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    )
    optional = PROJECT["optional-dependencies"]
    asked = [one for extra, listed in optional.items() if extra not in without for one in listed]
    wanted = [Requirement(one) for one in (*PROJECT["dependencies"], *asked) if not one.startswith("gegenprobe[")]
    assert len(wanted) > 40
    here = {one: pinned.get(canonicalize_name(one.name), "0") for one in wanted}
    assert [str(one) for one, version in here.items() if not one.specifier.contains(version)] == []
