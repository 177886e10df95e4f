"""Candidate pairs of marked events with their features and what they are: one thing or two, a conflict or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from checker.pairing.features import FEATURES
from checker.pairing.figures import Group, group_figures
from training.marked import Event, Label, read_raw
from training.parts import make_parallels, make_parts

MEETS = FEATURES.index("meets")
OF_PARALLEL = 0.4  # what a pair of sentences that are alike and tell of two things counts
TELLING = (  # the features that can tell such a pair from two accounts of one thing
    "unheard_words_most",
    "unheard_names_most",
    "other_party",
    "other_year",
    "other_month",
    "other_concepts",
)
TELLS = [FEATURES.index(name) for name in TELLING]
Scalar = TypeVar("Scalar", bound=np.generic)
Floats = NDArray[np.float32]
Read = Callable[[Event], tuple[list[Floats], list[Floats]]]


class Kind(Enum):
    """What a group is from: a whole event, a part of one, or sentences that are alike and tell of two things."""

    WHOLE = "whole"
    PART = "part"
    PARALLEL = "parallel"


@dataclass(frozen=True, slots=True)
class Marked:
    """The figures of one dimension of an event or a part of one, as far as the scorer learns from them: no text.

    `article` numbers the article of each figure; `pairs` are index pairs of figures, the lower first, `rows` their
    FEATURES; `same` says whether both measure one thing, and `conflict` whether they are a conflict that must be
    reported.
    """

    event: str
    kind: Kind
    article: NDArray[np.int64]
    pairs: NDArray[np.int64]
    rows: Floats
    same: NDArray[np.bool_]
    conflict: NDArray[np.bool_]

    @property
    def meets(self) -> NDArray[np.bool_]:
        """Whether the values of each pair meet."""
        meets: NDArray[np.bool_] = self.rows[:, MEETS] == 1
        return meets

    @property
    def weight(self) -> Floats:
        """What each pair counts: 1, of sentences alike OF_PARALLEL, and 0 where no feature tells two things apart."""
        if self.kind is not Kind.PARALLEL:
            return np.ones(len(self.rows), np.float32)
        told = (np.nan_to_num(self.rows[:, TELLS]) > 0).any(axis=1)
        return np.where(told | self.same, OF_PARALLEL, 0).astype(np.float32)

    def told(self, truth: Literal["same", "conflict"]) -> NDArray[np.bool_]:
        """One of the two truths of each pair."""
        return self.same if truth == "same" else self.conflict

    def spread(self, values: NDArray[Scalar]) -> NDArray[Scalar]:
        """One value a pair as a symmetric matrix (figures, figures), nought where two figures are no pair."""
        matrix = np.zeros((len(self.article), len(self.article)), values.dtype)
        one, other = self.pairs.T
        matrix[one, other] = matrix[other, one] = values
        return matrix


def mark_pairs(event: Event, kind: Kind, read: Read) -> Iterator[Marked]:
    """The groups of one event; `read` gives the vectors of its articles' figures."""
    labels = {
        (told.article.path, figure.number): label
        for told in event.told
        for figure, label in zip(told.article.figures, told.labels, strict=True)
    }
    for group in group_figures([told.article for told in event.told], *read(event)):
        told = [labels[side.article.path, side.figure.number] for side in group.sides]
        if len(group.pairs):
            yield mark_group(event.name, kind, group, told)


def mark_group(event: str, kind: Kind, group: Group, told: Sequence[Label]) -> Marked:
    """A group with the truth of its pairs, from the label of each figure."""
    texts = [side.article.text[side.figure.start : side.figure.end] for side in group.sides]
    return Marked(
        event,
        kind,
        group.article,
        group.pairs,
        group.rows,
        np.array([is_same(told[one], told[other]) for one, other in group.pairs], bool),
        np.array([is_conflict(told[one], told[other], texts[one] == texts[other]) for one, other in group.pairs], bool),
    )


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


def mark_whole(events: Sequence[Event], read: Read) -> list[Marked]:
    """The groups of all events, one after the other."""
    return [marked for event in events for marked in mark_pairs(event, Kind.WHOLE, read)]


def mark_all(events: Sequence[Event], folder: Path, read: Read) -> list[Marked]:
    """The groups of all events of a folder, then those of their parts, then of their sentences alike."""
    marked = mark_whole(events, read)
    for kind, make in ((Kind.PART, make_parts), (Kind.PARALLEL, make_parallels)):
        for event in events:
            parts = make(event.name, read_raw(folder / f"{event.name}.txt"))
            marked += [one for part in parts for one in mark_pairs(part, kind, read)]
    return marked
