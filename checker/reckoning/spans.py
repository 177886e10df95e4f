"""Spans of time: a duration beside its beginning and end, "vor zehn Jahren" beside a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from checker.describing.frames import Frame, compile_frame
from checker.expression import Expression
from checker.finding.dates.dates import dates_of
from checker.finding.figures.quantities import QuantityMention
from checker.language import AnnotatedArticle
from checker.messages import Rounded, Told
from checker.model import Hedge, Quantity
from checker.reckoning.arithmetic import Range

MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]  # names of the Gregorian calendar
HALF_A_YEAR = Decimal(190)
DAYS_IN = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.44"), "year": Decimal("365.25")}
SLACK = {"day": Decimal("1.1"), "week": Decimal(8), "month": Decimal(31), "year": Decimal(366)}


def write_day_pattern(prefix: str) -> str:
    """A pattern for a day, month or year with the groups of `prefix`."""
    months = "|".join(MONTHS)
    day = rf"(?:(?:de[rmn]_)?(?P<{prefix}d>\d{{1,2}})\._)?"
    month = rf"(?:(?:Anfang_|Mitte_|Ende_)?(?P<{prefix}m>{months})_)?"
    return rf"{day}{month}(?P<{prefix}y>(?:18|19|20)\d\d)"


FROM_UNTIL = (
    rf"\b(?:[Vv]o[nm]|[Zz]wischen|[Aa]b)_(?:dem_)?(?P<first>{write_day_pattern('a')})_(?:bis|und)_(?:zum_|zu_|einschließlich_)?"
    rf"(?P<last>{write_day_pattern('b')})"
)
SPAN_THEN_LENGTH = compile_frame(
    FROM_UNTIL + r"(?:,|_–|_\()_?(?:und_damit_|also_|insgesamt_|immerhin_|mithin_|somit_|das_sind_|genau_)*#length"
)
SPAN_IN_BRACKETS = compile_frame(
    r"#length(?:_lang)?(?:,_|_\(|_–_)"
    + FROM_UNTIL.replace(r"\b(?:[Vv]o[nm]|[Zz]wischen|[Aa]b)_", r"(?:[Vv]o[nm]_|[Zz]wischen_)", 1)
)
SPAN_AND_LENGTH = compile_frame(FROM_UNTIL + r"_#length_lang\b")
SINCE = compile_frame(
    rf"\b[Ss]eit_(?P<first>{write_day_pattern('a')})(?:,|_–|_\()_(?:also_|und_damit_|mithin_|somit_)?(?:seit_)?(?:nunmehr_|mittlerweile_|inzwischen_)?#length"
)
SINCE_AFTER = compile_frame(
    rf"\b[Ss]eit_(?:nunmehr_|mittlerweile_|inzwischen_)?#length(?:,_|_\(|_–_)(?:genauer:_)?seit_(?P<first>{write_day_pattern('a')})"
)
AGO_JOINT = Expression(
    r"^(?!\s?$)(?:\s[a-zäöüß]{4,20}(?:t|en)(?=,?\s(?:[–—-]\s)?(?:also|mithin|somit|das)\b))?"
    r"(?:,|\s[–—-]|\s\()?\s?(?:(?:also|mithin|somit|und damit|das (?:war|ist|heißt),?|genau)\s)*"
    r"(?:im (?:(?:Jahr|Sommer|Herbst|Winter|Frühjahr)\s)?)?$"
)
ENGLISH_JOINT = Expression(r"^(?:,|\s[–—-]|\s\()?\s?(?:(?:or|that is|that was|exactly|precisely|in)\s)*$")
CLOCK = r"(?P<{0}h>\d{{1,2}})(?:[.:](?P<{0}n>\d\d))?"
CLOCKS_THEN = compile_frame(
    rf"\b[Vv]on_{CLOCK.format('a')}(?:_Uhr)?_bis_{CLOCK.format('b')}_Uhr(?:,_|_\(|_–_|_)(?:also_|insgesamt_|rund_|das_sind_)*#length"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stated length against the days it must fit: `reached` in days, or in the clock's minutes.

    `passages` are the characters (start, end) of beginning and end; `told` writes the calculation out.
    """

    passages: tuple[tuple[int, int], ...]
    length: tuple[int, int]
    value: Quantity
    fits: bool
    told: Told
    thing: str


