"""The store: kept across runs and processes, bounded, and nothing damaged is given out."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cache.place import FILE, find_folder
from checker.cache.store import CacheError, Store


def names(count: int) -> list[bytes]:
    return [f"key {number}".encode() for number in range(count)]


def test_values_outlive_the_process_that_kept_them(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put([(b"a", b"one"), (b"b", b"two")])
    store.close()
    again = Store(tmp_path)
    assert (again.get(b"a"), again.get(b"b"), again.get(b"c")) == (b"one", b"two", None)
    again.close()


def test_what_was_unused_for_longest_goes_first(tmp_path: Path) -> None:
    first = Store(tmp_path, most_bytes=1000)
    first.put((key, bytes(100)) for key in names(9))
    first.close()
    second = Store(tmp_path, most_bytes=1000)
    assert second.get(b"key 0") is not None  # used again, so younger than its neighbours
    second.put([(b"new", bytes(300))])
    second.close()
    third = Store(tmp_path, most_bytes=1000)
    left = [key for key in names(9) if third.get(key) is not None]
    assert third.get(b"new") is not None
    assert left[0] == b"key 0"
    assert 300 + 100 * len(left) <= 800
    third.close()


def test_a_damaged_value_counts_as_not_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put([(b"a", b"one"), (b"b", b"two")])
    store.close()
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("UPDATE kept SET value = x'00' WHERE key = ?", (b"a",))
    db.close()
    again = Store(tmp_path)
    assert (again.get(b"a"), again.get(b"b")) == (None, b"two")
    again.close()


@pytest.mark.parametrize("content", [b"no database at all, whatever it is", b"SQLite format 3\x00" + bytes(50)])
def test_a_file_that_is_no_database_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    store = Store(tmp_path)
    store.put([(b"a", b"one")])
    assert store.get(b"a") == b"one"
    store.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(CacheError):
        Store(tmp_path / "file" / "cache")


WRITER = """
import sys
from pathlib import Path
from checker.cache.store import Store
store = Store(Path(sys.argv[1]))
for number in range(40):
    store.put([(f"{sys.argv[2]} {number} {part}".encode(), bytes(500)) for part in range(5)])
store.close()
"""


def test_several_processes_write_one_file(tmp_path: Path) -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], cwd=Path(__file__).parents[2])
        for name in ("one", "two", "three")
    ]
    assert [process.wait() for process in started] == [0, 0, 0]
    store = Store(tmp_path)
    keys = [f"{name} {number} {part}" for name in ("one", "two", "three") for number in range(40) for part in range(5)]
    assert all(store.get(key.encode()) == bytes(500) for key in keys)
    store.close()


def test_the_folder_is_the_users_own_or_as_named() -> None:
    assert find_folder({"GEGENPROBE_CACHE": "/somewhere/else"}) == Path("/somewhere/else")
    assert find_folder({}).name == "gegenprobe"
