"""The solver of assignments is scipy's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from checker.pairing.assigning import assign_least

ROOT = Path(__file__).resolve().parent.parent.parent


def test_assignments_are_those_of_scipy() -> None:
    for seed in range(200):
        chance = np.random.default_rng(seed)
        costs = np.round(chance.random((seed % 9 + 1, seed % 7 + 1)), seed % 3)  # few digits: many are equally good
        ours, theirs = assign_least(costs), linear_sum_assignment(costs)
        assert [list(one) for one in ours] == [list(one) for one in theirs]


ALONE = """
import subprocess
import sys
from pathlib import Path
from checker.pairing.assigning import load_solver
solver = load_solver()
assert "scipy.optimize" not in sys.modules, "more of scipy is loaded than the solver"
from scipy.optimize import linear_sum_assignment, minimize
print(solver([[2, 1], [1, 3]])[1], linear_sum_assignment([[2, 1], [1, 3]])[1])
"""


def test_only_its_module_is_loaded_and_the_rest_can_be_later() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "[1 0] [1 0]\n", done.stderr
