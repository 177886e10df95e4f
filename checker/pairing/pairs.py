"""Which figures of a story are one thing: SAME, OPEN or APART, in per mille, with the veto or what speaks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

import lap
import numpy as np
from numpy.typing import NDArray

from checker.describing.described import DescribedArticle
from checker.messages import Draft
from checker.pairing.company import COMPANY, keep_company
from checker.pairing.features import FEATURES, Floats, Side
from checker.pairing.figures import Group, group_figures, with_times_of_days
from checker.pairing.scorer import Scorer
from checker.pairing.thinning import distinct_values
from checker.pairing.values import Relation, relate
from checker.pairing.vetoes import find_veto

OPEN_FROM, SAME_FROM = 200, 500  # per mille
ASK_FROM = 5  # per mille of being one thing by itself; of pairs whose values do not meet, three of four have less
ALIKE = len(FEATURES) + COMPANY.index("alike")  # its column in a row
Place = tuple[str, int]  # path of an article and number of a figure in it


class Pairing(Enum):
    """What pairing says of two figures."""

    SAME = "same"
    OPEN = "open"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two figures of one dimension of two articles of a story, the one of the first path first.

    `same` is how likely they are one thing and `conflict` how likely they contradict one another, both in per mille;
    `veto` says what rules the pair out; `rivalled` that one of the two has a likelier partner in the other's article.
    `row` are the features the scorer was given (FEATURES and COMPANY).
    """

    one: Side
    other: Side
    relation: Relation
    same: int
    conflict: int
    row: tuple[float, ...]
    veto: Draft | None = None
    rivalled: bool = False

    @property
    def answer(self) -> Pairing:
        """SAME from SAME_FROM on, APART below OPEN_FROM, with a veto and where one has a likelier partner."""
        if self.veto is not None or self.rivalled or self.same < OPEN_FROM:
            return Pairing.APART
        return Pairing.SAME if self.same >= SAME_FROM else Pairing.OPEN

    @property
    def asked(self) -> bool:
        """Whether the pair was scored again with its company; else `same` is the chance by itself."""
        return not self.relation.meets and round(1000 * self.row[ALIKE]) >= ASK_FROM

    @property
    def places(self) -> tuple[Place, Place]:
        """Where the two stand."""
        return (self.one.article.path, self.one.figure.number), (self.other.article.path, self.other.figure.number)


def pair_read(
    articles: Sequence[DescribedArticle],
    vectors: Sequence[Floats],
    runs: Sequence[Floats],
    scorer: Scorer,
    every: bool = True,
) -> list[FigurePair]:
    """Every candidate pair of figures of the articles of one story, by dimension and place.

    The articles come in order of path, with what the encoder says of each. Without `every` those pairs alone that a
    verdict can be passed on: no veto, and neither has a likelier partner.
    """
    return [pair for group in group_figures(articles, vectors, runs) for pair in score_group(group, scorer, every)]


def know_nothing(articles: Sequence[DescribedArticle]) -> tuple[list[Floats], list[Floats]]:
    """What stands for the encoder's answers where nobody asks it: vectors and logits of zero."""
    vectors = [np.zeros((len(article.figures), 1), np.float32) for article in articles]
    return vectors, [np.zeros(len(article.figures), np.float32) for article in articles]


def may_disagree(articles: Sequence[DescribedArticle]) -> bool:
    """Whether any two figures of two articles could be of one thing and do not meet; else nobody asks the encoder."""
    values = {article: distinct_values(with_times_of_days(article.figures, article.text)) for article in articles}
    for first, second in combinations(articles, 2):
        for one in values[first]:
            for other in values[second]:
                if one.dimension == other.dimension:
                    relation = relate(one, other)
                    if relation.comparable and not relation.meets:
                        return True
    return False


