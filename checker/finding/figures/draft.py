"""The figure being read: its number, unit, kind and span in pieces, filled in step by step."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker.finding.figures.hedges import EXACTLY, HedgeRow
from checker.finding.figures.numerals import ONE, ZERO
from checker.finding.figures.scan import Line


@dataclass(slots=True)
class Figure:
    """A figure being read: its number, unit and span in pieces; filled further by whoever reads on."""

    first: int
    end: int
    value: Decimal | None
    step: Decimal
    low: Decimal = ZERO
    high: Decimal = ZERO
    unit: str | None = None
    kind: str = "count"
    counted: str | None = None
    scale: Decimal = ONE
    digits: bool = False
    per: str | None = None
    hedge: HedgeRow = EXACTLY
    one: bool = False
    whole_word: bool = False
    bare: bool = True
    hundredths: bool = False  # stated in cents or pence

    @property
    def is_range(self) -> bool:
        """Whether both ends are stated."""
        return self.value is None


def cancel(figure: Figure) -> bool:
    """Mark the figure as none after all."""
    figure.end = figure.first
    return True


def is_alone(line: Line, figure: Figure) -> bool:
    """Whether the line says nothing but this number."""
    return figure.first == 0 and figure.end == len(line)
