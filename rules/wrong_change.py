"""An old figure, a new figure and the change between them do not fit together.

"Von 10 auf 12 Prozent" is a rise of two percentage points or of 20 percent, not of 2 percent. The rule reads an old and
a new level with the step between them from one sentence ("von 80 auf 60 Millionen, ein Minus von 25 Prozent", "um 3 auf
15 Millionen, nach 12 Millionen im Vorjahr", "30 Millionen mehr als im Vorjahr" with both levels) or a multiple
("verdreifacht", "halbiert"), and does the sum with the ranges that rounding and hedges leave open. It also reports a
verb that goes up while the figures go down, and "um 0,2 Prozent auf 5,9 Prozent": so small a share of 5.9 could not be
seen in 5.9, so percentage points are meant.

Legitimate: multiples are loose words ("verdoppelt" covers 1.7 to 2.5 times), steps adjusted for prices, currency or
calendar, steps against another base ("gegenüber 2019") and averages per year; all of them are left alone. The rule
cannot see levels that stand in different sentences, and which of the three figures is the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from checker.describing.frames import Frame, frames_of
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict
from checker.reckoning.arithmetic import CalculationSubject, claim_figure, claim_passage
from checker.reckoning.changes import Change, find_changes, judge_change

LEVEL = Level.WARNING
SCOPE = "story"
NAME = "wrong_change"

EXAMPLES = (
    Conflicting("Der Beitragssatz steigt von [10] auf [12 Prozent], ein Plus von [zwei Prozent]."),
    Conflicting("Die Quote kletterte um [0,2 Prozent] auf [5,9 Prozent]."),
    Conflicting("Der Umsatz wuchs von [40] auf [50 Millionen Euro], ein Plus von [35 Prozent]."),
    Conflicting("Die Zahl der Mitglieder ist von [1.240] auf [1.530] gestiegen, ein Zuwachs von [390]."),
    Conflicting("Der Gewinn stieg um [drei Millionen] auf [15 Millionen Euro], nach [zehn Millionen Euro] im Vorjahr."),
    Conflicting("Die Zahl der Anträge hat sich von [200] auf [410] [verdreifacht]."),
    Conflicting("Der Leerstand stieg binnen eines Jahres von [9,5] auf [8,1 Prozent]."),
    Conflicting(
        "Der Landkreis gab [120 Millionen Euro] aus, [30 Millionen] mehr als im Vorjahr mit [80 Millionen Euro]."
    ),
    Conflicting("Die Kosten für die Halle haben sich von [30] auf [24 Millionen Euro] [halbiert]."),
    Conflicting("Die Gebühr sinkt um [zehn Prozent] von [80] auf [60 Euro]."),
    Conflicting(
        "Der Gewinn stieg um [drei Millionen] auf [15 Millionen Euro]. Im Vorjahr waren es [zehn Millionen Euro]."
    ),
    Conflicting("Die Zahl der Fälle [verdreifachte] sich auf [90] (Vorjahr: [55])."),
    Conflicting("Die Wochenarbeitszeit sinkt um [sechs Prozent] von [40] auf [37,2 Stunden]."),
    Consistent("Die Wochenarbeitszeit sinkt um [sieben Prozent] von [40] auf [37,2 Stunden]."),
    Consistent("Die Zahl der Fälle [verdreifachte] sich auf [90] (Vorjahr: [31])."),
    Consistent("Der Preis sinkt von [1,20] auf [0,90 Euro] – der Absatz soll sich auf 30 Millionen Liter verdoppeln."),
    Consistent("Der Beitragssatz steigt von [10] auf [12 Prozent], ein Plus von [20 Prozent]."),
    Consistent("Der Beitragssatz steigt von [10] auf [12 Prozent], ein Plus von [zwei Prozentpunkten]."),
    Consistent("Der Verkauf von Wärmepumpen stieg um 12,3 Prozent auf 2,1 Milliarden Euro."),
    Consistent("Die Zahl der Vorfälle stieg um neun Prozent auf 41 Prozent."),
    Consistent("Der Umsatz wuchs von [40,3] auf [50,1 Millionen Euro], ein Plus von rund [24 Prozent]."),
    Consistent("Die Partei hat sich von [8,6] auf [16,5 Prozent] [verdoppelt]."),
    Consistent("Die Zahl der Anträge hat sich von [200] auf [410] mehr als [verdoppelt]."),
    Consistent("Der Preis sinkt von [1,20 Euro] auf [90 Cent] je Liter."),
    Consistent("Der Umsatz legte währungsbereinigt um fünf Prozent auf 3,8 Milliarden Euro zu."),
    Consistent("Die Mannschaft kletterte von Platz 12 auf Platz 9."),
    Consistent("Das Auto beschleunigt in sechs Sekunden von null auf 100."),
    Consistent("Die Steuer sinkt von 19 auf 7 Prozent, der Umsatz stieg um vier Prozent."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """The figures of every change whose parts are all stated."""
    for claims, _ in article.mentions(_read):
        yield from claims


def inspect(article: AnnotatedArticle) -> Iterator[tuple[tuple[Claim, ...], Verdict]]:
    """Every change with what the arithmetic says."""
    yield from article.mentions(_read)


def _read(article: AnnotatedArticle) -> tuple[tuple[tuple[Claim, ...], Verdict], ...]:
    if article.language != "de":
        return ()
    frames = article.mentions(frames_of)
    return tuple(
        read
        for frame, following in zip_longest(frames, frames[1:])
        for change in find_changes(frame, article.text, following)
        if (read := _judge(article, frame, change)) is not None
    )


def _judge(article: AnnotatedArticle, frame: Frame, change: Change) -> tuple[tuple[Claim, ...], Verdict] | None:
    sentence = frame.text[max(0, change.start - 120) : change.end + 60]
    judged = judge_change(change, sentence)
    if judged is None:
        return None
    subject = CalculationSubject("Veränderung", change.new.counted or change.new.quantity.unit or "Zahl")
    figures = [figure for figure in (change.old, change.new, change.change) if figure is not None]
    claims = [claim_figure(article, NAME, figure, subject) for figure in sorted(figures, key=lambda one: one.start)]
    if change.word is not None:
        word = article.text[slice(*change.word)]
        claims.append(claim_passage(article, NAME, change.word, subject, word, word.lower()))
    advice = Told("Check all three figures at the source.") if judged.outcome is Outcome.CONFLICT else ""
    return tuple(claims), Verdict(judged.outcome, Told("{told}.", told=judged.because), advice=advice)
