"""A date is given with a weekday that it does not fall on.

One article is enough, and the calendar alone decides: "am Dienstag, 10. Juni 2024" cannot be, since that was a Monday.
Where the year is not stated it is the one next to the article's own day; such a finding is a warning, and there is
none if the passage speaks of another year, for which the weekday may be right.

The rule cannot tell whether the weekday, the day, the month or the year is the slip. Dates before 1900 are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.dates.dates import DateMention, dates_of
from checker.finding.quotes.quotes import in_quote, said_by
from checker.identity.events import CalendarSubject
from checker.judging.dating import WEEKDAYS
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.ERROR
SCOPE = "any"
CODES = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")  # part of the fingerprint
FIRST_YEAR = 1900
OTHER_YEAR = re.compile(
    r"\b((?:1[89]|20)\d\d)\b|\bVorjahr|\b(?:vergangenen|letzten|vorigen|nächsten|kommenden) Jahr|\bvor \w+ Jahren"
    r"|\bJahrestag|\blast year|\bnext year|\byears ago"
)

EXAMPLES = (
    Conflicting("Das Fest begann am [Dienstag, 10. Juni 2024, um zehn Uhr]."),
    Conflicting("Der Rat tagt am [Montag, dem 5. Juni 2025], in Celle."),
    Conflicting("Am [Freitagabend, den 8. November 2025], begann das Konzert im Park."),
    Conflicting("Öffnungstag ist [Sonntag (14.06.2025)]."),
    Conflicting("In der [Nacht von Montag auf Dienstag, dem 5. Mai 2025], brannte eine Scheune."),
    Conflicting("Am [Montag, 3. Juni], wurde die Straße gesperrt."),
    Conflicting("Beginn: [Freitag, 7. Juni 2025, 19.12 Uhr]"),
    Conflicting("The council met on [Friday, May 28, 2025], in Leeds.", language="en"),
    Conflicting("Sie starb am [24. Mai 2025, einem Freitag], im Alter von 80 Jahren."),
    Conflicting("Der Umbau begann 2025. Am [Montag, 3. Juni], wurde die Straße gesperrt."),
    Consistent("Das Fest begann am [Dienstag, 10. Juni 2025], und endete abends."),
    Consistent("Der Rat tagt am [Donnerstag, dem 5. Juni], in Celle."),
    Consistent("Am Montag kam die Ministerin, am 5. Juni fährt sie zurück."),
    Consistent("In der [Nacht zum Freitag, 28. März 2025], einigten sich beide Seiten."),
    Consistent("Am [Dienstag, 4. Juni], vor einem Jahr begann der Umbau, 2024 also."),
    Consistent("Die Schlacht begann am Freitag, dem 18. Juni 1815."),
    Consistent("Am [Samstag (14. Juni)] und Sonntag (15.) ist geschlossen, am [Montag, 16.06.2025], geöffnet."),
    Consistent("Am [Montag, 5. Juni], ist Sitzung.", dated=False),
    Consistent("Am Mittwoch, 10 Uhr, und am Donnerstag, 12 Uhr, wird geprobt."),
    Consistent("On [Thursday, May 29, 2025], the council met. On Friday it did not.", language="en"),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every date with day, month and weekday."""
    for mention in article.mentions(dates_of):
        if mention.weekday is None or mention.kind != "absolute":
            continue
        if mention.date.year is not None and mention.date.year < FIRST_YEAR:
            continue
        yield Claim(
            "weekday_mismatch",
            CalendarSubject(str(mention.date)[:10]),
            mention.date,
            f"{CODES[mention.weekday]} {mention.date}"[:40],
            article.excerpt(mention.start, mention.end),
            said_by=said_by(article, mention.start, mention.end),
            in_quote=in_quote(article, mention.start),
        )


def inspect(article: AnnotatedArticle) -> Iterator[tuple[tuple[Claim, ...], Verdict]]:
    """Compare every such date with the calendar."""
    stated = {(mention.start, mention.end): mention for mention in article.mentions(dates_of)}
    for claim in find_claims(article):
        mention = stated[claim.excerpt.start, claim.excerpt.end]
        day = mention.day
        if day is None or mention.weekday is None or day.weekday() == mention.weekday:
            continue
        if not mention.year_stated and names_other_year(article, mention):
            continue
        told = Told(
            "{day} is a {weekday}, not a {stated}",
            day=day,
            weekday=WEEKDAYS[day.weekday()],
            stated=WEEKDAYS[mention.weekday],
        )
        if not mention.year_stated:
            told = Told("{told} (the year is that of the article of {day})", told=told, day=article.article.day or "")
        severity = Level.ERROR if mention.year_stated else Level.WARNING
        yield (claim,), Verdict(Outcome.CONFLICT, Told("{told}.", told=told), severity, suggest(day, mention.weekday))


def names_other_year(article: AnnotatedArticle, mention: DateMention) -> bool:
    """Whether the passage around speaks of another year than the one assumed, for which the weekday may be right."""
    left, right = max(article.article.body_start, mention.start - 200), mention.end + 200
    around = article.text[left : mention.start] + " " + article.text[mention.end : right]
    assumed = str(mention.day.year) if mention.day else ""
    return any(found[1] is None or found[1] != assumed for found in OTHER_YEAR.finditer(around))


def suggest(day: date, weekday: int) -> str:
    """The nearest day that falls on the weekday, and the years near by in which the date does."""
    shift = (weekday - day.weekday() + 3) % 7 - 3
    near = date.fromordinal(day.toordinal() + shift)
    years = [year for year in (day.year - 1, day.year + 1) if same_day(day, year).weekday() == weekday]
    if years:
        return Told(
            "{weekday} is {day}; in {year} the date falls on that weekday.",
            weekday=WEEKDAYS[weekday],
            day=near,
            year=years[0],
        )
    return Told("{weekday} is {day}.", weekday=WEEKDAYS[weekday], day=near)


def same_day(day: date, year: int) -> date:
    """The same day of another year (28 February for the leap day)."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
