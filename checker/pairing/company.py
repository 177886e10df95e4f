"""What the other figures of a story say of a pair: who else holds either value, and whether one article holds both.

Worked out from how likely each pair of one dimension is one thing by itself (`alike`, 0 to 1, symmetric) and whether
their values meet.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
COMPANY = (
    "alike",
    "taken_most",  # the likeliest partner of the one in the other's article that has its own value
    "taken_least",
    "rival_most",  # the likeliest other partner there with yet another value
    "rival_least",
    "held_most",  # articles that hold the value at all
    "held_least",
    "told_most",  # articles that likely tell the same thing with the value
    "told_least",
    "against_most",  # articles that likely tell the same thing with another value
    "against_least",
    "values_most",  # how many values are likely told of the thing: of a count that moves many
    "values_least",
    "third_most",  # a third article's figure with the one value that is like the other figure as well
    "third_least",
    "both",  # a third article that tells both values, as two things
    "same_value_beside",  # the article of the one holds the other's value too
    "articles",
)
LIKELY = 0.5


AT_ONCE = 256  # pairs set against all figures at a time: what stays in a processor's cache


def keep_company(
    alike: Floats, meets: NDArray[np.bool_], article: NDArray[np.int64], pairs: NDArray[np.int64]
) -> Floats:
    """The features `COMPANY` of each pair (pairs, 2) of figures of one dimension."""
    numbers, place = np.unique(article, return_inverse=True)
    columns = [np.flatnonzero(article == number) for number in numbers]
    met = np.where(meets, alike, 0.0).astype(np.float32)
    unmet = np.where(meets, 0.0, alike).astype(np.float32)
    best_met = np.stack([met[:, some].max(axis=1) for some in columns], axis=1)
    holds = np.stack([meets[:, some].any(axis=1) for some in columns], axis=1)
    ranked = [_rank(unmet, some) for some in columns]
    nearest, best, second = (np.stack(parts, axis=1) for parts in zip(*ranked, strict=True))
    against = (best > LIKELY) & (best_met <= LIKELY)
    values = np.array([_count_values(row > LIKELY, meets) for row in unmet], np.float32)
    one, other = pairs.T
    mine, theirs = place[one], place[other]

    def rival(figure: NDArray[np.int64], there: NDArray[np.int64], left_out: NDArray[np.int64]) -> Floats:
        taken: NDArray[np.bool_] = nearest[figure, there] == left_out
        return np.where(taken, second[figure, there], best[figure, there])

    third, back, both = _look_outside(met, alike, best_met, place, pairs)
    counted = [held.sum(axis=1) for held in (holds, best_met > LIKELY, against)]
    told = [
        tuple(np.where(meets[one, other], 0.0, best) for best in (best_met[one, theirs], best_met[other, mine])),
        (rival(one, theirs, other), rival(other, mine, one)),
        *((count[one], count[other]) for count in counted),
        (values[one], values[other]),
        (third, back),
    ]
    beside = holds[one, theirs].astype(np.float32) + holds[other, mine]
    sides = [part for pair in told for part in (np.maximum(*pair), np.minimum(*pair))]
    return np.stack(
        [alike[one, other], *sides, both, beside, np.full(len(pairs), len(numbers))], axis=1, dtype=np.float32
    )


def _rank(unmet: Floats, some: NDArray[np.int64]) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Of each figure the likeliest of some figures, how likely that is, and how likely the next one: 0 without one."""
    part = unmet[:, some]
    first = part.argmax(axis=1)
    best = part[np.arange(len(part)), first]
    part[np.arange(len(part)), first] = 0.0
    return some[first], best, part.max(axis=1)


def _look_outside(
    met: Floats, alike: Floats, best_met: Floats, place: NDArray[np.int64], pairs: NDArray[np.int64]
) -> tuple[Floats, Floats, Floats]:
    """Of each pair, in other articles than its own: the likeliest figure with the one's value that is like the other,
    the same the other way round, and how likely an article tells both values."""
    third, back, both = (np.zeros(len(pairs), np.float32) for _ in range(3))
    apart = place[:, None] != place
    met, alike = met * apart, alike * apart  # so that the two articles of a pair have no say
    best_met = best_met.copy()
    best_met[np.arange(len(place)), place] = 0.0
    for start in range(0, len(pairs), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        one, other = pairs[some].T
        third[some] = np.minimum(met[one], alike[other]).max(axis=1)
        back[some] = np.minimum(met[other], alike[one]).max(axis=1)
        both[some] = np.minimum(best_met[one], best_met[other]).max(axis=1)
    return third, back, both


def _count_values(likely: NDArray[np.bool_], meets: NDArray[np.bool_]) -> int:
    """How many values the likely figures hold that do not meet one another, and the figure's own."""
    left, found = likely.copy(), 0
    while left.any():
        place = left.argmax()
        left[place] = False
        left &= ~meets[place]
        found += 1
    return found + 1
