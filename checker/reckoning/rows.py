"""Rows of places with a figure each: "in Mainz (7,5 Prozent) und Trier (6,2)", "in Trier bei 6,2 Prozent".

In: an AnnotatedArticle. Out: Entry for each place of a row, in order of place; offsets are characters of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from checker.describing.frames import SIGN, Frame, frames_of
from checker.expression import Expression
from checker.finding.dates.dates import dates_of
from checker.finding.figures.quantities import QuantityMention
from checker.finding.people.parties import party_named
from checker.finding.people.places import is_place_form
from checker.language import AnnotatedArticle
from checker.messages import draft
from checker.model import Feature, Likeness, Quantity
from checker.reckoning.arithmetic import Range, range_of

NAME = r"[A-ZÄÖÜ][a-zäöüß]+(?:[- ][A-ZÄÖÜ][a-zäöüß]+)?"
BEFORE_FIGURE = Expression(
    rf"(?P<inside>\b(?:[Ii]n|[Ii]m) )?\b(?P<place>{NAME})"
    rf"(?: \(|,? (?:mit|bei|auf|at|with|on) |(?(inside) |(?!)))(?={SIGN})"  # "in Worms 4,8 Prozent"
)
WORD = Expression(r"[^\W\d_]{5,}")
TIMES = frozenset(("absolute", "month", "year"))
KINDS = frozenset(("percent", "money", "measure", "count"))
LEAST = 2  # places of a row
APART = 7  # days between two articles of which one may tell newer figures


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of a row and its figure, which stands from start to end."""

    place: str
    quantity: Quantity
    start: int
    end: int

    @property
    def reach(self) -> Range:
        return range_of(self.quantity)


@dataclass(frozen=True, slots=True)
class RowSubject:
    """What a figure of a row is of: a place and a unit; `row` has the other places, `words` and `times` the sentence's.

    `published` is the day of the article, None where it is not known.
    """

    place: str
    unit: str
    entry: Entry = field(compare=False, repr=False)
    row: tuple[Entry, ...] = field(compare=False, repr=False)
    words: frozenset[str] = field(compare=False, repr=False)
    times: frozenset[str] = field(compare=False, repr=False)
    published: date | None = field(default=None, compare=False, repr=False)

    @property
    def key(self) -> str:
        return f"row|{self.place}|{self.unit}"

    @property
    def label(self) -> str:
        return self.place

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: Any) -> Likeness:
        """Whether both are of one row: another place of it has the very figure in both, and the words are shared."""
        if not isinstance(other, RowSubject) or self.key != other.key:
            return Likeness(False, Decimal(0), contrast=draft("two places"))
        if self.times != other.times or self.is_far_from(other):
            return Likeness(False, Decimal(0), contrast=draft("two times"))
        theirs = {one.place: one.quantity.value for one in other.row}
        alike = [one.place for one in self.row if theirs.get(one.place) == one.quantity.value]
        words = sorted(self.words & other.words)
        if not alike or not words:
            return Likeness(False, Decimal(0), contrast=draft("nothing else in common"))
        return Likeness(True, Decimal(1), (Feature("same_thing", Decimal(1), ", ".join(words)),))

    def is_far_from(self, other: RowSubject) -> bool:
        """Whether more than a week lies between the two articles."""
        if self.published is None or other.published is None:
            return False
        return abs((self.published - other.published).days) > APART


def rows_of(article: AnnotatedArticle) -> Iterator[RowSubject]:
    """Every figure that stands in a row of places; none of a place of which the article gives two."""
    found = [subject for frame in article.mentions(frames_of) for subject in rows_in(frame, article)]
    for one in found:
        if not any(one.key == two.key and not one.entry.reach.meets(two.entry.reach) for two in found):
            yield one


def rows_in(frame: Frame, article: AnnotatedArticle) -> Iterator[RowSubject]:
    """The row of a sentence: two places or more, each with one figure, all in one unit, one a place that is known."""
    entries: list[Entry] = []
    units: set[str] = set()
    unit, sure = "", False
    for found in BEFORE_FIGURE.finditer(frame.text):
        mention = frame.figure_at(found.end())
        bracketed = found.group().endswith("(")
        lent = bracketed and unit and found["inside"] and mention.kind == "age"  # "in Trier (29)", behind "(31 Grad)"
        if not (is_told(mention) or lent) or party_named(found["place"]):
            continue
        sure = sure or found["inside"] is not None or is_place_form(found["place"])
        entries.append(Entry(found["place"], mention.quantity, mention.start, mention.end))
        own = "" if lent else mention.quantity.unit or mention.counted or ""
        unit = own or (unit if bracketed else "")  # "in Mainz (88 Fälle) und Trier (62)"
        units.add(unit)
    places = {one.place for one in entries}
    if not sure or len(units) != 1 or "" in units or len(entries) < LEAST or len(places) != len(entries):
        return
    words = frozenset(word.lower() for word in WORD.findall(frame.text) if word not in places)
    times = frozenset(
        article.text[day.start : day.end]
        for day in article.mentions(dates_of)
        if frame.start <= day.start < frame.end and day.kind in TIMES
    )
    for one in entries:
        rest = tuple(each for each in entries if each is not one)
        yield RowSubject(one.place, unit, one, rest, words, times, article.article.day)


def is_told(mention: QuantityMention) -> bool:
    """Whether a figure is an exact one of a thing or a unit."""
    return mention.kind in KINDS and mention.quantity.value is not None and mention.quantity.per is None
