"""A written name as the subject of a claim: pairs names that may be two spellings of one person's name.

Blocking: every name is filed under its surname with each single letter left out (symmetric deletion), so that names one
slip apart meet in a block without comparing all with all; the first name is compared afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from checker.finding.names import are_distinct, fold, given_equal, slip_distance, surnames_equal
from checker.finding.offices import offices_agree, read_code
from checker.finding.parties import parties_agree
from checker.model import Feature, Likeness
from checker.subjects.people import PersonSubject

SHORTEST = 4
ENOUGH = Decimal(3)


@dataclass(frozen=True, slots=True)
class NameSubject:
    """A name as written, with the person it is written for."""

    person: PersonSubject

    @property
    def key(self) -> str:
        return "name:" + "".join(sorted(fold(self.person.label).replace(" ", "")))

    @property
    def label(self) -> str:
        return self.person.label

    @property
    def blocks(self) -> tuple[str, ...]:
        return deletions(fold(self.person.surname))

    def same_as(self, other: Any) -> Likeness:
        """Whether the two names, spelled alike, are one person's: first name, office, party and rareness are evidence."""
        if not isinstance(other, NameSubject):
            return Likeness(False, Decimal(0), contrast="kein Name")
        contrast = find_contrast(self.person, other.person)
        if contrast:
            return Likeness(False, Decimal(0), contrast=contrast)
        features = compare_spellings(self.person, other.person)
        score = sum((feature.weight for feature in features), Decimal(0))
        return Likeness(score >= ENOUGH, score, tuple(features), "" if score >= ENOUGH else "zu wenig gemeinsam")


@lru_cache(maxsize=100_000)
def deletions(surname: str) -> tuple[str, ...]:
    """A folded surname and, from five letters on, each spelling with one letter left out; sorted, prefixed."""
    forms = {surname}
    if len(surname) > SHORTEST:
        forms |= {surname[:place] + surname[place + 1 :] for place in range(len(surname))}
    return tuple(f"spelling:{form}" for form in sorted(forms))


def find_contrast(one: PersonSubject, other: PersonSubject) -> str:
    """What rules out that two names are one person's, or ""."""
    if one.feminine is not None and other.feminine is not None and one.feminine != other.feminine:
        return "Mann und Frau"
    if one.namesakes and other.namesakes:
        return "mehrere Menschen dieses Nachnamens"
    if one.given and other.given and are_distinct(one.given, other.given):
        return "zwei verschiedene Vornamen"
    if any(parties_agree(a, b) is False for a in one.parties for b in other.parties):
        return "verschiedene Parteien"
    offices = [(read_code(a), read_code(b)) for a in one.offices for b in other.offices]
    if any(offices_agree(a, b)[0] is False for a, b in offices):
        return "verschiedene Ämter"
    return ""


def compare_spellings(one: PersonSubject, other: PersonSubject) -> list[Feature]:
    """What speaks for two spellings of one name."""
    features = []
    if surnames_equal(one.surname, other.surname):
        features.append(Feature("surname", Decimal(1)))
    elif slip_distance(one.surname, other.surname) > 1:
        return []
    else:
        features.append(Feature("surname_slip", Decimal(0), f"{one.surname} / {other.surname}"))
    if one.given and other.given:
        if given_equal(one.given, other.given):
            features.append(Feature("given", Decimal(2)))
        elif slip_distance(one.given, other.given) <= 2 and min(len(one.given), len(other.given)) > 3:
            features.append(Feature("given_slip", Decimal("1.5"), f"{one.given} / {other.given}"))
        else:
            features.append(Feature("given_differs", Decimal(-1), f"{one.given} / {other.given}"))
    offices = [(read_code(a), read_code(b)) for a in one.offices for b in other.offices]
    if any(a.kind == b.kind and offices_agree(a, b)[0] for a, b in offices):
        features.append(Feature("office", Decimal(2)))
    if any(parties_agree(a, b) for a in one.parties for b in other.parties):
        features.append(Feature("party", Decimal("0.5")))
    length = min(len(one.surname), len(other.surname))
    features.append(Feature("length", Decimal(1) if length >= 7 else Decimal("0.5") if length >= 5 else Decimal(0)))
    return features
