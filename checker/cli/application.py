"""The commands of `gegenprobe` put together, only those that are asked for: each takes its time to load."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer
import typer.main

from checker.cli import parameters as p
from checker.cli.commands import ABOUT, COMMANDS, find_command
from checker.cli.front import HELP
from checker.cli.speaking import choose_report_language, name_required, spoken_here, tell, translate_help
from checker.cli.usage import tell_usage
from checker.errors import GegenprobeError
from checker.messages import Remark
from checker.version import __version__

# Claims and verdicts hold no cycles: with Python's own thresholds, looking for some takes a third of a large check.
COLLECTING = (100_000, 20, 100)


def exit_with(code: object, **_: object) -> None:
    """End the process with what a command returned; the framework alone would end with 0."""
    raise typer.Exit(code if isinstance(code, int) else 0)


def show_version(wanted: bool) -> None:
    """Print "gegenprobe 0.2.0" and end, where --version is given."""
    if wanted:
        print(f"gegenprobe {__version__}")
        raise typer.Exit(0)


def take_language(
    ui: p.AnyUi = None,
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Take --ui before the command as well; it is read from the arguments, before anything is parsed."""
    choose_report_language(ui, "de")


def make_app(names: Iterable[str] = tuple(COMMANDS)) -> typer.Typer:
    """The application with the commands of these names (and those that share their modules)."""
    app = typer.Typer(
        name="gegenprobe",
        help=ABOUT,
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        result_callback=exit_with,
    )
    app.callback()(take_language)
    for module in dict.fromkeys(COMMANDS[name].module for name in names):
        import_module(f"checker.cli.{module}").register(app)
    return app


def run() -> None:
    """Run the command that the arguments name, and end the process as `checker.cli.main` says."""
    gc.set_threshold(*COLLECTING)
    try:
        ui = spoken_here()
        named = find_command(sys.argv[1:])
        command = typer.main.get_command(make_app((named,) if named else tuple(COMMANDS)))
        if any(argument in HELP for argument in sys.argv[1:]):
            name_required(ui)
        if ui != "en":
            translate_help(command, ui)
        code = command(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except GegenprobeError as problem:
        tell(problem.args[0] if problem.args else str(problem))
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read the report has seen enough
    except Exception as problem:
        said = getattr(problem, "format_message", None)  # the framework's own, whose words are not the reader's
        if said is not None:
            tell(tell_usage(said()))
            sys.exit(2)
        traceback.print_exc()
        tell(Remark("an error in Gegenprobe itself; please report it with the lines above"))
        sys.exit(3)
    finally:
        gc.freeze()  # the process ends: looking through all that was loaded once more takes a tenth of a short check
