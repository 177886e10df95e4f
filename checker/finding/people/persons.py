"""The people of one article: who they are, and what the article says of party, office and age, with the places.

Offsets are characters of the article's text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.finding.people.offices import Office


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name as written, without title and genitive s; `given` is "" where only a surname stands."""

    given: str
    surname: str
    start: int
    end: int

    @property
    def full(self) -> str:
        return f"{self.given} {self.surname}".strip()


@dataclass(frozen=True, slots=True)
class StatedParty:
    """A party given to a person, in the passage from start to end ("Johann Wadephul (CDU)").

    `by_noun` if told by a noun that parties of several states share ("Sozialdemokrat").
    """

    party: str
    start: int
    end: int
    former: bool = False
    certain: bool = True
    by_noun: bool = False


@dataclass(frozen=True, slots=True)
class StatedOffice:
    """An office given to a person, in the passage from start to end ("Außenminister Johann Wadephul")."""

    office: Office
    start: int
    end: int
    certain: bool = True


@dataclass(frozen=True, slots=True)
class StatedAge:
    """An age in years given to a person, in the passage from start to end ("Karsten Beispiel, 55")."""

    age: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """One person of one article with all that the article says of them.

    `names` are the names as first written, `slips` spellings of the surname that look like slips of the pen.
    """

    given: str
    surname: str
    names: tuple[Name, ...] = ()
    parties: tuple[StatedParty, ...] = ()
    offices: tuple[StatedOffice, ...] = ()
    ages: tuple[StatedAge, ...] = ()
    feminine: bool | None = None
    slips: tuple[Name, ...] = ()

    @property
    def full(self) -> str:
        return f"{self.given} {self.surname}".strip()

    def __hash__(self) -> int:
        return hash((self.given, self.surname))  # over all that is said of them, a name told often costs the square


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One place where a person is named or meant: the words from start to end. `named` is False for "der Minister"."""

    start: int
    end: int
    name: str
    person: Person
    named: bool = True
