"""Marked events: news stories in which every figure is marked by what it measures, as described articles with labels.

The form is that of training/README.md: `{surface|id@state!}`; one id is one measured thing, a state one stage of a
running count, "!" a slip, "?" the less trustworthy of two accounts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker.describing.described import DescribedArticle, describe_article
from checker.language import AnnotatedArticle, load_base
from checker.model import Article

FILES = "*.txt"  # the marked events of a folder
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MENTION = re.compile(r"\{([^{}|]+)\|([a-zäöüß0-9_.:\-]+)(@\d+)?([!?])?\}")


@dataclass(frozen=True, slots=True)
class Label:
    """What a figure is marked with: `thing` measured, "" where it is none; `state` of a running count; `wrong`."""

    thing: str = ""
    state: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One article of an event with the label of each of its figures, in their order."""

    article: DescribedArticle
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its name (the first letter is the field) and its articles."""

    name: str
    told: tuple[Told, ...]

    @property
    def running(self) -> frozenset[str]:
        """The things that are told in two states or more: counts that move while the story runs."""
        states: dict[str, set[str]] = {}
        for told in self.told:
            for label in told.labels:
                if label.state:
                    states.setdefault(label.thing, set()).add(label.state)
        return frozenset(thing for thing, seen in states.items() if len(seen) > 1)


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article of an event as it is written, with its marks in the text."""

    number: str
    outlet: str
    day: str
    language: str
    marked: str


def read_event(path: Path) -> Event:
    """Read one marked event. Raises ValueError for an article head that is not `number | outlet | date | language`."""
    return read_articles(path.stem, read_raw(path))


def read_raw(path: Path) -> list[RawArticle]:
    """The articles of an event as they are written. Raises ValueError as `read_event` does."""
    articles: list[RawArticle] = []
    head: list[str] = []
    lines: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), "=== "]:
        if not line.startswith("==="):
            lines.append(line)
            continue
        if head:
            articles.append(RawArticle(*head, "\n".join(lines).strip()))
        head, lines = [part.strip() for part in line[4:].split("|")], []
        if line != "=== " and len(head) != 4:
            raise ValueError(f"{path}: {line!r} is not 'number | outlet | date | language'")
    return articles


def read_articles(name: str, articles: Sequence[RawArticle]) -> Event:
    """The event of that name that these articles tell."""
    return Event(name, tuple(_read_article(name, article) for article in articles))


def _read_article(name: str, raw: RawArticle) -> Told:
    marked = raw.marked
    text, marks, last = "", [], 0
    for found in MENTION.finditer(marked):
        text += marked[last : found.start()]
        marks.append((len(text), len(text) + len(found[1]), Label(found[2], found[3] or "", bool(found[4]))))
        text += found[1]
        last = found.end()
    text += marked[last:]
    published = date.fromisoformat(raw.day) if DAY.fullmatch(raw.day) else None  # a month alone is no day
    article = Article(raw.number, f"{name}/{raw.number}", text, raw.language, raw.outlet, published)
    described = describe_article(AnnotatedArticle(article, load_base(raw.language)))
    labels = tuple(
        next((label for start, end, label in marks if start < figure.end and figure.start < end), Label())
        for figure in described.figures
    )
    return Told(described, labels)


def read_events(folder: Path) -> list[Event]:
    """All marked events of a folder, by name."""
    return [read_event(path) for path in sorted(folder.glob(FILES))]
