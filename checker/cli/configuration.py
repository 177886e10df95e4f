"""`gegenprobe config show`: what is configured here, and where it stands."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from checker.cli import parameters as p
from checker.config import describe, load_config


def register(app: typer.Typer) -> None:
    """Add the group of commands to the application."""
    group = typer.Typer(help="Show the configuration.", no_args_is_help=True)
    group.callback()(_keep_as_group)
    group.command("show")(show)
    app.add_typer(group, name="config")


def show(ui: p.AnyUi = None) -> None:
    """Show the configuration that holds in this folder."""
    sys.stdout.write(describe(load_config(Path.cwd())))


def _keep_as_group() -> None:
    """Show the configuration."""
