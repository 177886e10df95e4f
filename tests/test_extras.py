"""What only some formats and commands need is an extra; without it they say so, and all else works."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from checker.errors import UsageError
from checker.extras import EXTRAS, lacks
from checker.messages import say
from checker.report_plugins import load_report
from tests.cli.calling import report, run
from tests.reading.formats.made_files import docx, paragraph, pdf

ROOT = Path(__file__).resolve().parent.parent
OPTIONAL = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
TEXT = "date 2026-02-03\n\nDie Halle in Olpern kostet 30 Millionen Euro.\n"


def names(requirements: list[str]) -> set[str]:
    """The distributions that requirements name, as the index writes them."""
    found = (re.match(r"[\w-]+", one) for one in requirements)
    return {one[0].lower().replace("_", "-") for one in found if one}


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder with one article, in an environment in which no library of an extra is installed."""
    monkeypatch.chdir(tmp_path)
    Path("b.txt").write_text(TEXT, encoding="utf-8")
    for modules in EXTRAS.values():
        for module in modules:
            for loaded in [name for name in sys.modules if name == module or name.startswith(f"{module}.")]:
                monkeypatch.delitem(sys.modules, loaded)
            monkeypatch.setitem(sys.modules, module, None)
    load_report.cache_clear()
    yield
    load_report.cache_clear()


@pytest.mark.parametrize("extra", EXTRAS)
def test_an_extra_brings_what_is_said(extra: str) -> None:
    brought = {one.lower().replace("_", "-") for module in EXTRAS[extra] for one in packages_distributions()[module]}
    assert brought == names(OPTIONAL[extra])
    assert f"gegenprobe[{','.join(EXTRAS)}]" in OPTIONAL["all"]
    assert not lacks(extra)


@pytest.mark.usefixtures("bare")
def test_a_file_that_needs_an_extra_is_named_and_the_others_are_checked() -> None:
    name = "a.rtf"
    Path(name).write_bytes(b"{\\rtf1 Ein Satz.}")
    code, told = report(".", "--ui", "en")
    assert code == 2
    problem = "needs libraries that are not installed: run pip install 'gegenprobe[documents]'"
    assert told["failures"] == [{"where": f"./{name}", "problem": problem}]
    assert [one["path"] for one in told["articles"]] == ["./b.txt"]


@pytest.mark.usefixtures("bare")
def test_pages_word_and_pdf_files_are_read_without_any() -> None:
    Path("d.pdf").write_bytes(pdf((800, "Die Halle in Olpern kostet 30 Millionen Euro.")))
    Path("a.docx").write_bytes(docx(paragraph("Die Halle in Olpern kostet 30 Millionen Euro.")))
    Path("c.html").write_text("<html><body><p>Die Halle kostet 30 Millionen Euro.</p></body></html>")
    code, told = report(".")
    assert code == 0
    assert [one["path"] for one in told["articles"]] == ["./a.docx", "./b.txt", "./c.html", "./d.pdf"]


@pytest.mark.parametrize(
    ("asked", "extra", "command"),
    [
        ("desk", "desk", ["desk", "--no-browser"]),
        ("lsp", "lsp", ["lsp"]),
        ("archive", "archive", ["archive", "add", "kept", "b.txt"]),
        ("--report docx", "documents", ["check", "b.txt", "--report", "docx=out.docx"]),
        ("--reader", "reader", ["check", "b.txt", "--reader", "http://localhost:1", "--reader-model", "m"]),
    ],
)
@pytest.mark.usefixtures("bare")
def test_a_command_that_needs_an_extra_says_so(asked: str, extra: str, command: list[str]) -> None:
    with pytest.raises(UsageError) as problem:
        run(*command)
    told = say(problem.value.args[0], "en")
    assert told == f"{asked}: needs libraries that are not installed: run pip install 'gegenprobe[{extra}]'"


@pytest.mark.parametrize(
    ("extra", "modules"),
    [
        ("archive", ("checker.archive.adding", "checker.archive.changing", "checker.archive.searching")),
        ("desk", ("checker.desk.web", "checker.desk.serving")),
        ("documents", ("checker.reading.formats.rtf",)),
        ("lsp", ("checker.lsp.server", "checker.lsp.folder", "checker.desk.checking")),
        ("reader", ("checker.reader.server",)),
    ],
)
def test_each_extra_does_without_the_others(extra: str, modules: tuple[str, ...]) -> None:
    others = [module for name, brought in EXTRAS.items() if name != extra for module in brought]
    code = f"import sys; sys.modules.update(dict.fromkeys({others})); import {', '.join(modules)}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
