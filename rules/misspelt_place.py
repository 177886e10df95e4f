"""A place is spelled wrong.

What disagrees: a word after "in", "aus", "nach" or "bei" that is one letter away from a known state or city, while the
right spelling stands in the same story.

Legitimate: inflected forms (Hamburgs, Pariser), people and common words that look like a place, two places that are
alike and both known.

What the rule cannot see: a place that is spelled wrong everywhere, places that are not in its tables, slips of more
than one letter or of the first one.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.people.places import places_of
from checker.identity.place_names import PlaceSubject
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.WARNING
SCOPE = "story"
ADVICE = Told("Look up the name of the place.")

EXAMPLES = (
    Conflicting("Der Hafen von [Melbourne] bleibt zu.", "Der Hafen in [Melborne] bleibt geschlossen."),
    Conflicting("In [Hannover] brannte ein Lager.", "Das Feuer in [Hanover] ist gelöscht. In [Hannower] ist Ruhe."),
    Conflicting("Der Zug fuhr von [Dresden] ab und kam nach einer Stunde nach [Drseden] zurück."),
    Conflicting("Die Mannschaft aus [Dortmund] gewann.", "Die Mannschaft aus [Dortmnud] siegte."),
    Conflicting("Der Minister flog nach [Istanbul].", "Der Minister reiste nach [Istambul]."),
    Conflicting("In [Helsinki] beginnt der Gipfel.", "Der Gipfel in [Helsinky] beginnt heute."),
    Conflicting("Das Werk in [Wolfsburg] steht still.", "Das Werk in [Wolfsbrug] steht still."),
    Conflicting("Der Prozess in [Stuttgart] beginnt.", "Bei [Stuttgrat] begann der Prozess."),
    Consistent("In [Hamburg] regnet es.", "Hamburgs Bürgermeister sprach in [Hamburg]."),
    Consistent("Die Messe in [Kassel] beginnt.", "Das Geld liegt in Kassen und kommt nach [Kassel]."),
    Consistent("Der Zug fährt von [Hagen] nach Haren."),
    Consistent("In [Niger] und in [Nigeria] wird gewählt."),
    Consistent("Die Pariser Polizei sucht in [Paris] Zeugen."),
    Consistent("Die Sängerin Lisa Dresder sang in [Dresden]."),
    Consistent("Die Fabrik in [Bremen] schließt.", "Nach Bremer Angaben schließt die Fabrik in [Bremen]."),
    Consistent("Der Bus fuhr nach [Trier].", "Ein Tier lief in [Trier] auf die Straße."),
    Consistent("Er kam aus [Polen] und zog nach Posen."),
    Consistent("Der Zug von [Hamburg] hält in Harburg.", "Der Prozess in Homburg beginnt, nicht in [Hamburg]."),
    Consistent("Die Universität in [Freiburg] wirbt.", "Die Bergakademie in Freiberg wirbt."),
    Consistent("Das Geld kam aus [Bremen].", "Das Auto blieb wegen eines Schadens an den Bremsen liegen."),
    Consistent("Die Firma in [Darmstadt] schrieb.", "In [Darmstadt] beginnt in Haare Gottes ein Fest."),
    Consistent(
        "Der Fluss in [Schwerin] fror zu.", "Das Fleisch kommt aus Schwein und Rind, so das Lokal in [Schwerin]."
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every known place and every slip of one, each spelling at its first place."""
    for place in article.mentions(places_of):
        subject = PlaceSubject(place.near or place.name, place.name)
        yield make_claim(article, "misspelt_place", subject, place.name, place.start, place.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Two spellings of one place conflict where one of them is the right one."""
    if earlier.normal == later.normal:
        return Verdict(Outcome.AGREES, Told("the same place"))
    right = earlier.subject.label
    if right not in (earlier.normal, later.normal):
        return Verdict(Outcome.AGREES, Told("none of the spellings is the known one"))
    wrong = later.normal if earlier.normal == right else earlier.normal
    return Verdict(Outcome.CONFLICT, Told("“{wrong}” is apparently {right}", wrong=wrong, right=right), None, ADVICE)
