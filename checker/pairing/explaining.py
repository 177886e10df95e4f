"""The words in which a likeness is explained: names of features, of families of concepts, of rates.

A feature's name is a code, with its weight in data/likeness.toml or beside the subject that gives it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from checker.describing.naming import name_concept
from checker.messages import Draft, Simple, Told, draft
from checker.model import Quantity

FEATURES: Mapping[str, str] = {
    "age": Told("same age"),
    "both_in_lede": Told("both at the beginning"),
    "counted_once": Told("counted once in each"),
    "figure_value": Told("the two values"),
    "figure_noun": Told("the nouns counted"),
    "figure_words": Told("the words around them"),
    "figure_names": Told("names, parties, places, years and months beside them"),
    "figure_standing": Told("where they stand"),
    "figure_meaning": Told("how the sentences are built"),
    "figure_company": Told("the other figures of the story"),
    "given": Told("same first name"),
    "given_differs": Told("different first names"),
    "given_slip": Told("first names a slip apart"),
    "length": Told("long name"),
    "local_office": Told("local office"),
    "name": Told("same name"),
    "nation": Told("same nationality"),
    "near_days": Told("near days"),
    "odd_figure": Told("no round figure"),
    "office": Told("same office"),
    "one_sided": Told("said by one alone"),
    "same_mantissa": Told("same digits with another scale word"),
    "origin": Told("same place of residence"),
    "party": Told("same party"),
    "place": Told("same place"),
    "rank": Told("both among the highest offices of the state"),
    "rare_thing": Told("a rare word among them"),
    "same_ballot": Told("same ballot"),
    "same_beside": Told("same figure beside it"),
    "same_body": Told("same body"),
    "same_day": Told("same day"),
    "same_event": Told("same kind of event"),
    "same_figure": Told("same figure"),
    "same_head": Told("same head of a compound"),
    "same_limit": Told("same limit"),
    "same_measure": Told("same measure"),
    "same_night": Told("both of one night"),
    "same_noun": Told("same noun"),
    "same_other_year": Told("same other year"),
    "same_owner": Told("same owner"),
    "same_party": Told("same party"),
    "same_person": Told("same person"),
    "same_post": Told("same post"),
    "same_step": Told("same change"),
    "same_thing": Told("same thing"),
    "same_words": Told("same wording"),
    "same_words_around": Told("same words around it"),
    "shared_word": Told("words in common"),
    "side": Told("same role"),
    "surname": Told("same surname"),
    "surname_slip": Told("surnames a slip apart"),
    "swapped_digits": Told("two digits swapped"),
    "told": Told("same age or role beside the name"),
    "trade": Told("same occupation"),
    "near_value": Told("figures near one another"),
    "same_extent": Told("same extent"),
    "same_topic": Told("same topic"),
    "same_number": Told("same number in another unit"),
    "plain_head": Told("a noun and a compound of it"),
}
FAMILIES: Mapping[str, str] = {
    "adjustment": Told("adjustment"),
    "ballot": Told("ballot"),
    "base": Told("basis"),
    "belonging": Told("belonging"),
    "bid": Told("bid"),
    "chamber": Told("chamber"),
    "change": Told("direction"),
    "elsewhere": Told("other event"),
    "fixed": Told("limit"),
    "group": Told("group"),
    "motion": Told("motion"),
    "part": Told("part"),
    "period": Told("period"),
    "poll": Told("poll"),
    "purpose": Told("purpose"),
    "scope": Told("reach"),
    "severity": Told("severity"),
    "status": Told("status"),
    "threshold": Told("threshold"),
    "who": Told("who"),
    "core": Told("core"),
    "competition": Told("competition"),
    "coverage": Told("insurance"),
    "harm": Told("harm"),
    "suspension": Told("suspension"),
    "plea": Told("plea"),
    "extent": Told("extent"),
    "steps": Told("steps"),
    "inall": Told("in all"),
    "sum": Told("kind of sum"),
    "rate": Told("kind of rate"),
    "tally": Told("kind of count"),
    "span": Told("kind of time"),
    "stretch": Told("kind of length"),
    "heat": Told("kind of temperature"),
    "pace": Told("kind of speed"),
}
RATES: Mapping[str, str] = {
    "day": Told("by the day"),
    "tag": Told("by the day"),
    "hour": Told("by the hour"),
    "stunde": Told("by the hour"),
    "month": Told("by the month"),
    "monat": Told("by the month"),
    "person": Told("by the person"),
    "inhabitant": Told("by the inhabitant"),
    "einwohner": Told("by the inhabitant"),
    "week": Told("by the week"),
    "woche": Told("by the week"),
    "year": Told("by the year"),
    "jahr": Told("by the year"),
}
GENDERS: Mapping[str, str] = {"m": Told("a man"), "f": Told("a woman")}
UNSAID = Told("unsaid")


def name_feature(code: str) -> str:
    """A feature in words, or its code when it has no name."""
    return FEATURES.get(code, code)


def name_family(family: str) -> str:
    """A family of concepts in words, or its code when it has no name."""
    return FAMILIES.get(family, family)


def name_rate(per: str | None) -> str | Draft:
    """What a figure is per, in words: "by the year"; a total where it is per nothing."""
    if per is None:
        return Told("in total")
    return RATES.get(per) or draft("by {what}", what=per[:1].upper() + per[1:])


def name_concepts(family: str, concepts: Collection[str]) -> tuple[Simple, ...]:
    """The concepts of one family as a field of a message, in order of their codes; unsaid where there are none."""
    return tuple(name_concept((family, concept)) for concept in sorted(concepts)) or (UNSAID,)


def name_measures(measures: Iterable[tuple[str, str]], noun: str) -> tuple[Simple, ...]:
    """What a figure measures as a field of a message: its concepts, else its noun."""
    return tuple(name_concept(concept) for concept in sorted(measures)) or (name_thing(noun) or UNSAID,)


def name_thing(noun: str) -> str:
    """A noun as it is written: with a capital."""
    return noun[:1].upper() + noun[1:]


def read_figure(code: str) -> Quantity:
    """A figure of a subject, as value and unit or noun ("62.5 percent"), as a field of a message."""
    number, _, unit = code.partition(" ")
    value = Decimal(number)
    return Quantity(value, value, unit or None, value)


def listed(parts: Iterable[Simple]) -> Draft:
    """Values in a row, as they are found: "Schaden, Brand"."""
    return draft("{parts}", parts=tuple(parts))
