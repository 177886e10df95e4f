"""Reads the passages of two figures together, run by onnxruntime: what the scorer is told beside each one's own vector.

The encoder reads an article at a time; here the states around two of its masks are set side by side.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from checker.describing.described import DescribedArticle, DescribedFigure
from checker.pairing.values import Relation

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]
MODEL = Path(__file__).with_name("model")
REACH = 18  # word pieces to either side of a mask that are read
DIMENSIONS = ("count", "share", "money", "duration", "age", "date", "clock", "ordinal")
STATED = len(DIMENSIONS) + 22
AT_ONCE = 32  # pairs read at once
FINE = 100  # logits are rounded to this, so that no machine's last digits decide anything


class Joint(Protocol):
    """Two logits a pair: that both figures measure one thing, and that they contradict one another."""

    def read(self, held: Halves, known: NDArray[np.bool_], pairs: NDArray[np.int64], stated: Floats) -> Floats: ...


class OnnxJoint:
    """The joint reading of a model folder: `joint.onnx`."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        import onnxruntime  # takes a tenth of a second: only who compares figures waits for it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # other processes want the cores, too
        path = str(folder / "joint.onnx")
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def read(self, held: Halves, known: NDArray[np.bool_], pairs: NDArray[np.int64], stated: Floats) -> Floats:
        """Logits (pairs, 2) from the states around each figure (figures, 2 * REACH + 1, width), and what is text."""
        told = [np.zeros((0, 2), np.float32)]
        for start in range(0, len(pairs), AT_ONCE):
            one, other = pairs[start : start + AT_ONCE].T
            given = {
                "one": held[one].astype(np.float32),
                "one_known": known[one],
                "other": held[other].astype(np.float32),
                "other_known": known[other],
                "stated": stated[start : start + AT_ONCE],
            }
            told.append(self._session.run(None, given)[0])
        logits = np.concatenate(told).astype(np.float64)
        return (np.round(logits * FINE) / FINE).astype(np.float32)


@lru_cache(maxsize=1)
def load_joint(folder: Path = MODEL) -> OnnxJoint:
    """The joint reading of a model folder, loaded once."""
    return OnnxJoint(folder)


def state_pair(
    one: tuple[DescribedArticle, DescribedFigure], other: tuple[DescribedArticle, DescribedFigure], relation: Relation
) -> list[float]:
    """STATED numbers between about -1 and 3 of a pair: dimension, values, nouns, days; 0 where nothing is said."""
    mine, theirs = one[1], other[1]
    days = (one[0].day, other[0].day)
    between = float(abs((days[0] - days[1]).days)) if days[0] and days[1] else math.nan
    return [
        *(float(mine.dimension == name) for name in DIMENSIONS),
        float(relation.meets),
        *map(_known, compare_numbers(relation)),
        _long(relation.days),
        min(_known(relation.years), 5.0) / 5,
        _known(relation.weekdays) / 3,
        _long(relation.minutes),
        float(bool(mine.noun) and mine.noun == theirs.noun),
        float(bool(mine.noun and theirs.noun) and mine.noun != theirs.noun),
        float(mine.quantity is not None and theirs.quantity is not None and mine.quantity.per != theirs.quantity.per),
        float(one[0].language == other[0].language),
        float(between > 0),
        _long(between),
        (float(days[0] is None) + float(days[1] is None)) / 2,
        (_exact(mine) + _exact(theirs)) / 2,
        float(mine.role == theirs.role),
        float(bool(mine.befell & theirs.befell)),
    ]


def compare_numbers(relation: Relation) -> Sequence[float]:
    """How two numbers stand to each other, as far as they can be compared."""
    return (
        min(_known(relation.ratio), 3.0),
        float(relation.scale > 0),
        relation.swapped,
        relation.one_digit,
        relation.dropped,
        relation.mantissa,
        relation.same_unit,
    )


def _known(number: float) -> float:
    return 0.0 if math.isnan(number) else number


def _long(days: float) -> float:
    return 0.0 if math.isnan(days) else math.log1p(days) / 5


def _exact(figure: DescribedFigure) -> float:
    return float(figure.quantity is None or figure.quantity.hedge.value == "exact")
