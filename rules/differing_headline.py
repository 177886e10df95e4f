"""Headline, lede or caption give another figure than the body of the same article.

The head of an article says in a few words what its body says in full; when it gives one thing another figure ("Stadt
baut 450 Wohnungen", "die Stadt baut 540 Wohnungen"), one of the two was not updated. The rule compares the figures of
headline (also the title of a file's front matter), lede (up to 400 characters) and captions with those of the body,
and the headline's with the lede's, where noun or measure and all qualifiers are the same and the ranges of the two
figures do not meet.

Legitimate: a headline that rounds, an earlier count beside a later one, figures of two sources, a part beside its
whole. So a figure is left alone if the head or the body holds another on the same thing that agrees, or if the words
around it tell of another time, source or part. The rule cannot tell which of the two figures is up to date.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.judging.headlines import Pair, is_set_apart, pair_figures, place_figures, settle_pairs, speaker_of, titled
from checker.judging.quantity_verdicts import compare_quantities
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict
from checker.reckoning.arithmetic import CalculationSubject, claim_figure

LEVEL = Level.WARNING
SCOPE = "story"
NAME = "differing_headline"

EXAMPLES = (
    Conflicting("[26] Verletzte bei Brand in Mühlheim\n\nEin Lager brannte.\n\nDie Ärzte behandelten [62] Verletzte."),
    Conflicting(
        "Stadt baut [450] Wohnungen am Hafen\n\nDer Rat stimmte zu.\n\nDie Stadt baut am Hafen [540] Wohnungen."
    ),
    Conflicting(
        "[3.200] Schüler lernen in Containern\n\nDie Sanierung dauert.\n\nIn Containern lernen jetzt [2.300] Schüler."
    ),
    Conflicting(
        "Der Verein hat [1,2 Millionen Euro] Schulden.\n\nEr hofft.\n\nDer Verein hat [2,1 Millionen Euro] Schulden."
    ),
    Conflicting(
        "Nach dem Sturm sind [14] Tote geborgen.\n\nDie Suche dauert an.\n\nAus dem Tal wurden [41] Tote geborgen."
    ),
    Conflicting(
        "Werk in Wernau streicht [800] Stellen\n\nDie Belegschaft ist entsetzt.\n\nDas Werk streicht [600] Stellen."
    ),
    Conflicting(
        "[70] Feuerwehrleute löschen Waldbrand\n\nEs ist sehr trocken.\n\n[90] Feuerwehrleute löschen den Waldbrand."
    ),
    Conflicting(
        "[700] Soldaten üben am Deister\n\nDie Straßen bleiben frei.\n\nIn den Wäldern üben [900] Soldaten am Deister."
    ),
    Conflicting("[19] Verletzte bei Zugunglück\n\nBei einem Zugunglück sind am Freitag [91] Reisende verletzt worden."),
    Conflicting("Werk in Wernau streicht [280] Stellen\n\nDas Werk in Wernau will bis Mai [820] Stellen streichen."),
    Consistent("Werk in Wernau streicht [280] Stellen\n\nDas Werk streicht [280] Stellen, 820 waren es bisher."),
    Consistent("Werk in Wernau streicht 280 Stellen\n\nDas Werk in Wernau streicht weitere 820 Stellen."),
    Consistent("Mehr als [80] Verletzte bei Zugunglück\n\nBei einem Zugunglück sind [91] Reisende verletzt worden."),
    Consistent("[26] Verletzte bei Brand in Mühlheim\n\nEin Lager brannte.\n\nDie Ärzte behandelten [26] Verletzte."),
    Consistent("Mehr als [4.000] Tote nach Beben\n\nDie Suche geht weiter.\n\nDie Zahl der Toten stieg auf [4.072]."),
    Consistent("22 Tote nach Unglück\n\nDie Seilbahn war entgleist.\n\nZunächst hatten die Behörden 23 Tote gemeldet."),
    Consistent("26 Verletzte bei Brand\n\nEin Lager hat gebrannt.\n\nFünf der Verletzten schweben in Lebensgefahr."),
    Consistent("Insgesamt wurden 147 Menschen verletzt.\n\n91 der Verletzten liegen noch in Kliniken."),
    Consistent("50 Todesopfer sind identifiziert.\n\n27 der Toten waren Schweden, 23 kamen aus dem Ausland."),
    Consistent("Rat stimmt mit 30 Stimmen zu\n\nEs war der zweite Versuch.\n\nVor einem Jahr gab es 22 Ja-Stimmen."),
    Consistent(
        "Verein hat 1,2 Millionen Euro Schulden\n\nDer Vorstand geht.\n\nDie Stadt hat 80 Millionen Euro Rücklagen."
    ),
    Consistent("14 Tote geborgen\n\nDie Helfer suchen weiter.\n\n41 Menschen wurden verletzt."),
    Consistent("Werk streicht 800 Stellen\n\nDie Belegschaft ist entsetzt.\n\n2019 strich das Werk schon 600 Stellen."),
    Consistent("Sturm: [14] Tote\n\nZehn Menschen ertranken.\n\nGeborgen wurden [14] Tote, 41 nennt das Rote Kreuz."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """The figures of head and body that are about the same thing."""
    for claims, _ in article.mentions(_read):
        yield from claims


def inspect(article: AnnotatedArticle) -> Iterator[tuple[tuple[Claim, ...], Verdict]]:
    """Every pair of a figure at the head and one of the body on the same thing."""
    yield from article.mentions(_read)


def _read(article: AnnotatedArticle) -> tuple[tuple[tuple[Claim, ...], Verdict], ...]:
    judged: list[tuple[Pair, Claim, Claim, Verdict]] = []
    whole = titled(article)
    for pair in pair_figures(whole, place_figures(whole)):
        subject = CalculationSubject("Überschrift und Text", pair.head.subject.label)
        head, body = (claim_figure(article, NAME, one.mention, subject) for one in (pair.head, pair.body))
        judged.append((pair, head, body, _judge(whole, pair, head, body)))
    return tuple(
        ((head, body), verdict)
        for _, head, body, verdict in settle_pairs(judged)
        if verdict.level is not Outcome.NOT_COMPARABLE
    )


def _judge(article: AnnotatedArticle, pair: Pair, head: Claim, body: Claim) -> Verdict:
    verdict = compare_quantities(head, body)
    if verdict.level is not Outcome.CONFLICT:
        return verdict
    two_speakers = speaker_of(article, pair.head) != speaker_of(article, pair.body)
    if is_set_apart(article, pair) or (two_speakers and not pair.body.lede):
        return Verdict(Outcome.NOT_COMPARABLE, Told("another time, source or part"))
    return Verdict(
        Outcome.CONFLICT,
        Told("Head and body of the article: {reason}", reason=verdict.because),
        advice=Told("Bring headline, lead and text into line."),
    )
