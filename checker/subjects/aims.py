"""Years by which or from which something is to be: the end of a contract, an opening, the end of job cuts.

In: an AnnotatedArticle (German or English). Out: Aim in order of place; offsets are characters of its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.finding.furniture import furniture_of, in_furniture
from checker.finding.speech import sentence_bounds
from checker.finding.terms import find_near_years
from checker.language import AnnotatedArticle
from checker.messages import Told, draft
from checker.model import Feature, Likeness

# "bis 2031", "bis zum 30. Juni 2031", "bis Ende 2028", "until June 2031", "im Dezember 2029", "frühestens Ende 2031"
YEAR = re.compile(
    r"\b(?P<how>(?i:bis|ab|im|in|vor|frühestens|until|till|through|by|from|before))\b(?: (?:zum|in den|the"
    r"|end of|mid-)){0,2}"
    r"(?: (?:\d{1,2}\. )?(?P<part>Anfang|Mitte|Ende|Sommer|Herbst|Winter|Frühjahr|Januar|Februar|März|April|Mai"
    r"|Juni|Juli|August"
    r"|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December|Jahr|early|late))?"
    r"(?: des Jahres)? (?P<year>20\d\d)\b(?![/–-]\d)"
)
UNTIL = frozenset(("bis", "until", "till", "through", "by"))
LATER = frozenset(("im", "in", "ab", "frühestens", "from", "vor", "before"))
# What has a term: the words that may stand before the year, and those of the sentence that say what it is.
KINDS = {
    "extension": (UNTIL, re.compile(r"\b(?:verlänger\w*|Vertragsverlängerung|extended|extension)\b")),
    "contract": (UNTIL, re.compile(r"\b(?:Vertrag\w*|\w+vertrag|unterschr[ie]\w+|contract|deal|signed)\b")),
    "security": (
        UNTIL,
        re.compile(
            r"\b(?:Beschäftigungssicherung|Kündigungsschutz|Beschäftigungsgarantie|Standortgarantie|Standortsicherung)\b"
        ),
    ),
    "cuts": (
        UNTIL,
        re.compile(
            r"\b(?:(?:Stellen|Arbeitsplätze|Jobs|jobs)\b.{0,160}\b(?:streich\w*|abbau\w*|abgebaut|weg\w*|cut)"
            r"|Stellenabbau|Abbau|job cuts)\b"
        ),
    ),
    "opening": (
        LATER,
        re.compile(
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
REACH = 250  # characters on either side in which the words for it stand
SIGNED = ("contract", "extension")
PLANNED = re.compile(
    r"\b(?:soll|sollen|solle|könnte|würde|will|winkt|angeblich|dürfte|is set to|would|could|expected)\b"
)
PAST = re.compile(
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
    for found in find_near_years(YEAR, text, article.article.body_start):
        year = int(found["year"])
        if (day and year < day.year) or in_furniture(hidden, *found.span()):
            continue
        left, right = sentence_bounds(article, found.start())
        sentence = text[max(left, found.start() - REACH) : min(right, found.end() + REACH)]
        if PAST.search(sentence):
            continue
        for kind, (how, words) in KINDS.items():
            if found["how"].lower() in how and words.search(sentence):
                if kind in SIGNED and PLANNED.search(sentence):
                    break
                yield Aim(AimSubject(kind), year, found.start("year"), found.end("year"))
                break
