"""What comparing a large story in panels costs: findings of several stories taken for one, as a whole and in panels.

    python benchmarks/panels.py FOLDER [--stories 5]

FOLDER holds a folder of articles for each story (gold/news). So many at a time are put into one story, which is then
larger than any real one of the set; each is judged twice, all articles with all and in panels. Shown are pairs of
claims reported as a conflict or an update, the claims in them, and how many of those of the whole are there in panels.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from checker import pipeline
from checker.model import Claim
from checker.pairing.panels import divide_stories
from checker.pairing.stories import Stories
from checker.plugins import Rule, load_rules
from checker.reading import read_articles

Pairs = frozenset[tuple[Claim, ...]]


def judge(reading: pipeline.Reading, stories: Stories, rules: tuple[Rule, ...]) -> tuple[Pairs, float]:
    """The pairs of claims that are reported, and the seconds of the processor that takes."""
    began = time.process_time()
    judged = pipeline.judge_claims(replace(reading, stories=stories, inspected=()), rules)
    return frozenset(finding.claims for finding in judged.findings), time.process_time() - began


def claims_of(pairs: Pairs) -> frozenset[Claim]:
    """The claims of all pairs."""
    return frozenset(claim for pair in pairs for claim in pair)


def main() -> None:
    """Print a line for each story made of several."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stories", type=int, default=5, help="folders put into one story")
    asked = parser.parse_args()
    rules, folders = load_rules(), sorted(one for one in asked.folder.iterdir() if one.is_dir())
    print("articles  panels  reported: whole  panels  both   claims: whole  panels  both   seconds: whole  panels")
    for start in range(0, len(folders), asked.stories):
        names = [str(folder) for folder in folders[start : start + asked.stories]]
        articles, _ = read_articles(names, "de")
        reading = pipeline.find_claims(articles, rules, pipeline.Options())
        paths = tuple(sorted(article.path for article in articles))
        one = Stories((paths,), dict.fromkeys(paths, 0))
        parted = divide_stories(one, reading.claims.values())
        judge(reading, parted, rules)  # the encoder reads each article once, for both
        whole, seconds = judge(reading, replace(one, panels={0: (paths,)}), rules)
        parts, fewer = judge(reading, parted, rules)
        both, claims = whole & parts, claims_of(whole) & claims_of(parts)
        print(
            f"{len(paths):8} {len(list(parted.compared())):7} {len(whole):16} {len(parts):7} {len(both):5} "
            f"{len(claims_of(whole)):15} {len(claims_of(parts)):7} {len(claims):5} {seconds:17.2f} {fewer:7.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
