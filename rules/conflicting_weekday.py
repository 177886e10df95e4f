"""Two dates of one story have weekdays that no calendar allows together, whatever the year.

"am Montag (13. Oktober)" and "am Dienstag, 13. Oktober", or "Freitag, 19. September" and "Samstag, 21. September":
where no year is stated and the article has no date, weekday_mismatch cannot tell; but two dates at most two weeks apart
fit together or do not. Dates of one article and of two are compared.

Legitimate: days of two years. Where both years are known nothing is said here, nor where a date does not fit the
calendar of its own year: that is weekday_mismatch. The rule cannot tell which of the two is the slip.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.dates.dates import dates_of
from checker.finding.page.furniture import furniture_of, in_furniture
from checker.judging.dating import WEEKDAYS
from checker.messages import Told
from checker.model import Claim, Level, Outcome, PartialDate, Verdict
from checker.reckoning.anchors import AnchorSubject, can_share_year

LEVEL = Level.WARNING
SCOPE = "story"
NAME = "conflicting_weekday"
ADVICE = Told("Check weekday and date.")

EXAMPLES = (
    Conflicting("Gestreikt wird am [Montag (13. Oktober)].", "Der Streik ist am [Dienstag, 13. Oktober].", dated=False),
    Conflicting("Das Fest beginnt am [Freitag, 19. September], und endet am [Samstag, 21. September].", dated=False),
    Conflicting("Die Wahl ist am [Sonntag, dem 8. Juni].", "Gewählt wird am [Sonntag (9.6.)].", dated=False),
    Conflicting(
        "Am [Mittwoch, 2. April], tagte der Rat.", "Am [Freitag, 3. April], trat der Bürgermeister ab.", dated=False
    ),
    Conflicting(
        "Am [Donnerstag, 12. Juni 2025], kam der Zug an.", "Der Zug kam am [Freitag, 12. Juni], an.", dated=False
    ),
    Conflicting("Beginn ist am [Montag, 30. Juni].", "Am [Mittwoch, 1. Juli], geht es weiter.", dated=False),
    Conflicting("In der [Nacht auf Samstag, 7. Juni], fiel der Strom aus.", "[Samstag, 8. Juni]", dated=False),
    Conflicting("Premiere: [Freitag, 6. Juni]. Zweite Aufführung: [Sonntag, 14. Juni].", dated=False),
    Consistent("Gestreikt wird am [Montag (13. Oktober)].", "Der Streik ist am [Montag, 13. Oktober].", dated=False),
    Consistent("Das Fest beginnt am [Freitag, 19. September], und endet am [Sonntag, 21. September].", dated=False),
    Consistent(
        "Am [Donnerstag, 12. Juni 2025], kam er.", "Im Jahr davor kam er am [Mittwoch, 12. Juni 2024].", dated=False
    ),
    Consistent("Am [Montag, 13. Oktober], begann es.", "Am [Freitag, 5. Dezember], endete es.", dated=False),
    Consistent("Beginn ist am [Montag, 24. Februar].", "Am [Montag, 3. März], geht es weiter.", dated=False),
    Consistent("Beginn ist am [Montag, 24. Februar].", "Am [Dienstag, 3. März], geht es weiter.", dated=False),
    Consistent("Am Montag begann es, am 13. Oktober endete es.", "Am Dienstag, im März, begann es.", dated=False),
    Consistent("Am [Montag, 17. Juni 2025], begann es.", "Am [Dienstag, 17. Juni], begann es.", dated=False),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every day of a month with a weekday beside it."""
    furniture = article.mentions(furniture_of)
    for when in article.mentions(dates_of):
        month, day = when.date.month, when.date.day
        if when.kind != "absolute" or when.weekday is None or month is None or day is None:
            continue
        if in_furniture(furniture, when.start, when.end):
            continue
        subject = AnchorSubject(month, day, when.weekday, when.date.year)
        normal = f"{WEEKDAYS[when.weekday]} {day}.{month}."
        yield make_claim(article, NAME, subject, normal, when.start, when.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict where no year has both days on their weekdays."""
    if not isinstance(earlier.subject, AnchorSubject) or not isinstance(later.subject, AnchorSubject):
        return Verdict(Outcome.NOT_COMPARABLE, Told("not a weekday"))
    one, other = tell_day(earlier.subject), tell_day(later.subject)
    if can_share_year(earlier.subject, later.subject):
        return Verdict(Outcome.AGREES, Told("{one} and {other} fit together", one=one, other=other))
    because = Told("{one} and {other}: both fit in no year.", one=one, other=other)
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)


def tell_day(anchor: AnchorSubject) -> Told:
    """Weekday and day in the reader's language: "Montag 13.10."."""
    return Told.joined((WEEKDAYS[anchor.weekday], PartialDate(None, anchor.month, anchor.day)), " ")
