"""SARIF, JUnit, GitLab, GitHub, CSV and Markdown: valid by their formats, complete, stable, harmless."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt

from checker.model import Assessment, Status
from checker.report_plugins import load_reports
from checker.showing.untrusted import escape_markdown, make_cell, make_visible

SARIF = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
UNSEEN = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
EVERY_REPORT = sorted(load_reports())


@pytest.mark.parametrize("report", EVERY_REPORT)
@pytest.mark.parametrize("name", ["busy", "hostile", "calm"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_harmless_encodable_and_the_same_twice(render, request, report, name, language):
    assessment = request.getfixturevalue(name)
    shown = render(report, assessment, language=language)
    assert shown.encode("utf-8") == render(report, assessment, language=language).encode("utf-8")
    assert not UNSEEN.search(shown)
    assert shown.endswith("\n") or (report, shown) == ("concise", "")


@pytest.mark.parametrize("report", EVERY_REPORT)
def test_an_empty_assessment_can_be_shown(render, report):
    assert render(report, Assessment()) or report == "concise"  # no finding, no line


@pytest.mark.parametrize("name", ["busy", "hostile", "calm"])
def test_sarif_is_valid(render, request, name):
    Draft4Validator(SARIF).validate(json.loads(render("sarif", request.getfixturevalue(name))))


def test_sarif_results(render, busy):
    run = json.loads(render("sarif", busy))["runs"][0]
    party, cost, opening, begin = run["results"]
    place = party["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "entwurf/bruecke.txt"
    assert (place["region"]["startLine"], place["region"]["startColumn"], place["region"]["endColumn"]) == (3, 162, 181)
    assert [other["physicalLocation"]["artifactLocation"]["uri"] for other in party["relatedLocations"]] == [
        "facts/de.toml",
        "agentur/0312.txt",
    ]
    assert party["partialFingerprints"] == {"gegenprobe/v1": busy.conflicts[1].fingerprint}
    assert [result["baselineState"] for result in run["results"]] == ["new", "new", "unchanged", "unchanged"]
    assert "suppressions" not in opening
    assert begin["suppressions"] == [{"kind": "external", "status": "accepted"}]
    assert run["tool"]["driver"]["rules"][cost["ruleIndex"]]["id"] == "conflicting_quantity"
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_paths_are_uris(render, hostile):
    run = json.loads(render("sarif", hostile))["runs"][0]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9/%._~-]+", uri)
    assert "\\[link=" in run["results"][0]["message"]["text"]


def test_junit(render, busy):
    suite = ET.fromstring(render("junit", busy)).find("testsuite")
    assert suite is not None
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "5",
        "failures": "2",
        "errors": "1",
        "skipped": "2",
    }
    for case in suite:
        assert set(case.attrib) <= {"classname", "name", "file", "line"}
        assert [child.tag for child in case] in (["failure"], ["error"], ["skipped"], ["system-out"], [])
    names = [(case.get("classname"), case.get("name")) for case in suite]
    assert len(set(names)) == len(names)


def test_junit_calm_passes(render, calm, hostile):
    suite = ET.fromstring(render("junit", calm)).find("testsuite")
    assert suite is not None
    assert suite.get("failures") == "0"
    assert len(suite) == 3
    assert ET.fromstring(render("junit", hostile)) is not None


def test_gitlab(render, busy):
    issues = json.loads(render("gitlab", busy))
    assert [issue["severity"] for issue in issues] == ["critical", "major", "info"]
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert not issue["location"]["path"].startswith((".", "/"))
        assert issue["location"]["lines"]["begin"] >= 1


def test_gitlab_fingerprints_are_unique(render, busy):
    twice = replace(busy, conflicts=busy.conflicts + busy.conflicts)
    names = [issue["fingerprint"] for issue in json.loads(render("gitlab", twice))]
    assert len(set(names)) == len(names) == 6


COMMAND = re.compile(r"::(error|warning|notice) ((\w+=[^,:]*)(,\w+=[^,:]*)*)::(.*)")


def test_github_most_severe_first_and_says_what_is_hidden(render, busy):
    many = replace(busy, conflicts=busy.conflicts[:2] * 15)
    *commands, result, last = render("github", many).splitlines()
    kinds = [COMMAND.fullmatch(line)[1] for line in commands]
    assert kinds == ["error"] * 10 + ["warning"] * 10
    assert result.startswith("Gegenprobe: 30 neue Widersprüche (15 Fehler, 15 Warnungen).")
    assert last == "11 weitere nicht gezeigt"


def test_github_hostile_text_starts_no_command(render, hostile):
    *commands, last = render("github", hostile).splitlines()
    assert len(commands) == 2
    assert all(COMMAND.fullmatch(line) for line in commands)
    assert not last.startswith("::")
    assert "%25," not in commands[1]
    assert "a%3Ab%25%2C" in commands[1]


def test_github_summary(busy, hostile):
    report = load_module("github")
    told = report.summarise(busy)
    assert "| Fehler | Jule Tannhaus | SPD / CDU |" in told
    assert "<script" not in report.summarise(hostile)


def load_module(name):
    return sys.modules[load_reports()[name].render.__module__]


def test_csv_is_complete_and_formula_safe(render, busy, hostile):
    rows = list(csv.DictReader(io.StringIO(render("csv", busy))))
    assert len(rows) == sum(len(conflict.claims) for conflict in busy.conflicts)
    assert rows[0]["status"] == Status.NEW.value
    for row in csv.reader(io.StringIO(render("csv", hostile))):
        assert not any(re.match(r"\s*[=+\-@]", cell) for cell in row)
        assert all(len(cell) < 32_767 for cell in row)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", "\u200b=1", "\ufeff@x"])
def test_cells_are_never_formulas(cell):
    assert make_cell(cell).startswith("'")


def test_markdown_shows_text_as_it_is(render, hostile):
    html = MarkdownIt("gfm-like", {"linkify": False}).render(render("markdown", hostile))
    assert not re.search(r"<(script|img|a|code)[ >](?!aee2)", html.replace("<code>aee2f5fbc9b42799</code>", ""))


@pytest.mark.parametrize(
    "text", ["*a* _b_ `c`", "# a", "1. a", "- a", "> a", "<b>", "a | b", "[x](y)", "~~x~~", "&lt;"]
)
def test_markdown_round_trip(text):
    html = MarkdownIt("gfm-like", {"linkify": False}).render(escape_markdown(text))
    shown = html.strip().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert shown == f"<p>{text}</p>"


def test_every_unseen_character_is_made_visible_in_linear_time():
    everything = "".join(map(chr, range(0x110000)))
    assert not UNSEEN.search(make_visible(everything))
    assert make_visible("a\u00adb") == "ab"
    assert make_visible("Grün, ß, 日本, 👍, עברית") == "Grün, ß, 日本, 👍, עברית"
