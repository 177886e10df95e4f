"""What speaks for and against two figures being one thing: named numbers, the same whichever figure comes first.

`FEATURES` names the columns; `comparing` fills them for all pairs at once. NaN says that a feature has nothing to say
of a pair (two dates have no ratio).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from checker.describing.concepts import Concepts
from checker.describing.described import DescribedArticle, DescribedFigure
from checker.language.frequencies import zipf_of
from checker.pairing.values import Relation

Floats = NDArray[np.float32]
DIMENSIONS = ("count", "share", "money", "duration", "age", "date", "clock", "ordinal")
VALUES = (
    "meets",
    "ratio",
    "scale",
    "swapped",
    "one_digit",
    "dropped",
    "mantissa",
    "same_unit",
    "same_number",
    "days",
    "years",
    "weekdays",
    "minutes",
)
WORDS = (
    "same_noun",
    "other_noun",
    "unsaid_noun",
    "clause",
    "sentence",
    "left",
    "right",
    "letters",
    "noun_letters",
    "word_before",
    "word_behind",
    "names",
    "same_party",
    "other_party",
    "unsaid_party",
    "same_year",
    "other_year",
    "unsaid_year",
    "same_concepts",
    "other_concepts",
    "unsaid_concepts",
    "same_place",
    "other_place",
    "unsaid_place",
    "same_month",
    "other_month",
    "unsaid_month",
    "rates",
    "other_role",
    "shared_harm",
    "other_harm",
    "copied_before",  # how many words in a row before both figures are the same: copy with another figure
    "copied_behind",
    "unheard_words_least",  # how much of a figure's sentence the article of the other nowhere says
    "unheard_words_most",
    "unheard_names_least",
    "unheard_names_most",
)
STANDING = (
    "places_apart",
    "first_place",
    "last_place",
    "ledes",
    "same_language",
    "same_day",
    "days_between",
    "undated",
    "exact",
    "digits_least",
    "digits_most",
    "size",
    "small",
    "runs_least",
    "runs_most",
)
MEANING = ("cosine", "behind_best", "behind_best_back", "rank", "rank_back", "share", "share_back", "mutual")
FEATURES = (*(f"is_{name}" for name in DIMENSIONS), *VALUES, *WORDS, *STANDING, *MEANING)
WORD = re.compile(r"\w+")
MOST_COPIED, REACH = 16, 200  # words compared in a row, and characters in which they are looked for
LETTERS = 4  # length of the letter sequences compared
COMMONEST, RAREST = 8.0, 0.5  # the weight of a word is COMMONEST less its Zipf frequency, at least RAREST
TELLING = 1.6  # words that weigh less are left out
MANY_DAYS = 400.0
SMALL = math.log1p(12.5)  # sizes of figures up to twelve: they are written as words, and many things have the same
FEW = 64  # numbers of a row that are ranked by setting each against each
CASUALTY = "casualty"  # the family of what befell people
SHARPNESS = 20.0  # of the softmax over an article's figures


@dataclass(frozen=True, slots=True)
class Bag:
    """Weighted words or letter sequences, with the length of the vector they are."""

    weights: Mapping[str, float]
    norm: float

    def cosine(self, other: Bag) -> float:
        if not self.norm or not other.norm:
            return 0.0
        small, large = (self, other) if len(self.weights) <= len(other.weights) else (other, self)
        shared = sum(weight * large.weights.get(word, 0.0) for word, weight in small.weights.items())
        return shared / (self.norm * other.norm)


def make_bag(weights: Mapping[str, float]) -> Bag:
    return Bag(weights, math.sqrt(math.fsum(weight * weight for weight in weights.values())))


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a figure, made once a figure: as bags, and in their order, from the figure outwards."""

    clause: Bag
    sentence: Bag
    left: Bag
    right: Bag
    letters: Bag
    noun_letters: Bag
    names: Bag
    before: tuple[str, ...]
    behind: tuple[str, ...]


@lru_cache(maxsize=100_000)
def weight_of(word: str, language: str) -> float:
    """How much a word tells: rare ones more."""
    return max(RAREST, COMMONEST - zipf_of(word, "en" if language == "en" else "de"))


def read_words(figure: DescribedFigure, article: DescribedArticle) -> Words:
    """The words around a figure of an article."""
    language = article.language
    before = article.text[max(article.body_start, figure.start - REACH) : figure.start]
    behind = article.text[figure.end : figure.end + REACH]

    def bag(words: Iterable[str]) -> Bag:
        found = sorted(set(words))
        return make_bag({word: weight for word in found if (weight := weight_of(word, language)) > TELLING})

    return Words(
        clause=bag(figure.clause),
        sentence=bag(figure.sentence),
        left=bag(figure.left),
        right=bag(figure.right),
        letters=bag_letters([word for word in sorted(figure.clause) if weight_of(word, language) > TELLING]),
        noun_letters=bag_letters([figure.noun] if figure.noun else []),
        names=bag(figure.names),
        before=tuple(reversed(WORD.findall(before.lower())[-MOST_COPIED:])),
        behind=tuple(WORD.findall(behind.lower())[:MOST_COPIED]),
    )


def bag_letters(words: Sequence[str]) -> Bag:
    """Sequences of letters, with the ends of words marked: compounds share the parts they are made of."""
    counts: Counter[str] = Counter()
    for word in words:
        marked = f"^{word}$"
        counts.update(marked[k : k + LETTERS] for k in range(max(1, len(marked) - LETTERS + 1)))
    return make_bag({part: float(count) for part, count in counts.items()})


@dataclass(frozen=True, slots=True)
class Side:
    """One figure of a pair with the article it stands in, its words, and how likely it is a running count."""

    article: DescribedArticle
    figure: DescribedFigure
    words: Words
    runs: float


