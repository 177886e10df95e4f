"""Bounds what is compared of a large story: above so many articles it is compared in panels, not as a whole.

Comparing grows with the square of the articles. Most articles of a large story tell what others have told, so a panel
of articles that between them tell most of what is told stands for all. The anchors of a story, those that tell most
that others among them do not, sit on every panel; the others are seated with those that tell most of the same.
Two articles are compared where they share a panel. Stories of up to MOST articles are compared as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from checker.model import Claim
from checker.pairing.stories import Stories

MOST = 120  # articles that are compared each with each
ANCHORS = 40  # of them on every panel of a story
Told = Mapping[str, frozenset[Hashable]]


def divide_stories(
    stories: Stories, claims: Iterable[Sequence[Claim]], checked: Collection[str] | None = None
) -> Stories:
    """Stories with panels for those that are too large, unless they have some already.

    `claims` are those of each rule, `checked` as `divide` has it.
    """
    large = [number for number, group in enumerate(stories.groups) if len(group) > MOST]
    if not large or stories.panels:
        return stories
    told: dict[str, set[Hashable]] = {path: set() for number in large for path in stories.groups[number]}
    days: dict[str, date | None] = dict.fromkeys(told)
    for found in claims:
        for claim in found:
            if claim.article.path in told:
                told[claim.article.path].add((claim.rule, claim.normal))
                days[claim.article.path] = claim.article.day
    values = {path: frozenset(said) for path, said in told.items()}
    return replace(stories, panels={number: divide(stories.groups[number], values, days, checked) for number in large})


def divide(
    group: Sequence[str], told: Told, days: Mapping[str, date | None], checked: Collection[str] | None = None
) -> tuple[tuple[str, ...], ...]:
    """The panels of a story, each in order of path.

    `told` are the values that each article tells, `days` the days they are of. Where only some are `checked` (paths),
    the panels are those that these need, each filled up with what tells most of the same.
    """
    if len(group) <= MOST:
        return (tuple(group),)
    anchors = choose_anchors(group, told)
    asked = [path for path in group if checked is None or path in checked]
    if len(asked) == len(group):
        return seat(group, anchors, told, days)
    panels = divide(asked, told, days) if len(asked) > ANCHORS else ()
    for start in range(0, len(asked), ANCHORS):
        some = asked[start : start + ANCHORS]
        said = frozenset[Hashable]().union(*(told[path] for path in some))
        seated = dict.fromkeys((*some, *anchors))
        rest = sorted((path for path in group if path not in seated), key=lambda path: (-len(told[path] & said), path))
        panels += (tuple(sorted((*seated, *rest[: MOST - len(seated)]))),)
    return panels


def choose_anchors(group: Sequence[str], told: Told) -> tuple[str, ...]:
    """The articles that tell most that those before them do not; once all is told, from the beginning."""
    left, anchors = list(group), list[str]()
    missing: set[Hashable] = set()
    while left and len(anchors) < ANCHORS:
        missing = missing or set().union(*(told[path] for path in left))
        best = max(left, key=lambda path: len(told[path] & missing))
        anchors.append(best)
        left.remove(best)
        missing = missing - told[best]
    return tuple(anchors)


def seat(
    group: Sequence[str], anchors: Sequence[str], told: Told, days: Mapping[str, date | None]
) -> tuple[tuple[str, ...], ...]:
    """As few panels as hold all articles, with the anchors on each: the oldest left, and who tells most of the same."""

    def order(path: str) -> tuple[date, str]:
        return days[path] or date.min, path

    seated = frozenset(anchors)
    rest = sorted((path for path in group if path not in seated), key=order)
    panels = []
    for count in range(-(-len(rest) // (MOST - ANCHORS)), 0, -1):
        said, places = told[rest[0]], -(-len(rest) // count)
        rest.sort(key=lambda path: -len(told[path] & said))  # keeps the order of those that tell as much
        panels.append(tuple(sorted((*anchors, *rest[:places]))))
        rest = sorted(rest[places:], key=order)
    return tuple(panels)
