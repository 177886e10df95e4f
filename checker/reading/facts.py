"""Reads a facts file: people with party, office and birthday, each with from, to, source and the day it was checked.

docs/facts.md describes the form. Every fact keeps the place it is written at, so that a report can show file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from checker.catalogue import mark
from checker.errors import FactsError
from checker.faults import name_obstacle, name_place
from checker.messages import Remark
from checker.model import Article, Excerpt, Fact
from checker.reading.facts_layout import TablePlace, locate_tables, read_places
from checker.storage import NotReadableError, read_whole
from checker.tables import find_places, parse_table

INHERITED = ("source", "checked", "known_until")
FILE_KEYS = ("person", "spelling", *INHERITED)
SPELLING_KEYS = ("preferred", "instead_of", *INHERITED)
PERSON_KEYS = ("name", "aliases", "born", "party", "office", *INHERITED)
PARTY_KEYS = ("value", "from", "to", *INHERITED)
OFFICE_KEYS = ("value", "scope", "from", "to", *INHERITED)
WRAPPING = " \t\r\n\"'"
ATTRIBUTES = {"party": PARTY_KEYS, "office": OFFICE_KEYS}


def read_facts(path: Path, name: str | None = None) -> tuple[Fact, ...]:
    """The facts of one file, in its order; `name` is what reports call it (its path if not given).

    Raises FactsError when it is missing, not UTF-8 or not in the form.
    """
    try:
        text = read_whole(path).decode("utf-8-sig")
    except (OSError, NotReadableError) as problem:
        raise FactsError(
            Remark(
                "{path}: this facts file cannot be read ({problem}); check --facts",
                path=path,
                problem=name_obstacle(problem),
            )
        ) from problem
    except UnicodeDecodeError as problem:
        raise FactsError(
            Remark(
                "{path}: this facts file is not UTF-8 (byte {byte}); save it as UTF-8",
                path=path,
                byte=problem.start,
            )
        ) from problem
    return parse_facts(text, name or str(path))


def parse_facts(text: str, name: str) -> tuple[Fact, ...]:
    """The facts written in a TOML text; `name` is what errors and excerpts call it. Raises FactsError."""
    try:
        content = parse_table(text)
    except (ValueError, RecursionError) as problem:  # ValueError: also numbers with more digits than Python reads
        raise FactsError(
            Remark("{name}: this is not valid TOML: {problem}; mend that place", name=name, problem=name_place(problem))
        ) from problem
    return join_people(tuple(_Reader(text, name, content).facts()))


def join_people(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts, each with all offices and parties that any of them gives its person: a fact is of a whole person."""
    offices: dict[str, dict[tuple[str, str | None], None]] = {}
    parties: dict[str, dict[str, None]] = {}
    for fact in facts:
        if fact.attribute == "office":
            offices.setdefault(fact.person, {})[fact.value, fact.scope] = None
        elif fact.attribute == "party":
            parties.setdefault(fact.person, {})[fact.value] = None
    joined = []
    for fact in facts:
        whole = tuple(offices.get(fact.person, ())), tuple(parties.get(fact.person, ()))
        known = (fact.offices, fact.parties) == whole
        joined.append(fact if known else replace(fact, offices=whole[0], parties=whole[1]))
    return tuple(joined)


@dataclass(frozen=True, slots=True)
class _Place:
    """A table of the file with its values, and the values it takes over from the tables around it."""

    values: Mapping[str, Any]
    place: TablePlace
    around: Mapping[str, Any]

    def inherited(self, key: str) -> Any:
        return self.values.get(key, self.around.get(key))

    def passed_on(self) -> dict[str, Any]:
        return {key: self.inherited(key) for key in INHERITED if self.inherited(key) is not None}


WHAT = {"party": mark("the party"), "office": mark("the office")}


