"""Moments as formats write them: RFC 822 with German or English names, ISO 8601, IPTC's figures; clocks as stated."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from checker.expression import Expression
from checker.reading.dates import month_numbers, read_date
from checker.reading.formats.document import first_text
from checker.reading.publication import can_be_published

# "Di, 03 Feb 2026 07:15:00 MEZ" as well as "Tue, 03 Feb 2026 07:15 +0100" (RFC 822, section 5, and what feeds write)
NAMED = Expression(
    r"(?:[^\W\d_]{2,12}\.?,?\s{1,3})?(\d{1,2})\.?[\s-]([^\W\d_]{3,9})\.?[\s-](\d{4}|\d{2})(?:,?\s+(?:um\s)?(\d{1,2}):(\d{2})(?::(\d{2}))?)?"
    r"\s*(?:Uhr)?\s*(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2})?(?:\s*\([^()]{0,20}\))?\s*$"
)
COMPACT = Expression(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?$")


def read_moment(stated: object) -> date | datetime | None:
    """The day, with its time where one is given, that a whole value says; None where it says none."""
    text = " ".join(str(stated).split()) if isinstance(stated, str | int) else ""
    if len(text) > 80:
        return None
    found = _named(text) or _compact(text) or read_date(text)
    return found if can_be_published(found) else None


def first_stated(values: Iterable[object]) -> str:
    """The first value that may say a moment, numbers as their digits; "" where there is none."""
    return first_text(str(value) if type(value) in (int, float) else value for value in values) or ""


def read_instant(stated: object) -> datetime | None:
    """The instant a value names with its offset (UTC where it has none), for an embargo; None where it names none."""
    text = stated.strip() if isinstance(stated, str) else ""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        day = read_moment(text)
        if day is None:
            return None
        moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day, 23, 59)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def number_month(name: str) -> int | None:
    """The number of a month by its name or its beginning ("Mär", "Sept"); None where it may be none or several."""
    known = month_numbers()
    if name.casefold() in known:
        return known[name.casefold()]
    begun = {number for month, number in known.items() if len(name) > 2 and month.startswith(name.casefold())}
    return begun.pop() if len(begun) == 1 else None


def _named(text: str) -> date | datetime | None:
    found = NAMED.match(text)
    month = number_month(found[2]) if found else None
    if found is None or month is None:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    return _make(year, month, int(found[1]), found[4], found[5], found[6])


def _compact(text: str) -> date | datetime | None:
    found = COMPACT.match(text)
    if found is None:
        return None
    return _make(int(found[1]), int(found[2]), int(found[3]), found[4], found[5], found[6])


def _make(
    year: int, month: int, day: int, hour: str | None, minute: str | None, second: str | None
) -> date | datetime | None:
    try:
        if hour is None:
            return date(year, month, day)
        return datetime(year, month, day, int(hour), int(minute or 0), int(second or 0))
    except ValueError:
        return None
