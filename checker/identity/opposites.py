"""What a statement with an opposite is said of: the same thing, of the same person or body."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from checker.describing.event_words import is_kin, shared_nouns
from checker.finding.events.opposites import OpposedStatement
from checker.identity.events import NOTHING
from checker.messages import Told, draft
from checker.model import Feature, Likeness

NAMES = {
    "level": Told("raised or lowered"),
    "consent": Told("for or against"),
    "life": Told("alive or dead"),
    "verdict": Told("condemned or acquitted"),
    "access": Told("open or closed"),
    "report": Told("confirmed or denied"),
}


@dataclass(frozen=True, slots=True)
class OpposedSubject:
    """A topic and the thing it is said of; `stated` holds the words beside it and is no part of what it is."""

    topic: str
    thing: str
    stated: OpposedStatement = field(compare=False, repr=False)

    @property
    def key(self) -> str:
        return f"opposed:{self.topic}:{self.thing}"

    @property
    def label(self) -> str:
        return Told("{topic}: {thing}", topic=NAMES[self.topic], thing=self.thing[:1].upper() + self.thing[1:])

    @property
    def blocks(self) -> tuple[str, ...]:
        return (f"opposed:{self.topic}",)

    def same_as(self, other: object) -> Likeness:
        """Whether both are said of one thing: the person, or the same noun with a name or noun beside it in common."""
        if not isinstance(other, OpposedSubject) or self.topic != other.topic:
            return NOTHING
        ours, theirs = self.stated, other.stated
        if ours.topic.person:
            same = self.thing == other.thing
            return Likeness(same, Decimal(same), (Feature("same_person", Decimal(1), self.thing),) if same else ())
        if not is_kin(self.thing, other.thing):
            return Likeness(False, Decimal(0), contrast=draft("different things"))
        if ours.parties and theirs.parties and not ours.parties & theirs.parties:
            return Likeness(False, Decimal(0), contrast=draft("different parties"))
        shared = tuple(sorted(shared_nouns(ours.who, theirs.who)))
        if not shared:
            return Likeness(False, Decimal("0.5"), contrast=draft("no word in common"))
        return Likeness(True, Decimal(1), (Feature("shared_word", Decimal(1), ", ".join(shared)),))
