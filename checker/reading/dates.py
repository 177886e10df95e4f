"""Dates as heads, stamps and file names write them, read strictly: what is not surely a date is none.

A wrong date is worse than a missing one: no guessing of years, and of day and month only where the form fixes it.
Month names come from CLDR, German and English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from checker.cldr import read_names
from checker.expression import Expression

TIME = Expression(
    r"[\sT]*(?:[-–|,•·/]|um\b|at\b)?\s{0,3}(\d{1,2})(?:[:.](\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?|(?=\s{0,2}Uhr|\s?[apAP]\.?[mM]\b))"
    r"(\s{0,2}(?:Uhr|h\b))?(?:\s?([apAP])\.?[mM]\b\.?)?"
)
ZONE = Expression(r"\s?(?:Z\b|[+-]\d{2}:?\d{2}\b|MESZ\b|MEZ\b|CES?T\b|(?:BST|GMT|UTC|[ECMP][SD]?T)\b)")
NOON = 12
ISO = Expression(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
DOTTED = Expression(r"(\d{1,2})\.[ \t]?(\d{1,2})\.[ \t]?(\d{4}|\d{2})(?!\d)")
WEEKDAY = Expression(
    r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Mo|Di|Mi|Do|Fr|Sa|So|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,?\s{1,3}(?:(?:den|dem)\s)?"
)
IN_NAME = Expression(r"(?<!\d)((?:19|20)\d{2})([-_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
IN_ADDRESS = Expression(r"/((?:19|20)\d{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_-]|$)")


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Month name, lower case, wide and abbreviated without its dot, to its number."""
    names: dict[str, int] = {"jänner": 1, "feber": 2, "mrz": 3, "maerz": 3, "sept": 9}
    months = read_names().months
    for language in ("de", "en"):
        names |= {name.rstrip(".").casefold(): number for name, number in months[language].items()}
    return names


@lru_cache(maxsize=1)
def named_forms() -> tuple[Expression, Expression]:
    """ "6. Januar 2026" and "6 January 2026"; "January 6, 2026"."""
    months = "|".join(sorted(map(re.escape, month_numbers()), key=lambda name: (-len(name), name)))
    day_first = Expression(rf"(\d{{1,2}})\.?\s{{1,2}}({months})\.?\s{{1,2}}(\d{{4}})(?!\d)", re.IGNORECASE)
    month_first = Expression(rf"({months})\.?\s{{1,2}}(\d{{1,2}}),?\s{{1,2}}(\d{{4}})(?!\d)", re.IGNORECASE)
    return day_first, month_first


def read_stamp(text: str, start: int = 0) -> tuple[date | datetime, int] | None:
    """The date, with its time if one follows, that begins exactly at `start`, and the offset after it.

    Reads 2026-01-06, 06.01.2026, 06.01.26, 6. Januar 2026, January 6, 2026, each with "22:45", "22.45 Uhr" or
    "T22:45:00Z" behind it; an offset or zone is read over, the clock stays the one stated. None if there is no date.
    """
    weekday = WEEKDAY.match(text, start)
    found = read_day(text, weekday.end() if weekday else start)
    if found is None:
        return None
    day, end = found
    clock = TIME.match(text, end)
    if clock is None:
        return day, end
    zone = ZONE.match(text, clock.end())
    if "." in clock[0].rstrip(".") and ":" not in clock[0] and not (clock[4] or clock[5] or zone):
        return day, end  # "29.08.2025 10.20" alone may go on with an amount
    hour, minute, second = int(clock[1]), int(clock[2] or 0), int(clock[3] or 0)
    if clock[5] and hour <= NOON:
        hour = hour % NOON + (NOON if clock[5] in "pP" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return day, end
    return datetime(day.year, day.month, day.day, hour, minute, second), zone.end() if zone else clock.end()


def read_date(text: str) -> date | datetime | None:
    """The date a whole string is, or None when it is not a date or says more than one."""
    stripped = text.strip()
    found = read_stamp(stripped)
    return found[0] if found and not stripped[found[1] :].strip(" .") else None


def date_in_name(name: str) -> date | None:
    """The only date in a file name: "2026-01-06_gipfel.txt", "20260106-gipfel.txt"; None if there are two days."""
    return _only(_day(int(found[1]), int(found[3]), int(found[4])) for found in IN_NAME.finditer(name))


def date_in_address(address: str) -> date | None:
    """The only full day in the path of a web address: ".../2026/01/06/...", ".../2026/01-06-..."."""
    return _only(_day(int(found[1]), int(found[2]), int(found[3])) for found in IN_ADDRESS.finditer(address))


def _only(days: Iterable[date | None]) -> date | None:
    distinct = {day for day in days if day is not None}
    return distinct.pop() if len(distinct) == 1 else None


def read_day(text: str, start: int = 0) -> tuple[date, int] | None:
    """The day alone that begins exactly at `start`, and the offset after it."""
    day_first, month_first = named_forms()
    if found := ISO.match(text, start):
        day = _day(int(found[1]), int(found[2]), int(found[3]))
    elif found := DOTTED.match(text, start):
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        day = _day(year, int(found[2]), int(found[1]))
    elif found := day_first.match(text, start):
        day = _day(int(found[3]), month_numbers()[found[2].casefold()], int(found[1]))
    elif found := month_first.match(text, start):
        day = _day(int(found[3]), month_numbers()[found[1].casefold()], int(found[2]))
    else:
        return None
    return (day, found.end()) if day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
