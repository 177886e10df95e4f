"""The one suspect of an article, by age, as the subject of what else is said of him."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from checker.finding.people.ages import DescribedAge, load_parts
from checker.messages import Told, draft
from checker.model import Feature, Likeness

HOME = frozenset(("DE", "AT", "CH"))  # whoever comes from elsewhere may have become a citizen
STATELESS = frozenset(("PS",))


@dataclass(frozen=True, slots=True)
class SuspectSubject:
    """What a claim on a story's one suspect is about: `age` in years tells whether two articles mean the same suspect.

    `person` is the mention in the article, with the first name or its initial where they are given; it has no part in
    equality.
    """

    age: int
    person: DescribedAge = field(compare=False, repr=False)

    @property
    def key(self) -> str:
        return f"suspect:{self.age}"

    @property
    def label(self) -> str:
        return Told("a suspect of {age}", age=self.age)

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: Any) -> Likeness:
        """Whether both are of one age and no two names stand against it."""
        if not isinstance(other, SuspectSubject) or self.age != other.age:
            return Likeness(False, Decimal(0), contrast=draft("different ages"))
        one, two = self.person, other.person
        if one.given and two.given and (one.given, one.initial) != (two.given, two.initial):
            return Likeness(False, Decimal(0), contrast=draft("{one} and {other}", one=one.given, other=two.given))
        return Likeness(True, Decimal(1), (Feature("age", Decimal(1), str(self.age)),))


def only_suspect(ages: tuple[DescribedAge, ...]) -> tuple[DescribedAge, ...]:
    """The mentions of the one suspect whose age an article gives; none where it gives several ages."""
    suspects = tuple(one for one in ages if one.side == "suspect")
    return suspects if len({one.age for one in suspects}) == 1 else ()


def nations_differ(one: DescribedAge, two: DescribedAge) -> bool:
    """Whether two descriptions name two nationalities that are not home and have a state of their own."""
    both = {one.nation, two.nation}
    return len(both) == 2 and "" not in both and not both & (HOME | STATELESS)


def trades_differ(one: DescribedAge, two: DescribedAge) -> bool:
    """Whether two descriptions name trades that nobody has at one time; a former one goes with any later one."""
    both = {head_of_trade(one.trade), head_of_trade(two.trade)}
    return one.former == two.former and len(both) == 2 and any(both <= row for row in load_parts().exclusive)


def head_of_trade(trade: str) -> str:
    """ "schülers" as "schüler": a trade in the form of the table, where it is in it."""
    listed = {name for row in load_parts().exclusive for name in row}
    return next((form for ending in ("", "s", "n", "en") if (form := trade.removesuffix(ending)) in listed), trade)


@dataclass(frozen=True, slots=True)
class OnlySuspectSubject:
    """The one suspect of a story, told without age and name."""

    @property
    def key(self) -> str:
        return "suspect:only"

    @property
    def label(self) -> str:
        return Told("the suspect")

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: Any) -> Likeness:
        """Whether both are of the one suspect: the story says so."""
        same = isinstance(other, OnlySuspectSubject)
        return Likeness(same, Decimal(same), (Feature("side", Decimal(1), Told("suspects")),) if same else ())
