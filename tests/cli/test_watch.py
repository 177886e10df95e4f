"""`gegenprobe check --watch` in a process of its own, Ctrl-C, and the summary for GitHub."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.cli.watch import name_changes, take_stock

ARTICLE = "date 2025-09-04\nsource Beispielblatt\n\nDie Grünen-Politikerin Hanna Beispiel reist nach Kiew.\n"
OTHER = "date 2025-09-04\nsource Musterzeitung\n\nHanna Beispiel (FDP) reist nach Kiew.\n"
PATIENCE = 60  # seconds until a run must have said what is waited for


class Watcher:
    """A running `gegenprobe` whose output is read from files."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.out, self.err = folder / "out.log", folder / "err.log"
        with self.out.open("wb") as out, self.err.open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "checker", *arguments],
                cwd=folder,
                stdout=out,
                stderr=err,
                env={**os.environ, "COLUMNS": "100"},
                start_new_session=True,
            )

    def wait_for(self, text: str, times: int = 1) -> None:
        """Wait until standard error holds `text` so many times."""
        end = time.monotonic() + PATIENCE
        while self.err.read_text(encoding="utf-8").count(text) < times:
            assert self.process.poll() is None, self.err.read_text(encoding="utf-8")
            assert time.monotonic() < end, f"{text!r} was not said: {self.err.read_text(encoding='utf-8')}"
            time.sleep(0.05)

    def wait_for_reports(self, times: int) -> str:
        """Wait until so many reports for GitHub were printed; returns all of standard output."""
        end = time.monotonic() + PATIENCE
        while (printed := self.out.read_text(encoding="utf-8")).count("\nGegenprobe:") < times - 1:
            assert time.monotonic() < end, printed
            time.sleep(0.05)
        return printed

    def interrupt(self) -> int:
        """Ctrl-C, as a terminal sends it to the whole group; returns the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Watcher]:
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "a.txt").write_text(ARTICLE, encoding="utf-8")
    options = ("--report", "junit=stories/report.xml", "--report", "github")
    watcher = Watcher(tmp_path, "check", "stories", "--watch", *options)
    yield watcher
    if watcher.process.poll() is None:
        watcher.process.kill()
        watcher.process.wait()


def test_a_change_is_checked_and_ctrl_c_ends_it(watcher: Watcher, tmp_path: Path) -> None:
    watcher.wait_for("watching 1 file;")
    first = watcher.wait_for_reports(1)
    assert first.startswith("Gegenprobe:")  # no finding above the last line
    (tmp_path / "stories" / "b.txt").write_text(OTHER, encoding="utf-8")
    watcher.wait_for("changed: stories/b.txt")
    assert watcher.wait_for_reports(2).count("::error") == 1
    decisions = tmp_path / "gegenprobe-decisions.json"
    decisions.write_text("[[", encoding="utf-8")
    watcher.wait_for(decisions.name, 2)  # the change and the error: the watch goes on
    decisions.unlink()
    watcher.wait_for(f"changed: {decisions.name}", 2)
    assert watcher.wait_for_reports(3).count("::error") == 2
    (tmp_path / "stories" / "b.txt").unlink()
    watcher.wait_for("changed: stories/b.txt", 2)
    printed = watcher.wait_for_reports(4)
    assert printed.startswith(first)  # nothing is cleared
    assert printed.count("::error") == 2
    assert "report.xml" not in watcher.err.read_text(encoding="utf-8")  # what a run writes calls for no other
    assert watcher.interrupt() == 130
    assert "Traceback" not in watcher.err.read_text(encoding="utf-8")


def test_standard_input_cannot_be_watched(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "checker", "check", "-", "--watch"]
    done = subprocess.run(command, cwd=tmp_path, input=ARTICLE, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "cannot be read again" in done.stderr


def test_the_stock_leaves_out_hidden_files_and_those_named(tmp_path: Path) -> None:
    for name in ("a.txt", ".a.txt.swp", "report.md", ".git/index", "more/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    left_out = {str((tmp_path / "report.md").resolve())}
    stock = take_stock([tmp_path, tmp_path / "gone"], left_out)
    assert {Path(path).name for path in stock} == {"a.txt", "b.txt"}
    (tmp_path / "a.txt").write_text("longer than before", encoding="utf-8")
    assert [Path(path).name for path in name_changes(stock, take_stock([tmp_path], left_out))] == ["a.txt"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_in_the_middle_of_a_check_ends_with_130(tmp_path: Path, jobs: str) -> None:
    rows = [f'{{"id": "{number}", "text": "Im Ort {number} kamen {number} Menschen."}}' for number in range(50_000)]
    (tmp_path / "many.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "slow.py").write_text(SLOW_RULE.format(mark=tmp_path / "begun"), encoding="utf-8")
    watcher = Watcher(tmp_path, "check", "many.jsonl", "--rules", "rules", "--select", "slow", "--jobs", jobs)
    end = time.monotonic() + PATIENCE
    while not (tmp_path / "begun").exists():
        assert watcher.process.poll() is None, watcher.err.read_text(encoding="utf-8")
        assert time.monotonic() < end
        time.sleep(0.05)
    assert watcher.interrupt() == 130
    assert "Traceback" not in watcher.err.read_text(encoding="utf-8")


SLOW_RULE = '''"""Takes its time over every article that names a place by number."""
import time
from pathlib import Path
from checker.examples import Conflicting, Consistent
EXAMPLES = (Conflicting("Nichts.", "Nichts."), Consistent("Nichts.", "Nichts."))
def find_claims(article):
    if article.text.startswith("Im Ort"):
        Path("{mark}").touch()
        time.sleep(0.05)
    return ()
def compare(earlier, later):
    raise AssertionError
'''


def test_the_summary_is_appended_for_github(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    summary = tmp_path / "summary.md"
    summary.write_text("what an earlier step said\n", encoding="utf-8")
    environment = {**os.environ, "GITHUB_STEP_SUMMARY": str(summary)}
    for report in ("json", "github"):
        command = [sys.executable, "-m", "checker", "check", "a.txt", "b.txt", "--report", report]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 1, done.stderr
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("what an earlier step said\n### Gegenprobe: ")
    assert written.count("### Gegenprobe: ") == 1  # the JSON report has no summary
    assert "Hanna Beispiel" in written
    environment["GITHUB_STEP_SUMMARY"] = str(tmp_path / "gone" / "summary.md")
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "GITHUB_STEP_SUMMARY" in done.stderr
