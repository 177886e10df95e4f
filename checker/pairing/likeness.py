"""How alike two quantity subjects are: named features with weights from data, where no contrast forbids the pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import cast

from checker.describing.concepts import load_concepts, members_of
from checker.describing.figure_subject import FigureSubject
from checker.describing.naming import name_concept
from checker.describing.nouns import generic_nouns, name_noun
from checker.describing.quantities import QuantitySubject
from checker.language.frequencies import small_frequencies
from checker.messages import Draft, draft
from checker.model import Feature, Likeness, SelfLikening, Subject
from checker.pairing.contrasts import are_swapped, differ_in_unit, find_contrasts, territories
from checker.pairing.explaining import listed, name_concepts, name_family, name_thing, read_figure
from checker.tables import read_table

TABLE = Path(__file__).with_name("data") / "likeness.toml"
MOST_WORDS = 4
UNPLACED = frozenset(("money", "mass", "length", "area", "volume"))  # told with or without the place they are found at
NEAR = Decimal("1.4")
RARE = 3.2e-6  # of all words
TOO_LITTLE = draft("too little speaks for the same thing")
CONFIRMING = frozenset(
    (
        "same_measure",
        "same_noun",
        "same_head",
        "plain_head",
        "same_party",
        "same_thing",
        "same_beside",
        "same_figure",
        "same_limit",
        "same_topic",
        "same_extent",
        "swapped_digits",
        "same_mantissa",
        "same_number",
    )
)


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each feature, and the score from which two subjects are the same."""

    threshold: Decimal
    weights: Mapping[str, Decimal]


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The table of weights, read once."""
    content = read_table(TABLE)
    weights = {name: Decimal(weight) for name, weight in content["weights"].items()}
    return Weights(Decimal(content["threshold"]), weights)


def liken(one: Subject, other: Subject) -> Likeness:
    """Whether two subjects of one rule are the same thing: other subjects than figures tell it themselves."""
    if isinstance(one, FigureSubject) and isinstance(other, FigureSubject):
        if one.measured is None or other.measured is None:
            return Likeness(False, Decimal(0), contrast=draft("not the same subject"))
        return compare_subjects(one.measured, other.measured)
    if isinstance(one, QuantitySubject) and isinstance(other, QuantitySubject):
        return compare_subjects(one, other)
    return cast(SelfLikening, one).same_as(other)


def compare_subjects(one: QuantitySubject, other: QuantitySubject) -> Likeness:
    """Contrast first, then the sum of the features' weights against the threshold."""
    contrast = next(find_contrasts(one, other), None)
    if contrast is not None:
        return Likeness(False, Decimal(0), (), contrast)
    table = load_weights()
    features = tuple(
        Feature(name, table.weights[name] * times, detail) for name, times, detail in find_features(one, other)
    )
    score = sum((feature.weight for feature in features), Decimal(0))
    same = score >= table.threshold and is_confirmed(features)
    return Likeness(same, score, features, "" if same else TOO_LITTLE)


def is_confirmed(features: tuple[Feature, ...]) -> bool:
    """Whether a slot agrees: shared words alone never make two figures measure the same thing."""
    return any(feature.name in CONFIRMING for feature in features)


def find_features(one: QuantitySubject, other: QuantitySubject) -> Iterator[tuple[str, int, str | Draft]]:
    """Every feature that holds: its name, how many times it counts, and what it rests on."""
    measures = sorted(one.measures & other.measures)
    if measures:
        yield "same_measure", 1, listed(name_concept(concept) for concept in measures)
    specific = one.noun and one.noun not in generic_nouns()
    if specific and one.noun == other.noun:
        yield "same_noun", 1, one.noun
        if one.once and other.once:
            yield "counted_once", 1, ""
    elif specific and one.head and one.head == other.head and one.head not in generic_nouns():
        if one.head in (one.noun, other.noun):
            yield "plain_head", 1, one.head
        else:
            yield "same_head", 1, one.head
    yield from find_shared(one, other, bool(measures))
    yield from find_stated(one, other)


