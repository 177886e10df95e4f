"""One person's name is spelled in two ways.

What disagrees: a surname with one letter added, left out, exchanged or swapped, or a first name that differs, while
first name, office or party say that one person is meant; within an article, between articles of a story, and against
the names of the reference facts.

Legitimate: transcriptions of one name (Selenskyj, Zelensky), short forms and initials (Joe, Joseph), names that are
alike and different people's (Martin and Martina; two people whose offices or parties exclude each other).

What the rule cannot see: a name that is wrong everywhere, slips of more than one letter in a surname.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.examples import Conflicting, Consistent
from checker.finding.names import fold, given_equal, surnames_equal
from checker.finding.offices import parse_office
from checker.finding.people import persons_of
from checker.language import AnnotatedArticle
from checker.model import Claim, Fact, Level, Outcome, Verdict
from checker.subjects.people import split_name, subject_of_fact, subject_of_person
from checker.subjects.spellings import NameSubject

LEVEL = Level.ERROR
SCOPE = "story"
ADVICE = "Schreibweise nachschlagen."

EXAMPLES = (
    Conflicting("Minister [Johann Wadephul] reiste nach Kiew.", "Außenminister [Johann Wadepuhl] reiste nach Kiew."),
    Consistent("Präsident [Wolodymyr Selenskyj] sprach.", "Präsident [Wolodymyr Zelensky] sprach."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each spelling of a name with a first name, or with an office, at its first place."""
    everybody = persons_of(article)
    for person in everybody:
        subject = NameSubject(subject_of_person(person, everybody))
        for name in person.names:
            if name.given:
                excerpt = article.excerpt(name.start, name.end)
                yield Claim("misspelt_name", subject, name.full, name.full, excerpt)


def claims_from_fact(fact: Fact) -> Claim | None:
    """The name of a reference fact, with the office or party that the fact gives, as a claim."""
    offices = (
        tuple(office.code for office in parse_office(fact.value, fact.scope)) if fact.attribute == "office" else ()
    )
    subject = NameSubject(subject_of_fact(fact, offices))
    return Claim("misspelt_name", subject, fact.person, fact.person, fact.excerpt, (fact.since, fact.until))


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Two names of one person conflict unless they are the same, or accepted forms of one name."""
    one, other = split_name(earlier.normal), split_name(later.normal)
    spelled = {fold(earlier.normal), fold(later.normal)}
    if len(spelled) == 1 or {f"{name}s" for name in spelled} & spelled:  # a genitive is no other spelling
        return Verdict(Outcome.AGREES, "derselbe Name")
    if surnames_equal(one[1], other[1]) and given_equal(one[0], other[0]):
        return Verdict(Outcome.AGREES, "derselbe Name")
    because = f"einmal „{earlier.normal}“, einmal „{later.normal}“: offenbar dieselbe Person"
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)
