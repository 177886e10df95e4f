"""Two sources give a suspect of one age two nationalities, sexes or trades.

"ein 32-jähriger Tunesier" here, "ein 32-jähriger Marokkaner" there; "der 20-jährige Lehrling" and "ein 20-jähriger
Student", or both as former ones; "die 34-jährige Tatverdächtige" and "der 34-jährige Tatverdächtige". The age makes
them one person where each article has one suspect with an age.

Legitimate: two suspects of one age, of whom each article tells one; a former trade beside one of today: the former
pupil may be a student now. Being German, Austrian or Swiss is not set against an origin: many are both.

What the rule cannot see: suspects without an age, and victims, of whom there often are several of one age.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.people.ages import DescribedAge, described_ages_of
from checker.identity.suspects import SuspectSubject, nations_differ, only_suspect, trades_differ
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.WARNING
SCOPE = "across"
NAME = "conflicting_suspect"
ADVICE = Told("Ask the police or the court.")

EXAMPLES = (
    Conflicting(
        "Unter Verdacht steht ein [32-jähriger Tunesier].",
        "Verdächtig ist ein [32 Jahre alter Marokkaner].",
    ),
    Conflicting(
        "Der Täter, ein [31-Jähriger] aus Polen, schwieg.",
        "Der [31-jährige Tscheche] wurde verurteilt.",
    ),
    Conflicting(
        "Der [20-jährige ehemalige Lehrling] wurde festgenommen.",
        "Festgenommen wurde ein [20-jähriger früherer Student] der Schule.",
    ),
    Conflicting(
        "In Kehl erschoss ein [20-jähriger Lehrling] zwei Menschen.",
        "Zwei Menschen tötete der [20-jährige Student] in Kehl.",
    ),
    Conflicting(
        "Die [34-jährige Tatverdächtige] schweigt.",
        "Der [34-jährige Tatverdächtige] schweigt.",
    ),
    Conflicting(
        "Gegen einen [45-jährigen Arzt] wurde Anklage erhoben.",
        "Angeklagt ist ein [45-jähriger Krankenpfleger].",
    ),
    Conflicting(
        "Der [19-jährige Rumäne] sitzt in Untersuchungshaft.",
        "Gegen den [19-jährigen Bulgaren] erging Haftbefehl.",
    ),
    Conflicting(
        "Ein [52-jähriger Polizist] steht unter Verdacht.",
        "Der [52-jährige Soldat] wurde verhaftet.",
    ),
    Consistent(
        "Unter Verdacht steht ein [32-jähriger Tunesier].",
        "Verdächtig ist ein [32 Jahre alter Mann] aus Tunesien.",
    ),
    Consistent(
        "Unter Verdacht steht ein [32-jähriger Tunesier].",
        "Unter den Toten ist ein 32-jähriger Marokkaner.",
    ),
    Consistent(
        "Unter Verdacht steht ein [32-jähriger Tunesier].",
        "Verdächtig ist ein [35-jähriger Marokkaner].",
    ),
    Consistent(
        "Unter Verdacht steht ein [32-jähriger Deutscher].",
        "Der [32-jährige Verdächtige] aus Tunesien schweigt.",
    ),
    Consistent(
        "Festgenommen wurden ein 32-jähriger Tunesier und ein 35-jähriger Pole.",
        "Verdächtig ist ein [32-jähriger Marokkaner].",
    ),
    Consistent(
        "Der [20-jährige ehemalige Lehrling] wurde festgenommen.",
        "Festgenommen wurde ein [20-jähriger Österreicher].",
    ),
    Consistent(
        "In Kehl erschoss ein [20-jähriger Ex-Schüler] zwei Menschen.",
        "Zwei Menschen tötete der [20-jährige Student] in Kehl.",
    ),
    Consistent(
        "Der [20-jährige ehemalige Lehrling] wurde festgenommen.",
        "Festgenommen wurde ein [20-jähriger Student].",
    ),
    Consistent(
        "Unter Verdacht steht ein [41-jähriger früherer Soldat].",
        "Festgenommen wurde ein [41-jähriger Polizist].",
    ),
    Consistent(
        "[Jonas K. (34)] wurde verhaftet.",
        "Die Tatverdächtige, die [34-jährige Petra B.], schweigt.",
    ),
    Consistent(
        "Der [45-jährige Arzt] wurde verurteilt.",
        "Der [45-jährige Vater] zweier Kinder wurde verurteilt.",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each place that describes the one suspect of an article."""
    for one in only_suspect(article.mentions(described_ages_of)):
        yield make_claim(article, NAME, SuspectSubject(one.age, one), describe(one), one.start, one.end)


def describe(person: DescribedAge) -> str:
    """What is said of a suspect in normal form."""
    trade = f"former:{person.trade}" if person.former and person.trade else person.trade
    return "|".join(part for part in (str(person.age), person.gender, person.nation, trade) if part)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict where nationality, sex or trade cannot be one person's."""
    if not isinstance(earlier.subject, SuspectSubject) or not isinstance(later.subject, SuspectSubject):
        return Verdict(Outcome.NOT_COMPARABLE, Told("not a suspect"))
    one, two = earlier.subject.person, later.subject.person
    told = {"one": earlier.excerpt.text, "other": later.excerpt.text}
    if nations_differ(one, two):
        return Verdict(Outcome.CONFLICT, Told("two nationalities: “{one}” and “{other}”", **told), advice=ADVICE)
    if one.gender and two.gender and one.gender != two.gender:
        return Verdict(Outcome.CONFLICT, Told("a man and a woman: “{one}” and “{other}”", **told), advice=ADVICE)
    if trades_differ(one, two):
        return Verdict(Outcome.CONFLICT, Told("two trades: “{one}” and “{other}”", **told), advice=ADVICE)
    return Verdict(Outcome.AGREES, Told("nothing speaks against one person"))
