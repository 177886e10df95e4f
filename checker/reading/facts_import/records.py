"""What every importer needs: names without control characters, days in three spellings, facts in a fixed order."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from checker.errors import FactsError
from checker.expression import Expression
from checker.messages import Remark
from checker.model import Article, Excerpt, Fact
from checker.reading.facts import join_people

ISO_DAY = Expression(r"\+?(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]*Z?)?")
GERMAN_DAY = Expression(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
YEAR, MONTH, DAY = 9, 10, 11
"""How precisely a time is known, by Wikidata's numbers (Help:Dates, "Precision")."""


def clean(text: object) -> str:
    """One line of printable text: imported names go to terminals and files."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(text or "")).split())


def read_day(text: object, where: str) -> date | None:
    """A day written 2025-05-06, 2025-05-06T00:00:00Z or 06.05.2025; None for nothing. Raises FactsError."""
    written = clean(text)
    if not written:
        return None
    if iso := ISO_DAY.fullmatch(written):
        year, month, day = iso.groups()
    elif german := GERMAN_DAY.fullmatch(written):
        day, month, year = german.groups()
    else:
        raise FactsError(
            Remark(
                "{where}: {written} is no day in the form 2025-05-06 or 06.05.2025", where=where, written=repr(written)
            )
        )
    try:
        return date(int(year), int(month), int(day))
    except ValueError as problem:
        raise FactsError(
            Remark("{where}: {written} is no day of the calendar", where=where, written=repr(written))
        ) from problem


def first_sure_day(day: date | None, precision: int = DAY) -> date | None:
    """The first day something that began in this year or month was certainly so: the period's last day."""
    if day is None or precision >= DAY:
        return day
    month = 12 if precision <= YEAR else day.month
    return date(day.year, month, calendar.monthrange(day.year, month)[1])


def last_sure_day(day: date | None, precision: int = DAY) -> date | None:
    """The last day something that ended in this year or month was certainly so: the period's first day."""
    if day is None or precision >= DAY:
        return day
    return date(day.year, 1 if precision <= YEAR else day.month, 1)


def place_of(name: str, text: str) -> Excerpt:
    """Where an imported fact points to: the beginning of the file it was read from."""
    return Excerpt(Article(name=name, path=name, text=text, source=f"Referenz: {name}", reference=True), 0, 0)


def put_in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Each fact once, by person (the order the source has them in), birthday first, then party and office by day."""
    once = dict.fromkeys(facts)
    people = {person: number for number, person in enumerate(dict.fromkeys(fact.person for fact in once))}
    attributes = {"born": 0, "party": 1, "office": 2}
    return join_people(
        sorted(
            once,
            key=lambda fact: (
                people[fact.person],
                attributes[fact.attribute],
                fact.since or date.min,
                fact.value,
                fact.scope or "",
            ),
        )
    )
