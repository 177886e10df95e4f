"""Checks again whenever a file changes, for `gegenprobe check --watch`."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from checker.cli.speaking import tell
from checker.errors import GegenprobeError
from checker.messages import Remark

INTERVAL = 0.5  # seconds
Stock = Mapping[str, tuple[int, int]]


def watch_files(paths: Sequence[Path], written: Iterable[Path], run: Callable[[], object]) -> NoReturn:
    """Run, and run again after each change under `paths`, until Ctrl-C (KeyboardInterrupt).

    `written` are the files a run writes itself: they are not watched, or a run would call for the next. What the first
    run raises is raised; a later error is told and mended by the next change, such as a facts file half typed.
    """
    left_out = {os.path.realpath(path) for path in written}
    stock = take_stock(paths, left_out)
    run()
    tell(Remark.counted("watching {count} file; Ctrl-C ends", "watching {count} files; Ctrl-C ends", len(stock)))
    while True:
        time.sleep(INTERVAL)
        now = take_stock(paths, left_out)
        if now == stock:
            continue
        now = _settle(now, paths, left_out)
        names = ", ".join(name_changes(stock, now))
        tell(Remark("changed: {names}", names=names) if names else Remark("changed: and changed back"))
        stock = now
        try:
            run()
        except GegenprobeError as problem:
            tell(problem.args[0])


def take_stock(paths: Iterable[Path], left_out: Collection[str] = ()) -> Stock:
    """Time of change (ns) and size of every file named or in a folder named, by path; hidden files are left out."""
    stock = {}
    for path in paths:
        for file in _list_files(path):
            try:
                found = os.stat(file)
            except OSError:  # gone since it was listed, or not ours to see: for a watcher both are no file
                continue
            if stat.S_ISREG(found.st_mode) and os.path.realpath(file) not in left_out:
                stock[file] = (found.st_mtime_ns, found.st_size)
    return stock


def name_changes(before: Stock, after: Stock) -> list[str]:
    """The paths that are new, gone or different, sorted."""
    return sorted(path for path in {*before, *after} if before.get(path) != after.get(path))


def _list_files(path: Path) -> Iterator[str]:
    if not path.is_dir():
        yield str(path)
        return
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(folder, name) for name in names if not name.startswith("."))


def _settle(now: Stock, paths: Sequence[Path], left_out: Collection[str]) -> Stock:
    """Wait until nothing changes for an interval: an editor may write a file in several steps."""
    while True:
        time.sleep(INTERVAL)
        later = take_stock(paths, left_out)
        if later == now:
            return now
        now = later