def find_spans(article: AnnotatedArticle, frames: Sequence[Frame]) -> Iterator[Span]:
    """Every stated length of time whose beginning and end are given too, in order of kind."""
    day = article.article.day
    for frame in frames:
        yield from find_periods(frame)
        yield from find_clock_spans(frame)
        if day is not None:
            yield from find_since(frame, day)
    if day is not None:
        yield from find_years_ago(article, day)


def read_day(found: re.Match[str], prefix: str) -> tuple[date, date] | None:
    """The first and last day a date in a text may mean: of "2024" or "Mai 2024" those of the year or month, of a day
    that day twice; None for a day no calendar has. `found` holds it in its groups `prefix` + "y", "m" and "d".
    """
    year = int(found[f"{prefix}y"])
    month = MONTHS.index(found[f"{prefix}m"]) + 1 if found[f"{prefix}m"] else None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if found[f"{prefix}d"] is None:
        last = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), date.fromordinal(last.toordinal() - 1)
    try:
        exact = date(year, month, int(found[f"{prefix}d"]))
    except ValueError:
        return None
    return exact, exact


def days_between(first: tuple[date, date], last: tuple[date, date]) -> Range:
    """The fewest and most days between two stated dates."""
    return Range(Decimal((last[0] - first[1]).days), Decimal((last[1] - first[0]).days))


def fits_length(mention: QuantityMention, between: Range) -> bool | None:
    """Whether a stated length fits, counted with or without the last day or year; None for no length of days."""
    unit = mention.quantity.unit
    if unit not in DAYS_IN or between.high < 0:
        return None
    precise = unit == "year" and between.high - between.low < DAYS_IN["month"] * 2
    slack = HALF_A_YEAR if precise else SLACK[unit]
    stated = Range(mention.quantity.low * DAYS_IN[unit] - slack, mention.quantity.high * DAYS_IN[unit] + slack)
    return stated.meets(between)


def find_periods(frame: Frame) -> Iterator[Span]:
    """ "von 2002 bis 2013, also elf Jahre" """
    for pattern in (SPAN_THEN_LENGTH, SPAN_IN_BRACKETS, SPAN_AND_LENGTH):
        for found in pattern.finditer(frame.text):
            length = frame.figure_at(found.start("length"))
            first, last = read_day(found, "a"), read_day(found, "b")
            if length.kind != "duration" or first is None or last is None or first[0] > last[1]:
                continue
            between = days_between(first, last)
            fits = fits_length(length, between)
            if fits is None:
                continue
            passages = tuple(
                (frame.offset(found.start(name)), frame.offset(found.end(name))) for name in ("first", "last")
            )
            yield make_span(
                passages, length, fits, tell_between(found["first"], found["last"], between, length.quantity)
            )


def tell_between(first: str, last: str, between: Range, length: Quantity) -> Told:
    """ "von 2002 bis 2013 sind es 11 Jahre, nicht 14" without its second half."""
    unit = length.unit or "year"
    middle = (between.low + between.high) / 2 / DAYS_IN[unit]
    about = round(middle, 0)
    told = Quantity(about, about, unit, about, Hedge.APPROX)
    return Told("from {first} to {last} it is {length}", first=first, last=last, length=told)


def make_span(passages: tuple[tuple[int, int], ...], length: QuantityMention, fits: bool, told: Told) -> Span:
    """The span of a figure of time."""
    number = length.quantity.value
    if not fits and number is not None:
        told = Told("{sum}, not {stated}", sum=told, stated=Rounded(number))
    return Span(passages, (length.start, length.end), length.quantity, fits, told, "Zeitraum")


