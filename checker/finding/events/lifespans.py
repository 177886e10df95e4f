"""Births and ages at death that an article tells, with whose they are and when the person died.

In: an AnnotatedArticle. Out: StatedBirth and AgeAtDeath in order of place; offsets are characters of its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from checker.expression import Expression
from checker.finding.dates.dates import dates_of
from checker.finding.events.event_dates import event_dates_of
from checker.finding.page.furniture import captions_of, furniture_of, in_furniture
from checker.finding.page.sentences import sentence_bounds
from checker.finding.people.event_people import main_person, person_of
from checker.finding.people.names import surnames_equal
from checker.language import AnnotatedArticle
from checker.model import PartialDate

Days = tuple[date, date]
MOST = 20  # ages at death; an article with more is a list
NEWS_OF_DEATH = timedelta(days=30)  # a death without a day of its own is told within this time
DIED = r"(?:starb|gestorben(?:e[nrs]?)?|verstarb|verstorben(?:e[nrs]?)?|eingeschlafen|entschlafen)"
AGE_AT_DEATH = Expression(
    r"\b(?:mit|im Alter von)[ \u00a0](?:nur[ \u00a0])?(?P<with>\d{2,3})(?:[ \u00a0]Jahren)?"
    rf"(?:[ \u00a0][\w-]{{1,30}}){{0,6}}[ \u00a0]{DIED}\b"
    r"|\b(?:starb|verstarb)(?:[ \u00a0,][^.;:!?\d]{0,80})?[ \u00a0](?:mit|im Alter von)[ \u00a0](?:nur[ \u00a0])?"
    r"(?P<after>\d{2,3})(?:[ \u00a0]Jahren)?(?![\w-])"
    r"|\bwurde[ \u00a0](?:nur[ \u00a0])?(?P<old>\d{2,3})[ \u00a0]Jahre[ \u00a0]alt\b"
    r"|\bwurde[ \u00a0](?:nur[ \u00a0])?(?P<bare>\d{2,3})(?=\.(?:\s|$))"
    r"|(?<![\w-])(?P<late>\d{2,3})[ \u00a0]Jahre[ \u00a0]alt[ \u00a0]wurde\b"
    r"|\berreichte[ \u00a0]ein[ \u00a0]Alter[ \u00a0]von[ \u00a0](?P<reached>\d{2,3})[ \u00a0]Jahren\b"
    rf"|(?<![\w-])(?P<aged>\d{{2,3}})[- \u00a0]?jährig[ \u00a0](?:[\w-]{{1,20}}[ \u00a0]){{0,4}}(?:{DIED}"
    rf"|verschieden)\b"
    r"|\([ \u00a0]?†[ \u00a0]?(?P<cross>\d{2,3})\)"
    r"|\b(?:starb|verstarb)[ \u00a0](?:[^.;:!?\d]{0,60}[ \u00a0])?(?P<young>\d{2,3})[- \u00a0]?jährig(?![\w-])",
    re.IGNORECASE,
)
AGE_AT_DEATH_EN = Expression(
    r"\b(?:died|passed away|dies|dead)(?:,? [^.;:!?\d]{0,80})?,? (?:at|aged|at the age of"
    r"|at age) (?P<after>\d{2,3})(?![\w%-])(?! ?[ap]\.?m)"
    r"|\b(?:died|dead|death)\b[^\n]{0,200}[.!] (?:He|She) was (?P<was>\d{2,3})(?=[.,;])"
    r"|\b(?:aged|at the age of|at age) (?P<before>\d{2,3}),? (?:died|passed away)\b"
)
KIN = Expression(
    r"\b(?:Mutter|Vater|Eltern|Frau|Mann|Ehefrau|Ehemann|Witwe|Witwer|Gattin|Gatte|Bruder|Schwester|Sohn|Tochter|Oma|Opa"
    r"|Großmutter|Großvater|Kind|Freund|Freundin|Kollege|Kollegin|Vorgänger\w*|Nachfolger\w*"
    r"|mother|father|wife|husband|brother|sister|son|daughter|friend|predecessor|successor)\b"
)
TELLS_DEATH = Expression(rf"\b(?:{DIED}|tot|Tod|[Tt]rauern?|[Tt]rauert|lebt nicht mehr)\b")

DEATH_PARTS = ("starb", "storben", "schlafen", "tot", "Tod", "rauer", "lebt nicht mehr")  # one is in each TELLS_DEATH


@dataclass(frozen=True, slots=True)
class StatedBirth:
    """Someone's birth: the surname, the first and last day it may have been, and the passage."""

    who: str
    days: Days
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AgeAtDeath:
    """The age in years at which someone died: the surname and the passage with the figure."""

    who: str
    age: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Death:
    """When someone died, as one article tells it: the first and last day it may have been, or a day without a year."""

    days: Days | None = None
    yearless: PartialDate | None = None


