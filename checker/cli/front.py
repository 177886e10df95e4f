"""What `gegenprobe --help` and `--version` show, written without the framework: it alone takes longer to load."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from checker.catalogue import mark, translate
from checker.cli.commands import ABOUT, COMMANDS, OPTIONS
from checker.cli.language import choose_ui
from checker.version import __version__

HELP, VERSION = ("--help", "-h"), "--version"
NARROWEST, WIDEST = 40, 100
BORDER, NAME, BOLD, END = "\x1b[2m", "\x1b[1;36m", "\x1b[1m", "\x1b[0m"
USAGE = mark("Usage: ")
REST = mark("[OPTIONS]"), mark("COMMAND [ARGS]...")
HEADS = mark("Options"), mark("Commands")


def answer(arguments: Sequence[str], environ: Mapping[str, str], colour: bool) -> str | None:
    """The page or line that the arguments ask for, ending with a line end; None where a command is to be run."""
    asked = [one for place, one in enumerate(arguments) if one != "--ui" and arguments[place - 1 : place] != ["--ui"]]
    asked = [one for one in asked if not one.startswith("--ui=")]
    if not arguments or (asked and asked[0] in HELP):
        return write_page(choose_ui(arguments, environ), find_width(environ), colour)
    if asked[:1] == [VERSION]:
        return f"gegenprobe {__version__}\n"
    return None


def write_page(ui: str, width: int, colour: bool) -> str:
    """The help of the program in a language ("de", "en"), at most `width` columns wide."""
    usage = f"{translate(USAGE, ui)}gegenprobe {' '.join(translate(one, ui) for one in REST)}"
    lines = ["", *(f" {paint(line, BOLD, colour)}" for line in textwrap.wrap(usage, width - 2)), ""]
    lines += [f" {line}" for line in textwrap.wrap(translate(ABOUT, ui), width - 2)] + [""]
    rows = OPTIONS, tuple((name, command.help) for name, command in COMMANDS.items())
    for head, listed in zip(HEADS, rows, strict=True):
        lines += draw_box(translate(head, ui), [(name, translate(text, ui)) for name, text in listed], width, colour)
    return "\n".join(lines) + "\n"


def draw_box(head: str, rows: Sequence[tuple[str, str]], width: int, colour: bool) -> Iterator[str]:
    """The lines of a box of names and what they do, under a heading."""
    column = max(len(name) for name, _ in rows)
    room = width - column - 6
    side = paint("│", BORDER, colour)
    yield paint(f"╭─ {head} ".ljust(width - 1, "─") + "╮", BORDER, colour)
    for name, text in rows:
        for number, line in enumerate(textwrap.wrap(text, room)):
            first = paint((name if number == 0 else "").ljust(column), NAME, colour)
            yield f"{side} {first}  {line.ljust(room)} {side}"
    yield paint("╰".ljust(width - 1, "─") + "╯", BORDER, colour)


def paint(text: str, how: str, colour: bool) -> str:
    """The text, with the terminal's sign for a colour before it and for none behind it where colours are wanted."""
    return f"{how}{text}{END}" if colour else text


def find_width(environ: Mapping[str, str]) -> int:
    """Columns from COLUMNS or the terminal, within bounds that can be read."""
    given = environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        columns = int(given)
    else:
        columns = os.get_terminal_size(1).columns if os.isatty(1) else WIDEST
    return max(NARROWEST, min(WIDEST, columns))


def wants_colour(environ: Mapping[str, str], terminal: bool) -> bool:
    """NO_COLOR wins, then FORCE_COLOR, then whether standard output is a terminal."""
    if environ.get("NO_COLOR"):
        return False
    return bool(environ.get("FORCE_COLOR")) or terminal
