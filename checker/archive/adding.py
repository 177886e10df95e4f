"""Adds articles to an archive: each is read, noted in the journal, and put into a part with others of its month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from checker.archive.journal import Journal
from checker.archive.manifest import Manifest, Part, write_manifest, writing
from checker.archive.parts import merge_parts, read_heads, write_part
from checker.archive.shelving import Shelved, id_of, month_of, shelve, write_time
from checker.cache.editions import edition_of_rules
from checker.model import Article, Failure
from checker.plugins import Rule
from checker.reading_claims import Found, Progress, read_each

BATCH = 512  # articles in memory
MOST_PARTS = 16  # of a month: more make a search slow, so they become one


@dataclass(frozen=True, slots=True)
class Added:
    """How many articles were new and how many known already, and what could not be read."""

    new: int
    known: int
    failures: tuple[Failure, ...] = ()


def add_articles(
    folder: Path,
    articles: Iterable[Article],
    rules: Sequence[Rule],
    jobs: int,
    progress: Progress,
    read: Callable[..., Iterable[Found]] = read_each,
) -> Added:
    """Add articles to a folder's archive, which is created if missing; articles it knows already change nothing.

    If the process is killed the archive stays readable, and the next call takes over what had been finished.
    `read` finds the claims of articles, as `read_each` does. Raises UsageError when the archive cannot be written.
    """
    edition = edition_of_rules(rules)
    with writing(folder) as manifest, Journal(folder) as journal:
        shelf = _Shelf(folder, manifest, journal)
        shelf.take_over()
        waiting, new, known = iter(articles), 0, 0
        failures: list[Failure] = []
        while batch := list(islice(waiting, BATCH)):
            fresh = shelf.leave_known(batch)
            known += len(batch) - len(fresh)
            for article, found in zip(fresh, read(fresh, rules, None, jobs, progress), strict=True):
                failures += found.failures
                if not found.failures:
                    shelf.put(shelve(article, found, edition))
                    new += 1
            shelf.commit()
    return Added(new, known, tuple(failures))


class _Shelf:
    """The archive while one process writes to it."""

    def __init__(self, folder: Path, manifest: Manifest, journal: Journal) -> None:
        self._folder, self._manifest, self._journal = folder, manifest, journal
        self._waiting: list[Shelved] = []
        self._ids: dict[str, set[str]] = {}

    def take_over(self) -> None:
        """Put what a killed process had finished into parts."""
        for shelved in self._journal.read():
            if shelved.id not in self._known(shelved.month):
                self._waiting.append(shelved)
                self._known(shelved.month).add(shelved.id)
        self.commit()

    def leave_known(self, articles: Sequence[Article]) -> list[Article]:
        """The articles that are not in the archive, each once."""
        fresh = []
        for article in articles:
            known, name = self._known(month_of(write_time(article.published))), id_of(article)
            if name not in known:
                known.add(name)
                fresh.append(article)
        return fresh

    def put(self, shelved: Shelved) -> None:
        """Note a finished article."""
        self._journal.append(shelved)
        self._waiting.append(shelved)

    def commit(self) -> None:
        """Make parts of what is finished, and let them count."""
        months: dict[str, list[Shelved]] = {}
        for shelved in sorted(self._waiting, key=lambda one: one.id):
            months.setdefault(shelved.month, []).append(shelved)
        made = [write_part(self._folder, month, months[month]) for month in sorted(months)]
        if made:
            self._change((), made)
            for month in sorted(months):
                parts = choose_small(self._manifest.of_month(month))
                if parts:
                    merged = merge_parts(self._folder, month, parts)
                    self._change(parts, [] if merged is None else [merged])
        self._waiting = []
        self._journal.clear()

    def _change(self, old: Sequence[Part], new: Sequence[Part]) -> None:
        self._manifest = self._manifest.exchanged(old, new)
        write_manifest(self._folder, self._manifest)

    def _known(self, month: str) -> set[str]:
        if month not in self._ids:
            self._ids[month] = set(ids_of(self._folder, self._manifest.of_month(month)))
        return self._ids[month]


def choose_small(parts: Sequence[Part]) -> Sequence[Part]:
    """The parts of a month to make one of: none while they are few, and not one that is larger than all others."""
    if len(parts) <= MOST_PARTS:
        return ()
    largest = max(parts, key=lambda part: (part.articles, part.name))
    others = [part for part in parts if part != largest]
    return others if largest.articles > sum(part.articles for part in others) else parts


def ids_of(folder: Path, parts: Iterable[Part]) -> Iterator[str]:
    """The ids of all articles of these parts."""
    for part in parts:
        yield from (name for (name,) in read_heads(folder, part, ("id",)))
