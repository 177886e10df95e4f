"""Candidate pairs of marked events with their features and what they are: one thing or two, a conflict or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.pairing.figures import Group, group_figures
from training.marked import Event, Label

Floats = NDArray[np.float32]
Read = Callable[[Event], tuple[list[Floats], list[Floats]]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A group of figures with the truth of each of its pairs: `same` thing, and `conflict` that must be reported."""

    event: str
    group: Group
    same: NDArray[np.bool_]
    conflict: NDArray[np.bool_]

    @property
    def meets(self) -> NDArray[np.bool_]:
        """Whether the two values of each pair meet."""
        return np.array([relation.meets for relation in self.group.relations], bool)


def mark_pairs(event: Event, read: Read) -> list[Marked]:
    """The groups of one event; `read` gives the vectors of its articles' figures."""
    articles = [told.article for told in event.told]
    labels = {
        (told.article.path, figure.number): label
        for told in event.told
        for figure, label in zip(told.article.figures, told.labels, strict=True)
    }
    marked = []
    for group in group_figures(articles, *read(event)):
        told = [labels[side.article.path, side.figure.number] for side in group.sides]
        texts = [side.article.text[side.figure.start : side.figure.end] for side in group.sides]
        same = np.array([is_same(told[one], told[other]) for one, other in group.pairs], bool)
        conflict = np.array(
            [is_conflict(told[one], told[other], texts[one] == texts[other]) for one, other in group.pairs], bool
        )
        if len(group.pairs):
            marked.append(Marked(event.name, group, same, conflict))
    return marked


def is_same(one: Label, other: Label) -> bool:
    """Whether two figures measure one thing, in whatever state."""
    return bool(one.thing) and one.thing == other.thing


def is_conflict(one: Label, other: Label, same_text: bool) -> bool:
    """Whether two figures of one thing and state cannot both stand: one is marked wrong, or both differently."""
    if not is_same(one, other):
        return False
    if one.state and other.state and one.state != other.state:
        return one.wrong or other.wrong
    return one.wrong != other.wrong or (one.wrong and not same_text)


def mark_all(events: Sequence[Event], read: Read) -> list[Marked]:
    """The groups of all events, one after the other."""
    return [marked for event in events for marked in mark_pairs(event, read)]
