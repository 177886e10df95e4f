"""Fuzz one target: `python -m tests.fuzz.one TARGET [libFuzzer options]`, with atheris.

Gegenprobe's own code is instrumented and so are the parsers written in Python that it calls. An input that takes more
than a second of the processor, and a second more for 100 kB, ends the run as a crash does: by the processor's time, as
the clock of a busy machine says nothing.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from tests.fuzz.targets import Target

INSTRUMENTED = ["checker", "tests.fuzz", "striprtf", "email", "zipfile", "trafilatura", "yaml", "text_to_num"]


def hurry(target: Target) -> Target:
    """The target, with an error for input that takes too long."""

    def hurried(data: bytes) -> None:
        began = time.process_time()
        target(data)
        needed = time.process_time() - began
        if needed > 1 + len(data) / 100_000:
            raise TimeoutError(f"{len(data)} bytes took {needed:.1f} s of the processor")

    return hurried


def main(arguments: list[str]) -> None:
    """Run one target with libFuzzer's options."""
    with atheris.instrument_imports(include=INSTRUMENTED):
        from tests.fuzz.targets import TARGETS  # while imports are instrumented

        target, seeds = TARGETS[arguments[0]]
        for seed in seeds:
            target(seed)  # loads what is loaded late, which is no fault of any input
    atheris.Setup([sys.argv[0], *arguments[1:]], hurry(target))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
