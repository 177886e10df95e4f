"""Parts and whole do not add up within one article.

"Unter den 14 Verletzten sind vier Dänen, drei Polen und eine Finnin, die übrigen sieben ...": 14 - 4 - 3 - 1 is 6.
The rule adds up parts and a rest, parts and their total ("zusammen", "insgesamt"), groups that leave nobody out
(women and men, severely and slightly injured), votes against those who may vote, the seats of the parties against the
size of the parliament, the shares of the parties against 100 percent, a part and its whole against the share beside
them; and it takes care that "davon" and "darunter" name no more than the whole. Every sum is done with the ranges
that hedges and rounding leave open.

Legitimate: a part of an open whole ("mindestens 20, darunter ..."), shares of a survey with several answers, two
ballots in one passage, an earlier count beside a corrected one; all of them are left alone. The rule cannot see a
whole that stands further away than the sentence before, and it does not know who was left out of a list: fewer seats
than the parliament has are only reported where five parties or more are named.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.frames import frames_of
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.model import Claim, Level, Verdict
from checker.reckoning.arithmetic import CalculationSubject, claim_figure
from checker.reckoning.ballots import find_ballot_sums
from checker.reckoning.portions import Portion, find_portions, judge_portion
from checker.reckoning.sums import Sum, find_parts, find_sums, judge_sum

LEVEL = Level.ERROR
SCOPE = "story"
NAME = "wrong_sum"

EXAMPLES = (
    Conflicting(
        "Unter den [14] Verletzten sind [vier] Dänen, [drei] Polen und eine Finnin, die übrigen [sieben] sind aus Kiel."
    ),
    Conflicting("An Bord waren [44] Menschen, davon [46] Kinder."),
    Conflicting("Von den [40] Fähren fielen [55] aus."),
    Conflicting("Bei dem Brand wurden [fünf] Menschen schwer und [13] leicht verletzt, insgesamt [16]."),
    Conflicting("[52] der [90] Abgeordneten stimmten für den Entwurf. [33] votierten dagegen, [acht] enthielten sich."),
    Conflicting(
        "Im Landtag mit [80] Sitzen hat die SPD [31], die CDU [28], die AfD [19] und die Linke [neun] Mandate."
    ),
    Conflicting(
        "Die CDU kommt auf [34,2 Prozent], die SPD auf [31,8], die Grünen auf [21,5] und die FDP auf [14,1 Prozent]."
    ),
    Conflicting("Dem Rat gehören [24] Mitglieder an, [zwölf] Frauen und [14] Männer."),
    Conflicting("Für die Sanierung stehen [20 Millionen Euro] bereit, davon [25 Millionen] vom Land."),
    Conflicting("Der Angeklagte muss [drei Jahre] in Haft, [vier Jahre] davon auf Bewährung."),
    Conflicting("Die Polizei nahm [19] Personen fest. Darunter waren [23] Jugendliche."),
    Conflicting(
        "Im Parlament mit seinen [200] Sitzen kommt die CDU auf [60], die SPD auf [40], "
        "die Grünen auf [30], die AfD auf [20] und die Linke auf [10] Sitze."
    ),
    Conflicting("Für den Antrag stimmten [54] Räte, [drei] mehr als nötig. Nötig waren [50]."),
    Conflicting("[Fünf] der [zwölf] Boote sind zurück, die übrigen [sechs] liegen noch fest."),
    Conflicting("[18] von [24] Anträgen, also [85 Prozent], wurden abgelehnt."),
    Conflicting("[34] von [27] Anträgen, also [79 Prozent], wurden abgelehnt."),
    Conflicting("[71] der [66] Abgeordneten stimmten für den Entwurf."),
    Consistent("61 der 66 Abgeordneten stimmten für den Entwurf."),
    Consistent("[18] von [24] Anträgen, also [75 Prozent], wurden abgelehnt."),
    Conflicting("[90] Gäste kamen, davon [40] Frauen und [60] Männer."),
    Conflicting(
        "Die Stadt investiert [90 Millionen Euro]. Davon fließen [50 Millionen Euro] in Schulen, "
        "[30 Millionen Euro] in Straßen und [20 Millionen Euro] in Bäder."
    ),
    Consistent("Es gab [70] Verletzte, davon [50] schwer, und 30 Menschen werden vermisst."),
    Consistent("Für den Antrag stimmten [54] Räte, [drei] mehr als nötig. Nötig waren [51]."),
    Consistent("[Fünf] der [zwölf] Boote sind zurück, die übrigen [sieben] liegen noch fest."),
    Consistent(
        "Unter den [14] Verletzten sind [vier] Dänen, [drei] Polen und eine Finnin, die übrigen [sechs] sind aus Kiel."
    ),
    Consistent("[29] Fahrgäste wurden verletzt, davon lagen am Montag noch immer [sieben] im Krankenhaus."),
    Consistent("Mindestens [20] Menschen kamen ums Leben, darunter [25] Kinder."),
    Consistent("Bei zwei Anschlägen kamen [Dutzende] Menschen ums Leben, darunter [fünf] Kinder."),
    Consistent("[52] der [90] Abgeordneten stimmten für den Entwurf. [30] votierten dagegen, [acht] enthielten sich."),
    Consistent("Im ersten Wahlgang stimmten 40 der 90 Abgeordneten für sie, im zweiten Wahlgang 52, 45 waren dagegen."),
    Consistent(
        "Die CDU kommt auf [34,2 Prozent], die SPD auf [31,8], die Grünen auf [20] und die FDP auf [13,9 Prozent]."
    ),
    Consistent("CDU [34 Prozent] (zuvor 38), SPD [30] (28), Grüne [20] (14), FDP [12] (9)."),
    Consistent("Im Landtag mit 80 Sitzen hat die SPD 31 und die CDU 28 Mandate."),
    Consistent("Sechs der [190] Abgeordneten der Fraktion stimmten dagegen, [zwei] davon aus Bayern."),
    Consistent("85 Prozent der Befragten kennen das Gesetz, 90 Prozent davon lehnen es ab."),
    Consistent("Die Stadt hat Elektrobusse bestellt, bisher ist nur eine Handvoll davon im Einsatz."),
    Consistent("Vier Menschen wurden lebensgefährlich verletzt, drei weitere schwer und zwei leicht."),
    Consistent("Bei dem Sturz wurden acht Personen lebensgefährlich, vier schwer und drei leicht verletzt."),
    Consistent("Der Sturm verletzte [19] Camper, davon [vier] lebensgefährlich und [sechs] schwer."),
    Consistent("Es gab 52 Ja-Stimmen und 30 Gegenstimmen, acht Abgeordnete nahmen nicht teil."),
    Consistent("Dem Rat gehören [24] Mitglieder an, [zwölf] Frauen und [zwölf] Männer."),
    Consistent("Die Stadt gab Bürgschaften von 80 Millionen Euro, davon 30 für das Klinikum."),
    Consistent("Zwei Tote und fünf Verletzte, insgesamt 30 Menschen saßen im Bus."),
    Conflicting("Unter den [20] Fahrgästen waren [25] Schüler."),
    Conflicting("Von den [60] Lehrlingen fielen [75] durch die Prüfung."),
    Conflicting("Von den [8000] Kunden blieben [2400] ohne Gas, das sind [3 Prozent]."),
    Consistent("Von den [8000] Kunden blieben [2400] ohne Gas, das sind [30 Prozent]."),
    Conflicting("Von den [60] Lehrlingen sind nach Angaben der Innung [75] durchgefallen."),
    Conflicting("Gemustert wurden [800] Bäume. [200] von ihnen, also [2,5 Prozent], müssen weg."),
    Consistent("Gemustert wurden [800] Bäume. [200] von ihnen, also [25 Prozent], müssen weg."),
    Conflicting("In den drei Werken arbeiten [400] Leute, davon [220] in Mainz, [90] in Trier und [50] in Worms."),
    Consistent("In den drei Werken arbeiten [400] Leute, davon [220] in Mainz, [130] in Trier und [50] in Worms."),
    Consistent("In den vier Werken arbeiten [400] Leute, davon [120] in Mainz, [90] in Trier und [50] in Worms."),
    Conflicting("The firm sold [90] boats, of which [40] were in Kent and [60] in Devon.", language="en"),
    Conflicting("Of the [60] apprentices, [75] failed the exam.", language="en"),
    Consistent("The firm sold [90] boats, of which [40] were in Kent and [30] in Devon.", language="en"),
    Consistent("Von den 60 Betrieben bilden 40 aus, zusammen 75 Lehrlinge lernen dort."),
    Conflicting("Von den [30] Kähnen der Reederei im Hafen von Dorrenau sind [38] verkauft worden."),
    Conflicting("Von den [30] Kähnen am Kai wurden [38] gestrichen."),
    Consistent("Von den 30 Kähnen der Reederei im Hafen von Dorrenau sind 28 verkauft worden."),
    Consistent("Von den 30 Kähnen am Kai wurden 38 alte Anker gestohlen."),
    Consistent("Von den 30 Kähnen am Kai wurden 1990 nur sieben gestrichen."),
    Consistent("Von den drei Kähnen am Kai sind 40 und 45 Meter lange Taue gerissen."),
    Conflicting("Of the [30] members [12] stayed away, or [60 percent].", language="en"),
    Consistent("Of the [30] members [12] stayed away, or [40 percent].", language="en"),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """The figures of every sum."""
    for claims, _ in article.mentions(_read):
        yield from claims


def inspect(article: AnnotatedArticle) -> Iterator[tuple[tuple[Claim, ...], Verdict]]:
    """Every sum with what adding up says."""
    yield from article.mentions(_read)


def _read(article: AnnotatedArticle) -> tuple[tuple[tuple[Claim, ...], Verdict], ...]:
    frames = article.mentions(frames_of)
    pairs = list(zip((None, *frames), frames, strict=False))
    portions = [one for before, frame in pairs for one in find_portions(frame, before)]
    apart = tuple(read for one in portions if (read := _judge_portion(article, one)) is not None)
    found: list[Sum] = []
    for before, frame in pairs:
        found.extend(find_sums(frame, before) if article.language == "de" else find_parts(frame, before, "en"))
    if article.language == "de":
        found.extend(find_ballot_sums(article, frames))
    sums = [read for one in dict.fromkeys(found) if (read := _judge(article, one)) is not None]
    return (*sums, *apart)


def _judge(article: AnnotatedArticle, found: Sum) -> tuple[tuple[Claim, ...], Verdict] | None:
    verdict = judge_sum(found)
    if verdict is None:
        return None
    subject = CalculationSubject("Summe", found.thing)
    return tuple(claim_figure(article, NAME, figure, subject) for figure in found.figures), verdict


def _judge_portion(article: AnnotatedArticle, portion: Portion) -> tuple[tuple[Claim, ...], Verdict] | None:
    verdict = judge_portion(portion)
    if verdict is None:
        return None
    subject = CalculationSubject("Anteil", portion.whole.counted or portion.part.counted or "")
    return tuple(claim_figure(article, NAME, figure, subject) for figure in portion.figures), verdict
