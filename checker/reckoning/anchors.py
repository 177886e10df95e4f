"""Dates with a weekday and no year, as anchors of one calendar: two near ones fit or do not, whatever the year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.finding.dates.date_resolve import calendar_day
from checker.messages import Told, draft
from checker.model import Feature, Likeness, PartialDate

NEAR_DAYS = 14  # anchors further apart may be of two years
NEVER = 400  # days: more than any two days of a year
LEAP_YEAR, COMMON_YEAR = 2024, 2023


@dataclass(frozen=True, slots=True)
class AnchorSubject:
    """The weekday of one day of one month: `year` if stated or known."""

    month: int
    day: int
    weekday: int
    year: int | None = None

    @property
    def key(self) -> str:
        return f"weekday:{self.month:02d}-{self.day:02d}"

    @property
    def label(self) -> str:
        return Told("weekday of {day}", day=PartialDate(None, self.month, self.day))

    @property
    def blocks(self) -> tuple[str, ...]:
        return ("weekday",)

    def same_as(self, other: Any) -> Likeness:
        """Whether two anchors can be set against each other: near days, not both of a known year."""
        if not isinstance(other, AnchorSubject):
            return Likeness(False, Decimal(0), contrast=draft("no weekday"))
        if self.year is not None and other.year is not None:
            return Likeness(False, Decimal(0), contrast=draft("both years are known"))
        for anchor in (self, other):
            if anchor.year is not None and not fits_calendar(anchor):
                return Likeness(False, Decimal(0), contrast=draft("one does not fit the calendar by itself"))
        if min(days_between(self, other)) > NEAR_DAYS:
            return Likeness(False, Decimal(0), contrast=draft("too far apart"))
        return Likeness(True, Decimal(1), (Feature("near_days", Decimal(1)),))


def fits_calendar(anchor: AnchorSubject) -> bool:
    """Whether the day falls on the weekday in its year; True where the year is unknown."""
    if anchor.year is None:
        return True
    day = calendar_day(PartialDate(anchor.year, anchor.month, anchor.day))
    return day is not None and day.weekday() == anchor.weekday


def days_between(one: AnchorSubject, other: AnchorSubject) -> frozenset[int]:
    """How many days lie between two days of a year, in a common year and in a leap year; never over New Year."""
    apart = set()
    for year in (COMMON_YEAR, LEAP_YEAR):
        days = [calendar_day(PartialDate(year, anchor.month, anchor.day)) for anchor in (one, other)]
        if days[0] is not None and days[1] is not None:
            apart.add(abs((days[0] - days[1]).days))
    return frozenset(apart or {NEVER})


def can_share_year(one: AnchorSubject, other: AnchorSubject) -> bool:
    """Whether some year has both days on their weekdays."""
    first, second = sorted((one, other), key=lambda anchor: (anchor.month, anchor.day))
    shift = (second.weekday - first.weekday) % 7
    return any(apart % 7 == shift for apart in days_between(one, other))
