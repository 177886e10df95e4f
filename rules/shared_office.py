"""One office that has one holder at a time is given to two people.

What disagrees: two articles of one story, or an article and the reference facts, name different people as Außenminister
of one state, as Staatspräsident, as Generalsekretär of the Nato.

Legitimate: former, outgoing and designated holders, an office of another state, articles more than some days apart,
an article that itself names two holders (it tells of a change), a look back ("unter Kanzler Kohl").

What the rule cannot see: offices of which the state or body is neither said nor clear from the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.people.names import given_equal, slip_distance, surnames_equal
from checker.finding.people.offices import Standing, parse_office
from checker.finding.people.past import is_obituary, tells_of_the_past
from checker.finding.people.people import Person, persons_of
from checker.finding.people.persons import StatedOffice
from checker.identity.offices import OfficeSubject, single_offices
from checker.identity.people import split_name
from checker.judging.dating import days_apart, describe_period, facts_in_force, tell_time_between
from checker.messages import Told
from checker.model import Claim, Fact, Level, Outcome, Verdict

LEVEL = Level.ERROR
SCOPE = "story"
BY_TODAY = True
LONGEST = 10
ADVICE = Told("Who holds the office?")

NATO = """
[[person]]
name = "Mark Rutte"
source = "NATO"
checked = 2025-06-01
office = [{ value = "Generalsekretär", scope = "NATO", from = 2024-10-01 }]

[[person]]
name = "Jens Stoltenberg"
source = "NATO"
checked = 2025-06-01
office = [{ value = "Generalsekretär", scope = "NATO", from = 2014-10-01, to = 2024-09-30 }]
"""

EXAMPLES = (
    Conflicting(
        "[Portugals Staatspräsident Rui Exemplo] trauert.", "[Portugals Staatspräsident Nuno Amostra] trauert."
    ),
    Conflicting("[Nato-Generalsekretär Malte Vossen] warnte.", facts=NATO),
    Conflicting(
        "Die französische [Außenministerin Claire Exemple] kam.", "[Frankreichs Außenminister Paul Moulin] kam."
    ),
    Conflicting("[Polens Außenminister Piotr Wzorek] kam.", "Der polnische [Außenminister Marek Slaski] kam."),
    Conflicting("[Österreichs Bundeskanzler Arne Feldkamp] kam.", "Es kam [Österreichs Bundeskanzler Karl Reinbek]."),
    Conflicting("[EU-Kommissionspräsidentin Petra Amsel] kam.", "[EU-Kommissionschefin Eva Lindner] kam."),
    Conflicting("[Hessens Ministerpräsident Tim Waldow] kam.", "[Hessischer Ministerpräsident Uwe Hallmann] kam."),
    Conflicting("[Spaniens Regierungschef Pablo Muestra] kam.", "[Spaniens Ministerpräsident Iker Prueba] kam."),
    Consistent("[Portugals Staatspräsident Rui Exemplo] trauert.", "Portugals Bürgermeister Nuno Amostra trauert."),
    Consistent("[Nato-Generalsekretär Mark Rutte] warnte.", facts=NATO),
    Consistent("[Nato-Generalsekretär Jens Stoltenberg] warnte.", facts=NATO, published=date(2023, 2, 1)),
    Consistent("Der frühere Nato-Generalsekretär Jens Stoltenberg warnte.", facts=NATO),
    Consistent("[Hessens Ministerpräsident Tim Waldow] kam.", "[Bayerns Ministerpräsident Uwe Hallmann] kam."),
    Consistent("SPD-Chefin Petra Amsel kam.", "SPD-Chef Arne Feldkamp kam."),
    Consistent("CDU-Chef Jonas Ehrenfels kam.", "CDU-Chef Ludger Harms kam in Stuttgart dazu."),
    Consistent("Innenminister Tim Waldow kam.", "Innenministerin Eva Lindner kam."),
    Consistent("[Polens Premier Piotr Wzorek] kam.", "[Polens Premier Marek Slaski] kam.", days_later=40),
    Consistent("[Polens Premier Piotr Wzorek] kam.", "Damals war Polens Premier Marek Slaski dran."),
    Consistent("[Frankreichs Präsident Emmanuel Macron] kam.", "[Frankreichs Präsident Macron] kam."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each place where somebody is said to hold an office of one holder; none for an office of two."""
    if article.mentions(is_obituary):
        return
    found: list[tuple[OfficeSubject, Person, StatedOffice]] = []
    for person in persons_of(article):
        for stated in person.offices:
            if (
                stated.certain
                and stated.office.standing is Standing.HELD
                and not tells_of_the_past(article.article, stated.start)
            ):
                scope = (stated.office.where or "").removesuffix("?")
                found += [(subject, person, stated) for subject in single_offices(stated.office, scope or None)]
    holders: dict[OfficeSubject, set[str]] = {}
    for subject, person, _ in found:
        holders.setdefault(subject, set()).add(person.full)
    for subject, person, stated in found:
        if len(holders[subject]) == 1:
            yield make_claim(article, "shared_office", subject, person.full, stated.start, stated.end)


def claims_from_fact(fact: Fact) -> Claim | None:
    """The holder of an office of one holder, by the reference facts."""
    offices = parse_office(fact.value, fact.scope) if fact.attribute == "office" else ()
    subjects = single_offices(offices[0], offices[0].scope, fact.known_until) if offices else ()
    if not subjects:
        return None
    return Claim("shared_office", subjects[0], fact.person, fact.person, fact.excerpt, (fact.since, fact.until))


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Two names that cannot be one person's conflict if the articles are of about one time."""
    if may_be_one(earlier.normal, later.normal):
        return Verdict(Outcome.AGREES, Told("the same person"))
    apart = days_apart(earlier, later)
    if apart is not None and apart > LONGEST:
        return Verdict(Outcome.COMPATIBLE, tell_time_between(apart, Told("the office may have changed hands")))
    because = Told(
        "“{one}” here, “{other}” there: only one person holds the office",
        one=earlier.excerpt.text,
        other=later.excerpt.text,
    )
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)


def against_facts(claim: Claim, facts: tuple[Claim, ...]) -> tuple[Claim, Verdict] | None:
    """A holder conflicts with the facts if another person holds the office on the article's day."""
    if isinstance(claim.subject, OfficeSubject) and claim.subject.guessed:
        return None
    known = facts_in_force(claim, facts)
    for fact in known:
        if may_be_one(fact.normal, claim.normal):
            return fact, Verdict(Outcome.AGREES, Told("the reference fact names the same person"))
    if not known or split_name(claim.normal)[0] == "":
        return None
    if any(may_be_one(fact.normal, claim.normal) for fact in facts):
        return None  # a former or coming holder: the rule on offices judges the time
    because = Told(
        "“{words}”, the reference fact names {name} ({period})",
        words=claim.excerpt.text,
        name=known[0].normal,
        period=describe_period(known[0]),
    )
    return known[0], Verdict(Outcome.CONFLICT, because, advice=ADVICE)


def may_be_one(name: str, other: str) -> bool:
    """Whether two names may be one person's, slips of the pen included (they are another rule's)."""
    one, two = split_name(name), split_name(other)
    return (surnames_equal(one[1], two[1]) or slip_distance(one[1], two[1]) <= 1) and (
        given_equal(one[0], two[0]) or slip_distance(one[0], two[0]) <= 2
    )
