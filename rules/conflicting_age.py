"""Two sources give one person ages that no birthday between them explains.

What disagrees: "Karsten Beispiel, 55", "Beispiel (56)", "der 56-Jährige", "die 51 Jahre alte Ministerin". An age on a
day leaves one year for the day of birth; two ages conflict if these years do not overlap. Against a birthday in the
reference facts the age on the article's day is worked out, with a day's grace on either side. A birth told in an
article ("Geboren wurde sie 1941") is held against ages, too, and an age at death ("starb mit 94 Jahren", "er wurde 94
Jahre alt") counts for the day of death as one of the two articles tells it, else for the month before a dated article.

Legitimate: a birthday between two articles, an age at another time ("wurde mit 34 Professorin" is not read at all).
Where an article has no date, ages only conflict if they are three years or more apart, or if neither has one.

What the rule cannot see: ages of people without a name, which are the matter of conflicting_unnamed_age.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.events.lifespans import Days, ages_at_death_of, births_of, death_of, full_days_of
from checker.finding.people.main_ages import main_age_of
from checker.finding.people.names import surnames_equal
from checker.finding.people.persons import Person
from checker.identity.ages import AgeSubject, birth_range, died_on, whole_years
from checker.identity.people import PersonSubject, subject_of_fact, subjects_of
from checker.messages import Field, Told
from checker.model import Claim, Fact, Level, Outcome, Verdict

LEVEL = Level.WARNING
SCOPE = "story"
OWNS_FIGURES = True
NAME = "conflicting_age"
UNDATED_YEARS = 3  # a story may run so long that ages less far apart are birthdays
ADVICE = Told("Look up the birthday.")
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
    Conflicting("Der Maler Otto Brann ist tot. Geboren [1930] in Celle, starb er am Montag im Alter von [85] Jahren."),
    Conflicting(
        "Die Dichterin Ada Rohm ist tot. Zur Welt kam Rohm am [3. Mai 1941] in Gera.",
        "Ada Rohm ist am Sonntag mit [79] Jahren gestorben.",
    ),
    Conflicting(
        "Die Dichterin Ada Rohm starb am 4. Mai 2025, geboren wurde Rohm am [3. Mai 1941].",
        "Trauer um Ada Rohm: Die Dichterin wurde [83] Jahre alt.",
        dated=False,
    ),
    Conflicting(
        "Der Chemiker Ingo Holm ist gestorben. Der [1934] in Gotha geborene Holm erhielt viele Preise.",
        "Ingo Holm lebt nicht mehr. Er wurde [95] Jahre alt.",
        days_later=1,
    ),
    Conflicting("Trainer [Arne Feldkamp (48)] geht. Feldkamp wurde [1967] in Unna geboren."),
    Conflicting("[Arne Feldkamp (48)] ging.", "[Arne Feldkamp (58)] ging.", dated=False),
    Conflicting(
        "Die Dichterin Ada Rohm ist tot. Sie starb am Sonntag im Alter von [84] Jahren.",
        "Ada Rohm ist am Sonntag mit [85] Jahren gestorben.",
        dated=False,
    ),
    Conflicting(
        "Ada Rohm, the poet, died on Sunday at the age of [84].",
        "The poet Ada Rohm, who died on Sunday aged [48], had lived in Gera.",
        language="en",
    ),
    Consistent("[Karsten Beispiel, 55], wird Minister.", "Minister [Karsten Beispiel (56)] sprach.", days_later=20),
    Consistent(
        "Die Dichterin Ada Rohm ist tot. Sie starb [84]-jährig in Gera.",
        "Ada Rohm ist am Sonntag mit [84] Jahren gestorben.",
        dated=False,
    ),
    Consistent("Der Maler Otto Brann ist tot. Geboren [1930] in Celle, starb er am Montag im Alter von [95] Jahren."),
    Consistent("Der 51-jährige Wirt und die 1961 geborene Köchin führen das Lokal seit zwei Jahren."),
    Consistent("Mit zwanzig Jahren zieht sie nach Rom, geboren 1921 nahe Kiel; ihr Mann ist tot."),
    Consistent(
        "Die Dichterin Ada Rohm ist tot. Zur Welt kam Rohm am [3. Mai 1941] in Gera.",
        "Ada Rohm ist am Sonntag mit [84] Jahren gestorben.",
    ),
    Consistent(
        "Die Dichterin Ada Rohm ist tot. Zur Welt kam Rohm am [3. Mai 1941] in Gera.",
        "Ada Rohm ist tot. Ihre Mutter starb mit 49 Jahren.",
    ),
    Consistent(
        "Der Chemiker Ingo Holm ist gestorben. Der [1934] in Gotha geborene Holm erhielt viele Preise.",
        "Ingo Holm lebt nicht mehr. Er wurde [91] Jahre alt.",
        days_later=1,
    ),
    Consistent(
        "Der Chemiker Ingo Holm ist gestorben. Der [1934] in Gotha geborene Holm erhielt viele Preise.",
        "Ingo Holm lebt nicht mehr. Er wurde [95] Jahre alt.",
        dated=False,
    ),
    Consistent("Trainer [Arne Feldkamp (58)] geht. Feldkamp wurde [1967] in Unna geboren."),
    Consistent("[Arne Feldkamp (48)] ging.", "[Arne Feldkamp (58)] ging.", years_later=10),
    Consistent("[Karsten Beispiel (56)] sprach.", facts=BORN),
    Consistent("[Karsten Beispiel (57)] sprach.", facts=BORN, dated=False),
    Consistent("[Petra Lindqvist (51)] kam.", "[Petra Lindqvist (52)] kam.", years_later=1),
    Consistent("[Petra Lindqvist (51)] kam.", "[Ingo Lindqvist (53)] kam."),
    Consistent(
        "[Petra Lindqvist, 51], kam mit 34 Abgeordneten.", "Petra Lindqvist, 34 Abgeordnete und 12 Gäste kamen."
    ),
    Conflicting(
        "Lena Waldow wechselt nach Gera. Der Verein zahlt viel Geld. Waldow hofft auf Titel. Nun beginnt für"
        " alle das Training."
        " Bis 2029 hat die [22-Jährige] unterschrieben.",
        "[Lena Waldow (26)] wechselt nach Gera.",
    ),
    Consistent(
        "Lena Waldow wechselt nach Gera. Der Verein zahlt viel Geld, Waldow hofft auf Titel. Trainerin Ada Rohm"
        " bleibt. Nun"
        " beginnt das Training. Bis 2029 hat die 42-Jährige unterschrieben.",
        "[Lena Waldow (26)] wechselt nach Gera.",
    ),
    Consistent("Arne Feldkamp wurde mit 34 Jahren Professor.", "[Arne Feldkamp (62)] ging."),
    Consistent("Arne Feldkamp sah einen Mann. Der 46-Jährige lag am Boden.", "[Arne Feldkamp (62)] ging."),
    Consistent("Regie führte der damals 48-jährige Arne Feldkamp.", "[Arne Feldkamp (62)] ging."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each place where a named person is given an age, dies at one, or is born."""
    subjects = article.mentions(subjects_of)
    day = article.article.day
    told: set[tuple[int, int]] = set()
    for person, about in subjects.items():
        subject = AgeSubject(about, (day, day) if day else None)
        for stated in person.ages:
            told.add((stated.start, stated.end))
            yield make_claim(article, NAME, subject, str(stated.age), stated.start, stated.end)
    main = article.mentions(main_age_of)
    if main is not None:
        person, stated = main
        told.add((stated.start, stated.end))
        subject = AgeSubject(subjects[person], (day, day) if day else None)
        yield make_claim(article, NAME, subject, str(stated.age), stated.start, stated.end)
    for dead in article.mentions(ages_at_death_of):
        if not any(start < dead.end and dead.start < end for start, end in told):
            subject = subject_of_life(article, dead.who, subjects)
            yield make_claim(article, NAME, subject, str(dead.age), dead.start, dead.end)
    for born in article.mentions(births_of):
        subject = subject_of_life(article, born.who, subjects, born.days)
        yield make_claim(article, NAME, subject, name_days(born.days), born.start, born.end)


