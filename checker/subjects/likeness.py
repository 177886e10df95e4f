"""How alike two quantity subjects are: contrasts that forbid a pair, then few named features with weights from data."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model import Feature, Likeness
from checker.subjects.concepts import concepts_of_word, load_concepts, members_of
from checker.subjects.nouns import generic_nouns, name_noun

if TYPE_CHECKING:
    from checker.subjects.quantities import QuantitySubject

TABLE = Path(__file__).with_name("data") / "likeness.toml"
MOST_WORDS = 4
CONFIRMING = frozenset(("same_measure", "same_noun", "same_head", "same_party", "same_thing", "same_beside"))
NAMED = ("share", "money")


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each feature, and the score from which two subjects are the same."""

    threshold: Decimal
    weights: Mapping[str, Decimal]


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The table of weights, read once."""
    content = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    weights = {name: Decimal(weight) for name, weight in content["weights"].items()}
    return Weights(Decimal(content["threshold"]), weights)


def compare_subjects(one: QuantitySubject, other: QuantitySubject) -> Likeness:
    """Contrast first, then the sum of the features' weights against the threshold."""
    contrast = next(find_contrasts(one, other), "")
    if contrast:
        return Likeness(False, Decimal(0), (), contrast)
    table = load_weights()
    features = tuple(
        Feature(name, table.weights[name] * times, detail) for name, times, detail in find_features(one, other)
    )
    score = sum((feature.weight for feature in features), Decimal(0))
    same = score >= table.threshold and is_confirmed(features)
    return Likeness(same, score, features, "" if same else "too little speaks for the same thing")


def is_confirmed(features: tuple[Feature, ...]) -> bool:
    """Whether a slot agrees: shared words alone never make two figures measure the same thing."""
    return any(feature.name in CONFIRMING for feature in features)


def find_features(one: QuantitySubject, other: QuantitySubject) -> Iterator[tuple[str, int, str]]:
    """Every feature that holds: its name, how many times it counts, and what it rests on."""
    measures = sorted(one.measures & other.measures)
    if measures:
        yield "same_measure", 1, ", ".join(concept for _, concept in measures)
    specific = one.noun and one.noun not in generic_nouns()
    if specific and one.noun == other.noun:
        yield "same_noun", 1, one.noun
        if one.once and other.once:
            yield "counted_once", 1, ""
    elif specific and one.head and one.head == other.head and one.head not in generic_nouns():
        yield "same_head", 1, one.head
    parties = sorted(one.parties & other.parties)
    if parties and (one.dimension == "share" or measures):
        yield "same_party", 1, ", ".join(parties)
    things = sorted(one.things & other.things) if one.dimension != "count" else []
    if things:
        yield "same_thing", 1, ", ".join(things)
    words = sorted(
        word
        for word in one.words & other.words
        if name_noun(word) not in (one.noun, one.head) and word not in things[:1]
    )
    if words:
        yield "shared_word", min(len(words), MOST_WORDS), ", ".join(words)
    beside = sorted(one.beside & other.beside)
    if beside and not one.parties:
        yield "same_beside", 1, ", ".join(beside)
    if one.lede and other.lede:
        yield "both_in_lede", 1, ""


def find_contrasts(one: QuantitySubject, other: QuantitySubject) -> Iterator[str]:
    """Every reason why the two figures cannot measure the same thing, most basic first; lazily, since one is enough."""
    for find in CONTRASTS:
        contrast = find(one, other)
        if contrast:
            yield contrast


def contrast_dimension(one: QuantitySubject, other: QuantitySubject) -> str:
    if one.dimension == other.dimension:
        return ""
    return f"different dimensions: {one.dimension} and {other.dimension}"


def contrast_rate(one: QuantitySubject, other: QuantitySubject) -> str:
    if one.per == other.per:
        return ""
    return (
        f"a rate per {one.per or other.per} and a total"
        if None in (one.per, other.per)
        else (f"per {one.per} and per {other.per}")
    )


def contrast_role(one: QuantitySubject, other: QuantitySubject) -> str:
    if "offset" in (one.role, other.role):
        return "a distance in time, told from the day of the article"
    for role, told in (("change", "a change and a level"), ("whole", "a whole and what is counted of it")):
        if (one.role == role) != (other.role == role):
            return told
    return ""


