"""Files read whole and within bounds, written whole or not at all, and changed by one process at a time."""

from __future__ import annotations

import contextlib
import os
import select
import stat
from collections.abc import Iterator
from pathlib import Path

from checker.catalogue import mark

MOST_BYTES = 100_000_000
TOO_LARGE = mark("is larger than can be checked (100 MB): split it")
PATIENCE = 5.0  # seconds that a pipe may take to send its first byte
LOCK_PATIENCE = 60.0  # seconds to wait for another process that is writing


class NotReadableError(Exception):
    """A file that is not read although it could be opened; its text is an English message of the catalogue."""


def read_whole(path: str | Path, most: int = MOST_BYTES, pipes: bool = False) -> bytes:
    """All bytes of a file of at most `most`; with `pipes` also of a pipe that somebody writes to (`<(command)`).

    Raises OSError when it cannot be opened or read, NotReadableError for a device, folder, pipe or what is too large.
    """
    kind = os.stat(path).st_mode
    if stat.S_ISFIFO(kind) and pipes:
        return _read_pipe(path, most)
    if not stat.S_ISREG(kind):
        raise NotReadableError(mark("is not a regular file"))
    with open(path, "rb") as file:
        return read_bounded(file.fileno(), most)


def read_bounded(handle: int, most: int = MOST_BYTES) -> bytes:
    """All bytes of an open file, by its descriptor. Raises NotReadableError when there are more than `most`."""
    parts: list[bytes] = []
    left = most + 1
    while left and (part := os.read(handle, min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    if not left:
        raise NotReadableError(TOO_LARGE)
    return b"".join(parts)


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` where `path` leads: whoever reads it, or is killed while writing it, finds the old or the new whole.

    A device or pipe is written to as it is. What earlier runs that were killed left beside the file is cleared away,
    so two processes must not write one file at a time (see `locked`). Raises OSError.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        os.replace(temporary, target)
        _settle(target.parent)
    except OSError:
        with contextlib.suppress(OSError):  # the first error is the one to tell
            temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file against other processes that would change it, and clear away what killed ones left half written.

    Raises OSError when there is no writing beside it, TimeoutError when somebody holds it for longer than a minute.
    """
    from filelock import FileLock, Timeout  # only who writes waits for it to load

    target = Path(os.path.realpath(path))
    lock = FileLock(target.with_name(f".{target.name}.lock"), timeout=LOCK_PATIENCE)
    try:
        lock.acquire()
    except Timeout as problem:
        raise TimeoutError(f"another process has held {lock.lock_file} for {LOCK_PATIENCE:.0f} seconds") from problem
    try:
        for left in sorted(target.parent.glob(f".{_escape(target.name)}.*.tmp")):
            left.unlink(missing_ok=True)
        yield
    finally:
        lock.release()


def _escape(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _read_pipe(path: str | Path, most: int) -> bytes:
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        watch = select.poll()
        watch.register(handle, select.POLLIN)
        if not watch.poll(PATIENCE * 1000):
            raise NotReadableError(mark("is a pipe that nobody writes to"))
        os.set_blocking(handle, True)
        return read_bounded(handle, most)
    finally:
        os.close(handle)


def _settle(folder: Path) -> None:
    """Bring the folder's new entry to the disk, where folders can be opened for that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