def find_since(frame: Frame, day: date) -> Iterator[Span]:
    """ "seit Februar 2022, also seit fast vier Jahren" """
    for pattern in (SINCE, SINCE_AFTER):
        for found in pattern.finditer(frame.text):
            length = frame.figure_at(found.start("length"))
            first = read_day(found, "a")
            if length.kind != "duration" or first is None:
                continue
            between = days_between(first, (day, day))
            fits = fits_length(length, between)
            if fits is not None:
                passages = ((frame.offset(found.start("first")), frame.offset(found.end("first"))),)
                told = tell_between(found["first"], str(day.year), between, length.quantity)
                yield make_span(passages, length, fits, told)


def find_years_ago(article: AnnotatedArticle, day: date) -> Iterator[Span]:
    """ "vor zehn Jahren (2014)" and "2014, also vor zehn Jahren" """
    dates = article.mentions(dates_of)
    for one, other in pairwise(dates):
        ago, stated = (one, other) if one.kind == "relative" else (other, one)
        if ago.kind != "relative" or stated.kind not in ("year", "month", "season", "absolute") or not stated.date.year:
            continue
        text = article.text[ago.start : ago.end]
        count = day.year - (ago.date.year or day.year)
        joint = AGO_JOINT if article.language == "de" else ENGLISH_JOINT
        if not ("ahr" in text or "year" in text) or count < 2 or not joint.match(article.text[one.end : other.start]):
            continue
        hedged = ago.hedge is not Hedge.EXACT or re.search(
            r"(?:fast|rund|etwa|gut|über|mehr als|knapp|nahezu|beinahe|ungefähr|gerade"
            r"|nearly|almost|about|around|some|over|more than|roughly)\W*$",
            article.text[max(0, ago.start - 12) : ago.start + 4],
        )
        off = abs(stated.date.year - (day.year - count))
        fits = off <= (max(2, count // 8) if hedged else 1)
        told = _subtract(day.year, count, None if fits else stated.date.year)
        value = Quantity(Decimal(count), Decimal(count), "year", Decimal(count))
        yield Span(((stated.start, stated.end),), (ago.start, ago.end), value, fits, told, "Jahreszahl")


def find_clock_spans(frame: Frame) -> Iterator[Span]:
    """ "von 20 bis 22 Uhr, also zwei Stunden" """
    for found in CLOCKS_THEN.finditer(frame.text):
        length = frame.figure_at(found.start("length"))
        factor = {"hour": 60, "minute": 1}.get(length.quantity.unit or "", 0)
        start, end = (int(found[f"{side}h"]) * 60 + int(found[f"{side}n"] or 0) for side in "ab")
        if not factor or start >= 1440 or end > 1440:
            continue
        minutes = Decimal((end - start) % 1440)
        stated = Range(length.quantity.low * factor - 15, length.quantity.high * factor + 15)
        fits = stated.holds(minutes)
        clocks = [Told("{hour}:{minute}", hour=found[f"{end}h"], minute=found[f"{end}n"] or "00") for end in "ab"]
        unit = length.quantity.unit or "hour"
        between = round(minutes / factor, 4)
        told = Told(
            "from {first} to {last} it is {length}",
            first=clocks[0],
            last=clocks[1],
            length=Quantity(between, between, unit, between),
        )
        passage = (frame.offset(found.start("ah")), frame.offset(found.end("bn") if found["bn"] else found.end("bh")))
        yield make_span((passage,), length, fits, told)


def _subtract(year: int, years: int, stated: int | Decimal | None) -> Told:
    told = Told("{year} - {years} = {earlier}", year=year, years=years, earlier=year - years)
    if stated is None:
        return told
    return Told("{sum}, not {stated}", sum=told, stated=Rounded(stated) if isinstance(stated, Decimal) else stated)
