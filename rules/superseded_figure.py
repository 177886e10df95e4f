"""A figure that was corrected is still given in another article.

A correction ("Berichtigung: ... muss es richtig heißen: 1,2 Millionen (statt: 1,2 Milliarden)", "In einer früheren
Version hieß es ...", "von 23 auf 22 korrigiert") says that a figure was wrong. Every article of the story that still
carries that figure on the same thing is reported, and so is the body of the corrected article itself.

What a newsroom corrects in its own text never held, so carrying it is a conflict. What an authority revises held
until then: an article of an earlier day is an update, one of a later day a conflict. The rule reads corrections of
figures only (years and names are superseded_detail's), in English those of newsrooms alone; a correction that does not
quote the wrong figure is none to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from checker.describing.measured import measured_of
from checker.describing.quantities import QuantitySubject
from checker.examples import Conflicting, Consistent, Updated
from checker.finding import AnnotatedArticle
from checker.finding.figures.corrections import CorrectionMention, corrections_of
from checker.finding.figures.quantities import QuantityMention
from checker.finding.quotes.quotes import in_quote
from checker.judging.corrected import SMALL, CorrectedSubject, capitalised_around
from checker.messages import Told
from checker.model import Claim, Hedge, Level, Outcome, Verdict
from checker.reckoning.arithmetic import normal_of, stated

LEVEL = Level.WARNING
SCOPE = "story"
NAME = "superseded_figure"
NEAREST = 8  # corrections whose passages may hold one figure
KINDS = ("count", "money", "measure", "percent", "magnitude")

EXAMPLES = (
    Conflicting(
        "Das Bad kostet [1,2 Milliarden Euro], beschloss der Rat.",
        "Berichtigung: Im zweiten Absatz muss es richtig heißen: "
        "Das Bad kostet 1,2 Millionen Euro (statt: [1,2 Milliarden Euro]).",
    ),
    Conflicting(
        "Die Brücke ist [420 Meter] lang.",
        "In einer früheren Version dieses Textes hieß es, die Brücke sei [420 Meter] lang. "
        "Richtig ist: Sie ist 240 Meter lang.",
    ),
    Conflicting(
        "Die Zahl der Verletzten wurde von [147] auf 143 berichtigt, teilt die Polizei mit.",
        "Bei dem Brand gab es [147] Verletzte.",
        days_later=2,
    ),
    Conflicting(
        "Mit 22 statt [23] gibt der Kreis jetzt die Zahl der Toten an, die alte Angabe wurde korrigiert.",
        "[23] Tote gab es bei dem Unglück.",
        days_later=3,
    ),
    Conflicting(
        "Zuerst hatte das Präsidium [284] Ja-Stimmen verkündet, das Ergebnis aber später berichtigt.",
        "[284] Abgeordnete stimmten am Freitag mit Ja.",
        days_later=1,
    ),
    Conflicting(
        "[84] Wohnungen sind seit Montag ohne Strom. "
        "Korrektur: In einer früheren Fassung waren es [84] Wohnungen. Richtig sind 48."
    ),
    Conflicting(
        "Die Firma zahlt [35 Millionen Euro] Strafe.",
        "KORREKTUR: Im ersten Satz muss es heißen: "
        "Die Firma zahlt 53 Millionen Euro Strafe (statt [35 Millionen Euro]).",
    ),
    Conflicting(
        "Das Amt korrigierte am Abend frühere Angaben, wonach [258] Schüler in der Turnhalle schliefen.",
        "In der Turnhalle schliefen [258] Schüler.",
        days_later=1,
    ),
    Conflicting("Die Brücke ist [420 Meter] lang. Berichtigung: Die Brücke ist 240 Meter lang (nicht [420 Meter])."),
    Conflicting(
        "Das Bad kostet [6,3 Millionen Euro].",
        "Korrektur: Wir hatten zuerst berichtet, das Bad koste [6,3 Millionen Euro]. Das ist falsch. "
        "Es sind 3,6 Millionen Euro.",
    ),
    Conflicting(
        "Das Bad kostet [6,3 Millionen Euro].",
        "In unserem gestrigen Artikel haben wir die Kosten mit [6,3 Millionen Euro] beziffert. "
        "Richtig sind 3,6 Millionen.",
    ),
    Conflicting(
        "Das Bad kostet [6,3 Millionen Euro].",
        "Die Kosten des Bades gaben wir mit [6,3 Millionen Euro] an. Das war falsch, "
        "3,6 Millionen Euro wären richtig gewesen.",
    ),
    Conflicting(
        "Die Karte kostet [7,80 Euro]. Anmerkung der Redaktion: Wir haben den Preis der Karte korrigiert. "
        "Sie kostet 8,70 Euro, nicht [7,80 Euro]."
    ),
    Conflicting(
        "Die Karte kostet [7,80 Euro].",
        "In einer früheren Version stand, die Karte koste [7,80 Euro]. Tatsächlich sind es 8,70 Euro.",
    ),
    Conflicting(
        "The pool costs [£6.3 million] and opens in May.",
        "Correction: An earlier version of this story said that the pool costs [£6.3 million]. It is £3.6 million.",
        language="en",
    ),
    Updated(
        "Bei dem Brand gab es [147] Verletzte.",
        "Die Zahl der Verletzten wurde von [147] auf 143 berichtigt, teilt die Polizei mit.",
        days_later=2,
    ),
    Updated(
        "[284] Abgeordnete stimmten am Freitag mit Ja.",
        "Zuerst hatte das Präsidium [284] Ja-Stimmen verkündet, das Ergebnis aber später berichtigt.",
    ),
    Consistent(
        "Bei dem Brand gab es [143] Verletzte.",
        "Die Zahl der Verletzten wurde von [147] auf 143 berichtigt, teilt die Polizei mit.",
    ),
    Consistent(
        "Die Feuerwehr war mit [147] Fahrzeugen da.",
        "Die Zahl der Verletzten wurde von [146] auf 143 berichtigt, teilt die Polizei mit.",
    ),
    Consistent("Das Bad kostet [1,2 Millionen Euro].", "Das Bad kostet [1,2 Milliarden Euro]."),
    Consistent(
        "Der Zug fährt um 23 Uhr.",
        "Mit 22 statt [23] gibt der Kreis die Zahl der Toten an, das wurde korrigiert.",
    ),
    Consistent(
        "Die Brücke ist [240 Meter] lang.",
        "In einer früheren Version dieses Textes hieß es, die Brücke sei [420 Meter] lang. "
        "Richtig ist: Sie ist 240 Meter lang.",
    ),
    Consistent("Es waren [30] Gäste statt der erwarteten [50].", "Erwartet wurden [50] Gäste."),
    Consistent("Es gab [neun] Tote.", "Acht Busse fuhren die [28] Gäste heim."),
    Consistent("Die Lehrerin korrigierte [28] Hefte.", "In der Klasse sind [28] Kinder."),
    Consistent(
        "Das Bad kostet [6,3 Millionen Euro].",
        "„Wir haben [84] Plätze“, sagte der Leiter. Richtig ist, dass [6,3 Millionen Euro] fließen.",
    ),
    Consistent(
        "Bei dem Unglück starben [23] Menschen, sagte der Zivilschutz zunächst.",
        "[23] Menschen kamen ums Leben.",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every figure that a correction calls wrong, and every figure outside of corrections that could carry it."""
    corrections = article.mentions(corrections_of)
    subjects = article.mentions(_subjects)
    for correction in corrections:
        yield _claim(article, correction.wrong, subjects, correction)
    for mention, subject in subjects.values():
        if _may_carry(mention, subject) and not _is_inside(mention, corrections):
            yield _claim(article, mention, subjects)


