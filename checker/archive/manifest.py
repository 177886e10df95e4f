"""Which files of an archive count: one small file, replaced as a whole, so that readers never see half a change.

Parts are never changed, only written anew under another name. What a change has replaced stays until the next one, for
readers that began before it. One process writes at a time, any number reads.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checker.errors import UsageError
from checker.messages import Remark
from checker.storage import locked, write_whole

FILE, MONTHS = "archive.json", "months"
KINDS = ("shelf", "articles", "claims", "words")
SCHEMA = "gegenprobe/archive/1"
# From an older form of this file to the next one; the chain ends at SCHEMA.
MIGRATIONS: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {}


@dataclass(frozen=True, slots=True)
class Part:
    """Articles of one month with their claims and words: four files of one name; `bytes` is their size."""

    month: str
    name: str
    articles: int
    claims: int
    bytes: int

    def file(self, folder: Path, kind: str) -> Path:
        """Where its "shelf", "articles", "claims" or "words" lie."""
        return folder / MONTHS / self.month / (f"{self.name}.{kind}" + (".parquet" if kind != "shelf" else ""))


@dataclass(frozen=True, slots=True)
class Manifest:
    """The parts of an archive in order of month and name, and parts that only earlier readers may still use."""

    parts: tuple[Part, ...] = ()
    retired: tuple[Part, ...] = ()

    def of_month(self, month: str) -> tuple[Part, ...]:
        """The parts of a month."""
        return tuple(part for part in self.parts if part.month == month)

    def exchanged(self, old: Sequence[Part], new: Sequence[Part]) -> Manifest:
        """A manifest in which `new` parts replace the `old` ones; the old ones are kept among the retired, for readers
        that still have them open."""
        gone = set(old) - set(new)
        parts = (set(self.parts) - gone) | set(new)
        retired = (set(self.retired) | gone) - parts
        return Manifest(tuple(sorted(parts, key=_place)), tuple(sorted(retired, key=_place)))


def _place(part: Part) -> tuple[str, str]:
    return part.month, part.name


def is_archive(path: str | Path) -> bool:
    """Whether a path is an archive."""
    return (Path(path) / FILE).is_file()


def read_manifest(folder: Path) -> Manifest:
    """The parts of the archive in a folder. Raises UsageError where there is none, or one of a later edition."""
    file = folder / FILE
    if not file.is_file():
        raise UsageError(Remark("{folder}: there is no archive; gegenprobe archive add makes one", folder=folder))
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        while content["schema"] != SCHEMA:
            if content["schema"] not in MIGRATIONS:
                raise UsageError(
                    Remark(
                        "{folder}: this archive is of another edition ({schema}) than this program reads",
                        folder=folder,
                        schema=str(content["schema"]),
                    )
                )
            content = MIGRATIONS[content["schema"]](content)
        parts = [tuple(Part(**part) for part in content[key]) for key in ("parts", "retired")]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise UsageError(
            Remark("{file}: this is not an archive's list of parts ({problem})", file=file, problem=str(problem))
        ) from problem
    return Manifest(*parts)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put a list of parts in place of the one there is; from then on it counts. Raises OSError."""
    rows = {
        "parts": [_row(part) for part in manifest.parts],
        "retired": [_row(part) for part in manifest.retired],
    }
    text = json.dumps({"schema": SCHEMA, **rows}, indent=1) + "\n"
    write_whole(folder / FILE, text.encode())


def _row(part: Part) -> dict[str, str | int]:
    return {name: getattr(part, name) for name in ("month", "name", "articles", "claims", "bytes")}


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[Manifest]:
    """Hold the archive against other writers; gives its manifest. Files that do not count any more are cleared away.

    Raises UsageError where somebody else writes for too long or the folder cannot be written to.
    """
    try:
        (folder / MONTHS).mkdir(parents=True, exist_ok=True)
        with locked(folder / FILE):
            if not (folder / FILE).is_file():
                write_manifest(folder, Manifest())
            manifest = read_manifest(folder)
            clear_away(folder, manifest)
            yield replace(manifest, retired=())
    except (OSError, TimeoutError) as problem:
        raise UsageError(
            Remark("{folder}: this archive cannot be written ({problem})", folder=folder, problem=str(problem))
        ) from problem


def clear_away(folder: Path, manifest: Manifest) -> None:
    """Delete what the last change replaced and what a killed one left behind."""
    wanted = {part.file(folder, kind) for part in manifest.parts for kind in KINDS}
    for file in sorted((folder / MONTHS).glob("*/*.*")):
        if file not in wanted:
            file.unlink(missing_ok=True)
