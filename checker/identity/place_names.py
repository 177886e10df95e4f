"""A place name as the subject of a claim: a slip of one letter belongs to the known place it is a slip of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.messages import draft
from checker.model import Feature, Likeness


@dataclass(frozen=True, slots=True)
class PlaceSubject:
    """A place: `place` is its right name, `written` how it is spelled."""

    place: str
    written: str

    @property
    def key(self) -> str:
        return f"place:{self.place.lower()}"

    @property
    def label(self) -> str:
        return self.place

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: Any) -> Likeness:
        """Whether both name one place."""
        same = isinstance(other, PlaceSubject) and other.place == self.place
        weight = Decimal(3 if same else 0)
        return Likeness(same, weight, (Feature("place", weight, self.place),), "" if same else draft("two places"))
