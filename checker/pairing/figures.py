"""All figures of one story as pairs: which may be one thing, and the rows of features the scorer is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.describing.described import DescribedArticle
from checker.pairing.features import FEATURES, MEANING, Floats, Side, compare_meaning, compare_sides, read_words
from checker.pairing.thinning import thin_figures
from checker.pairing.values import Relation, relate

NEAREST = 4  # figures of another article that one whose value differs is compared with
COARSE = 1000  # cosines are rounded to this, so that no machine's last digits decide anything


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one dimension of a story, and its candidate pairs with their features (pairs, FEATURES).

    `sides` are the figures, `article` numbers the article of each; `pairs` are index pairs, the lower first,
    `relations` one for each of these; `meets` (figures, figures) says whose values meet.
    """

    dimension: str
    sides: tuple[Side, ...]
    article: NDArray[np.int64]
    pairs: NDArray[np.int64]
    relations: tuple[Relation, ...]
    rows: Floats
    meets: NDArray[np.bool_]


def group_figures(
    articles: Sequence[DescribedArticle], vectors: Sequence[Floats], runs: Sequence[Floats]
) -> tuple[Group, ...]:
    """The figures of a story by dimension; `vectors` and `runs` are those of each article's figures, in their order."""
    found: dict[str, list[tuple[int, Side, Floats]]] = {}
    for number, (article, own, likely) in enumerate(zip(articles, vectors, runs, strict=True)):
        for figure in thin_figures(article.figures):
            side = Side(article, figure, read_words(figure, article), float(likely[figure.number]))
            found.setdefault(figure.dimension, []).append((number, side, own[figure.number]))
    return tuple(
        make_group(dimension, members)
        for dimension, members in sorted(found.items())
        if len({n for n, *_ in members}) > 1
    )


def make_group(dimension: str, members: Sequence[tuple[int, Side, Floats]]) -> Group:
    article = np.array([number for number, *_ in members])
    sides = tuple(side for _, side, _ in members)
    matrix = np.stack([vector for *_, vector in members])
    cosines = (np.round((matrix @ matrix.T).astype(np.float64) * COARSE) / COARSE).astype(np.float32)
    meaning = compare_meaning(cosines, article)
    meets = np.zeros((len(sides), len(sides)), bool)
    pairs, relations, rows = [], [], []
    for one in range(len(sides)):
        for other in range(one + 1, len(sides)):
            if article[one] == article[other]:
                continue
            relation = relate(sides[one].figure, sides[other].figure)
            meets[one, other] = meets[other, one] = relation.meets
            if not relation.comparable or (not relation.meets and meaning["rank"][one, other] >= NEAREST):
                continue
            pairs.append((one, other))
            relations.append(relation)
            near = [float(meaning[name][one, other]) for name in MEANING]
            rows.append([*compare_sides(sides[one], sides[other], relation), *near])
    return Group(
        dimension,
        sides,
        article,
        np.array(pairs, np.int64).reshape(-1, 2),
        tuple(relations),
        np.array(rows, np.float32).reshape(len(pairs), len(FEATURES)),
        meets,
    )
