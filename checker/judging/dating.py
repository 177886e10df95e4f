"""Days of claims: how far two articles are apart, and which reference facts hold on an article's own day."""

from __future__ import annotations

from datetime import date
from typing import Protocol, runtime_checkable

from checker.messages import Told
from checker.model import Claim

WEEKDAYS = (
    Told("Monday"),
    Told("Tuesday"),
    Told("Wednesday"),
    Told("Thursday"),
    Told("Friday"),
    Told("Saturday"),
    Told("Sunday"),
)


@runtime_checkable
class Vouched(Protocol):
    """The subject of a reference fact that tells up to which day somebody has looked whether the fact holds."""

    @property
    def known_until(self) -> date | None: ...


def days_apart(one: Claim, other: Claim) -> int | None:
    """Days between the two articles; None if one is undated."""
    first, second = one.article.day, other.article.day
    return None if first is None or second is None else abs((first - second).days)


def tell_time_between(apart: int, remark: Told) -> Told:
    """Days between two articles and what may have happened in them, as the reason of a verdict."""
    return Told.counted(
        "{count} day lies between them, {remark}", "{count} days lie between them, {remark}", apart, remark=remark
    )


def facts_in_force(claim: Claim, facts: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The facts that hold on the day of the claim's article.

    An undated article is judged only if the attribute never changed: then all facts, else none.
    """
    day = claim.article.day
    if day is None:
        unchanged = len({fact.normal for fact in facts}) == 1 and all(fact.valid == (None, None) for fact in facts)
        return facts if unchanged else ()
    return tuple(fact for fact in facts if _holds_on(fact, day))


def vouched_until(fact: Claim) -> date | None:
    """The day up to which somebody has looked whether a fact still holds; None where that is not told of such facts."""
    return fact.subject.known_until if isinstance(fact.subject, Vouched) else None


def _holds_on(fact: Claim, day: date) -> bool:
    since, until = fact.valid
    last = until or vouched_until(fact)
    return (since is None or since <= day) and (last is None or day <= last)


def describe_period(fact: Claim) -> str:
    """The validity of a fact in words: "seit 6. Mai 2025", "von ... bis ...", "ohne Zeitangabe"."""
    since, until = fact.valid
    if since and until:
        return Told("from {since} to {until}", since=since, until=until)
    if since:
        return Told("since {since}", since=since)
    return Told("until {until}", until=until) if until else Told("without a date")
