"""`gegenprobe config show`: what is configured here, and where it stands."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from checker.cli import parameters as p
from checker.cli.speaking import spoken_here
from checker.config import describe, load_config


def register(app: typer.Typer) -> None:
    """Add the group of commands to the application."""
    group = typer.Typer(help="Show the configuration.", no_args_is_help=True)
    group.callback()(_take_language)
    group.command("show")(show)
    app.add_typer(group, name="config")


def show(ui: p.AnyUi = None) -> None:
    """Show the configuration that holds in this folder."""
    sys.stdout.write(describe(load_config(Path.cwd()), spoken_here()))


def _take_language(ui: p.AnyUi = None) -> None:
    """Show the configuration."""
