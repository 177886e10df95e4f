"""Likeness of two subjects, worked out once for all pairs of claims whose subjects are the same in every respect.

The articles of a story repeat one another, so most pairs of subjects come many times. Subjects are told apart by all
their fields, also by those that play no part in their equality, since those may play one in their likeness.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from checker.model import Likeness, Subject
from checker.pairing.likeness import liken

MOST = 100_000  # pairs remembered at once


def remember_likeness() -> Callable[[Subject, Subject], Likeness]:
    """A function that gives `liken(one, other)`, from memory where two such subjects have been compared before.

    It is for subjects that live as long as it does.
    """
    subjects: list[Subject] = []
    by_content: dict[Hashable, int] = {}
    by_identity: dict[int, int] = {}

    def number_of(subject: Subject) -> int:
        number = by_content.setdefault(spell_out(subject), len(subjects))
        if number == len(subjects):
            subjects.append(subject)
        by_identity[id(subject)] = number
        return number

    @lru_cache(maxsize=MOST)
    def compare(one: int, other: int) -> Likeness:
        return liken(subjects[one], subjects[other])

    def same(one: Subject, other: Subject) -> Likeness:
        first, second = by_identity.get(id(one)), by_identity.get(id(other))
        return compare(
            number_of(one) if first is None else first,
            number_of(other) if second is None else second,
        )

    return same


def spell_out(value: object) -> Hashable:
    """All that a value holds: equal only if both hold the same; what is no plain value equals itself alone."""
    if value is None or isinstance(value, str | bool | int | date | Enum):
        return value
    if isinstance(value, Decimal):
        return "Decimal", str(value)  # 1 and 1.0 are equal, but are not written the same
    if isinstance(value, tuple):
        return "tuple", *map(spell_out, value)
    if isinstance(value, frozenset):
        return frozenset(map(spell_out, value))
    if is_dataclass(value):
        return type(value), *(spell_out(getattr(value, field.name)) for field in fields(value))
    return "object", id(value)
