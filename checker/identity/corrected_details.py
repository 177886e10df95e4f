"""A year or a name that a newsroom took back, and the places that may still carry it, as subjects of claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from checker.describing.event_words import shared_nouns
from checker.identity.events import NOTHING
from checker.messages import Told, draft
from checker.model import Feature, Likeness


@dataclass(frozen=True, slots=True)
class DetailSubject:
    """A year ("1992") or a folded name, its kind "year" or "name"; `corrected` where a note calls it wrong.

    `right` is what the note puts in its place, `nouns` the capitalised words of the sentence in lower case; neither is
    part of what it is.
    """

    kind: str
    value: str
    corrected: bool = False
    right: str = field(default="", compare=False)
    nouns: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.value}"

    @property
    def label(self) -> str:
        return Told("corrected year") if self.kind == "year" else Told("corrected name")

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: object) -> Likeness:
        """Whether one note takes back what the other carries; of a year the sentences must share a noun."""
        if not isinstance(other, DetailSubject) or self.key != other.key or self.corrected == other.corrected:
            return NOTHING
        if self.kind == "name":
            return Likeness(True, Decimal(1), (Feature("name", Decimal(1), self.value),))
        shared = tuple(sorted(shared_nouns(self.nouns, other.nouns)))
        if not shared:
            return Likeness(False, Decimal(0), contrast=draft("no word in common"))
        return Likeness(True, Decimal(1), (Feature("shared_word", Decimal(1), ", ".join(shared)),))
