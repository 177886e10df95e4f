"""The events news dates, by family and kind: data/events.toml, compiled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.expression import Cues, Expression
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
    noun: Expression | None
    verb: Expression
    exclude: Expression | None


@dataclass(frozen=True, slots=True)
class EventTable:
    """All event kinds with the cues of their verbs, those with a noun and the cues of these; the words of reports, of
    what follows an event, and the verbs that only place it in time."""

    kinds: tuple[EventKind, ...]
    verbs: Cues
    named: tuple[tuple[Expression, EventKind], ...]
    nouns: Cues
    reporting: Expression
    aftermath: Expression
    light: Expression


def read_verbs(pattern: str) -> Expression:
    return Expression(pattern.replace("\n", "").replace("{gap}", GAP))


@lru_cache(maxsize=1)
def load_events() -> EventTable:
    """data/events.toml, compiled."""
    table: dict[str, Any] = read_table(DATA)
    kinds = []
    for family, rows in table.items():
        if family in MARKS:
            continue
        exclude = read_verbs(rows["exclude"]) if "exclude" in rows else None
        for kind, row in rows.items():
            if kind != "exclude":
                kinds.append(EventKind(family, kind, read_nouns(row["nouns"]), read_verbs(row["verbs"]), exclude))
    named = [(kind.noun, kind) for kind in kinds if kind.noun]
    return EventTable(
        tuple(kinds),
        Cues(kind.verb for kind in kinds),
        tuple(named),
        Cues(noun for noun, _ in named),
        read_verbs(table["reporting"]["verbs"]),
        read_verbs(table["aftermath"]["verbs"]),
        read_verbs(table["light"]["verbs"]),
    )


def read_nouns(nouns: list[str]) -> Expression | None:
    """The nouns as whole words; long ones also as the last part of a compound."""
    if not nouns:
        return None
    last = "|".join(noun.lower() for noun in nouns if len(noun) > 4 and noun[0].isupper())
    compound = rf"|[A-ZÄÖÜ][\w-]{{2,30}}?(?:{last})" if last else ""
    return Expression(rf"(?:{'|'.join(nouns)}{compound}){ENDINGS}")


@lru_cache(maxsize=50_000)
def kind_of_noun(word: str) -> EventKind | None:
    """The event a word names, if any."""
    table = load_events()
    likely = [table.named[number] for number in table.nouns.numbers_in(word)]
    return next((kind for noun, kind in likely if noun.fullmatch(word)), None)
