"""Ages as ranges of birthdays, and unnamed people of two articles as one: by initial, nationality, part and trade."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from checker.finding.events.lifespans import Days, Death
from checker.finding.people.ages import DescribedAge, load_parts
from checker.identity.people import PersonSubject
from checker.messages import Draft, Territory, Told, draft
from checker.model import Feature, Likeness
from checker.pairing.explaining import GENDERS, listed

ENOUGH, ENOUGH_FOR_OTHERS = Decimal(2), Decimal(3)
HOME = frozenset(("DE", "AT", "CH"))  # German-language news: being one of these tells little
NEAR_AGES = 5
TOO_LITTLE = draft("too little speaks for the same person")
SIDES = {"suspect": Told("suspects"), "victim": Told("victims")}


def birth_range(age: int, days: Days) -> Days:
    """The first and last day of birth of somebody who is `age` years old on one of the days from first to last."""
    return years_before(days[0], age + 1) + timedelta(days=1), years_before(days[1], age)


def years_before(day: date, years: int) -> date:
    """The same day of the calendar some years earlier; 29 February counts as the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def whole_years(born: date, day: date) -> int:
    """How old somebody born on one day is on another, in whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True)
class AgeSubject:
    """The age of a named person: `on` are the days on which it is said to hold (None: unknown).

    For a birth and an age at death `death` is what the article says of the day of death, `full_days` are all days it
    writes out with their year. None of this is part of whose age it is.
    """

    person: PersonSubject
    on: Days | None = field(default=None, compare=False, repr=False)
    birth: Days | None = field(default=None, compare=False, repr=False)
    death: Death | None = field(default=None, compare=False, repr=False)
    full_days: tuple[date, ...] = field(default=(), compare=False, repr=False)

    @property
    def key(self) -> str:
        return self.person.key

    @property
    def label(self) -> str:
        return self.person.label

    @property
    def blocks(self) -> tuple[str, ...]:
        return self.person.blocks

    def same_as(self, other: Any) -> Likeness:
        """Whether both are of one person."""
        if not isinstance(other, AgeSubject):
            return Likeness(False, Decimal(0), contrast=draft("no age"))
        return self.person.same_as(other.person)


def died_on(one: AgeSubject, other: AgeSubject) -> Days | None:
    """The days on which a person may have died; a day told without its year takes that of one written out."""
    deaths = [subject.death for subject in (one, other) if subject.death is not None]
    spans = [death.days for death in deaths if death.days is not None]
    for death in deaths:
        when = death.yearless
        if when is None:
            continue
        fits = {day for day in one.full_days + other.full_days if (day.month, day.day) == (when.month, when.day)}
        born = one.birth or other.birth
        latest = max(fits, default=None)
        if latest is not None and (born is None or latest.year - born[1].year > 10):
            return latest, latest
    return min(spans, key=lambda span: (span[1] - span[0], span), default=None)


@dataclass(frozen=True, slots=True)
class UnnamedSubject:
    """Somebody an article gives an age but no full name, by what it says of him; `age` is no part of who he is."""

    person: DescribedAge

    @property
    def key(self) -> str:
        one = self.person
        return f"unnamed:{one.side}:{one.nation}:{one.given}:{one.initial}"

    @property
    def label(self) -> str:
        one = self.person
        if one.given and not one.full:
            return Told("age of {name}", name=name_initialled(one))
        part = SIDES.get(one.side, one.trade.capitalize() or Told("person"))
        if one.nation:
            return Told("age: {who} ({nation})", who=part, nation=Territory(one.nation))
        return Told("age: {who}", who=part)

    @property
    def blocks(self) -> tuple[str, ...]:
        return ("unnamed",)

    def same_as(self, other: Any) -> Likeness:
        """Whether both are one person: nothing may speak against it, and two things or more must speak for it."""
        if not isinstance(other, UnnamedSubject):
            return Likeness(False, Decimal(0), contrast=draft("not two people"))
        one, two = self.person, other.person
        contrast = contrast_of(one, two)
        if contrast is not None:
            return Likeness(False, Decimal(0), contrast=contrast)
        features = tuple(features_of(one, two))
        score = sum((feature.weight for feature in features), Decimal(0))
        needed = ENOUGH if "suspect" in (one.side, two.side) else ENOUGH_FOR_OTHERS
        return Likeness(score >= needed, score, features, "" if score >= needed else TOO_LITTLE)


def contrast_of(one: DescribedAge, two: DescribedAge) -> Draft | None:
    """What rules out that two descriptions mean one person; None if nothing does."""
    if one.full and two.full:
        return draft("two names")
    if one.given and two.given and (one.given, one.initial) != (two.given, two.initial):
        return draft("{one} and {other}", one=name_initialled(one), other=name_initialled(two))
    for names, ours, theirs in ((GENDERS, one.gender, two.gender), (SIDES, one.side, two.side)):
        if ours and theirs and ours != theirs:
            return draft("{one} and {other}", one=names.get(ours, ours), other=names.get(theirs, theirs))
    if one.nation and two.nation and one.nation != two.nation:
        return draft("nationalities: {one} and {other}", one=Territory(one.nation), other=Territory(two.nation))
    if one.origin and two.origin and one.origin != two.origin:
        return draft("from {one} and from {other}", one=one.origin.title(), other=two.origin.title())
    return None


def share_name(one: object, two: object) -> bool:
    """Whether two subjects are people of one name, written with an initial."""
    if not isinstance(one, UnnamedSubject) or not isinstance(two, UnnamedSubject):
        return False
    return bool(one.person.given) and (one.person.given, one.person.initial) == (two.person.given, two.person.initial)


def name_initialled(one: DescribedAge) -> str:
    """First name and initial as articles write them: "Timo K."."""
    return f"{one.given.capitalize()} {one.initial.upper()}."


def features_of(one: DescribedAge, two: DescribedAge) -> list[Feature]:
    """What says that two descriptions mean one person."""
    found = []
    if one.given and two.given:
        found.append(Feature("given", Decimal(3), name_initialled(one)))
    if one.nation and one.nation == two.nation:
        known = one.definite and two.definite  # "der 22-jährige Spanier": told of before
        weight = Decimal(1 if one.nation in HOME else 3 if known else 2)
        found.append(Feature("nation", weight, listed((Territory(one.nation),))))
    if one.side == two.side == "suspect":
        found.append(Feature("side", Decimal(2 if one.certain or two.certain else 1), SIDES[one.side]))
    if one.trade and one.trade == two.trade:
        only = one.definite and two.definite and one.trade in load_parts().only
        found.append(Feature("trade", Decimal(3 if only else 1), one.trade.capitalize()))
    if one.origin and one.origin == two.origin:
        found.append(Feature("origin", Decimal(1), one.origin.title()))
    return found


def may_be_one(one: DescribedAge, two: DescribedAge) -> bool:
    """Whether two ages of one article could be told of the same description, so that neither stands alone."""
    if contrast_of(one, two) is not None:
        return False
    return "suspect" in (one.side, two.side) or bool(features_of(one, two))


def stand_alone(ages: tuple[DescribedAge, ...]) -> tuple[DescribedAge, ...]:
    """The ages of an article that no other age of it could be mistaken for."""
    return tuple(one for one in ages if not any(two.age != one.age and may_be_one(one, two) for two in ages))


def is_near(one: int, two: int) -> bool:
    """Whether two ages differ as slips and birthdays do: by a few years, in one digit, or with the digits swapped."""
    digit = one % 10 == two % 10 or one // 10 == two // 10
    return digit or abs(one - two) <= NEAR_AGES or f"{one:02d}" == f"{two:02d}"[::-1]
