"""Facts from abgeordnetenwatch's interface (API v2, JSON): politicians, or mandates with their groups."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.errors import FactsError
from checker.expression import Expression
from checker.faults import name_place
from checker.messages import Remark
from checker.model import Excerpt, Fact
from checker.reading.facts_import.records import clean, place_of, put_in_order, read_day

SOURCE = "abgeordnetenwatch.de"
PARLIAMENT = Expression(r"\s*\([^()]*\)$")
NO_PARTY = frozenset({"fraktionslos", "CDU/CSU", "Union"})
"""Groups that say nothing of a member's party."""


def from_abgeordnetenwatch(text: str, name: str, checked: date) -> tuple[Fact, ...]:
    """The facts in one answer; `name` is the file's, `checked` the day it was fetched. Raises FactsError.

    A politician's party comes without a day, so it holds from the day it was fetched on;
    a mandate's group comes with its days.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise FactsError(
            Remark(
                "{name}: this is not JSON ({problem}); save the answer as it came",
                name=name,
                problem=name_place(problem),
            )
        ) from problem
    entries = content.get("data") if isinstance(content, dict) else None
    entries = [entries] if isinstance(entries, dict) else entries
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise FactsError(
            Remark("{name}: this is not an answer of abgeordnetenwatch's interface; there is no data in it", name=name)
        )
    place = place_of(name, text)
    readers = {"politician": _politician, "candidacy_mandate": _mandate}
    facts: list[Fact] = []
    for number, entry in enumerate(entries, start=1):
        where = f"{name}, entry {number}"
        reader = readers.get(str(entry.get("entity_type")))
        if reader is None:
            raise FactsError(
                Remark(
                    "{where}: {given} is neither politician nor candidacy_mandate",
                    where=where,
                    given=repr(entry.get("entity_type")),
                )
            )
        facts.extend(reader(entry, where, place, checked))
    return put_in_order(facts)


def _politician(entry: Mapping[str, Any], where: str, place: Excerpt, checked: date) -> Iterator[Fact]:
    person = _label(entry, where)
    party = entry.get("party")
    if isinstance(party, dict) and clean(party.get("label")):
        yield Fact(person, "party", clean(party["label"]), place, since=checked, source=SOURCE, checked=checked)


def _mandate(entry: Mapping[str, Any], where: str, place: Excerpt, checked: date) -> Iterator[Fact]:
    politician = entry.get("politician")
    if not isinstance(politician, dict):
        raise FactsError(Remark("{where}: there is no politician", where=where))
    person = _label(politician, where)
    for membership in entry.get("fraction_membership") or ():
        fraction = membership.get("fraction") if isinstance(membership, dict) else None
        if not isinstance(fraction, dict):
            raise FactsError(Remark("{where}: a fraction_membership without its fraction", where=where))
        group = PARLIAMENT.sub("", clean(fraction.get("label")))
        since = read_day(membership.get("valid_from"), where) or read_day(entry.get("start_date"), where)
        until = read_day(membership.get("valid_until"), where) or read_day(entry.get("end_date"), where)
        if group and group not in NO_PARTY and since:
            yield Fact(person, "party", group, place, None, since, until, source=SOURCE, checked=checked)


def _label(entry: Mapping[str, Any], where: str) -> str:
    label = PARLIAMENT.sub("", clean(entry.get("label")))
    if not label:
        raise FactsError(Remark("{where}: there is no label with the name", where=where))
    return label
