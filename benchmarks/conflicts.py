"""How many known contradictions a check finds, and how often it speaks where it should be quiet.

    python benchmarks/conflicts.py FOLDER

FOLDER holds one folder of articles an event, and gold.jsonl and hard_negatives.jsonl with pairs of passages (see
benchmarks/newsroom). The articles of an event are checked together. A conflict is found when a finding of level warning
or error sets a claim in the one passage against a claim in the other; a pair that must stay quiet is a false alarm.
Findings that touch no pair are counted as unlisted: they may be right. Deterministic; prints one table.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NotRequired, TypedDict

from checker import pipeline
from checker.cli.gathering import gather_facts
from checker.model import Claim, Conflict, Level, Outcome
from checker.plugins import load_rules
from checker.reading import read_articles

Passage = tuple[str, int, int]  # path, start, end (characters)


class Side(TypedDict):
    """A passage as it is listed: its file, and its text as it stands there."""

    file: str
    quote: str


class Pair(TypedDict):
    """Two passages, what they are about, and what a reader made of them."""

    a: Side
    b: Side
    kind: str
    verdict: str
    borderline: NotRequired[bool]


def read_pairs(folder: Path) -> Iterator[Pair]:
    """The pairs of both lists, but for those on which two careful editors could differ."""
    for name in ("gold.jsonl", "hard_negatives.jsonl"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            pair: Pair = json.loads(line)
            if not pair.get("borderline"):
                yield pair


def place(folder: Path, side: Side) -> Passage:
    """Where a quoted passage stands in its article."""
    path = folder / side["file"]
    start = path.read_text(encoding="utf-8").index(side["quote"])
    return str(path), start, start + len(side["quote"])


def lies_in(claim: Claim, passage: Passage) -> bool:
    """Whether a claim and a passage overlap."""
    path, start, end = passage
    return claim.article.path == path and claim.excerpt.start < end and start < claim.excerpt.end


def touches(finding: Conflict, one: Passage, other: Passage) -> bool:
    """Whether a finding sets the two passages against each other."""
    sides = [(finding.claims[first], finding.claims[second]) for first, second in finding.pairs]
    sides += [pair[::-1] for pair in sides]
    return any(lies_in(first, one) and lies_in(second, other) for first, second in sides)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    events: dict[str, list[Pair]] = defaultdict(list)
    for pair in read_pairs(folder):
        events[pair["a"]["file"].split("/")[0]].append(pair)
    rules, facts = load_rules(), gather_facts(None)
    told: Counter[str] = Counter()
    kinds: Counter[tuple[str, bool]] = Counter()
    for event, pairs in sorted(events.items()):
        articles, _ = read_articles([str(folder / event)])
        findings = [
            one
            for one in pipeline.check(articles, rules, facts).conflicts
            if one.verdict.level is Outcome.CONFLICT and one.level is not Level.NOTE
        ]
        listed: set[int] = set()
        for pair in pairs:
            sides = place(folder, pair["a"]), place(folder, pair["b"])
            hits = {number for number, one in enumerate(findings) if touches(one, *sides)}
            listed |= hits
            if pair["verdict"] == "conflict":
                kinds[pair["kind"], bool(hits)] += 1
            else:
                told["quiet"] += 1
                told["false"] += bool(hits)
        told["findings"] += len(findings)
        told["unlisted"] += len(findings) - len(listed)
    for kind in sorted({kind for kind, _ in kinds}):
        print(f"{kind:10} {kinds[kind, True]:4} of {kinds[kind, True] + kinds[kind, False]:4} conflicts found")
    print(f"{told['false']} of {told['quiet']} pairs that must stay quiet reported", end=", ")
    print(f"{told['findings']} findings, {told['unlisted']} of them on no listed pair")


if __name__ == "__main__":
    main()
