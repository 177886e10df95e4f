"""Parties: their spellings, members and alliances, and which brackets after a name hold one.

Table: data/parties.toml. A party is named by its code ("CDU", "Grüne", "parteilos").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from checker.expression import Expression
from checker.finding.people.names import load_table

BETWEEN = Expression(r",\s|;|\s/\s|(?<=\d)/(?=[A-Z])")
SHARED = ("beide ", "beides ", "alle ", "allesamt ", "jeweils ")
OF = Expression(r"(?:von (?:den?|der)|vom|aus (?:den?|der|dem)) ")
SEAT = Expression(r"(?P<party>[A-Z])-[A-Z][A-Za-z.]{1,12}(?: [A-Z][A-Za-z.]{1,12})?")
LONGEST_BRACKET = 80
ALLIANCES = frozenset(("Union", "EVP", "S&D", "Renew", "Grüne/EFA"))
INFLECTED = ("", "in", "en", "s", "innen", "n", "r")


@dataclass(frozen=True, slots=True)
class Party:
    """A party: country ("" for none), alliances its members belong to, codes of the same party."""

    country: str
    part_of: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bracket:
    """What a bracket after a name says: the party's code, whether of all names of the list, and an age."""

    party: str | None
    shared: bool
    age: int | None


@lru_cache(maxsize=1)
def parties() -> Mapping[str, Party]:
    """Code to party."""
    return {
        row["code"]: Party(row["country"], tuple(row.get("part_of", ())), tuple(row.get("same", ())))
        for row in load_table("parties")["party"]
    }


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, str]:
    """Spelling as in the table to code."""
    return {name: row["code"] for row in load_table("parties")["party"] for name in row["names"]}


@lru_cache(maxsize=1)
def _members() -> Mapping[str, str]:
    return {
        noun + ending: row["code"]
        for row in load_table("parties")["party"]
        for noun in row["people"]
        for ending in INFLECTED
    }


@lru_cache(maxsize=20_000)
def party_named(words: str) -> str | None:
    """The code of the party that a word or a few words name in any accepted spelling, or None."""
    return spellings().get(words.strip())


@lru_cache(maxsize=20_000)
def party_of_member(noun: str) -> str | None:
    """The party whose member a noun names: "Christdemokrat", "Sozialdemokratin" -> SPD."""
    return _members().get(noun)


@lru_cache(maxsize=1)
def _shared_nouns() -> frozenset[str]:
    return frozenset(row["code"] for row in load_table("parties")["party"] if row.get("shared_nouns"))


def is_shared_noun(noun: str) -> bool:
    """Whether a noun for a member fits parties of several states: "Sozialdemokrat"."""
    return party_of_member(noun) in _shared_nouns()


@lru_cache(maxsize=20_000)
def read_bracket(content: str) -> Bracket:
    """What stands in a bracket after a name: "CDU, 54", "57, CSU", "beide SPD", "von der FDP", "CDU/Brandenburg".

    A bracket that is no party (agency, place, club, day) gives party None; more than 80 characters are not read.
    """
    text = content.strip()
    if len(text) > LONGEST_BRACKET:
        return Bracket(None, False, None)
    shared = text.lower().startswith(SHARED)
    if shared:
        text = text.split(" ", 1)[1]
    text = OF.sub("", text, count=1) if OF.match(text) else text
    seat = SEAT.fullmatch(text)
    whole = load_table("parties")["seats"].get(seat["party"]) if seat else party_named(text)
    if whole:
        return Bracket(whole, shared, None)
    found, age = [], None
    for part in (piece.strip() for piece in BETWEEN.split(text)):
        party = party_named(part) or party_named(part.split("/")[0])
        if party:
            found.append(party)
        elif part.isdecimal() and 1 <= len(part) <= 3 and 10 <= int(part) <= 110:
            age = int(part) if age is None else age
    return Bracket(found[0] if len(set(found)) == 1 else None, shared, age)


def parties_agree(one: str, other: str) -> bool | None:
    """True if one person may be called by both at one time, False if not, None if the two cannot be compared.

    Parties of different states cannot be compared; an alliance agrees with its members.
    """
    if one == other:
        return True
    first, second = parties().get(one), parties().get(other)
    if first is None or second is None:
        return None
    if other in first.same or one in second.same or other in first.part_of or one in second.part_of:
        return True
    if "EU" in (first.country, second.country):
        return None
    if first.country and second.country and first.country != second.country:
        return None
    return False
