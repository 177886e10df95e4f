"""Two articles put one thing in two corners of a place.

What disagrees: the compass point of one place ("im Südosten der Insel" here, "im Südwesten der Insel" there;
"nördlich von Lindenau", "südlich von Lindenau") where the two sentences have a noun in common.

Legitimate: a point and a more exact one (south and south-east), an article that tells two points of a place, names that
hold a point (Südkorea, Nordsee). German only.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.events.compass import bearings_of, points_exclude
from checker.identity.bearings import BearingSubject
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.WARNING
SCOPE = "story"
NAME = "conflicting_bearing"
ADVICE = Told("Look at the map.")

EXAMPLES = (
    Conflicting("Im [Südosten der Insel] bebte die Erde.", "Die Erde bebte im [Südwesten der Insel]."),
    Conflicting("Ein Güterzug entgleiste [nördlich von Lindenau].", "Der Güterzug entgleiste [südlich von Lindenau]."),
    Conflicting("Der Brand brach im [Norden Spaniens] aus.", "Im [Süden Spaniens] brach ein Brand aus."),
    Conflicting("Im [Westen von Auental] stürzte ein Kran um.", "Der Kran stand im [Osten von Auental]."),
    Conflicting("Das Schiff sank [südöstlich von Kreta].", "[Südwestlich von Kreta] sank ein Schiff."),
    Conflicting(
        "Im [Nordwesten der Türkei] gab es eine Explosion.",
        "Die Explosion im [Südwesten der Türkei] war weit zu hören.",
    ),
    Conflicting("Die Fabrik steht [westlich der Stadt Auental].", "Die Fabrik liegt [östlich von Auental]."),
    Conflicting("Ein Schlepper sank an der [Nordküste der Insel].", "An der [Südküste der Insel] sank der Schlepper."),
    Consistent("Ein Schlepper sank an der [Nordküste der Insel].", "An der [Nordküste der Insel] sank der Schlepper."),
    Conflicting("Der Sturm traf den [Nordosten des Landes].", "Den [Südosten des Landes] traf ein Sturm."),
    Consistent("Im [Südosten der Insel] bebte die Erde.", "Die Erde bebte im [Süden der Insel]."),
    Consistent("Im [Südosten der Insel] bebte die Erde.", "Die Erde bebte im [Südosten der Insel]."),
    Consistent("Im [Südosten der Insel] bebte die Erde.", "Im [Südwesten der Insel] regnete es."),
    Consistent("Im [Norden Spaniens] brennt der Wald.", "Im [Süden Italiens] brennt der Wald."),
    Consistent("Die Erde bebte im Norden der Insel und im Süden der Insel.", "Im [Süden der Insel] bebte die Erde."),
    Consistent("Ein Schiff aus Südkorea sank.", "Ein Schiff aus Nordkorea sank in der Nordsee."),
    Consistent("Im Süden bebte die Erde.", "Im Norden bebte die Erde."),
    Consistent("Ein Zug entgleiste [nördlich von Lindenau].", "Im [Süden von Lindenau] entgleiste ein Zug."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every compass point that is told of a place."""
    for one in article.mentions(bearings_of):
        yield make_claim(article, NAME, BearingSubject(one.place, one.inside, one), one.point, one.start, one.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Points that exclude each other conflict."""
    if not points_exclude(earlier.normal, later.normal):
        return Verdict(Outcome.AGREES, Told("the two points go together"))
    because = Told("“{one}” here, “{other}” there", one=earlier.excerpt.text, other=later.excerpt.text)
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)
