"""In which language the command line speaks, and its help and remarks in that language."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from typing import Any

import typer

from checker.catalogue import LANGUAGES, mark, translate
from checker.cli.language import VARIABLE, choose_ui, find_ui
from checker.errors import UsageError
from checker.messages import Remark, say
from checker.model import Failure
from checker.showing.untrusted import make_visible

ARGUMENTS, OPTIONS, COMMANDS = mark("Arguments"), mark("Options"), mark("Commands")
USAGE, ANY_OPTION, ANY_COMMAND = mark("Usage: "), mark("[OPTIONS]"), mark("COMMAND [ARGS]...")
HEADS = (
    *(mark("article"), mark("rule"), mark("text"), mark("subject"), mark("value"), mark("said by"), mark("level")),
    *(mark("finds"), mark("finding"), mark("verdict"), mark("values"), mark("reason"), mark("owner"), mark("until")),
    *(mark("month"), mark("parts"), mark("articles"), mark("claims"), mark("bytes")),
    *(mark("kind"), mark("low"), mark("high"), mark("unit"), mark("hedge"), mark("per"), mark("counted")),
)
METAVARS = (
    *(mark("FILE"), mark("FOLDER"), mark("PATH"), mark("RULE"), mark("SOURCE"), mark("FINGERPRINT"), mark("SECONDS")),
    *(mark("STORY"), mark("PROMPTS"), mark("ANSWERS"), mark("OLD"), mark("NEW"), mark("CALLS"), mark("TOKENS")),
)
CAPITALS = re.compile(r"[A-Z]{2,}")
REQUIRED = mark("[required]")
HELP = mark("Show this message and exit.")
COMPLETION = (
    mark("Install completion for the current shell."),
    mark("Show completion for the current shell, to copy it or customize the installation."),
)


def choose_report_language(ui: str | None, articles: str) -> str:
    """The language of a report: --ui, else GEGENPROBE_UI, else that of the articles.

    The locale has no say, so that the same input gives the same report everywhere. Raises UsageError for another
    language than "de" and "en".
    """
    given = os.environ.get(VARIABLE, "")
    if ui is not None and ui not in LANGUAGES:
        raise UsageError(Remark("--ui {ui}: must be de or en", ui=ui))
    if given and given not in LANGUAGES:
        raise UsageError(Remark("{variable}={given}: must be de or en", variable=VARIABLE, given=given))
    return ui or find_ui(sys.argv[1:]) or given or articles


def spoken_here() -> str:
    """The language of this process's remarks, by its arguments and environment."""
    return choose_ui(sys.argv[1:], os.environ)


def tell(message: str, ui: str | None = None) -> None:
    """Write a remark to standard error, in the reader's language and harmless."""
    print(f"gegenprobe: {make_visible(say(message, ui or spoken_here()))}", file=sys.stderr, flush=True)


def report_failures(failures: Iterable[Failure]) -> int:
    """Name failures on standard error; 2 if one of them is fatal, else 0."""
    failures = tuple(failures)
    for failure in failures:
        tell(Remark("{where}: {problem}", where=failure.where, problem=failure.problem))
    return 2 if any(failure.fatal for failure in failures) else 0


def write_heads(columns: Iterable[str]) -> tuple[str, ...]:
    """The heads of a table's columns in the reader's language."""
    ui = spoken_here()
    return tuple(translate(column.replace("_", " "), ui) for column in columns)


def translate_help(command: Any, ui: str, parent: typer.Context | None = None) -> None:
    """Put the help of a command and all below it into a language; `command` is the framework's own object."""
    context = typer.Context(command, parent=parent, **(command.context_settings if parent is None else {}))
    command.help = translate(command.help or "", ui)
    command.options_metavar = translate(ANY_OPTION, ui)
    command.context_class = _write_context_class(ui)
    for param in command.params:
        _translate_parameter(param, ui)
    shown = command.get_help_option(context)
    if shown is not None:
        shown.help, shown.rich_help_panel = translate(HELP, ui), translate(OPTIONS, ui)
    command.rich_help_panel = translate(COMMANDS, ui)
    if hasattr(command, "commands"):
        command.subcommand_metavar = translate(ANY_COMMAND, ui)
        for below in command.commands.values():
            translate_help(below, ui, context)


def name_required(ui: str) -> None:
    """Tell the framework the word for a parameter that must be given; it has one for the whole process."""
    from typer import rich_utils  # takes longer to load than a short check, and nothing but help is written with it

    rich_utils.REQUIRED_LONG_STRING = translate(REQUIRED, ui)


def _translate_parameter(param: Any, ui: str) -> None:
    if param.metavar:
        param.metavar = CAPITALS.sub(lambda found: translate(found[0], ui), param.metavar)
    param.help = translate(param.help or "", ui)
    param.rich_help_panel = translate(ARGUMENTS if param.param_type_name == "argument" else OPTIONS, ui)
    if param.show_default and isinstance(param.default, str | int) and not isinstance(param.default, bool):
        if param.default:
            param.help += " " + say(Remark("[default: {value}]", value=param.default), ui)
        param.show_default = False


def _write_context_class(ui: str) -> type[typer.Context]:
    usual = typer.Context.formatter_class

    def write_usage(self: Any, prog: str, args: str = "", prefix: str | None = None) -> None:
        usual.write_usage(self, prog, args, prefix or translate(USAGE, ui))

    formatter = type("Formatter", (usual,), {"write_usage": write_usage})
    return type("ReaderContext", (typer.Context,), {"formatter_class": formatter})
