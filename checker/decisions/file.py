"""The decisions file: one JSON file, one line a conflict, sorted, without times and line numbers.

Every decision's line ends with a comma and an empty object closes the list, so that adding a decision changes no other
line and two branches merge line by line. Decisions are sorted by rule, subject and fingerprint.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from checker.errors import DecisionsError
from checker.expression import Expression
from checker.faults import name_fault
from checker.messages import Remark
from checker.model import Decision
from checker.storage import NotReadableError, locked, read_whole, write_whole

DEFAULT_FILE = "gegenprobe-decisions.json"
VERSION = 1
VERDICTS = ("accepted", "dismissed", "open")
KEYS = ("fingerprint", "verdict", "reason", "rule", "subject", "values", "owner", "until")
TEXTS = ("fingerprint", "verdict", "reason", "rule", "subject")
MOST_BYTES = 100_000_000
SURROGATE = Expression("[\ud800-\udfff]")
CONFLICT_MARKS = ("<<<<<<< ", "=======", ">>>>>>> ", "||||||| ")

Migration = Callable[[Any], Any]


def _number_the_file(document: Any) -> Any:
    """Version 0, a bare list of decisions, to version 1."""
    return {"version": 1, "decisions": document}


class EntryError(ValueError):
    """An entry of the list that is no decision; says why."""


# From which version a step leads to the next.
MIGRATIONS: Mapping[int, Migration] = {0: _number_the_file}


def read_decisions(path: Path, must_exist: bool = False) -> tuple[Decision, ...]:
    """The decisions of a file, sorted; none when it is not there and need not be.

    Raises DecisionsError naming file, line and remedy when it cannot be read, is not in the form or contradicts itself.
    """
    try:
        text = read_whole(path, MOST_BYTES).decode("utf-8-sig")
    except FileNotFoundError as problem:
        if not must_exist:
            return ()
        raise DecisionsError(
            Remark("{path}: this decisions file does not exist; check --decisions", path=path)
        ) from problem
    except OSError as problem:
        raise DecisionsError(
            Remark("{path}: this decisions file cannot be read ({problem})", path=path, problem=name_fault(problem))
        ) from problem
    except NotReadableError as problem:
        reason = Remark(problem.args[0])
        raise DecisionsError(
            Remark("{path}: this decisions file cannot be read (it {reason})", path=path, reason=reason)
        ) from problem
    except UnicodeDecodeError as problem:
        raise DecisionsError(
            Remark(
                "{path}: this decisions file is not UTF-8 (byte {byte}); restore it",
                path=path,
                byte=problem.start,
            )
        ) from problem
    return parse_decisions(text, str(path))


def parse_decisions(text: str, name: str) -> tuple[Decision, ...]:
    """The decisions written in a JSON text; `name` is what errors call it. Raises DecisionsError."""
    document = migrate(_parse_json(text, name), name)
    entries = document.get("decisions")
    if not isinstance(entries, list):
        raise DecisionsError(
            Remark('{name}: "decisions" must be a list; restore the file from version control', name=name)
        )
    found: dict[str, Decision] = {}
    for number, entry in enumerate(entries, 1):
        if entry == {}:
            continue
        try:
            decision = _read_entry(entry)
        except EntryError as problem:
            raise DecisionsError(
                Remark("{place}: {problem}", place=_place(text, name, entry, number), problem=problem.args[0])
            ) from problem
        known = found.setdefault(decision.fingerprint, decision)
        if known != decision:
            place = _place(text, name, entry, number)
            raise DecisionsError(
                Remark(
                    "{place}: {fingerprint} is decided twice and differently; keep one line",
                    place=place,
                    fingerprint=decision.fingerprint,
                )
            )
    return sort_decisions(found.values())


def migrate(document: Any, name: str, migrations: Mapping[int, Migration] = MIGRATIONS, to: int = VERSION) -> Any:
    """The document in the form of version `to`, step by step. Raises DecisionsError for a version not known."""
    version = 0 if isinstance(document, list) else document.get("version") if isinstance(document, dict) else None
    if type(version) is not int:
        raise DecisionsError(
            Remark('{name}: this is no decisions file ("version" is missing); check --decisions', name=name)
        )
    if version > to:
        raise DecisionsError(
            Remark(
                "{name}: written by a later Gegenprobe (version {version}, known is {newest}); update it",
                name=name,
                version=version,
                newest=to,
            )
        )
    while version < to:
        if version not in migrations:
            raise DecisionsError(
                Remark(
                    "{name}: version {version} of this file is not known; restore it",
                    name=name,
                    version=version,
                )
            )
        document = migrations[version](document)
        version += 1
    return document


def format_decisions(decisions: Iterable[Decision]) -> str:
    """The file's text: the same decisions in whatever order give the same bytes."""
    lines = [_format_entry(decision) + "," for decision in sort_decisions(decisions)]
    return "\n".join([f'{{"version": {VERSION}, "decisions": [', *lines, "{}", "]}"]) + "\n"


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write the file in one step: whoever reads it, or is killed while writing it, sees the old or the new one whole.

    Raises DecisionsError when it cannot be written.
    """
    write_text(path, format_decisions(decisions))


def change_decisions(
    path: Path, change: Callable[[tuple[Decision, ...]], Iterable[Decision]]
) -> tuple[tuple[Decision, ...], tuple[Decision, ...]]:
    """Read the file, change its decisions and write it, while no other process does; the decisions before and after.

    When this returns they are on the disk. Raises DecisionsError when the file cannot be read, held or written.
    """
    with held(path):
        before = read_decisions(path)
        after = sort_decisions(change(before))
        write_decisions(path, after)
    return before, after


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a file of the desk against other processes that would change it. Raises DecisionsError."""
    try:
        with locked(path):
            yield
    except OSError as problem:
        raise DecisionsError(
            Remark("{path}: cannot be written ({problem})", path=path, problem=name_fault(problem))
        ) from problem


