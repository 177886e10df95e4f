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


def keep_company(
    alike: Floats, meets: NDArray[np.bool_], article: NDArray[np.int64], pairs: NDArray[np.int64]
) -> Floats:
    """The features `COMPANY` of each pair (pairs, 2) of figures of one dimension."""
    numbers = np.unique(article)
    columns = [np.flatnonzero(article == number) for number in numbers]
    place = {int(number): spot for spot, number in enumerate(numbers)}
    met = np.where(meets, alike, 0.0).astype(np.float32)
    unmet = np.where(meets, 0.0, alike).astype(np.float32)
    best_met = np.stack([met[:, some].max(axis=1) for some in columns], axis=1)
    holds = np.stack([meets[:, some].any(axis=1) for some in columns], axis=1)
    against = (np.stack([unmet[:, some].max(axis=1) for some in columns], axis=1) > LIKELY) & (best_met <= LIKELY)
    values = [_count_values(unmet[one] > LIKELY, meets) for one in range(len(article))]
    rows = np.zeros((len(pairs), len(COMPANY)), np.float32)
    for row, (one, other) in enumerate(pairs):
        mine, theirs = place[int(article[one])], place[int(article[other])]
        away = np.ones(len(numbers), dtype=bool)
        away[[mine, theirs]] = False
        taken = _two(best_met[one, theirs] if not meets[one, other] else 0.0, best_met[other, mine])
        rival = _two(_other_than(unmet[one], columns[theirs], other), _other_than(unmet[other], columns[mine], one))
        held = _two(holds[one].sum(), holds[other].sum())
        told = _two((best_met[one] > LIKELY).sum(), (best_met[other] > LIKELY).sum())
        contrary = _two(against[one].sum(), against[other].sum())
        told_as = _two(values[one], values[other])
        third = _two(*(_through(met[a], alike[b], article, (a, b)) for a, b in ((one, other), (other, one))))
        both = np.minimum(best_met[one], best_met[other])[away].max(initial=0.0)
        beside = float(holds[one, theirs]) + float(holds[other, mine])
        rows[row] = (
            alike[one, other],
            *taken,
            *rival,
            *held,
            *told,
            *contrary,
            *told_as,
            *third,
            both,
            beside,
            len(numbers),
        )
    return rows


def _two(one: float, other: float) -> tuple[float, float]:
    return (one, other) if one >= other else (other, one)


def _count_values(likely: NDArray[np.bool_], meets: NDArray[np.bool_]) -> int:
    """How many values the likely figures hold that do not meet one another, and the figure's own."""
    found: list[int] = []
    for place in np.flatnonzero(likely):
        if not meets[place, found].any():
            found.append(int(place))
    return len(found) + 1


def _other_than(chances: Floats, columns: NDArray[np.int64], left_out: int) -> float:
    some = columns[columns != left_out]
    return float(chances[some].max()) if len(some) else 0.0


def _through(met: Floats, alike: Floats, article: NDArray[np.int64], pair: tuple[int, int]) -> float:
    """The likeliest figure of a third article that has the one's value and is like the other."""
    both = np.minimum(met, alike)
    outside = (article != article[pair[0]]) & (article != article[pair[1]])
    return float(both[outside].max(initial=0.0))
