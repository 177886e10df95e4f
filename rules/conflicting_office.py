"""Two sources give one person offices that nobody holds at one time.

What disagrees: the office before or after a name ("Außenminister Johann Wadephul", "Julia Klöckner, Präsidentin des
Bundestages", "wird Innenminister") against what another article of the story or a dated reference fact says.

Legitimate: two words for one office (Kanzler, Bundeskanzler, Regierungschef), offices that go together (a party's chair
and a ministry, Vizekanzler and Finanzminister), former, outgoing and designated offices, a change between two articles
that are more than some weeks apart. Only pairs that the table of exclusive offices names are a conflict.

What the rule cannot see: functions outside the table, and people whom neither another article nor the facts know.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.people.exclusion import offices_agree
from checker.finding.people.offices import Office, Standing, parse_office, read_code
from checker.finding.people.past import tells_of_the_past
from checker.identity.people import subject_of_fact, subjects_of
from checker.judging.dating import days_apart, describe_period, facts_in_force, tell_time_between
from checker.messages import Told
from checker.model import Claim, Fact, Level, Outcome, Verdict

LEVEL = Level.ERROR
SCOPE = "story"
BY_TODAY = True
LONGEST = 45  # days within which nobody is taken to have changed office
ADVICE = Told("Look up the office.")
# Days before and after an office within which its title is a slip rather than a look back or an earlier term.
LATELY = 200
TIMED = frozenset(("minister", "head_of_government", "head_of_state", "premier", "parliament_president"))
HOLDING = (Standing.HELD, Standing.ACTING)

TALBERG = """
[[person]]
name = "Miriam Talberg"
source = "Beispiel"
checked = 2025-06-01
office = [
  { value = "Bundesministerin der Verteidigung", scope = "DE", from = 2025-05-06 },
  { value = "Bundesministerin der Justiz", scope = "DE", from = 2021-12-08, to = 2025-05-05 },
]
"""

EXAMPLES = (
    Conflicting(
        "[Bundespräsidentin Julia Muster] eröffnete die Sitzung.", "[Bundestagspräsidentin Julia Muster] sprach."
    ),
    Conflicting("[Finanzminister Jonas Ehrenfels] mahnt.", "[Verteidigungsminister Jonas Ehrenfels] (CDU) mahnt."),
    Conflicting("[Portugals Staatspräsident Rui Exemplo] trauert.", "Der [Ministerpräsident Rui Exemplo] trauert."),
    Conflicting("[Justizministerin Miriam Talberg] kündigte Reformen an.", facts=TALBERG, published=date(2025, 6, 4)),
    Conflicting("[Innenministerin Miriam Talberg] kündigte Reformen an.", facts=TALBERG),
    Conflicting("[Verteidigungsministerin Miriam Talberg] reist ab.", facts=TALBERG, published=date(2025, 3, 4)),
    Conflicting("[SPD-Chef Malte Vossen] lehnt ab.", "[SPD-Generalsekretär Malte Vossen] lehnt ab."),
    Conflicting("[Petra Amsel, die Präsidentin] des Bundestages, rügte ihn.", "[Ministerin Petra Amsel] rügte ihn."),
    Conflicting("[Staatsanwalt Karl Reinbek] schwieg.", "Im Saal saß der [Richter Karl Reinbek]."),
    Conflicting("[Bürgermeister Frank Dornbusch] will bauen.", "[Landrat Frank Dornbusch] will bauen."),
    Conflicting(
        "[Petra Amsel, verkehrspolitische Sprecherin] der SPD-Fraktion, lobte den Plan.",
        "Die umweltpolitische [Sprecherin Petra Amsel] lobte den Plan.",
    ),
    Conflicting("[Polizeisprecherin Petra Amsel] schwieg.", "Die [Feuerwehrsprecherin Petra Amsel] schwieg."),
    Conflicting(
        "[Malte Vossen, Vorstandschef] der Hallwerk AG, kam.", "[Malte Vossen, Aufsichtsratschef] der Hallwerk AG, kam."
    ),
    Conflicting("[Betriebsratschef Malte Vossen] warnt.", "[Geschäftsführer Malte Vossen] warnt."),
    Consistent(
        "[Malte Vossen, Vorstandschef] der Hallwerk AG, kam.", "[Malte Vossen, Aufsichtsratschef] der Ulmtal AG, kam."
    ),
    Consistent("[Polizeisprecherin Petra Amsel] schwieg.", "[Sprecherin Petra Amsel] schwieg."),
    Consistent(
        "Die innen- und rechtspolitische [Sprecherin Petra Amsel] kam.",
        "Die rechtspolitische [Sprecherin Petra Amsel] kam.",
    ),
    Consistent("[Kanzler Friedrich Merz] sprach.", "Der deutsche [Regierungschef Friedrich Merz] sprach."),
    Consistent(
        "[Vizekanzler Lars Klingbeil] kam.", "[SPD-Chef Lars Klingbeil] und [Finanzminister Lars Klingbeil] kamen."
    ),
    Consistent("Der [US-Sondergesandte Steve Witkoff] flog ab.", "[US-Unterhändler Steve Witkoff] flog ab."),
    Consistent("[Verteidigungsministerin Miriam Talberg] sprach.", facts=TALBERG),
    Consistent("[Justizministerin Miriam Talberg] sprach.", facts=TALBERG, published=date(2023, 3, 4)),
    Consistent("Die frühere [Justizministerin Miriam Talberg] sprach.", facts=TALBERG),
    Consistent(
        "[Innenminister Jonas Ehrenfels] kam.",
        "[Jonas Ehrenfels, bisher Innenminister], kam. [Finanzminister Jonas Ehrenfels] ging.",
        days_later=200,
    ),
    Consistent("[Innenminister Jonas Ehrenfels] kam.", "[Jonas Ehrenfels war 2013 Verkehrsminister]."),
    Consistent("Jonas Ehrenfels, langjähriger Innenminister, kam.", "[Finanzminister Jonas Ehrenfels] kam."),
    Consistent("[Parteichef Jonas Ehrenfels] wird gewählt.", "[Jonas Ehrenfels wird Finanzminister]."),
    Consistent("[Präsident Emmanuel Macron] kam.", "[Frankreichs Staatschef Emmanuel Macron] kam."),
    Consistent("[Brandenburgs Ministerpräsident Jonas Ehrenfels] kam.", "[Landeschef Jonas Ehrenfels] kam."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each place where a person is given an office."""
    for person, subject in article.mentions(subjects_of).items():
        for stated in person.offices:
            if stated.certain:
                yield make_claim(article, "conflicting_office", subject, stated.office.code, stated.start, stated.end)


