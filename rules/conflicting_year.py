"""Two articles give two years for one matter.

What disagrees: the year after "zuletzt", "erstmals", "erst", "bis" and "seit" ("so hoch war der Pegel zuletzt 2013"
here, "... zuletzt im Juni 2003" there). The sentences must have two nouns in common; where a sentence has hardly any,
those of the sentence before it count too.

Legitimate: two matters told in like words, which is why a difference of more than one digit is only a note; an article
that gives both years. Two digits in the other order are swapped_year's. German only.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.events.told_years import told_years_of
from checker.identity.years import ToldYearSubject
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.WARNING
SCOPE = "story"
SECOND = True
NAME = "conflicting_year"
ADVICE = Told("Look up the year.")

EXAMPLES = (
    Conflicting(
        "Der Pegel der Auer stieg auf 5,40 Meter, so hoch stand die Auer zuletzt im [Juni 2013].",
        "5,40 Meter zeigte der Pegel der Auer. So viel war es das letzte Mal im [Juni 2003].",
    ),
    Conflicting(
        "In Lindenau durften Läden an Feiertagen bis [1991] nicht öffnen.",
        "Läden in Lindenau blieben an Feiertagen bis [1997] zu.",
    ),
    Conflicting("Erst [2033] soll der Tunnel in Auental fertig sein.", "Der Tunnel in Auental ist erst [2035] fertig."),
    Conflicting("Seit [1968] hat Lindenau eine Oper.", "Lindenau hat die Oper seit [1958]."),
    Conflicting(
        "Erstmals im Jahr [2012] gewann Korbach den Pokal der Länder.",
        "Korbach hatte den Pokal der Länder zum ersten Mal [2002] gewonnen.",
    ),
    Conflicting("Der Streit um die Mühle läuft seit [2009].", "Um die Mühle gibt es seit [2019] Streit."),
    Conflicting("Bis [Ende 2027] fährt die Fähre nach Auental.", "Die Fähre fährt bis [Ende 2028] nach Auental."),
    Conflicting(
        "So wenig Regen fiel in Lindenau zuletzt [1976].",
        "In Lindenau fiel letztmals im Jahr [1975] so wenig Regen.",
    ),
    Conflicting(
        "So hoch wie seit [1983] nicht mehr steht der Wiesensee bei Lindenau.",
        "Der Wiesensee bei Lindenau stand zuletzt [1993] so hoch.",
    ),
    Consistent("Seit [1968] hat Lindenau eine Oper.", "Lindenau hat die Oper seit [1968]."),
    Consistent("Seit [1968] hat Lindenau eine Oper.", "Lindenau hat das Bad seit [1958]."),
    Consistent("Seit [1968] hat Lindenau eine Oper.", "Bis [1958] hatte Lindenau eine Oper."),
    Consistent("Seit [1968] hat Lindenau eine Oper.", "Lindenau hat die Oper seit [1958], ein Haus dafür seit [1968]."),
    Consistent("Erst [2033] soll der Tunnel fertig sein.", "Die Brücke in Auental ist erst [2035] fertig."),
    Consistent("Lindenau baute 1968 eine Oper.", "Lindenau baute 1958 eine Oper."),
    Consistent("Seit [1986] hat Lindenau eine Oper.", "Lindenau hat die Oper seit [1968]."),
    Consistent("Since 1968 Lindenau has had an opera.", "Since 1958 Lindenau has had an opera.", language="en"),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every year with a word that says what happened in it."""
    for one in article.mentions(told_years_of):
        mention = one.stated.mention
        subject = ToldYearSubject(one.cue, one.nouns, one)
        yield make_claim(article, NAME, subject, str(one.stated.year), mention.start, mention.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Two years conflict: a warning where one digit differs, else a note."""
    ours, theirs = earlier.normal, later.normal
    if ours == theirs:
        return Verdict(Outcome.AGREES, Told("Both name the same year."))
    if earlier.article.path == later.article.path or sorted(ours) == sorted(theirs):
        return Verdict(Outcome.NOT_COMPARABLE, Told("two years"))
    one_digit = sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1
    because = Told("“{one}” here, “{other}” there", one=earlier.excerpt.text, other=later.excerpt.text)
    return Verdict(Outcome.CONFLICT, because, None if one_digit else Level.NOTE, ADVICE)
