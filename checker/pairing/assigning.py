"""scipy's solver of assignments without the rest of scipy: it is one compiled module, and all of them take a quarter of
a second to load.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import lru_cache
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

PACKAGE, MODULE = "scipy.optimize", "_lsap"
Solver = Callable[[NDArray[Any]], tuple[NDArray[Any], NDArray[Any]]]


def assign_least(costs: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Rows and columns of the assignment of least cost, as scipy.optimize.linear_sum_assignment gives them."""
    return load_solver()(costs)


@lru_cache(maxsize=1)
def load_solver() -> Solver:
    """The function by the file of its module; where scipy keeps it elsewhere, as scipy gives it."""
    found = importlib.util.find_spec("scipy")
    folder = Path(found.origin).parent / "optimize" if found and found.origin else Path()
    for file in (folder / f"{MODULE}{suffix}" for suffix in EXTENSION_SUFFIXES):
        if file.is_file():
            loader = ExtensionFileLoader(f"{PACKAGE}.{MODULE}", str(file))
            spec = importlib.util.spec_from_loader(loader.name, loader)
            assert spec is not None
            module = importlib.util.module_from_spec(spec)
            loader.exec_module(module)
            solver: Solver = module.linear_sum_assignment
            return solver
    from scipy.optimize import linear_sum_assignment

    theirs: Solver = linear_sum_assignment
    return theirs
