"""Dates and times of day in running text: absolute, relative, partial, anchored on the article's own day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from checker.expression import Expression
from checker.finding.dates.date_readers import BEFORE, read
from checker.finding.dates.date_resolve import DateMention, Stated, resolve
from checker.finding.dates.date_words import load_calendar
from checker.language import AnnotatedArticle
from checker.model import Hedge

__all__ = ["DateMention", "dates_of", "find_dates"]

RELATIONS = (
    ("since", Expression(r"\b(?:[Ss]eit|[Ss]ince)(?: dem| den| der)? $")),
    (
        "until",
        Expression(r"\b(?:[Bb]is|[Uu]ntil|[Bb]y|[Tt]hrough)(?: zu[mr]?| ins?| spätestens)?(?: dem| den| der)? $"),
    ),
    ("from", Expression(r"\b(?:[Aa]b|[Vv]o[nm]|[Ff]rom)(?: dem| den| der)? $")),
    ("after", Expression(r"\b(?:[Nn]ach|[Aa]fter)(?: dem| den| der)? $")),
    ("before", Expression(r"\b(?:[Vv]or|[Bb]efore)(?: dem| den| der)? $")),
)
HEDGES = Expression(
    r"\b(?P<about>[Gg]egen|[Ee]twa|[Rr]und|[Cc]irca|ca\.|[Uu]ngefähr|[Aa]bout|[Aa]round|[Aa]pproximately)(?: um"
    r"| gegen)? $"
    r"|\b(?P<after>[Kk]urz nach|[Ss]hortly after|just after)(?: dem)? $|\b(?P<before>[Kk]urz vor"
    r"|[Ss]hortly before|just before) $"
)
# Between a day and its time: "Freitag gegen 17.20 Uhr", "Friday shortly after 5 p.m."
SOFT_TIME = Expression(
    r"\b(?:gegen|etwa|rund|circa|ca\.|ungefähr|kurz (?:vor|nach)|about|around|approximately|"
    r"(?:shortly|just) (?:before|after)) "
)
JOINS_DAY = Expression(r",? (?:de[mnrs] |the |on )?|,? ?\(|,? \(de[mnr] ")
JOINS_CLOCK = Expression(
    r",? ?(?:[-–|] ?)?(?:(?:um|gegen|ab|kurz vor|kurz nach|etwa um|etwa|at|around|shortly after|at around"
    r"|gegen etwa) )?(?:around )?"
)
SPANS = Expression(r"[ \u00a0]?(?:und|and|bis|to|until|–|-)[ \u00a0]?(?:(?:gegen|etwa|about) )?")
BETWEEN = Expression(r"\b(?:[Zz]wischen|[Bb]etween)(?: (?:etwa|gegen|about|around))? $")
NAMES_WEEKDAY = Expression(r",? (?:einem |ein |einen |a )| ?\(")
JOINS_PART = Expression(r",? (?:am |in der |in the )?(?:frühen |späten |early |late )?")
PART_OF = Expression(r" (?:de[srm]|vom|of|on|on the) (?:frühen )?")


def dates_of(article: AnnotatedArticle) -> tuple[DateMention, ...]:
    """All dates of an article, relative words resolved by its own day; offsets in characters of its text."""
    body = article.article.body_start
    found = find_dates(article.text, article.language, article.article.day)
    return tuple(mention for mention in found if mention.start >= body)


def find_dates(text: str, language: str = "de", published: date | None = None) -> tuple[DateMention, ...]:
    """Every date and time of day in `text`, in order, resolved by `published` where relative."""
    calendar = load_calendar(language)
    joined = join(tuple(read(text, calendar)), text)
    return span_clocks(tuple(finish(when, text, calendar.language, published) for when in joined), text)


def span_clocks(mentions: tuple[DateMention, ...], text: str) -> tuple[DateMention, ...]:
    """Two times of day that bound one span are none that something happened at: "zwischen 18.05 Uhr und 18.30 Uhr"."""
    found = list(mentions)
    for place, (first, second) in enumerate(pairwise(mentions)):
        if first.kind != "clock" or second.kind != "clock" or not SPANS.fullmatch(text, first.end, second.start):
            continue
        if BETWEEN.search(text, max(0, first.start - BEFORE), first.start):
            found[place], found[place + 1] = replace(first, relation="between"), replace(second, relation="between")
        elif text[first.end : second.start].strip(" \u00a0") not in ("und", "and"):
            found[place], found[place + 1] = replace(first, relation="from"), replace(second, relation="until")
    return tuple(found)


def finish(when: Stated, text: str, language: str, published: date | None) -> DateMention:
    """The mention that a date as written makes in `text`: the day it means for an article published on `published`,
    whether it is softened ("etwa am 3. Mai"), and how the statement lies to it ("on", "before", "since" ...)."""
    before = text[max(0, when.start - BEFORE) : when.start]
    relation = next((name for name, cue in RELATIONS if cue.search(before)), "on")
    soft = HEDGES.search(before)
    return DateMention(
        when.start,
        when.end,
        resolve(when, text, language, published),
        when.weekday,
        when.kind,
        when.part,
        when.night_to,
        Hedge.APPROX if soft else Hedge.EXACT,
        "on" if soft else relation,
        when.edge,
        when.season,
        when.year is not None,
    )


def join(stated: tuple[Stated, ...], text: str) -> tuple[Stated, ...]:
    """Neighbours that name one time together: "Dienstag, 10. Juni 2025", "Montag um 8 Uhr", "am Abend des 3. Mai"."""
    joined: list[Stated] = []
    for when in stated:
        together = merge(joined[-1], when, text) if joined else None
        if together:
            joined[-1] = together
        else:
            joined.append(when)
    return tuple(joined)


def has_day(when: Stated) -> bool:
    return when.day is not None or when.easter is not None


def merge(first: Stated, second: Stated, text: str) -> Stated | None:
    """Both as one mention, or None when they name two times."""
    gap = text[first.end : second.start]
    if len(gap) > 24:
        return None
    dated = first.kind in ("absolute", "weekday", "relative", "holiday")
    if second.kind == "absolute" and not has_day(first) and (first.weekday is not None or first.unit == "day"):
        if not JOINS_DAY.fullmatch(gap):
            return None
        end = second.end + text.startswith(")", second.end) * ("(" in gap)
        return replace(
            second, start=first.start, end=end, weekday=first.weekday, part=first.part, night_to=first.night_to
        )
    if second.kind == "weekday" and first.unit == "day" and first.weekday is None and JOINS_DAY.fullmatch(gap):
        return replace(first, end=second.end, weekday=second.weekday, part=first.part or second.part)
    if second.kind == "weekday" and has_day(first) and first.weekday is None and second.step is None:
        if not NAMES_WEEKDAY.fullmatch(gap):
            return None
        end = second.end + text.startswith(")", second.end) * ("(" in gap)
        return replace(first, end=end, weekday=second.weekday)
    if second.kind == "clock" and dated and first.hour is None and JOINS_CLOCK.fullmatch(gap):
        return replace(first, end=second.end, hour=second.hour, minute=second.minute)
    if second.kind == "part" and dated and first.part is None and JOINS_PART.fullmatch(gap):
        return replace(first, end=second.end, part=second.part)
    if (
        first.kind == "part"
        and second.kind in ("absolute", "weekday")
        and second.part is None
        and PART_OF.fullmatch(gap)
    ):
        return replace(second, start=first.start, part=first.part)
    return None
