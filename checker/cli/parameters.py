"""The parameters that several commands share, each with its help, and how their values are read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.speaking import choose_report_language

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...", help="Articles or folders of articles; - is standard input.", show_default=False
    ),
]
Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against", metavar="PATH", help="Compare with these too, but do not check them.", show_default=False
    ),
]
Facts = Annotated[
    list[Path] | None,
    typer.Option("--facts", metavar="FILE", help="Dated reference facts (TOML); the bundled ones if not given."),
]
RuleFolders = Annotated[
    list[Path] | None, typer.Option("--rules", metavar="FOLDER", help="A folder with rules of your own.")
]
Select = Annotated[list[str] | None, typer.Option("--select", metavar="R,...", help="Only rules whose names start so.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="R,...", help="No rules whose names start so.")]
DecisionsFile = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="FILE", help="What the desk has decided (gegenprobe-decisions.json)."),
]
LanguageOption = Annotated[
    str | None, typer.Option("--language", metavar="auto|de|en", help="Language of the articles (auto).")
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model", metavar="SPACY_PIPELINE", help="A spaCy pipeline (or its folder) that tags for rules of your own."
    ),
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to read articles with (1).")
]
Ui = Annotated[
    str | None,
    typer.Option("--ui", metavar="de|en", help="Language of the report; that of the articles if not given."),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read and compare everything anew, and keep nothing of it.")]


def take_ui(ui: str | None) -> str | None:
    """What --ui says, looked at where it is parsed: the language is read from the arguments before that."""
    choose_report_language(ui, "de")
    return ui


AnyUi = Annotated[
    str | None,
    typer.Option("--ui", metavar="de|en", help="Language of help, remarks and reports.", callback=take_ui),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks on standard error.")]


def split_names(values: list[str] | None) -> tuple[str, ...]:
    """["a,b", "c"] as ("a", "b", "c")."""
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())
