"""Units of measure and currencies: which words and signs name them, their dimension, exact conversion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.finding.figures.scan import Line
from checker.model import Quantity
from checker.tables import read_table

DATA = Path(__file__).parent / "data"
SHORT = 3
CODE = 3
MONEY = "money"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its code; `minor` marks the hundredth part of a currency (Cent)."""

    code: str
    minor: bool = False
    symbol: bool = False


Form = tuple[tuple[str, ...], bool, Unit]


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The written forms of one language by their first piece, longest first, and the ISO 4217 codes."""

    forms: dict[str, tuple[Form, ...]]
    codes: frozenset[str]


@lru_cache(maxsize=1)
def load_rows() -> dict[str, tuple[str, Fraction]]:
    """Dimension and factor to the base unit by unit code."""
    rows = read_table(DATA / "units.toml")["units"]
    return {row[3] if len(row) > 3 else code: (row[0], Fraction(row[1])) for code, row in rows.items()}


@lru_cache(maxsize=1)
def load_files() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The three tables as they are: units, their generated forms, currencies."""
    return tuple(read_table(DATA / name) for name in ("units.toml", "unit_forms.toml", "currencies.toml"))  # type: ignore[return-value]


def written_forms(language: str) -> Iterator[tuple[str, Unit]]:
    """Every written form of every unit and currency of one language; later ones replace earlier ones."""
    units, generated, money = load_files()
    never = frozenset(units["never"][language])
    for table in (generated["currencies"][language], money[language]):
        yield from ((form, Unit(code)) for code, forms in table.items() for form in forms)
    for code, forms in money["minor"][language].items():
        yield from ((form, Unit(code, minor=True)) for form in forms)
    for code, forms in generated["units"][language].items():
        yield from ((form, Unit(public_code(code))) for form in forms if form not in never)
    for code, forms in units["more"][language].items():
        yield from ((form, Unit(public_code(code))) for form in forms)
    signs = {**generated["symbols"], **money["symbols"]}
    yield from ((sign, Unit(code, symbol=True)) for sign, code in signs.items())


def public_code(key: str) -> str:
    """The unit code of a row of units.toml; a fourth column holds those that TOML takes for no bare key ("km/h")."""
    row = load_files()[0]["units"][key]
    return str(row[3]) if len(row) > CODE else key


@lru_cache(maxsize=4)
def load_units(language: str = "de") -> UnitTable:
    """The unit table of "de" or "en"."""
    pairs: dict[tuple[str, ...], tuple[bool, Unit]] = {}
    for form, unit in written_forms(language):
        exact = len(form) <= SHORT
        pieces = Line(form, 0, len(form), language).pieces
        pairs[tuple(piece.text if exact else piece.lower for piece in pieces)] = (exact, unit)
    by_first: dict[str, list[Form]] = {}
    for written, (exact, unit) in pairs.items():
        by_first.setdefault(written[0].lower(), []).append((written, exact, unit))
    forms = {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in by_first.items()}
    return UnitTable(forms, frozenset(load_files()[1]["currencies"][language]))


def unit_at(line: Line, index: int) -> tuple[Unit, int] | None:
    """The unit written at `index` and the index after it, or None."""
    rows = load_units(line.language).forms.get(line.at(index).lower)
    for pieces, exact, unit in rows or ():
        for offset, piece in enumerate(pieces):
            written = line.at(index + offset)
            if (written.text if exact else written.lower) != piece or (piece.isdecimal() and not written.glued):
                break
        else:
            return unit, index + len(pieces)
    return None


@lru_cache(maxsize=1)
def load_scaled() -> dict[tuple[str, ...], tuple[str, Decimal]]:
    """Signs of thousands and millions of a currency ("TEUR", "T€"), cut into pieces: its code and the factor."""
    rows = load_files()[2]["scaled"]
    return {
        tuple(piece.text for piece in Line(form, 0, len(form), "de").pieces): (code, Decimal(factor))
        for form, (code, factor) in rows.items()
    }


def scaled_money_at(line: Line, index: int) -> tuple[str, Decimal, int] | None:
    """Currency, factor and the index after a sign such as "TEUR" or "T€" that starts at `index`, or None."""
    one, two = line.at(index), line.at(index + 1)
    for pieces in ((one.text, two.text) if two.glued else (), (one.text,)):
        if pieces in load_scaled():
            code, factor = load_scaled()[pieces]
            return code, factor, index + len(pieces)
    return None


def dimension_of(unit: str | None) -> str:
    """The dimension of a unit code: "length", "duration", "money", ...; "count" for None, else the code itself."""
    if unit is None:
        return "count"
    row = load_rows().get(unit)
    if row:
        return row[0]
    return MONEY if unit in load_units("de").codes or unit == "BTC" else unit


def can_convert(unit: str | None, other: str | None) -> bool:
    """Whether one unit converts exactly into the other: same code, or same dimension and no money."""
    return unit == other or (dimension_of(unit) == dimension_of(other) and dimension_of(unit) in dimensions())


@lru_cache(maxsize=1)
def dimensions() -> frozenset[str]:
    """All dimensions with conversion factors."""
    return frozenset(dimension for dimension, _ in load_rows().values())


def bring_to_finer(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Both quantities in the smaller of their two units: half an hour and 35 minutes as 30 and 35 minutes.

    Raises ValueError when the units do not measure the same thing.
    """
    if one.unit is None or other.unit is None or one.unit == other.unit:
        return one, other
    rows = load_rows()
    finer = min(one.unit, other.unit, key=lambda unit: rows[unit][1])
    return convert(one, finer), convert(other, finer)


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