def score_group(group: Group, scorer: Scorer, every: bool = True) -> list[FigurePair]:
    """The pairs of one dimension with both scores, vetoes and rivals; without `every` as `pair_read` has it."""
    if not len(group.pairs):
        return []
    alike = scorer.alike(group.rows)
    company = keep_company(spread(group, alike), group.meets, group.article, group.pairs)
    rows = np.concatenate([group.rows, company], axis=1)
    same, conflict = alike.copy(), np.zeros(len(alike), np.int64)
    asked = is_asked(group, alike)
    if asked.any():
        same[asked] = scorer.same(rows[asked])
        conflict[asked] = np.minimum(scorer.conflict(rows[asked]), same[asked])  # what is a conflict is one thing
    vetoes: dict[int, Draft | None] = {}
    for place in range(len(same)) if every else np.flatnonzero(same >= OPEN_FROM).tolist():
        one, other = group.pairs[place]
        vetoes[place] = find_veto(group.sides[one].figure, group.sides[other].figure, group.relations[place])
    allowed = same.copy()
    allowed[[place for place, veto in vetoes.items() if veto is not None]] = 0
    chosen = assign(group, allowed)
    return [
        FigurePair(
            group.sides[one],
            group.sides[other],
            group.relations[place],
            int(same[place]),
            int(conflict[place]),
            tuple(rows[place].tolist()),
            vetoes[place],
            place not in chosen,
        )
        for place in (range(len(same)) if every else sorted(chosen))
        for one, other in (group.pairs[place],)
    ]


def is_asked(group: Group, alike: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pairs of a group are scored again with their company: values that do not meet, of what may be one thing."""
    one, other = group.pairs.T
    asked: NDArray[np.bool_] = ~group.meets[one, other] & (alike >= ASK_FROM)
    return asked


def spread(group: Group, alike: NDArray[np.int64]) -> Floats:
    """Scores of pairs as a symmetric matrix (figures, figures) of shares, 0 where two are no candidates."""
    size = len(group.sides)
    matrix = np.zeros((size, size), np.float32)
    one, other = group.pairs.T
    matrix[one, other] = matrix[other, one] = (alike / 1000).astype(np.float32)
    return matrix


def assign(group: Group, same: NDArray[np.int64]) -> set[int]:
    """The pairs in which both figures have no likelier partner in the other's article: the best assignment of all.

    A figure that an article tells twice with one value may be paired twice.
    """
    by_articles: dict[tuple[int, int], list[int]] = {}
    for place in np.flatnonzero(same >= OPEN_FROM).tolist():
        one, other = group.article[group.pairs[place]].tolist()
        by_articles.setdefault((one, other), []).append(place)
    chosen: set[int] = set()
    for places in by_articles.values():
        chosen |= assign_two(group, same, places)
    return chosen


def assign_two(group: Group, same: NDArray[np.int64], places: Sequence[int]) -> set[int]:
    """The best assignment of the figures of two articles; `places` are their candidate pairs."""
    rows = sorted({int(group.pairs[place][0]) for place in places})
    columns = sorted({int(group.pairs[place][1]) for place in places})
    if len(places) == len(rows) == len(columns):
        return set(places)  # each has one partner that it may have
    gain = np.zeros((len(rows), len(columns)))
    row_of = {number: row for row, number in enumerate(rows)}
    column_of = {number: column for column, number in enumerate(columns)}
    of: dict[tuple[int, int], int] = {}
    for place in places:
        spot = row_of[int(group.pairs[place][0])], column_of[int(group.pairs[place][1])]
        gain[spot], of[spot] = same[place], place
    best = {of[spot] for spot in assign_most(gain) if spot in of}
    partner = {int(number): place for place in best for number in group.pairs[place]}
    return best | {place for place in places if repeats(group, place, partner)}


def assign_most(gain: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Rows and columns, each at most once, whose gains sum to the most; `gain` is a matrix of any shape."""
    _, columns, _ = lap.lapjv(-gain, extend_cost=True)  # of each row its column, -1 where it has none
    return [(row, int(column)) for row, column in enumerate(columns) if column >= 0]


def repeats(group: Group, place: int, chosen: Mapping[int, int]) -> bool:
    """Whether a pair sets the same two values against one another as the chosen one of either of its figures.

    Then one of them is told twice. `chosen` gives the chosen pair of a figure by the figure's number.
    """
    mine = {stated(group.sides[number]) for number in group.pairs[place]}
    return any(
        {stated(group.sides[side]) for side in group.pairs[chosen[number]]} == mine
        for number in map(int, group.pairs[place])
        if number in chosen
    )


def stated(side: Side) -> object:
    """A figure's value as its article states it, with the article."""
    figure = side.figure
    value = (figure.quantity.value, figure.quantity.low, figure.quantity.unit) if figure.quantity else figure.when
    return side.article.path, value if figure.quantity else (figure.when and (figure.when.date, figure.when.weekday))
