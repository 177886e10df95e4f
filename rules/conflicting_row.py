"""A place of a row has one figure here and another there, while the rest of the row is the same.

"Am höchsten ist die Quote in Mainz (7,5 Prozent) und Trier (6,2)" here, "in Mainz mit 7,5 Prozent und in Trier mit 2,6
Prozent" there: what both tell of one place shows that it is the same row, so the other place cannot have two figures.

Legitimate: rows of two months or years, articles more than a week apart, rows that share no figure, and parties, whose
polls differ. An article that gives two figures of one place itself is left alone.

What the rule cannot see: rows over several sentences, tables, and rows of which every figure differs.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict
from checker.reckoning.arithmetic import normal_of
from checker.reckoning.rows import RowSubject, rows_of

LEVEL = Level.WARNING
SCOPE = "across"
NAME = "conflicting_row"
ADVICE = Told("Check the row against its source.")

EXAMPLES = (
    Conflicting(
        "Am höchsten ist die Leerstandsquote in Mainz ([7,5 Prozent]) und Trier ([6,2]).",
        "Am höchsten ist die Leerstandsquote in Mainz mit [7,5 Prozent] und in Trier mit [2,6 Prozent].",
    ),
    Conflicting(
        "Die Leerstandsquote liegt in Mainz bei [7,5 Prozent] und in Trier bei [6,2 Prozent].",
        "In Mainz mit [7,5 Prozent] und in Trier mit [6,9 Prozent] ist die Leerstandsquote am höchsten.",
    ),
    Conflicting(
        "Die Leerstandsquote beträgt in Mainz [7,5 Prozent] und in Trier [6,2 Prozent].",
        "Die Leerstandsquote liegt in Mainz bei [7,5 Prozent] und in Trier bei [16,2 Prozent].",
    ),
    Conflicting(
        "Die teuersten Wohnungen gibt es in Mainz ([4.100 Euro]) und Worms ([2.800 Euro]).",
        "Die teuersten Wohnungen gibt es in Mainz mit [4.100 Euro] und in Worms mit [2.300 Euro].",
    ),
    Conflicting(
        "Gemessen wurden in Mainz ([31 Grad]) und Trier ([29 Grad]) die höchsten Werte.",
        "Gemessen wurden die höchsten Werte in Mainz mit [31 Grad] und in Trier mit [26 Grad].",
    ),
    Conflicting(
        "Spitzenreiter der Geburtenrate sind Hessen ([9,4 Prozent]) und Bayern ([9,1]).",
        "Spitzenreiter der Geburtenrate sind Hessen mit [9,4 Prozent] und Bayern mit [8,1 Prozent].",
    ),
    Conflicting(
        "Die Wahlbeteiligung erreichte in Mainz ([71,3 Prozent]), Trier ([68,2]) und Worms ([64,9]) neue Höhen.",
        "Die Wahlbeteiligung war in Mainz mit [71,3 Prozent], Trier mit [68,2 Prozent] und Worms mit [69,4 Prozent].",
    ),
    Conflicting(
        "Vacancy is highest in Leeds ([7.5 percent]) and Bradford ([6.2]).",
        "Vacancy is highest in Leeds at [7.5 percent] and in Bradford at [2.6 percent].",
        language="en",
    ),
    Conflicting(
        "Die Pegel stiegen in Mainz auf [6,40 Meter] und in Worms auf [5,10 Meter].",
        "Die Pegel stiegen in Mainz auf [6,40 Meter] und in Worms auf [5,70 Meter].",
    ),
    Consistent(
        "Am höchsten ist die Leerstandsquote in Mainz ([7,5 Prozent]) und Trier ([6,2]).",
        "In Trier mit [6,2 Prozent] und in Mainz mit [7,5 Prozent] ist die Leerstandsquote am höchsten.",
    ),
    Conflicting(
        "Die meiste Hitze herrschte in Mainz ([38 Grad]) und in Trier ([36]).",
        "Die meiste Hitze herrschte in Mainz mit [38 Grad] und in Trier mit [33 Grad].",
    ),
    Consistent(
        "Im Mai ist die Leerstandsquote in Mainz ([7,5 Prozent]) und Trier ([6,2]) gestiegen.",
        "Im Juni ist die Leerstandsquote in Mainz ([7,5 Prozent]) und Trier ([6,4]) gestiegen.",
    ),
    Consistent(
        "Die Leerstandsquote liegt in Mainz bei [7,5 Prozent] und in Trier bei [6,2 Prozent].",
        "Die Arbeitslosigkeit beträgt in Mainz ([7,1 Prozent]) und in Trier ([5,2 Prozent]).",
    ),
    Consistent(
        "Die CDU kommt in der Umfrage auf 27 Prozent, die SPD auf 16 Prozent.",
        "Die CDU kommt in der Umfrage auf 27 Prozent, die SPD auf 15 Prozent.",
    ),
    Consistent(
        "Die teuersten Wohnungen gibt es in Mainz ([4.100 Euro]) und Worms ([2.800 Euro]).",
        "Die teuersten Wohnungen gibt es in Mainz mit [4.100 Euro] und in Worms mit rund [2.800 Euro].",
    ),
    Consistent(
        "Die Miete stieg in Mainz auf [900 Euro] und in Worms auf [700 Euro].",
        "Die Miete stieg in Mainz um 900 Euro.",
    ),
    Consistent(
        "Vacancy is highest in Leeds ([7.5 percent]) and Bradford ([6.2]).",
        "In Bradford at [6.2 percent] and in Leeds at [7.5 percent] vacancy is highest.",
        language="en",
    ),
    Consistent(
        "Die Leerstandsquote beträgt in Mainz ([7,5 Prozent]), in Trier ([6,2 Prozent]) steigt sie.",
        "Die Leerstandsquote sank in Worms auf [4,8 Prozent] und in Speyer auf [3,9 Prozent].",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every figure of a row of places."""
    for subject in rows_of(article):
        entry = subject.entry
        yield make_claim(article, NAME, subject, normal_of(entry.quantity), entry.start, entry.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict where the figures of one place do not meet."""
    if not isinstance(earlier.subject, RowSubject) or not isinstance(later.subject, RowSubject):
        return Verdict(Outcome.NOT_COMPARABLE, Told("not in a row"))
    if earlier.subject.entry.reach.meets(later.subject.entry.reach):
        return Verdict(Outcome.AGREES, Told("the same figure"))
    told = {"place": earlier.subject.place, "one": earlier.excerpt.text, "other": later.excerpt.text}
    return Verdict(Outcome.CONFLICT, Told("{place}: {one} here, {other} there", **told), advice=ADVICE)
