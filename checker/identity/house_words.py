"""A written name as the subject of a claim, against the spellings of the house."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.messages import draft
from checker.model import Likeness


@dataclass(frozen=True, slots=True)
class SpellingSubject:
    """A name as written; of a house spelling also the `instead_of` it replaces."""

    written: str
    instead_of: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"house:{self.written}"

    @property
    def label(self) -> str:
        return self.written

    @property
    def blocks(self) -> tuple[str, ...]:
        return tuple(f"house:{word}" for word in self.instead_of or (self.written,))

    def same_as(self, other: Any) -> Likeness:
        """Whether the other name is one that this house spelling replaces."""
        same = isinstance(other, SpellingSubject) and other.written in self.instead_of
        return Likeness(same, Decimal(3 if same else 0), contrast="" if same else draft("no house spelling"))
