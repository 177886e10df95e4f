"""A name is not spelled as the house spells it.

What disagrees: the name of a person or place with a spelling that the desk replaces, by `preferred-spelling` in the
configuration or [[spelling]] in a facts file.

Legitimate: every accepted spelling may be right elsewhere; this is a matter of style and a note.

What the rule cannot see: words that are no names of people or known places; spellings the desk has not listed.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.people.people import persons_of
from checker.finding.people.places import named_places_of
from checker.identity.house_words import SpellingSubject
from checker.messages import Told
from checker.model import Claim, Fact, Level, Outcome, Verdict

LEVEL = Level.NOTE
SCOPE = "story"
ADVICE = Told("Use the spelling of the house.")

HOUSE = """
[[spelling]]
preferred = "Selenskyj"
instead_of = ["Selenski", "Zelensky"]

[[spelling]]
preferred = "Kiew"
instead_of = ["Kyjiw"]

[[spelling]]
preferred = "Peking"
instead_of = ["Beijing"]

[[spelling]]
preferred = "Lawrow"
instead_of = ["Lavrov"]
"""

EXAMPLES = (
    Conflicting("Präsident [Wolodymyr Selenski] sprach.", facts=HOUSE),
    Conflicting("Präsident [Wolodymyr Zelensky] reiste ab.", facts=HOUSE),
    Conflicting("Außenminister [Sergej Lavrov] kam an.", facts=HOUSE),
    Conflicting("Die Delegation flog nach [Kyjiw].", facts=HOUSE),
    Conflicting("In [Kyjiw] heulten die Sirenen.", facts=HOUSE),
    Conflicting("Er kam aus [Beijing] zurück.", facts=HOUSE),
    Conflicting("In [Beijing] tagt der Volkskongress.", facts=HOUSE),
    Conflicting("Minister [Sergej Lavrov] blieb in [Kiew].", facts=HOUSE),
    Consistent("Präsident [Wolodymyr Selenskyj] sprach.", facts=HOUSE),
    Consistent("Präsident [Wolodymyr Zelensky] sprach.", "Präsident [Wolodymyr Selenskyj] sprach."),
    Consistent("Die Delegation flog nach [Kiew].", facts=HOUSE),
    Consistent("Außenminister [Sergej Lawrow] kam an.", facts=HOUSE),
    Consistent("In [Peking] tagt der Volkskongress.", facts=HOUSE),
    Consistent("In [Kyjiw] heulten die Sirenen."),
    Consistent("Außenminister [Sergej Lavrov] kam an."),
    Consistent("Die Preise steigen, sagte ein Sprecher.", facts=HOUSE),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """The surname of every person and every named place, each spelling at its first place."""
    for person in persons_of(article):
        for name in (*person.names, *person.slips):
            subject = SpellingSubject(name.surname)
            yield make_claim(article, "house_spelling", subject, name.surname, name.start, name.end)
    for place in article.mentions(named_places_of):
        yield make_claim(article, "house_spelling", SpellingSubject(place.name), place.name, place.start, place.end)


def claims_from_fact(fact: Fact) -> Claim | None:
    """A house spelling as a claim."""
    if fact.attribute != "spelling":
        return None
    return Claim("house_spelling", SpellingSubject(fact.value, fact.aliases), fact.value, fact.value, fact.excerpt)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A spelling that the house replaces is a matter of style; articles are not held against each other."""
    if not earlier.reference:
        return Verdict(Outcome.AGREES, Told("the same spelling"))
    because = Told("house spelling: {preferred} instead of {written}", preferred=earlier.normal, written=later.normal)
    return Verdict(Outcome.CONFLICT, because, Level.NOTE, ADVICE)
