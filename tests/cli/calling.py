"""How the tests call the command line."""

from __future__ import annotations

import json
from typing import Any

from typer.testing import CliRunner

from checker.cli.application import make_app


def run(*arguments: str) -> tuple[int, str]:
    """Exit code and standard output; errors that the command line would print are raised."""
    done = CliRunner().invoke(make_app(), list(arguments), standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return int(done.return_value or 0), done.stdout


def report(*arguments: str) -> tuple[int, dict[str, Any]]:
    """Exit code and JSON report of a check."""
    code, text = run("check", *arguments, "--report", "json", "--quiet")
    return code, json.loads(text)
