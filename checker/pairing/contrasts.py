"""What keeps two figures apart, whatever speaks for them: dimensions, rates, roles, years, places, concepts, nouns."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from checker.describing.concepts import concepts_of_word, load_concepts, members_of
from checker.describing.course import stock_nouns
from checker.describing.naming import DIMENSIONS
from checker.describing.nouns import generic_nouns, people_nouns
from checker.describing.quantities import QuantitySubject
from checker.messages import Draft, Simple, Territory, Told, draft
from checker.pairing.explaining import name_concepts, name_family, name_measures, name_rate, name_thing

VOTE_KIND, VOTE_REGION = re.compile(r"[a-zäöüß]+"), re.compile(r"[A-Z]{2}-\w+")
VOTE_DAY, VOTE_YEAR = re.compile(r"\d{1,2}\. \w+"), re.compile(r"\d{4}")
NAMED = ("share", "money")
NARROWED = frozenset(("part", "who"))
THINGS = frozenset(("stück", "teil"))  # what is counted in pieces may have a name of its own
UNION = frozenset(("CDU", "CSU"))
PAY = ("money", "salary")
YEARLY = frozenset((None, "year", "jahr", "saison"))
ROLES = (
    ("change", draft("a change and a level")),
    ("former", draft("what was and what is")),
    ("whole", draft("a whole and what is counted of it")),
)
NOW, ALL = Told("now"), Told("all")


def find_contrasts(one: QuantitySubject, other: QuantitySubject) -> Iterator[Draft]:
    """Every reason why the two figures cannot measure the same thing, most basic first; lazily, since one is enough."""
    for find in CONTRASTS:
        contrast = find(one, other)
        if contrast is not None:
            yield contrast


def contrast_dimension(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    if one.dimension == other.dimension:
        return None
    return draft(
        "different kinds of figures: {one} and {other}",
        one=DIMENSIONS.get(one.dimension, one.dimension),
        other=DIMENSIONS.get(other.dimension, other.dimension),
    )


def contrast_rate(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """A rate and a total; pay is by the year where nothing else is said."""
    if one.per == other.per:
        return None
    if PAY in one.measures & other.measures and {one.per, other.per} <= YEARLY:
        return None
    return draft("one figure is {one}, the other {other}", one=name_rate(one.per), other=name_rate(other.per))


def contrast_role(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    if one.named != other.named:
        return draft("a share that is part of a name")
    if "offset" in (one.role, other.role):
        return draft("a distance in time, told from the day of the article")
    for role, told in ROLES:
        if (one.role == role) == (other.role == role) or (role == "whole" and befalls(one)) or tell_same(one, other):
            continue
        return told
    return None


def tell_same(one: QuantitySubject, other: QuantitySubject) -> bool:
    """Whether both state one telling figure, if with swapped digits or another unit.

    What is unsaid keeps nothing apart then.
    """
    same = bool(one.figure) and one.figure == other.figure
    return same or are_swapped(one, other) or differ_in_unit(one, other)


def is_row_of_shares(one: QuantitySubject, other: QuantitySubject) -> bool:
    """Whether two figures are shares of an election, among so many that two have their digits swapped by chance."""
    of_vote = [bool(side.parties or side.votes or ("vote", "cast") in side.measures) for side in (one, other)]
    return one.dimension == "share" and any(of_vote) and one.figure != other.figure


def differ_in_unit(one: QuantitySubject, other: QuantitySubject) -> bool:
    """Whether both state one telling number in two units of one kind: 380 nautical miles and 380 kilometres."""
    return bool(one.number) and one.number == other.number and one.unit != other.unit


def are_swapped(one: QuantitySubject, other: QuantitySubject) -> bool:
    """Whether two telling figures have the same digits in another order: 358 and 385 million."""
    return bool(one.digits) and one.digits == other.digits and one.figure != other.figure


def contrast_measures(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """What is measured must be said alike: the dead are not the injured, and not whatever else is counted."""
    if one.measures == other.measures or one.measures & other.measures:
        return None
    told_alike = (tell_same(one, other) and not is_row_of_shares(one, other)) or one.limits & other.limits
    if told_alike and not (one.measures and other.measures):
        return None
    if any(
        {mine, theirs} <= group for group in load_concepts().alike for mine in one.measures for theirs in other.measures
    ):
        return None
    return draft(
        "measured: {one} and {other}",
        one=name_measures(one.measures, one.noun),
        other=name_measures(other.measures, other.noun),
    )


def contrast_concepts(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """Qualifiers must be the same, optional ones must not exclude one another."""
    if one.concepts == other.concepts:
        return None
    for family in load_concepts().families.values():
        mine, theirs = members_of(one.concepts, family.name), members_of(other.concepts, family.name)
        if mine == theirs or family.policy == "measure":
            continue
        if are_alike(mine, theirs, family.name) or (family.name == "severity" and is_larger_part(one, other)):
            continue
        strict = family.policy == "qualifier" and not tell_same(one, other)
        if family.name == "period" and one.role == "change":
            strict = False  # "mehr als im Vormonat": the month is what the change is told against
        if strict or (mine and theirs and not mine & theirs):
            return draft(
                "{family}: {one} and {other}",
                family=name_family(family.name),
                one=name_concepts(family.name, mine),
                other=name_concepts(family.name, theirs),
            )
    return None


def is_larger_part(one: QuantitySubject, other: QuantitySubject) -> bool:
    """Whether more are badly hurt in one text than are hurt at all in the other: no part is more than all."""
    harmed = [(subject.value, bool(members_of(subject.concepts, "severity"))) for subject in (one, other)]
    (first, narrow), (second, narrower) = harmed
    if first is None or second is None or narrow == narrower or NARROWED & {family for family, _ in one.concepts}:
        return False
    return first > second if narrow else second > first


def are_alike(mine: frozenset[str], theirs: frozenset[str], family: str) -> bool:
    """Whether two concepts of one family may name one and the same thing (`alike` in describing/data/concepts.toml)."""
    groups = load_concepts().alike
    return any({(family, a), (family, b)} <= group for group in groups for a in mine for b in theirs)


def contrast_nouns(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """Two specific nouns that are neither synonyms nor share a head."""
    generic = generic_nouns()
    whom = [members_of(subject.concepts, "who") for subject in (one, other)]
    if befalls(one) and befalls(other) and one.head != other.head and not (whom[0] and whom[1]):
        if THINGS & {one.noun, other.noun}:
            return None
        strange = [subject.noun for subject in (one, other) if subject.noun and not may_suffer(subject)]
        if strange:
            return draft("counted: {one} and people", one=name_thing(strange[0]))
    if not one.noun or not other.noun or {one.noun, other.noun} & (generic | THINGS):
        return None
    if one.noun == other.noun or one.head == other.head or one.measures & other.measures:
        return None
    return draft("counted: {one} and {other}", one=name_thing(one.noun), other=name_thing(other.noun))


def contrast_owners(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """Stocks that belong to two: the employees of the towns and those of the state."""
    if not one.whose or not other.whose or one.whose == other.whose or tell_same(one, other):
        return None
    if one.measures or not stock_nouns() & {one.noun, one.head, other.noun, other.head}:
        return None
    return draft("belonging to two: {one} and {other}", one=name_thing(one.whose), other=name_thing(other.whose))


def befalls(subject: QuantitySubject) -> bool:
    """Whether a figure counts what befell somebody."""
    return any(family == "casualty" for family, _ in subject.measures)


def may_suffer(subject: QuantitySubject) -> bool:
    """Whether the noun counted says no more than that people, or those it befell, are counted."""
    told = {concept for family, concept in concepts_of_word(subject.noun) if family == "casualty"}
    return subject.noun in generic_nouns() | people_nouns() or bool(told - {"treated"})  # a hospital suffers nothing


def contrast_parties(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    if one.parties == other.parties or join_union(one.parties) & join_union(other.parties):
        return None
    if tell_same(one, other) and not is_row_of_shares(one, other) and not (one.parties and other.parties):
        return None
    return draft("parties: {one} and {other}", one=row(one.parties, ALL), other=row(other.parties, ALL))


def join_union(parties: frozenset[str]) -> frozenset[str]:
    """The parties with CDU and CSU for the Union of both, and the Union for the two named together."""
    if parties & {"Union"}:
        return parties | UNION
    return parties | {"Union"} if parties >= UNION else parties


def contrast_months(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """Two months or weekdays; of shares and sums also one that is said of a month and one that is not."""
    if one.days and other.days and not one.days & other.days:
        return draft("days: {one} and {other}", one=row(one.days, NOW), other=row(other.days, NOW))
    if one.months == other.months or one.months & other.months:
        return None
    if not (one.months and other.months) and (one.dimension not in NAMED or one.votes or tell_same(one, other)):
        return None  # the month of an election is that of both
    return draft("months: {one} and {other}", one=row(one.months, NOW), other=row(other.months, NOW))


def contrast_votes(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """Figures of two elections: what the articles say of kind, region, day or year has nothing in common."""
    for aspect in (VOTE_KIND, VOTE_REGION, VOTE_DAY, VOTE_YEAR):
        mine, theirs = ({vote for vote in votes if aspect.fullmatch(vote)} for votes in (one.votes, other.votes))
        if mine and theirs and not mine & theirs:
            return draft("elections: {one} and {other}", one=row(mine, NOW), other=row(theirs, NOW))
    return None


def contrast_places(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    if not one.places or not other.places or one.places & other.places:
        return None
    return draft("places: {one} and {other}", one=territories(one.places), other=territories(other.places))


def contrast_years(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    mine, theirs = one.years | one.terms, other.years | other.terms
    if (not mine and one.year in theirs) or (not theirs and other.year in mine):
        return None  # the year of the one article is its own, and the other names it
    if mine == theirs or mine & theirs:
        return None
    if not (mine and theirs) and (tell_same(one, other) or not (one.years or other.years)):
        return None
    return draft("years: {one} and {other}", one=row(mine, NOW), other=row(theirs, NOW))


def contrast_names(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """Shares and sums belong to whom they are named with; two that name nobody in common belong to two."""
    if (
        (one.dimension not in NAMED and one.dimension != "count")
        or not one.names
        or not other.names
        or one.names & other.names
    ):
        return None
    return draft("names: {one} and {other}", one=row(one.names, ALL), other=row(other.names, ALL))


def row(words: Collection[str], none: str) -> tuple[Simple, ...]:
    """The words, sorted, as one field of a message; `none` is the word to show where there are none."""
    return tuple(sorted(words)) or (none,)


def territories(codes: Collection[str]) -> tuple[Simple, ...]:
    """States by their codes, in order, as a field of a message."""
    return tuple(Territory(code) for code in sorted(codes))


CONTRASTS: tuple[Callable[[QuantitySubject, QuantitySubject], Draft | None], ...] = (
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
    contrast_owners,
    contrast_names,
)
