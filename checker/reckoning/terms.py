"""A term of years as a subject: whose it is and of what post; and whether two terms differ as slips do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from checker.finding.events.terms import Term
from checker.finding.people.names import fold, surnames_equal
from checker.messages import Told, draft
from checker.model import Feature, Likeness

NEAR_YEARS = 2
BELOW = ("fast", "knapp", "nahezu", "beinahe")  # no more than the number said
DAYS_A_YEAR = Decimal("365.25")


@dataclass(frozen=True, slots=True)
class TermSubject:
    """Somebody's term in a post; the years are no part of what it is."""

    who: str | None
    posts: frozenset[str]
    stated: Term = field(compare=False, repr=False)

    @property
    def key(self) -> str:
        return f"term:{fold(self.who or '')}:{'+'.join(sorted(self.posts))}"

    @property
    def label(self) -> str:
        return Told("term of office ({who})", who=self.who) if self.who else Told("term of office")

    @property
    def blocks(self) -> tuple[str, ...]:
        return tuple(f"term:{post}" for post in sorted(self.posts))

    def same_as(self, other: Any) -> Likeness:
        """Whether both are terms of one person in one post."""
        if not isinstance(other, TermSubject):
            return Likeness(False, Decimal(0), contrast=draft("no term of office"))
        if self.who and other.who and not surnames_equal(self.who, other.who):
            return Likeness(False, Decimal(0), contrast=draft("{one} and {other}", one=self.who, other=other.who))
        shared = self.posts & other.posts
        if not shared:
            return Likeness(False, Decimal(0), contrast=draft("different offices"))
        if not (self.who and other.who) and shared != {"arrival"}:
            return Likeness(False, Decimal(0), contrast=draft("one of the people remains unnamed"))
        return Likeness(True, Decimal(1), (Feature("same_post", Decimal(1)),))


def judge_length(lasting: Term, hedge: str, first: int, day: date) -> tuple[Decimal, Decimal, bool]:
    """The fewest and most years from the year `first` to a day, and whether the stated length fits when rounded."""
    low = (day - date(first, 12, 31)).days / DAYS_A_YEAR
    high = (day - date(first, 1, 1)).days / DAYS_A_YEAR
    stated = lasting.lasted
    if stated is None or not (stated.low.is_finite() and stated.high.is_finite()):
        return low, high, True
    slack = max(Decimal("1.5"), stated.high / 10)
    above = Decimal("0.75") if hedge in BELOW else slack
    return low, high, stated.low - slack <= high and low <= stated.high + above


def is_slip(one: int, other: int) -> bool:
    """Whether two years differ as slips do: by a year or two, a decade, or in swapped last digits."""
    swapped = one // 100 == other // 100 and f"{one % 100:02d}" == f"{other % 100:02d}"[::-1]
    return one != other and (abs(one - other) <= NEAR_YEARS or abs(one - other) == 10 or swapped)


def disagree(one: Term, other: Term) -> bool:
    """Whether two terms of one person in one post, in years, contradict each other.

    Of two whole terms ("2013 to 2017") one year must be the same and the other differ as a slip of the pen does
    (`is_slip`); wider differences may be two terms. Where one or both have no last year, the first years alone count.
    """
    if one.last is not None and other.last is not None:
        if one.first == other.first:
            return is_slip(one.last, other.last)
        return one.last == other.last and is_slip(one.first, other.first)
    return is_slip(one.first, other.first)


def agree(one: Term, other: Term) -> bool:
    """Whether two terms say the same."""
    return one.first == other.first and (one.last is None or other.last is None or one.last == other.last)
