"""States, federal states and bodies as scopes of offices: "Frankreichs", "der französische", "US-" -> FR, FR, US.

Country names come from CLDR (babel); adjectives, other names and capitals from data/countries.toml.
Codes are ISO 3166 ("FR", "DE-BY") or the body's own ("EU", "NATO", "UN").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from checker.cldr import read_names
from checker.expression import Expression
from checker.finding.people.names import load_table

ENDINGS = ("e", "en", "er", "es", "em")
CODE = Expression(r"[A-Z]{2}")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    return load_table("countries")


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    cldr = {name: code for code, name in read_names().territories.items() if CODE.fullmatch(code)}
    return {**cldr, **_table()["names"]}


@lru_cache(maxsize=1)
def _adjectives() -> Mapping[str, str]:
    stems = _table()["adjectives"]
    forms = {stem: code for stem, code in stems.items() if stem.endswith("er")}
    return forms | {stem + ending: code for stem, code in stems.items() for ending in ENDINGS}


@lru_cache(maxsize=50_000)
def scope_named(word: str) -> str | None:
    """The code of a state or body named by a word in the nominative: "Frankreich", "USA", "NRW"."""
    return _names().get(word)


@lru_cache(maxsize=50_000)
def scope_of_genitive(word: str) -> str | None:
    """The code of a state named in the genitive: "Frankreichs", "Nordrhein-Westfalens", "Zyperns"."""
    names = _names()
    if word.endswith("s") and word[:-1] in names:
        return names[word[:-1]]
    return names.get(word.rstrip("'’")) if word.endswith(("'", "’")) else None


@lru_cache(maxsize=50_000)
def scope_of_adjective(word: str) -> str | None:
    """The code of the state of an adjective: "französische", "bayerischer"."""
    return _adjectives().get(word[:1].lower() + word[1:])


@lru_cache(maxsize=50_000)
def scope_shown(word: str) -> str | None:
    """The state a word speaks of in any way (name, genitive, adjective, capital): what an article is about."""
    return scope_of_genitive(word) if word.endswith(("'", "’")) else words_of_scopes().get(word)


@lru_cache(maxsize=1)
def words_of_scopes() -> Mapping[str, str]:
    """Every word that speaks of a state, but for genitives that end in an apostrophe, with the state's code."""
    names, capitals = _names(), _table()["capitals"]
    adjectives = {stem: code for stem, code in _adjectives().items() if stem[:1].islower()}
    tables = (
        names,
        {f"{name}s": code for name, code in names.items()},
        adjectives,
        {form[:1].upper() + form[1:]: code for form, code in adjectives.items()},
        _inhabitants(),
        capitals,
        {f"{name}s": code for name, code in capitals.items()},
    )
    return {word: code for table in reversed(tables) for word, code in table.items()}


@lru_cache(maxsize=1)
def other_scripts() -> frozenset[str]:
    """The states whose people's names are transcribed from another script."""
    return frozenset(_table()["scripts"]["other"])


@lru_cache(maxsize=1)
def _inhabitants() -> Mapping[str, str]:
    people = _table()["inhabitants"]
    return {noun + ending: code for noun, code in people.items() for ending in ("", "n", "in", "innen", "s")}


def main_scope(counted: Counter[str]) -> str | None:
    """The state that an article speaks of more often than of any other, at least twice; None if there is no such.

    `counted` says how often it speaks of each state, by code.
    """
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]
