"""What the command line shows without loading its framework says what the framework would."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from checker.catalogue import translate
from checker.cli.application import make_app
from checker.cli.commands import COMMANDS, OPTIONS, find_command
from checker.cli.front import answer
from checker.version import __version__

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("typer", "rich", "spacy", "numpy", "babel", "checker.pipeline", "checker.model")


def test_the_table_of_commands_says_what_the_commands_say() -> None:
    commands = typer.main.get_command(make_app()).commands  # type: ignore[attr-defined]
    assert list(commands) == list(COMMANDS)
    for name, command in COMMANDS.items():
        assert " ".join(inspect.cleandoc(commands[name].help).split("\n\n")[0].split()) == command.help


def test_the_options_shown_are_those_there_are() -> None:
    command = typer.main.get_command(make_app())
    shown = {option for row, _ in OPTIONS for option in row.split() if option.startswith("--")}
    there = {option for param in command.params for option in param.opts}
    assert shown == there | {"--help", "--version"}


@pytest.mark.parametrize("ui", ["de", "en"])
@pytest.mark.parametrize("columns", ["40", "72", "100", "300"])
def test_the_page_names_every_command_within_the_width(ui: str, columns: str) -> None:
    page = answer([f"--ui={ui}", "--help"], {"COLUMNS": columns}, colour=False) or ""
    lines = page.splitlines()
    assert max(map(len, lines)) <= min(int(columns), 100)
    for name, command in COMMANDS.items():
        assert any(line.startswith(f"│ {name} ") for line in lines)
        assert translate(command.help, ui).split()[-1] in page
    assert ("Aufruf: " in page) == (ui == "de")


def test_colours_change_no_letter() -> None:
    plain, painted = (answer(["-h"], {"COLUMNS": "80"}, colour) or "" for colour in (False, True))
    for sign in ("\x1b[2m", "\x1b[1;36m", "\x1b[1m", "\x1b[0m"):
        painted = painted.replace(sign, "")
    assert painted == plain


def test_a_command_is_left_to_the_framework() -> None:
    assert answer(["check", "--help"], {}, colour=False) is None
    assert answer(["--ui", "de", "rules"], {}, colour=False) is None
    assert answer(["--nonsense"], {}, colour=False) is None
    assert find_command(["--ui", "check", "rules"]) == "rules"
    assert find_command(["nonsense", "check"]) is None


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    told = f"import sys; loaded = [one for one in {HEAVY!r} if one in sys.modules]; print(loaded, file=sys.stderr)"
    code = f"import atexit; atexit.register(lambda: exec({told!r}, {{}}))\nfrom checker.cli import main; main()"
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, "LANG": "C"}, capture_output=True, text=True, check=False
    )


def test_help_and_version_load_nothing_heavy() -> None:
    shown, told, bare = run("--help"), run("--version"), run()
    assert (shown.returncode, told.returncode, bare.returncode) == (0, 0, 2)
    assert shown.stdout == bare.stdout
    assert told.stdout == f"gegenprobe {__version__}\n"
    assert (shown.stderr, told.stderr) == ("[]\n", "[]\n")
