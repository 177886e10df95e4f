"""What a date is about: a day of the calendar, or an event of the story."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker.model import Feature, Likeness

NOTHING = Likeness(False, Decimal(0))


@dataclass(frozen=True, slots=True)
class CalendarSubject:
    """One day of the calendar and the weekday it falls on."""

    day: str

    @property
    def key(self) -> str:
        return f"calendar:{self.day}"

    @property
    def label(self) -> str:
        return f"Wochentag des {self.day}"

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: object) -> Likeness:
        """Whether both name one day."""
        same = isinstance(other, CalendarSubject) and self.day == other.day
        return Likeness(True, Decimal(1), (Feature("derselbe Tag", Decimal(1)),)) if same else NOTHING
