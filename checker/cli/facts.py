"""`gegenprobe facts import|check|status`: facts from public sources, a look over a facts file, and how old they are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import parameters as p
from checker.cli.gathering import gather_facts
from checker.cli.speaking import spoken_here
from checker.errors import FactsError, UsageError
from checker.faults import name_obstacle
from checker.finding.people.parties import parties, spellings
from checker.messages import Remark, say
from checker.reading.facts_import import IMPORTERS, write_facts
from checker.reading.facts_review import FileStatus, check_facts, describe_facts, list_vacancies
from checker.storage import NotReadableError, read_whole


def register(app: typer.Typer) -> None:
    """Add the group of commands to the application."""
    group = typer.Typer(help="Import reference facts and look over a facts file.", no_args_is_help=True)
    group.callback()(_take_language)
    group.command("import")(import_facts)
    group.command("check")(check)
    group.command("status")(status)
    app.add_typer(group, name="facts")


def import_facts(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help=f"One of {', '.join(sorted(IMPORTERS))}.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What the source gave, as downloaded.")],
    checked: Annotated[
        datetime | None,
        typer.Option("--checked", formats=["%Y-%m-%d"], help="The day it was looked up; the file's own if not given."),
    ] = None,
    ui: p.AnyUi = None,
) -> None:
    """Print the facts of a downloaded file as a facts file (TOML)."""
    if source not in IMPORTERS:
        raise UsageError(
            Remark(
                "facts import {source}: the source must be one of {known}",
                source=source,
                known=", ".join(sorted(IMPORTERS)),
            )
        )
    try:
        text = read_whole(file).decode("utf-8-sig")
        day = checked.date() if checked else datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).date()
    except (OSError, NotReadableError, UnicodeDecodeError) as problem:
        raise FactsError(
            Remark(
                "{file}: cannot be read as UTF-8 text ({problem}); check the path",
                file=file,
                problem=name_obstacle(problem),
            )
        ) from problem
    sys.stdout.write(write_facts(IMPORTERS[source](text, str(file), day)))


def check(
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", help="The bundled facts if none.")] = None,
    ui: p.AnyUi = None,
) -> int:
    """Look for overlaps, gaps, unknown parties and two holders of one office; exit 1 if something is odd."""
    known = {*parties(), *spellings()}
    remarks = check_facts(gather_facts(files), tuple(sorted(known)))
    for remark in remarks:
        print(say(remark, spoken_here()))
    return 1 if remarks else 0


def status(
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", help="The bundled facts if none.")] = None,
    day: Annotated[
        datetime | None,
        typer.Option("--day", formats=["%Y-%m-%d"], help="The day to look at them on; today if not given."),
    ] = None,
    ui: p.AnyUi = None,
) -> None:
    """Say how old the facts are, until which day offices are vouched for, and which offices have no holder."""
    facts, today = gather_facts(files), day.date() if day else date.today()
    for one in describe_facts(facts, today):
        for line in _tell_status(one, today):
            print(say(line, spoken_here()))
    for last in list_vacancies(facts, today):
        told = Remark(
            "{file}, line {line}: {office} ({scope}): nobody is entered after {person}, until {until}",
            file=last.excerpt.article.path,
            line=last.excerpt.line,
            office=last.value,
            scope=last.scope or "-",
            person=last.person,
            until=last.until or today,
        )
        print(say(told, spoken_here()))


def _tell_status(one: FileStatus, today: date) -> Iterator[Remark]:
    """The lines on one file."""
    yield Remark(
        "{file}: {people} people, {parties} parties, {offices} offices",
        file=one.path,
        people=one.people,
        parties=one.parties,
        offices=one.offices,
    )
    if one.checked:
        age = (today - one.checked[0]).days
        yield Remark(
            "  looked up from {first} to {last}, {age} days ago at most",
            first=one.checked[0],
            last=one.checked[1],
            age=age,
        )
    if one.vouched_until:
        yield Remark(
            "  offices without an end: {open}, vouched for until {first} to {last}; {past} of these days lie before "
            "{today}, so that later articles are not judged by them",
            open=one.open_offices,
            first=one.vouched_until[0],
            last=one.vouched_until[1],
            past=one.past,
            today=today,
        )


def _take_language(ui: p.AnyUi = None) -> None:
    """Import reference facts and look over a facts file."""
