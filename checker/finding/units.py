"""Units of measure and currencies: which words and signs name them, their dimension, exact conversion."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.finding.scan import Line
from checker.model import Quantity

DATA = Path(__file__).parent / "data"
SHORT = 3
MONEY = "money"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its code; `minor` marks the hundredth part of a currency (Cent)."""

    code: str
    minor: bool = False
    symbol: bool = False


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The written forms of one language by their first piece: (all pieces, unit), longest first; and the signs of money."""

    forms: dict[str, tuple[tuple[tuple[str, ...], bool, Unit], ...]]
    signs: dict[str, str]
    codes: frozenset[str]


@lru_cache(maxsize=1)
def load_rows() -> dict[str, tuple[str, Fraction]]:
    """Dimension and factor to the base unit by unit code."""
    rows = tomllib.loads((DATA / "units.toml").read_text(encoding="utf-8"))["units"]
    return {row[3] if len(row) > 3 else code: (row[0], Fraction(row[1])) for code, row in rows.items()}


@lru_cache(maxsize=1)
def load_files() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The three tables as they are: units, their generated forms, currencies."""
    return tuple(
        tomllib.loads((DATA / name).read_text(encoding="utf-8"))
        for name in ("units.toml", "unit_forms.toml", "currencies.toml")
    )  # type: ignore[return-value]


@lru_cache(maxsize=4)
def load_units(language: str = "de") -> UnitTable:
    """The unit table of "de" or "en"."""
    units, generated, money = load_files()
    never = frozenset(units["never"][language])
    pairs: dict[tuple[str, ...], tuple[bool, Unit]] = {}

    def enter(form: str, unit: Unit) -> None:
        pieces = Line(form, 0, len(form), language).pieces
        exact = len(form) <= SHORT
        pairs[tuple(piece.text if exact else piece.lower for piece in pieces)] = (exact, unit)

    for table in (generated["currencies"][language], money[language]):
        for code, forms in table.items():
            for form in forms:
                enter(form, Unit(code))
    for code, forms in money["minor"][language].items():
        for form in forms:
            enter(form, Unit(code, minor=True))
    for table in (generated["units"][language], units["more"][language]):
        for code, forms in table.items():
            row = units["units"][code]
            for form in forms:
                if form not in never or table is not generated["units"][language]:
                    enter(form, Unit(row[3] if len(row) > 3 else code))
    signs = {**generated["symbols"], **money["symbols"]}
    for sign, code in signs.items():
        enter(sign, Unit(code, symbol=True))
    by_first: dict[str, list[tuple[tuple[str, ...], bool, Unit]]] = {}
    for pieces, (exact, unit) in pairs.items():
        by_first.setdefault(pieces[0].lower(), []).append((pieces, exact, unit))
    forms_by_first = {
        first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in by_first.items()
    }
    return UnitTable(forms_by_first, signs, frozenset(generated["currencies"][language]))


def unit_at(line: Line, index: int) -> tuple[Unit, int] | None:
    """The unit written at `index` and the index after it, or None."""
    rows = load_units(line.language).forms.get(line.at(index).lower)
    for pieces, exact, unit in rows or ():
        for offset, piece in enumerate(pieces):
            written = line.at(index + offset)
            if (written.text if exact else written.lower) != piece:
                break
        else:
            return unit, index + len(pieces)
    return None


def dimension_of(unit: str | None) -> str:
    """The dimension of a unit code: "length", "duration", "money", ...; "count" for None; the code itself if unknown."""
    if unit is None:
        return "count"
    row = load_rows().get(unit)
    if row:
        return row[0]
    return MONEY if unit in load_units("de").codes or unit == "BTC" else unit


def can_convert(unit: str | None, other: str | None) -> bool:
    """Whether one unit converts exactly into the other: same code, or same dimension and no money."""
    return unit == other or (dimension_of(unit) == dimension_of(other) and dimension_of(unit) in DIMENSIONS())


@lru_cache(maxsize=1)
def DIMENSIONS() -> frozenset[str]:  # noqa: N802
    """All dimensions with conversion factors."""
    return frozenset(dimension for dimension, _ in load_rows().values())


def convert(quantity: Quantity, unit: str) -> Quantity:
    """The quantity in another unit of its dimension, exactly (28 digits where the factor is no finite decimal).

    Raises ValueError when the units do not measure the same thing.
    """
    if quantity.unit == unit:
        return quantity
    if quantity.unit is None or not can_convert(quantity.unit, unit):
        raise ValueError(f"{quantity.unit} does not convert to {unit}")
    factor = load_rows()[quantity.unit][1] / load_rows()[unit][1]

    def change(number: Decimal) -> Decimal:
        return number if number.is_infinite() else number * factor.numerator / factor.denominator

    value = None if quantity.value is None else change(quantity.value)
    return replace(quantity, low=change(quantity.low), high=change(quantity.high), value=value, unit=unit)


def base_unit(unit: str) -> str:
    """The unit of this dimension with factor 1 (km -> m); the code itself if there is none."""
    row = load_rows().get(unit)
    if row is None:
        return unit
    return next(
        (code for code, (dimension, factor) in load_rows().items() if dimension == row[0] and factor == 1), unit
    )
