"""What several processes save: a check of a folder with --jobs 1 and with --jobs 2, by processor time and by the clock.

    python benchmarks/jobs.py CORPUS [--articles 1000] [--jobs 2]

The articles are recombined from the sentences of a corpus (benchmarks/recombined.py), and nothing is kept. What the
first process does by itself and an equal share of what the others do is what a run takes where each process has a core
to itself; a busy machine shows that in processor time, but not by the clock. The reports are compared byte by byte.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from recombined import write_articles

ROOT = Path(__file__).resolve().parent.parent
CHECK = """
import resource, sys
from checker.cli import main
sys.argv = ["gegenprobe", "check", "articles", "--report", "json", "--quiet", "--no-cache", "--jobs", sys.argv[1]]
try:
    main()
finally:
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        used = resource.getrusage(who)
        print(used.ru_utime + used.ru_stime, file=sys.stderr)
"""


def run(folder: Path, jobs: int) -> tuple[float, float, float, bytes]:
    """Processor seconds of the first process and of all others, seconds by the clock, and the report."""
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    command = [sys.executable, "-c", CHECK, str(jobs)]
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    own, others = map(float, done.stderr.split()[-2:])
    return own, others, time.perf_counter() - began, done.stdout


def main() -> None:
    """Print a line for one process and for several, and how many times faster these are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "articles", asked.corpus, asked.articles)
        runs = {jobs: run(folder, jobs) for jobs in (1, asked.jobs)}
    if len({report for *_, report in runs.values()}) != 1:
        sys.exit("the reports differ")
    path = {jobs: own + others / jobs for jobs, (own, others, _, _) in runs.items()}
    for jobs, (own, others, wall, _) in runs.items():
        print(
            f"--jobs {jobs}: first process {own:.2f} s, others {others:.2f} s; with a core for each {path[jobs]:.2f} s,"
            f" {path[1] / path[jobs]:.2f} times as fast as one; by the clock {wall:.2f} s"
        )


if __name__ == "__main__":
    main()
