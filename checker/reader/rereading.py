"""Reads the quoted words with our own finders: figures, days and names, and whether they differ at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product

from checker.describing.measured import measured_of
from checker.finding.dates.date_resolve import DateMention
from checker.finding.dates.dates import dates_of
from checker.finding.events.event_dates import EventDate
from checker.finding.figures.quantities import QuantityMention, find_quantities, quantities_of
from checker.finding.figures.units import can_convert, convert
from checker.finding.page.sentences import sentence_bounds
from checker.finding.people.names import fold, given_equal, surnames_equal
from checker.judging.event_times import compare_times, say
from checker.judging.quantity_verdicts import describe_gap
from checker.language import AnnotatedArticle, load_base
from checker.messages import Told
from checker.model import Article, Excerpt, PartialDate, Quantity
from checker.reader.stating import TWO_UNITS, are_one_number, is_bare, lend_unit, load_stated, read_end, state_both

ONE_EVENT = "birth"  # of the families of events the one that happens once: any two days of it disagree


@dataclass(slots=True)
class Library:
    """The articles of a run as the finders see them, each annotated once when a pair asks for it."""

    annotated: dict[str, AnnotatedArticle] = field(default_factory=dict)

    def open(self, article: Article) -> AnnotatedArticle:
        """The annotated article."""
        if article.path not in self.annotated:
            self.annotated[article.path] = AnnotatedArticle(article, load_base(article.language))
        return self.annotated[article.path]

    def figures(self, excerpt: Excerpt) -> list[QuantityMention]:
        """The figures that touch a passage; of one without any those that its words give alone, "ein" among them."""
        article = excerpt.article
        found = [
            replace(
                one, quantity=read_end(one.quantity, article.text[one.start : one.end], excerpt.text, article.language)
            )
            for one in self.open(article).mentions(quantities_of)
            if touches(excerpt, one.start, one.end)
        ]
        return found or list(find_quantities(excerpt.text, excerpt.article.language)) or list(_read_one(excerpt))

    def sentence(self, excerpt: Excerpt) -> tuple[int, int]:
        """Start and end of the sentence that a passage begins in."""
        return sentence_bounds(self.open(excerpt.article), excerpt.start)

    def changes_beside(self, excerpt: Excerpt) -> list[Decimal]:
        """The values of the changes ("um 3", "plus 3", "+3 Punkte") told in the sentence of a passage."""
        annotated = self.open(excerpt.article)
        start, end = self.sentence(excerpt)
        return [
            abs(mention.quantity.value)
            for mention, subject in annotated.mentions(measured_of)
            if start <= mention.start < end and subject.role == "change" and mention.quantity.value is not None
        ]

    def days(self, excerpt: Excerpt) -> list[DateMention]:
        """The days and times that touch a passage, without those of which nothing is known ("im vergangenen Jahr")."""
        found = self.open(excerpt.article).mentions(dates_of)
        return [one for one in found if touches(excerpt, one.start, one.end) and says_when(one)]


@dataclass(frozen=True, slots=True)
class Reread:
    """What our finders read in two passages: whether it differs, and why; the passages and values where they differ."""

    differs: bool
    because: Told
    normals: tuple[str, str] = ("", "")


def touches(excerpt: Excerpt, start: int, end: int) -> bool:
    """Whether the passage from start to end shares a character with the excerpt."""
    return start < excerpt.end and excerpt.start < end


def says_when(mention: DateMention) -> bool:
    """Whether anything of a time is known: a part of the date, the weekday, a part of the day."""
    return mention.date != PartialDate() or mention.weekday is not None or mention.part_of_day is not None


def _read_one(excerpt: Excerpt) -> Iterator[QuantityMention]:
    """The figure of a passage that begins with the article that is a number word, too: "eine Lehrerin"."""
    words = excerpt.text.split()
    if len(words) < 2 or words[0].casefold() not in load_stated().one:
        return
    end = excerpt.start + len(words[0])
    quantity = Quantity(Decimal(1), Decimal(1), value=Decimal(1))
    yield QuantityMention(excerpt.start, end, excerpt.start, excerpt.end, "count", quantity, words[-1])


def compare_figures(
    a: Excerpt, b: Excerpt, library: Library, anew: bool = False, unit: str | None = None
) -> Reread | None:
    """The first two figures of the passages that cannot both stand; None where a side has none or units do not fit.

    They are read as they are meant when set against each other; `anew` where the reader calls it an update, `unit` what
    a figure without unit is told in, if the kind of the pair says so.
    """
    mine, theirs = ([give_unit(one, unit) for one in library.figures(side)] for side in (a, b))
    pairs = list(_comparable(mine, theirs, anew))
    if not pairs:
        return _read_number(mine, theirs)
    apart = [(one, other) for one, other in pairs if not one.agrees_with(other)]
    if not apart or (len(apart) < len(pairs) and len(mine) == len(theirs) == 1):
        return Reread(False, Told("the ranges meet"))
    one, other = next((pair for pair in apart if not _is_settled(pair, pairs)), apart[0])
    if all(_is_settled(pair, pairs) for pair in apart):
        return Reread(False, Told("the ranges meet"))
    return Reread(True, describe_gap(one, other), (write_quantity(one), write_quantity(other)))


def _read_number(mine: list[QuantityMention], theirs: list[QuantityMention]) -> Reread | None:
    """What one number on both sides says: the same figure, or a slip where its units are two; None without one."""
    for one, other in product(mine, theirs):
        first, second = one.quantity, other.quantity
        if first.value is None or first.value != second.value:
            continue
        if are_one_number(first, second):
            return Reread(True, TWO_UNITS, (write_quantity(first), write_quantity(second)))
        return Reread(False, Told("the same figure"))
    return None


def give_unit(mention: QuantityMention, unit: str | None) -> QuantityMention:
    """A figure without unit in this one: "Pilot (51)" is told of years."""
    if unit is None or mention.quantity.unit is not None:
        return mention
    return replace(mention, quantity=replace(mention.quantity, unit=unit), counted=None)


def _comparable(
    mine: list[QuantityMention], theirs: list[QuantityMention], anew: bool
) -> Iterator[tuple[Quantity, Quantity]]:
    for one, other in product(mine, theirs):
        bare = is_bare(one.quantity, one.counted), is_bare(other.quantity, other.counted)
        first, second = state_both(*lend_unit(one.quantity, other.quantity, bare), anew)
        if (first.unit, first.per) == (second.unit, second.per):
            yield first, second
        elif first.unit and second.unit and first.per == second.per and can_convert(second.unit, first.unit):
            yield first, convert(second, first.unit)


def _is_settled(pair: tuple[Quantity, Quantity], pairs: list[tuple[Quantity, Quantity]]) -> bool:
    """Whether one of two figures has a partner on the other side that it agrees with."""
    return any(one.agrees_with(other) and (one == pair[0] or other == pair[1]) for one, other in pairs)


def write_quantity(quantity: Quantity) -> str:
    """A figure in normal form, for a fingerprint."""
    value = quantity.value if quantity.value is not None else f"{quantity.low}..{quantity.high}"
    shown = format(value.normalize(), "f") if isinstance(value, Decimal) else value
    return f"{quantity.hedge.value} {shown}" + (f" {quantity.unit}" if quantity.unit else "")


def compare_days(a: Excerpt, b: Excerpt, library: Library) -> Reread | None:
    """Whether the days or times of two passages can both be of one event; None where one side has none."""
    mine, theirs = library.days(a), library.days(b)
    if not mine or not theirs:
        return None
    reasons = [compare_times(_event(one), _event(other)) for one in mine for other in theirs]
    told = {"one": say(mine[0]), "other": say(theirs[0])}
    if None in reasons:
        if len(mine) == len(theirs) == 1 and state_other_months(mine[0], theirs[0]):
            return Reread(True, Told("{one} against {other}", **told), (told["one"], told["other"]))
        return Reread(False, Told("{one} and {other} can both be right.", **told))
    first = reasons[0]
    assert first is not None
    return Reread(True, Told("{reason}", reason=first.because), (str(say(mine[0])), str(say(theirs[0]))))


def state_other_months(one: DateMention, other: DateMention) -> bool:
    """Whether two times without a day name two months or years: "bis Ende Juni" and "bis Ende Juli"."""
    if one.date.day is not None or other.date.day is not None or one.date.month is None or other.date.month is None:
        return False
    return not one.date.agrees_with(other.date)


def _event(mention: DateMention) -> EventDate:
    none: frozenset[str] = frozenset()
    return EventDate(ONE_EVENT, ONE_EVENT, mention, "", None, none, none, none, None, False)


def are_one_name(a: str, b: str) -> bool:
    """Whether two names are two ways of writing one: accents, transcriptions, a short or a fuller form."""
    mine, theirs = a.split(), b.split()
    if not mine or not theirs:
        return False
    if fold(a) == fold(b):
        return True
    return surnames_equal(mine[-1], theirs[-1]) and given_equal(" ".join(mine[:-1]), " ".join(theirs[:-1]))


def add_up(a: Excerpt, b: Excerpt, library: Library) -> Reread | None:
    """Whether the figures of one passage add up to that of the other; None where neither is a sum of the other."""
    mine, theirs = ([one.quantity for one in library.figures(side)] for side in (a, b))
    parts, total = (mine, theirs) if len(mine) > len(theirs) else (theirs, mine)
    if len(total) != 1 or len(parts) < 2 or any(part.unit != total[0].unit for part in parts):
        return None
    low = sum((part.low for part in parts), Decimal(0))
    high = sum((part.high for part in parts), Decimal(0))
    exact = [part.value for part in parts if part.value is not None]
    value = sum(exact, Decimal(0)) if len(exact) == len(parts) else None
    reckoned = Quantity(low, high, unit=total[0].unit, value=value)
    if reckoned.agrees_with(Quantity(total[0].low, total[0].high, unit=total[0].unit)):
        return Reread(False, Told("the parts add up to {sum}", sum=reckoned))
    told = Told("the parts add up to {sum}, told is {total}", sum=reckoned, total=total[0])
    normals = tuple(sorted((write_quantity(reckoned), write_quantity(total[0]))))
    return Reread(True, told, (normals[0], normals[1]))
