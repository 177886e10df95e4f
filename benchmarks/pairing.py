"""What pairing costs: `check` of a story of ten articles by this build and by that before pairing, and what both take
up when they are installed.

    python -m benchmarks.pairing STORY_FOLDER [--before REVISION] [--rounds 5]

STORY_FOLDER holds the articles (*.txt). Of HEAD and of REVISION (any name git has for a commit) the wheel is built
from a worktree of its own and unpacked as an install has it; then both check in turn, each time with an empty cache,
a first round not counted. Prints the size of each unpacked wheel and of all packages it needs, as they are installed
here, and processor time, wall time and peak memory (the median of the rounds) with their ratios.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from importlib.metadata import PathDistribution, distributions
from pathlib import Path

from packaging.utils import canonicalize_name

from benchmarks.dependencies import PROJECT, needs_of, reach, size_of

ROOT = Path(__file__).resolve().parent.parent
BEFORE = "5487e9c"  # the last commit whose figures are paired by rules alone
MOST = 10  # articles
NAMES = ("processor seconds", "wall seconds", "peak MB")


def build(revision: str, place: Path) -> Path:
    """The unpacked wheel of a revision, in a new folder at `place`. Raises CalledProcessError where none is built."""
    tree = place / "tree"
    subprocess.run(["git", "-C", ROOT, "worktree", "add", "--quiet", "--detach", tree, revision], check=True)
    try:
        wheel = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
        subprocess.run([*wheel, "--wheel-dir", place, tree], check=True)
    finally:
        subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", tree], check=True)
    with zipfile.ZipFile(next(place.glob("*.whl"))) as packed:
        packed.extractall(place / "installed")
    return place / "installed"


def run(installed: Path, paths: Sequence[str]) -> tuple[float, float, float]:
    """Processor seconds, wall seconds and peak memory in MB of one check. Raises SystemExit where it fails."""
    began = time.monotonic()
    arguments = ["-m", "checker", "check", "--report", "json", "--fail-on", "never", *paths]
    with tempfile.TemporaryDirectory() as cache:
        own = {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1", "GEGENPROBE_CACHE": cache, "XDG_CACHE_HOME": cache}
        child = os.posix_spawn(
            sys.executable,
            [sys.executable, *arguments],
            {**os.environ, **own},
            file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
        )
        _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{installed}: check ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - began, usage.ru_maxrss / 1024


def measure_size(installed: Path) -> tuple[float, float, int]:
    """MB of an unpacked wheel, MB of it and all packages it needs, and how many these are.

    Raises ValueError where one of them is not installed here.
    """
    own = sum(path.stat().st_size for path in installed.rglob("*") if path.is_file() and path.suffix != ".pyc")
    here = {canonicalize_name(one.name): one for one in distributions()}
    asked = needs_of(PathDistribution(next(installed.glob("*.dist-info"))))
    if missing := sorted(asked - set(here)):
        raise ValueError(f"{installed}: needs {', '.join(missing)}; install it here to measure its size")
    needed = reach({**{name: needs_of(one) for name, one in here.items()}, PROJECT: asked}) - {PROJECT}
    return own / 1e6, (own + sum(size_of(here[name]) for name in needed)) / 1e6, len(needed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("story", type=Path, help="folder with the articles of one story")
    parser.add_argument("--before", default=BEFORE, help="revision to measure beside this one")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    paths = sorted(str(path) for path in asked.story.glob("*.txt"))[:MOST]
    with tempfile.TemporaryDirectory() as place:
        builds = {}
        for name, revision in (("this build", "HEAD"), ("before", asked.before)):
            (Path(place) / name).mkdir()
            builds[name] = build(revision, Path(place) / name)
        for name, installed in builds.items():
            own, whole, packages = measure_size(installed)
            print(f"{name:12} {own:6.1f} MB unpacked, {whole:6.0f} MB with the {packages} packages it needs")
        rows: dict[str, list[tuple[float, float, float]]] = {name: [] for name in builds}
        for number in range(asked.rounds + 1):
            for name, installed in builds.items():
                told = run(installed, paths)
                if number:  # the first round compiles
                    rows[name].append(told)
    print(f"{len(paths)} articles, {asked.rounds} rounds in turn")
    for place_of, what in enumerate(NAMES):
        mine, theirs = (statistics.median(row[place_of] for row in rows[name]) for name in builds)
        print(f"{what:18} this build {mine:8.2f}   before {theirs:8.2f}   ratio {mine / theirs:.2f}")


if __name__ == "__main__":
    main()
