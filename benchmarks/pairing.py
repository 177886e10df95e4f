"""What pairing costs: `gegenprobe check` on a story of ten articles, against another build, in turns within one run.

    python benchmarks/pairing.py STORY_FOLDER OTHER_COMMAND...

STORY_FOLDER holds the articles; OTHER_COMMAND is how the other build is called, such as `/old/.venv/bin/gegenprobe`.
Prints processor time, wall time and peak memory of both (median of the rounds) and their ratios.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROUNDS = 5
MOST = 10  # articles


def run(command: Sequence[str], paths: Sequence[str]) -> tuple[float, float, float]:
    """Processor seconds, wall seconds and peak memory in MB of one check. Raises SystemExit where it fails."""
    began = time.monotonic()
    child = os.posix_spawnp(
        command[0],
        [*command, "check", "--report", "json", "--fail-on", "never", *paths],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{' '.join(command)}: ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - began, usage.ru_maxrss / 1024


def main() -> None:
    folder, other = Path(sys.argv[1]), sys.argv[2:]
    paths = sorted(str(path) for path in folder.glob("*.txt"))[:MOST]
    builds = {"this build": (sys.executable, "-m", "checker"), "the other": tuple(other)}
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in builds}
    for _ in range(ROUNDS):
        for name, command in builds.items():
            found[name].append(run(command, paths))
    middle = {name: [statistics.median(column) for column in zip(*rows, strict=True)] for name, rows in found.items()}
    print(f"{len(paths)} articles, {ROUNDS} rounds in turns")
    for place, what in enumerate(("processor seconds", "wall seconds", "peak MB")):
        mine, theirs = middle["this build"][place], middle["the other"][place]
        print(f"{what:18} this build {mine:8.2f}   the other {theirs:8.2f}   ratio {mine / theirs:.2f}")


if __name__ == "__main__":
    main()
