"""Two sources give something two terms: a contract until 2030 here, until 2031 there.

What is compared are the years in which a contract, a protection of jobs or job cuts end, and in which something is to
open, where an article gives but one year for it.

Legitimate: a plan that has changed between two articles (an update, without a date a note), and terms of the past. A
contract that is signed does not change.

What the rule cannot see: whose contract it is, where two are told of in one story, each in an article of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent, Updated
from checker.finding import AnnotatedArticle
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict
from checker.reckoning.aims import SIGNED, AimSubject, aims_of

LEVEL = Level.WARNING
SCOPE = "across"
NAME = "conflicting_aim"
ADVICE = Told("Look up the contract or the plan.")

EXAMPLES = (
    Conflicting(
        "Die Torhüterin unterschrieb einen Vertrag bis [2031].",
        "Ihr Vertrag läuft bis zum 30. Juni [2030].",
        dated=False,
    ),
    Conflicting(
        "Der Kontrakt steht: Die Torhüterin unterschrieb bis Sommer [2029].",
        "Bei ihrem neuen Klub hat sie einen Vertrag bis [2028].",
        days_later=2,
    ),
    Conflicting(
        "Bis Ende [2032] gilt die Beschäftigungssicherung.",
        "Die Beschäftigungssicherung läuft bis Ende [2031].",
    ),
    Conflicting(
        "Die Firma will bis Ende [2030] 900 Stellen streichen.",
        "Bis [2031] sollen bei der Firma 900 Arbeitsplätze abgebaut werden.",
    ),
    Conflicting(
        "Die Brücke soll im Dezember [2033] in Betrieb gehen.",
        "Die Inbetriebnahme der Brücke ist im Jahr [2034] geplant.",
    ),
    Conflicting(
        "The goalkeeper signed a contract until June [2031].",
        "Her contract runs until [2030].",
        language="en",
    ),
    Conflicting(
        "Der Stürmer verlängerte seinen Vertrag bis [2029].",
        "Der Stürmer bleibt: Er verlängerte bis [2028].",
    ),
    Conflicting(
        "Die Eröffnung ist im Herbst [2030] geplant.",
        "Frühestens Ende [2031] soll die Halle eröffnet werden.",
    ),
    Updated(
        "Die Brücke soll im Dezember [2033] in Betrieb gehen.",
        "Die Brücke soll erst im Dezember [2035] in Betrieb gehen.",
        days_later=60,
    ),
    Consistent(
        "Die Torhüterin unterschrieb einen Vertrag bis [2031].",
        "Ihr Vertrag läuft bis zum 30. Juni [2031].",
    ),
    Consistent(
        "Die Torhüterin unterschrieb einen Vertrag bis 2031. Ihre Kollegin unterschrieb einen Vertrag bis 2029.",
        "Ihr Vertrag läuft bis zum 30. Juni [2030].",
    ),
    Consistent(
        "Die Torhüterin unterschrieb einen Vertrag bis [2031].",
        "Ursprünglich lief ihr Vertrag bis 2029.",
    ),
    Consistent(
        "Die Torhüterin soll einen Vertrag bis 2030 erhalten.",
        "Die Torhüterin unterschrieb einen Vertrag bis [2031].",
    ),
    Consistent(
        "Die Firma will bis Ende [2030] 900 Stellen streichen.",
        "Bis Ende [2032] gilt die Beschäftigungssicherung.",
    ),
    Consistent(
        "Die Brücke soll im Dezember [2033] in Betrieb gehen.",
        "Der Vertrag über den Betrieb der Brücke läuft bis [2040].",
    ),
    Consistent(
        "Die Brücke wurde 2012 eröffnet.",
        "Im Jahr 2014 wurde der Tunnel eröffnet.",
    ),
    Consistent(
        "Bis 2031 steigen die Beiträge.",
        "Bis 2030 steigen die Löhne.",
    ),
    Consistent(
        "Die Halle soll im Jahr [2030] fertig sein.",
        "Im Jahr [2030] soll die Halle eröffnet werden.",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each year in which a term ends or something is to open."""
    for one in aims_of(article):
        yield make_claim(article, NAME, one.subject, str(one.year), one.start, one.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Two years conflict; of a plan the later article's supersedes, and without a date that may be so."""
    if earlier.normal == later.normal:
        return Verdict(Outcome.AGREES, Told("the same"))
    because = Told("{one} here, {other} there", one=earlier.normal, other=later.normal)
    if isinstance(earlier.subject, AimSubject) and earlier.subject.kind in SIGNED:
        return Verdict(Outcome.CONFLICT, because, advice=ADVICE)
    days = (earlier.article.day, later.article.day)
    if None in days:
        return Verdict(Outcome.CONFLICT, because, Level.NOTE, ADVICE)
    if days[0] != days[1]:
        return Verdict(Outcome.UPDATE, because)
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)
