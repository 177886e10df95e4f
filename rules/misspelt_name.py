"""One person's name is spelled in two ways.

What disagrees: a surname with one letter added, left out, exchanged or swapped, with another double letter (Kettner,
Kessner) or another spelling of one sound (Mayer, Meier), or a first name that differs, while first name, office or
party say that one person is meant; within an article, between articles of a story, and against the names of the
reference facts.

Legitimate: transcriptions of one name (Selenskyj, Zelensky), short forms and initials (Joe, Joseph; but Thorsten and
Torsten are two spellings, of which a person bears one), names that are alike and different people's (Martin and
Martina; two people whose offices or parties exclude each other).

What the rule cannot see: a name that is wrong everywhere, other slips of more than one letter in a surname.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.people.countries import other_scripts
from checker.finding.people.names import are_spelled_apart, fold, given_equal, slip_distance, surnames_equal
from checker.finding.people.offices import read_code
from checker.identity.people import split_name, subject_of_fact, subjects_of
from checker.identity.spellings import NameSubject
from checker.identity.told_roles import told_of
from checker.judging.dating import facts_in_force
from checker.messages import Told
from checker.model import Claim, Fact, Level, Outcome, Verdict

LEVEL = Level.ERROR
SCOPE = "story"
ADVICE = Told("Look up the spelling.")

DORNBUSCH = """
[[person]]
name = "Friederike Dornbusch"
source = "Beispiel"
checked = 2025-06-01
party = [{ value = "CDU" }]
office = [{ value = "Bundesministerin für Gesundheit", scope = "DE", from = 2025-05-06 }]
"""

EXAMPLES = (
    Conflicting("Minister [Johann Wadephul] reiste nach Kiew.", "Außenminister [Johann Wadepuhl] reiste nach Kiew."),
    Conflicting("Ministerin [Katharina Oldesloe] kam.", "Ins Ministerium zieht [Katherina Oldesloe] ein."),
    Conflicting(
        "Gesundheitsministerin [Friederike Dornbuhs] sprach.", "[Friederike Dornbuhs] und [Friederike Dornbush] kamen."
    ),
    Conflicting("Gesundheitsministerin [Friederike Dornbosch] (CDU) sprach.", facts=DORNBUSCH),
    Conflicting("Gesundheitsministerin [Frederike Dornbusch] sprach.", facts=DORNBUSCH),
    Conflicting("[Petra Lindqvist] gewann. Später sagte [Lindqivst] der Presse, sie sei froh."),
    Conflicting("Trainer [Florian Wartenberg] bleibt.", "[Flarian Wartenberg] bleibt Trainer."),
    Conflicting("Bundeskanzler [Jonas Ehrenfels] sprach.", "Bundeskanzler [Ludger Ehrenfels] sprach."),
    Conflicting("[Rita Süßenbach] ist tot.", "[Rita Sußenbach] ist tot."),
    Conflicting("Die Partei von [Sahra Wagenstedt] verliert.", "Die Partei von [Sarah Wagenstedt] verliert."),
    Conflicting("Der Maler [Thorsten Lindqvist] stellt aus.", "Der Maler [Torsten Lindqvist] stellt aus."),
    Conflicting("[Stefanie Oldesloe] gewann.", "Es gewann [Stephanie Oldesloe]."),
    Conflicting("Die Dichterin [Hedwig Maybach] las.", "Es las [Hedwig Meibach], die Dichterin."),
    Conflicting("Die Dichterin [Hedwig Rettner] las.", "Es las [Hedwig Ressner], die Dichterin."),
    Conflicting("Landrat [Wartenberg] schwieg.", "Es schwieg Landrat [Wartenber]."),
    Conflicting("Bürgermeister [Jörn Wartenberg] kam.", "Bürgermeister [Ole Wartenberg] kam."),
    Conflicting("Der Maler [Ralf Oldesloe] malt.", "Es malt [Ralph Oldesloe]."),
    Conflicting(
        "Die Werft bekommt eine neue Leiterin. [Hertha Lindqvist] fängt im Mai an.",
        "[Hannelore Lindqvist] wird Leiterin der Werft.",
    ),
    Conflicting("[Jochen Wartenberg], 57, leitet das Bad.", "Das Bad leitet [Dieter Wartenberg] (57)."),
    Conflicting(
        "[Bernd Wartenberg], 57, leitet das Bad.", "Das Bad leitet [Gerd Wartenberg]. Der 57-Jährige kommt aus Ulm."
    ),
    Consistent("[Martin Wartenberg], 57, leitet das Bad.", "Das Bad leitet [Martina Wartenberg] (57)."),
    Conflicting("The coach [Philip Wartenby] left.", "Coach [Humphrey Wartenby] has left.", language="en"),
    Consistent("[Jochen Wartenberg], 57, leitet das Bad.", "Das Bad leitete einst [Dieter Wartenberg] (83)."),
    Consistent(
        "Die Leiterin [Hertha Lindqvist] fängt im Mai an.",
        "[Hannelore Lindqvist], Schwester der Leiterin, wird Kantorin.",
    ),
    Consistent("Die Leiterin [Hertha Lindqvist] sprach.", "Es sang [Hannelore Lindqvist]."),
    Consistent("Bürgermeister [Jörn Wartenberg] kam.", "Landrat [Ole Wartenberg] kam."),
    Consistent("Bürgermeister [Ralf Kuhn] kam.", "Bürgermeister [Jens Kuhn] kam."),
    Consistent("Präsident [Wolodymyr Selenskyj] sprach.", "Präsident [Wolodymyr Zelensky] sprach."),
    Consistent("Außenminister [Sergej Lawrow] kam.", "Außenminister [Sergei Lavrov] kam."),
    Consistent("[Joe Fairweather] sprach.", "[Joseph Fairweather] sprach."),
    Consistent("[Martin Wartenberg] gewann.", "Seine Schwester [Martina Wartenberg] verlor."),
    Consistent("[Karl Lauterbach] sprach.", "[Friedrich Merz] sprach, auch [Karl Lauterbach] kam."),
    Consistent("[Patrick Schnieder] kam.", "[Carsten Schneider] kam."),
    Consistent("[Helmut Schmidt] war Kanzler.", "[Helmut Schmidts] Innenminister kam."),
    Consistent("[Peter Meier] (CDU) kam.", "[Peter Maier] (SPD) kam."),
    Consistent("Gesundheitsministerin [Friederike Dornbusch] sprach.", facts=DORNBUSCH),
    Consistent("Die Sängerin [Friederike Dornbosch] sang.", facts=DORNBUSCH),
    Consistent("[Lisa Hartmann] kam.", "[Luisa Hartmann] kam."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each spelling of a name at its first place: with a first name, or after an office of one holder."""
    for person, subject in article.mentions(subjects_of).items():
        told = told_of(article, person)
        for name in (*person.names, *person.slips):
            if name.given or name in person.slips or (not person.given and person.offices):
                given = name.given or person.given
                written = replace(subject, given=given, surname=name.surname)
                yield make_claim(
                    article, "misspelt_name", NameSubject(written, told), written.label, name.start, name.end
                )


