"""Devices, pipes, sparse and damaged files wherever a file is taken: one sentence and exit 2, and no waiting."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import GegenprobeError
from checker.messages import say
from tests.cli.calling import run

TEXT = "Der neue Steg kostet 38 Millionen Euro, sagte Bürgermeisterin Petra Kolbe am Dienstag.\n"
DIGITS = "9" * 5_000


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_000_000_000)


def make_link_to_zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_folder(path: Path) -> None:
    path.mkdir()


def write(text: str | bytes) -> Callable[[Path], None]:
    data = text.encode() if isinstance(text, str) else text
    return lambda path: path.write_bytes(data) and None


NO_FILES = {"pipe": make_pipe, "sparse": make_sparse, "zeros": make_link_to_zeros, "folder": make_folder}
DAMAGED = {
    "digits": write(f"version = {DIGITS}\n"),
    "brackets": write("a = " + "[" * 20_000),
    "bytes": write(b"\xff\xfe\x00\x80"),
    "json digits": write(f'{{"version": {DIGITS}, "decisions": []}}'),
    "json brackets": write("[" * 100_000),
    "half a pair": write('{"version": 1, "decisions": [{"fingerprint": "\\ud800"}]}'),
}
PLACES = {
    "decisions": ("check", "{text}", "--decisions", "{file}"),
    "facts": ("check", "{text}", "--facts", "{file}"),
    "prune": ("decisions", "prune", "--decisions", "{file}", "{text}"),
    "import": ("facts", "import", "wikidata", "{file}"),
    "answers": ("reader", "answers", "{file}", "{file}"),
}


def refuse(arguments: tuple[str, ...]) -> str:
    """The one sentence a command line ends with; fails when it does not end with 2."""
    try:
        code, _ = run(*arguments)
    except GegenprobeError as problem:
        return say(problem.args[0], "de")
    assert code == 2
    return ""


@pytest.mark.skipif(os.name != "posix", reason="devices and pipes of POSIX systems")
@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file_is_named(place: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    NO_FILES[kind](tmp_path / "given")
    names = {"text": str(tmp_path / "a.txt"), "file": str(tmp_path / "given")}
    said = refuse(tuple(one.format(**names) for one in PLACES[place]))
    assert "given" in said
    assert "\n" not in said


@pytest.mark.parametrize("kind", DAMAGED)
@pytest.mark.parametrize("place", ["decisions", "facts", "answers"])
def test_what_is_damaged_is_named(place: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    DAMAGED[kind](tmp_path / "given")
    names = {"text": str(tmp_path / "a.txt"), "file": str(tmp_path / "given")}
    said = refuse(tuple(one.format(**names) for one in PLACES[place]))
    assert "given" in said
    assert "\n" not in said
    assert len(said) < 400