class _Reader:
    """One file while it is read: pairs what tomllib read with where it stands, and checks every value."""

    def __init__(self, text: str, name: str, content: Mapping[str, Any]) -> None:
        self.text = text
        self.name = name
        self.articles: dict[str, Article] = {}
        known = find_places(text)  # of the bundled facts: looking for them takes as long as all else here
        top, *others = locate_tables(text) if known is None else read_places(known)
        self.file = _Place(content, top, {})
        self.tables = others

    def facts(self) -> Iterator[Fact]:
        self._check_keys(self.file, FILE_KEYS)
        people = self._listed(self.file, "person")
        heads = [index for index, table in enumerate(self.tables) if table.path == ("person",)]
        if len(heads) != len(people):
            raise FactsError(
                Remark("{name}: people must be written as [[person]] tables, one for each person", name=self.name)
            )
        for values, start, end in zip(people, heads, [*heads, len(self.tables)][1:], strict=True):
            person = _Place(values, self.tables[start], self.file.passed_on())
            yield from self._person(person, self.tables[start + 1 : end])
        yield from self._spellings()

    def _spellings(self) -> Iterator[Fact]:
        """House spellings: the preferred one as the person, those it is used instead of as aliases."""
        entries = self._listed(self.file, "spelling")
        places = [table for table in self.tables if table.path == ("spelling",)]
        if len(places) != len(entries):
            raise FactsError(Remark("{name}: house spellings must be written as [[spelling]] tables", name=self.name))
        for values, place in zip(entries, places, strict=True):
            entry = _Place(values, place, self.file.passed_on())
            self._check_keys(entry, SPELLING_KEYS)
            if "preferred" not in values:
                raise self._error(
                    entry, None, Remark('this [[spelling]] has no preferred spelling; add preferred = "..."')
                )
            preferred = self._required(entry, "preferred", mark("the spelling of the house"))
            instead_of = self._names(entry, "instead_of")
            if not instead_of:
                raise self._error(entry, None, Remark('this [[spelling]] replaces nothing; add instead_of = ["..."]'))
            source = entry.inherited("source") or "Hausschreibweise"
            excerpt = self._excerpt(entry, "preferred", source)
            yield Fact(preferred, "spelling", preferred, excerpt, aliases=instead_of, source=source)

    def _person(self, person: _Place, tables: Sequence[TablePlace]) -> Iterator[Fact]:
        self._check_keys(person, PERSON_KEYS)
        name = self._value(person, "name", str)
        if not name or not name.strip():
            raise self._error(person, None, Remark('this [[person]] has no name; add name = "..."'))
        aliases = self._names(person, "aliases")
        if self._value(person, "born", date) is not None:
            yield self._born(person, name, aliases)
        for attribute, keys in ATTRIBUTES.items():
            places = [table for table in tables if table.path == ("person", attribute)]
            entries = self._listed(person, attribute)
            if len(places) != len(entries):
                raise self._error(
                    person,
                    attribute,
                    Remark("{attribute} must be a list of tables with value, from and source", attribute=attribute),
                )
            for values, place in zip(entries, places, strict=True):
                entry = _Place(values, place, person.passed_on())
                self._check_keys(entry, keys)
                yield self._entry(entry, name, aliases, attribute)

    def _born(self, person: _Place, name: str, aliases: tuple[str, ...]) -> Fact:
        source = self._required(person, "source", mark("where the birthday comes from"))
        return Fact(
            person=name,
            attribute="born",
            value=person.values["born"].isoformat(),
            excerpt=self._excerpt(person, "born", source),
            aliases=aliases,
            source=source,
            checked=self._date(person, "checked"),
        )

    def _entry(self, entry: _Place, name: str, aliases: tuple[str, ...], attribute: str) -> Fact:
        value = self._required(entry, "value", WHAT[attribute])
        source = self._required(entry, "source", mark("where this comes from"))
        since, until = self._value(entry, "from", date), self._value(entry, "to", date)
        if since is not None and until is not None and until < since:
            raise self._error(
                entry,
                "to",
                Remark(
                    "{name}, {value}: to {until} is before from {since}; swap or mend the dates",
                    name=name,
                    value=value,
                    until=until.isoformat(),
                    since=since.isoformat(),
                ),
            )
        return Fact(
            person=name,
            attribute=attribute,
            value=value,
            excerpt=self._excerpt(entry, "value", source),
            scope=self._value(entry, "scope", str),
            since=since,
            until=until,
            aliases=aliases,
            source=source,
            checked=self._date(entry, "checked"),
            known_until=self._known_until(entry, attribute) if until is None else None,
        )

    def _known_until(self, entry: _Place, attribute: str) -> date | None:
        """Offices take the day over from the person or the file; parties change seldom and have only their own."""
        own: date | None = entry.values.get("known_until")
        return own if attribute == "party" else self._date(entry, "known_until")

    def _excerpt(self, owner: _Place, key: str, source: str) -> Excerpt:
        """Where the value of a key stands, without its quotes, in the facts file as an article.

        There is one article for each source, so that a report can name it.
        """
        if source not in self.articles:
            self.articles[source] = Article(
                name=Path(self.name).name, path=self.name, text=self.text, source=f"Referenz: {source}", reference=True
            )
        start, end = owner.place.pairs[key]
        start = self.text.index("=", start) + 1
        while end > start and self.text[start] in WRAPPING:
            start += 1
        while end > start and self.text[end - 1] in WRAPPING:
            end -= 1
        return Excerpt(self.articles[source], start, end)

    def _names(self, owner: _Place, key: str) -> tuple[str, ...]:
        names = self._value(owner, key, list) or []
        if not all(isinstance(name, str) and name.strip() for name in names):
            raise self._error(owner, key, f'{key} must be names in quotes, as in {key} = ["..."]')
        return tuple(names)

    def _listed(self, owner: _Place, key: str) -> list[dict[str, Any]]:
        entries = owner.values.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise self._error(owner, key, Remark("{key} must be a list of tables, as in [[{key}]]", key=key))
        return entries

    def _value(self, owner: _Place, key: str, kind: type) -> Any:
        """The value of a key that may be missing; it must be of this very kind (a date without a time of day)."""
        value = owner.values.get(key)
        if value is not None and type(value) is not kind:
            wanted = {
                date: Remark("a day without quotes, as in {key} = 2025-05-06", key=key),
                list: Remark("a list"),
            }.get(kind, Remark("text in quotes"))
            raise self._error(
                owner, key, Remark("{key} must be {wanted}, not {value}", key=key, wanted=wanted, value=repr(value))
            )
        return value

    def _date(self, owner: _Place, key: str) -> date | None:
        value: date | None = owner.inherited(key)
        return value

    def _required(self, owner: _Place, key: str, what: str) -> str:
        value = owner.inherited(key) if key in INHERITED else self._value(owner, key, str)
        if not value or not value.strip():
            raise self._error(
                owner, None, Remark('{key} is missing; say {what} with {key} = "..."', key=key, what=Remark(what))
            )
        return str(value)

    def _check_keys(self, owner: _Place, known: Sequence[str]) -> None:
        for key in owner.values:
            if key not in known:
                near = get_close_matches(key, known, n=1, cutoff=0.6)
                remedy = (
                    Remark("did you mean {near}?", near=repr(near[0]))
                    if near
                    else Remark("known are {known}", known=", ".join(known))
                )
                raise self._error(owner, key, Remark("unknown key {key}; {remedy}", key=repr(key), remedy=remedy))
        for key in INHERITED:
            self._value(owner, key, str if key == "source" else date)

    def _error(self, owner: _Place, key: str | None, problem: str) -> FactsError:
        start = owner.place.pairs[key][0] if key in owner.place.pairs else owner.place.start
        return FactsError(
            Remark(
                "{name}, line {line}: {problem}",
                name=self.name,
                line=self.text.count("\n", 0, start) + 1,
                problem=problem,
            )
        )
