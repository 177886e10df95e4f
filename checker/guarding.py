"""Calls a rule so that it cannot end, hold up or talk into a run: what goes wrong with it is a Failure that names it.

A rule is foreign code: it may raise, exit, print, loop or return what is none of ours. What it prints goes to standard
error. It is given a time limit for an article; the limit is measured, so a rule near it may fail on a slower machine.
"""

from __future__ import annotations

import contextlib
import ctypes
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TypeVar

from checker.messages import Remark
from checker.model import Failure

T = TypeVar("T")
SECONDS = 60.0  # for one rule on one article; the first rule to ask also pays for what all of them share
SIGNS_A_SECOND = 10_000  # longer texts get a second more for so many characters
AGAIN = 1.0  # seconds: a rule that catches the interruption is interrupted again


class OutOfTime(BaseException):
    """Raised within a rule that runs for too long; no Exception, so that a rule's own `except` does not swallow it."""


def guarded(call: Callable[[], T], rule: str, where: str, failures: list[Failure], signs: int = 0) -> T | None:
    """What `call` returns; None when it fails, and then a Failure with rule and place is added to `failures`.

    `signs` is the length of the article in characters. Ctrl-C still ends the run.
    """
    limit = SECONDS + signs / SIGNS_A_SECOND
    try:
        with contextlib.redirect_stdout(sys.stderr), _limited(limit):
            return call()
    except OutOfTime:
        problem = Remark("the rule {rule} ran for longer than {limit} seconds", rule=rule, limit=round(limit))
    except (Exception, SystemExit, GeneratorExit) as raised:  # foreign code may raise anything
        problem = Remark("the rule {rule} failed ({raised})", rule=rule, raised=describe(raised))
    failures.append(Failure(where, problem))
    return None


def describe(raised: BaseException) -> str:
    """An exception on one line of at most 200 characters: its kind and what it says."""
    try:
        said = " ".join(str(raised).split())
    except Exception:  # an exception of a foreign rule may not even have a text
        said = ""
    return f"{type(raised).__name__}: {said}"[:200] if said else type(raised).__name__


@contextlib.contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise OutOfTime in the block when it takes longer: by the alarm clock in the main thread, else by a watcher."""
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        before = signal.signal(signal.SIGALRM, _interrupt)
        outer = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, *outer)
            signal.signal(signal.SIGALRM, before)
        return
    watcher = threading.Timer(seconds, _interrupt_thread, (threading.get_ident(),))
    watcher.daemon = True
    watcher.start()
    try:
        yield
    finally:
        watcher.cancel()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise OutOfTime


def _interrupt_thread(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OutOfTime))
