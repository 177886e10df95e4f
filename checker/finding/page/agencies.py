"""News agencies in credits and datelines: "(afp/red)", "Von: APA/Reuters/dpa", "BERLIN (dpa-AFX) -".

In: the text of a credit without its brackets. Out: the agencies' names as the table writes them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from checker.expression import Expression
from checker.tables import read_table

TABLE = Path(__file__).with_name("data") / "agencies.toml"
BETWEEN = Expression(r"\s*[/|,;&+]\s*|\s+(?:und|and|mit|with)\s+", re.IGNORECASE)
NUMBERS = Expression(r"[\d. ]*")
DESKS = frozenset({"red", "redaktion", "ag"})
LONGEST_CREDIT = 80


@lru_cache(maxsize=1)
def load_agencies() -> tuple[Mapping[str, str], frozenset[str]]:
    """Spelling (lower case) to agency, and the words that may stand beside one in a credit."""
    table = read_table(TABLE)
    spellings = {spelling: name for name, written in table["names"].items() for spelling in written}
    return spellings, frozenset(table["beside"]["words"])


def agencies_in(credit: str) -> tuple[str, ...]:
    """The agencies a credit names, in its order and each once: "APA/Reuters/dpa" -> APA, Reuters, dpa.

    Empty when no part of it is an agency; a credit of more than 80 characters is none.
    """
    if len(credit) > LONGEST_CREDIT:
        return ()
    spellings, _ = load_agencies()
    parts = (part.strip(" .\t©").casefold() for part in BETWEEN.split(credit))
    return tuple(dict.fromkeys(spellings[part] for part in parts if part in spellings))


def is_dated_credit(credit: str) -> bool:
    """Whether a credit in brackets names an agency or a desk and at most a date: "APA, 2.8.2015", "red, 2.8.2015"."""
    if len(credit) > LONGEST_CREDIT:
        return False
    spellings, beside = load_agencies()
    parts = [part.strip(" .\t").casefold() for part in BETWEEN.split(credit)]
    named = [part for part in parts if part in spellings or part in DESKS]
    return bool(named) and all(
        part in spellings or part in beside or NUMBERS.fullmatch(part) or len(part) <= 4 for part in parts
    )


def is_credit(line: str) -> bool:
    """Whether a line says nothing but who wrote it: agencies, and desk marks of up to four letters beside them."""
    if len(line) > LONGEST_CREDIT or not agencies_in(line):
        return False
    spellings, beside = load_agencies()
    parts = [part.strip(" .\t©").casefold() for part in BETWEEN.split(line)]
    return all(part in spellings or part in beside or (part.isalpha() and len(part) <= 4) for part in parts if part)
