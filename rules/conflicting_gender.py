"""A person is a man in one place and a woman in another.

What disagrees: the form of a title before or after a name ("Ministerin Karl Ehrenfels", "CDU-Politiker Petra Amsel")
against another title of the same person in the story, or against the title under which the reference facts know them.

Legitimate: titles in the plural ("die Minister Amsel und Ehrenfels"), words that are used of both ("Premier",
"Mitglied", "Vorsitzende"), two people of one surname: both must be named in full, or hold the office of the facts.

What the rule cannot see: titles without a name ("die Kanzlerin"), pronouns, and English titles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.people.genders import gender_of_title, genders_of
from checker.identity.people import subject_of_fact, subjects_of
from checker.identity.titles import TitleSubject
from checker.messages import Told
from checker.model import Claim, Fact, Level, Outcome, Verdict

LEVEL = Level.WARNING
SCOPE = "story"
NAME = "conflicting_gender"
ADVICE = Told("Look up the person.")

HARMS = """
[[person]]
name = "Ludger Harms"
source = "Beispiel"
checked = 2025-06-01
office = [{ value = "Bundesminister für Verkehr", scope = "DE", from = 2025-05-06 }]

[[person]]
name = "Eva Lindner"
source = "Beispiel"
checked = 2025-06-01
office = [{ value = "Bundesministerin der Justiz", scope = "DE", from = 2025-05-06 }]
"""

EXAMPLES = (
    Conflicting("[Ministerin Ludger Harms] kam.", "Es kam [Minister Ludger Harms]."),
    Conflicting("[Verkehrsministerin Ludger Harms] sprach in Berlin.", facts=HARMS),
    Conflicting("[Verkehrsministerin Harms] sprach in Berlin.", facts=HARMS),
    Conflicting("Der [Justizminister Eva Lindner] gefiel das nicht.", facts=HARMS),
    Conflicting("[SPD-Politikerin Malte Vossen] ging.", "Auch [SPD-Politiker Malte Vossen] ging."),
    Conflicting("[Bürgermeisterin Frank Dornbusch] will bauen.", "[Bürgermeister Frank Dornbusch] will bauen."),
    Conflicting("Die [Sozialdemokratin Rita Amsel] kam.", "Der [Sozialdemokrat Rita Amsel] kam."),
    Conflicting("[Landrat Karl Reinbek] schwieg. Am Abend sagte [Landrätin Karl Reinbek]: Wir bauen."),
    Consistent("[Verkehrsminister Ludger Harms] sprach in Berlin.", facts=HARMS),
    Consistent("[Ministerin Eva Lindner] kam.", "Die Minister Eva Lindner und Ludger Harms kamen."),
    Consistent("[Ministerin Eva Lindner] kam.", "[Minister Ludger Harms] kam."),
    Consistent("[Ministerin Eva Harms] kam.", "[Minister Ludger Harms] kam."),
    Consistent("[Ministerin Harms] kam.", "[Minister Harms] kam."),
    Consistent("[Kanzlerin Eva Lindner] kam.", "Premier Eva Lindner kam."),
    Consistent("[Bürgermeisterin Eva Lindner] kam.", "SPD-Mitglied Eva Lindner kam."),
    Consistent("Die Abgeordnete Eva Lindner kam.", "[SPD-Politikerin Eva Lindner] kam."),
    Consistent("Minister and mayor Eva Lindner spoke.", language="en"),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each title with a name that says man or woman."""
    subjects = article.mentions(subjects_of)
    for stated in article.mentions(genders_of):
        person = replace(subjects[stated.person], feminine=None)
        yield make_claim(article, NAME, TitleSubject(person), stated.gender, stated.start, stated.end)


def claims_from_fact(fact: Fact) -> Claim | None:
    """The title under which the facts know somebody."""
    gender = gender_of_title(fact.value) if fact.attribute == "office" else ""
    if not gender:
        return None
    return Claim(NAME, TitleSubject(subject_of_fact(fact)), gender, gender, fact.excerpt, (fact.since, fact.until))


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict where one title is a woman's and the other a man's."""
    if earlier.normal == later.normal:
        return Verdict(Outcome.AGREES, Told("the same"))
    because = Told(
        "“{one}” here, “{other}” there: a man and a woman", one=earlier.excerpt.text, other=later.excerpt.text
    )
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)


def against_facts(claim: Claim, facts: tuple[Claim, ...]) -> tuple[Claim, Verdict] | None:
    """A title conflicts with the facts if the person bears none of this form there."""
    judged = [(fact, compare(fact, claim)) for fact in facts]
    agreed = next((one for one in judged if one[1].level is Outcome.AGREES), None)
    return agreed or next(iter(judged), None)
