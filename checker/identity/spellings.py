"""A written name as the subject of a claim: pairs names that may be two spellings of one person's name.

Blocking: every name is filed under its surname with each single letter left out (symmetric deletion), so that names one
slip apart meet in a block without comparing all with all; the first name is compared afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from checker.finding.people.exclusion import offices_agree
from checker.finding.people.names import (
    are_distinct,
    are_slips,
    are_spelled_apart,
    fold,
    given_equal,
    is_first_name,
    leave_out,
    slip_distance,
    sound_of,
    surnames_equal,
)
from checker.finding.people.offices import Office, Standing, read_code, table
from checker.finding.people.parties import parties_agree
from checker.identity.people import PersonSubject, are_of_one_state
from checker.identity.told_roles import NOTHING, ToldOf
from checker.messages import Draft, draft
from checker.model import Feature, Likeness

SHORTEST = 4
ENOUGH = Decimal("2.5")
ENOUGH_FOR_REFERENCE = Decimal("3.5")
LONG_GIVEN = 6  # first names of the table that are shorter and alike are two names: Lisa, Luisa


@dataclass(frozen=True, slots=True)
class NameSubject:
    """A name as written, with the person it is written for and what else is told of them."""

    person: PersonSubject
    told: ToldOf = field(default=NOTHING, compare=False, repr=False)

    @property
    def key(self) -> str:
        return "name:" + "".join(sorted(fold(self.person.label).replace(" ", "")))

    @property
    def label(self) -> str:
        return self.person.label

    @property
    def blocks(self) -> tuple[str, ...]:
        return deletions(self.person.surname)

    @property
    def known_until(self) -> date | None:
        return self.person.known_until

    def same_as(self, other: Any) -> Likeness:
        """Whether the two names, spelled alike, are one person's: first name, office, party and length are evidence."""
        if not isinstance(other, NameSubject):
            return Likeness(False, Decimal(0), contrast=draft("no name"))
        one, two = self.person, other.person
        if fold(one.label) == fold(two.label):
            return Likeness(True, Decimal(5), (Feature("name", Decimal(5), one.label),))
        contrast = find_contrast(one, two, self.is_told_like(other))
        if contrast is not None:
            return Likeness(False, Decimal(0), contrast=contrast)
        features = compare_spellings(one, two)
        if self.is_told_like(other):
            features.append(Feature("told", Decimal("2.5")))
        score = sum((feature.weight for feature in features), Decimal(0))
        enough = score >= (ENOUGH_FOR_REFERENCE if one.reference or two.reference else ENOUGH)
        return Likeness(enough, score, tuple(features), "" if enough else draft("too little in common"))

    def is_told_like(self, other: NameSubject) -> bool:
        """Whether one surname has two first names, and what is told of both is told of one person."""
        one, two = self.person, other.person
        alone = not (one.namesakes or two.namesakes or one.reference or two.reference)
        named = bool(one.given and two.given) and surnames_equal(one.surname, two.surname)
        return alone and named and self.told.fits(other.told)


@lru_cache(maxsize=100_000)
def deletions(surname: str) -> tuple[str, ...]:
    """Blocks of a surname: its spellings and its sound with one letter left out, umlauts written out or not; at most
    250."""
    spelled = {fold(surname), surname.lower()}
    spelled |= {sound_of(surname)}
    forms = {form for word in spelled for form in (leave_out(word) if len(word) > SHORTEST else (word,))}
    if len(surname) == SHORTEST:
        forms |= {form for word in spelled for form in leave_out(word)}
    return tuple(f"spelling:{form}" for form in sorted(forms))


