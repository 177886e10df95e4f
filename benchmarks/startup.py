"""What starting costs: processor time of `gegenprobe --help` and of checking one short article, beside Python's own.

    python benchmarks/startup.py [--rounds 7]

Every command runs in a process of its own; the least of several rounds counts. "python" is an interpreter that does
nothing: the ratios to it hold on a busy machine, too. The cache lies in a folder of its own: "again" is a second check.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = "seeds/zugunglueck/02-bericht.txt"
COMMANDS: Mapping[str, Sequence[str]] = {
    "python": ("-c", "pass"),
    "--help": ("-m", "checker", "--help"),
    "check --help": ("-m", "checker", "check", "--help"),
    "check, nothing kept": ("-m", "checker", "check", ARTICLE, "--no-cache"),
    "check again": ("-m", "checker", "check", ARTICLE),
    "check of the seeds, nothing kept": ("-m", "checker", "check", "seeds", "--no-cache"),
    "check of the seeds again": ("-m", "checker", "check", "seeds"),
}


def measure(arguments: Sequence[str], cache: str) -> float:
    """Seconds of processor time that one run takes."""
    before = os.times()
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "GEGENPROBE_CACHE": cache}
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environ, capture_output=True, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print the least processor time of each command, and how many times Python's own that is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    least: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as cache:
        for name in COMMANDS:
            measure(COMMANDS[name], cache)  # compiled modules, the cache, the disk
        for _ in range(rounds):
            for name, arguments in COMMANDS.items():
                least[name] = min(measure(arguments, cache), least.get(name, 1e9))
    for name, seconds in least.items():
        print(f"{name:34} {seconds:7.3f} s  {seconds / least['python']:6.1f} times python")


if __name__ == "__main__":
    main()
