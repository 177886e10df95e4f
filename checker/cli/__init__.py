"""The command `gegenprobe`: one file a group of commands, put together here."""

from __future__ import annotations

import sys
import traceback

import click
import typer

from checker.cli import check, compare, configuration, decisions, listing, review, rules
from checker.errors import GegenprobeError

app = typer.Typer(
    name="gegenprobe",
    help="Cross-check news articles: find the passages that cannot both be true, before publication.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
check.register(app)
listing.register(app)
compare.register(app)
decisions.register(app)
review.register(app)
rules.register(app)
configuration.register(app)


def main() -> None:
    """Run the command line: exit 0 quiet, 1 findings, 2 something could not be checked, 3 an error of our own."""
    try:
        code = app(standalone_mode=False)
    except click.exceptions.Abort:
        code = 130
    except click.ClickException as problem:
        problem.show()
        code = 2
    except GegenprobeError as problem:
        print(f"gegenprobe: {problem}", file=sys.stderr)
        code = 2
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    except Exception:
        traceback.print_exc()
        print(
            "gegenprobe: this is an error in Gegenprobe itself; please report it with the lines above", file=sys.stderr
        )
        code = 3
    sys.exit(code if isinstance(code, int) else 0)
