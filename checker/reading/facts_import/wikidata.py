"""Facts from the answer of a Wikidata query, in the JSON of the SPARQL protocol or of the query page's download.

docs/facts.md holds the query. Variables: person, personLabel, partyLabel or officeLabel, scope, start, end, born, and
startPrecision and endPrecision where the query asks for them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.errors import FactsError
from checker.expression import Expression
from checker.faults import name_place
from checker.messages import Remark
from checker.model import Fact
from checker.reading.facts_import.records import (
    DAY,
    YEAR,
    clean,
    first_sure_day,
    last_sure_day,
    place_of,
    put_in_order,
    read_day,
)

UNLABELLED = Expression(r"Q\d+")


def from_wikidata(text: str, name: str, checked: date) -> tuple[Fact, ...]:
    """The facts in a query answer; `name` is the file's, `checked` the day it was fetched. Raises FactsError.

    A year or month without a day is read as the part of it that is sure: "since 2021" holds from 31 December 2021 on.
    People and parties without a label in the query's language are left out.
    """
    place = place_of(name, text)
    facts: list[Fact] = []
    for number, row in enumerate(_rows(text, name), start=1):
        where = f"{name}, result {number}"
        person = clean(row.get("personLabel"))
        if not person:
            raise FactsError(
                Remark("{where}: there is no personLabel; query with the variables docs/facts.md names", where=where)
            )
        if UNLABELLED.fullmatch(person):
            continue
        source = f"Wikidata, {_item(row)}" if _item(row) else "Wikidata"
        born, since, until = _days(row, where)
        if born is not None:
            facts.append(Fact(person, "born", born.isoformat(), place, source=source, checked=checked))
        if since and until and until < since:
            continue
        for attribute in ("party", "office"):
            value = clean(row.get(f"{attribute}Label"))
            if value and not UNLABELLED.fullmatch(value):
                scope = (clean(row.get("scope")) or None) if attribute == "office" else None
                facts.append(Fact(person, attribute, value, place, scope, since, until, source=source, checked=checked))
    return put_in_order(facts)


def _rows(text: str, name: str) -> Iterator[Mapping[str, str]]:
    """Every result as variable -> text, whichever of the two JSON forms it is."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise FactsError(
            Remark(
                "{name}: this is not JSON ({problem}); save the query's answer as JSON",
                name=name,
                problem=name_place(problem),
            )
        ) from problem
    listed: Any = content
    if isinstance(content, dict):
        results = content.get("results")
        listed = results.get("bindings") if isinstance(results, dict) else None
    if not isinstance(listed, list) or not all(isinstance(row, dict) for row in listed):
        raise FactsError(
            Remark("{name}: this is not the answer of a Wikidata query; there are no results in it", name=name)
        )
    for row in listed:
        yield {key: str(cell.get("value", "")) if isinstance(cell, dict) else str(cell) for key, cell in row.items()}


def _item(row: Mapping[str, str]) -> str:
    return clean(row.get("person")).rpartition("/")[2]


def _days(row: Mapping[str, str], where: str) -> tuple[date | None, date | None, date | None]:
    """Birthday (only when known to the day), first and last day that are sure."""
    born = read_day(row.get("born"), where)
    start, end = read_day(row.get("start"), where), read_day(row.get("end"), where)
    since = first_sure_day(start, _precision(row, "start", start))
    until = last_sure_day(end, _precision(row, "end", end))
    return (born if born and _precision(row, "born", born) >= DAY else None), since, until


def _precision(row: Mapping[str, str], variable: str, day: date | None) -> int:
    """Wikidata's precision; without it a first of January is taken for a year, which is what it mostly stands for."""
    given = row.get(f"{variable}Precision", "")
    if given.isdecimal():
        return int(given)
    return YEAR if day and (day.month, day.day) == (1, 1) else DAY
