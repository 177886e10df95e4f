"""Any bytes through the whole command line: exit code 0, 1 or 2, a report that is valid JSON, no control characters.

    python -m tests.fuzz.whole [--runs 1000] [--seed 1]

takes the seeds of every fuzz target, changes, cuts and joins them, gives them names of every kind, and checks one or
two of them at a time as `gegenprobe check --report json` does. The first that fails ends the run, and is kept.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import random
import re
import sys
import tempfile
from pathlib import Path

from checker.cli import main as run_command
from tests.fuzz.targets import TARGETS

NAMES = (
    "a.txt",
    "a.html",
    "a.docx",
    "a.odt",
    "a.rtf",
    "a.pdf",
    "a.xml",
    "a.json",
    "a.jsonl",
    "a.md",
    "a.eml",
    "a.zip",
    "a",
)
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def make_bytes(chance: random.Random) -> bytes:
    """Bytes that look like one of the formats, more or less."""
    seeds = [seed for _, given in TARGETS.values() for seed in given]
    data = bytearray(chance.choice(seeds) if chance.random() < 0.9 else chance.randbytes(chance.randrange(1, 3_000)))
    for _ in range(chance.choice((0, 1, 2, 5, 30))):
        place = chance.randrange(len(data) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            data[place : place + 1] = chance.randbytes(1)
        elif kind == 1:
            del data[place : place + chance.randrange(1, 40)]
        elif kind == 2:
            data[place:place] = chance.choice(
                (b"\x1b[2J", b"\x00", "\u202e\u2028\x85".encode(), b"\xff\xfe", b"3 Tote, ")
            )
        else:
            other = chance.choice(seeds)
            start = chance.randrange(len(other))
            data[place:place] = other[start : start + chance.randrange(1, 400)]
    return bytes(data)


def check(paths: list[Path]) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a check of these files."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    sys.argv = ["gegenprobe", "check", "--no-cache", "--report", "json", *map(str, paths)]
    code = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            run_command()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 3
    told = []
    for stream in (out, err):
        stream.flush()
        told.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
    return code, told[0], told[1]


def find_fault(code: int, out: str, err: str) -> str:
    """What is wrong with the outcome of a check; "" for nothing."""
    if code not in (0, 1, 2):
        return f"exit {code}: {err[-500:]}"
    if CONTROL.search(out) or CONTROL.search(err):
        return "control characters"
    if "Traceback" in err:
        return err[-500:]
    try:
        report = json.loads(out)
    except ValueError:
        return "" if code == 2 and not out.strip() else "no valid JSON"
    strings = [json.dumps(report, ensure_ascii=False)]
    return "control characters in a value" if any(CONTROL.search(one) for one in strings) else ""


def main() -> None:
    """Run as many checks as are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    codes: dict[int, int] = {}
    with tempfile.TemporaryDirectory() as made:
        for number in range(options.runs):
            paths = []
            for place in range(chance.choice((1, 1, 2))):
                folder = Path(made, str(place))
                folder.mkdir(exist_ok=True)
                paths.append(folder / chance.choice(NAMES))
                paths[-1].write_bytes(make_bytes(chance))
            code, out, err = check(paths)
            codes[code] = codes.get(code, 0) + 1
            if fault := find_fault(code, out, err):
                kept = [Path(f"fault-{options.seed}-{number}-{place}{path.suffix}") for place, path in enumerate(paths)]
                for path, copy in zip(paths, kept, strict=True):
                    copy.write_bytes(path.read_bytes())
                raise SystemExit(f"run {number}: {fault}; kept as {', '.join(map(str, kept))}")
            for path in paths:
                path.unlink()
    print(f"{options.runs} checks, exit codes {dict(sorted(codes.items()))}: nothing found")


if __name__ == "__main__":
    main()
