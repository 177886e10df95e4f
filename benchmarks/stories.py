"""How well articles are grouped into stories: precision and recall of pairs of articles, against folders read by hand.

    python benchmarks/stories.py FOLDER

FOLDER holds one folder of articles an event. All articles at once: of the pairs put into one story how many are of one
event, and of the pairs of one event how many are in one story. One folder at a time: the same recall. Two articles at a
time: recall over all pairs of one event, and how many of 2,000 drawn pairs of two events (seed fixed) are one story.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from checker.model import Article
from checker.pairing.stories import group_stories
from checker.reading import read_articles

DRAWN = 2000


def event_of(article: Article) -> str:
    """The folder an article stands in."""
    return Path(article.path).parent.name


def count_pairs(articles: Sequence[Article]) -> tuple[Counter[str], Counter[tuple[str, ...]]]:
    """Pairs rightly in one story, wrongly in one, missed; and the events that were wrongly joined or split."""
    stories = group_stories(articles)
    counted: Counter[str] = Counter()
    wrong: Counter[tuple[str, ...]] = Counter()
    for one, other in combinations(articles, 2):
        events = tuple(sorted({event_of(one), event_of(other)}))
        joined = stories.are_one(one.path, other.path)
        kind = {(True, True): "right", (True, False): "missed", (False, True): "wrong"}.get((len(events) == 1, joined))
        if kind:
            counted[kind] += 1
            wrong[events] += kind != "right"
    return counted, +wrong


def share(part: int, rest: int) -> str:
    return f"{part / (part + rest):.1%} ({part} of {part + rest})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    articles = read_articles([parser.parse_args().folder], "auto", stdin=lambda: b"")[0]
    articles = tuple(article for article in articles if article.path.endswith(".txt"))
    folders = [[a for a in articles if event_of(a) == event] for event in sorted(set(map(event_of, articles)))]
    counted, wrong = count_pairs(articles)
    print(f"all {len(articles)} at once: precision {share(counted['right'], counted['wrong'])}", end=", ")
    print(f"recall {share(counted['right'], counted['missed'])}")
    for events, pairs in wrong.most_common(10):
        print(f"  {'joined' if len(events) > 1 else 'split'}: {' and '.join(events)} ({pairs} pairs)")
    alone = sum((count_pairs(folder)[0] for folder in folders), Counter())
    print(f"one folder at a time: recall {share(alone['right'], alone['missed'])}")
    two = sum((count_pairs(pair)[0] for folder in folders for pair in combinations(folder, 2)), Counter())
    chance = random.Random(1)
    drawn = [chance.sample(folders, 2) for _ in range(DRAWN)]
    false = sum((count_pairs([chance.choice(one), chance.choice(other)])[0] for one, other in drawn), Counter())
    print(f"two at a time: recall {share(two['right'], two['missed'])}, of two events in one story", end=" ")
    print(share(false["wrong"], DRAWN - false["wrong"]))


if __name__ == "__main__":
    main()
