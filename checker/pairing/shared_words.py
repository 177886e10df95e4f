"""How alike articles are by the weighted words they share, for all pairs of a set at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray


def compare_all(
    words: Sequence[Mapping[str, float]], exponent: float
) -> Iterator[tuple[int, NDArray[np.int64], NDArray[np.float64]]]:
    """Of each article its number, the numbers of those behind it that share a weighted word with it, and how alike each
    is to it (above 0): the shared weights over the product of both lengths to the power of `exponent`.

    The sums run over words in order, so that they are the same whatever else is in the batch.
    """
    index: dict[str, list[int]] = {}
    for number, weights in enumerate(words):
        for word in weights:
            index.setdefault(word, []).append(number)
    shared = {
        word: (np.array(members, np.int64), np.array([words[one][word] for one in members]))
        for word, members in index.items()
        if len(members) > 1
    }
    passed = dict.fromkeys(shared, 0)
    norms = np.array([sum(weight * weight for weight in weights.values()) ** 0.5 for weights in words])
    scores = np.zeros(len(words))
    for one, weights in enumerate(words):
        for word in sorted(weights.keys() & shared.keys()):
            passed[word] += 1
            members, weight = shared[word]
            scores[members[passed[word] :]] += weights[word] * weight[passed[word] :]
        others = np.flatnonzero(scores)
        yield one, others, scores[others] / (norms[one] * norms[others]) ** exponent
        scores[others] = 0.0
