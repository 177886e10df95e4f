"""What starting costs: processor time of `gegenprobe --help` and of checking one short article, beside Python's own.

    python benchmarks/startup.py [--rounds 7] [--before CHECKOUT] [--only NAME ...]

Every command runs in a process of its own; the least of several rounds counts. "python" is an interpreter that does
nothing: the ratios to it hold on a busy machine, too. The cache lies in a folder of its own: "again" is a second check.
"""

from __future__ import annotations

import argparse
import os
import resource
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


def measure(arguments: Sequence[str], cache: str, root: Path = ROOT) -> float:
    """Seconds of processor time that one run of the checkout in `root` takes; exits where it fails."""
    environ = {**os.environ, "PYTHONPATH": str(root), "GEGENPROBE_CACHE": cache}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else all of it is compiled at every start
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *arguments], cwd=root, env=environ, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the least processor time of each command, and how many times Python's own that is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--before", type=Path, help="another checkout, measured in turn with this one")
    parser.add_argument(
        "--only", nargs="*", choices=tuple(COMMANDS), default=tuple(COMMANDS), help="these commands alone"
    )
    asked = parser.parse_args()
    commands = {name: arguments for name, arguments in COMMANDS.items() if name in ("python", *asked.only)}
    roots = {"": ROOT, **({"before": asked.before} if asked.before else {})}
    least: dict[tuple[str, str], float] = {}
    with tempfile.TemporaryDirectory() as cache:
        for which, root in roots.items():
            for name in commands:
                measure(commands[name], f"{cache}/{which}", root)  # compiled modules, the cache, the disk
        for _ in range(asked.rounds):
            for name, arguments in commands.items():
                for which, root in roots.items():
                    spent = measure(arguments, f"{cache}/{which}", root)
                    least[name, which] = min(spent, least.get((name, which), spent))
    for name in commands:
        seconds = least[name, ""]
        beside = f"   before {least[name, 'before']:7.3f} s" if asked.before else ""
        print(f"{name:34} {seconds:7.3f} s  {seconds / least['python', '']:6.1f} times python{beside}")


if __name__ == "__main__":
    main()
