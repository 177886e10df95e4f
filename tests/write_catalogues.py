"""Writes the catalogues of messages anew: `python -m tests.write_catalogues`, after a message changed.

Reads every message of the code with Babel, brings checker/locale/LANGUAGE/LC_MESSAGES/gegenprobe.po up to date (new
messages untranslated, gone ones left out) and compiles it. What is left to translate is printed.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer.main
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from checker.catalogue import DOMAIN, FOLDER, split_manual
from checker.cli.application import make_app

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("checker", "rules", "reports")
LANGUAGES = ("de",)
KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "Told": None,
    "Remark": None,
    "draft": None,
    "counted": (1, 2),
    "mark": None,
    "mark_count": (1, 2),
}
NO_DATES = datetime(2000, 1, 1, tzinfo=UTC)  # the same messages are the same bytes, whatever the day
LEFT_OUT = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By')


def list_help(command: Any) -> Iterator[str]:
    """Every help text of a command, its parameters and its commands, as written in the code."""
    for text in (command.help, *(getattr(param, "help", None) for param in command.params)):
        if text:
            yield text
    for name in sorted(getattr(command, "commands", {})):
        yield from list_help(command.commands[name])


def list_messages() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Every message of the code with the file that holds it, in order of files."""
    for folder in FOLDERS:
        found = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=False)
        for file, _line, message, _comments, _context in sorted(found, key=lambda one: (one[0], one[1])):
            yield f"{folder}/{Path(file).as_posix()}", message
    for rule in sorted((ROOT / "rules").glob("*.py")):
        title, *manual = (ast.get_docstring(ast.parse(rule.read_text(encoding="utf-8"))) or "").splitlines()
        yield f"rules/{rule.name}", title
        for paragraph in split_manual("\n".join(manual)):
            yield f"rules/{rule.name}", paragraph
    for text in list_help(typer.main.get_command(make_app())):
        yield "checker/cli", text


def make_template() -> Catalog:
    """All messages without a translation."""
    template = Catalog(project=DOMAIN, creation_date=NO_DATES, revision_date=NO_DATES)
    for file, message in list_messages():
        template.add(message, locations=[(file, 0)])
    return template


def find_catalogue(language: str) -> Path:
    """The file of a language's translations."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalogue(language: str) -> Catalog:
    """A language's translations as they stand."""
    with find_catalogue(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def renew(language: str) -> Catalog:
    """A language's translations for exactly the messages the code has now."""
    catalogue = Catalog(
        locale=language, project=DOMAIN, creation_date=NO_DATES, revision_date=NO_DATES, fuzzy=False, charset="utf-8"
    )
    old = read_catalogue(language)
    for message in make_template():
        if message.id:
            known = old.get(message.id)
            catalogue.add(message.id, known.string if known else "", message.locations)
    return catalogue


def write_text(catalogue: Catalog) -> bytes:
    """The .po file of a catalogue; places without lines, so that a moved line changes nothing."""
    file = io.BytesIO()
    write_po(file, catalogue, width=118, sort_output=True, include_lineno=False)
    lines = file.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(LEFT_OUT)).encode()


def compile_catalogue(catalogue: Catalog) -> bytes:
    """The .mo file of a catalogue."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def main() -> None:
    """Write every language's catalogue and its compiled form."""
    for language in LANGUAGES:
        catalogue, path = renew(language), find_catalogue(language)
        path.write_bytes(write_text(catalogue))
        path.with_suffix(".mo").write_bytes(compile_catalogue(catalogue))
        for message in catalogue:
            if message.id and not (all(message.string) if isinstance(message.string, tuple) else message.string):
                print(f"{path.relative_to(ROOT)}: not translated: {message.id!r}")


if __name__ == "__main__":
    main()
