"""What a date is about: a day of the calendar, or an event of the story."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from checker.describing.event_words import bodies_in, shared_nouns
from checker.finding.events.event_dates import PERSONAL, EventDate
from checker.finding.people.names import fold, surnames_equal
from checker.messages import Draft, Told, draft
from checker.model import Feature, Likeness, PartialDate
from checker.pairing.explaining import UNSAID

NOTHING = Likeness(False, Decimal(0))


@dataclass(frozen=True, slots=True)
class CalendarSubject:
    """One day of the calendar and the weekday it falls on: "2026-05-06", of no known year "????-05-06"."""

    day: str

    @property
    def key(self) -> str:
        return f"calendar:{self.day}"

    @property
    def label(self) -> str:
        year, month, day = (int(part) if part.isdecimal() else None for part in self.day.split("-"))
        return Told("weekday of {day}", day=PartialDate(year, month, day))

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: object) -> Likeness:
        """Whether both name one day."""
        same = isinstance(other, CalendarSubject) and self.day == other.day
        return Likeness(True, Decimal(1), (Feature("same_day", Decimal(1)),)) if same else NOTHING


NEEDS_SHARED_NOUN = frozenset(
    (
        "vote",
        "strike",
        "protest",
        "arrest",
        "verdict",
        "trial",
        "funeral",
        "opening",
        "founding",
        "charge",
        "ceasefire",
        "mourning",
        "release",
        "disclosure",
        "call",
    )
)
NAMES = {
    "incident": Told("event"),
    "death": Told("death"),
    "birth": Told("birth"),
    "vote": Told("vote"),
    "strike": Told("strike"),
    "protest": Told("demonstration"),
    "arrest": Told("arrest"),
    "verdict": Told("verdict of a court"),
    "trial": Told("beginning of a trial"),
    "funeral": Told("funeral"),
    "opening": Told("opening"),
    "founding": Told("founding"),
    "joining": Told("joining"),
    "wedding": Told("wedding"),
    "move": Told("move"),
    "resignation": Told("resignation"),
    "oath": Told("swearing-in"),
    "charge": Told("charge"),
    "call": Told("emergency call"),
    "ceasefire": Told("ceasefire"),
    "mourning": Told("day of mourning"),
    "release": Told("release"),
    "disclosure": Told("disclosure"),
}
# Kinds of a family that are called otherwise than the family.
KIND_NAMES = {("vote", "agreement"): Told("agreement"), ("vote", "election"): Told("election")}


@dataclass(frozen=True, slots=True)
class EventSubject:
    """An event of a story: its family and kind, the person it is about, the nouns told with it.

    `stated` is the date as found, with its event; it is no part of what the event is.
    """

    family: str
    kind: str
    who: str | None
    nouns: frozenset[str]
    cue: str
    stated: EventDate = field(compare=False, repr=False)

    @property
    def key(self) -> str:
        return ":".join(("event", self.family, fold(self.who) if self.who else ""))

    @property
    def label(self) -> str:
        name = KIND_NAMES.get((self.family, self.kind), NAMES[self.family])
        return (
            Told("time ({event}, {who})", event=name, who=self.who) if self.who else Told("time ({event})", event=name)
        )

    @property
    def blocks(self) -> tuple[str, ...]:
        return (f"event:{self.family}",)

    def same_as(self, other: object) -> Likeness:
        """Whether both are one event: one family, kinds that fit, the same person or a noun in common where needed."""
        if not isinstance(other, EventSubject) or self.family != other.family:
            return NOTHING
        contrast = self._contrast(other)
        if contrast is not None:
            return Likeness(False, Decimal(0), contrast=contrast)
        names = {who.lower() for who in (self.who, other.who) if who} if self.family == "disclosure" else set()
        shared = tuple(sorted(shared_nouns(self.nouns - names, other.nouns - names)))
        features = [Feature("same_event", Decimal("0.5"), f"{self.cue} / {other.cue}")]
        if self.family in PERSONAL:
            features.append(Feature("same_person", Decimal("0.5"), self.who or ""))
        elif bodies_in(self.nouns) & bodies_in(other.nouns):
            features.append(Feature("same_body", Decimal("0.3")))
        elif self.stated.mention.night_to and other.stated.mention.night_to:
            features.append(Feature("same_night", Decimal("0.3")))
        elif shared:
            features.append(Feature("shared_word", Decimal("0.3"), ", ".join(shared)))
        elif self.family in NEEDS_SHARED_NOUN or "flood" in (self.kind, other.kind):
            return Likeness(False, Decimal("0.5"), tuple(features), draft("no word in common"))
        return Likeness(True, sum((feature.weight for feature in features), Decimal(0)), tuple(features))

    def _is_same_person(self, other: EventSubject) -> bool:
        if self.who and other.who:
            return surnames_equal(self.who, other.who)
        return self.family == "move" and bool(shared_nouns(self.stated.source, other.stated.source))

    def _is_same_move(self, other: EventSubject) -> bool:
        """Whether two moves may be one: they leave the same place, where both say which they leave.

        Else a noun told with both, other than the person, must be left over that is not the place either leaves.
        """
        ours, theirs = self.stated.source, other.stated.source
        if ours and theirs:
            return bool(shared_nouns(ours, theirs))
        shared = shared_nouns(self.nouns, other.nouns) - {(self.who or "").lower(), (other.who or "").lower()}
        return bool(shared) and not shared_nouns(shared, ours | theirs)

    def _contrast(self, other: EventSubject) -> Draft | None:
        if self.kind != other.kind and "any" not in (self.kind, other.kind):
            return draft("events: {one} and {other}", one=self.cue, other=other.cue)
        if self.family in PERSONAL and not self._is_same_person(other):
            return draft("people: {one} and {other}", one=self.who or UNSAID, other=other.who or UNSAID)
        if self.family == "move" and not self._is_same_move(other):
            return draft("two moves")
        here, there = self.stated.places, other.stated.places
        apart = not (shared_nouns(here, there | other.nouns) or shared_nouns(there, self.nouns))
        if self.family not in PERSONAL and here and there and apart:
            return draft("places: {one} and {other}", one=tuple(sorted(here)), other=tuple(sorted(there)))
        ours, theirs = bodies_in(self.nouns), bodies_in(other.nouns)
        if self.family == "vote" and ours and theirs and not ours & theirs:
            return draft("two bodies")
        return None
