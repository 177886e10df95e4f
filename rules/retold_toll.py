"""An article tells the toll of one event twice, and differently.

Lede and background of an article often tell the same toll: so many dead, so many injured, so many missing. When two
sentences of one article give the same number of dead and different numbers of injured (or the other way round), one of
the two was not brought up to date.

Legitimate, and therefore quiet: an earlier count that is named as such ("zunächst", "inzwischen"), the count of
another source ("laut Polizei"), a part ("davon fünf schwer"), rounded figures and figures with a hedge. The rule sees
only tolls of which each sentence tells at least two figures: a single figure may be of anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.judging.quantity_verdicts import describe_gap
from checker.judging.retelling import find_retold
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict
from checker.reckoning.arithmetic import CalculationSubject, claim_figure

LEVEL = Level.WARNING
SCOPE = "story"
NAME = "retold_toll"
ADVICE = Told("Bring both passages to one state.")

EXAMPLES = (
    Conflicting(
        "Bei dem Busunglück starben drei Menschen, [zehn] wurden verletzt. Der Fahrer steht vor Gericht. "
        "Er habe drei Menschen getötet und [neun] verletzt, sagte die Richterin."
    ),
    Conflicting("Vier Tote und [21] Verletzte gab es am Bahnhof. Vier Menschen starben, [22] wurden verletzt."),
    Conflicting("Das Hochwasser forderte [14] Tote, sechs Menschen fehlen. [15] Tote sind geborgen, sechs vermisst."),
    Conflicting(
        "Zwei Menschen kamen ums Leben, [acht] erlitten Verletzungen. Der Hang rutschte in der Nacht ab. "
        "Unter den Trümmern starben zwei Wanderer, [elf] wurden verletzt."
    ),
    Conflicting(
        "Beim Einsturz der Halle wurden 40 Menschen verletzt und [fünf] getötet. Die Halle war marode. "
        "[Sechs] Menschen starben, 40 wurden verletzt."
    ),
    Conflicting(
        "Das Beben tötete 120 Menschen und verletzte [900]. Helfer sind unterwegs. "
        "120 Tote, [980] Verletzte: Das ist die Lage am Abend."
    ),
    Conflicting(
        "Drei Tote, [zwölf] Verletzte: Der Anschlag erschüttert die Stadt.\n\n"
        "Der Angreifer tötete drei Passanten und verletzte [14] Menschen."
    ),
    Conflicting(
        "The fire killed five people and injured [17]. The hotel had no sprinklers. "
        "Five people were killed and [19] injured.",
        language="en",
    ),
    Consistent("Drei Menschen starben, zehn wurden verletzt. Drei Menschen wurden getötet und zehn verletzt."),
    Consistent(
        "Zunächst hieß es, drei Menschen seien tot und acht verletzt. Drei Menschen starben, zehn sind verletzt."
    ),
    Consistent("Drei Menschen starben, zehn wurden verletzt. Laut Polizei gab es drei Tote und neun Verletzte."),
    Consistent("Drei Menschen starben, zehn wurden verletzt. Drei Tote gab es, fünf Menschen wurden schwer verletzt."),
    Consistent("Drei Menschen starben, rund zehn wurden verletzt. Drei Menschen wurden getötet und neun verletzt."),
    Consistent("Drei Menschen starben, zehn wurden verletzt. 2019 starben dort zwei Menschen, neun wurden verletzt."),
    Consistent("Drei Menschen starben, zehn wurden verletzt. Neun Menschen liegen noch im Krankenhaus."),
    Consistent(
        "Drei Menschen starben, zehn wurden verletzt. Drei Menschen starben, 60 wurden verletzt, als der Damm brach."
    ),
    Consistent("Inzwischen gibt es vier Tote und 21 Verletzte. Am Morgen waren es vier Tote und 18 Verletzte."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Both figures of every toll that is told twice and differently."""
    for claims, _ in inspect(article):
        yield from claims


def inspect(article: AnnotatedArticle) -> Iterator[tuple[tuple[Claim, ...], Verdict]]:
    """Every pair of figures of one toll that differ."""
    for retold in find_retold(article):
        subject = CalculationSubject("Bilanz", retold.subject.label)
        first, second = (claim_figure(article, NAME, one, subject) for one in (retold.first, retold.second))
        gap = describe_gap(retold.first.quantity, retold.second.quantity)
        told = Told("{gap}; the other figures of both passages agree", gap=gap)
        yield (first, second), Verdict(Outcome.CONFLICT, told, advice=ADVICE)