def find_shared(one: QuantitySubject, other: QuantitySubject, measured: bool) -> Iterator[tuple[str, int, str | Draft]]:
    """The parties, things, words and neighbouring figures that both are told with."""
    parties = sorted(one.parties & other.parties)
    if parties and (one.dimension == "share" or measured):
        yield "same_party", 1, ", ".join(parties)
    things = sorted(one.things & other.things) if one.dimension != "count" else []
    if things:
        yield "same_thing", 1, ", ".join(things)
        rare = [thing for thing in things if is_rare(thing)]
        if rare:
            yield "rare_thing", 1, ", ".join(rare)
    words = sorted(
        word
        for word in one.words & other.words
        if name_noun(word) not in (one.noun, one.head) and word not in things[:1]
    )
    if words:
        yield "shared_word", min(len(words), MOST_WORDS), ", ".join(words)
    beside = sorted(one.beside & other.beside)
    if beside and not one.parties:
        yield "same_beside", 1, listed(map(read_figure, beside))


@lru_cache(maxsize=50_000)
def is_rare(word: str) -> bool:
    """Whether a word is rarer than three in a million (Zipf 3.5, after wordfreq): it names one thing of a story."""
    frequency = small_frequencies("de").get(word, 0.0)
    return frequency <= RARE


def find_stated(one: QuantitySubject, other: QuantitySubject) -> Iterator[tuple[str, int, str | Draft]]:
    """What the figures themselves have in common: their value, their limit, their step, their place in the article."""
    if one.figure and one.figure == other.figure:
        yield "same_figure", 1, listed((read_figure(one.figure),))
    elif are_swapped(one, other):
        yield "swapped_digits", 1, ""
    elif differ_in_unit(one, other):
        yield "same_number", 1, one.number
    elif one.mantissa and one.mantissa == other.mantissa:
        yield "same_mantissa", 1, one.mantissa
    else:
        unsaid = list(find_one_sided(one, other))
        if unsaid:
            yield "one_sided", len(unsaid), listed(unsaid)
    if is_near(one, other):
        yield "near_value", 1, ""
    yield from find_named(one, other)
    if one.whose and one.whose == other.whose:
        yield "same_owner", 1, name_thing(one.whose)
    if one.step and one.step == other.step:
        yield "same_step", 1, listed((read_figure(one.step),))
    if one.lede and other.lede:
        yield "both_in_lede", 1, ""


def find_named(one: QuantitySubject, other: QuantitySubject) -> Iterator[tuple[str, int, str | Draft]]:
    """What the words around both figures name alike: a topic, a direction in which something reaches, a limit."""
    topics = sorted(one.topics & other.topics)
    if topics:
        yield "same_topic", 1, listed(name_concept(topic) for topic in topics)
    extents = sorted(members_of(one.concepts, "extent") & members_of(other.concepts, "extent"))
    if extents:
        yield "same_extent", 1, listed(name_concepts("extent", extents))
    limits = sorted(one.limits & other.limits)
    if limits:
        yield "same_limit", 1, listed(name_concepts("fixed", limits))


def is_near(one: QuantitySubject, other: QuantitySubject) -> bool:
    """Whether two figures differ, but by no more than two newsrooms do of one thing."""
    if one.value is None or other.value is None or one.value == other.value:
        return False
    low, high = sorted((one.value, other.value))
    return low > 0 and high / low <= NEAR


def find_one_sided(one: QuantitySubject, other: QuantitySubject) -> Iterator[Draft]:
    """The soft qualifiers that one figure names and the other leaves unsaid."""
    for family in load_concepts().families.values() if one.concepts != other.concepts else ():
        mine, theirs = members_of(one.concepts, family.name), members_of(other.concepts, family.name)
        if family.policy == "soft" and bool(mine) != bool(theirs):
            named = tuple(name_concept((family.name, concept)) for concept in sorted(mine | theirs))
            yield draft("{family}: {concepts}", family=name_family(family.name), concepts=named)
    if bool(one.whose) != bool(other.whose) and one.noun == other.noun:
        yield draft("whose: {owner}", owner=one.whose or other.whose)
    if bool(one.places) != bool(other.places) and one.dimension not in UNPLACED and not one.parties:
        yield draft("place: {places}", places=territories(one.places | other.places))