def claims_from_fact(fact: Fact) -> Claim | None:
    """The name of a reference fact as a claim."""
    if fact.attribute == "spelling":
        return None
    subject = NameSubject(subject_of_fact(fact))
    return Claim("misspelt_name", subject, fact.person, fact.person, fact.excerpt, (fact.since, fact.until))


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Two names of one person conflict unless they are the same, or accepted forms of one name."""
    spelled = {fold(earlier.normal), fold(later.normal)}
    one, other = split_name(earlier.normal), split_name(later.normal)
    if len(spelled) == 1 or {f"{name}s" for name in spelled} & spelled:  # a genitive is no other spelling
        return Verdict(Outcome.AGREES, Told("the same name"))
    apart = are_spelled_apart(one[0], other[0])
    if surnames_equal(one[1], other[1]) and given_equal(one[0], other[0]) and not apart:
        return Verdict(Outcome.AGREES, Told("the same name"))
    severity = Level.NOTE if any(map(is_of_other_script, (earlier, later))) else weigh_told(earlier, later)
    because = Told("“{one}” here, “{other}” there: apparently the same person", one=earlier.normal, other=later.normal)
    return Verdict(Outcome.CONFLICT, because, severity, ADVICE)


def weigh_told(earlier: Claim, later: Claim) -> Level | None:
    """A warning where the two first names are no slip of one another and what else is told makes them one person's."""
    one, other = earlier.subject, later.subject
    if not isinstance(one, NameSubject) or not isinstance(other, NameSubject) or not one.is_told_like(other):
        return None
    return Level.WARNING if slip_distance(one.person.given, other.person.given) > 2 else None


def is_of_other_script(claim: Claim) -> bool:
    """Whether the person holds an office of a state whose names reach German in several transcriptions."""
    offices = claim.subject.person.offices if isinstance(claim.subject, NameSubject) else ()
    return any(read_code(office).where in other_scripts() for office in offices)


def against_facts(claim: Claim, facts: tuple[Claim, ...]) -> tuple[Claim, Verdict] | None:
    """A name conflicts with the facts if it is alike to a name in force and is none of the known names itself."""
    judged = [(fact, compare(fact, claim)) for fact in facts]
    for fact, verdict in judged:
        if verdict.level is Outcome.AGREES:
            return fact, verdict
    known = facts_in_force(claim, facts) or (facts if claim.article.day is None else ())
    return next(((fact, verdict) for fact, verdict in judged if fact in known), None)