def find_contrast(one: PersonSubject, other: PersonSubject, told_like: bool = False) -> Draft | None:
    """What rules out that two names are one person's, or None; `told_like` where what else is told fits one person, so
    that two names alike may be a slip (but not "Martin" and "Martina")."""
    if one.feminine is not None and other.feminine is not None and one.feminine != other.feminine:
        return draft("a man and a woman")
    if one.namesakes and other.namesakes:
        return draft("several people of this surname")
    begin = fold(one.given).startswith(fold(other.given)) or fold(other.given).startswith(fold(one.given))
    if one.given and other.given and are_distinct(one.given, other.given) and (begin or not told_like):
        return draft("two different first names")
    whole = one.reference or other.reference  # with all parties and offices somebody ever had: one that fits is enough
    parties = [parties_agree(a, b) for a in one.parties for b in other.parties]
    if False in parties and not (whole and True in parties):
        return draft("different parties")
    offices = [offices_agree(read_code(a), read_code(b))[0] for a in one.offices for b in other.offices]
    if False in offices and not (whole and True in offices):
        return draft("different offices")
    return None


def compare_spellings(one: PersonSubject, other: PersonSubject) -> list[Feature]:
    """What speaks for two spellings of one name."""
    length = min(len(one.surname), len(other.surname))
    features = [Feature("length", Decimal(1) if length >= 7 else Decimal("0.5") if length >= 5 else Decimal(0))]
    if surnames_equal(one.surname, other.surname):
        features.append(Feature("surname", Decimal(1)))
    elif not are_slips(one.surname, other.surname):
        return []
    else:
        swapped = sorted(fold(one.surname)) == sorted(fold(other.surname))
        features.append(Feature("surname_slip", Decimal("0.5" if swapped else "0"), f"{one.surname} / {other.surname}"))
    party = any(parties_agree(a, b) for a in one.parties for b in other.parties)
    if one.given and other.given:
        features.append(compare_given(one.given, other.given, party))
    if shares_office(one, other):
        features.append(Feature("office", Decimal(3)))
    elif shares_local_office(one, other):
        features.append(Feature("local_office", Decimal("1.5")))
    if party:
        features.append(Feature("party", Decimal("0.5")))
    return features


def compare_given(given: str, other: str, party: bool = False) -> Feature:
    """What two first names say: one name, a slip of the pen (the more easily with one party), or two names."""
    detail = f"{given} / {other}"
    if are_spelled_apart(given, other):
        return Feature("given_slip", Decimal(2), detail)
    if given_equal(given, other):
        return Feature("given", Decimal(2), given)
    distance, length = slip_distance(given, other), min(len(given), len(other))
    known = is_first_name(given) and is_first_name(other)
    swapped = distance <= 2 and length > 4 and sorted(fold(given)) == sorted(fold(other))
    if known and (swapped or (distance <= 2 and length >= LONG_GIVEN)):
        return Feature("given_slip", Decimal("1.5"), detail)
    if not known and ((distance == 1 and length > 3) or (distance == 2 and length > 5)):
        return Feature("given_slip", Decimal("1.5"), detail)
    if party and distance == 1 and length > 4:
        return Feature("given_slip", Decimal(1), detail)
    return Feature("given_differs", Decimal(-1), detail)


def shares_office(one: PersonSubject, other: PersonSubject) -> bool:
    """Whether both are said to hold one office that has one holder at a time, or one function of one body."""
    single = frozenset(table()["single"]["kinds"])
    for a in map(read_code, one.offices):
        for b in map(read_code, other.offices):
            held = a.standing is b.standing is Standing.HELD
            if held and a.kind == b.kind and a.kind in single and offices_agree(a, b)[0] and _specific(a, b):
                if "" in (one.given, other.given) and not are_of_one_state(a, b):
                    continue  # "Verkehrsminister Schneider" may be one of a Land
                return True
    return False


def _specific(one: Office, other: Office) -> bool:
    if one.kind == "minister":
        return bool(set(one.portfolios) & set(other.portfolios))
    return one.kind != "premier" or one.where == other.where


def shares_local_office(one: PersonSubject, other: PersonSubject) -> bool:
    """Whether both hold an office that a town has once, neither being said to be of another town or of the facts."""
    if one.reference or other.reference:
        return False
    kinds = frozenset(table()["single"]["local"])
    for a in map(read_code, one.offices):
        for b in map(read_code, other.offices):
            held = a.standing is b.standing is Standing.HELD
            if held and a.kind == b.kind and a.kind in kinds and a.scope == b.scope:
                return True
    return False
