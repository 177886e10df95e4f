"""Gathers what a command works on: articles, rules, facts and the language base."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from os.path import relpath
from pathlib import Path

from checker.config import Config
from checker.decisions import HOUSE_FILE
from checker.errors import UsageError
from checker.messages import Remark
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
    if not paths:
        raise UsageError(
            Remark("name an article or a folder to check, or - for standard input (see gegenprobe check --help)")
        )
    if language not in LANGUAGES:
        raise UsageError(
            Remark("--language {language}: must be one of {known}", language=language, known=", ".join(LANGUAGES))
        )
    now = datetime.now(UTC)
    articles, failures = read_articles(paths, language, now=now)
    others, more = read_articles(against or (), language, now=now)
    checked = {article.path for article in articles}
    return Material(articles, tuple(a for a in others if a.path not in checked), (*failures, *more))


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


def show_progress(quiet: bool) -> Callable[[str, int, int], None]:
    """A progress line on standard error, for long work at a terminal only."""
    if quiet or not sys.stderr.isatty():
        return lambda step, done, of: None

    def show(step: str, done: int, of: int) -> None:
        if of >= 50:
            print(f"\r{step} {done + 1}/{of}", end="\n" if done + 1 == of else "", file=sys.stderr, flush=True)

    return show
