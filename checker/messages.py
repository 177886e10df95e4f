"""Sentences that are written anew in the reader's language: reasons, advice, remarks and errors.

A message is a `str` wherever it goes, and remembers the English pattern and the fields it was made of. `Told` reads
German until it is shown to somebody else, as the texts it speaks of mostly do; `Remark` reads English, as the command
line does. Both are immutable and can be pickled; nothing about the reader is kept anywhere but in the call. A `Draft`
is no string yet: it is written when somebody reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import PurePath
from typing import ClassVar, Self, TypeVar

from checker.catalogue import Translatable, translate, translate_count
from checker.catalogue import say as say  # rules and commands take it from here
from checker.model import Assessment, Conflict, Failure, PartialDate, Quantity
from checker.showing.labels import name_finding
from checker.showing.suggesting import advise
from checker.showing.values import write_figure, write_number, write_quantity, write_short_date, write_short_day


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number as a field of a message, shown with at most so many digits after the point."""

    number: Decimal
    digits: int = 4


@dataclass(frozen=True, slots=True)
class Territory:
    """A state by its code ("FR") as a field of a message, shown with its name (CLDR); other codes as they are."""

    code: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A message that is written only when it is shown: for reasons that are found by the thousand and seldom read."""

    pattern: str
    fields: tuple[tuple[str, Field], ...]

    def told_in(self, language: str) -> str:
        """The message in a language, a plain string."""
        return _write(self.pattern, "", 1, dict(self.fields), language)


Simple = str | int | Decimal | date | PurePath | Quantity | PartialDate | Rounded | Territory | Translatable
Field = Simple | tuple[Simple, ...]


Message = TypeVar("Message", bound="Told")


class Told(str):
    """A message that is shown in the reader's language; as a plain string it reads German.

    `pattern` is the English text, in the catalogue under that name; `fields` fill its {names} and are written in the
    reader's language too. A count chooses between `pattern` and `plural`.
    """

    __slots__ = ("fields", "number", "pattern", "plural")
    LANGUAGE: ClassVar[str] = "de"
    pattern: str
    plural: str
    number: int
    fields: Mapping[str, Field]

    def __new__(cls, pattern: str, /, **fields: Field) -> Self:
        return _make(cls, pattern, "", 1, fields) if fields else _make_bare(cls, pattern)

    @classmethod
    def counted(cls, one: str, many: str, number: int, /, **fields: Field) -> Self:
        """A message with a form for one and a form for many; `{count}` is the number."""
        return _make(cls, one, many, number, {"count": Decimal(number), **fields})

    @classmethod
    def joined(cls, parts: Iterable[Field], by: str = "; ") -> Self:
        """Several messages or values in a row, with `by` (which holds no braces) between them."""
        fields = {f"part{number}": part for number, part in enumerate(parts)}
        return _make(cls, by.join(f"{{{name}}}" for name in fields), "", 1, fields)

    def told_in(self, language: str) -> str:
        """The message in a language, a plain string."""
        return _write(self.pattern, self.plural, self.number, self.fields, language)

    def __reduce__(self) -> tuple[Callable[..., Told], tuple[object, ...]]:
        return _make, (type(self), self.pattern, self.plural, self.number, self.fields)


class Remark(Told):
    """A message of the command line: as a plain string it reads English."""

    __slots__ = ()
    LANGUAGE = "en"


def draft(pattern: str, /, **fields: Field) -> Draft:
    """A draft of an English pattern, in the catalogue under that name, and the fields that fill its {names}."""
    return Draft(pattern, tuple(fields.items()))


def _make(kind: type[Message], pattern: str, plural: str, number: int, fields: Mapping[str, Field]) -> Message:
    told = str.__new__(kind, _write(pattern, plural, number, fields, kind.LANGUAGE))
    told.pattern, told.plural, told.number, told.fields = pattern, plural, number, fields
    return told


@lru_cache(maxsize=1000)
def _make_bare(kind: type[Message], pattern: str) -> Message:
    """A message without fields, which is always the same one: most pairs of a story end with such a reason."""
    return _make(kind, pattern, "", 1, {})


def _write(pattern: str, plural: str, number: int, fields: Mapping[str, Field], language: str) -> str:
    chosen = translate_count(pattern, plural, number, language) if plural else translate(pattern, language)
    return chosen.format_map({name: write_field(field, language) for name, field in fields.items()})


def write_field(field: Field, language: str) -> str:
    """A field in words: figures with the language's separators, days as figures, years and ages as is."""
    if isinstance(field, str | Draft):
        return say(field, language)
    if isinstance(field, Decimal):
        return write_number(field, language)
    if isinstance(field, Quantity):
        return write_quantity(field, language)
    if isinstance(field, Rounded):
        return write_figure(field.number, language, field.digits)
    if isinstance(field, Territory):
        from babel import Locale  # few messages name a state, and it takes a moment to load

        return str(Locale(language).territories.get(field.code, field.code))
    if isinstance(field, tuple):
        return ", ".join(write_field(part, language) for part in field)
    if isinstance(field, PartialDate):
        return write_short_date(field, language)
    if isinstance(field, date):
        return write_short_day(field, language)
    return say(field, language) if isinstance(field, Translatable) else str(field)


def told_in(assessment: Assessment, language: str) -> Assessment:
    """An assessment whose reasons, advice and failures are plain strings, its subjects the articles' own words."""
    return replace(
        assessment,
        conflicts=tuple(_conflict_in(conflict, language) for conflict in assessment.conflicts),
        failures=tuple(
            Failure(say(one.where, language), say(one.problem, language), one.fatal) for one in assessment.failures
        ),
    )


def _conflict_in(conflict: Conflict, language: str) -> Conflict:
    verdict = replace(
        conflict.verdict,
        because=say(conflict.verdict.because, language),
        advice=say(conflict.verdict.advice, language),
    )
    advice = advise(replace(conflict, verdict=verdict, advice=say(conflict.advice, language)), language)
    subject = name_finding(conflict.rule, conflict.claims, conflict.subject, language)
    return replace(conflict, subject=subject, verdict=verdict, advice=advice)
