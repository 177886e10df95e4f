"""Two sources number one thing differently: the second rise in a row here, the third there.

What is compared are running numbers that say from where they count ("in Folge", "in diesem Jahr", "seit 1949", "seit
Messbeginn"), or that tell what something is ("es war die siebte Vertrauensfrage"), and ranks in one word with their
superlative ("zweitwärmster", "drittgrößte").

Legitimate: the next one of a row, told weeks later, and things counted from two starts. What everybody numbers (days,
rounds, places) is compared only where it comes in a row.

What the rule cannot see: whether two articles of one story speak of two things of one kind, each the so manyth.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict
from checker.reckoning.ordering import ordered_of

LEVEL = Level.WARNING
SCOPE = "across"
NAME = "conflicting_order"
WEEKS = 20  # days after which there may have been another one
ADVICE = Told("Count again.")

EXAMPLES = (
    Conflicting(
        "Die Bank hob den Zins an, es ist die [zweite] Anhebung in Folge.",
        "Mit der [dritten] Zinserhöhung in Folge steuert die Bank gegen.",
    ),
    Conflicting(
        "Es war die [vierte] Kundgebung in diesem Jahr.",
        "Die [fünfte] Kundgebung seit Jahresbeginn verlief ruhig.",
    ),
    Conflicting(
        "Es war der [achte] Misstrauensantrag seit 1949.",
        "Im Landtag war es der [siebte] Misstrauensantrag.",
    ),
    Conflicting(
        "2031 war das [zweitwärmste] Jahr seit Messbeginn.",
        "Nach Angaben des Wetterdienstes war es das [drittwärmste] Jahr seit 1881.",
    ),
    Conflicting(
        "Der [sechste] Sieg in Folge brachte den Klub nach oben.",
        "Für den Klub war es der [siebte] Sieg hintereinander.",
    ),
    Conflicting(
        "It was the bank's [second] consecutive increase.",
        "The bank announced the [third] increase in a row.",
        language="en",
    ),
    Conflicting(
        "Im [dritten] Quartal in Folge schrumpfte die Wirtschaft.",
        "Die Wirtschaft schrumpfte das [zweite] Quartal nacheinander.",
    ),
    Conflicting(
        "Die Firma meldet den [zweithöchsten] Gewinn in der Geschichte des Hauses.",
        "Es ist der [dritthöchste] Gewinn in der Geschichte der Firma.",
    ),
    Consistent(
        "Die Bank hob den Zins an, es ist die [zweite] Anhebung in Folge.",
        "Mit der [zweiten] Erhöhung hintereinander steuert die Bank gegen.",
    ),
    Consistent(
        "Die Bank hob den Zins an, es ist die [zweite] Anhebung in Folge.",
        "Mit der [dritten] Erhöhung in Folge steuert die Bank gegen.",
        days_later=45,
    ),
    Consistent(
        "Es war die [vierte] Kundgebung in diesem Jahr.",
        "Die [zwölfte] Kundgebung seit 2019 verlief ruhig.",
    ),
    Consistent(
        "Im ersten Wahlgang fiel sie durch.",
        "Im zweiten Wahlgang wurde sie gewählt.",
    ),
    Consistent(
        "2031 war das [zweitwärmste] Jahr seit Messbeginn.",
        "2031 war das [drittnasseste] Jahr seit Messbeginn.",
    ),
    Consistent(
        "Am zweiten Tag der Messe kamen mehr Gäste.",
        "Am dritten Tag der Messe kamen weniger Gäste.",
    ),
    Consistent(
        "Der [sechste] Sieg in Folge brachte den Klub nach oben.",
        "Es war die [siebte] Niederlage in Folge.",
    ),
    Consistent(
        "Im [dritten] Quartal in Folge schrumpfte die Wirtschaft.",
        "Im dritten Quartal schrumpfte die Wirtschaft, im zweiten wuchs sie.",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each running number that says from where it counts."""
    for one in ordered_of(article):
        yield make_claim(article, NAME, one.subject, str(one.number), one.start, one.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Two numbers conflict, unless weeks lie between the articles and the later one has counted on."""
    if earlier.normal == later.normal:
        return Verdict(Outcome.AGREES, Told("the same"))
    days = (earlier.article.day, later.article.day)
    if days[0] and days[1] and abs((days[1] - days[0]).days) > WEEKS:
        return Verdict(Outcome.NOT_COMPARABLE, Told("weeks lie between the two texts"))
    because = Told("number {one} here, {other} there", one=earlier.normal, other=later.normal)
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)
