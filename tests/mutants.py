"""Mutants of one module against tests that need no fixture but `tmp_path`, all in one process: seconds, not hours.

    python -m tests.mutants checker.finding.figures.ranges tests.finding.test_quantities [...] [--kept FILE]

needs mutmut 3.8 (`pip install mutmut`), which makes the mutants; each is switched on in turn and the tests are called
one after the other until one fails. Nothing is written but FILE, a line of JSON a mutant: its name and what killed it.
Prints how many of each function's mutants live on, and their names.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import itertools
import json
import os
import re
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.mutation.trampoline import set_mutant_under_test

SLOW = 20  # seconds of the processor: what takes longer loops
Case = tuple[Callable[..., None], Mapping[str, Any]]


class SlowError(BaseException):
    """A mutant that does not come to an end."""


def _stop(signum: int, frame: FrameType | None) -> None:
    raise SlowError


def plant(name: str) -> list[str]:
    """Load a module with all its mutants in the place of the real one; their names."""
    path = Path(*name.split(".")).with_suffix(".py")
    made = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
    module = ModuleType(name)
    module.__file__ = str(path.resolve())
    sys.modules[name] = module
    set_mutant_under_test("")
    exec(compile(made.code, str(path), "exec"), module.__dict__)
    parent, _, own = name.rpartition(".")
    setattr(importlib.import_module(parent), own, module)
    return list(made.mutant_names)


def list_cases(module: ModuleType) -> Iterator[Case]:
    """The tests of a module, row by row, but for those that are marked to fail, skipped or in need of fixtures."""
    for name, test in vars(module).items():
        marks = getattr(test, "pytestmark", [])
        if not name.startswith("test_") or any(mark.name in ("xfail", "skip", "skipif") for mark in marks):
            continue
        rows = [list(_list_rows(mark.args)) for mark in marks if mark.name == "parametrize"]
        for told in itertools.product(*rows):
            given = {key: value for row in told for key, value in row.items()}
            if set(inspect.signature(test).parameters) <= {*given, "tmp_path"}:
                yield test, given


def _list_rows(told: tuple[Any, ...]) -> Iterator[dict[str, Any]]:
    keys = told[0] if isinstance(told[0], tuple | list) else [key.strip() for key in told[0].split(",")]
    for row in told[1]:
        if getattr(row, "marks", ()):
            continue
        values = row.values if hasattr(row, "marks") else row if len(keys) > 1 else (row,)
        yield dict(zip(keys, values, strict=True))


def find_killer(cases: list[Case]) -> str | None:
    """The name of the first test that fails; None where all pass."""
    for test, given in cases:
        folder = Path(tempfile.mkdtemp()) if "tmp_path" in inspect.signature(test).parameters else None
        try:
            test(**given, **({"tmp_path": folder} if folder else {}))
        except KeyboardInterrupt:
            raise
        except BaseException as problem:  # what pytest fails with is no Exception, nor is SlowError
            return f"{test.__name__}: {type(problem).__name__}"
        finally:
            if folder:
                shutil.rmtree(folder, ignore_errors=True)
    return None


def main() -> None:
    """Run every mutant, and say which live on."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("module")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--kept", type=Path, help="what was found before is not tried again")
    options = parser.parse_args()
    names = plant(options.module)
    cases = [case for name in options.tests for case in list_cases(importlib.import_module(name))]
    if failed := find_killer(cases):
        raise SystemExit(f"without a mutant this fails: {failed}")
    lines = options.kept.read_text(encoding="utf-8").splitlines() if options.kept and options.kept.exists() else []
    killers: dict[str, str | None] = {row["name"]: row["by"] for row in map(json.loads, lines)}
    signal.signal(signal.SIGVTALRM, _stop)
    with (options.kept or Path(os.devnull)).open("a", encoding="utf-8") as kept:
        for name in (name for name in names if name not in killers):
            set_mutant_under_test(f"{options.module}.{name}")
            signal.setitimer(signal.ITIMER_VIRTUAL, SLOW)
            killers[name] = find_killer(cases)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            print(json.dumps({"name": name, "by": killers[name]}), file=kept, flush=True)
    alive = [name for name in names if killers[name] is None]
    for function, count in sorted(Counter(re.sub(r"^x_+|__mutmut_\d+$", "", name) for name in alive).items()):
        print(f"{count:4} of {function}")
    print(f"{len(cases)} tests; {len(names) - len(alive)} of {len(names)} mutants killed; alive: {' '.join(alive)}")


if __name__ == "__main__":
    main()
