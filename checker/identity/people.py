"""A person as the subject of a claim, and when two people of different articles are one.

rapidfuzz proposes (spelling), evidence decides: first name, office, party. Two people with one surname stay two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from checker.finding.people.exclusion import offices_agree
from checker.finding.people.names import (
    are_distinct,
    fold,
    given_equal,
    is_transcribed,
    slip_distance,
    surnames_equal,
    transcribe,
)
from checker.finding.people.offices import Office, parse_office, read_code
from checker.finding.people.parties import parties_agree, party_named
from checker.finding.people.people import persons_of
from checker.finding.people.persons import Person
from checker.language import AnnotatedArticle
from checker.messages import Draft, draft
from checker.model import Fact, Feature, Likeness

TOO_LITTLE = draft("too little speaks for the same person")
LOCAL_OFFICE = draft("the fact is of somebody in national politics")
SAME = Decimal(3)
SAME_AS_REFERENCE = Decimal(5)
NATIONAL = frozenset(("head_of_government", "head_of_state", "parliament_president", "minister"))
LOCAL = frozenset(
    [
        "mayor",
        "district_head",
        "coach",
        "player",
        "spokesperson",
        "judge",
        "prosecutor",
        "defender",
        "lawyer",
        "sheriff",
        "police_chief",
    ]
)


@dataclass(frozen=True, slots=True)
class PersonSubject:
    """A person: first name ("" if unknown), surname, and the evidence: office codes, party codes, gender, namesakes.

    `reference` marks a person of the facts, `namesakes` one whose article names another person of the same surname.
    `known_until` is the last day for which an open end of the fact is vouched for.
    """

    given: str
    surname: str
    offices: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    feminine: bool | None = None
    reference: bool = False
    namesakes: bool = False
    known_until: date | None = None

    @property
    def key(self) -> str:
        spelled = transcribe if is_transcribed(self.surname) else fold
        return f"person:{spelled(self.given)} {spelled(self.surname)}".replace(": ", ":")

    @property
    def label(self) -> str:
        return f"{self.given} {self.surname}".strip()

    @property
    def blocks(self) -> tuple[str, ...]:
        return block_surname(self.surname)

    def same_as(self, other: Any) -> Likeness:
        """Whether both are one person: names first, then office and party as evidence."""
        if not isinstance(other, PersonSubject):
            return Likeness(False, Decimal(0), contrast=draft("not two people"))
        features, contrast = compare_names(self, other)
        if contrast is not None:
            return Likeness(False, Decimal(0), tuple(features), contrast)
        features += compare_evidence(self, other)
        score = sum((feature.weight for feature in features), Decimal(0))
        slipped = any(feature.name.endswith("slip") for feature in features)
        needed = SAME_AS_REFERENCE if slipped or self.reference or other.reference else SAME
        return Likeness(score >= needed, score, tuple(features), "" if score >= needed else TOO_LITTLE)


def block_surname(surname: str) -> tuple[str, ...]:
    """The blocking key of a surname: its common spelling over all transcriptions."""
    return (f"surname:{transcribe(surname)}",)


def compare_names(one: PersonSubject, other: PersonSubject) -> tuple[list[Feature], Draft | None]:
    """What the names say: features, and a contrast that rules the two out (None: nothing does)."""
    features: list[Feature] = []
    if surnames_equal(one.surname, other.surname):
        features.append(Feature("surname", Decimal(3), one.surname))
    elif len(one.surname) >= 5 and slip_distance(one.surname, other.surname) <= 1:
        features.append(Feature("surname_slip", Decimal(1), f"{one.surname} / {other.surname}"))
    else:
        return features, draft("different surnames")
    if one.feminine is not None and other.feminine is not None and one.feminine != other.feminine:
        return features, draft("a man and a woman")
    if not one.given or not other.given:
        if one.namesakes or other.namesakes:
            return features, draft("two people of this surname")
        return features, None
    if given_equal(one.given, other.given):
        features.append(Feature("given", Decimal(2), one.given))
    elif not are_distinct(one.given, other.given) and slip_distance(one.given, other.given) <= 2:
        features.append(Feature("given_slip", Decimal("0.5"), f"{one.given} / {other.given}"))
    else:
        return features, draft("different first names: {one} and {other}", one=one.given, other=other.given)
    return features, None


def compare_evidence(one: PersonSubject, other: PersonSubject) -> list[Feature]:
    """What offices and parties say for the two being one; a disagreement says nothing, since it may be the slip."""
    features = []
    offices = [(read_code(a), read_code(b)) for a in one.offices for b in other.offices]
    reference = one.reference or other.reference
    surname_only = reference and not (one.given and other.given)
    if any(offices_agree(a, b)[0] is True and not (surname_only and _is_of_any_town(a, b)) for a, b in offices):
        features.append(Feature("office", Decimal(2)))
    elif surname_only and any(_are_of_one_rank(a, b) for a, b in offices):
        features.append(Feature("rank", Decimal(2)))
    if any(parties_agree(a, b) for a in one.parties for b in other.parties):
        features.append(Feature("party", Decimal(1)))
    kinds = [{read_code(code).kind for code in subject.offices} for subject in (one, other) if not subject.reference]
    if reference and kinds and kinds[0] and kinds[0] <= LOCAL and not features:
        features.append(Feature("local_office", Decimal(-3), LOCAL_OFFICE))
    return features


def _is_of_any_town(one: Office, other: Office) -> bool:
    """Whether two offices agree that every town has, without that both say of which one they are."""
    return one.kind in LOCAL and not (one.scope and other.scope)


def _are_of_one_rank(one: Office, other: Office) -> bool:
    """Whether both are of the highest offices of one state: a surname with one of them is known to every reader."""
    return {one.kind, other.kind} <= NATIONAL and are_of_one_state(one, other)


def are_of_one_state(one: Office, other: Office) -> bool:
    """Whether two offices are of one state; of a ministry its state must be said, since the Länder have them too."""
    said = [office.scope if office.kind == "minister" else office.scope or office.where for office in (one, other)]
    mine, theirs = ({part for part in (scope or "").split("|") if part} for scope in said)
    return bool(mine & theirs)


def subjects_of(article: AnnotatedArticle) -> Mapping[Person, PersonSubject]:
    """The subject of each person of an article, in order of the first mention."""
    everybody = persons_of(article)
    alike: dict[str, list[Person]] = {}  # by surname: whom namesakes can be looked for among
    for person in everybody:
        for spelled in spell_surname(person.surname):
            alike.setdefault(spelled, []).append(person)
    return {
        person: subject_of_person(
            person, any(_are_namesakes(person, other) for key in spell_surname(person.surname) for other in alike[key])
        )
        for person in everybody
    }


def subject_of_person(person: Person, namesakes: bool = False) -> PersonSubject:
    """The subject for a person of an article; `namesakes` if the article names another person of this surname."""
    offices = tuple(dict.fromkeys(stated.office.code for stated in person.offices if stated.certain))
    parties = tuple(dict.fromkeys(stated.party for stated in person.parties if stated.certain))
    return PersonSubject(person.given, person.surname, offices, parties, person.feminine, namesakes=namesakes)


def spell_surname(surname: str) -> tuple[str, ...]:
    """The spellings by one of which two equal surnames meet: the letters and, of a transcribed name, its common one."""
    return (fold(surname), transcribe(surname)) if is_transcribed(surname) else (fold(surname),)


def _are_namesakes(person: Person, other: Person) -> bool:
    """Whether two people of one article share the surname, and the first names are no two spellings of one."""
    if other is person or not surnames_equal(other.surname, person.surname):
        return False
    one, two = person.given, other.given
    return are_distinct(one, two) or slip_distance(one, two) > 2 or min(len(one), len(two)) < 5


def subject_of_fact(fact: Fact) -> PersonSubject:
    """The subject for the person of a reference fact: the whole person, with all offices and parties of the facts."""
    stated = ((fact.value, fact.scope),) if fact.attribute == "office" else ()
    own = (fact.value,) if fact.attribute == "party" else ()
    return _subject_of_known(fact.person, (*stated, *fact.offices), (*own, *fact.parties), fact.known_until)


@lru_cache(maxsize=20_000)  # every rule that looks at people asks this of every fact
def _subject_of_known(
    name: str, offices: tuple[tuple[str, str | None], ...], parties: tuple[str, ...], known_until: date | None
) -> PersonSubject:
    given, surname = split_name(name)
    codes = dict.fromkeys(office.code for value, scope in offices for office in parse_office(value, scope))
    named = dict.fromkeys(party_named(party) or party for party in parties)
    return PersonSubject(given, surname, tuple(codes), tuple(named), reference=True, known_until=known_until)


def split_name(full: str) -> tuple[str, str]:
    """First names and surname of a full name: the surname starts at a particle, else it is the last word."""
    words = full.split()
    for place, word in enumerate(words[1:], start=1):
        if word.islower():
            before = place - 1 if word in ("de", "da", "do", "dos") and place > 1 else place
            return " ".join(words[:before]), " ".join(words[before:])
    return " ".join(words[:-1]), words[-1] if words else ""
