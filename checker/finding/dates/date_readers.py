"""Readers of single dates: what a pattern of the calendar matched becomes a stated date, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from checker.expression import Expression
from checker.finding.dates.date_resolve import Stated
from checker.finding.dates.date_words import Calendar
from checker.finding.dates.year_or_amount import is_amount

WORD = Expression(r"\d+|[^\W\d_]+")
NAMED_HOURS = {"noon": 12, "midnight": 0}
AT_NUMBER = ("iso", "slash", "day_month", "numeric", "clock", "decade", "century", "later", "ago", "year")
BEFORE = 32
PREFIXES = frozenset(("night", "edge"))
MONTH_CUE = Expression(
    r"(?:\b(?:[Ii]m|[Ss]eit|[Bb]is|[Aa]b|[Vv]om|[Zz]um|[Dd]es|[Nn]ach|[Vv]or|[Mm]onat|Anfang|Mitte|Ende|und|auf"
    r"|gegenüber|"
    r"[Ii]n|[Ss]ince|[Bb]y|[Oo]f|[Uu]ntil|[Ff]rom|early|late|mid|through)[ \u00a0]|mid-)$"
)
YEAR_CUE = Expression(
    r"(?:\b(?:[Jj]ahre?s?|[Ss]eit|[Bb]is|[Aa]b|[Vv]on|[Ii]n|[Ii]m|Anfang|Mitte|Ende|[Ss]ommer|[Hh]erbst|Winter"
    r"|Frühjahr|Frühling|"
    r"[Vv]or|[Nn]ach|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|early|late|mid|und|and|of|to|through|year)[ \u00a0]|[(–-]"
    r"|geboren )$"
)
NOT_YEAR_AFTER = Expression(
    r"[.,]\d|[ \u00a0](?:[A-ZÄÖÜ][a-zäöüß]+|%|€|\$|km|kg|[kmc]?m[²³]?|Prozent|percent|people)\b|[ \u00a0]?(?:%|€"
    r"|\$|°)|-[a-zA-Z]|er\b|/\d{3,}"
)
# English names what happened in a year by it: "the 2022 World Cup". A thousand separator would part a count.
NAMED_YEAR_CUE = Expression(r"(?:\b(?:[Tt]he|[Tt]his|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Aa])|['’]s)[ \u00a0]$")
PART_CUE = Expression(
    r"\b(?:[Aa]m|[Gg]egen|[Ii]n der|[Vv]om|[Zz]um|[Dd]es|[Dd]en|[Tt]he|[Ii]n|[Aa]t|early|late|[Ff]rühen"
    r"|[Ss]päten|[Dd]er|[Gg]anzen)[ \u00a0]$"
)
NUMERIC_CUE = Expression(
    r"(?:\b(?:am|Am|vom|Vom|bis|zum|ab|Ab|seit|Seit|de[rnm]|auf|und|um|bis zum|Mo|Di|Mi|Do|Fr|Sa|So|[Mm]on"
    r"|tag)[.,]*[ \u00a0]|tag,? |[(–-]\s?)$"
)
EDGES = {"Anfang": "start", "Mitte": "middle", "Ende": "end", "early": "start", "late": "end", "mid": "middle"}


def read(text: str, calendar: Calendar) -> Iterator[Stated]:
    """Every date as written, left to right: a word of the calendar or a number says which patterns to try."""
    done, anchors = 0, calendar.anchors
    place, find = 0, text.find
    for written in WORD.findall(text):
        start = find(written, place)  # no letter or digit lies between two words, so this is the word itself
        place = start + len(written)
        if start < done or (written not in anchors and not written[0].isdigit()):
            continue
        for when in read_at(text, start, written, calendar):
            done = max(done, when.end)
            yield when


def read_at(
    text: str, start: int, written: str, calendar: Calendar, leave_out: frozenset[str] = frozenset()
) -> tuple[Stated, ...]:
    """What stands at one word or number: nothing, a date, or the two days of "3. und 4. Mai"; some patterns may be left
    out."""
    if written[0].isdigit():
        if len(written) > 4:
            return ()
        names: tuple[str, ...] = AT_NUMBER
    else:
        names = calendar.anchors.get(written, ())
    for name in names:
        pattern = calendar.patterns.get(name)
        found = pattern.match(text, start) if pattern and name not in leave_out else None
        if found:
            stated = READERS[name](found, text, calendar)
            if stated:
                return stated
    return ()


def full_year(found: re.Match[str]) -> int | None:
    """Four digits as they are; two digits are 1930 to 2029."""
    groups = found.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    if groups.get("yy"):
        return int(groups["yy"]) + (2000 if int(groups["yy"]) < 30 else 1900)
    return None


def read_day_month(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    month = calendar.months[found["mon"].rstrip(". \u00a0\u202f")]
    groups = found.groupdict()
    days = [int(groups[name]) for name in ("d", "d2") if groups.get(name)]
    if not all(1 <= day <= 31 for day in days):
        return ()
    year = full_year(found)
    whole = tuple(Stated(found.start(), found.end(), "absolute", year, month, day) for day in days)
    if len(whole) == 2:
        first = replace(whole[0], end=found.end("d") + (calendar.language == "de"))
        return first, replace(whole[1], start=found.start("d2"))
    return whole


def read_numeric(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    day, month, year = int(found["d"]), int(found["m"]), full_year(found)
    second = int(found["d2"]) if found["d2"] else None
    if not (1 <= day <= 31 and 1 <= month <= 12) or is_inside_number(text, found.start()):
        return ()
    if year is None and not NUMERIC_CUE.search(text[max(0, found.start() - BEFORE) : found.start()]):
        return ()
    if second is not None and second <= 31:
        first = Stated(found.start(), found.end("d") + 1, "absolute", year, month, day)
        return first, Stated(found.start("d2"), found.end(), "absolute", year, month, second)
    return (Stated(found.start(), found.end(), "absolute", year, month, day),)


def is_inside_number(text: str, start: int) -> bool:
    """Whether the digits go on to the left: "1.3.2.5"."""
    return start > 1 and text[start - 1] in ".,:/" and text[start - 2].isdigit()


def read_iso(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    hour = int(found["h"]) if found["h"] else None
    minute = int(found["mi"]) if found["mi"] else None
    day = Stated(
        found.start(), found.end(), "absolute", int(found["y"]), int(found["m"]), int(found["d"]), hour, minute
    )
    return (day,)


def read_slash(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    day, month = int(found["a"]), int(found["b"])
    if calendar.language == "en" and month > 12:
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ()
    return (Stated(found.start(), found.end(), "absolute", int(found["y"]), month, day),)


def read_clock(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    groups = found.groupdict()
    hour = int(next(groups[name] for name in ("h", "h2", "h3", "h5") if groups.get(name)))
    minutes = next((groups[name] for name in ("mi", "mi2", "mi3", "mi4", "mi5") if groups.get(name)), None)
    half = (groups.get("half") or groups.get("half2") or "").replace(".", "")
    if groups.get("half2") and hour % 12 > int(groups["h4"]) % 12:  # "from 10 to 2pm"
        half = "am" if half == "pm" else "pm"
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    minute = int(minutes) if minutes else 0
    if hour > 24 or minute > 59 or is_inside_number(text, found.start()):
        return ()
    return (Stated(found.start(), found.end(), "clock", hour=hour % 24, minute=minute),)


def read_clock_word(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    half = bool(found.groupdict().get("half"))
    named = NAMED_HOURS.get(found["n"])
    hour = (calendar.numbers[found["n"]] if named is None else named) - half
    if not 0 <= hour <= 24:
        return ()
    return (Stated(found.start(), found.end(), "clock", hour=hour % 24, minute=30 if half else 0),)


def read_decade(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    year = next(group for group in found.groups() if group)
    start = int(year) if len(year) == 4 else 1900 + int(year)
    return (Stated(found.start(), found.end(), "decade", year=start),)


def read_century(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    return (Stated(found.start(), found.end(), "century", year=(int(found["c"]) - 1) * 100),)


def read_later(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    return (Stated(found.start(), found.end(), "relative"),)


def read_year(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    start, end = found.span()
    before = text[max(0, start - BEFORE) : start]
    if is_inside_number(text, start) or (before.endswith(("#", "-", "/", "§ ")) and not YEAR_CUE.search(before)):
        return ()
    after = NOT_YEAR_AFTER.match(text, end)
    named = calendar.language == "en" and after and after.group()[1:2].isupper() and NAMED_YEAR_CUE.search(before)
    if after and (after.group()[0] not in " \u00a0" or not (named or YEAR_CUE.search(before))):
        return ()
    if is_amount(text, start, end, calendar.language):
        return ()
    return (Stated(start, end, "year", year=full_year(found)),)


def read_month(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    year = full_year(found)
    if year is None and not MONTH_CUE.search(text[max(0, found.start() - BEFORE) : found.start()]):
        return ()
    return (Stated(found.start(), found.end(), "month", year=year, month=calendar.months[found["mon"]]),)


def part_in(found: re.Match[str], calendar: Calendar) -> str | None:
    groups = found.groupdict()
    word = groups.get("part") or groups.get("part2")
    return calendar.parts.get(word, calendar.parts.get(word.lower())) if word else None


def read_weekday(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    weekday = calendar.weekdays[found["wd"]]
    return (Stated(found.start(), found.end(), "weekday", weekday=weekday, part=part_in(found, calendar)),)


def read_short_weekday(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    order = ("Mo", "Tu Di", "We Mi", "Th Do", "Fr", "Sa", "Su So")
    weekday = next(number for number, names in enumerate(order) if found["wd"][:2] in names.split())
    return (Stated(found.start(), found.end("wd"), "weekday", weekday=weekday),)


def read_day_word(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    word = found["word"] if found["word"] in calendar.days else found["word"].lower()
    part = "Nacht" if word == "tonight" else part_in(found, calendar)
    return (Stated(found.start(), found.end(), "relative", unit="day", step=calendar.days[word], part=part),)


def read_stepped(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    step = calendar.steps[found["step"].lower()]
    start, end = found.span()
    if found["wd"]:
        weekday = calendar.weekdays[found["wd"]]
        return (Stated(start, end, "weekday", weekday=weekday, step=step, part=part_in(found, calendar)),)
    if found["mon"]:
        return (Stated(start, end, "month", month=calendar.months[found["mon"]], step=step),)
    if found["season"]:
        return (Stated(start, end, "season", unit="year", step=step, season=found["season"]),)
    unit = calendar.units[found["unit"]]
    return () if unit == "day" else (Stated(start, end, "relative", unit=unit, step=step),)


def read_prefixed(
    found: re.Match[str], text: str, calendar: Calendar, change: Callable[[Stated], Stated]
) -> tuple[Stated, ...]:
    """The date after a prefix ("Nacht zu", "Ende"), changed by what the prefix says."""
    word = WORD.match(text, found.end())
    inner = read_at(text, word.start(), word.group(), calendar, PREFIXES) if word else ()
    return (change(replace(inner[0], start=found.start())), *inner[1:]) if inner else ()


def read_night(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    return read_prefixed(found, text, calendar, lambda when: replace(when, night_to=True, part="Nacht"))


def read_edge(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    groups = found.groupdict()
    if groups.get("edge2"):
        edge = {"ende": "end", "nfang": "start", "mitte": "middle"}[groups["edge2"][6:].removeprefix("a")]
        return (Stated(found.start(), found.end(), "year", edge=edge, unit="year", step=0),)
    edge = EDGES[groups["edge"] if calendar.language == "de" else groups["edge"].lower()]
    inner = read_prefixed(found, text, calendar, lambda when: replace(when, edge=edge))
    return inner if inner and inner[0].kind in ("month", "year", "relative", "season", "decade") else ()


def read_ago(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    return stepped_by(found, calendar, -1)


def read_ahead(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    return stepped_by(found, calendar, 1)


def stepped_by(found: re.Match[str], calendar: Calendar, sign: int) -> tuple[Stated, ...]:
    count = int(found["n"]) if found["n"].isdigit() else calendar.numbers[found["n"]]
    unit = calendar.units[found["unit"]]
    return (Stated(found.start(), found.end(), "relative", unit=unit, step=sign * count),)


def read_part(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    word = found["part"]
    adverb = word.endswith(("s", "overnight")) and word[0].islower()
    if not adverb and not PART_CUE.search(text[max(0, found.start() - BEFORE) : found.start()]):
        return ()
    part = calendar.parts.get(word) or calendar.parts[word.lower()]
    return (Stated(found.start(), found.end(), "part", part=part),)


def read_season(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    year = full_year(found)
    if year is None and not MONTH_CUE.search(text[max(0, found.start() - BEFORE) : found.start()]):
        return ()
    return (Stated(found.start(), found.end(), "season", year=year, season=found["season"]),)


def read_period(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    unit, step = calendar.periods[found["word"]]
    return (Stated(found.start(), found.end(), "relative", unit=unit, step=step),)


def read_holiday(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    word, year = found["word"], full_year(found)
    if word in calendar.easter:
        return (Stated(found.start(), found.end(), "holiday", year=year, easter=calendar.easter[word]),)
    month, day = calendar.holidays[word]
    if word == "Weihnachtsfeiertag" and text[max(0, found.start() - 10) : found.start()].endswith("zweiten "):
        day += 1
    return (Stated(found.start(), found.end(), "holiday", year=year, month=month, day=day),)


def read_spelled_day(found: re.Match[str], text: str, calendar: Calendar) -> tuple[Stated, ...]:
    day = {"erst": 1, "zwei": 2, "drit": 3}[found["word"][:4]]
    return (Stated(found.start(), found.end(), "absolute", full_year(found), calendar.months[found["mon"]], day),)


READERS: dict[str, Callable[[re.Match[str], str, Calendar], tuple[Stated, ...]]] = {
    "iso": read_iso,
    "slash": read_slash,
    "day_month": read_day_month,
    "month_day": read_day_month,
    "numeric": read_numeric,
    "clock": read_clock,
    "clock_word": read_clock_word,
    "decade": read_decade,
    "century": read_century,
    "later": read_later,
    "year": read_year,
    "month": read_month,
    "weekday": read_weekday,
    "short_weekday": read_short_weekday,
    "day_word": read_day_word,
    "stepped": read_stepped,
    "night": read_night,
    "edge": read_edge,
    "ago": read_ago,
    "ahead": read_ahead,
    "part": read_part,
    "season": read_season,
    "period": read_period,
    "holiday": read_holiday,
    "spelled_day": read_spelled_day,
}
