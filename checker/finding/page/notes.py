"""A correction note, as the readers of German and of English ones find it."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]  # start and end in characters of the text


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """A note from start to end: the words that hold what was wrong, and those that hold what is right, if said."""

    start: int
    end: int
    wrong: Span
    right: Span | None
