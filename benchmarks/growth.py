"""How reading and checking grow with an article that repeats one piece: twice the size, how many times the work?

    python benchmarks/growth.py [PIECES.jsonl] [--sizes 50,100,200] [--ways claims,check,pair] [--only NAME ...]

PIECES.jsonl holds {"name", "piece"} a line; without it the pieces below are taken. `claims` finds the claims of one
article, `check` checks it, `pair` checks two such articles against each other; `line` is `claims` without line breaks.
Each is done in a process of its own (forked after everything is loaded), and what is measured is the processor time of
that process. A row is written for each piece and way: seconds for each size, and how many times each is the one before.
Rows that grow by more than 2.5 times are marked; those under a tenth of a second say little and never are.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from checker import pipeline
from checker.language import load_base
from checker.model import Article
from checker.plugins import Rule, load_rules
from checker.reading import read_bytes

PIECES = {
    "figures": "7 Boote, ",
    "dates": "am 9. August 2026 ",
    "party": "Ella Sommerfeld (FDP) ",
    "quote": "„Nein“, sagte Sommerfeld. ",
    "brackets": "(",
    "row": "| 8 | 9 |\n",
    "digits": "8",
    "sentence": "Beim Brand am Dienstag wurden 9 Menschen verletzt. ",
    "range": "zwischen 7 und 9 ",
}
MOST = 2.5
LITTLE = 0.1  # seconds: less is noise
PATIENCE = 300  # seconds of processor time a run may take
Work = Callable[[bytes], None]


def fill(piece: str, kilobytes: int) -> bytes:
    """The piece repeated to a size in UTF-8, a blank line after each 2,000 bytes or so."""
    data = piece.encode()
    paragraph = data * max(1, 2_000 // len(data)) + (b"" if piece.strip() in ("", ".") else b"\n\n")
    return (paragraph * (kilobytes * 1_000 // len(paragraph) + 1))[: kilobytes * 1_000]


def measure(work: Work, data: bytes) -> tuple[float, int]:
    """Seconds of processor time that a forked process needs for the work, and how it ended (0: well)."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        try:
            work(data)
            os._exit(0)
        except BaseException as problem:
            print(f"{type(problem).__name__}: {problem}", file=sys.stderr)
            os._exit(1)
    _, status, used = os.wait4(child, 0)
    return used.ru_utime + used.ru_stime, status


def list_ways(rules: tuple[Rule, ...]) -> Mapping[str, Work]:
    """What is measured, by name."""

    def read(data: bytes, name: str) -> Article:
        articles, _ = read_bytes(data.decode("utf-8", "ignore").encode(), name)
        return articles[0]

    def claims(data: bytes) -> None:
        pipeline.find_claims([read(data, "a.txt")], rules, pipeline.Options())

    def check(data: bytes) -> None:
        pipeline.check([read(data, "a.txt")], rules)

    def pair(data: bytes) -> None:
        pipeline.check([read(data, "a.txt"), read(data, "b.txt")], rules)

    return {"claims": claims, "check": check, "pair": pair, "line": claims}


def run(pieces: Mapping[str, str], sizes: list[int], ways: list[str]) -> Iterator[tuple[str, str, list[float], int]]:
    """For each piece and way its name, the seconds for each size, and how the last run ended."""
    known = list_ways(load_rules())
    # One article alone: the encoder must not have run before the forks, its threads would be missing in them.
    known["check"](("Beim Brand in Rabenau wurden am Dienstag 9 Menschen verletzt. " * 3).encode())
    load_base("de")
    for name, piece in pieces.items():
        for way in ways:
            seconds, status = [], 0
            for size in sizes:
                data = fill(piece, size)
                needed, status = measure(known[way], data.replace(b"\n\n", b" ") if way == "line" else data)
                seconds.append(needed)
                if status:
                    break
            yield name, way, seconds, status


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pieces", nargs="?", type=Path)
    parser.add_argument("--sizes", default="50,100,200")
    parser.add_argument("--ways", default="claims,check,pair")
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    pieces = PIECES
    if options.pieces:
        rows = [json.loads(line) for line in options.pieces.read_text(encoding="utf-8").splitlines()]
        pieces = {row["name"]: row["piece"] for row in rows}
    if options.only:
        pieces = {name: piece for name, piece in pieces.items() if name in options.only}
    over = 0
    sizes = [int(size) for size in options.sizes.split(",")]
    for name, way, seconds, status in run(pieces, sizes, options.ways.split(",")):
        grown = [later / earlier for earlier, later in pairwise(seconds)]
        steep = any(times > MOST and later > LITTLE for times, later in zip(grown, seconds[1:], strict=True))
        over += steep or bool(status)
        needed, times = " ".join(f"{one:7.2f}" for one in seconds), " ".join(f"{one:4.1f}" for one in grown)
        ended = f" ended with {status}" if status else ""
        print(f"{name:<20} {way:<7} {needed}  x {times}{' !' if steep else ''}{ended}", flush=True)
    print(f"{over} grow by more than {MOST} times")


if __name__ == "__main__":
    main()
