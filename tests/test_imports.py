"""Who may import whom, where import-linter cannot look: rules and reports are loaded by path."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RULES = (
    "checker.model",
    "checker.messages",
    "checker.examples",
    "checker.finding",
    "checker.describing",
    "checker.judging",
    "checker.reckoning",
    "checker.identity",
)
REPORTS = ("checker.model", "checker.showing", "rich", "jinja2", "markupsafe", "docx", "lxml")


def imported(path: Path) -> set[str]:
    """The modules that a file imports, also within functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or ".")
    return names


def is_allowed(name: str, allowed: tuple[str, ...]) -> bool:
    return name.split(".")[0] in sys.stdlib_module_names or any(
        name == one or name.startswith(f"{one}.") for one in allowed
    )


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*.py")), ids=lambda path: path.stem)
def test_a_rule_imports_the_model_and_the_finding_side_alone(path: Path) -> None:
    assert [name for name in sorted(imported(path)) if not is_allowed(name, RULES)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "reports").glob("*.py")), ids=lambda path: path.stem)
def test_a_report_imports_the_model_and_what_reports_share_alone(path: Path) -> None:
    assert [name for name in sorted(imported(path)) if not is_allowed(name, REPORTS)] == []


def test_the_engine_imports_neither_rules_nor_reports() -> None:
    found = {name.split(".")[0] for path in (ROOT / "checker").rglob("*.py") for name in imported(path)}
    assert not found & {"rules", "reports"}


def test_rules_and_reports_hold_nothing_but_their_files() -> None:
    for folder in ("rules", "reports"):
        assert {path.suffix for path in (ROOT / folder).iterdir() if path.name != "__pycache__"} == {".py"}
        assert not (ROOT / folder / "__init__.py").exists()


@pytest.mark.parametrize("folder", ["checker", "rules", "reports", "tests", "benchmarks"])
def test_files_stay_short(folder: str) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / folder).rglob("*.py")}
    assert {str(path.relative_to(ROOT)): length for path, length in lengths.items() if length > 400} == {}
