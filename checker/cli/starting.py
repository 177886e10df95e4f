"""`gegenprobe init` and `gegenprobe schema`: a configuration to begin with, and what editors check such files by."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import parameters as p
from checker.cli.speaking import spoken_here, tell
from checker.config import OWN_FILE
from checker.errors import UsageError
from checker.messages import Remark, say
from checker.schemas import NAMES, read_schema
from checker.storage import write_whole

SCHEMA_FILE = "gegenprobe.schema.json"
# The lines of a new configuration: each key with its usual value, left for the desk to take the mark away.
HEAD = Remark(
    "What holds in this folder and those below it; the command line wins over it. Editors check it by the file above."
)
LINES: tuple[tuple[Remark, str], ...] = (
    (Remark("Articles to compare with and not to check."), 'against = ["wire"]'),
    (Remark("Facts files in place of the bundled ones."), 'facts = ["facts/house.toml"]'),
    (Remark("The lowest level that ends a run with 1: error, warning, note or never."), 'fail-on = "warning"'),
    (Remark("Rules to leave out; gegenprobe rules lists them."), 'ignore = ["superseded_figure"]'),
    (Remark("Reports to write."), 'report = ["terminal", "html=report.html"]'),
)


def register(app: typer.Typer) -> None:
    """Add both commands to the application."""
    app.command("init")(init)
    app.command("schema")(schema)


def init(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where to begin.", show_default=False)] = Path("."),
    ui: p.AnyUi = None,
) -> None:
    """Write a gegenprobe.toml to begin with, and beside it the schema that editors check and complete it by."""
    if not folder.is_dir():
        raise UsageError(Remark("{folder}: is no folder", folder=folder))
    own = folder / OWN_FILE
    if own.exists():
        raise UsageError(Remark("{path}: is there already; change it, or remove it first", path=own))
    try:
        write_whole(folder / SCHEMA_FILE, read_schema("configuration").encode())
        write_whole(own, write_configuration(spoken_here()).encode())
    except OSError as problem:
        raise UsageError(
            Remark("{path}: cannot be written ({problem})", path=own, problem=str(problem.strerror))
        ) from problem
    tell(Remark("{path} is written; every line in it is a proposal: take away its mark to make it hold", path=own))


def write_configuration(language: str) -> str:
    """The text of a new configuration: nothing set, each proposal behind a mark, explained in `language`."""
    lines = [f"#:schema ./{SCHEMA_FILE}", f"# {say(HEAD, language)}"]
    for told, line in LINES:
        lines += ["", f"# {say(told, language)}", f"# {line}"]
    return "\n".join(lines) + "\n"


def schema(
    name: Annotated[str, typer.Argument(metavar="|".join(NAMES), show_default=False)],
    ui: p.AnyUi = None,
) -> None:
    """Print the JSON Schema of one of the files that Gegenprobe reads or writes."""
    if name not in NAMES:
        raise UsageError(
            Remark("schema {name}: there is no such schema; there are: {known}", name=name, known=", ".join(NAMES))
        )
    sys.stdout.write(read_schema(name))
