"""An archive that grows: articles a second to add, bytes an article and a claim, and a draft checked against it.

    python benchmarks/archive.py CORPUS [--sizes 1000,10000] [--read 500]

Reading is the same for every article, so only `--read` of them are read by the rules and their claims stand in for
those of the others (figures and names still differ, as the words that are searched do); adding is timed on those read.
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
from pathlib import Path

from recombined import FIRST_DAY, make_article, make_articles, read_sentences

from checker.archive import adding
from checker.archive.adding import add_articles
from checker.archive.manifest import read_manifest
from checker.model import Article
from checker.plugins import load_rules
from checker.reading_claims import Found, read_each

ROOT = Path(__file__).resolve().parent.parent
CHECK = """
import resource, sys
from checker.cli import main
sys.argv = ["gegenprobe", "check", "draft.txt", "--against", "archive", "--no-cache", "--quiet"]
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def check_draft(folder: Path) -> tuple[float, float, int]:
    """Processor and wall seconds and megabytes that checking the draft takes."""
    before, began = os.times(), time.perf_counter()
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", CHECK], cwd=folder, env=environ, capture_output=True, check=False)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, time.perf_counter() - began, int(done.stderr.split()[-1])


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--read", type=int, default=500)
    asked = parser.parse_args()
    sentences, rules = read_sentences(asked.corpus), load_rules()
    sizes, added, known = sorted(map(int, asked.sizes.split(","))), 0, list[Found]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft = make_article(sentences, 3, 0)
        (folder / "draft.txt").write_text(f"date {FIRST_DAY}\nsource Redaktion\n\n{draft.text}", encoding="utf-8")
        articles = make_articles(sentences, sizes[-1])
        began = time.process_time()
        read = [article for _, article in zip(range(asked.read), articles, strict=False)]
        add_articles(folder / "archive", read, rules, 1, lambda *_: None)
        spent = time.process_time() - began
        print(f"read and added: {len(read) / spent:.0f} articles a second of processor time")
        known = list(read_each(read[:50], rules, None, 1, lambda *_: None))

        def stand_in(given: list[Article], *_: object) -> list[Found]:
            return [move(known[place % len(known)], article) for place, article in enumerate(given)]

        adding.read_each = stand_in  # type: ignore[assignment]
        added = len(read)
        for size in sizes:
            began = time.process_time()
            rest = [article for _, article in zip(range(size - added), articles, strict=False)]
            add_articles(folder / "archive", rest, rules, 1, lambda *_: None)
            spent, added = time.process_time() - began, size
            parts = read_manifest(folder / "archive").parts
            total = sum(part.bytes for part in parts)
            claims = sum(part.claims for part in parts)
            runs = [check_draft(folder) for _ in range(3)]
            print(
                f"{size:8} articles, {total / size:.0f} bytes each, {total / claims:.0f} a claim, added without "
                f"reading {len(rest) / max(spent, 1e-3):.0f} a second; draft "
                f"{min(one[0] for one in runs):.2f} s processor, "
                f"{min(one[1] for one in runs):.2f} s wall, {max(one[2] for one in runs)} MB"
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
