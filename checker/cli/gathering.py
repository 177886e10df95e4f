"""Gathers what a command works on: articles, rules, facts and the language base."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from os.path import relpath
from pathlib import Path

from checker.cli.speaking import spoken_here
from checker.config import Config
from checker.decisions import HOUSE_FILE
from checker.errors import UsageError
from checker.messages import Remark, say
from checker.model import Article, Excerpt, Fact, Failure
from checker.plugins import find_folder
from checker.reading import read_articles
from checker.reading.facts import join_people, read_facts

LANGUAGES = ("auto", "de", "en")


@dataclass(frozen=True, slots=True)
class Material:
    """The articles to check, those to check them against, and what could not be read."""

    articles: tuple[Article, ...]
    against: tuple[Article, ...]
    failures: tuple[Failure, ...]


def gather_articles(paths: Sequence[str] | None, against: Sequence[str] | None, language: str) -> Material:
    """Read the articles under `paths` and `against`. Raises UsageError when nothing is named."""
    named = check_asked(paths, language)
    now = datetime.now(UTC)
    articles, failures = read_articles(named, language, now=now)
    others, more = read_articles(against or (), language, now=now)
    checked = {article.path for article in articles}
    return Material(articles, tuple(a for a in others if a.path not in checked), (*failures, *more))


def check_asked(paths: Sequence[str] | None, language: str) -> Sequence[str]:
    """The paths as they are named. Raises UsageError when there is none, and for a language that is not known."""
    if not paths:
        raise UsageError(
            Remark("name an article or a folder to check, or - for standard input (see gegenprobe check --help)")
        )
    if language not in LANGUAGES:
        raise UsageError(
            Remark("--language {language}: must be one of {known}", language=language, known=", ".join(LANGUAGES))
        )
    return paths


def gather_facts(files: Iterable[Path] | None) -> tuple[Fact, ...]:
    """The facts of the files named; if none is named the bundled ones, and the desk's own of facts/house.toml."""
    if files is not None:
        return join_people([fact for file in files for fact in read_facts(file)])
    seeds = find_folder("seeds")
    bundled = sorted(seeds.glob("facts/*.toml"))
    known = [fact for file in bundled for fact in read_facts(file, f"seeds/facts/{file.name}")]
    return join_people([*known, *(read_facts(HOUSE_FILE) if HOUSE_FILE.is_file() else ())])


def house_spellings(config: Config) -> tuple[Fact, ...]:
    """The spellings the configuration prefers as facts, each with its place in the configuration's file."""
    if config.path is None or not config.preferred_spelling:
        return ()
    source = "preferred-spelling"
    text = config.path.read_text(encoding="utf-8-sig")
    article = Article(config.path.name, relpath(config.path), text, source=f"Referenz: {source}", reference=True)
    facts = []
    for written, preferred in config.preferred_spelling.items():
        found = re.search(rf"^.*{re.escape(written)}.*?=.*?({re.escape(preferred)})", text, re.MULTILINE)
        start, end = found.span(1) if found else (0, 0)
        excerpt = Excerpt(article, start, end)
        facts.append(Fact(preferred, "spelling", preferred, excerpt, aliases=(written,), source=source))
    return tuple(facts)


Progress = Callable[[str, int, int], None]
STEPS: Mapping[str, Remark] = {
    "loading": Remark("loading rules"),
    "gathering": Remark("reading files"),
    "reading": Remark("looking for claims"),
    "grouping": Remark("grouping into stories"),
    "comparing": Remark("comparing claims"),
}


@contextmanager
def show_progress(quiet: bool) -> Iterator[Progress]:
    """What is being done, on standard error, at a terminal only: a line that moves while any step lasts.

    Gives a function that is told the step, how much of it is done (counted from 0) and of how much; 0 where that is
    not known. The line is gone when the block ends.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda step, done, of: None
        return
    from rich.console import Console  # only a terminal is shown progress
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with RichProgress(*columns, TimeElapsedColumn(), console=console, transient=True) as line:
        task = line.add_task(say(STEPS["loading"], spoken_here()), total=None)

        def show(step: str, done: int, of: int) -> None:
            description = say(STEPS[step], spoken_here()) if step in STEPS else step
            line.update(task, description=description, completed=min(done + 1, of), total=of or None)

        yield show
