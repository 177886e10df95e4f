"""One SQLite file of keys and values that several processes use at a time, and that does not grow beyond a bound.

Values are known by a digest that is looked at when they are read, so that a damaged one counts as not there. What has
not been used for longest goes first; "when" is counted in runs, as no clock has a say here.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.cache.place import FILE

EDITION = 1  # of the tables: a file of another one is emptied
MOST_BYTES = 2_000_000_000  # of values
SHRUNK = 0.8  # of the bound: what is left when it is exceeded
PATIENCE = 60.0  # seconds to wait for another process that is writing
TABLES = (
    "CREATE TABLE kept (key BLOB PRIMARY KEY, used INTEGER NOT NULL, digest BLOB NOT NULL, value BLOB NOT NULL)",
    "CREATE INDEX by_use ON kept (used, length(value))",
)


class CacheError(Exception):
    """The file cannot be used: no writing there, no room, or held by another process for too long."""


class Store:
    """The open file. Every method raises CacheError where the file cannot be used."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.folder, self._most = folder, most_bytes
        self._seen: set[bytes] = set()
        with told():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._db = open_file(folder / FILE)
            last = self._db.execute("SELECT max(used) FROM kept").fetchone()[0]
        self._run = (last or 0) + 1

    def get(self, key: bytes) -> bytes | None:
        """The value of a key; None where there is none, or a damaged one."""
        with told():
            row = self._db.execute("SELECT digest, value FROM kept WHERE key = ?", (key,)).fetchone()
        if row is None or row[0] != digest_of(row[1]):
            return None
        self._seen.add(key)
        value: bytes = row[1]
        return value

    def put(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep keys with their values: all of them, or none where the process is killed."""
        made = [(key, self._run, digest_of(value), value) for key, value in rows]
        with told(), self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", made)

    def close(self) -> None:
        """Note what was used, let go what is too much, and close the file."""
        with told(), contextlib.closing(self._db), self._db:
            self._db.execute("BEGIN IMMEDIATE")
            seen = ((self._run, key) for key in sorted(self._seen))
            self._db.executemany("UPDATE kept SET used = ? WHERE key = ?", seen)
            self._shrink()

    def _shrink(self) -> None:
        size = self._db.execute("SELECT total(length(value)) FROM kept").fetchone()[0]
        if size <= self._most:
            return
        gone: list[tuple[bytes]] = []
        for key, length in self._db.execute("SELECT key, length(value) FROM kept ORDER BY used, key"):
            if size <= self._most * SHRUNK:
                break
            gone.append((key,))
            size -= length
        self._db.executemany("DELETE FROM kept WHERE key = ?", gone)


def open_file(file: Path) -> sqlite3.Connection:
    """The database of a file, made where there is none, and made anew where it is none or of another edition."""
    try:
        return prepare(file)
    except sqlite3.DatabaseError as problem:
        if isinstance(problem, sqlite3.OperationalError):  # locked, no room, no rights: the file may well be sound
            raise
    for part in (file, *(file.with_name(file.name + suffix) for suffix in ("-wal", "-shm"))):
        part.unlink(missing_ok=True)
    return prepare(file)


def prepare(file: Path) -> sqlite3.Connection:
    """Open a file and see that it has the tables; readers and one writer do not wait for one another (WAL)."""
    db = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    try:
        os.chmod(file, 0o600)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        if db.execute("PRAGMA user_version").fetchone()[0] != EDITION:
            with db:
                db.execute("BEGIN IMMEDIATE")
                if db.execute("PRAGMA user_version").fetchone()[0] != EDITION:  # nobody else was sooner
                    db.execute("DROP TABLE IF EXISTS kept")
                    for table in TABLES:
                        db.execute(table)
                    db.execute(f"PRAGMA user_version = {EDITION}")
    except BaseException:
        db.close()
        raise
    return db


@contextlib.contextmanager
def told() -> Iterator[None]:
    """What the database or the folder complains of, as a CacheError."""
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        raise CacheError(str(problem)) from problem


def digest_of(value: bytes) -> bytes:
    """The checksum (16 bytes) that is kept beside a value, to see later whether the value is still whole."""
    return hashlib.blake2b(value, digest_size=16).digest()