def contrast_measures(one: QuantitySubject, other: QuantitySubject) -> str:
    """What is measured must be said alike: the dead are not the injured, and not whatever else is counted."""
    if one.measures == other.measures or one.measures & other.measures:
        return ""
    return f"measures {one.thing or 'unsaid'} and {other.thing or 'unsaid'}"


def contrast_concepts(one: QuantitySubject, other: QuantitySubject) -> str:
    """Qualifiers must be the same, optional ones must not exclude one another."""
    for family in load_concepts().families.values():
        mine, theirs = members_of(one.concepts, family.name), members_of(other.concepts, family.name)
        if mine == theirs or family.policy == "measure":
            continue
        if family.policy == "qualifier" or (mine and theirs and not mine & theirs):
            return f"{family.name}: {' and '.join('+'.join(sorted(names)) or 'unsaid' for names in (mine, theirs))}"
    return ""


def contrast_nouns(one: QuantitySubject, other: QuantitySubject) -> str:
    """Two specific nouns that are neither synonyms nor share a head."""
    generic = generic_nouns()
    if befalls(one) and befalls(other) and one.head != other.head:
        strange = [subject.noun for subject in (one, other) if subject.noun and not may_suffer(subject)]
        if strange:
            return f"counts {strange[0]} and people"
    if not one.noun or not other.noun or one.noun in generic or other.noun in generic:
        return ""
    if one.noun == other.noun or one.head == other.head or one.measures & other.measures:
        return ""
    return f"counts {one.noun} and {other.noun}"


def befalls(subject: QuantitySubject) -> bool:
    """Whether a figure counts what befell somebody."""
    return any(family == "casualty" for family, _ in subject.measures)


def may_suffer(subject: QuantitySubject) -> bool:
    """Whether the noun counted says no more than that people, or those it befell, are counted."""
    return subject.noun in generic_nouns() or any(family == "casualty" for family, _ in concepts_of_word(subject.noun))


def contrast_parties(one: QuantitySubject, other: QuantitySubject) -> str:
    if one.parties == other.parties or one.parties & other.parties:
        return ""
    return f"of {', '.join(sorted(one.parties)) or 'all'} and of {', '.join(sorted(other.parties)) or 'all'}"


def contrast_months(one: QuantitySubject, other: QuantitySubject) -> str:
    """Two months or weekdays; of shares and sums also one that is said of a month and one that is not."""
    if one.days and other.days and not one.days & other.days:
        return f"of {', '.join(sorted(one.days))} and of {', '.join(sorted(other.days))}"
    if one.months == other.months or one.months & other.months:
        return ""
    if not (one.months and other.months) and one.dimension not in NAMED:
        return ""
    return f"of {', '.join(sorted(one.months)) or 'now'} and of {', '.join(sorted(other.months)) or 'now'}"


def contrast_votes(one: QuantitySubject, other: QuantitySubject) -> str:
    """Figures of two elections: what the articles say of its kind, or of its region, has nothing in common."""
    for is_region in (False, True):
        mine, theirs = ({vote for vote in votes if ("-" in vote) == is_region} for votes in (one.votes, other.votes))
        if mine and theirs and not mine & theirs:
            return f"elections: {', '.join(sorted(mine))} and {', '.join(sorted(theirs))}"
    return ""


def contrast_places(one: QuantitySubject, other: QuantitySubject) -> str:
    if not one.places or not other.places or one.places & other.places:
        return ""
    return f"in {', '.join(sorted(one.places))} and in {', '.join(sorted(other.places))}"


def contrast_years(one: QuantitySubject, other: QuantitySubject) -> str:
    if one.years == other.years or one.years & other.years:
        return ""
    return f"of {', '.join(sorted(one.years)) or 'now'} and of {', '.join(sorted(other.years)) or 'now'}"


def contrast_names(one: QuantitySubject, other: QuantitySubject) -> str:
    """Shares and sums belong to whom they are named with; two that name nobody in common belong to two."""
    if one.dimension not in NAMED or not one.names or not other.names or one.names & other.names:
        return ""
    return f"named with {', '.join(sorted(one.names))} and with {', '.join(sorted(other.names))}"


CONTRASTS: tuple[Callable[[QuantitySubject, QuantitySubject], str], ...] = (
    contrast_dimension,
    contrast_rate,
    contrast_role,
    contrast_parties,
    contrast_votes,
    contrast_years,
    contrast_months,
    contrast_places,
    contrast_measures,
    contrast_concepts,
    contrast_nouns,
    contrast_names,
)
