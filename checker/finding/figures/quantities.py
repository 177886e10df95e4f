"""Quantities in running text, in normal form: number, unit, hedge, rate and what is counted, with offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from checker.expression import Expression
from checker.finding.dates.dates import DateMention, dates_of, find_dates
from checker.finding.figures.cues import cue_offsets
from checker.finding.figures.currency_families import currency_named
from checker.finding.figures.draft import Figure
from checker.finding.figures.hedges import bounds, explain
from checker.finding.figures.not_quantities import address_spans
from checker.finding.figures.numerals import ONE
from checker.finding.figures.phrases import Phrase, read_phrases
from checker.finding.figures.scan import Line
from checker.finding.figures.word_lists import words
from checker.finding.page.furniture import furniture_of
from checker.language import AnnotatedArticle
from checker.model import INFINITY, Hedge, Quantity

__all__ = ["QuantityMention", "find_quantities", "quantities_of", "row_of", "rows_of"]

BREAKS = "\n\r\u2028\u2029"
BREAK = Expression(f"[{BREAKS}]")
EXACT_KINDS = frozenset(("count", "ordinal", "age", "multiple", "score"))
# Before what looks like a year they show that it is a count: "über 2000 wurden verletzt".
MORE_THAN = Expression(
    r"(?:\d(?: [A-ZÄÖÜ][\w-]+)?|%|€|\b(?:Prozent|Prozentpunkte|Millionen|Milliarden|"
    r"Mio\.|Mrd\.|Euro|Dollar|Franken|Tonnen|Punkte|percent|"
    r"per cent|million|billion|points|tonnes|tons)) (?:mehr|weniger|more|less|fewer|higher|lower) (?:als|than) $"
)
ENDS_ON_YEAR = Expression(r"(?!\d\d00)\d{4}(?=[.,;:)](?:\s|$)|\s*(?:\n|$))")
MANY = 20  # in words: so many crowns are money
COUNTING_HEDGES = words("counting_hedges")


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity where it stands: `start` to `end` are number and unit words, `outer_start` to `outer_end` with hedge,
    rate and counted noun. `kind` is one of count, money, measure, percent, duration, age, score, magnitude, ordinal,
    multiple, fraction; `counted` the lemma of the noun counted and its offsets (those of an earlier noun where the
    figure stands alone: "Zwölf Räte waren dafür, neun dagegen")."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    kind: str
    quantity: Quantity
    counted: str | None = None
    counted_start: int | None = None
    counted_end: int | None = None


def quantities_of(article: AnnotatedArticle) -> tuple[QuantityMention, ...]:
    """All quantities of an article's body, in order; offsets in characters of its text."""
    body = article.article.body_start
    language = article.language if article.language in ("de", "en") else "en"
    found = read_text(article.text, language, article.mentions(dates_of), article.mentions(furniture_of))
    return tuple(mention for mention in found if mention.start >= body)


def find_quantities(text: str, language: str = "de", published: date | None = None) -> tuple[QuantityMention, ...]:
    """All quantities of a text in German ("de") or English ("en"), in order."""
    language = language if language in ("de", "en") else "en"
    return read_text(text, language, find_dates(text, language, published))


def read_text(
    text: str, language: str, dates: Sequence[DateMention], furniture: Sequence[tuple[int, int]] = ()
) -> tuple[QuantityMention, ...]:
    """Quantities of a text whose dates and furniture (running times, credits) are known, line by line."""
    days = [(day.start, day.end) for day in dates if day.kind != "year" or not is_counted(text, day.start)]
    blocked = sorted([*days, *address_spans(text), *furniture])
    cues = cue_offsets(text, language)
    found: list[QuantityMention] = []
    done = 0
    for start, end, first, beyond in lines_with_cues(text, cues):
        line = Line(text, start, end, language)
        while done < len(blocked) and blocked[done][1] <= start:
            done += 1
        last = done
        while last < len(blocked) and blocked[last][0] < end:
            last += 1
        for phrase in read_phrases(line, blocked[done:last], cues[first:beyond]):
            found.append(with_currency(text, mention_of(line, phrase)))
    return tuple(found)


def with_currency(text: str, mention: QuantityMention) -> QuantityMention:
    """The mention, a sum in crowns or pesos with the currency of the state that the text names."""
    quantity = mention.quantity
    if quantity.unit is not None:
        named = (
            mention.kind == "money"
            and text[mention.end - 1].isalpha()
            and quantity.unit not in text[mention.start : mention.end]
        )
        code = currency_named(text, mention.start, mention.end, quantity.unit) if named else None
        return replace(mention, quantity=replace(quantity, unit=code)) if code not in (None, quantity.unit) else mention
    behind = mention.counted is not None and (mention.counted_start or 0) > mention.start
    many = text[mention.start].isdecimal() or quantity.low >= MANY
    if mention.kind != "count" or mention.counted is None or mention.counted_end is None or not (behind and many):
        return mention  # "she has won three crowns"
    code = currency_named(text, mention.start, mention.counted_end, mention.counted)
    if code is None:
        return mention
    end = mention.counted_end
    plain = replace(mention, counted=None, counted_start=None, counted_end=None)
    money = replace(quantity, unit=code)
    return replace(plain, end=end, outer_end=max(end, mention.outer_end), kind="money", quantity=money)


