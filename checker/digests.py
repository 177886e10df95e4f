"""Digests of everything an answer depends on, and whether an installed package is still what was installed."""

from __future__ import annotations

import base64
import csv
import hashlib
import os
import sys
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path

from checker.provenance import Digests, Manual, Provenance
from checker.version import __version__

PACKAGE = Path(__file__).resolve().parent
DISTRIBUTION = "gegenprobe"
SHOWN = 12  # hex digits of a digest that reports show: enough to tell any two builds apart
CODE, TABLES, PACKED = {".py"}, {".toml", ".json", ".tsv", ".txt"}, {".gz", ".xz"}
MODEL = "pairing/model"
# Folders with digests of their own or with no part in an answer, and what is made of the tables when a wheel is built.
BESIDE = ("rules/", "reports/", "seeds/", "compiled_tables.json", "tested_rules.json")
# What says which claims a rule finds; a test holds what runs then against it.
GROUND = (
    *("describing/", "finding/", "identity/", "judging/", "language/", "pairing/", "reckoning/", "showing/"),
    *(
        "catalogue.py",
        "cldr.py",
        "examples.py",
        "expression.py",
        "guarding.py",
        "messages.py",
        "model.py",
        "plugins.py",
    ),
    "tables.py",
)


def trace_files(rules: Iterable[Path], facts: Iterable[str], manuals: tuple[Manual, ...] = ()) -> Provenance:
    """The provenance of a run with the rule files `rules` and the texts of the facts files `facts`.

    Nothing is read before somebody asks for the digests.
    """
    return Provenance(__version__, cache(partial(digest_all, tuple(rules), frozenset(facts))), manuals)


def digest_all(rules: Iterable[Path], facts: Iterable[str]) -> Digests:
    """The digests of engine, tables and model, of these rule files and of the texts of these facts files."""
    engine = _list_engine()
    return Digests(
        code=_join(map(_digest_named, (name for name in engine if Path(name).suffix in CODE))),
        tables=_join(
            map(
                _digest_named,
                (name for name in engine if Path(name).suffix in TABLES | PACKED and not name.startswith(MODEL)),
            )
        ),
        rules=_join(f"{path.name} {digest_of(path)}" for path in rules),
        facts=_join(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in facts),
        model=_join(map(_digest_named, (name for name in engine if name.startswith(MODEL)))),
    )


def digest_of_ground() -> str:
    """The digest of the code and tables by which rules find claims."""
    return _join(map(_digest_named, filter(is_ground, _list_engine())))


def is_ground(name: str) -> bool:
    """Whether a file of the engine, by its path inside the package, has a say in which claims a rule finds."""
    return name.startswith(GROUND) and not name.startswith(MODEL)


def digest_of(path: Path) -> str:
    """SHA-256 of a file in hex digits; for texts the same whatever their line ends."""
    data = path.read_bytes()
    if path.suffix in CODE | TABLES:
        data = data.replace(b"\r\n", b"\n")
    return hashlib.sha256(data).hexdigest()


@lru_cache(maxsize=1)
def is_altered() -> bool:
    """Whether a file of the installed package is not the one that was installed.

    False in a checkout: there the tests, not an installer, vouch for the files.
    """
    record = find_record()
    if record is None:
        return False
    with record.open(encoding="utf-8", newline="") as rows:
        for name, digest, *_ in csv.reader(rows):
            if not digest or not name.startswith(f"{PACKAGE.name}/"):
                continue
            path = record.parent.parent / name
            found = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""
            if f"sha256={base64.urlsafe_b64encode(found).rstrip(b'=').decode()}" != digest:
                return True
    return False


def find_record() -> Path | None:
    """Path of the package's RECORD, the installer's list of its files; the first on Python's path, None without one.

    importlib.metadata would find it, too, but loads the library's mail parser for that, which takes time.
    """
    for folder in map(Path, sys.path):
        for record in sorted(folder.glob(f"{DISTRIBUTION}-*.dist-info/RECORD")):
            return record
    return None


@lru_cache(maxsize=1)
def _list_engine() -> Sequence[str]:
    """Every file of the engine, its tables and model by its path inside the package, in order."""
    names = []
    for folder, _, files_there in os.walk(PACKAGE):
        inside = os.path.relpath(folder, PACKAGE).replace(os.sep, "/")
        for file in files_there:
            name = file if inside == "." else f"{inside}/{file}"
            kept = os.path.splitext(file)[1] in CODE | TABLES | PACKED or name.startswith(MODEL)
            if kept and not name.startswith(BESIDE):
                names.append(name)
    return sorted(names)


def _digest_named(name: str) -> str:
    """The line of a file of the engine that a digest of several is made of."""
    return f"{name} {digest_of(PACKAGE / name)}"


def _join(digests: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()[:SHOWN]
