"""`gegenprobe desk`: a page in the browser for a draft and its sources."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import parameters as p
from checker.cli.gathering import LANGUAGES, gather_facts, house_spellings, show_progress
from checker.cli.running import Request, choose_rules
from checker.cli.speaking import choose_report_language, tell
from checker.config import load_config
from checker.decisions import DEFAULT_FILE
from checker.errors import UsageError
from checker.extras import require_extra
from checker.messages import Remark


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("desk")(desk)


def desk(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="A folder whose articles lie on the desk.", show_default=False),
    ] = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="Port; 0 takes a free one.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address only.")] = False,
    facts: p.Facts = None,
    rules: p.RuleFolders = None,
    select: p.Select = None,
    ignore: p.Ignore = None,
    decisions: p.DecisionsFile = None,
    owner: Annotated[str | None, typer.Option("--owner", help="Who decides (your login name).")] = None,
    language: p.LanguageOption = None,
    ui: p.Ui = None,
) -> int:
    """Paste a draft and its sources in the browser: findings beside the text while you type, decided with a key.

    Answers on this machine only, until Ctrl-C. Decisions go to the decisions file; several people may share a folder.
    """
    require_extra("desk", "desk")
    from checker.desk.checking import Checker, Means  # the web server takes a moment to load: only here
    from checker.desk.documents import Desk
    from checker.desk.serving import serve
    from checker.desk.web import Site
    from checker.desk.words import desk_words

    if folder is not None and not folder.is_dir():
        raise UsageError(Remark("{folder}: is no folder; name one, or none to paste texts", folder=folder))
    config = load_config(Path.cwd())
    request = Request(
        facts=None if facts is None else tuple(facts),
        rules=tuple(rules or ()),
        select=p.split_names(select),
        ignore=p.split_names(ignore),
        decisions=decisions,
        language=language,
    ).completed(config)
    if request.language not in LANGUAGES:
        raise UsageError(
            Remark("--language {language}: must be one of {known}", language=language or "", known=", ".join(LANGUAGES))
        )
    file = request.decisions or (folder / DEFAULT_FILE if folder is not None else Path(DEFAULT_FILE))
    with show_progress(quiet=False):
        chosen = choose_rules(request, config)
        known = (*gather_facts(request.facts), *house_spellings(config))
    means = Means(chosen, known, file, date.today)
    spoken = choose_report_language(ui, "de")
    site = Site(
        Checker(Desk(folder, request.language or "auto", desk_words(spoken)["draft"]), means),
        spoken,
        owner or getpass.getuser(),
    )
    serve(
        site,
        port,
        not no_browser,
        lambda address: tell(Remark("the desk is at {address} (Ctrl-C ends)", address=address)),
    )
    return 0
