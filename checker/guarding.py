"""Calls a rule so that it cannot end, hold up or talk into a run: what goes wrong with it is a Failure that names it.

A rule is foreign code: it may raise, exit, print, loop or return what is none of ours. What it prints goes to standard
error. It is given a time limit for an article, in processor time, so that a machine with much else to do fails no rule
that is none the worse for it; who sleeps is waited for some times as long. The limit is measured: a rule near it may
fail on a slower machine.
"""

from __future__ import annotations

import contextlib
import ctypes
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TypeVar

from checker.messages import Remark
from checker.model import Failure

T = TypeVar("T")
SECONDS = 60.0  # for one rule on one article; the first rule to ask also pays for what all of them share
SIGNS_A_SECOND = 10_000  # longer texts get a second more for so many characters
LOOK = 0.5  # seconds between two looks at the clock
AGAIN = 10  # looks after which a rule that caught the interruption is interrupted again
ASLEEP = 5  # times the limit that a rule may take by the clock on the wall


class OutOfTime(BaseException):
    """Raised within a rule that runs for too long; no Exception, so that a rule's own `except` does not swallow it."""


class Watch:
    """Guards calls of rules; while `looking` lasts one that runs for too long is interrupted and prints nowhere.

    Looking is begun once for many calls, since a comparison takes less time than an alarm clock to be set.
    """

    def __init__(self) -> None:
        # When the call that is running must have ended: in processor time, and on the monotonic clock.
        self.due: tuple[float, float] | None = None
        self.again = 0.0  # on the monotonic clock: it is not interrupted before

    def call(self, work: Callable[[], T], rule: str, where: str, failures: list[Failure], signs: int = 0) -> T | None:
        """What `work` returns; None when it fails, and then a Failure with rule and place is added to `failures`.

        `signs` is the length of the article in characters. Ctrl-C still ends the run.
        """
        limit = SECONDS + signs / SIGNS_A_SECOND
        try:
            try:
                self.due = time.process_time() + limit, time.monotonic() + ASLEEP * limit
                done = work()
            finally:
                self.due = None  # at once: nothing below may be interrupted
        except OutOfTime:
            self.due = None  # it may have rung just before it was set above
            problem = Remark("the rule {rule} ran for longer than {limit} seconds", rule=rule, limit=round(limit))
        except (Exception, SystemExit, GeneratorExit) as raised:  # foreign code may raise anything
            problem = Remark("the rule {rule} failed ({raised})", rule=rule, raised=describe(raised))
        else:
            return done
        failures.append(Failure(where, problem))
        return None

    @contextlib.contextmanager
    def looking(self) -> Iterator[None]:
        """Look at the clock every now and then: by an alarm in the main thread, else from a thread beside it."""
        with contextlib.redirect_stdout(sys.stderr):
            if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
                before = signal.signal(signal.SIGALRM, self._ring)
                outer = signal.setitimer(signal.ITIMER_REAL, LOOK, LOOK)
                try:
                    yield
                finally:
                    signal.setitimer(signal.ITIMER_REAL, *outer)
                    signal.signal(signal.SIGALRM, before)
                return
            ended = threading.Event()
            thread = threading.Thread(target=self._look_at, args=(threading.get_ident(), ended), daemon=True)
            thread.start()
            try:
                yield
            finally:
                ended.set()
                thread.join()

    def _is_over(self) -> bool:
        """Whether the call must be interrupted now; the next time is not before it had time to end."""
        due, now = self.due, time.monotonic()
        if due is None or now < self.again or (time.process_time() <= due[0] and now <= due[1]):
            return False
        self.again = now + AGAIN * LOOK
        return True

    def _ring(self, number: int, frame: FrameType | None) -> None:
        if self._is_over():
            raise OutOfTime

    def _look_at(self, thread: int, ended: threading.Event) -> None:
        while not ended.wait(LOOK):
            if self._is_over():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OutOfTime))


def guarded(call: Callable[[], T], rule: str, where: str, failures: list[Failure], signs: int = 0) -> T | None:
    """One call under a watch of its own: see `Watch.call`."""
    watch = Watch()
    with watch.looking():
        return watch.call(call, rule, where, failures, signs)


def describe(raised: BaseException) -> str:
    """An exception on one line of at most 200 characters: its kind and what it says."""
    try:
        said = " ".join(str(raised).split())
    except Exception:  # an exception of a foreign rule may not even have a text
        said = ""
    return f"{type(raised).__name__}: {said}"[:200] if said else type(raised).__name__