def subject_of_life(
    article: AnnotatedArticle, who: str, subjects: Mapping[Person, PersonSubject], birth: Days | None = None
) -> AgeSubject:
    """The subject of somebody's birth or age at death; `who` is the surname."""
    named = [person for person in subjects if surnames_equal(person.surname, who)]
    person = subjects[named[0]] if len(named) == 1 else PersonSubject("", who, namesakes=len(named) > 1)
    death = death_of(article, who)
    return AgeSubject(person, death.days, birth, death, article.mentions(full_days_of))


def name_days(days: Days) -> str:
    """A day, month or year of birth: "1969-05-20", "1969-05", "1969"."""
    if days[0] == days[1]:
        return days[0].isoformat()
    return f"{days[0]:%Y-%m}" if days[0].month == days[1].month else f"{days[0]:%Y}"


def claims_from_fact(fact: Fact) -> Claim | None:
    """The birthday of a reference fact as a claim; its value is the ISO date."""
    if fact.attribute != "born":
        return None
    born = date.fromisoformat(fact.value)
    subject = AgeSubject(subject_of_fact(fact), birth=(born - GRACE, born + GRACE))
    return Claim(NAME, subject, fact.value, fact.value, fact.excerpt)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Ages conflict if no day of birth allows both on the days they are told for."""
    one, other = earlier.subject, later.subject
    if not isinstance(one, AgeSubject) or not isinstance(other, AgeSubject):
        return Verdict(Outcome.NOT_COMPARABLE, Told("not an age"))
    if one.birth and other.birth:
        return Verdict(Outcome.NOT_COMPARABLE, Told("two birthdays"))
    if one.birth or other.birth:
        return _compare_birth(earlier, later) if one.birth else _compare_birth(later, earlier)
    if one.death is not None and other.death is not None:
        return _compare_at_death(earlier, later)
    if one.on is None or other.on is None:
        same_day = one.on == other.on and earlier.normal != later.normal
        if same_day or abs(int(earlier.normal) - int(later.normal)) >= UNDATED_YEARS:
            return _conflict(earlier, later)
        return Verdict(Outcome.NOT_COMPARABLE, Told("without a date an age cannot be compared"))
    first, second = birth_range(int(earlier.normal), one.on), birth_range(int(later.normal), other.on)
    if first[0] <= second[1] and second[0] <= first[1]:
        told = Told("one birthday can explain both") if earlier.normal != later.normal else Told("the same")
        return Verdict(Outcome.AGREES, told)
    return _conflict(earlier, later)


def _compare_birth(birth: Claim, age: Claim) -> Verdict:
    """A birth against an age on the day it is told for, or on the day of death."""
    one, other = birth.subject, age.subject
    if not isinstance(one, AgeSubject) or not isinstance(other, AgeSubject) or one.birth is None:
        return Verdict(Outcome.NOT_COMPARABLE, Told("not an age"))
    on = died_on(one, other) if other.death is not None else other.on
    if on is None:
        return Verdict(Outcome.NOT_COMPARABLE, Told("without a date an age cannot be calculated"))
    low, high = whole_years(one.birth[1], on[0]), whole_years(one.birth[0], on[1])
    stated = int(age.normal)
    reached: Field = low
    if low != high:
        both = Told("{low} or {high}", low=low, high=high)
        reached = both if high == low + 1 else Told("{low} to {high}", low=low, high=high)
    because = Told("born {day}: {reached} years old", day=birth.normal, reached=reached)
    if low <= stated <= high:
        return Verdict(Outcome.AGREES, because)
    return Verdict(Outcome.CONFLICT, Told("{sum}, not {stated}", sum=because, stated=stated), advice=ADVICE)


def _compare_at_death(earlier: Claim, later: Claim) -> Verdict:
    """Two ages at death: whatever the dates of the articles, somebody dies at one age only."""
    if earlier.normal == later.normal:
        return Verdict(Outcome.AGREES, Told("the same"))
    because = Told("died at {one} here, at {other} there", one=earlier.normal, other=later.normal)
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)


def _conflict(earlier: Claim, later: Claim) -> Verdict:
    because = Told("{one} years here, {other} there: no birthday explains both", one=earlier.normal, other=later.normal)
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)
