"""What keeps two figures apart, whatever speaks for them: dimensions, rates, roles, years, places, concepts, nouns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from checker.subjects.concepts import concepts_of_word, load_concepts, members_of
from checker.subjects.course import stock_nouns
from checker.subjects.nouns import generic_nouns

if TYPE_CHECKING:
    from checker.subjects.quantities import QuantitySubject

VOTE_KIND, VOTE_REGION = re.compile(r"[a-zäöüß]+"), re.compile(r"[A-Z]{2}-\w+")
VOTE_DAY, VOTE_YEAR = re.compile(r"\d{1,2}\. \w+"), re.compile(r"\d{4}")
NAMED = ("share", "money")
THINGS = frozenset(("stück", "teil"))  # what is counted in pieces may have a name of its own
UNION = frozenset(("CDU", "CSU"))
PAY = ("money", "salary")
YEARLY = frozenset((None, "year", "jahr", "saison"))


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
    """A rate and a total; pay is by the year where nothing else is said."""
    if one.per == other.per:
        return ""
    if PAY in one.measures & other.measures and {one.per, other.per} <= YEARLY:
        return ""
    return (
        f"a rate per {one.per or other.per} and a total"
        if None in (one.per, other.per)
        else (f"per {one.per} and per {other.per}")
    )


def contrast_role(one: QuantitySubject, other: QuantitySubject) -> str:
    if one.named != other.named:
        return "a share that is part of a name"
    if "offset" in (one.role, other.role):
        return "a distance in time, told from the day of the article"
    for role, told in (("change", "a change and a level"), ("whole", "a whole and what is counted of it")):
        if (one.role == role) == (other.role == role) or (role == "whole" and befalls(one)) or tell_same(one, other):
            continue
        return told
    return ""


def tell_same(one: QuantitySubject, other: QuantitySubject) -> bool:
    """Whether both state one and the same telling figure: then what one leaves unsaid does not keep them apart."""
    return bool(one.figure) and one.figure == other.figure


def contrast_measures(one: QuantitySubject, other: QuantitySubject) -> str:
    """What is measured must be said alike: the dead are not the injured, and not whatever else is counted."""
    if one.measures == other.measures or one.measures & other.measures:
        return ""
    if (tell_same(one, other) or one.limits & other.limits) and not (one.measures and other.measures):
        return ""
    if any(
        {mine, theirs} <= group for group in load_concepts().alike for mine in one.measures for theirs in other.measures
    ):
        return ""
    return f"measures {one.thing or 'unsaid'} and {other.thing or 'unsaid'}"


def contrast_concepts(one: QuantitySubject, other: QuantitySubject) -> str:
    """Qualifiers must be the same, optional ones must not exclude one another."""
    for family in load_concepts().families.values():
        mine, theirs = members_of(one.concepts, family.name), members_of(other.concepts, family.name)
        if mine == theirs or family.policy == "measure":
            continue
        if are_alike(mine, theirs, family.name):
            continue
        strict = family.policy == "qualifier" and not tell_same(one, other)
        if family.name == "period" and one.role == "change":
            strict = False  # "mehr als im Vormonat": the month is what the change is told against
        if strict or (mine and theirs and not mine & theirs):
            return f"{family.name}: {' and '.join('+'.join(sorted(names)) or 'unsaid' for names in (mine, theirs))}"
    return ""


def are_alike(mine: frozenset[str], theirs: frozenset[str], family: str) -> bool:
    """Whether two concepts of one family may name one and the same thing (`alike` in data/concepts.toml)."""
    groups = load_concepts().alike
    return any({(family, a), (family, b)} <= group for group in groups for a in mine for b in theirs)


def contrast_nouns(one: QuantitySubject, other: QuantitySubject) -> str:
    """Two specific nouns that are neither synonyms nor share a head."""
    generic = generic_nouns()
    whom = [members_of(subject.concepts, "who") for subject in (one, other)]
    if befalls(one) and befalls(other) and one.head != other.head and not (whom[0] and whom[1]):
        if THINGS & {one.noun, other.noun}:
            return ""
        strange = [subject.noun for subject in (one, other) if subject.noun and not may_suffer(subject)]
        if strange:
            return f"counts {strange[0]} and people"
    if not one.noun or not other.noun or {one.noun, other.noun} & (generic | THINGS):
        return ""
    if one.noun == other.noun or one.head == other.head or one.measures & other.measures:
        return ""
    return f"counts {one.noun} and {other.noun}"


def contrast_owners(one: QuantitySubject, other: QuantitySubject) -> str:
    """Stocks that belong to two: the employees of the towns and those of the state."""
    if not one.whose or not other.whose or one.whose == other.whose or tell_same(one, other):
        return ""
    if one.measures or not stock_nouns() & {one.noun, one.head, other.noun, other.head}:
        return ""
    return f"of {one.whose} and of {other.whose}"


def befalls(subject: QuantitySubject) -> bool:
    """Whether a figure counts what befell somebody."""
    return any(family == "casualty" for family, _ in subject.measures)


def may_suffer(subject: QuantitySubject) -> bool:
    """Whether the noun counted says no more than that people, or those it befell, are counted."""
    told = {concept for family, concept in concepts_of_word(subject.noun) if family == "casualty"}
    return subject.noun in generic_nouns() or bool(told - {"treated"})  # a hospital suffers nothing


def contrast_parties(one: QuantitySubject, other: QuantitySubject) -> str:
    if one.parties == other.parties or join_union(one.parties) & join_union(other.parties):
        return ""
    if tell_same(one, other) and not (one.parties and other.parties):
        return ""
    return f"of {', '.join(sorted(one.parties)) or 'all'} and of {', '.join(sorted(other.parties)) or 'all'}"


def join_union(parties: frozenset[str]) -> frozenset[str]:
    """The parties with CDU and CSU for the Union of both, and the Union for the two named together."""
    if parties & {"Union"}:
        return parties | UNION
    return parties | {"Union"} if parties >= UNION else parties


def contrast_months(one: QuantitySubject, other: QuantitySubject) -> str:
    """Two months or weekdays; of shares and sums also one that is said of a month and one that is not."""
    if one.days and other.days and not one.days & other.days:
        return f"of {', '.join(sorted(one.days))} and of {', '.join(sorted(other.days))}"
    if one.months == other.months or one.months & other.months:
        return ""
    if not (one.months and other.months) and (one.dimension not in NAMED or tell_same(one, other)):
        return ""
    return f"of {', '.join(sorted(one.months)) or 'now'} and of {', '.join(sorted(other.months)) or 'now'}"


def contrast_votes(one: QuantitySubject, other: QuantitySubject) -> str:
    """Figures of two elections: what the articles say of kind, region, day or year has nothing in common."""
    for aspect in (VOTE_KIND, VOTE_REGION, VOTE_DAY, VOTE_YEAR):
        mine, theirs = ({vote for vote in votes if aspect.fullmatch(vote)} for votes in (one.votes, other.votes))
        if mine and theirs and not mine & theirs:
            return f"elections: {', '.join(sorted(mine))} and {', '.join(sorted(theirs))}"
    return ""


def contrast_places(one: QuantitySubject, other: QuantitySubject) -> str:
    if not one.places or not other.places or one.places & other.places:
        return ""
    return f"in {', '.join(sorted(one.places))} and in {', '.join(sorted(other.places))}"


def contrast_years(one: QuantitySubject, other: QuantitySubject) -> str:
    mine, theirs = one.years | one.terms, other.years | other.terms
    if mine == theirs or mine & theirs:
        return ""
    if not (mine and theirs) and (tell_same(one, other) or not (one.years or other.years)):
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
    contrast_owners,
    contrast_names,
)