def compare_values(relation: Relation) -> list[float]:
    return [
        float(relation.meets),
        relation.ratio,
        relation.scale,
        relation.swapped,
        relation.one_digit,
        relation.dropped,
        relation.mantissa,
        relation.same_unit,
        relation.same_number,
        min(relation.days, MANY_DAYS),
        relation.years,
        relation.weekdays,
        relation.minutes,
    ]


def compare_sets(mine: frozenset[str], theirs: frozenset[str]) -> tuple[float, float, float]:
    """Whether two sets share something, have nothing in common, or one of them is empty."""
    shared = bool(mine & theirs)
    return float(shared), float(bool(mine and theirs) and not shared), float(bool(mine) != bool(theirs))


def compare_concepts(one: Concepts, other: Concepts) -> tuple[float, float, float]:
    """Whether two figures share a concept, tell two of one family, or only one of them tells any of a family.

    What befell people is left out: `compare_sets` has it of `befell`.
    """
    mine, theirs = (sort_concepts(concepts) for concepts in (one, other))
    both = mine.keys() & theirs.keys()
    shared = {family for family in both if mine[family] & theirs[family]}
    return float(bool(shared)), float(bool(both - shared)), float(mine.keys() != theirs.keys())


def sort_concepts(concepts: Concepts) -> dict[str, set[str]]:
    """Concepts by their family, without those of casualties."""
    sorted_: dict[str, set[str]] = {}
    for family, concept in concepts:
        if family != CASUALTY:
            sorted_.setdefault(family, set()).add(concept)
    return sorted_


def read_vocabulary(article: DescribedArticle) -> frozenset[str]:
    """All words of an article's body in lower case, and the lemmas of the sentences with figures."""
    words = WORD.findall(article.text[article.body_start :].lower())
    return frozenset(words).union(*(figure.sentence for figure in article.figures))


def weigh_unheard(bag: Bag, vocabularies: Sequence[frozenset[str]]) -> list[float]:
    """The share of a bag's weight (0 to 1) on words that are not in a vocabulary, of each; NaN for an empty bag.

    The articles of a story mostly share the same of its words, so each choice of them is weighed once.
    """
    whole = math.fsum(bag.weights.values())
    if not whole:
        return [math.nan] * len(vocabularies)
    weights: dict[str, list[float]] = {}
    for word, weight in bag.weights.items():
        weights.setdefault(word.lower(), []).append(weight)
    words = frozenset(weights)
    told: dict[frozenset[str], float] = {}
    for heard in {words & vocabulary for vocabulary in vocabularies}:
        unheard = math.fsum(weight for word in words - heard for weight in weights[word])  # in whatever order, the same
        told[heard] = round(unheard / whole, 3)
    return [told[words & vocabulary] for vocabulary in vocabularies]


def compare_rates(one: DescribedFigure, other: DescribedFigure) -> float:
    if one.quantity is None or other.quantity is None:
        return math.nan
    return float(one.quantity.per == other.quantity.per)


def significant_digits(figure: DescribedFigure) -> int:
    """How many digits of a stated number count: 2 of 3.1 and of 310, 3 of 312."""
    if figure.quantity is None or figure.quantity.value is None:
        return 0
    return len(figure.quantity.value.normalize().as_tuple().digits)


def size_of(figure: DescribedFigure) -> float:
    """The logarithm of a figure's value and one."""
    if figure.quantity is None:
        return math.nan
    value = figure.quantity.value if figure.quantity.value is not None else figure.quantity.low
    return round(math.log1p(abs(float(value))), 4) if value.is_finite() else 0.0


def is_exact(figure: DescribedFigure) -> bool:
    return figure.quantity is None or figure.quantity.hedge.value == "exact"


def compare_meaning(cosines: Floats, article: NDArray[np.int64]) -> dict[str, Floats]:
    """Features of all pairs of one dimension from the cosines of their vectors, each (figures, figures).

    `article` numbers the article of each figure. How near the other is to the nearest figure of its article, its rank
    there (0: nearest) and its share of a softmax over that article's figures, in both directions in order of size.
    """
    behind = np.zeros_like(cosines)
    rank = np.zeros_like(cosines)
    share = np.zeros_like(cosines)
    for number in np.unique(article):
        columns = np.flatnonzero(article == number)
        part = cosines[:, columns]
        behind[:, columns] = part - part.max(axis=1, keepdims=True)
        rank[:, columns] = rank_all(part)
        weight = np.exp(SHARPNESS * (part - part.max(axis=1, keepdims=True)))
        share[:, columns] = weight / weight.sum(axis=1, keepdims=True)
    return {
        "cosine": cosines,
        "behind_best": np.maximum(behind, behind.T),
        "behind_best_back": np.minimum(behind, behind.T),
        "rank": np.minimum(rank, rank.T),
        "rank_back": np.maximum(rank, rank.T),
        "share": np.maximum(share, share.T),
        "share_back": np.minimum(share, share.T),
        "mutual": ((rank == 0) & (rank.T == 0)).astype(np.float32),
    }


def rank_all(part: Floats) -> NDArray[np.int64]:
    """How many numbers of its row are larger than each."""
    if part.shape[1] <= FEW:
        larger: NDArray[np.int64] = (part[:, None, :] > part[:, :, None]).sum(axis=2)
        return larger
    ordered = np.sort(part, axis=1)
    behind = [np.searchsorted(row, mine, side="right") for row, mine in zip(ordered, part, strict=True)]
    ranks: NDArray[np.int64] = part.shape[1] - np.array(behind, np.int64)
    return ranks