def _is_inside(mention: QuantityMention, corrections: tuple[CorrectionMention, ...]) -> bool:
    """Whether a figure stands in the passage of a correction; corrections are in order of their wrong figures."""
    last = bisect_left(corrections, mention.start + 1, key=lambda one: one.start)
    return any(one.start <= mention.start < one.end for one in corrections[max(0, last - NEAREST) : last])


def _subjects(article: AnnotatedArticle) -> dict[int, tuple[QuantityMention, QuantitySubject]]:
    return {mention.start: (mention, subject) for mention, subject in article.mentions(measured_of)}


def _may_carry(mention: QuantityMention, subject: QuantitySubject) -> bool:
    number = stated(mention.quantity)
    if mention.kind not in KINDS or mention.quantity.hedge is not Hedge.EXACT or number is None:
        return False
    return number >= SMALL or bool(subject.measures)


def _claim(
    article: AnnotatedArticle,
    mention: QuantityMention,
    subjects: dict[int, tuple[QuantityMention, QuantitySubject]],
    correction: CorrectionMention | None = None,
) -> Claim:
    figure = subjects[mention.start][1]
    right = ""
    if correction is not None and correction.right is not None:
        right = write_value(correction.right, article.text)
        if not figure.noun and not figure.measures:
            figure = subjects[correction.right.start][1]
    quantity = mention.quantity
    if correction is not None and correction.right is not None and quantity.unit is None and not mention.counted:
        quantity = replace(quantity, unit=correction.right.quantity.unit)  # "3,6 Millionen Euro (nicht 6,3 Millionen)"
    normal = normal_of(quantity)
    subject = CorrectedSubject(
        figure,
        normal,
        stated(quantity) or Decimal(0),
        correction is not None,
        correction is not None and correction.own,
        right,
        capitalised_around(article.text, mention.start, mention.end, article.article.body_start),
        article.language,
    )
    excerpt = article.excerpt(mention.start, mention.end)
    return Claim(NAME, subject, quantity, normal, excerpt, in_quote=in_quote(article, mention.start))


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict where the wrong figure never held or was known to be wrong, an update where it held until then."""
    corrects, carries = (earlier, later) if _is_correction(earlier) else (later, earlier)
    subject = corrects.subject
    assert isinstance(subject, CorrectedSubject)
    day = corrects.article.day
    advice = Told("Use the corrected value.")
    if subject.own:
        told = _tell(carries, day, subject.right, Told("this text still has the wrong value."))
        return Verdict(Outcome.CONFLICT, told, advice=advice)
    if corrects.article.path == carries.article.path:
        return Verdict(Outcome.NOT_COMPARABLE, Told("the article itself names the old and the new state"))
    if day and carries.article.day and carries.article.day > day:
        told = _tell(carries, day, subject.right, Told("this text is younger."))
        return Verdict(Outcome.CONFLICT, told, advice=advice)
    told = _tell(carries, day, subject.right, Told("this text tells the earlier state."))
    return Verdict(Outcome.UPDATE, told, advice=advice)


def _tell(carries: Claim, day: date | None, right: str, rest: Told) -> Told:
    wrong = carries.excerpt.text
    on_day = Told("{wrong} was corrected on {day}", wrong=wrong, day=day) if day else None
    corrected = on_day or Told("{wrong} was corrected", wrong=wrong)
    if right:
        return Told("{corrected}, {right} is right; {rest}", corrected=corrected, right=right, rest=rest)
    return Told("{corrected}; {rest}", corrected=corrected, rest=rest)


def write_value(mention: QuantityMention, text: str) -> str:
    """A figure as the correction writes it."""
    return text[mention.start : mention.end]


def _is_correction(claim: Claim) -> bool:
    return isinstance(claim.subject, CorrectedSubject) and claim.subject.corrected
