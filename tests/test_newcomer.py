"""The README's lines, copied from the file, do in a fresh environment what it promises.

Setting up takes a minute and the network, so the whole of it is run where GEGENPROBE_NEWCOMER is set.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.de.md")
SECONDS = int(os.environ.get("GEGENPROBE_NEWCOMER", "0"))  # what setting up may take; 0 leaves the test out


def first_block(name: str) -> list[str]:
    """The commands of the first block of a README, without the prompt."""
    found = re.search(r"^```console\n(.*?)^```$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None
    return [line.removeprefix("$ ") for line in found[1].splitlines()]


@pytest.mark.parametrize("name", READMES)
def test_both_readmes_set_up_alike_in_two_commands(name: str) -> None:
    assert len(first_block(name)) == 2
    assert first_block(name) == first_block("README.md")


@pytest.mark.skipif(not SECONDS, reason="sets up a fresh environment: GEGENPROBE_NEWCOMER=60 runs it within 60 seconds")
@pytest.mark.parametrize("name", READMES)
def test_a_newcomer_gets_as_far_as_the_first_finding(name: str) -> None:
    done = subprocess.run(["bash", str(ROOT / ".ci" / "newcomer"), name], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    said = dict(re.findall(r"^newcomer: (set up in|first findings after) (\d+) s", done.stdout, re.MULTILINE))
    assert int(said["set up in"]) <= SECONDS
    assert "Wadephul" in done.stdout
