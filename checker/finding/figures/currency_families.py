"""Currencies that several states call by one name: "20 Milliarden Kronen" are those of the state that is named.

In: a text and what was read of it. Out: the same, with the currency of the state named nearest. Table:
data/currency_families.toml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checker.expression import Expression
from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "currency_families.toml"
BEHIND = 200  # characters by which a state named behind a figure counts as further away


@dataclass(frozen=True, slots=True)
class Family:
    """Currencies of one name: the pattern of their states, the currency by the beginning of a state's word, and the one
    that is meant where no state is named ("" for none)."""

    states: Expression
    codes: Mapping[str, str]
    default: str


@lru_cache(maxsize=1)
def load_families() -> Mapping[str, Family]:
    """The families by the counted noun or the currency that stands for them."""
    families: dict[str, Family] = {}
    for row in read_table(DATA).values():
        codes = {beginning: code for code, words in row["words"].items() for beginning in words}
        longest = sorted(codes, key=lambda beginning: (-len(beginning), beginning))
        states = Expression(rf"\b({'|'.join(longest)})")
        family = Family(states, codes, row.get("default", ""))
        families.update(dict.fromkeys(row["forms"], family))
        families.update(dict.fromkeys(row.get("read_as", ()), family))
    return families


def currency_named(text: str, start: int, end: int, name: str) -> str | None:
    """The currency of the figure from `start` to `end` of a text by the state that the text names nearest to it.

    `name` is the noun it counts, or the currency that this noun stands for where no state is named; None where the name
    is that of no family, or the text names no state that has one.
    """
    family = load_families().get(name)
    if family is None:
        return None

    def distance(found: re.Match[str]) -> int:
        if found.end() <= start:
            return start - found.end()
        return 0 if found.start() < end else found.start() - end + BEHIND

    nearest = min(family.states.finditer(text), key=distance, default=None)
    return family.codes[nearest.group(1)] if nearest else family.default or None
