"""The command `gegenprobe`. Only what a command needs is loaded: the help of all is written without the framework."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line: exit 0 quiet, 1 findings, 2 something could not be checked, 3 an error of our own.

    Without arguments it shows the help, and ends with 2 as nothing was checked.
    Ctrl-C ends it with 130, as shells expect.
    """
    from checker.cli.front import answer, wants_colour

    shown = answer(sys.argv[1:], os.environ, wants_colour(os.environ, sys.stdout.isatty()))
    if shown is None:
        from checker.cli.application import run

        run()
    else:
        sys.stdout.buffer.write(shown.encode())
        sys.exit(0 if sys.argv[1:] else 2)
