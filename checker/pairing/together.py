"""What both passages read together say of a pair, as features: asked only where two figures may well be one thing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from checker.pairing.features import Floats
from checker.pairing.figures import Group
from checker.pairing.joint import Joint, state_pair

TOGETHER = (
    "together_same",
    "together_conflict",
    "together_behind",  # how far the pair is behind the best other pair of the one in the other's article
    "together_behind_least",
)
ASK_FROM = 5  # per mille of being one thing by itself; of pairs whose values do not meet, three of four have less


def read_together(group: Group, alike: NDArray[np.int64], joint: Joint) -> Floats:
    """The features TOGETHER of each pair of a group; NaN where values meet or nothing speaks for one thing."""
    rows = np.full((len(group.pairs), len(TOGETHER)), np.nan, np.float32)
    asked = np.flatnonzero(is_asked(group, alike))
    if not len(asked):
        return rows
    rows[asked, :2] = joint.read(group.around, group.known, group.pairs[asked], state_pairs(group, asked))
    best: dict[tuple[int, int], list[float]] = {}
    for place in asked:
        for key in _spots(group, int(place)):
            best.setdefault(key, []).append(float(rows[place, 0]))
    for place in asked:
        behind = sorted(_behind(float(rows[place, 0]), best[key]) for key in _spots(group, int(place)))
        rows[place, 2:] = behind[1], behind[0]
    return rows


def is_asked(group: Group, alike: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pairs of a group are read together and scored again: values that do not meet, of what may be one thing."""
    met = np.array([relation.meets for relation in group.relations], bool)
    return ~met & (alike >= ASK_FROM)


def state_pairs(group: Group, places: NDArray[np.int64]) -> Floats:
    """What is stated of some pairs of a group, for the joint reading."""
    stated = []
    for place in places:
        one, other = (group.sides[number] for number in group.pairs[place])
        stated.append(state_pair((one.article, one.figure), (other.article, other.figure), group.relations[place]))
    return np.array(stated, np.float32)


def _spots(group: Group, place: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Each figure of a pair with the article of the other."""
    one, other = map(int, group.pairs[place])
    return (one, int(group.article[other])), (other, int(group.article[one]))


def _behind(own: float, scores: list[float]) -> float:
    """A pair's logit less the best of the others there; with none, less a logit that says it is nothing."""
    others = sorted(scores)
    others.remove(own)
    return own - (others[-1] if others else -5.0)
