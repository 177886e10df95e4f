"""Groups from pairwise likeness: average linkage, then leftovers to the one group that is clearly nearest to them."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Leftovers:
    """When a small group joins another after all.

    At `least` the average likeness and `ahead` times that of the next group, or `sure` whatever the next; at most
    `share` of the other's size; with `alone` a single item may join any group.
    """

    least: float
    ahead: float
    share: float
    alone: bool
    sure: float = 1.0


class Groups:
    """Groups of the numbers below `size`, and for every two groups the sum of their members' likeness."""

    def __init__(self, size: int, likeness: Mapping[tuple[int, int], float]) -> None:
        self.members: dict[int, list[int]] = {index: [index] for index in range(size)}
        self.sums: dict[int, dict[int, float]] = {index: {} for index in range(size)}
        for (one, other), score in likeness.items():
            self.sums[one][other] = self.sums[other][one] = score

    def average(self, one: int, other: int) -> float:
        """The mean likeness of two groups' members."""
        return round(self.sums[one].get(other, 0.0) / (len(self.members[one]) * len(self.members[other])), 9)

    def join(self, one: int, other: int) -> None:
        """Put the members of `other` into `one`."""
        self.members[one] += self.members.pop(other)
        for near, score in self.sums.pop(other).items():
            if near == one:
                continue
            self.sums[one][near] = self.sums[near][one] = self.sums[one].get(near, 0.0) + score
            self.sums[near].pop(other, None)
        self.sums[one].pop(other, None)


def link(size: int, likeness: Mapping[tuple[int, int], float], threshold: float, rest: Leftovers) -> list[list[int]]:
    """Groups of the numbers below `size`, sorted; `likeness` is of pairs (smaller number, larger number)."""
    groups = Groups(size, likeness)
    link_averages(groups, threshold)
    while join_leftovers(groups, rest):
        pass
    return sorted(sorted(group) for group in groups.members.values())


def join_leftovers(groups: Groups, rest: Leftovers) -> bool:
    """Join each leftover to its group as things stand; whether there was any."""
    moved: dict[int, int] = {}
    for small, home in list(find_homes(groups, rest)):
        while home in moved:
            home = moved[home]
        if home != small:
            groups.join(home, small)
            moved[small] = home
    return bool(moved)


def link_averages(groups: Groups, threshold: float) -> None:
    """Join the two groups whose members are most alike on average, again and again, while above the threshold."""
    heap = [
        (-score, one, other)
        for one, near in groups.sums.items()
        for other, score in near.items()
        if one < other and score >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if one not in groups.members or other not in groups.members:
            continue
        if -negative != groups.average(one, other):
            continue  # an older entry of a group that has grown since
        groups.join(one, other)
        for near in groups.sums[one]:
            average = groups.average(one, near)
            if average >= threshold:
                heapq.heappush(heap, (-average, min(one, near), max(one, near)))


def find_homes(groups: Groups, rest: Leftovers) -> Iterator[tuple[int, int]]:
    """Each leftover with the group it belongs to, if one is clearly nearer than all others."""
    for small in sorted(groups.members):
        ranked = sorted((-groups.average(small, near), near) for near in groups.sums[small])
        if not ranked:
            continue
        average, home = -ranked[0][0], ranked[0][1]
        rival = -ranked[1][0] if len(ranked) > 1 else 0.0
        fits = len(groups.members[small]) <= rest.share * len(groups.members[home])
        fits = fits or (rest.alone and len(groups.members[small]) == 1)
        if fits and (average >= rest.sure or average >= max(rest.least, rest.ahead * rival)):
            yield small, home
