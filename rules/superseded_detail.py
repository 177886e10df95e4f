"""A year or a name that was corrected is still given in another article.

A newsroom's note ("In einer früheren Version hieß es, ... seit 1992. Richtig ist 1997.", "Wir hatten den Landrat Karl
Reinfeld genannt. Das war falsch, er heißt Karl Reinbek.") says which year or name was wrong and which is right. Every
article of the story that still carries the wrong one is reported, and so is the rest of the corrected article itself.

Legitimate: the same year said of something else: the sentences must have a noun in common. The rule reads a note only
where it holds one wrong and one right year or name, and German notes only.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.events.corrected_details import CorrectedDetail, corrected_details_of
from checker.finding.events.year_statements import year_statements_of
from checker.finding.people.names import fold
from checker.finding.people.people import people_of
from checker.identity.corrected_details import DetailSubject
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.WARNING
SCOPE = "story"
SECOND = True
NAME = "superseded_detail"
ADVICE = Told("Use the corrected value.")

EXAMPLES = (
    Conflicting(
        "Die Fähre in Lindenau fährt seit [1992].",
        "In einer früheren Version dieses Textes hieß es, die Fähre fahre seit [1992]. Richtig ist 1997.",
    ),
    Conflicting(
        "Bis [1984] leitete Rommel das Orchester.",
        "Wir hatten geschrieben, Rommel habe das Orchester bis [1984] geleitet. Das ist falsch, es war 1994.",
    ),
    Conflicting(
        "Das Museum wurde [1911] gegründet.",
        "Korrektur: Im ersten Absatz muss es heißen: Das Museum wurde 1922 gegründet (statt [1911]).",
    ),
    Conflicting(
        "Die Fähre fährt seit [1992]. Korrektur: Wir hatten zuerst geschrieben, die Fähre fahre seit [1992]. "
        "Tatsächlich ist es 1997."
    ),
    Conflicting(
        "Landrat [Karl Reinfeld] will bauen.",
        "In unserem gestrigen Artikel haben wir den Landrat [Karl Reinfeld] genannt. Richtig ist Karl Reinbek.",
    ),
    Conflicting(
        "Es spielte [Petra Lindqvist].",
        "Wir hatten geschrieben, es habe [Petra Lindqvist] gespielt. Das war falsch, es spielte Eva Hohenwarter.",
    ),
    Conflicting(
        "[Jonas Ehrenfels] leitet die Schule. Berichtigung: Im Text muss es heißen: Ludger Harms leitet die Schule "
        "(nicht [Jonas Ehrenfels])."
    ),
    Conflicting(
        "Erst [2031] wird der Tunnel fertig.",
        "In der ursprünglichen Fassung stand, der Tunnel werde erst [2031] fertig. Richtig ist: Er wird 2033 fertig.",
        days_later=1,
    ),
    Consistent(
        "Die Fähre in Lindenau fährt seit [1997].",
        "In einer früheren Version dieses Textes hieß es, die Fähre fahre seit [1992]. Richtig ist 1997.",
    ),
    Consistent(
        "Das Rathaus brannte [1992] ab.",
        "In einer früheren Version dieses Textes hieß es, die Fähre fahre seit [1992]. Richtig ist 1997.",
    ),
    Consistent(
        "Landrat [Karl Reinbek] will bauen.",
        "In unserem gestrigen Artikel haben wir den Landrat [Karl Reinfeld] genannt. Richtig ist Karl Reinbek.",
    ),
    Consistent("Die Fähre fährt seit [1992].", "Die Fähre fährt seit [1997]."),
    Consistent("Die Fähre fährt seit [1992].", "„Das ist falsch“, sagte [Petra Lindqvist]. Seit [1992] sei viel los."),
    Consistent("Wir haben die Fähre von [1992] besichtigt. Richtig ist, dass sie alt ist."),
    Consistent(
        "Die Fähre fährt seit [1992].",
        "Korrektur: Wir hatten geschrieben, die Fähre koste 12 Euro. Richtig sind 21 Euro.",
    ),
    Consistent(
        "Die Fähre fährt seit [1992].",
        "Wir hatten berichtet, die Fähre sei [1992] gebaut und [1995] verkauft worden. Das war falsch.",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every year and name that a note calls wrong, and every one outside of notes that could carry it."""
    notes = article.mentions(corrected_details_of)
    for note in notes:
        yield _claim(article, note)
    spans = [(note.first, note.last) for note in notes]
    for statement in article.mentions(year_statements_of):
        start, end = statement.mention.start, statement.mention.end
        if not any(first <= start < last for first, last in spans):
            subject = DetailSubject("year", str(statement.year), nouns=statement.nouns)
            yield make_claim(article, NAME, subject, str(statement.year), start, end)
    told: set[str] = set()
    for mention in article.mentions(people_of):
        name = fold(mention.name)
        if not mention.named or " " not in name or name in told:
            continue
        if not any(first <= mention.start < last for first, last in spans):
            told.add(name)
            yield make_claim(article, NAME, DetailSubject("name", name), mention.name, mention.start, mention.end)


def _claim(article: AnnotatedArticle, note: CorrectedDetail) -> Claim:
    value = note.wrong if note.kind == "year" else fold(note.wrong)
    subject = DetailSubject(note.kind, value, True, note.right, note.nouns)
    return make_claim(article, NAME, subject, note.wrong, note.start, note.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """What a newsroom took back never held: carrying it is a conflict, whatever the day."""
    corrects, carries = (earlier, later) if _is_corrected(earlier) else (later, earlier)
    subject = corrects.subject
    assert isinstance(subject, DetailSubject)
    because = Told(
        "{wrong} was corrected, {right} is right; {rest}",
        wrong=carries.excerpt.text,
        right=subject.right,
        rest=Told("this text still has the wrong value."),
    )
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)


def _is_corrected(claim: Claim) -> bool:
    return isinstance(claim.subject, DetailSubject) and claim.subject.corrected
