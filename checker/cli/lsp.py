"""`gegenprobe lsp`: the language server that editors start."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import parameters as p
from checker.cli.gathering import gather_facts, house_spellings
from checker.cli.running import Request, choose_rules
from checker.cli.speaking import choose_report_language
from checker.config import load_config
from checker.decisions import DEFAULT_FILE
from checker.errors import UsageError
from checker.extras import require_extra
from checker.messages import Remark


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("lsp")(lsp)


def lsp(
    folder: Annotated[
        Path,
        typer.Argument(metavar="[FOLDER]", help="The folder whose texts the open ones are held against."),
    ] = Path("."),
    against: p.Against = None,
    facts: p.Facts = None,
    rules: p.RuleFolders = None,
    select: p.Select = None,
    ignore: p.Ignore = None,
    decisions: p.DecisionsFile = None,
    language: p.LanguageOption = None,
    ui: p.Ui = None,
) -> int:
    """Serve an editor over standard input and output: findings while one types, hover, and what to do about them.

    Needs the extra `lsp`. docs/editors.md says how to set up common editors.
    """
    require_extra("lsp", "lsp")
    from checker.desk.checking import Means  # what an editor needs takes a moment to load: only here
    from checker.lsp.folder import Folder
    from checker.lsp.server import Server

    if not folder.is_dir():
        raise UsageError(Remark("{folder}: is no folder", folder=folder))
    config = load_config(folder)
    request = Request(
        against=tuple(against or ()),
        facts=None if facts is None else tuple(facts),
        rules=tuple(rules or ()),
        select=p.split_names(select),
        ignore=p.split_names(ignore),
        decisions=decisions,
        language=language,
    ).completed(config)
    known = (*gather_facts(request.facts), *house_spellings(config))
    means = Means(choose_rules(request, config), known, request.decisions or folder / DEFAULT_FILE, date.today)
    texts = Folder(folder.resolve(), request.against, request.language or "auto")
    Server(texts, means, choose_report_language(ui, "de")).start_io()
    return 0
