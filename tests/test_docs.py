"""The README, the rule reference and the help say what the code does."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli.application import make_app
from checker.cli.trying import try_examples
from checker.errors import RuleError
from checker.model import Article
from checker.pipeline import check
from checker.plugins import load_rules
from checker.report_plugins import load_reports
from checker.showing.suggesting import advise
from tests.write_docs import REFERENCES, write_message_table, write_rule_reference

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", sorted(REFERENCES))
def test_rule_reference_is_written_from_the_rules(language: str) -> None:
    written = (ROOT / "docs" / REFERENCES[language]).read_text(encoding="utf-8")
    assert written == write_rule_reference(language)


def test_table_of_messages_is_written_from_the_catalogue() -> None:
    written = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")
    assert written == write_message_table(), "run: python -m tests.write_docs"
    assert "| Ask at the origin. | Beim Urheber nachfragen. |" in written
    assert not re.search(r"\|  \|$", written, re.MULTILINE), "a message without German"


def test_readme_names_commands_that_exist() -> None:
    help_text = CliRunner().invoke(make_app(), ["--help"]).stdout
    named = set(re.findall(r"^\$ gegenprobe (\w+)", README, re.MULTILINE))
    assert named
    assert all(f" {command} " in help_text for command in named)


def test_readme_links_to_files_that_are_there() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_readme_test_command_is_what_ci_runs() -> None:
    assert "-m pytest" in README
    assert "python -m pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_explain_shows_manual_and_examples(rule) -> None:  # type: ignore[no-untyped-def]
    text = CliRunner().invoke(make_app(), ["explain", rule.name]).stdout
    assert rule.title in text
    assert "## Conflicts" in text or "## Updates" in text
    assert "## Stays quiet" in text


def test_every_report_renders_an_empty_assessment() -> None:
    from checker.model import Assessment

    assert all(report.render(Assessment()) is not None for report in load_reports().values())


def test_dependencies_are_bounded_and_no_squat_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert all("<" in requirement and ">=" in requirement for requirement in project["dependencies"])
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "pyproject.toml", ROOT / "requirements-ci.txt")]
    assert not any(re.search(r"(?:de|en)[-_]core[-_]|==999\.", text) for text in texts)


def test_the_rule_to_copy_loads_and_judges_its_examples_as_they_say(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "own-rules.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    file = tmp_path / "file_reference.py"
    file.write_text(code, encoding="utf-8")
    (rule,) = load_rules((tmp_path,), select=("file_reference",))
    try_examples(rule)
    file.write_text(code.replace("earlier.normal == later.normal", "earlier.normal != later.normal"), encoding="utf-8")
    (rule,) = load_rules((tmp_path,), select=("file_reference",))
    with pytest.raises(RuleError, match="example 1 should conflict"):
        try_examples(rule)
    file.write_text(code.replace("earlier.normal == later.normal", "False"), encoding="utf-8")
    (rule,) = load_rules((tmp_path,), select=("file_reference",))
    with pytest.raises(RuleError, match="example 2 should stay quiet; the rule reports: einmal 7 KLs 12/25"):
        try_examples(rule)


def test_the_advice_of_the_rule_to_copy_is_shown_in_place_of_the_usual_one(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "own-rules.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (tmp_path / "file_reference.py").write_text(code, encoding="utf-8")
    rules = load_rules((tmp_path,), select=("file_reference",))
    texts = (
        "Das Landgericht Kiel verhandelt (Az. 7 KLs 12/25).",
        "Am Landgericht Kiel (Az. 7 KLs 21/25) geht es weiter.",
    )
    articles = [Article(f"{number}", f"{number}.txt", text, source=f"{number}") for number, text in enumerate(texts)]
    (conflict,) = check(articles, rules).conflicts
    assert advise(conflict, "de") == "7 KLs 12/25 (0) oder 7 KLs 21/25 (1)? Beim Gericht nachfragen."


def test_finders_that_the_page_names_are_there() -> None:
    page = (ROOT / "docs" / "own-rules.md").read_text(encoding="utf-8")
    named = re.findall(r"`(checker(?:\.\w+)+)\.(\w+)`", page)
    assert len(named) >= 4
    for module, name in named:
        assert callable(getattr(importlib.import_module(module), name)), (module, name)
