"""`gegenprobe facts import|check`: facts from public sources, and a look over a facts file."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.gathering import gather_facts
from checker.errors import FactsError, UsageError
from checker.finding.people.parties import parties, spellings
from checker.messages import Remark
from checker.reading.facts_import import IMPORTERS, write_facts
from checker.reading.facts_review import check_facts


def register(app: typer.Typer) -> None:
    """Add the group of commands to the application."""
    group = typer.Typer(help="Import reference facts and look over a facts file.", no_args_is_help=True)
    group.command("import")(import_facts)
    group.command("check")(check)
    app.add_typer(group, name="facts")


def import_facts(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help=f"One of {', '.join(sorted(IMPORTERS))}.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What the source gave, as downloaded.")],
    checked: Annotated[
        datetime | None,
        typer.Option("--checked", formats=["%Y-%m-%d"], help="The day it was looked up; the file's own if not given."),
    ] = None,
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
        text = file.read_text(encoding="utf-8-sig")
        day = checked.date() if checked else datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).date()
    except (OSError, UnicodeDecodeError) as problem:
        raise FactsError(
            Remark("{file}: cannot be read as UTF-8 text ({problem}); check the path", file=file, problem=str(problem))
        ) from problem
    sys.stdout.write(write_facts(IMPORTERS[source](text, str(file), day)))


def check(
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", help="The bundled facts if none.")] = None,
) -> int:
    """Look for overlaps, gaps, unknown parties and two holders of one office; exit 1 if something is odd."""
    known = {*parties(), *spellings()}
    remarks = check_facts(gather_facts(files), tuple(sorted(known)))
    for remark in remarks:
        print(remark)
    return 1 if remarks else 0
