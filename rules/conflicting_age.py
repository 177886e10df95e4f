"""Two sources give one person ages that no birthday between them explains.

What disagrees: "Karsten Beispiel, 55", "Beispiel (56)", "der 56-Jährige", "die 51 Jahre alte Ministerin". An age on a
day leaves one year for the day of birth; two ages conflict if these years do not overlap. Against a birthday in the
reference facts the age on the article's day is worked out, with a day's grace on either side.

Legitimate: a birthday between two articles, an age at another time ("wurde mit 34 Professorin" is not read at all).

What the rule cannot see: ages of people without a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.people import persons_of
from checker.model import Claim, Fact, Level, Outcome, Verdict
from checker.subjects.claiming import make_claim
from checker.subjects.people import subject_of_fact, subject_of_person

LEVEL = Level.WARNING
SCOPE = "story"
ADVICE = "Geburtstag nachschlagen."
GRACE = timedelta(days=1)

BORN = """
[[person]]
name = "Karsten Beispiel"
born = 1969-05-20
source = "Unternehmen"
checked = 2025-06-01
"""

EXAMPLES = (
    Conflicting("[Karsten Beispiel, 55], wird Minister.", "Minister [Karsten Beispiel (57)] sprach.", days_later=2),
    Conflicting("[Karsten Beispiel (57)] sprach.", facts=BORN),
    Conflicting("Ministerin [Petra Lindqvist (51, CDU)] kam.", "Die [53-jährige Petra Lindqvist] kam."),
    Conflicting("[Petra Lindqvist, 51 Jahre alt], kam.", "Ministerin Petra Lindqvist kam. [Die 41-Jährige] schwieg."),
    Conflicting("Der [62 Jahre alte Arne Feldkamp] ging.", "[Arne Feldkamp (26)] ging."),
    Conflicting("[Arne Feldkamp, ein 55-jähriger] Manager, kam.", "[Arne Feldkamp, 56], kam."),
    Conflicting("[Lena Waldow (19)] siegte.", "Die [29-jährige Schwimmerin Lena Waldow] siegte."),
    Conflicting("Neu ist Karsten Öhler: [Der 55 Jahre alte Manager] führt.", "[Karsten Öhler, 57], führt."),
    Consistent("[Karsten Beispiel, 55], wird Minister.", "Minister [Karsten Beispiel (56)] sprach.", days_later=20),
    Consistent("[Karsten Beispiel (56)] sprach.", facts=BORN),
    Consistent("[Karsten Beispiel (57)] sprach.", facts=BORN, dated=False),
    Consistent("[Petra Lindqvist (51)] kam.", "[Petra Lindqvist (52)] kam.", years_later=1),
    Consistent("[Petra Lindqvist (51)] kam.", "[Ingo Lindqvist (53)] kam."),
    Consistent(
        "[Petra Lindqvist, 51], kam mit 34 Abgeordneten.", "Petra Lindqvist, 34 Abgeordnete und 12 Gäste kamen."
    ),
    Consistent("Arne Feldkamp wurde mit 34 Jahren Professor.", "[Arne Feldkamp (62)] ging."),
    Consistent("Arne Feldkamp sah einen Mann. Der 46-Jährige lag am Boden.", "[Arne Feldkamp (62)] ging."),
    Consistent("Regie führte der damals 48-jährige Arne Feldkamp.", "[Arne Feldkamp (62)] ging."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each place where a named person is given an age."""
    everybody = persons_of(article)
    for person in everybody:
        subject = subject_of_person(person, everybody)
        for stated in person.ages:
            yield make_claim(article, "conflicting_age", subject, str(stated.age), stated.start, stated.end)


def claims_from_fact(fact: Fact) -> Claim | None:
    """The birthday of a reference fact as a claim; its value is the ISO date."""
    if fact.attribute != "born":
        return None
    return Claim("conflicting_age", subject_of_fact(fact), fact.value, fact.value, fact.excerpt)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Ages conflict if no day of birth allows both on the days of their articles."""
    one, other = birth_range(earlier), birth_range(later)
    if one is None or other is None:
        if not earlier.reference and earlier.article.day == later.article.day and earlier.normal != later.normal:
            return _conflict(earlier, later)
        return Verdict(Outcome.NOT_COMPARABLE, "ohne Datum lässt sich ein Alter nicht vergleichen")
    if one[0] <= other[1] and other[0] <= one[1]:
        return Verdict(
            Outcome.AGREES, "ein Geburtstag kann beides erklären" if earlier.normal != later.normal else "gleich"
        )
    return _conflict(earlier, later)


def _conflict(earlier: Claim, later: Claim) -> Verdict:
    because = f"einmal {earlier.normal}, einmal {later.normal} Jahre: kein Geburtstag erklärt beides"
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)


def birth_range(claim: Claim) -> tuple[date, date] | None:
    """First and last possible day of birth; None for an age in an undated article."""
    if claim.reference:
        born = date.fromisoformat(claim.normal)
        return born - GRACE, born + GRACE
    day = claim.article.day
    if day is None:
        return None
    age = int(claim.normal)
    return _years_before(day, age + 1) + timedelta(days=1), _years_before(day, age)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
