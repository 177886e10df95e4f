"""A stated length of time does not fit its own beginning and end.

"Von 2002 bis 2013" are eleven years, not 14; "vor zehn Jahren (2009)" is wrong in an article of 2025; from 20 to 22
o'clock are two hours. The rule reads a length only where it stands right beside its beginning and end ("von 2002 bis
2013, also elf Jahre", "seit Februar 2022, also seit fast vier Jahren"). Ages are the matter of conflicting_age.

Legitimate: lengths counted with or without the first or last year, month or day; hedged lengths; "vor zehn Jahren" said
late in a year. What is off by one unit is left alone. The rule needs the article's day for "seit" and "vor", and it
cannot see a beginning that stands in another sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.describing.frames import frames_of
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict
from checker.reckoning.arithmetic import CalculationSubject, claim_passage, normal_of
from checker.reckoning.spans import Span, find_spans

LEVEL = Level.WARNING
SCOPE = "story"
NAME = "wrong_span"

EXAMPLES = (
    Conflicting("Sie leitete das Museum von [2002] bis [2013], also [14 Jahre]."),
    Conflicting("Von [2002] bis [2013] [16 Jahre] lang leitete sie das Museum."),
    Conflicting("[Vor 40 Jahren], im [Herbst 1990], öffnete das Bad.", published=date(2020, 3, 1)),
    Conflicting("Das Stadion wurde [vor zehn Jahren] ([2009]) eröffnet."),
    Conflicting("Der Tarifvertrag gilt vom [1. März 2025] bis zum [31. Mai 2027], insgesamt [24 Monate]."),
    Conflicting("Die Sperrung dauert seit [Februar 2022], also seit fast [fünf Jahren]."),
    Conflicting("Die Sprechstunde geht von [9 bis 12] Uhr, also [zwei Stunden]."),
    Conflicting("Das Haus brannte im Jahr [1998], also [vor zwölf Jahren], schon einmal ab."),
    Conflicting("Im Jahr [1988] – also [vor genau 27 Jahren] – öffnete die Seilbahn."),
    Conflicting("Der Chor wurde [1948] gegründet, also [vor genau 67 Jahren]."),
    Consistent("Der Chor wurde [1948] gegründet, also [vor genau 77 Jahren]."),
    Consistent("Der Chor wurde 1948 gegründet, sang aber vor 67 Jahren nicht."),
    Consistent("Im Jahr [1988] – also [vor genau 37 Jahren] – öffnete die Seilbahn."),
    Consistent("Sie leitete das Museum von [2002] bis [2013], also [elf Jahre]."),
    Consistent("Er saß von [2002] bis [2013], insgesamt [zwölf Jahre], im Stadtrat."),
    Consistent("Das Stadion wurde [vor zehn Jahren] ([2015]) eröffnet."),
    Consistent("Der Tarifvertrag gilt vom [1. März 2025] bis zum [31. Mai 2027], insgesamt [27 Monate]."),
    Consistent("Die Sperrung dauert seit [Februar 2022], also seit gut [drei Jahren]."),
    Consistent("Die Sprechstunde geht von [9 bis 12] Uhr, also [drei Stunden]."),
    Conflicting("Seit [2008], also seit fast [25 Jahren], betreibt der Verein die Hütte."),
    Consistent("Seit [2008], also seit fast [17 Jahren], betreibt der Verein die Hütte."),
    Conflicting("The choir was founded in [1998], exactly [17 years ago].", language="en"),
    Consistent("The choir was founded in [1998], exactly [27 years ago].", language="en"),
    Consistent("Von 2009 bis 2013 fälschte er Berichte, dafür muss er zwei Jahre ins Gefängnis."),
    Consistent("Vor zehn Jahren, 2009 war die Werft schon pleite, kam die Wende.", dated=False),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Beginning, end and length of every span of time that is told whole."""
    for claims, _ in article.mentions(_read):
        yield from claims


def inspect(article: AnnotatedArticle) -> Iterator[tuple[tuple[Claim, ...], Verdict]]:
    """Every span of time with what the calendar says."""
    yield from article.mentions(_read)


def _read(article: AnnotatedArticle) -> tuple[tuple[tuple[Claim, ...], Verdict], ...]:
    frames = article.mentions(frames_of) if article.language == "de" else ()  # English: "1998, exactly 27 years ago"
    return tuple(_judge(article, span) for span in dict.fromkeys(find_spans(article, frames)))


def _judge(article: AnnotatedArticle, span: Span) -> tuple[tuple[Claim, ...], Verdict]:
    subject = CalculationSubject(span.thing, "")
    claims = [
        claim_passage(article, NAME, place, subject, article.text[slice(*place)], article.text[slice(*place)])
        for place in span.passages
    ]
    claims.append(claim_passage(article, NAME, span.length, subject, span.value, normal_of(span.value)))
    if span.fits:
        return tuple(claims), Verdict(Outcome.AGREES, Told("{told}.", told=span.told))
    advice = Told("Check duration and dates at the source.")
    return tuple(claims), Verdict(Outcome.CONFLICT, Told("{told}.", told=span.told), advice=advice)
