"""How far a figure reaches, as its sentence tells: the world or one country, a year or all years, a quarter or more.

In: an AnnotatedArticle. Out: Reach for every figure that hardly recurs by chance and is told with a reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.describing.concepts import members_of
from checker.describing.context import sentence_around
from checker.describing.measured import measured_of
from checker.describing.naming import name_measured
from checker.describing.nouns import generic_nouns
from checker.describing.quantities import QuantitySubject
from checker.expression import Expression
from checker.finding.people.countries import scope_named
from checker.language import AnnotatedArticle
from checker.messages import Draft, Told, draft
from checker.model import Feature, Likeness
from checker.pairing.explaining import name_thing

SMALLEST = 100  # of things; fewer come up too often
DIGITS = 2  # that count
PER = {"year": "year", "jahr": "year", "month": "month", "monat": "month"}
# Usage as in Duden and Merriam-Webster, collected by hand, as are the words of IN_ALL and PERIODS.
PARTLY = Expression(
    r"\b(?:davon|darunter|vor allem|vorwiegend|überwiegend|größtenteils|meist|meisten|Großteil|Mehrheit"
    r"|hauptsächlich|vorrangig"
    r"|insbesondere|besonders|auch|allein|mostly|mainly|most of|including|of them|of which)\b",
    re.IGNORECASE,
)
IN_ALL = Expression(
    r"\b(?:insgesamt|in Summe|zusammen(?:genommen)?|alles in allem|über (?:\w+ ){1,2}Jahre|(?:in|binnen"
    r"|innerhalb von) (?:zwei|drei|vier|fünf|sechs|zehn|\d+) Jahren|(?:in|over) (?:total|all)|altogether)\b",
    re.IGNORECASE,
)
REACHES = {
    ("scope", "world"): ("area", "world"),
    ("scope", "country"): ("area", "country"),
    ("coverage", "insured"): ("damage", "insured"),
}
PERIODS = {
    "quarter": Expression(r"(?i)\b(?:\w*quartals?|vierteljahr\w*|quarter)\b"),
    "half": Expression(r"(?i)\b(?:halbjahr\w*|half[- ]year|ersten sechs monaten?|first half)\b"),
    "nine": Expression(r"(?i)\b(?:neun monaten?|neunmonats\w*|dreivierteljahr\w*|nine months)\b"),
    "full": Expression(r"(?i)\b(?:gesamtjahr\w*|geschäftsjahr\w*|full year)\b"),
}
NAMES = {
    "world": Told("worldwide"),
    "country": Told("in one country"),
    "state": Told("in one federal state"),
    "quarter": Told("of a quarter"),
    "half": Told("of half a year"),
    "nine": Told("of nine months"),
    "full": Told("of a whole year"),
    "year": Told("a year"),
    "month": Told("a month"),
    "whole": Told("in all"),
    "insured": Told("insured"),
    "total": Told("of all damage"),
}
IN_PLACE = Expression(r"\b[Ii]n (?:ganz |all of )?(?P<place>[A-ZÄÖÜ][a-zäöüß]+(?:[- ][A-ZÄÖÜ][a-zäöüß]+)?)\b")
TOTAL_DAMAGE = Expression(r"\bGesamtsch(?:aden|äden)\w*|\b(?:total|overall) damage\b")


@dataclass(frozen=True, slots=True)
class ReachSubject:
    """A figure by its value and what it measures, whatever its reach is said to be.

    `aspect` is what its reach is told of: "area", "span", "period" or "damage".
    """

    aspect: str
    figure: str
    measured: QuantitySubject

    @property
    def key(self) -> str:
        return f"{self.aspect}|{self.figure}|{self.measured.thing}"

    @property
    def label(self) -> str:
        return name_measured(self.measured.dimension, self.measured.noun, self.measured.measures, ())

    @property
    def blocks(self) -> tuple[str, ...]:
        return (f"{self.aspect}|{self.figure}",)

    def same_as(self, other: Any) -> Likeness:
        """Whether both tell the same figure of the same thing."""
        if not isinstance(other, ReachSubject) or (self.aspect, self.figure) != (other.aspect, other.figure):
            return Likeness(False, Decimal(0), contrast=draft("two figures"))
        shared = shared_thing(self.measured, other.measured)
        if not shared:
            return Likeness(False, Decimal(0), contrast=draft("nothing measured in common"))
        return Likeness(True, Decimal(1), (Feature("same_thing", Decimal(1), shared),))


@dataclass(frozen=True, slots=True)
class Reach:
    """A figure (start to end, characters) and how far it is said to reach: "world", "country", "year", "whole" ..."""

    subject: ReachSubject
    reach: str
    start: int
    end: int


def shared_thing(one: QuantitySubject, other: QuantitySubject) -> str | Draft:
    """What both figures measure: a concept, the noun counted, or a word for it; "" if nothing."""
    if one.measures & other.measures:
        return "+".join(sorted(concept for _, concept in one.measures & other.measures))
    if one.dimension == "count":
        specific = one.noun and one.noun == other.noun and one.noun not in generic_nouns()
        return name_thing(one.noun) if specific else ""
    return ", ".join(sorted(one.things & other.things))


def reaches_of(article: AnnotatedArticle) -> Iterator[Reach]:
    """Every figure told with a reach, in order of place."""
    for mention, subject in article.mentions(measured_of):
        value = mention.quantity.value
        if (
            value is None
            or subject.role in ("denied", "change", "offset")
            or subject.dimension not in ("count", "money", "share")
        ):
            continue
        if (value < SMALLEST and subject.dimension == "count") or len(value.normalize().as_tuple().digits) < DIGITS:
            continue
        figure = f"{value.normalize():f} {mention.quantity.unit or ''}".rstrip()
        start, end = sentence_around(article.text, mention.start, mention.end, article.article.body_start)
        before, after = article.text[start : mention.start], article.text[mention.end : end]
        for aspect, reach in read_reaches(subject, before, after):
            yield Reach(ReachSubject(aspect, figure, subject), reach, mention.start, mention.end)


def find_area(sentence: str) -> str:
    """ "state" or "country" where a sentence names one alone behind "in" ("in Bayern", "in England"); else ""."""
    codes = {code for found in IN_PLACE.finditer(sentence) if (code := scope_named(found["place"]))}
    if len(codes) != 1:
        return ""
    return "state" if "-" in codes.pop() else "country"


def read_reaches(subject: QuantitySubject, before: str, after: str) -> Iterator[tuple[str, str]]:
    """What concepts, rate and the sentence before and after a figure say of its reach; nothing of a part."""
    if ("part", "part") in subject.concepts or PARTLY.search(before):
        return
    sentence = f"{before} {after}"
    partly = PARTLY.search(after)  # "weltweit 300, davon 80 in Kiel" is fine, "300, vor allem in Österreich" is not
    named = [reach for one in subject.concepts if (reach := REACHES.get(one)) and not (partly and reach[1] != "world")]
    if subject.per in PER:
        named.append(("span", PER[subject.per]))
    elif subject.per is None and IN_ALL.search(sentence) and not members_of(subject.concepts, "period"):
        named.append(("span", "whole"))
    if not partly and not any(aspect == "area" for aspect, _ in named) and (place := find_area(sentence)):
        named.append(("area", place))
    named += [("period", period) for period, words in PERIODS.items() if words.search(sentence)]
    if ("damage", "insured") not in named and TOTAL_DAMAGE.search(sentence):
        named.append(("damage", "total"))
    for aspect in sorted({aspect for aspect, _ in named}):
        told = [reach for one, reach in named if one == aspect]
        if len(told) == 1:
            yield aspect, told[0]
