"""Decisions written by several people at once: one writer at a time, whoever and in whichever process.

A lock file beside the decisions file is held only while the file is read and written anew; it is never stale, for the
system lets go of it when its process ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from checker.decisions.file import read_decisions, sort_decisions, write_decisions
from checker.errors import DecisionsError
from checker.messages import Remark
from checker.model import Decision

PATIENCE = 10.0  # seconds a writer waits for another one


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Be the only one who writes `path` within the block. Raises DecisionsError when another holds it for too long."""
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=PATIENCE)
    try:
        with lock:
            yield
    except Timeout as problem:
        raise DecisionsError(
            Remark(
                "{path}: somebody else has been writing it for {count} seconds; try again",
                path=path,
                count=int(PATIENCE),
            )
        ) from problem


def put_decision(path: Path, decision: Decision) -> Decision | None:
    """Write one decision beside those that others have written meanwhile; gives the one it takes the place of."""
    return _change(path, decision.fingerprint, lambda _: decision)


def take_back(path: Path, fingerprint: str, before: Decision | None) -> None:
    """Put the decision that stood `before` in place of the present one, or none."""
    _change(path, fingerprint, lambda _: before)


def _change(path: Path, fingerprint: str, choose: Callable[[Decision | None], Decision | None]) -> Decision | None:
    with hold(path):
        known = {one.fingerprint: one for one in read_decisions(path)}
        before = known.pop(fingerprint, None)
        after = choose(before)
        if after is not None:
            known[fingerprint] = after
        write_decisions(path, sort_decisions(known.values()))
    return before
