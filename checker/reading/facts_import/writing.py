"""Writes facts as a facts file (docs/facts.md), one line for each party and office."""

from __future__ import annotations

import json
from collections.abc import Sequence

from checker.model import Fact


def write_facts(facts: Sequence[Fact]) -> str:
    """The facts as TOML text that `parse_facts` reads back to the same facts; people in the order they first appear."""
    people: dict[str, list[Fact]] = {}
    for fact in facts:
        people.setdefault(fact.person, []).append(fact)
    return "\n".join(_person(name, held) for name, held in people.items())


def _person(name: str, held: Sequence[Fact]) -> str:
    aliases = list(dict.fromkeys(alias for fact in held for alias in fact.aliases))
    first = next((fact for fact in held if fact.attribute == "born"), held[0])
    lines = ["[[person]]", f"name = {_quoted(name)}"]
    if aliases:
        lines.append(f"aliases = [{', '.join(map(_quoted, aliases))}]")
    if first.attribute == "born":
        lines.append(f"born = {first.value}")
    lines.append(f"source = {_quoted(first.source)}")
    if first.checked:
        lines.append(f"checked = {first.checked}")
    for attribute in ("party", "office"):
        entries = [f"  {{ {_entry(fact, first)} }}," for fact in held if fact.attribute == attribute]
        if entries:
            lines += [f"{attribute} = [", *entries, "]"]
    return "\n".join(lines) + "\n"


def _entry(fact: Fact, first: Fact) -> str:
    pairs = [("value", _quoted(fact.value))]
    if fact.scope:
        pairs.append(("scope", _quoted(fact.scope)))
    pairs += [
        (key, day.isoformat())
        for key, day in (("from", fact.since), ("to", fact.until), ("known_until", fact.known_until))
        if day
    ]
    if fact.source != first.source:
        pairs.append(("source", _quoted(fact.source)))
    if fact.checked and fact.checked != first.checked:
        pairs.append(("checked", fact.checked.isoformat()))
    return ", ".join(f"{key} = {value}" for key, value in pairs)


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
