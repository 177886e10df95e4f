"""`gegenprobe ci`: a pipeline's file, ready to copy."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from checker.ci import FILES, Origin, find_origin, write_pipeline
from checker.cli import parameters as p
from checker.errors import UsageError
from checker.messages import Remark


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("ci")(ci)


def ci(
    kind: Annotated[str, typer.Argument(metavar="|".join(FILES), show_default=False)],
    paths: Annotated[str, typer.Option("--paths", metavar="PATH", help="What is to be checked there.")] = "stories",
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="URL", help="Gegenprobe's git repository; where it came from if not given."),
    ] = None,
    revision: Annotated[
        str | None, typer.Option("--revision", metavar="REV", help="The commit or tag to take from it.")
    ] = None,
    ui: p.AnyUi = None,
) -> None:
    """Print the file that runs Gegenprobe in GitHub, GitLab or pre-commit, pinned to the commit installed here."""
    if kind not in FILES:
        raise UsageError(
            Remark("ci {kind}: there is no such pipeline; there are: {known}", kind=kind, known=", ".join(FILES))
        )
    known = Origin(source, revision) if source and revision else find_origin()
    if known is None or bool(source) != bool(revision):
        raise UsageError(
            Remark("where Gegenprobe came from is not known here; name it with --source URL and --revision REV")
        )
    sys.stdout.write(write_pipeline(kind, known, paths))
