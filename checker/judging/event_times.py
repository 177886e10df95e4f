"""Whether two statements of one event's time can both stand, in minutes on a common line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from checker.finding.dates.date_resolve import DateMention, calendar_day, weekday_of
from checker.finding.dates.date_words import hours_of_day
from checker.finding.events.event_dates import LONG_AGO, EventDate
from checker.judging.dating import WEEKDAYS
from checker.messages import Field, Told
from checker.model import PartialDate

DAY = 24 * 60
WEEK = 7 * DAY
TOLERANCE = 14  # minutes a clock time may mean on either side; "gegen" and "kurz nach" twice that
NEAR_DAYS = 3
NEAR_YEARS = 2
FAR_MONTHS = 5  # so far beyond the end of a year nobody counts back to it any more
Window = tuple[int, int]
PARTS_OF_DAY = {
    "Morgen": Told("morning"),
    "Vormittag": Told("forenoon"),
    "Mittag": Told("noon"),
    "Nachmittag": Told("afternoon"),
    "Abend": Told("evening"),
    "Nacht": Told("night"),
    "Mitternacht": Told("midnight"),
}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Why two times cannot both stand: `part` is "day", "weekday", "year", "time" or "edge" (evening against night)."""

    part: str
    because: str


def compare_times(one: EventDate, other: EventDate) -> Disagreement | None:
    """What disagrees between two statements of one event's time, or None; far-off days are another event."""
    first, second = one.mention, other.mention
    days = days_of(first, second)
    if days[0] and days[1]:
        if not meet(windows(first, days[0].toordinal() * DAY, one), windows(second, days[1].toordinal() * DAY, other)):
            return judge_days(one, other, days[0], days[1])
        stated = first.weekday, second.weekday
        night = first.night_to or second.night_to or "Nacht" in (first.part_of_day, second.part_of_day)
        if None not in stated and stated[0] != stated[1] and not night and not misnames(first) and not misnames(second):
            return _against("weekday", name_weekday(first), name_weekday(second))
        return edge_of_night(first, second)
    if has_calendar_part(first) and has_calendar_part(second) and None in days:
        found = judge_partial(one, other)
        if found or first.weekday is None or second.weekday is None:
            return found
    weekdays = weekday_of(first), weekday_of(second)
    if weekdays[0] is not None and weekdays[1] is not None:
        return judge_weekdays(one, other, weekdays[0], weekdays[1])
    return judge_clocks(one, other)


def misnames(mention: DateMention) -> bool:
    """Whether a date names another weekday than its own day has: one slip, which `weekday_mismatch` reports."""
    if mention.weekday is None or mention.day is None or mention.date.day is None:
        return False
    return mention.day.weekday() != mention.weekday


def days_of(first: DateMention, second: DateMention) -> tuple[date | None, date | None]:
    """The days of both; a day and month without a year are read in the other's year."""
    return first.day or complete(first, second), second.day or complete(second, first)


def complete(mention: DateMention, other: DateMention) -> date | None:
    """Day and month in the year of the other mention (2000 where neither states one)."""
    when = mention.date
    if when.day is None or when.month is None or other.date.day is None:
        return None
    return calendar_day(replace(when, year=other.date.year or 2000))


def judge_days(one: EventDate, other: EventDate, first: date, second: date) -> Disagreement | None:
    """Two known days whose windows do not meet: another time of the same day, a near slip, or another event."""
    if first == second or (abs((first - second).days) == 1 and (one.mention.night_to or other.mention.night_to)):
        return _against("time", say(one.mention), say(other.mention))
    if one.family in LONG_AGO or is_near_miss(first, second, NEAR_DAYS if one.family == "incident" else 1):
        return _against("day", say(one.mention), say(other.mention))
    return None


def judge_partial(one: EventDate, other: EventDate) -> Disagreement | None:
    """Years or months that differ, for what happens once: birth, death, opening, founding."""
    first, second = one.mention, other.mention
    if one.family not in LONG_AGO or first.date.agrees_with(second.date):
        return None
    years = first.date.year, second.date.year
    if is_about(first, second.date) or is_about(second, first.date):
        return None
    if one.family == "move" and (None in years or abs((years[0] or 0) - (years[1] or 0)) > NEAR_YEARS):
        return None
    if first.season or second.season or first.edge or second.edge:
        same_year = first.date.year == second.date.year
        return None if same_year else _against("year", str(first.date.year), str(second.date.year))
    return _against("year", say(first), say(second))


def is_about(vague: DateMention, other: PartialDate) -> bool:
    """Whether a year counted back from the article's day ("vor drei Jahren") may mean a date in a year beside it."""
    if vague.kind != "relative" or vague.date.month is not None or vague.date.year is None or other.year is None:
        return False
    apart = other.year - vague.date.year
    if abs(apart) > 1 or other.month is None:
        return abs(apart) <= 1
    return apart == 0 or (other.month if apart == 1 else 13 - other.month) < FAR_MONTHS


