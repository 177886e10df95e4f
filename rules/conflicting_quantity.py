"""Two passages give different figures for the same thing.

Compared are figures of articles that tell one story, when the noun counted or measured, what is said of it, the
qualifiers, places, parties, period and rate agree. Figures with a hedge are ranges ("knapp 9 Milliarden" is 8.5 to 9),
a number carries the precision it is stated with, and only ranges that do not meet disagree.

Legitimate, and therefore quiet: a rate and a total, a part and a whole, a change and a level, the dead and the injured,
an earlier and a later count (shown as an update), another place or year. Two figures given by two named sources are a
note: sources differ, and the article may say so.

The rule cannot see that two passages mean different things when the words that would say so are not in the sentence.
"""

from collections.abc import Iterator

from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.quotes import in_quote, said_by
from checker.model import Claim, Level, Quantity, Verdict
from checker.subjects.quantities import subjects_of
from checker.subjects.quantity_verdicts import compare_quantities

LEVEL = Level.WARNING
SCOPE = "across"
SKIPPED = frozenset(("age", "clock", "score", "ordinal", "magnitude"))

EXAMPLES = (
    Conflicting(
        "Die Front ist etwa [1.200 Kilometer] lang.",
        "Die rund [2.100 Kilometer] lange Front soll überwacht werden.",
    ),
    Consistent(
        "Die Front ist etwa [1.200 Kilometer] lang.",
        "Die gut [1.200 Kilometer] lange Front soll überwacht werden.",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every figure that counts or measures something; ages, clock times, scores and ranks have rules of their own."""
    for mention, subject in subjects_of(article):
        if mention.kind in SKIPPED:
            continue
        yield Claim(
            rule="conflicting_quantity",
            subject=subject,
            value=mention.quantity,
            normal=write_normal(mention.quantity),
            excerpt=article.excerpt(mention.start, mention.end),
            said_by=said_by(article, mention.start, mention.end),
            in_quote=in_quote(article, mention.start),
        )


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Ranges that meet agree; others are an update where the count moves with time, else a conflict."""
    return compare_quantities(earlier, later)


def write_normal(quantity: Quantity) -> str:
    """A quantity in normal form: hedge, value or range, unit and rate."""
    value = quantity.value if quantity.value is not None else f"{quantity.low}..{quantity.high}"
    shown = format(value.normalize(), "f") if not isinstance(value, str) else value
    unit = f" {quantity.unit}" if quantity.unit else ""
    rate = f"/{quantity.per}" if quantity.per else ""
    return f"{quantity.hedge.value} {shown}{unit}{rate}"
