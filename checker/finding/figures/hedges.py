"""Hedges and precision: what range of values a stated number may mean, and why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from checker.finding.figures.scan import Line
from checker.finding.figures.word_lists import words
from checker.messages import Draft, draft
from checker.model import INFINITY, Hedge
from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "hedges.toml"
TENTH = Decimal("0.1")
TWO, FOUR = Decimal(2), Decimal(4)
THREE_FIGURES = 3
EDGE = Decimal("0.000001")
SKIPPED = {"de": words("between_hedge_de"), "en": words("between_hedge_en")}


@dataclass(frozen=True, slots=True)
class HedgeRow:
    """One hedge: its pieces, its kind in the model, how it moves low and high, whether only some numbers take it."""

    pieces: tuple[str, ...]
    hedge: Hedge
    low: str
    high: str
    risky: bool
    after: bool


EXACTLY = HedgeRow((), Hedge.EXACT, "half", "half", False, False)


@lru_cache(maxsize=4)
def load_hedges(language: str) -> tuple[dict[str, tuple[HedgeRow, ...]], dict[str, tuple[HedgeRow, ...]]]:
    """Hedges before a number by their last piece and hedges after it by their first, longest first."""
    before: dict[str, list[HedgeRow]] = {}
    after: dict[str, list[HedgeRow]] = {}
    for row in read_table(DATA)[language]:
        for key, table, place in (("words", before, -1), ("after", after, 0)):
            for form in row.get(key, ()):
                pieces = tuple(piece.lower for piece in Line(form, 0, len(form), language).pieces)
                entry = HedgeRow(
                    pieces, Hedge(row["hedge"]), row["low"], row["high"], row.get("risky", False), key == "after"
                )
                table.setdefault(pieces[place], []).append(entry)
    for table in (before, after):
        for rows in table.values():
            rows.sort(key=lambda entry: -len(entry.pieces))
    return (
        {key: tuple(rows) for key, rows in before.items()},
        {key: tuple(rows) for key, rows in after.items()},
    )


def hedge_before(line: Line, index: int, round_number: bool) -> tuple[HedgeRow, int] | None:
    """The hedge that ends just before `index` ("insgesamt" may stand between) and its first piece."""
    table = load_hedges(line.language)[0]
    at = index - 1
    for _ in range(3):
        last = line.at(at).lower
        for row in table.get(last, ()):
            first = at - len(row.pieces) + 1
            if first >= 0 and all(line.at(first + k).lower == piece for k, piece in enumerate(row.pieces)):
                if row.risky and not round_number:
                    continue
                return row, first
        if last not in SKIPPED[line.language]:
            return None
        at -= 1
    return None


def hedge_after(line: Line, index: int) -> tuple[HedgeRow, int] | None:
    """The hedge that starts at `index` and the index after it."""
    for row in load_hedges(line.language)[1].get(line.at(index).lower, ()):
        if all(line.at(index + k).lower == piece for k, piece in enumerate(row.pieces)):
            return row, index + len(row.pieces)
    return None


def play(value: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    """How far off a number may be: half the place it is stated to, and the play of a hedge (a round number's is wider).

    "34 Milliarden" may be off by half a Milliarde, "eine Milliarde" by a quarter, "rund 300" by 30.
    """
    size = abs(value)
    half = min(step / TWO, size / FOUR) if step >= 1 else step / TWO
    place = place_of(value) if value else step
    slack = min(max(place, step) / TWO, max(half, size * TENTH))
    return half, slack


def place_of(value: Decimal) -> Decimal:
    """The place of the last figure that is no zero: 10 of 350, 0.1 of 2.5."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def bounds(value: Decimal, step: Decimal, row: HedgeRow) -> tuple[Decimal, Decimal]:
    """The lowest and the highest value that a number stated with this hedge may mean."""
    half, slack = play(value, step)
    if row.low == row.high == "slack" and value and len(value.normalize().as_tuple().digits) >= THREE_FIGURES:
        slack = max(slack, place_of(value))  # "etwa 135" is more than rounding: 134 to 136
    shift = {"value": Decimal(0), "half": half, "slack": slack, "open": INFINITY}
    low, high = value - shift[row.low], value + shift[row.high]
    # 34.5 rounds to 35: a rounded figure stops just short of its upper end, so that 34 and 35 do not meet.
    return (low, high - half * EDGE) if row.high == "half" else (low, high)


LONGEST_SHOWN = 20  # digits before the point of a scale word beyond which nothing is rounded; Decimal holds 28 in all


def round_shown(number: Decimal) -> Decimal:
    """A number to three digits after the point of its scale word: 8.4999999 billion is 8.5 billion."""
    scale = next((size for size in SCALES if abs(number) >= size), Decimal(1))
    shown = number / scale
    if shown.adjusted() > LONGEST_SHOWN:
        return number
    return shown.quantize(Decimal("0.001")) * scale


def explain(stated: str, low: Decimal, high: Decimal) -> str | Draft:
    """Why the range is as it is: "knapp 9 Mrd. reicht von 8,5 Mrd. bis 9 Mrd."; empty for an exact number.

    A draft, as hardly one of them is ever read.
    """
    if low == high:
        return ""
    if low.is_infinite() and high.is_infinite():
        return ""
    if low.is_infinite():
        return draft("{stated} allows all up to {high}", stated=stated, high=round_shown(high))
    if high.is_infinite():
        return draft("{stated} allows all from {low}", stated=stated, low=round_shown(low))
    return draft("{stated} runs from {low} to {high}", stated=stated, low=round_shown(low), high=round_shown(high))


SCALES = (Decimal(10) ** 12, Decimal(10) ** 9, Decimal(10) ** 6)
