"""Fuzz every target in turn, each in a process of its own, and write down what was run and what was found.

    python -m tests.fuzz.campaign FOLDER [--minutes 60] [--only TARGET ...]

needs atheris (`pip install atheris`). FOLDER gets the seeds and what grew from them (`corpus/TARGET`), the inputs that
broke something (`TARGET/crash-...`) with libFuzzer's log beside them, and `runs.jsonl`: target, executions, seconds,
peak of memory in MB and the inputs found. The minutes are shared among the targets; after a find a target goes on with
the time it has left, three times at most. A second run goes on with the corpus of the first.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.fuzz.targets import TARGETS

STATISTIC = re.compile(r"^stat::(\w+):\s+(\d+)$", re.MULTILINE)
MOST_FINDS = 3
MEMORY = 1024  # MB


@dataclass(frozen=True, slots=True)
class Run:
    """One target's share of a campaign."""

    target: str
    executions: int
    seconds: int
    peak_mb: int
    found: tuple[str, ...]


def fuzz(name: str, folder: Path, seconds: int) -> Run:
    """Fuzz one target for some seconds of the clock."""
    corpus, own = folder / "corpus" / name, folder / name
    corpus.mkdir(parents=True, exist_ok=True)
    own.mkdir(exist_ok=True)
    for number, seed in enumerate(TARGETS[name][1]):
        (corpus / f"seed-{number}").write_bytes(seed)
    began, executions, peak = time.monotonic(), 0, 0
    for _ in range(MOST_FINDS):
        left = int(seconds - (time.monotonic() - began))
        if left < 5:
            break
        options = [
            f"-max_total_time={left}",
            f"-rss_limit_mb={MEMORY}",
            "-timeout=120",
            "-max_len=20000",
            "-len_control=20",
        ]
        options += ["-print_final_stats=1", "-verbosity=1", f"-artifact_prefix={own}/", str(corpus)]
        with (own / "log.txt").open("ab+") as log:
            start = log.tell()
            done = subprocess.run(
                [sys.executable, "-m", "tests.fuzz.one", name, *options], stdout=log, stderr=log, check=False
            )
            log.seek(start)
            told = dict(STATISTIC.findall(log.read().decode("utf-8", "replace")))
        executions += int(told.get("number_of_executed_units", 0))
        peak = max(peak, int(told.get("peak_rss_mb", 0)))
        if done.returncode == 0:
            break
    found = tuple(sorted(each.name for each in own.iterdir() if each.name != "log.txt"))
    return Run(name, executions, int(time.monotonic() - began), peak, found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--only", nargs="*", default=sorted(TARGETS), choices=sorted(TARGETS))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    folder = options.folder.resolve()
    runs = []
    for name in options.only:
        run = fuzz(name, folder, options.minutes * 60 // len(options.only))
        runs.append(run)
        print(json.dumps(asdict(run)), flush=True)
        with (folder / "runs.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(run)) + "\n")
    total, found = sum(run.executions for run in runs), sum(len(run.found) for run in runs)
    print(f"{total:,} executions, {found} inputs found, {max(run.peak_mb for run in runs)} MB at most")


if __name__ == "__main__":
    main()
