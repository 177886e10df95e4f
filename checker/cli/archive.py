"""`gegenprobe archive add|status|remove|compact`: an archive of read articles to check drafts against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from checker.archive.manifest import is_archive, read_manifest
from checker.cli import parameters as p
from checker.cli.gathering import Material, check_asked, show_progress
from checker.cli.speaking import tell
from checker.config import load_config
from checker.errors import UsageError
from checker.extras import require_extra
from checker.messages import Remark
from checker.model import Article, Failure
from checker.pipeline import Options
from checker.plugins import Rule, load_rules, set_levels
from checker.reading import iterate_articles
from checker.reading_claims import Found, Progress, join_found

Folder = Annotated[Path, typer.Argument(metavar="ARCHIVE", help="The archive's folder.", show_default=False)]
Names = Annotated[
    list[str], typer.Argument(metavar="NAME...", help="Paths or ids of articles, or folders.", show_default=False)
]
Format = Annotated[str, typer.Option("--format", metavar="table|jsonl", help="How to write it (table).")]


def register(app: typer.Typer) -> None:
    """Add the group of commands to the application."""
    group = typer.Typer(help="Keep read articles to check drafts against.", no_args_is_help=True)
    group.callback()(_take_language)
    group.command("add")(add)
    group.command("status")(status)
    group.command("remove")(remove)
    group.command("compact")(compact)
    app.add_typer(group, name="archive")


def add(
    archive: Folder,
    paths: p.Paths = None,
    rules: p.RuleFolders = None,
    language: p.LanguageOption = None,
    jobs: p.Jobs = None,
    quiet: p.Quiet = False,
    ui: p.AnyUi = None,
) -> int:
    """Read articles and put them into an archive, which is made where there is none; known ones change nothing.

    A run that is stopped loses nothing it has finished: the next one takes it over.
    """
    adding = load_room("adding")
    with show_progress(quiet) as progress:
        chosen = choose_rules(tuple(rules or ()))
        named = check_asked(paths, language or "auto")
        failures: list[Failure] = []
        added = adding.add_articles(archive, read_all(named, language or "auto", failures), chosen, jobs or 1, progress)
    if not quiet:
        tell(Remark.counted("{count} article added", "{count} articles added", added.new))
        if added.known:
            tell(Remark.counted("{count} was there already", "{count} were there already", added.known))
    failures += added.failures
    for failure in failures:
        tell(Remark("{where}: {problem}", where=failure.where, problem=failure.problem))
    return 2 if any(failure.fatal for failure in failures) else 0


def read_all(paths: Sequence[str], language: str, failures: list[Failure]) -> Iterator[Article]:
    """The articles under these paths, a file at a time; what cannot be read is noted among the failures."""
    for articles, problems in iterate_articles(paths, language, now=datetime.now(UTC)):
        failures += problems
        yield from articles


def status(archive: Folder, format: Format = "table", ui: p.AnyUi = None) -> None:
    """Show the months of an archive: parts, articles, claims and bytes."""
    if format not in ("table", "jsonl"):
        raise UsageError(Remark("--format {format}: must be table or jsonl", format=format))
    manifest = read_manifest(archive)
    rows: list[dict[str, str | int]] = []
    for month in sorted({part.month for part in manifest.parts}):
        parts = manifest.of_month(month)
        rows.append(
            {
                "month": month,
                "parts": len(parts),
                "articles": sum(part.articles for part in parts),
                "claims": sum(part.claims for part in parts),
                "bytes": sum(part.bytes for part in parts),
            }
        )
    from checker.cli.listing import show_rows

    show_rows(rows, format, ("month", "parts", "articles", "claims", "bytes"))


def remove(archive: Folder, names: Names, ui: p.AnyUi = None) -> int:
    """Take articles out of an archive; exit 2 if none of them was there."""
    read_manifest(archive)
    removed: int = load_room("changing").remove_articles(archive, names)
    tell(Remark.counted("{count} article removed", "{count} articles removed", removed))
    return 0 if removed else 2


def compact(archive: Folder, ui: p.AnyUi = None) -> None:
    """Make one part of each month's, as adding little by little leaves many."""
    read_manifest(archive)
    fewer: int = load_room("changing").compact(archive)
    tell(Remark.counted("{count} part fewer", "{count} parts fewer", fewer))


def choose_rules(folders: Sequence[Path]) -> tuple[Rule, ...]:
    """The rules at the desk's levels, as a check in this folder has them: what they find is not found again there."""
    config = load_config(Path.cwd())
    return set_levels(load_rules(folders or config.rules, config.select, config.ignore), dict(config.levels))


def load_room(name: str) -> ModuleType:
    """A module of `checker.archive`. Raises UsageError where the libraries it needs are not installed."""
    require_extra("archive", "archive")
    return import_module(f"checker.archive.{name}")


def split_archives(against: Sequence[str]) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """What drafts are checked against: articles and folders, and archives."""
    archives = [path for path in against if is_archive(path)]
    return tuple(path for path in against if path not in archives), tuple(map(Path, archives))


def open_archives(
    archives: Sequence[Path], material: Material, rules: Sequence[Rule], options: Options
) -> tuple[Material, Options]:
    """The material with the articles of archives that may tell its stories, and options that need not read them again.

    Of several articles of one path the latest counts, and none whose path is checked itself or checked against.
    """
    searching, editions = load_room("searching"), import_module("checker.cache.editions")
    edition: bytes = editions.edition_of_rules(rules)
    latest: dict[str, tuple[Article, Found | None]] = {}
    for archive in archives:
        for article, known in searching.find_articles(archive, material.articles, edition):
            if article.path not in latest or searching.is_later(article, latest[article.path][0]):
                latest[article.path] = article, known
    taken = {article.path for article in (*material.articles, *material.against)}
    kept = [latest[path] for path in sorted(latest) if path not in taken]
    found = {article.path: known for article, known in kept if known is not None and options.model is None}
    wider = replace(material, against=(*material.against, *(article for article, _ in kept)))
    # what comparing gave is not kept: its claims could not be looked up one article at a time
    return wider, replace(options, read=read_others(found, options.read), compare=None)


def read_others(found: Mapping[str, Found], read: Callable[..., Found]) -> Callable[..., Found]:
    """A way of reading that leaves out the articles in which it is known, by path, what was found."""

    def read_rest(
        articles: Sequence[Article], rules: Sequence[Rule], model: str | None, jobs: int, progress: Progress
    ) -> Found:
        rest = read([one for one in articles if one.path not in found], rules, model, jobs, progress)
        return join_found([rest, *(found[one.path] for one in articles if one.path in found)], rules)

    return read_rest


def _take_language(ui: p.AnyUi = None) -> None:
    """Keep read articles to check drafts against."""
