"""How reading and checking grow with an article that repeats one piece: twice the size, how many times the work?

    python benchmarks/growth.py [PIECES.jsonl] [--sizes 50,100,200] [--ways claims,check,pair] [--only NAME ...]
                                [--kept FILE] [--patience 300]

PIECES.jsonl holds {"name", "piece"} a line; without it the pieces below are taken. `claims` finds the claims of one
article, `check` checks it, `pair` checks two such articles against each other; `line` is `claims` without line breaks.
Each is done in a process of its own (forked after everything is loaded), and what is measured is the processor time of
that process. A row is written for each piece and way: seconds for each size, and how many times each is the one before.
Rows that grow by more than 2.5 times are marked; those under a tenth of a second say little and never are. A text that
is refused (nothing but blanks, say) is measured up to the refusal. With `--kept` each row is added to a file of JSON
Lines as it ends, and a second run goes on where the first was stopped.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from checker import pipeline
from checker.language import load_base
from checker.model import Article, Failure
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
Work = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Row:
    """What one piece costs in one way: seconds of processor time a size, and how the last run ended (0: well)."""

    name: str
    way: str
    seconds: tuple[float, ...]
    status: int


def fill(piece: str, kilobytes: int) -> bytes:
    """The piece repeated to a size in UTF-8, a blank line after each 2,000 bytes or so."""
    data = piece.encode()
    paragraph = data * max(1, 2_000 // len(data)) + (b"" if piece.strip() in ("", ".") else b"\n\n")
    return (paragraph * (kilobytes * 1_000 // len(paragraph) + 1))[: kilobytes * 1_000]


def measure(work: Work, data: bytes, patience: int) -> tuple[float, int]:
    """Seconds of processor time that a forked process needs for the work, and how it ended (0: well)."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))
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

    def read(data: bytes, *names: str) -> tuple[list[Article], list[Failure]]:
        text = data.decode("utf-8", "ignore").encode()  # cut to a size within a character
        found = [read_bytes(text, name) for name in names]
        return [one for articles, _ in found for one in articles], [one for _, refused in found for one in refused]

    def claims(data: bytes) -> None:
        articles, _ = read(data, "a.txt")
        pipeline.find_claims(articles, rules, pipeline.Options())

    def check(data: bytes) -> None:
        articles, refused = read(data, "a.txt")
        pipeline.check(articles, rules, failures=refused)

    def pair(data: bytes) -> None:
        articles, refused = read(data, "a.txt", "b.txt")
        pipeline.check(articles, rules, failures=refused)

    return {"claims": claims, "check": check, "pair": pair, "line": claims}


def run(
    pieces: Mapping[str, str], sizes: list[int], ways: list[str], patience: int, done: set[tuple[str, str]]
) -> Iterator[Row]:
    """What each piece costs in each way, one row after the other, but for those that are done."""
    known = list_ways(load_rules())
    # One article alone: the encoder must not have run before the forks, its threads would be missing in them.
    known["check"](("Beim Brand in Rabenau wurden am Dienstag 9 Menschen verletzt. " * 3).encode())
    load_base("de")
    gc.freeze()  # a collection in a fork would copy every page of what was loaded before: 0.1 s that no text costs
    for name, piece in pieces.items():
        for way in (way for way in ways if (name, way) not in done):
            seconds, status = [], 0
            for size in sizes:
                data = fill(piece, size)
                needed, status = measure(known[way], data.replace(b"\n\n", b" ") if way == "line" else data, patience)
                seconds.append(needed)
                if status:
                    break
            yield Row(name, way, tuple(seconds), status)


def say(row: Row) -> bool:
    """Write one row; whether it grows too fast or did not end well."""
    grown = [later / earlier for earlier, later in pairwise(row.seconds)]
    steep = any(times > MOST and later > LITTLE for times, later in zip(grown, row.seconds[1:], strict=True))
    needed, times = " ".join(f"{one:7.2f}" for one in row.seconds), " ".join(f"{one:4.1f}" for one in grown)
    ended = f" ended with {row.status}" if row.status else ""
    print(f"{row.name:<20} {row.way:<7} {needed}  x {times}{' !' if steep else ''}{ended}", flush=True)
    return steep or bool(row.status)


def read_kept(path: Path | None) -> list[Row]:
    """The rows of an earlier run, none where there was none."""
    if path is None or not path.exists():
        return []
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Row(one["name"], one["way"], tuple(one["seconds"]), one["status"]) for one in lines]


def main() -> None:
    """Print a row for each piece and way, those of earlier runs first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pieces", nargs="?", type=Path)
    parser.add_argument("--sizes", default="50,100,200")
    parser.add_argument("--ways", default="claims,check,pair")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--kept", type=Path, help="rows of earlier runs; new ones are added")
    parser.add_argument("--patience", type=int, default=300, help="seconds of processor time a run may take")
    options = parser.parse_args()
    pieces = PIECES
    if options.pieces:
        rows = [json.loads(line) for line in options.pieces.read_text(encoding="utf-8").splitlines()]
        pieces = {row["name"]: row["piece"] for row in rows}
    if options.only:
        pieces = {name: piece for name, piece in pieces.items() if name in options.only}
    kept = read_kept(options.kept)
    done = {(row.name, row.way) for row in kept}
    over = sum(map(say, kept))
    for row in run(
        pieces, [int(size) for size in options.sizes.split(",")], options.ways.split(","), options.patience, done
    ):
        over += say(row)
        if options.kept:
            with options.kept.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(row)) + "\n")
    print(f"{over} grow by more than {MOST} times or did not end")


if __name__ == "__main__":
    main()
