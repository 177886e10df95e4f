"""House facts: what the desk has found out in a review, written to facts/house.toml as a dated reference fact.

The file has the form of every facts file (docs/facts.md). `known_until` is the day to look at the fact again: about
articles after it the fact says nothing until somebody has.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker.decisions.file import held, write_text
from checker.errors import FactsError
from checker.faults import name_obstacle
from checker.messages import Remark
from checker.storage import NotReadableError, read_whole

HOUSE_FILE = Path("facts/house.toml")
HEAD = "# What this desk has found out itself. Each fact holds until the day known_until; then look at it again.\n"


@dataclass(frozen=True, slots=True)
class HouseFact:
    """A person's party or office as the desk found it, since when, from which source, and the day to look again."""

    person: str
    attribute: str
    value: str
    source: str
    checked: date
    look_again: date
    since: date | None = None
    scope: str | None = None


def add_house_fact(path: Path, fact: HouseFact) -> None:
    """Append the fact to a facts file, which is made, with its folder, if it is not there.

    Raises FactsError for a fact without source, with a day to look again that is not after the day it was checked, and
    for a file that is not TOML; DecisionsError when the file cannot be written.
    """
    if fact.attribute not in ("party", "office"):
        raise FactsError(
            Remark("a house fact is a person's party or office, not {attribute}", attribute=repr(fact.attribute))
        )
    if not fact.source.strip() or not fact.person.strip() or not fact.value.strip():
        raise FactsError(Remark("a house fact needs a person, a value and a source"))
    if fact.look_again <= fact.checked:
        raise FactsError(
            Remark(
                "the day to look again ({look_again}) must be after the day of the check ({checked})",
                look_again=fact.look_again,
                checked=fact.checked,
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    with held(path):
        written = _read(path)
        text = f"{written.rstrip()}\n\n{format_fact(fact)}" if written.strip() else f"{HEAD}\n{format_fact(fact)}"
        write_text(path, text)


def format_fact(fact: HouseFact) -> str:
    """The fact as a [[person]] table in TOML."""
    entry = [f"value = {_quote(fact.value)}"]
    if fact.scope:
        entry.append(f"scope = {_quote(fact.scope)}")
    if fact.since:
        entry.append(f"from = {fact.since.isoformat()}")
    entry.append(f"known_until = {fact.look_again.isoformat()}")
    return "\n".join(
        [
            "[[person]]",
            f"name = {_quote(fact.person)}",
            f"source = {_quote(fact.source)}",
            f"checked = {fact.checked.isoformat()}",
            f"{fact.attribute} = [{{ {', '.join(entry)} }}]",
            "",
        ]
    )


def _read(path: Path) -> str:
    try:
        text = read_whole(path).decode("utf-8")
        tomllib.loads(text)
    except FileNotFoundError:
        return ""
    except (OSError, NotReadableError, ValueError, RecursionError) as problem:
        raise FactsError(
            Remark(
                "{path}: the house facts cannot be added to ({problem}); mend the file first",
                path=path,
                problem=name_obstacle(problem),
            )
        ) from problem
    return text


def _quote(value: str) -> str:
    """A TOML basic string: JSON's escapes are valid in it, and DEL, which JSON leaves, is escaped too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
