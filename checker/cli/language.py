"""In which language the command line speaks: by --ui, GEGENPROBE_UI or the locale; it needs nothing else loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from checker.catalogue import LANGUAGES

VARIABLE = "GEGENPROBE_UI"
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def find_ui(arguments: Sequence[str]) -> str | None:
    """What --ui says wherever it stands, before the arguments are parsed; None for nothing or another language."""
    given = [argument.removeprefix("--ui=") for argument in arguments if argument.startswith("--ui=")]
    given += [value for option, value in pairwise(arguments) if option == "--ui"]
    return given[0] if given and given[0] in LANGUAGES else None


def choose_ui(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language of help and remarks: --ui, else GEGENPROBE_UI, else that of the locale; English for any other."""
    given = find_ui(arguments) or environ.get(VARIABLE)
    if given in LANGUAGES:
        return given
    locale = next((environ[name] for name in LOCALE if environ.get(name)), "")
    return "de" if locale.startswith("de") else "en"
