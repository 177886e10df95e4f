"""What a second run over an unchanged folder costs, beside the first, and one over a folder with one changed article.

    python benchmarks/second_run.py CORPUS [--articles 10000] [--jobs 1] [--short]

The articles are recombined from the sentences of a corpus (benchmarks/recombined.py). Times are of the whole command,
processor and wall; the reports of all runs are compared byte by byte. `--short` leaves out the runs that keep nothing
and the one after a change.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from recombined import write_articles

ROOT = Path(__file__).resolve().parent.parent


def run(folder: Path, *options: str) -> tuple[float, float, bytes]:
    """Processor and wall seconds of one check, and its report."""
    environ = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPATH": str(ROOT),
        "GEGENPROBE_CACHE": str(folder / "cache"),
    }
    began, before = time.perf_counter(), os.times()
    command = [sys.executable, "-m", "checker", "check", "articles", "--report", "json", "--quiet", *options]
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, check=False)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return spent, time.perf_counter() - began, done.stdout


def main() -> None:
    """Print the times of each run and how many times faster than the first it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--short", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "articles", asked.corpus, asked.articles)
        jobs = ("--jobs", asked.jobs)
        runs = {} if asked.short else {"without cache": run(folder, "--no-cache", *jobs)}
        runs |= {"first": run(folder, *jobs), "second": run(folder, *jobs)}
        if len({report for _, _, report in runs.values()}) != 1:
            sys.exit("the reports differ")
        if not asked.short:
            with min((folder / "articles").iterdir()).open("a", encoding="utf-8") as file:
                file.write(" Es regnete 17 Stunden lang.")
            runs["one article changed"] = run(folder, *jobs)
            if runs["one article changed"][2] != run(folder, "--no-cache", *jobs)[2]:
                sys.exit("the reports differ")
        size = sum(file.stat().st_size for file in (folder / "cache").iterdir())
    first = runs["first"]
    for label, (spent, wall, _) in runs.items():
        print(f"{label:20} {spent:8.2f} s processor {wall:8.2f} s wall {first[0] / spent:6.1f} times faster")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{size / asked.articles:.0f} bytes of cache an article; largest process {most:.0f} MB")


if __name__ == "__main__":
    main()
