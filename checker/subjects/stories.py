"""Which articles tell the same event: shared rare names and nouns, weighed by how rare they are, and nearness in time.

Only articles of one story are paired, so two accidents in different towns never meet. The likeness of two articles is

    sum of w(x)^2 over shared words x  /  (|A| |B|)^0.7  *  nearness(days apart)

with w from 0 (an everyday word) to 1 (three in a million words or rarer), |A| the length of the vector of weights, and
0.7 instead of the cosine's 1 because a long article may well hold the whole of a short one. Groups are joined by
average linkage. Exponent and threshold were chosen on the open gold set, whose events are known.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wordfreq import get_frequency_dict

from checker.finding.countries import scope_shown
from checker.finding.parties import party_named
from checker.model import Article

CAPITALISED = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w-]{2,40}")
EVERYDAY, RARE = 5.2, 3.5  # Zipf frequencies (log10 of uses in a thousand million words): weight 0 and weight 1
EXPONENT = 0.7
THRESHOLD = 0.06
UNDATED = 0.85
ELSEWHERE = 0.4
HOME = frozenset(("DE", "EU"))
NEARNESS = ((10, 1.0), (45, 0.9), (200, 0.7))  # days apart up to, factor; beyond: 0.5


@dataclass(frozen=True, slots=True)
class Stories:
    """Groups of article paths that tell one event, and which group each path is in."""

    groups: tuple[tuple[str, ...], ...]
    group_of: Mapping[str, int]

    def are_one(self, path: str, other: str) -> bool:
        """Whether two articles tell the same story; an article always tells its own."""
        return path == other or self.group_of.get(path, -1) == self.group_of.get(other, -2)


def group_stories(articles: Sequence[Article]) -> Stories:
    """Group articles by average linkage over `compare_all`; the order they come in makes no difference."""
    ordered = sorted(articles, key=lambda article: article.path)
    paths = [article.path for article in ordered]
    words = [weigh_words(article) for article in ordered]
    regions = [find_regions(article) for article in ordered]
    likeness = {
        (one, other): round(
            score * weigh_nearness(ordered[one], ordered[other]) * weigh_regions(regions[one], regions[other]), 9
        )
        for (one, other), score in compare_all(words).items()
    }
    groups = tuple(tuple(paths[index] for index in group) for group in link_averages(len(ordered), likeness))
    return Stories(groups, {path: number for number, group in enumerate(groups) for path in group})


@lru_cache(maxsize=2)
def _frequencies(language: str) -> Mapping[str, float]:
    frequencies: Mapping[str, float] = get_frequency_dict(language, wordlist="small")
    return frequencies


@lru_cache(maxsize=100_000)
def weigh_word(word: str) -> float:
    """0 for an everyday word to 1 for a rare one, by its frequency in German or, half as telling, English."""
    lowered = word.lower()
    german = _frequencies("de").get(lowered, 0.0)
    english = _frequencies("en").get(lowered, 0.0) / 3
    frequency = max(german, english)
    if not frequency:
        return 1.0
    zipf = math.log10(frequency) + 9
    return max(0.0, min(1.0, (EVERYDAY - zipf) / (EVERYDAY - RARE)))


def weigh_words(article: Article) -> dict[str, float]:
    """The capitalised words of an article (cut to ten letters, without a genitive s) and their weights."""
    weights: dict[str, float] = {}
    for found in CAPITALISED.finditer(article.text, article.body_start):
        word = found.group()
        if party_named(word):
            continue  # every political story names them
        stem = word.lower()
        stem = stem[:-1] if stem.endswith("s") and len(stem) > 4 else stem
        weight = weigh_word(word)
        if weight:
            weights.setdefault(stem[:10], weight)
    return weights


def weigh_nearness(one: Article, other: Article) -> float:
    """How much two publication days speak for one story: 1 within ten days, less the further they are apart."""
    if one.day is None or other.day is None:
        return UNDATED
    apart = abs((one.day - other.day).days)
    return next((factor for days, factor in NEARNESS if apart <= days), 0.5)


def find_regions(article: Article) -> frozenset[str]:
    """The federal states and foreign states an article speaks of, by code; its own country says nothing."""
    words = dict.fromkeys(CAPITALISED.findall(article.text, article.body_start))
    return frozenset(code for word in words if (code := scope_shown(word)) and code not in HOME)


def weigh_regions(one: frozenset[str], other: frozenset[str]) -> float:
    """Less than 1 where two articles speak of different regions and of none in common: two events of a kind."""
    return ELSEWHERE if one and other and not one & other else 1.0


def compare_all(words: Sequence[Mapping[str, float]]) -> dict[tuple[int, int], float]:
    """The likeness of every pair of articles that share a weighted word."""
    index: dict[str, list[int]] = {}
    for number, weights in enumerate(words):
        for word in weights:
            index.setdefault(word, []).append(number)
    shared: dict[tuple[int, int], float] = {}
    for word in sorted(index):
        members = index[word]
        for place, one in enumerate(members):
            for other in members[place + 1 :]:
                shared[one, other] = shared.get((one, other), 0.0) + words[one][word] * words[other][word]
    norms = [sum(weight * weight for weight in weights.values()) ** 0.5 for weights in words]
    return {pair: score / (norms[pair[0]] * norms[pair[1]]) ** EXPONENT for pair, score in shared.items()}


def link_averages(size: int, likeness: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Join the two groups whose members are most alike on average, again and again, while above the threshold."""
    members: dict[int, list[int]] = {index: [index] for index in range(size)}
    sums: dict[int, dict[int, float]] = {index: {} for index in range(size)}
    heap: list[tuple[float, int, int]] = []
    for (one, other), score in likeness.items():
        sums[one][other] = sums[other][one] = score
        if score >= THRESHOLD:
            heapq.heappush(heap, (-score, one, other))
    while heap:
        negative, one, other = heapq.heappop(heap)
        if one not in members or other not in members:
            continue
        if -negative != _average(sums, members, one, other):
            continue  # an older entry of a group that has grown since
        _join(members, sums, one, other)
        for near in sums[one]:
            average = _average(sums, members, one, near)
            if average >= THRESHOLD:
                heapq.heappush(heap, (-average, min(one, near), max(one, near)))
    return sorted(sorted(group) for group in members.values())


def _average(
    sums: Mapping[int, Mapping[int, float]], members: Mapping[int, Sequence[int]], one: int, other: int
) -> float:
    return round(sums[one].get(other, 0.0) / (len(members[one]) * len(members[other])), 9)


def _join(members: dict[int, list[int]], sums: dict[int, dict[int, float]], one: int, other: int) -> None:
    members[one] += members.pop(other)
    for near, score in sums.pop(other).items():
        if near == one:
            continue
        sums[one][near] = sums[near][one] = sums[one].get(near, 0.0) + score
        sums[near].pop(other, None)
    sums[one].pop(other, None)
