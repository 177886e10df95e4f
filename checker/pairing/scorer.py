"""The scorer of a model folder: how likely two figures are one thing, and a conflict, in per mille."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from checker.pairing.company import COMPANY
from checker.pairing.encoder import MODEL
from checker.pairing.features import FEATURES, Floats
from checker.pairing.trees import Trees, read_trees

ALL = (*FEATURES, *COMPANY)
Integers = NDArray[np.int64]


class Scorer(Protocol):
    """Per mille for rows of features: `alike` of FEATURES alone, the others of ALL."""

    def alike(self, rows: Floats) -> Integers:
        """How likely each pair is one thing, by itself."""

    def same(self, rows: Floats) -> Integers:
        """How likely each pair whose values do not meet is one thing."""

    def conflict(self, rows: Floats) -> Integers:
        """How likely each pair whose values do not meet is a conflict that must be reported."""


@dataclass(frozen=True, slots=True)
class TreeScorer:
    """A scorer of boosted trees, with the digest of the file it comes from."""

    alike_trees: Trees
    same_trees: Trees
    conflict_trees: Trees
    digest: str

    def alike(self, rows: Floats) -> Integers:
        return self.alike_trees.per_mille(rows)

    def same(self, rows: Floats) -> Integers:
        return self.same_trees.per_mille(rows)

    def conflict(self, rows: Floats) -> Integers:
        return self.conflict_trees.per_mille(rows)


@lru_cache(maxsize=2)
def load_scorer(folder: Path = MODEL) -> TreeScorer:
    """The scorer of a model folder. Raises ValueError where it was made for other features than the code has."""
    text = (folder / "scorer.json").read_text(encoding="utf-8")
    stored = json.loads(text)
    for name, wanted in (("alike", FEATURES), ("same", ALL), ("conflict", ALL)):
        if tuple(stored[name]["features"]) != wanted:
            raise ValueError(
                f"{folder / 'scorer.json'}: made for other features than these; run python -m training anew"
            )
    return TreeScorer(
        read_trees(stored["alike"]),
        read_trees(stored["same"]),
        read_trees(stored["conflict"]),
        hashlib.sha256(text.encode()).hexdigest()[:16],
    )
