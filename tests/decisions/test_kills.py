"""Writers of decisions, reviews and the desk, killed at any moment: `GEGENPROBE_KILLS=1000` kills that many."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("GEGENPROBE_KILLS", "6"))


@pytest.mark.skipif(os.name != "posix", reason="kills a process the POSIX way")
def test_killed_writers_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.decisions.killing", str(tmp_path), "--kills", str(KILLS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith(f"killed {KILLS}, acknowledged ")
