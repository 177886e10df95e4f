"""The lean installation: what requirements-lean.txt names is enough for every check, and for nothing that needs spaCy.

`.ci/release build` installs it for real; here all other packages are put out of reach.
"""

from __future__ import annotations

import runpy
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tests.reading.formats.made_files import TEXTS, docx, newsml, odt, page, paragraph, pdf

ROOT = Path(__file__).resolve().parent.parent
LEAN = runpy.run_path(str(ROOT / ".ci" / "lean"))
LINES = [line for line in (ROOT / "requirements-lean.txt").read_text(encoding="utf-8").splitlines() if "==" in line]
NAMES = {canonicalize_name(line.split("==")[0]) for line in LINES}
# Puts what the lean installation leaves out of reach, then runs the command line.
LEAN_RUN = """
import runpy, sys
sys.modules.update(dict.fromkeys(sys.argv.pop(1).split(",")))
runpy.run_module("checker", run_name="__main__")
"""
FULL_RUN = 'import runpy, sys; sys.argv.pop(1); runpy.run_module("checker", run_name="__main__")'


def out_of_reach() -> str:
    """The top modules of what is installed here and not in the lean installation."""
    ours = NAMES | {"gegenprobe"}
    owners = packages_distributions()
    return ",".join(sorted(top for top, names in owners.items() if not ours & {canonicalize_name(n) for n in names}))


def run(code: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command line in `cwd`; with LEAN_RUN, without what the lean installation leaves out."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}", out_of_reach()]
    return subprocess.run([*command, *arguments], cwd=cwd, capture_output=True, text=True, check=False)


def test_the_file_is_what_the_script_writes() -> None:
    written = LEAN["text"]()
    assert (ROOT / "requirements-lean.txt").read_text(encoding="utf-8") == written
    assert 0 < len(LINES) <= 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article in each format that needs a library."""
    tmp_path = tmp_path / "desk"
    tmp_path.mkdir()
    body = "".join(f"<p>{text}</p>" for text in TEXTS)
    (tmp_path / "a.html").write_bytes(page(body))
    (tmp_path / "b.docx").write_bytes(docx("".join(map(paragraph, TEXTS))))
    (tmp_path / "c.md").write_text("---\ntitle: Halle\n---\n\n" + "\n\n".join(TEXTS), encoding="utf-8")
    (tmp_path / "d.pdf").write_bytes(pdf(*((700 - 40 * row, text) for row, text in enumerate(TEXTS))))
    (tmp_path / "e.odt").write_bytes(odt("".join(f"<text:p>{text}</text:p>" for text in TEXTS)))
    (tmp_path / "f.xml").write_bytes(newsml(f"<inlineXML><html><body>{body}</body></html></inlineXML>"))
    (tmp_path / "g.rtf").write_bytes(b"{\\rtf1 Die Halle in Hamm kostet 31 Milliarden Taler.}")
    return tmp_path


def test_a_check_of_all_formats_says_the_same_without_what_is_left_out(folder: Path) -> None:
    reports = ("json", "html", "terminal", "sarif", "junit", "gitlab", "markdown", "csv", "rdjson", "docx")
    said = []
    for code, name in ((LEAN_RUN, "lean"), (FULL_RUN, "full")):
        wanted = [part for one in reports for part in ("--report", f"{one}=../{name}.{one}")]
        done = run(code, "check", str(ROOT / "seeds"), ".", "--no-cache", *wanted, cwd=folder)
        assert "Traceback" not in done.stderr
        said.append((done.returncode, done.stdout, done.stderr))
    assert said[0] == said[1]
    for one in reports:
        assert (folder.parent / f"lean.{one}").read_bytes() == (folder.parent / f"full.{one}").read_bytes()


def test_what_needs_spacy_says_so(folder: Path) -> None:
    done = run(LEAN_RUN, "check", "c.md", "--model", "de_core_news_sm", "--ui", "en", cwd=folder)
    needed = "--model de_core_news_sm: needs spaCy, which is not installed here: run pip install spacy"
    assert (done.returncode, done.stderr) == (2, f"gegenprobe: {needed}\n")
    done = run(LEAN_RUN, "check", "c.md", "b.docx", "--reader-offline", "--ui", "en", cwd=folder)
    needed = "--reader: needs spaCy, which is not installed here: run pip install spacy"
    assert (done.returncode, done.stderr) == (2, f"gegenprobe: {needed}\n")
