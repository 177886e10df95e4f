"""Where something is within or beside a place, as the subject of a claim whose value is the compass point."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from checker.describing.event_words import shared_nouns
from checker.finding.events.compass import Bearing
from checker.identity.events import NOTHING
from checker.messages import Told, draft
from checker.model import Feature, Likeness


@dataclass(frozen=True, slots=True)
class BearingSubject:
    """The place of which a compass point is told, inside or beside it; `stated` is no part of what it is."""

    place: str
    inside: bool
    stated: Bearing = field(compare=False, repr=False)

    @property
    def key(self) -> str:
        return f"bearing:{self.place}:{'in' if self.inside else 'by'}"

    @property
    def label(self) -> str:
        return Told("where in {place}", place=self.place.title())

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: object) -> Likeness:
        """Whether both are of one place, with a noun in common that says what is there."""
        if not isinstance(other, BearingSubject) or self.key != other.key:
            return NOTHING
        shared = tuple(sorted(shared_nouns(self.stated.nouns, other.stated.nouns)))
        if not shared:
            return Likeness(False, Decimal(0), contrast=draft("no word in common"))
        return Likeness(True, Decimal(1), (Feature("shared_word", Decimal(1), ", ".join(shared)),))
