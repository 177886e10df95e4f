"""Several processes and killed ones on one decisions file: nothing that was acknowledged is lost, nothing is left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.decisions import file as decisions_file
from checker.decisions import read_decisions
from checker.errors import DecisionsError

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from checker.decisions.review import record
from checker.model import Decision
name, count = sys.argv[2], int(sys.argv[3])
for number in range(count):
    record(Path(sys.argv[1]), Decision(f"{name}{number:04}", "accepted", "geprüft", "wrong_sum", "Kosten", ("1", "2")))
    print(f"{name}{number:04}", flush=True)
"""


def start(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    writers = [start(path, name, 40) for name in ("a", "b", "c")]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0]
    assert len(read_decisions(path)) == 120


def test_what_was_acknowledged_before_a_kill_is_there_and_the_rest_is_cleared_away(tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    acknowledged = set()
    for round_number in range(8):
        writer = start(path, f"{round_number}-", 10_000)
        assert writer.stdout is not None
        for _ in range(5 + round_number):
            acknowledged.add(writer.stdout.readline().strip())
        writer.kill()
        acknowledged.update(writer.stdout.read().split("\n")[:-1])
        writer.wait(20)
    (tmp_path / ".decisions.json.4711.tmp").write_text("halb", encoding="utf-8")
    last = start(path, "z", 1)
    assert last.wait(60) == 0
    kept = {decision.fingerprint for decision in read_decisions(path)}
    assert {one for one in acknowledged if one} <= kept
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".tmp")] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"version": ' + "9" * 5000 + "}", "number too long"),
        (
            '{"version": 1, "decisions": [{"fingerprint": "a", "verdict": "accepted", "reason": "\\ud800", '
            '"rule": "r", "subject": "s", "values": []}]}',
            "line 1: half a surrogate pair",
        ),
    ],
)
def test_what_no_decisions_file_holds_is_named(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "decisions.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionsError, match=words):
        read_decisions(path)


def test_a_pipe_is_no_decisions_file_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DecisionsError, match="is not a regular file"):
        read_decisions(tmp_path / "pipe")


def test_a_file_somebody_holds_for_too_long_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.storage.LOCK_PATIENCE", 0.1)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from checker.storage import locked\n"
            "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)",
            str(tmp_path / "d.json"),
        ],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    try:
        with pytest.raises(DecisionsError, match="another process holds it"):
            decisions_file.change_decisions(tmp_path / "d.json", lambda known: known)
    finally:
        holder.kill()
        holder.wait()
