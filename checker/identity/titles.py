"""A person under a title, as the subject of whether the title is a man's or a woman's."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.identity.people import PersonSubject
from checker.messages import Told, draft
from checker.model import Likeness


@dataclass(frozen=True, slots=True)
class TitleSubject:
    """A person of whom a title says man or woman; `person` leaves that open."""

    person: PersonSubject

    @property
    def key(self) -> str:
        return f"title:{self.person.key}"

    @property
    def label(self) -> str:
        return Told("title of {name}", name=self.person.label)

    @property
    def blocks(self) -> tuple[str, ...]:
        return self.person.blocks

    def same_as(self, other: Any) -> Likeness:
        """Whether both are one person: named in full, or known by the facts; two surnames alone may be two people."""
        if not isinstance(other, TitleSubject):
            return Likeness(False, Decimal(0), contrast=draft("not two people"))
        one, two = self.person, other.person
        if not (one.given and two.given) and not (one.reference or two.reference):
            return Likeness(False, Decimal(0), contrast=draft("surnames alone"))
        return one.same_as(two)