def births_of(article: AnnotatedArticle) -> tuple[StatedBirth, ...]:
    """Every birth with at least a year, of somebody with a name."""
    return tuple(
        StatedBirth(event.who, days, event.mention.start, event.mention.end)
        for event in article.mentions(event_dates_of)
        if event.family == "birth"
        and event.who
        and not event.coming
        and (days := span_of(event.mention.date)) is not None
    )


def span_of(when: PartialDate) -> Days | None:
    """The first and last day of a date with a year; None without one."""
    if when.year is None:
        return None
    if when.month is None:
        return date(when.year, 1, 1), date(when.year, 12, 31)
    first = date(when.year, when.month, 1)
    if when.day is None:
        return first, date(when.year + when.month // 12, when.month % 12 + 1, 1) - timedelta(days=1)
    exact = first + timedelta(days=when.day - 1)
    return (exact, exact) if exact.month == when.month else None


def ages_at_death_of(article: AnnotatedArticle) -> tuple[AgeAtDeath, ...]:
    """Every age at death of somebody with a name; none where one person is given two."""
    if article.language == "de" and not tells_death(article):
        return ()
    told = AGE_AT_DEATH if article.language == "de" else AGE_AT_DEATH_EN
    hidden = article.mentions(furniture_of), article.mentions(captions_of)
    found = []
    for match in told.finditer(article.text, article.article.body_start):
        group = next(name for name, text in match.groupdict().items() if text)
        start, end = match.span(group)
        if any(in_furniture(spans, start, end) for spans in hidden):
            continue
        left, right = sentence_bounds(article, start)
        if KIN.search(article.text, left, match.end()):
            continue
        who = person_of(article, left, max(left, match.start() - 120), min(right, match.end() + 60), match.span())
        age = int(match[group])
        if who and 10 <= age <= 120:
            found.append(AgeAtDeath(who, age, start, end))
    if len(found) > MOST:
        return ()
    return tuple(
        one for one in found if all(other.age == one.age for other in found if surnames_equal(one.who, other.who))
    )


def tells_death(article: AnnotatedArticle) -> bool:
    """Whether a German article tells of somebody's death at all."""
    if not any(part in article.text for part in DEATH_PARTS):
        return False
    return bool(TELLS_DEATH.search(article.text, article.article.body_start))


def death_of(article: AnnotatedArticle, who: str) -> Death:
    """The first and last day on which `who` (a surname) may have died by what the article says.

    Where it gives several spans, the shortest. Where it gives none and is about this person, news of a death counts as
    at most NEWS_OF_DEATH old; a day without a year is kept beside it.
    """
    told = [
        event.mention
        for event in article.mentions(event_dates_of)
        if event.family == "death" and event.who and surnames_equal(event.who, who) and not event.coming
    ]
    spans = [span for mention in told if (span := span_of(mention.date)) is not None]
    if spans:
        return Death(min(spans, key=lambda span: (span[1] - span[0], span)))
    yearless = next((one.date for one in told if one.date.month is not None and one.date.day is not None), None)
    day = article.article.day
    main = article.mentions(main_person)
    if day is not None and main is not None and surnames_equal(main, who):
        return Death((day - NEWS_OF_DEATH, day), yearless)
    return Death(None, yearless)


def full_days_of(article: AnnotatedArticle) -> tuple[date, ...]:
    """The days that an article writes out with their year."""
    return tuple(
        dict.fromkeys(
            when.day for when in article.mentions(dates_of) if when.kind == "absolute" and when.day and when.year_stated
        )
    )