def lines_with_cues(text: str, cues: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Start and end of every line that has a cue, and the range of its cues."""
    first, end = 0, 0
    while first < len(cues):
        start = max(end, *(text.rfind(sign, end, cues[first]) + 1 for sign in BREAKS))
        found = BREAK.search(text, cues[first])
        end = found.start() if found else len(text)
        beyond = bisect_left(cues, end, first)
        yield start, end, first, beyond
        first = beyond


def is_counted(text: str, start: int) -> bool:
    """Whether a hedge of number stands before what looks like a year: "über 2000 wurden verletzt"."""
    before = text[max(0, start - 18) : start].lower().split()[-2:]
    if not before or before[-1] not in COUNTING_HEDGES:
        return False
    if before[-1] in ("als", "than") and MORE_THAN.search(text, max(0, start - 40), start):
        return False  # "9 Millionen mehr als 2024": than in that year
    if before[-1] == "als" and ENDS_ON_YEAR.match(text, start):
        return False  # "deutlich weniger als 2023."
    if len(before) == 2 and before[0] in ("bis", "seit", "ab"):
        return before[-1] == "zu"
    return before[-1] not in ("als", "zu", "than") or before[0] in ("mehr", "weniger", "bis", "more", "fewer", "less")


def mention_of(line: Line, phrase: Phrase) -> QuantityMention:
    """The mention a phrase of a line makes."""
    figure, counted = phrase.figure, phrase.counted
    start, end = line.at(figure.first).start, line.at(figure.end - 1).end
    outer = line.at(phrase.outer_first).start, max(end, line.at(phrase.outer_end - 1).end)
    return QuantityMention(
        start,
        end,
        outer[0],
        outer[1],
        figure.kind,
        quantity_of(figure, line.text[outer[0] : outer[1] if figure.hedge.after else end]),
        counted.lemma if counted else figure.counted,
        counted.start if counted else None,
        counted.end if counted else None,
    )


def quantity_of(figure: Figure, stated: str) -> Quantity:
    """The normal form of a figure: its range by hedge and precision, and why."""
    if figure.value is None:
        return ranged(figure, stated)
    step = figure.step
    if figure.kind in EXACT_KINDS and step <= ONE and (figure.scale == ONE or figure.value < 100):
        step = Decimal(0)
    low, high = bounds(figure.value, step, figure.hedge)
    because = explain(stated, low, high)
    return Quantity(low, high, figure.unit, figure.value, figure.hedge.hedge, figure.per, because)


def ranged(figure: Figure, stated: str) -> Quantity:
    """The normal form of a range or of a vague number; a hedge opens it where it names an end."""
    low, high = figure.low, figure.high
    hedge = figure.hedge.hedge
    if figure.hedge.low == "open":
        low = -INFINITY
    elif figure.hedge.high == "open":
        high = INFINITY
    elif figure.hedge.low == "slack" or figure.hedge.high == "slack" or hedge is Hedge.EXACT:
        hedge = Hedge.RANGE
    return Quantity(low, high, figure.unit, None, hedge, figure.per, explain(stated, low, high))


def row_of(mention: QuantityMention, article_name: str, text: str) -> dict[str, object]:
    """One line of `quantities --format jsonl`: numbers as decimal strings, open ends and the value of a range null."""
    quantity = mention.quantity
    return {
        "article": article_name,
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
        "kind": mention.kind,
        "value": as_text(quantity.value),
        "low": as_text(quantity.low),
        "high": as_text(quantity.high),
        "unit": quantity.unit,
        "hedge": quantity.hedge.value,
        "per": quantity.per,
        "counted": mention.counted,
    }


def rows_of(
    text: str, article_name: str, language: str = "de", published: date | None = None
) -> list[dict[str, object]]:
    """All lines of `quantities --format jsonl` for one text, in order; years and decades are lines of kind "date"."""
    language = language if language in ("de", "en") else "en"
    dates = find_dates(text, language, published)
    found = read_text(text, language, dates)
    rows = [row_of(mention, article_name, text) for mention in found]
    taken = [(mention.start, mention.end) for mention in found]
    for day in dates:
        year = day.date.year
        if day.kind in ("year", "decade") and year is not None and not is_counted(text, day.start):
            last = year + 9 if day.kind == "decade" else year
            quantity = Quantity(Decimal(year), Decimal(last), None, Decimal(year) if last == year else None)
            if not any(start < day.end and day.start < end for start, end in taken):
                rows.append(
                    row_of(
                        QuantityMention(day.start, day.end, day.start, day.end, "date", quantity), article_name, text
                    )
                )
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def as_text(number: Decimal | None) -> str | None:
    """A number as a plain decimal string without exponent; None for none or an open end."""
    if number is None or number.is_infinite():
        return None
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
