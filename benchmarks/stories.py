"""How well articles are grouped into stories: precision and recall of pairs of articles, against folders read by hand.

    python -m benchmarks.stories FOLDER

FOLDER holds one folder of articles an event, or marked events as `training/events` does. All articles at once: of the
pairs put into one story how many are of one event, and of the pairs of one event how many are in one story. One event
at a time: the same recall. Two and five events at a time, drawn with a fixed seed, the two of one field (the first
letter of their names): both. Two articles at a time: recall over all pairs of one event, and how many of 2,000 drawn
pairs of two events are one story.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from checker.model import Article
from checker.pairing.stories import group_stories
from checker.reading import read_articles
from training.marked import DAY, FILES, MENTION, RawArticle, read_raw

DRAWN, DRAWN_EVENTS = 2000, 200


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


def tell(what: str, counted: Counter[str]) -> None:
    """Print of the pairs in one story how many are rightly so, and of those of one event how many are."""
    print(f"{what}: precision {share(counted['right'], counted['wrong'])}", end=", ")
    print(f"recall {share(counted['right'], counted['missed'])}")


def read_all(folder: Path) -> tuple[Article, ...]:
    """The articles of a folder of folders, or of one of marked events."""
    if any(folder.glob(FILES)):
        return tuple(make_article(path.stem, raw) for path in sorted(folder.glob(FILES)) for raw in read_raw(path))
    articles = read_articles([str(folder)], "auto", stdin=lambda: b"")[0]
    return tuple(article for article in articles if article.path.endswith(".txt"))


def make_article(event: str, raw: RawArticle) -> Article:
    """An article of a marked event without its marks."""
    published = date.fromisoformat(raw.day) if DAY.fullmatch(raw.day) else None
    text = MENTION.sub(r"\1", raw.marked)
    return Article(raw.number, f"{event}/{raw.number}", text, raw.language, raw.outlet, published)


def draw_events(
    folders: Sequence[Sequence[Article]], number: int, of_one_field: bool, chance: random.Random
) -> list[Article]:
    """The articles of so many events, all of the first one's field (the first letter of its name) if asked for."""
    first = chance.choice(folders)
    others = [
        folder
        for folder in folders
        if folder is not first and (not of_one_field or event_of(folder[0])[0] == event_of(first[0])[0])
    ]
    drawn = chance.sample(others, min(number - 1, len(others)))
    return [article for folder in (first, *drawn) for article in folder]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    articles = read_all(parser.parse_args().folder)
    folders = [[a for a in articles if event_of(a) == event] for event in sorted(set(map(event_of, articles)))]
    counted, wrong = count_pairs(articles)
    tell(f"all {len(articles)} at once", counted)
    for events, pairs in wrong.most_common(10):
        print(f"  {'joined' if len(events) > 1 else 'split'}: {' and '.join(events)} ({pairs} pairs)")
    tell("one event at a time", sum((count_pairs(folder)[0] for folder in folders), Counter()))
    chance = random.Random(1)
    for number, of_one_field in ((2, True), (5, False)):
        some = [draw_events(folders, number, of_one_field, chance) for _ in range(DRAWN_EVENTS)]
        told = f"{number} events{' of one field' if of_one_field else ''} at a time"
        tell(told, sum((count_pairs(articles)[0] for articles in some), Counter()))
    two = sum((count_pairs(pair)[0] for folder in folders for pair in combinations(folder, 2)), Counter())
    drawn = [chance.sample(folders, 2) for _ in range(DRAWN)]
    false = sum((count_pairs([chance.choice(one), chance.choice(other)])[0] for one, other in drawn), Counter())
    print(f"two at a time: recall {share(two['right'], two['missed'])}, of two events in one story", end=" ")
    print(share(false["wrong"], DRAWN - false["wrong"]))


if __name__ == "__main__":
    main()
