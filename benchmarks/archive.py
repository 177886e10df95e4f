"""An archive that grows: articles a second to add, bytes an article and a claim, and a draft checked against it.

    python benchmarks/archive.py CORPUS [--sizes 1000,10000,100000] [--read 200]

Reading is the same for every article, so only `--read` of them are read by the rules: those of the draft's event first,
and their claims stand in for those of the others (figures and names still differ, as the words that are searched do).
Adding is timed on those read, and once more on all others without reading. The draft has 600 words: an article of the
third event and sentences of events that are not in the archive. Of three runs the least counts.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path

from recombined import FIRST_DAY, make_article, make_articles, read_sentences

from checker.archive.adding import add_articles
from checker.archive.manifest import read_manifest
from checker.model import Article
from checker.plugins import Rule, load_rules
from checker.reading_claims import Found, read_each

ROOT = Path(__file__).resolve().parent.parent
DRAFT, EVENT = 600, 3  # words; the event it tells
CHECK = """
import resource, sys
from checker.cli import main
sys.argv = ["gegenprobe", "check", "draft.txt", "--against", sys.argv[1], "--no-cache", "--quiet"]
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def make_draft(sentences: list[str]) -> str:
    """A draft of so many words: the first article of an event, and sentences of events before the archive's first."""
    text, event = make_article(sentences, EVENT, 0).text, -1
    while len(text.split()) < DRAFT:
        text, event = f"{text}\n\n{make_article(sentences, event, 0).text}", event - 1
    return " ".join(text.split(" ")[:DRAFT])


def check_draft(folder: Path, archive: str = "archive") -> tuple[float, float, int]:
    """Processor and wall seconds and megabytes that checking the draft takes; exits where it fails."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", CHECK, archive]
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.perf_counter() - began, int(done.stderr.split()[-1])


def show_size(folder: Path, size: int, added: str) -> None:
    """Print a line for an archive of a size."""
    parts = read_manifest(folder / "archive").parts
    total, claims = sum(part.bytes for part in parts), sum(part.claims for part in parts)
    runs = [check_draft(folder) for _ in range(3)]
    print(
        f"{size:8} articles in {len(parts)} parts, {total / size:.0f} bytes each, {total / claims:.0f} a claim; {added}"
        f"; draft {min(one[0] for one in runs):.2f} s processor, {min(one[1] for one in runs):.2f} s wall, "
        f"{max(one[2] for one in runs)} MB",
        flush=True,
    )


def list_files(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every file of an archive that holds articles."""
    return {
        str(file.relative_to(folder)): (file.stat().st_size, file.stat().st_mtime_ns)
        for file in sorted(folder.glob("months/*/*"))
    }


def add_one(folder: Path, article: Article, rules: tuple[Rule, ...]) -> str:
    """Add one article; how many files that wrote, of which months, and what became of the others."""
    before, began = list_files(folder), time.process_time()
    add_articles(folder, [article], rules, 1, lambda *_: None)
    spent, after = time.process_time() - began, list_files(folder)
    written = sorted(set(after) - set(before))
    months = sorted({name.split("/")[1] for name in written})
    changed = sum(name in after and after[name] != known for name, known in before.items())
    gone = len(set(before) - set(after))  # replaced by the change before this one, and kept until now for its readers
    told = f"{len(written)} files of {', '.join(months)} in {spent:.2f} s, {changed} others changed"
    return f"one more: {told}, {gone} retired ones gone"


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--read", type=int, default=200)
    asked = parser.parse_args()
    sentences, rules = read_sentences(asked.corpus), load_rules()
    sizes = sorted(map(int, asked.sizes.split(",")))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "draft.txt").write_text(f"date {FIRST_DAY}\nsource Redaktion\n\n{make_draft(sentences)}", "utf-8")
        articles = make_articles(sentences, sizes[-1])
        began = time.process_time()
        read = list(islice(articles, asked.read))
        known = list(read_each(read, rules, None, 1, lambda *_: None))
        add_articles(folder / "archive", read, rules, 1, lambda *_: None, read=lambda *_: known)
        print(f"read and added: {len(read) / (time.process_time() - began):.0f} articles a second of processor time")

        def stand_in(given: list[Article], *_: object) -> list[Found]:
            return [move(known[place % len(known)], article) for place, article in enumerate(given)]

        added = len(read)
        for size in sizes:
            began = time.process_time()
            add_articles(folder / "archive", islice(articles, size - added), rules, 1, lambda *_: None, stand_in)
            speed = (size - added) / max(time.process_time() - began, 1e-3)
            show_size(folder, size, f"added without reading {speed:.0f} a second")
            added = size
            print(
                f"         {add_one(folder / 'archive', make_article(sentences, -1000 - size, 0), rules)}", flush=True
            )
    print(f"this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def move(found: Found, article: Article) -> Found:
    """The claims of another article as if they stood in this one."""
    claims = {
        rule: tuple(replace(claim, excerpt=replace(claim.excerpt, article=article)) for claim in one)
        for rule, one in found.claims.items()
    }
    return replace(found, claims=claims, inspected=())


if __name__ == "__main__":
    main()
