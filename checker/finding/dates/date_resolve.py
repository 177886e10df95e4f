"""From what a date says to the day it means: anchors relative words on the article's own day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from checker.expression import Expression
from checker.finding.dates.date_words import read_tables
from checker.model import Hedge, PartialDate

Day = date


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or time in a text, in characters start to end (exclusive), without its preposition.

    `weekday` as stated (0 = Monday); `kind` absolute, weekday, relative, clock, month, year, season, decade, century,
    holiday or part; `part_of_day` is the German name (Morgen ... Nacht); `night_to` marks "in der Nacht zu Mittwoch",
    which `date` gives as the day it leads to; `relation` is on, since, until, from, after or before;
    `edge` is start, middle or end; `year_stated` says that the year stands in the text.
    """

    start: int
    end: int
    date: PartialDate
    weekday: int | None = None
    kind: str = "absolute"
    part_of_day: str | None = None
    night_to: bool = False
    hedge: Hedge = Hedge.EXACT
    relation: str = "on"
    edge: str | None = None
    season: str | None = None
    year_stated: bool = False

    @property
    def day(self) -> Day | None:
        """The calendar day, if year, month and day are known and such a day exists."""
        return calendar_day(self.date)


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as written, before anything is resolved. `step` counts `unit`s from the article's day."""

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    weekday: int | None = None
    part: str | None = None
    unit: str | None = None
    step: int | None = None
    easter: int | None = None
    night_to: bool = False
    edge: str | None = None
    season: str | None = None


COMING = {
    "de": Expression(
        r"\b(?:will|wollen|soll|sollen|wird|werden|muss|müssen|kann|können|dürfte|steht|stehen|beginnt|startet|findet|"
        r"tritt|entscheidet|entscheiden|stimmt|stimmen|folgt|kommt|kommen|geplant|erwartet|spätestens|läuft|geht|"
        r"befasst|berät|tagt|trifft|treffen|beraten|sollte|sollten|ab)\b"
    ),
    "en": Expression(r"\b(?:will|shall|to be|is due|are due|is set|are set|is expected|plans to|going to)\b"),
}
PAST_ENDINGS = {"de": r"[a-zäöüß]{3,20}te[nt]?", "en": r"[a-z]{2,20}ed"}
DONE = Expression(r"\b(?:worden|haben|sein)\b")
CLAUSE_END = Expression(r"[.!?;:\n](?:\s|$)|, (?=(?:die|der|das|dass|weil|wenn|als|und|wo|wie|nachdem)\b)|\n")
REACH = 160


def calendar_day(stated: PartialDate) -> date | None:
    """The calendar day of a complete date that exists, else None."""
    if stated.year is None or stated.month is None or stated.day is None:
        return None
    try:
        return date(stated.year, stated.month, stated.day)
    except ValueError:
        return None


def weekday_of(mention: DateMention) -> int | None:
    """The weekday as stated, else that of the day; 0 is Monday."""
    if mention.weekday is not None:
        return mention.weekday
    return mention.day.weekday() if mention.day else None


def easter_sunday(year: int) -> date:
    """Easter Sunday of a Gregorian year (anonymous Gregorian algorithm, Nature 1876; Meeus 1991)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, skipped = divmod(century, 4)
    lunar = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - lunar - rest % 4) % 7
    late = (golden + 11 * lunar + 22 * weekday) // 451
    month, day = divmod(lunar + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=2)
def past_cues(language: str) -> Expression:
    """Finite forms of the past: the table's irregular verbs and the regular ending."""
    forms = "|".join(read_tables()[language]["past"]["words"].split())
    return Expression(rf"\b(?:{forms}|{PAST_ENDINGS[language]})\b")


def tense_at(text: str, start: int, end: int, language: str) -> str | None:
    """ "past", "coming" or None: what the clause around the date says of its time."""
    ends = [found.end() for found in CLAUSE_END.finditer(text, max(0, start - REACH), start)]
    left = ends[-1] if ends else max(0, start - REACH)
    close = CLAUSE_END.search(text, end, min(len(text), end + REACH))
    clause = text[left : close.start() if close else end + REACH]
    coming = COMING[language].search(clause)
    past = past_cues(language).search(clause)
    if coming and past:
        return "past" if DONE.search(clause) or coming.start() > past.start() else None
    if coming:
        return None if DONE.search(clause) else "coming"
    return "past" if past else None


def nearest_year(month: int, day: int, published: date, tense: str | None) -> int:
    """The year that brings month and day next to the article's day: before it in the past, after it when coming."""
    if tense == "coming":
        return published.year + ((month, day) < (published.month, published.day))
    if tense == "past" and (month, day) > (published.month, published.day):
        distance = (month - published.month) * 30 + day - published.day
        return published.year - (distance > 45)
    months = (month - published.month) % 12
    return (
        published.year + (published.month + months > 12) if months <= 5 else published.year - (month > published.month)
    )


def resolve_weekday(weekday: int, published: date, step: int | None, tense: str | None) -> date | None:
    """The day a weekday means: the last one, the next one ("kommenden"), or open when the clause does not say."""
    back = (published.weekday() - weekday) % 7
    ahead = (weekday - published.weekday()) % 7
    if step == -1:
        return published - timedelta(days=back or 7)
    if step == 1:
        return published + timedelta(days=ahead or 7)
    if back == 0:
        return published
    if tense == "past":
        return published - timedelta(days=back)
    if tense == "coming":
        return published + timedelta(days=ahead)
    return None


def shift_months(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months away."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def resolve_step(unit: str, step: int, published: date, when: Stated) -> PartialDate:
    """ "vor zwei Jahren" -> the year; "vor drei Tagen" -> the day; a week stays open within its month."""
    if unit == "day":
        return date_of(published + timedelta(days=step), when)
    if unit == "week":
        middle = published + timedelta(days=7 * step)
        return PartialDate(middle.year, middle.month if abs(step) <= 8 else None)
    if unit == "month":
        return PartialDate(*shift_months(published, step))
    return PartialDate(published.year + step, when.month, when.day)


def date_of(day: date, when: Stated) -> PartialDate:
    """A calendar day with the clock time of the mention."""
    return PartialDate(day.year, day.month, day.day, when.hour, when.minute)


def resolve(when: Stated, text: str, language: str, published: date | None) -> PartialDate:
    """The date a mention means, by the article's day; as written where the day stays open."""
    plain = PartialDate(when.year, when.month, when.day, when.hour, when.minute)
    if when.easter is not None:
        year = when.year or (published.year if published else None)
        day = easter_sunday(year) + timedelta(days=when.easter) if year else None
        return date_of(day, when) if day else plain
    if when.year is not None or when.kind in ("clock", "part", "century", "decade"):
        return plain
    if published is None:
        return plain
    if when.step is not None and when.unit is not None:
        return resolve_step(when.unit, when.step, published, when)
    tense = tense_at(text, when.start, when.end, language)
    if when.month is not None:
        if when.step is not None:
            year = shifted_year(when.month, published, when.step)
        else:
            year = nearest_year(when.month, when.day or (1 if tense == "past" else 28), published, tense)
        return PartialDate(year, when.month, when.day, when.hour, when.minute)
    if when.weekday is not None:
        found = resolve_weekday(when.weekday, published, when.step, tense)
        return date_of(found, when) if found else plain
    return plain


def shifted_year(month: int, published: date, step: int) -> int:
    """The year of "im vergangenen Mai", "im kommenden Januar", "diesen Juni"."""
    if step < 0:
        return published.year - (month >= published.month)
    if step > 0:
        return published.year + (month <= published.month)
    return published.year
