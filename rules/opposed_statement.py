"""Two articles say the opposite of one thing.

What disagrees: that a forecast was raised or lowered, a bill was passed or rejected, somebody was condemned or
acquitted, lives or is dead, a road is open or closed, a report was confirmed or denied. Both articles must say it of
the same thing and name the same body, person or place beside it.

Legitimate: a state that changed from one day to the next, an article that tells both ("was raised, then lowered"),
denials, wishes, conditions and looks back, two parties that voted differently. German only.

A note, until its precision is shown: what the rule cannot see is whose statement the clause is about beyond the words
that it shares with the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.events.opposites import opposed_statements_of
from checker.identity.opposites import OpposedSubject
from checker.judging.dating import days_apart
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.NOTE
SCOPE = "story"
NAME = "opposed_statement"
LONGEST = 2  # days between two articles within which an event is told, not another one
ADVICE = Told("Which of the two is right?")

EXAMPLES = (
    Conflicting("[Der Pumpenbauer Korbach hebt die Prognose an].", "[Der Pumpenbauer Korbach senkt die Prognose]."),
    Conflicting(
        "[Die Notenbank in Auental hat den Leitzins gesenkt].",
        "[Die Notenbank hat den Leitzins erhöht], um zu bremsen.",
    ),
    Conflicting(
        "[Der Stadtrat von Lindenau stimmte für den Haushalt].", "[Der Stadtrat lehnte den Haushalt am Abend ab]."
    ),
    Conflicting("[Das Landgericht hat Karl Reinbek verurteilt].", "[Karl Reinbek wurde freigesprochen]."),
    Conflicting("[Petra Lindqvist starb bei dem Unfall].", "[Petra Lindqvist überlebte den Unfall]."),
    Conflicting("[Die Brücke in Ostheim ist gesperrt].", "[Die Brücke in Ostheim ist wieder befahrbar]."),
    Conflicting(
        "[Ein Sprecher der Firma Korbach bestätigte den Bericht].", "[Ein Sprecher der Firma dementierte den Bericht]."
    ),
    Conflicting(
        "[Die Grünen votierten für das Tempogesetz], sagte er.", "[Am Ende stimmten die Grünen gegen das Tempogesetz]."
    ),
    Consistent("[Der Pumpenbauer Korbach hebt die Prognose an].", "[Korbach hat die Prognose angehoben]."),
    Consistent("[Der Pumpenbauer Korbach hebt die Prognose an].", "Korbach hob die Prognose nicht an."),
    Consistent("[Die CDU stimmte für den Entwurf].", "[Die SPD stimmte gegen den Entwurf]."),
    Consistent("[Die Brücke in Ostheim ist gesperrt].", "[Die Brücke in Ostheim ist befahrbar].", days_later=1),
    Consistent("[Korbach hebt die Prognose an].", "[Korbach senkt die Prognose].", days_later=90),
    Consistent(
        "Korbach hob die Prognose an, im Herbst senkte Korbach die Prognose.", "[Korbach hebt die Prognose an]."
    ),
    Consistent("[Die Firma Korbach senkt die Preise].", "[Die Stadtwerke haben die Preise erhöht]."),
    Consistent("[Petra Lindqvist starb bei dem Unfall].", "[Rita Amsel überlebte den Unfall]."),
    Consistent("[Die Schule in Ostheim ist geschlossen].", "[Die Brücke in Ostheim ist offen]."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each plain statement that has an opposite."""
    for one in article.mentions(opposed_statements_of):
        subject = OpposedSubject(one.topic.name, one.thing, one)
        text = article.text[one.start : one.end]
        start = one.start + len(text) - len(text.lstrip())
        end = one.start + len(text.rstrip().rstrip(".!"))
        yield make_claim(article, NAME, subject, f"{one.topic.name}:{one.side}", start, end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict where two articles of about one day take the two sides."""
    if earlier.normal == later.normal:
        return Verdict(Outcome.AGREES, Told("both say the same"))
    if earlier.article.path == later.article.path:
        return Verdict(Outcome.NOT_COMPARABLE, Told("one article tells both"))
    apart, subject = days_apart(earlier, later), earlier.subject
    lasting = isinstance(subject, OpposedSubject) and subject.stated.topic.lasting
    if apart is not None and apart > (0 if lasting else LONGEST):
        return Verdict(Outcome.COMPATIBLE, Told("it may have changed between the two articles"))
    because = Told("“{one}” here, “{other}” there", one=earlier.excerpt.text, other=later.excerpt.text)
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)