def claims_from_fact(fact: Fact) -> Claim | None:
    """The office of a reference fact as a claim."""
    offices = parse_office(fact.value, fact.scope) if fact.attribute == "office" else ()
    if not offices:
        return None
    code = offices[0].code
    subject = subject_of_fact(fact)
    return Claim("conflicting_office", subject, code, code, fact.excerpt, (fact.since, fact.until))


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Offices that exclude each other conflict if both are said to be held, or both to come, at about one time."""
    one, other = read_code(earlier.normal), read_code(later.normal)
    if (one.standing in HOLDING) != (other.standing in HOLDING):
        return Verdict(Outcome.NOT_COMPARABLE, Told("a present office and a former or coming one"))
    if one.standing not in (*HOLDING, Standing.DESIGNATED) or other.standing not in (*HOLDING, Standing.DESIGNATED):
        return Verdict(Outcome.NOT_COMPARABLE, Told("there are many former offices"))
    agree, because = offices_agree(one, other)
    if agree:
        return Verdict(Outcome.AGREES, Told("the same office"))
    if agree is None:
        return Verdict(Outcome.COMPATIBLE, Told("both offices go together"))
    apart = days_apart(earlier, later)
    if apart is not None and apart > LONGEST:
        return Verdict(Outcome.COMPATIBLE, tell_time_between(apart, Told("the office may have changed hands")))
    told = Told(
        "“{one}” here, “{other}” there: {reason}", one=earlier.excerpt.text, other=later.excerpt.text, reason=because
    )
    severity = Level.WARNING if apart is None or one.kind == "spokesperson" else None
    return Verdict(Outcome.CONFLICT, told, severity, ADVICE)


def against_facts(claim: Claim, facts: tuple[Claim, ...]) -> tuple[Claim, Verdict] | None:
    """An office conflicts with the facts if none in force on the article's day agrees and one excludes it."""
    office = read_code(claim.normal)
    if office.standing not in HOLDING:
        return None
    judged = [(fact, *offices_agree(read_code(fact.normal), office)) for fact in facts_in_force(claim, facts)]
    for fact, agree, _ in judged:
        if agree:
            return fact, Verdict(Outcome.AGREES, Told("the reference fact names the same office"))
    if any(offices_agree(read_code(fact.normal), office)[0] for fact in facts) and tells_of_the_past(
        claim.article, claim.excerpt.start
    ):
        return None
    for fact, agree, because in judged:
        if agree is False:
            told = Told(
                "“{words}”, the reference fact says “{fact}” ({period}): {reason}",
                words=claim.excerpt.text,
                fact=fact.excerpt.text,
                period=describe_period(fact),
                reason=because,
            )
            return fact, Verdict(Outcome.CONFLICT, told, advice=ADVICE)
    return judge_time(claim, office, facts)


def judge_time(claim: Claim, office: Office, facts: tuple[Claim, ...]) -> tuple[Claim, Verdict] | None:
    """An office that the person holds only later, or held until shortly before, if the sentence does not look back."""
    day = claim.article.day
    if claim.excerpt.text[:1].islower():  # "leitet das Ministerium" may well be said of the time to come
        return None
    if day is None or office.kind not in TIMED or tells_of_the_past(claim.article, claim.excerpt.start):
        return None
    same = [fact for fact in facts if offices_agree(read_code(fact.normal), office)[0]]
    same = [fact for fact in same if read_code(fact.normal).portfolios == office.portfolios or office.portfolios]
    for fact in same:
        since, until = fact.valid
        if (
            since is not None
            and day < since
            and (since - day).days <= LATELY
            and all(day < (other.valid[0] or day) for other in same)
        ):
            told = Told("“{words}”: in this office only since {since}", words=claim.excerpt.text, since=since)
            return fact, Verdict(Outcome.CONFLICT, told, Level.WARNING, ADVICE)
        if until is not None and until < day and (day - until).days <= LATELY:
            told = Told("“{words}”: in this office only until {until}", words=claim.excerpt.text, until=until)
            return fact, Verdict(Outcome.CONFLICT, told, Level.WARNING, ADVICE)
    return None
