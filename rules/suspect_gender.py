"""The one suspect of a story is a man in one article and a woman in another.

What disagrees: "der Tatverdächtige" here, "die Tatverdächtige" there; "ein Beschuldigter", "die Angeklagte". Both
articles must speak of one suspect only, always as a man or always as a woman.

Legitimate: two suspects, of whom each article tells one; an article that speaks of several is left out. Suspects with
an age are conflicting_suspect's. German only: "der Täter" may mean anybody and is not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.people.suspects import suspects_of
from checker.identity.suspects import OnlySuspectSubject
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.WARNING
SCOPE = "story"
SECOND = True
NAME = "suspect_gender"
ADVICE = Told("Ask the police or the court.")

EXAMPLES = (
    Conflicting("[Der Tatverdächtige] schweigt.", "[Die Tatverdächtige] schweigt."),
    Conflicting("Gefasst wurde [ein Verdächtiger].", "Am Abend wurde [eine Verdächtige] gefasst."),
    Conflicting("[Die mutmaßliche Täterin] floh.", "[Der Verdächtige] floh zu Fuß."),
    Conflicting("[Der Angeklagte] gestand die Tat.", "[Die Angeklagte] gestand die Tat."),
    Conflicting("Mit [dem Beschuldigten] sprach ein Richter.", "[Die Beschuldigte] sprach mit einem Richter."),
    Conflicting("[Die Festgenommene] wird verhört.", "[Der Festgenommene] wird verhört."),
    Conflicting("[Der geständige Angeklagte] bat um Verzeihung.", "[Die Angeklagte] bat um Verzeihung."),
    Conflicting("[Eine Tatverdächtige] stellte sich.", "[Der Tatverdächtige] stellte sich am Abend."),
    Consistent("[Der Tatverdächtige] schweigt.", "[Ein Tatverdächtiger] schweigt."),
    Consistent("Der Tatverdächtige und die Tatverdächtige schweigen.", "[Die Tatverdächtige] schweigt."),
    Consistent("Die beiden Tatverdächtigen schweigen. Der Angeklagte lacht.", "[Die Tatverdächtige] schweigt."),
    Consistent("Der Täter floh.", "[Die Tatverdächtige] schweigt."),
    Consistent("Die Tatverdächtigen schweigen.", "[Der Tatverdächtige] schweigt."),
    Consistent("Sie glich der Tatverdächtigen.", "[Der Tatverdächtige] schweigt."),
    Consistent("[Der Angeklagte] gestand die Tat.", "Die Anklage wurde verlesen."),
    Consistent("The suspect was arrested. He is silent.", "The suspect was arrested. She is silent.", language="en"),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every place that speaks of an article's one suspect as a man or a woman."""
    for one in article.mentions(suspects_of):
        yield make_claim(article, NAME, OnlySuspectSubject(), one.gender, one.start, one.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict where one article's suspect is a man and the other's a woman."""
    if earlier.normal == later.normal:
        return Verdict(Outcome.AGREES, Told("the same"))
    because = Told(
        "“{one}” here, “{other}” there: a man and a woman", one=earlier.excerpt.text, other=later.excerpt.text
    )
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)
