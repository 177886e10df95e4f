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
from checker.pairing.comparing import tell_apart, value_of
from checker.pairing.features import FEATURES, Floats, Side
from checker.pairing.figures import Group, group_figures, with_times_of_days
from checker.pairing.scorer import Scorer
from checker.pairing.thinning import distinct_values
from checker.pairing.values import Relation, relate
from checker.pairing.vetoes import find_veto, looked_at

OPEN_FROM, SAME_FROM = 200, 500  # per mille
ASK_FROM = 5  # per mille of being one thing by itself; of pairs whose values do not meet, three of four have less
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
    `row` are the features the scorer was given, for who asks why: FEATURES, and COMPANY where the pair was scored again
    with it (else `same` is the chance by itself).
    """

    one: Side
    other: Side
    relation: Relation
    same: int
    conflict: int
    veto: Draft | None = None
    rivalled: bool = False
    row: tuple[float, ...] = ()

    @property
    def answer(self) -> Pairing:
        """SAME from SAME_FROM on, APART below OPEN_FROM, with a veto and where one has a likelier partner."""
        if self.veto is not None or self.rivalled or self.same < OPEN_FROM:
            return Pairing.APART
        return Pairing.SAME if self.same >= SAME_FROM else Pairing.OPEN

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
    asked = np.flatnonzero(is_asked(group, alike))
    rows = with_company(group, alike, asked)
    same, conflict = alike.copy(), np.zeros(len(alike), np.int64)
    if len(asked):
        same[asked] = scorer.same(rows)
        conflict[asked] = np.minimum(scorer.conflict(rows), same[asked])  # what is a conflict is one thing
    vetoes = find_vetoes(group, np.arange(len(same)) if every else np.flatnonzero(same >= OPEN_FROM))
    allowed = same.copy()
    allowed[list(vetoes)] = 0
    chosen = assign(group, allowed)
    row_of = dict(zip(asked.tolist(), rows, strict=True)) if every else {}
    told = zip(group.pairs.tolist(), group.relations, same.tolist(), conflict.tolist(), strict=True)
    return [
        FigurePair(
            group.sides[one],
            group.sides[other],
            relation,
            likely,
            contrary,
            vetoes.get(place),
            place not in chosen,
            tuple(row_of.get(place, group.rows[place]).tolist()) if every else (),
        )
        for place, ((one, other), relation, likely, contrary) in enumerate(told)
        if every or place in chosen
    ]


def with_company(group: Group, alike: NDArray[np.int64], asked: NDArray[np.int64]) -> Floats:
    """The features of those pairs that are scored again, by place, with those of their company."""
    if not len(asked):
        return np.zeros((0, len(FEATURES) + len(COMPANY)), np.float32)
    company = keep_company(spread(group, alike), group.meets, group.article, group.pairs[asked])
    return np.concatenate([group.rows[asked], company], axis=1)


def find_vetoes(group: Group, places: NDArray[np.int64]) -> dict[int, Draft]:
    """The vetoes against some pairs of a group, by place; asked once of figures alike in all that vetoes look at."""
    figures = [side.figure for side in group.sides]
    known = tell_apart(figures, [(value_of(figure), looked_at(figure)) for figure in figures])
    codes, which = known.code(group.pairs[places])
    _, first = np.unique(which, return_index=True)
    told = [
        find_veto(*known.at(code), group.relations[place])
        for code, place in zip(codes.tolist(), places[first].tolist(), strict=True)
    ]
    found = zip(places.tolist(), map(told.__getitem__, which.tolist()), strict=True)
    return {place: veto for place, veto in found if veto is not None}


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
    places = np.flatnonzero(same >= OPEN_FROM)
    one, other = group.pairs[places].T
    size = int(group.article.max()) + 1
    mine, theirs = group.article[one], group.article[other]
    alone = count_same(one * size + theirs) * count_same(other * size + mine) == 1
    meeting = mine * size + theirs  # which two articles
    open_ = np.isin(meeting, meeting[~alone])
    chosen = set(places[~open_].tolist())  # each figure has one partner that it may have
    by_articles: dict[int, list[int]] = {}
    for place, articles in zip(places[open_].tolist(), meeting[open_].tolist(), strict=True):
        by_articles.setdefault(articles, []).append(place)
    for some in by_articles.values():
        chosen |= assign_two(group, same, some)
    return chosen


def count_same(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """How often each number is there."""
    _, place, count = np.unique(numbers, return_inverse=True, return_counts=True)
    counted: NDArray[np.int64] = count[place]
    return counted


def assign_two(group: Group, same: NDArray[np.int64], places: Sequence[int]) -> set[int]:
    """The best assignment of the figures of two articles; `places` are their candidate pairs."""
    rows = sorted({int(group.pairs[place][0]) for place in places})
    columns = sorted({int(group.pairs[place][1]) for place in places})
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
