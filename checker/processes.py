"""Shares work out among processes of this machine; what comes back is in order, whatever their number."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Part = TypeVar("Part")
Made = TypeVar("Made")


def share_out(
    work: Callable[[Part], Made], parts: Sequence[Part], jobs: int, lost: Callable[[Part], Made]
) -> Iterator[Made]:
    """What `work` makes of each part, in their order, in `jobs` processes; `work`, parts and results must pickle.

    When a process is killed all parts that were not done yet go to `lost`, in this process, whichever was at fault.
    """
    from concurrent.futures import ProcessPoolExecutor  # only who asks for several processes waits for it to load
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(jobs, initializer=leave_interrupts_to_the_parent)
    try:
        waiting = [pool.submit(work, part) for part in parts]
        for part, making in zip(parts, waiting, strict=True):
            try:
                yield making.result()
            except BrokenProcessPool:
                yield lost(part)
    finally:
        pool.shutdown(cancel_futures=True)


def leave_interrupts_to_the_parent() -> None:
    """Ignore Ctrl-C: a terminal sends it to all processes, and one that answers is enough."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
