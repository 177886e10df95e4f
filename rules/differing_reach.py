"""One and the same figure is told of more here than there.

"3.600 Stellen weltweit" here, "in Deutschland 3.600 Stellen" there; 150 million euros a year against 150 million in
all, or a fee a month against one a year; the turnover of nine months as that of a quarter; the insured damage as all
damage. The figure is the same, so a check of figures finds nothing: what it is said of cannot be both.

Legitimate: a part told with its whole ("3.600 Stellen, davon 1.200 in Deutschland", "vor allem in Deutschland"),
figures of fewer than two digits or below a hundred, and figures that measure nothing in common.

What the rule cannot see: a reach that stands in another sentence than the figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict
from checker.reckoning.reaches import NAMES, reaches_of

LEVEL = Level.WARNING
SCOPE = "across"
NAME = "differing_reach"
ADVICE = Told("What is the figure of? Check the source.")

EXAMPLES = (
    Conflicting(
        "Die Firma streicht weltweit [3.600] Stellen.",
        "In Deutschland streicht die Firma [3.600] Arbeitsplätze.",
    ),
    Conflicting(
        "Der Umbau soll [150 Millionen Euro] im Jahr sparen.",
        "Durch den Umbau will die Stadt insgesamt [150 Millionen Euro] sparen.",
    ),
    Conflicting(
        "Der Umsatz lag im dritten Quartal bei [2,7 Milliarden Euro].",
        "In den ersten neun Monaten lag der Umsatz bei [2,7 Milliarden Euro].",
    ),
    Conflicting(
        "Die versicherten Schäden nach dem Hagel liegen bei [280 Millionen Euro].",
        "Der Gesamtschaden nach dem Hagel beträgt [280 Millionen Euro].",
    ),
    Conflicting(
        "Global beschäftigt der Konzern [18.500] Mitarbeiter.",
        "Bundesweit hat der Konzern [18.500] Beschäftigte.",
    ),
    Conflicting(
        "Im ersten Quartal betrug der Gewinn [340 Millionen Euro].",
        "Der Gewinn im ersten Halbjahr: [340 Millionen Euro].",
    ),
    Conflicting(
        "Das Land zahlt den Kliniken [75 Millionen Euro] pro Jahr.",
        "Insgesamt zahlt das Land den Kliniken [75 Millionen Euro].",
    ),
    Conflicting(
        "Die Gebühr für den Stellplatz steigt auf [48 Euro] im Monat.",
        "Für den Stellplatz beträgt die Gebühr künftig [48 Euro] im Jahr.",
    ),
    Conflicting(
        "The group will cut [1,700] jobs worldwide.",
        "The group will cut [1,700] jobs nationwide.",
        language="en",
    ),
    Conflicting(
        "Bundesweit fehlen [41.000] Pflegekräfte, schätzt der Verband.",
        "In Sachsen fehlen [41.000] Pflegekräfte, schätzt der Verband.",
    ),
    Consistent(
        "In Deutschland fehlen [41.000] Pflegekräfte, sagt der Verband.",
        "Bundesweit fehlen [41.000] Pflegekräfte.",
    ),
    Consistent(
        "Die Firma streicht weltweit [3.600] Stellen.",
        "Die Firma streicht 3.600 Stellen, davon 1.200 in Deutschland.",
    ),
    Consistent(
        "Die Firma streicht weltweit [3.600] Stellen.",
        "Die Firma streicht 3.600 Stellen, vor allem in Deutschland.",
    ),
    Consistent(
        "Die Firma streicht weltweit [3.600] Stellen.",
        "In Deutschland hat die Firma [3.600] Filialen.",
    ),
    Consistent(
        "Die Firma streicht weltweit [3.600] Stellen.",
        "Weltweit sollen [3.600] Arbeitsplätze wegfallen.",
    ),
    Consistent(
        "Der Umbau soll [150 Millionen Euro] im Jahr sparen.",
        "Der Umbau soll jährlich [150 Millionen Euro] sparen.",
    ),
    Consistent(
        "Der Umsatz lag im dritten Quartal bei [2,7 Milliarden Euro].",
        "In den ersten neun Monaten lag der Gewinn bei [2,7 Milliarden Euro].",
    ),
    Consistent(
        "Weltweit starben 40 Menschen.",
        "In Deutschland starben 40 Menschen.",
    ),
    Consistent(
        "Der Umbau soll [150 Millionen Euro] im Jahr sparen.",
        "Für die Schulen gibt die Stadt insgesamt [150 Millionen Euro] aus.",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each figure that is told of the world or a country, of a year or in all, of a quarter or more."""
    for one in reaches_of(article):
        yield make_claim(article, NAME, one.subject, one.reach, one.start, one.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict where one figure is told of two reaches."""
    if earlier.normal == later.normal:
        return Verdict(Outcome.AGREES, Told("told of the same"))
    told = {"figure": earlier.excerpt.text, "one": NAMES[earlier.normal], "other": NAMES[later.normal]}
    return Verdict(Outcome.CONFLICT, Told("{figure}: {one} here, {other} there", **told), advice=ADVICE)
