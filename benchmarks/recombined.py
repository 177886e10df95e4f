"""Articles made of real sentences, as many as wanted: figures and names changed, five to an event.

Each event has its own names and sentences; its articles tell most of them, now and then with another figure.
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from checker.model import Article

SENTENCES = 12  # of an article
OF_EVENT = 5  # articles
FIRST_DAY, DAYS = date(2025, 1, 1), 365
NUMBER = re.compile(r"(?<![\d.,:])\d{2,4}(?![\d.,:])")
NAME = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][a-zäöüß]{6,}(?=[ ,.])")
HEADS = ("Brunn", "Ester", "Grau", "Hollen", "Ister", "Kalten", "Lauter", "Mohren", "Nieder", "Ober", "Quer", "Rauten")
TAILS = ("bach", "beck", "dorf", "feld", "hagen", "hausen", "kamp", "moor", "rode", "stedt", "tal", "wald")


def read_sentences(path: Path) -> list[str]:
    """The sentences of a corpus, one a line, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        return [line.strip() for line in file if 40 < len(line) < 400]


def make_articles(sentences: list[str], count: int, seed: int = 0) -> Iterator[Article]:
    """Articles of events, in order of event; the same for the same seed."""
    for number in range(count):
        event, version = divmod(number, OF_EVENT)
        yield make_article(sentences, event, version, seed)


def write_articles(folder: Path, corpus: Path, count: int) -> None:
    """Write so many articles of a corpus into a new folder, a file each, with day and source."""
    folder.mkdir()
    for article in make_articles(read_sentences(corpus), count):
        head = f"date {article.published}\nsource {article.source}\n\n"
        (folder / f"{article.name}.txt").write_text(head + article.text, encoding="utf-8")


def make_article(sentences: list[str], event: int, version: int, seed: int = 0) -> Article:
    """One article of an event."""
    told = random.Random(f"{seed} {event}")
    chosen = told.sample(sentences, SENTENCES)
    places = [f"{told.choice(HEADS)}{told.choice(TAILS)}{told.choice(TAILS)}" for _ in range(4)]
    day = FIRST_DAY + timedelta(days=told.randrange(DAYS))
    base = [
        NUMBER.sub(lambda _: str(told.randrange(11, 9_000)), NAME.sub(lambda _: told.choice(places), sentence))
        for sentence in chosen
    ]
    own = random.Random(f"{seed} {event} {version}")
    kept = [sentence for sentence in base if own.random() < 0.85] or base
    lines = [
        NUMBER.sub(lambda _: str(own.randrange(11, 9_000)), sentence) if own.random() < 0.1 else sentence
        for sentence in kept
    ]
    text = "\n\n".join(" ".join(lines[start : start + 4]) for start in range(0, len(lines), 4))
    name = f"{event:07}-{version}"
    return Article(name, f"wire/{name}.txt", text, source=f"Blatt {version}", published=day + timedelta(days=version))