def judge_weekdays(one: EventDate, other: EventDate, first: int, second: int) -> Disagreement | None:
    """Weekdays, where at least one day is not known."""
    ours = windows(one.mention, first * DAY, one)
    theirs = windows(other.mention, second * DAY, other)
    if any(meet(ours, shift(theirs, by)) for by in (-WEEK, 0, WEEK)):
        return edge_of_night(one.mention, other.mention)
    part = "time" if first == second else "weekday"
    return _against(part, say(one.mention), say(other.mention))


def judge_clocks(one: EventDate, other: EventDate) -> Disagreement | None:
    """Whether two times of day of one event contradict each other where a day is missing on one side or both.

    Each time is a stretch of minutes within a day, a day earlier or later being taken for the same. None where they
    meet or one of them has no time of day; days are not compared.
    """
    if not (has_time(one.mention) and has_time(other.mention)):
        return None
    ours, theirs = windows(one.mention, 0, one), windows(other.mention, 0, other)
    if any(meet(ours, shift(theirs, by)) for by in (-DAY, 0, DAY)):
        return None
    return _against("time", say(one.mention), say(other.mention))


def windows(mention: DateMention, base: int, event: EventDate) -> tuple[Window, ...]:
    """The minutes a mention may mean when its day begins at `base`."""
    if mention.date.hour is not None and event.zone in (None, "Ortszeit", "local time"):
        minute = base + mention.date.hour * 60 + (mention.date.minute or 0)
        if mention.night_to and mention.date.hour >= 12:
            minute -= DAY
        spare = TOLERANCE
        return ((minute - spare, minute + spare + TOLERANCE * (mention.hedge != "exact")),)
    if mention.part_of_day is None:
        return ((base, base + DAY),)
    start, end = hours_of_day()[mention.part_of_day]
    if mention.night_to:
        return ((base - DAY + start * 60, base - DAY + end * 60),)
    if mention.part_of_day in ("Nacht", "Mitternacht"):
        return ((base + start * 60, base + end * 60), (base + start * 60 - DAY, base + end * 60 - DAY))
    return ((base + start * 60, base + end * 60),)


def edge_of_night(first: DateMention, second: DateMention) -> Disagreement | None:
    """ "Dienstagabend" against "in der Nacht zu Mittwoch": both can mean half past ten, and few readers take it so."""
    for one, other in ((first, second), (second, first)):
        if one.night_to and other.part_of_day == "Abend" and other.date.hour is None and one.date.hour is None:
            return _against("edge", say(first), say(second))
    return None


def meet(ours: tuple[Window, ...], theirs: tuple[Window, ...]) -> bool:
    """Whether any window of ours meets one of theirs."""
    return any(a < d and c < b for a, b in ours for c, d in theirs)


def shift(given: tuple[Window, ...], by: int) -> tuple[Window, ...]:
    return tuple((start + by, end + by) for start, end in given)


def is_near_miss(one: date, other: date, reach: int) -> bool:
    """Whether two days differ as slips do: by a few days, in the year or the month alone, by swapped digits."""
    if abs((one - other).days) <= reach:
        return True
    if one.day == other.day:
        return one.month == other.month or one.year == other.year
    return (one.year, one.month) == (other.year, other.month) and f"{one.day:02d}" == f"{other.day:02d}"[::-1]


def has_calendar_part(mention: DateMention) -> bool:
    return mention.date.year is not None or mention.date.month is not None


def has_time(mention: DateMention) -> bool:
    return mention.date.hour is not None or mention.part_of_day is not None


def name_weekday(mention: DateMention) -> str:
    return WEEKDAYS[mention.weekday] if mention.weekday is not None else ""


def say(mention: DateMention) -> str:
    """A time in words an editor reads: weekday, date, clock, part of day."""
    when = mention.date
    words: list[Field] = []
    if mention.night_to:
        words.append(Told("night to"))
    if mention.weekday is not None:
        words.append(WEEKDAYS[mention.weekday])
    if when.day is not None and when.month is not None:
        words.append(PartialDate(when.year, when.month, when.day))
    elif when.month is not None:
        words.append(f"{when.month}/{when.year or '?'}")
    elif when.year is not None:
        words.append(str(when.year))
    if when.hour is not None:
        words.append(Told("{hour}:{minute}", hour=when.hour, minute=f"{when.minute or 0:02d}"))
    elif mention.part_of_day and not mention.night_to:
        words.append(PARTS_OF_DAY[mention.part_of_day])
    return Told.joined(words or ["?"], " ")


def _against(part: str, one: str, other: str) -> Disagreement:
    return Disagreement(part, Told("{one} against {other}", one=one, other=other))