def write_text(path: Path, text: str) -> None:
    """Put `text` where `path` leads, whole or not at all. Raises DecisionsError."""
    try:
        write_whole(path, text.encode("utf-8"))
    except OSError as problem:
        raise DecisionsError(
            Remark("{path}: cannot be written ({problem})", path=path, problem=name_fault(problem))
        ) from problem


def sort_decisions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions in the file's order."""
    return tuple(sorted(decisions, key=lambda decision: (decision.rule, decision.subject, decision.fingerprint)))


def _format_entry(decision: Decision) -> str:
    entry: dict[str, Any] = {
        "fingerprint": decision.fingerprint,
        "verdict": decision.verdict,
        "reason": decision.reason,
        "rule": decision.rule,
        "subject": decision.subject,
        "values": list(decision.values),
    }
    if decision.owner:
        entry["owner"] = decision.owner
    if decision.until:
        entry["until"] = decision.until.isoformat()
    return json.dumps(entry, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _parse_json(text: str, name: str) -> Any:
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(CONFLICT_MARKS):
            raise DecisionsError(
                Remark(
                    "{name}, line {number}: a merge was not finished; keep both lines and drop the marks",
                    name=name,
                    number=number,
                )
            )
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        raise DecisionsError(
            Remark(
                "{name}, line {line}: this is not JSON (column {column}); mend that line or restore the file",
                name=name,
                line=problem.lineno,
                column=problem.colno,
            )
        ) from problem
    except RecursionError as problem:
        raise DecisionsError(Remark("{name}: this is nested too deeply to be a decisions file", name=name)) from problem
    except ValueError as problem:  # more digits than Python reads
        told = Remark("{name}: this holds a number too long for a decisions file", name=name)
        raise DecisionsError(told) from problem


def _read_entry(entry: Any) -> Decision:
    if not isinstance(entry, dict):
        raise EntryError(Remark("a decision must be an object with {known}", known=", ".join(KEYS[:6])))
    if unknown := [key for key in entry if key not in KEYS]:
        raise EntryError(Remark("unknown key {key}; known are {known}", key=repr(unknown[0]), known=", ".join(KEYS)))
    for key in TEXTS:
        if not isinstance(entry.get(key), str):
            raise EntryError(Remark("{key} must be text in quotes", key=repr(key)))
    if SURROGATE.search(json.dumps(entry, ensure_ascii=False)):
        raise EntryError(Remark("half a surrogate pair (\\ud800 to \\udfff) is no text; write the character itself"))
    if entry["verdict"] not in VERDICTS:
        raise EntryError(
            Remark(
                "verdict {verdict} must be one of {known}", verdict=repr(entry["verdict"]), known=", ".join(VERDICTS)
            )
        )
    if entry["verdict"] != "open" and not entry["reason"].strip():
        raise EntryError(Remark("a decision needs a reason; write it"))
    return Decision(
        fingerprint=entry["fingerprint"],
        verdict=entry["verdict"],
        reason=entry["reason"],
        rule=entry["rule"],
        subject=entry["subject"],
        values=_read_values(entry.get("values", [])),
        owner=_read_owner(entry.get("owner")),
        until=_read_until(entry.get("until")),
    )


def _read_values(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise EntryError(Remark("'values' must be a list of texts"))
    return tuple(values)


def _read_owner(owner: Any) -> str | None:
    if owner is not None and not isinstance(owner, str):
        raise EntryError(Remark("'owner' must be a name in quotes"))
    return owner or None


def _read_until(until: Any) -> date | None:
    if until is None:
        return None
    try:
        return date.fromisoformat(until)
    except (TypeError, ValueError) as problem:
        raise EntryError(Remark('\'until\' must be a day, as in "until": "2026-12-31"')) from problem


def _place(text: str, name: str, entry: Any, number: int) -> str:
    """Where a faulty decision stands, for an error: "NAME, line 12", or "NAME, decision 3" where its line is not
    known.

    `text` is the file's whole text, in which the last place of the entry's fingerprint gives the line; an entry
    without one, and one that is no table, is told by `number`, its place in the list from 1.
    """
    fingerprint = entry.get("fingerprint") if isinstance(entry, dict) else None
    start = text.rfind(json.dumps(fingerprint, ensure_ascii=False)) if isinstance(fingerprint, str) else -1
    if start >= 0:
        return Remark("{path}, line {number}", path=name, number=text.count("\n", 0, start) + 1)
    return Remark("{path}, decision {number}", path=name, number=number)
