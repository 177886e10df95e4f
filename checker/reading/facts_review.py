"""Looks a set of facts over for what cannot be right: overlaps, gaps, unknown parties, dates the wrong way round."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checker.expression import Expression
from checker.messages import Remark
from checker.model import Fact

SHARED_OFFICES = ("vorsitzende", "chef", "sprecher", "staatsminister", "staatssekretär", "beauftragte", "mitglied")
"""Last parts of offices that several people hold at one time, as `name_office` writes them (two chairs)."""

FEMININE = Expression(r"(?<=[a-zäöüß]{3})in\b")
STRONG_ENDING = Expression(r"(auftragt|gesandt|sitzend|ierend|tretend)er\b")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FileStatus:
    """How old the facts of one file are: counts, the first and last day they were looked up, and their ends.

    `open_offices` are those without an end, `vouched_until` the first and last day until which one is vouched for, and
    `past` how many of them are vouched for only until before today.
    """

    path: str
    people: int
    parties: int
    offices: int
    checked: tuple[date, date] | None
    open_offices: int
    vouched_until: tuple[date, date] | None
    past: int


def describe_facts(facts: Sequence[Fact], today: date) -> tuple[FileStatus, ...]:
    """The status of every file of these facts on a day, in order of path."""
    files: dict[str, list[Fact]] = {}
    for fact in facts:
        files.setdefault(fact.excerpt.article.path, []).append(fact)
    return tuple(_describe_file(path, files[path], today) for path in sorted(files))


def _describe_file(path: str, facts: Sequence[Fact], today: date) -> FileStatus:
    offices = [fact for fact in facts if fact.attribute == "office"]
    held = [fact for fact in offices if fact.until is None]
    ends = sorted(fact.known_until for fact in held if fact.known_until is not None)
    checked = sorted(fact.checked for fact in facts if fact.checked is not None)
    return FileStatus(
        path,
        len({fact.person for fact in facts if fact.attribute != "spelling"}),
        sum(fact.attribute == "party" for fact in facts),
        len(offices),
        (checked[0], checked[-1]) if checked else None,
        len(held),
        (ends[0], ends[-1]) if ends else None,
        sum(end < today for end in ends),
    )


def list_vacancies(facts: Sequence[Fact], today: date) -> tuple[Fact, ...]:
    """The last known holders of offices of one holder whose term has ended without anybody being entered after them."""
    found = []
    for key, held in _grouped(facts, "office", lambda fact: f"{name_office(fact.value)}\n{fact.scope}").items():
        latest = max(held, key=lambda fact: (fact.until or date.max, fact.since or date.min))
        if not key.split()[0].endswith(SHARED_OFFICES) and latest.until is not None and latest.until < today:
            found.append(latest)
    return tuple(found)


def check_facts(
    facts: Sequence[Fact], parties: Collection[str] = (), shared: Collection[str] = SHARED_OFFICES
) -> tuple[str, ...]:
    """What an editor should look at in these facts, one sentence each with file and line; empty when all is well.

    `parties` are the names of parties that are known (none: not checked); `shared` the offices with several holders.
    Two holders may share the day of the handover.
    """
    known = frozenset(parties)
    found: list[str] = []
    for fact in facts:
        found.extend(_check_one(fact, known))
    found.extend(_check_parties(facts))
    found.extend(_check_offices(facts, tuple(shared)))
    return tuple(found)


def name_office(value: str) -> str:
    """The office without the holder's gender, in lower case: "Ministerpräsidentin" and "Ministerpräsident" are one."""
    return STRONG_ENDING.sub(r"\1e", FEMININE.sub("", value.lower()))


def _check_one(fact: Fact, parties: frozenset[str]) -> Iterator[str]:
    if fact.since and fact.until and fact.until < fact.since:
        ends, begins = fact.until.isoformat(), fact.since.isoformat()
        told = Remark("ends on {ends} before it begins on {begins}", ends=ends, begins=begins)
        yield _say(fact, f"{fact.person}, {fact.value}", told)
    if fact.attribute == "party" and parties and fact.value not in parties:
        told = Remark("the party {party} is not known; mend it or add it to the parties", party=repr(fact.value))
        yield _say(fact, fact.person, told)
    begun = fact.since or (date.fromisoformat(fact.value) if fact.attribute == "born" else None)
    if begun and fact.checked and fact.checked < begun:
        days = {"checked": fact.checked.isoformat(), "begun": begun.isoformat()}
        told = Remark("was checked on {checked}, before it began on {begun}", **days)
        yield _say(fact, f"{fact.person}, {fact.value}", told)


def _check_parties(facts: Sequence[Fact]) -> Iterator[str]:
    """One person in two parties at one time, or twice in the same."""
    for held in _grouped(facts, "party", lambda fact: fact.person).values():
        for earlier, later in _neighbours(held):
            if _overlap(earlier, later):
                told = Remark(
                    "{one} {first} and {other} {second} overlap; end one before the other begins",
                    one=earlier.value,
                    first=_period(earlier),
                    other=later.value,
                    second=_period(later),
                )
                yield _say(later, later.person, told)


def _check_offices(facts: Sequence[Fact], shared: tuple[str, ...]) -> Iterator[str]:
    """An office with one holder at a time that two people hold at once, or nobody holds between two holders."""
    offices = _grouped(facts, "office", lambda fact: f"{name_office(fact.value)}\n{fact.scope}")
    for key, held in offices.items():
        if key.split()[0].endswith(shared):
            continue
        for earlier, later in _neighbours(held):
            office = f"{later.value} ({later.scope})"
            if _overlap(earlier, later):
                who = (
                    Remark("{person} is entered twice", person=later.person)
                    if earlier.person == later.person
                    else Remark("{one} and {other} both hold it", one=earlier.person, other=later.person)
                )
                told = Remark(
                    "{who}, {first} and {second}; end one before the other begins",
                    who=who,
                    first=_period(earlier),
                    second=_period(later),
                )
                yield _say(later, office, told)
            elif earlier.until and later.since and later.since > earlier.until + ONE_DAY:
                told = Remark(
                    "nobody holds it between {until} ({one}) and {since} ({other}); add who did, if anybody",
                    until=earlier.until.isoformat(),
                    one=earlier.person,
                    since=later.since.isoformat(),
                    other=later.person,
                )
                yield _say(later, office, told)


def _grouped(facts: Iterable[Fact], attribute: str, key: Callable[[Fact], str]) -> dict[str, list[Fact]]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.attribute == attribute:
            groups.setdefault(key(fact), []).append(fact)
    return groups


def _neighbours(facts: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Each fact with the one that ends last among those that begin before it."""
    ordered = sorted(facts, key=lambda fact: (fact.since or date.min, fact.until or date.max))
    latest: Fact | None = None
    for fact in ordered:
        if latest is not None:
            yield latest, fact
        if latest is None or (fact.until or date.max) >= (latest.until or date.max):
            latest = fact


def _overlap(earlier: Fact, later: Fact) -> bool:
    """Whether both are in force on one day other than the day of a handover."""
    return (later.since or date.min) < (earlier.until or date.max)


def _period(fact: Fact) -> Remark:
    since = fact.since.isoformat() if fact.since else Remark("an open beginning")
    until = fact.until.isoformat() if fact.until else Remark("an open end")
    return Remark("from {since} to {until}", since=since, until=until)


def _say(fact: Fact, subject: str, told: Remark) -> Remark:
    """A sentence on a fact with the place it stands at."""
    path, line = fact.excerpt.article.path, fact.excerpt.line
    return Remark("{path}, line {number}: {subject}: {told}", path=path, number=line, subject=subject, told=told)
