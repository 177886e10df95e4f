"""Two sources give one person different parties.

What disagrees: the party in brackets after a name, in "SPD-Politiker", "CDU-Chefin" or "Sozialdemokrat", against what
another article of the story or a dated reference fact says of the same person.

Legitimate: a person who changed party (articles far apart in time are not set against each other, a fact is judged on
the article's own day), an alliance and its members (Union and CDU), a former party, two people of one name.

What the rule cannot see: parties that are only told in a sentence ("trat für die SPD an"), and people whom neither
another article nor the facts know.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.people.parties import parties_agree, party_named
from checker.identity.people import subject_of_fact, subjects_of
from checker.judging.dating import days_apart, describe_period, facts_in_force, tell_time_between
from checker.messages import Told
from checker.model import Claim, Fact, Level, Outcome, Verdict

LEVEL = Level.ERROR
SCOPE = "story"
BY_TODAY = True
LONGEST = 120  # days within which nobody is taken to have changed party
ADVICE = Told("Look up the party.")

WADEPHUL = """
[[person]]
name = "Johann Wadephul"
source = "Deutscher Bundestag"
checked = 2025-06-01
party = [{ value = "CDU" }]
"""

EXAMPLES = (
    Conflicting("Außenminister [Johann Wadephul (SPD)] sprach.", "Der [CDU-Politiker Johann Wadephul] sprach."),
    Conflicting(
        "[Petra Amsel, Fraktionschefin] der Grünen, lehnt ab.", "[Petra Amsel, Fraktionschefin] der SPD, lehnt ab."
    ),
    Conflicting("Außenminister [Johann Wadephul (SPD)] reiste nach Kiew.", facts=WADEPHUL),
    Conflicting(
        "Den Antrag stellten Petra Lindqvist und [Jonas Ehrenfels (Grüne)].",
        "[Jonas Ehrenfels (CDU)] verteidigte den Antrag.",
    ),
    Conflicting(
        "[SPD-Chefin Miriam Talberg] nannte den Haushalt solide.",
        "Die Opposition hält dagegen. [Miriam Talberg (FDP, 47)] widersprach.",
    ),
    Conflicting(
        "[Ruth Amsel und [Karsten Öhler (beide AfD)]] fehlten bei der Abstimmung.",
        "[Karsten Öhler (Linke)] war krank.",
    ),
    Conflicting(
        "Bürgermeister Frank Dornbusch hat Nein gesagt. [Der CDU-Politiker] will neu verhandeln.",
        "Bürgermeister [Frank Dornbusch (SPD)] will neu verhandeln.",
    ),
    Conflicting(
        "Die [Linken-Abgeordnete Svenja Ostermann] fragte nach.",
        "Die Anfrage kam von der [Grünen-Politikerin Svenja Ostermann].",
    ),
    Conflicting(
        "Wiens Stadträtin [Eva Hohenwarter (ÖVP)] kündigte eine Prüfung an.",
        "[Eva Hohenwarter (SPÖ)] kündigte eine Prüfung an.",
    ),
    Conflicting(
        "[Malte Brinkhorst (parteilos)] gewann die Stichwahl.", "[Malte Brinkhorst (SPD)] gewann die Stichwahl."
    ),
    Conflicting(
        "Der [Christdemokrat Arne Feldkamp] führt den Kreis.",
        "Landrat [Arne Feldkamp (FDP)] führt den Kreis. Der Bundestag tagt.",
    ),
    Consistent("Außenminister [Johann Wadephul (CDU)] reiste nach Kiew.", facts=WADEPHUL),
    Consistent("[Sahra Wagenknecht (Linke)] sprach.", "[Sahra Wagenknecht (BSW)] sprach.", years_later=3),
    Consistent("[Jens Ohlert (CDU)] sprach.", "Der CDU/CSU-Abgeordnete Jens Ohlert sprach."),
    Consistent("Ministerin [Anke Rehberg (Grüne)] kam.", "[Anke Rehberg (Bündnis 90/Die Grünen)] kam."),
    Consistent("[Tim Waldow (SPD)] und [Lena Waldow (CDU)] stritten.", "[Lena Waldow (CDU)] gewann gegen Tim Waldow."),
    Consistent("Trainer Peter Kranich (Union Berlin) schwieg.", "[Peter Kranich (CDU)] sprach im Landtag."),
    Consistent(
        "Korrespondentin Jana Sommerfeld (dpa) berichtet.", "Jana Sommerfeld (Köln) und Jana Sommerfeld (44) gibt es."
    ),
    Consistent("Der frühere SPD-Politiker Uwe Hallmann trat aus.", "[Uwe Hallmann (BSW)] gründete einen Verein."),
    Consistent("Senator Jeff Harlan (Austin) stimmte zu.", "[Jeff Harlan (Republikaner)] stimmte zu."),
    Consistent("[Johann Wadephul (CDU)] sprach 1999 im Landtag.", facts=WADEPHUL, dated=False),
    Consistent("Der unbekannte [Malte Vossen (FDP)] trat auf.", facts=WADEPHUL),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each place where a person is given a party."""
    for person, subject in article.mentions(subjects_of).items():
        for stated in person.parties:
            if not stated.former:
                yield make_claim(article, "conflicting_party", subject, stated.party, stated.start, stated.end)


def claims_from_fact(fact: Fact) -> Claim | None:
    """The party of a reference fact as a claim."""
    if fact.attribute != "party":
        return None
    party = party_named(fact.value) or fact.value
    return Claim(
        "conflicting_party",
        subject_of_fact(fact),
        party,
        party,
        fact.excerpt,
        (fact.since, fact.until),
    )


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Different parties of one country conflict, unless the articles are far enough apart for a change of party."""
    agree = parties_agree(earlier.normal, later.normal)
    if agree:
        return Verdict(Outcome.AGREES, Told("both name {party}", party=later.normal))
    if agree is None:
        return Verdict(
            Outcome.NOT_COMPARABLE, Told("{one} and {other} cannot be compared", one=earlier.normal, other=later.normal)
        )
    apart = days_apart(earlier, later)
    if apart is not None and apart > LONGEST:
        return Verdict(Outcome.COMPATIBLE, tell_time_between(apart, Told("the party may have changed")))
    because = Told(
        "{person} is given {one} as party here, {other} there",
        person=later.subject.label,
        one=earlier.normal,
        other=later.normal,
    )
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)


def against_facts(claim: Claim, facts: tuple[Claim, ...]) -> tuple[Claim, Verdict] | None:
    """A party conflicts with the facts if none in force on the article's day agrees with it."""
    known = facts_in_force(claim, facts)
    verdicts = [(fact, parties_agree(fact.normal, claim.normal)) for fact in known]
    for fact, agree in verdicts:
        if agree:
            return fact, Verdict(Outcome.AGREES, Told("the reference fact names {party}", party=fact.normal))
    if not verdicts or any(agree is None for _, agree in verdicts):
        return None
    fact = known[0]
    because = Told(
        "{person} belongs to {party} by the reference fact ({period}), the article says {other}",
        person=fact.subject.label,
        party=fact.normal,
        period=describe_period(fact),
        other=claim.normal,
    )
    return fact, Verdict(Outcome.CONFLICT, because, advice=ADVICE)
