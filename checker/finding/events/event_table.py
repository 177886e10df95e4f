"""The events news dates, by family and kind: data/events.toml, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "events.toml"
GAP = r"\b[^;:!?\n]{1,120}"
MARKS = frozenset(("reporting", "aftermath", "light"))
ENDINGS = r"(?:e?s|en?|er|n)?"


@dataclass(frozen=True, slots=True)
class EventKind:
    """One row of the table, compiled."""

    family: str
    kind: str
    noun: re.Pattern[str] | None
    verb: re.Pattern[str]
    exclude: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class EventTable:
    """All event kinds, their nouns and their verbs as one pattern each, the cues of reports, what follows an event, and
    the verbs that only place it in time."""

    kinds: tuple[EventKind, ...]
    any_noun: re.Pattern[str]
    any_verb: re.Pattern[str]
    reporting: re.Pattern[str]
    aftermath: re.Pattern[str]
    light: re.Pattern[str]


def compile_verbs(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("\n", "").replace("{gap}", GAP))


@lru_cache(maxsize=1)
def load_events() -> EventTable:
    """data/events.toml, compiled."""
    table: dict[str, Any] = read_table(DATA)
    kinds = []
    for family, rows in table.items():
        if family in MARKS:
            continue
        exclude = compile_verbs(rows["exclude"]) if "exclude" in rows else None
        for kind, row in rows.items():
            if kind != "exclude":
                kinds.append(EventKind(family, kind, compile_nouns(row["nouns"]), compile_verbs(row["verbs"]), exclude))
    return EventTable(
        tuple(kinds),
        re.compile("|".join(f"(?:{kind.noun.pattern})" for kind in kinds if kind.noun)),
        re.compile("|".join(f"(?:{kind.verb.pattern})" for kind in kinds)),
        compile_verbs(table["reporting"]["verbs"]),
        compile_verbs(table["aftermath"]["verbs"]),
        compile_verbs(table["light"]["verbs"]),
    )


def compile_nouns(nouns: list[str]) -> re.Pattern[str] | None:
    """The nouns as whole words; long ones also as the last part of a compound."""
    if not nouns:
        return None
    last = "|".join(noun.lower() for noun in nouns if len(noun) > 4 and noun[0].isupper())
    compound = rf"|[A-ZÄÖÜ][\w-]{{2,30}}?(?:{last})" if last else ""
    return re.compile(rf"(?:{'|'.join(nouns)}{compound}){ENDINGS}")


@lru_cache(maxsize=50_000)
def kind_of_noun(word: str) -> EventKind | None:
    """The event a word names, if any."""
    table = load_events()
    if not table.any_noun.fullmatch(word):  # as for most words
        return None
    return next((kind for kind in table.kinds if kind.noun and kind.noun.fullmatch(word)), None)
