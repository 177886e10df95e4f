"""Years by which or from which something is to be: the end of a contract, an opening, the end of job cuts.

In: an AnnotatedArticle (German or English). Out: Aim in order of place; offsets are characters of its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.expression import Expression
from checker.finding.dates.dates import dates_of
from checker.finding.page.furniture import furniture_of, in_furniture
from checker.finding.page.sentences import sentence_bounds
from checker.language import AnnotatedArticle
from checker.messages import Told, draft
from checker.model import Feature, Likeness

UNTIL, LATER = frozenset(("until",)), frozenset(("on", "from", "before"))  # relations of a DateMention
# What has a term: how its year is told, and the words of the sentence that say what it is. German and English usage
# as in Duden and Merriam-Webster, collected by hand.
KINDS = {
    "extension": (UNTIL, Expression(r"\b(?:verlänger\w*|Vertragsverlängerung|extended|extension)\b")),
    "contract": (UNTIL, Expression(r"\b(?:Vertrag\w*|\w+vertrag|unterschr[ie]\w+|contract|deal|signed)\b")),
    "security": (
        UNTIL,
        Expression(
            r"\b(?:Beschäftigungssicherung|Kündigungsschutz|Beschäftigungsgarantie|Standortgarantie|Standortsicherung)\b"
        ),
    ),
    "cuts": (
        UNTIL,
        Expression(
            r"\b(?:(?:Stellen|Arbeitsplätze|Jobs|jobs)\b.{0,160}\b(?:streich\w*|abbau\w*|abgebaut|weg\w*|cut)"
            r"|Stellenabbau|Abbau|job cuts)\b"
        ),
    ),
    "opening": (
        LATER,
        Expression(
            r"\b(?:in Betrieb|eröffnet werden|Eröffnung|Fertigstellung|fertig (?:sein|werden)"
            r"|fertiggestellt werden|Inbetriebnahme"
            r"|open|opening|completed)\b"
        ),
    ),
}
NAMES = {
    "extension": Told("end of the extended contract"),
    "contract": Told("end of the contract"),
    "security": Told("end of the protection of jobs"),
    "cuts": Told("end of the job cuts"),
    "opening": Told("opening"),
}
EARLIEST = 2000  # where the article has no day
REACH = 250  # characters on either side in which the words for it stand
SIGNED = ("contract", "extension")
PLANNED = Expression(
    r"\b(?:soll|sollen|solle|könnte|würde|will|winkt|angeblich|dürfte|is set to|would|could|expected)\b"
)
PAST = Expression(
    r"\b(?:bisher|ursprünglich|zunächst|eigentlich|früher|statt|originally|initially|instead of)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class AimSubject:
    """What has a term: a kind of NAMES. Articles tell of one such thing each, or take no part."""

    kind: str

    @property
    def key(self) -> str:
        return f"aim|{self.kind}"

    @property
    def label(self) -> str:
        return NAMES[self.kind]

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: Any) -> Likeness:
        """Whether both are of one kind."""
        if not isinstance(other, AimSubject) or self.kind != other.kind:
            return Likeness(False, Decimal(0), contrast=draft("two things"))
        return Likeness(True, Decimal(1), (Feature("same_thing", Decimal(1), NAMES[self.kind]),))


@dataclass(frozen=True, slots=True)
class Aim:
    """A year in which a term ends or something begins, with its place: `start` to `end` are the figures of the year."""

    subject: AimSubject
    year: int
    start: int
    end: int


def aims_of(article: AnnotatedArticle) -> Iterator[Aim]:
    """The terms of an article; of each kind only where the article gives but one year."""
    found = list(find_aims(article))
    years: dict[str, set[int]] = {}
    for one in found:
        years.setdefault(one.subject.kind, set()).add(one.year)
    return (one for one in found if len(years[one.subject.kind]) == 1)


def find_aims(article: AnnotatedArticle) -> Iterator[Aim]:
    """Every year that stands with a word for what has a term, and is not over on the article's day."""
    text, day = article.text, article.article.day
    hidden = article.mentions(furniture_of)
    for told in article.mentions(dates_of):
        year = told.date.year
        if not told.year_stated or year is None or year < (day.year if day else EARLIEST):
            continue
        if not text.endswith(str(year), told.start, told.end) or in_furniture(hidden, told.start, told.end):
            continue
        left, right = sentence_bounds(article, told.start)
        sentence = text[max(left, told.start - REACH) : min(right, told.end + REACH)]
        if PAST.search(sentence):
            continue
        for kind, (how, words) in KINDS.items():
            if told.relation in how and words.search(sentence):
                if kind in SIGNED and PLANNED.search(sentence):
                    break
                yield Aim(AimSubject(kind), year, told.end - len(str(year)), told.end)
                break
