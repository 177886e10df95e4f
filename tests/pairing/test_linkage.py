"""Groups by average likeness: what joins, what is left over, and where a leftover goes."""

from __future__ import annotations

import pytest

from checker.pairing.linkage import Groups, Leftovers, find_homes, link

NEVER = Leftovers(least=2.0, ahead=1.0, share=0.0, alone=False, sure=2.0)
SOON = Leftovers(least=0.3, ahead=1.5, share=0.5, alone=False, sure=0.6)


def test_the_average_counts_pairs_that_are_not_alike() -> None:
    groups = Groups(4, {(0, 1): 0.8, (0, 2): 0.4})
    assert groups.average(0, 1) == 0.8
    assert groups.average(1, 2) == 0.0
    groups.join(0, 1)
    assert groups.members[0] == [0, 1]
    assert groups.average(0, 2) == 0.2
    assert groups.average(2, 0) == 0.2
    groups.join(2, 3)
    assert groups.average(0, 2) == 0.1


def test_what_both_are_like_is_added_up() -> None:
    groups = Groups(3, {(0, 1): 0.9, (0, 2): 0.5, (1, 2): 0.3})
    groups.join(1, 0)
    assert groups.members == {1: [1, 0], 2: [2]}
    assert groups.sums == {1: {2: 0.8}, 2: {1: 0.8}}


def test_averages_are_compared_to_nine_places() -> None:
    assert Groups(2, {(0, 1): 1 / 3}).average(0, 1) == 0.333333333


@pytest.mark.parametrize(("likeness", "joined"), [(0.5, [[0, 1]]), (0.499, [[0], [1]])])
def test_groups_join_at_the_threshold(likeness: float, joined: list[list[int]]) -> None:
    assert link(2, {(0, 1): likeness}, 0.5, NEVER) == joined


def test_a_group_that_has_grown_is_asked_again() -> None:
    # 0 and 1 join; 2 is like 0 alone, and on average too little; with 0.6 to 1 it would be enough
    assert link(3, {(0, 1): 0.9, (0, 2): 0.6}, 0.5, NEVER) == [[0, 1], [2]]
    assert link(3, {(0, 1): 0.9, (0, 2): 0.6, (1, 2): 0.4}, 0.5, NEVER) == [[0, 1, 2]]


def test_the_likest_join_first() -> None:
    likeness = {(0, 1): 0.6, (1, 2): 0.8, (2, 3): 0.6}
    assert link(4, likeness, 0.5, NEVER) == [[0], [1, 2], [3]]


def grown(likeness: float, more: float = 0.0) -> tuple[int, dict[tuple[int, int], float]]:
    """Groups of 0 to 3 and of 4 to 7, and an item 8 that is so like each of the first and of the second."""
    inner = {(a, b): 0.9 for first in (0, 4) for a in range(first, first + 4) for b in range(a + 1, first + 4)}
    outer = {(a, 8): likeness for a in range(4)} | {(a, 8): more for a in range(4, 8) if more}
    return 9, inner | outer


@pytest.mark.parametrize(
    ("likeness", "more", "home"),
    [
        (0.3, 0.0, 0),
        (0.29, 0.0, None),
        (0.3, 0.19, 0),
        (0.3, 0.21, None),  # the other group is nearly as near
        (0.36, 0.24, 0),
        (0.6, 0.59, 0),  # sure, whatever the next
        (0.599, 0.5, None),
    ],
)
def test_a_leftover_goes_to_a_group_that_is_clearly_nearest(likeness: float, more: float, home: int | None) -> None:
    size, pairs = grown(likeness, more)
    first = [0, 1, 2, 3] + ([8] if home == 0 else [])
    assert link(size, pairs, 0.7, SOON)[0] == first


def test_a_leftover_must_be_small_beside_the_group_or_may_be_alone() -> None:
    pairs = {(0, 1): 0.9, (0, 2): 0.5, (1, 2): 0.5}
    small = Leftovers(least=0.3, ahead=1.5, share=0.4, alone=False)
    assert link(3, pairs, 0.7, small) == [[0, 1], [2]]
    assert link(3, pairs, 0.7, Leftovers(least=0.3, ahead=1.5, share=0.5, alone=False)) == [[0, 1, 2]]
    assert link(3, pairs, 0.7, Leftovers(least=0.3, ahead=1.5, share=0.0, alone=True)) == [[0, 1, 2]]
    assert link(3, {(0, 2): 0.5}, 0.7, NEVER) == [[0], [1], [2]]


def test_only_a_single_item_may_join_whatever_its_size() -> None:
    pairs = {(0, 1): 0.9, (2, 3): 0.9, **{(a, b): 0.4 for a in (0, 1) for b in (2, 3)}}
    alone = Leftovers(least=0.3, ahead=1.5, share=0.5, alone=True)
    assert link(4, pairs, 0.7, alone) == [[0, 1], [2, 3]]


def test_items_that_are_like_nothing_come_between_those_that_are() -> None:
    size, pairs = grown(0.4)
    moved = {(a + 2, b + 2): score for (a, b), score in pairs.items()}  # 0 and 1 are like nothing
    groups = Groups(size + 2, moved)
    groups.join(2, 3)
    assert [small for small, _ in find_homes(groups, Leftovers(0.3, 1.5, 1.0, alone=True))][:1] != [0]
    assert link(size + 2, moved, 0.7, SOON) == [[0], [1], [2, 3, 4, 5, 10], [6, 7, 8, 9]]


def test_two_leftovers_of_one_another_join_a_group_together() -> None:
    size, pairs = grown(0.4)
    chained = {**pairs, **{(a, 9): 0.4 for a in range(4)}, (8, 9): 0.4}
    assert link(size + 1, chained, 0.7, Leftovers(0.3, 0.9, 1.0, alone=True))[0] == [0, 1, 2, 3, 8, 9]


def test_two_leftovers_that_are_nearest_to_one_another_then_look_for_a_group_together() -> None:
    size, pairs = grown(0.4)
    chained = {**pairs, **{(a, 9): 0.4 for a in range(4)}, (8, 9): 0.6}
    rest = Leftovers(0.3, 0.9, 1.0, alone=True)
    assert link(size + 1, chained, 0.7, rest) == [[0, 1, 2, 3, 8, 9], [4, 5, 6, 7]]
    apart = {pair: score for pair, score in chained.items() if not (pair[0] < 8 <= pair[1])}
    assert link(size + 1, apart, 0.7, rest) == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]
