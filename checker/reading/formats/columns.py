"""Columns of a page whose text was drawn row by row, across them: recognised scans and tables of some programs.

Rows are cut where several of them, one below the other, leave the same place free; a row of figures in a table is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

BLANK = re.compile(r"\s+")
GUTTER = 0.8  # times the height of the type: what is wider may lie between columns
STRIP = 10  # points: what begins so near to one another is of one column
FEWEST_ROWS, FEWEST_SIGNS = 4, 20  # rows beside one another, and signs in a row of each column on average
NEXT = 1.7  # times the height of a row: what is further below is not of the same column
MOST_COLUMNS = 6
Row = tuple[str, int]  # its characters, and where they begin on the page


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a row may be divided: the place of the first character behind it, and where that begins, in points."""

    place: int
    edge: float


@dataclass(frozen=True, slots=True)
class Span:
    """How far a row reaches, in points."""

    left: float
    right: float
    bottom: float
    height: float


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of two columns beside one another; `end` is the row behind them, and `stands` whether they are columns."""

    left: tuple[Row, ...]
    right: tuple[Row, ...]
    end: int
    stands: bool


def order_rows(page: Any, rows: Sequence[Row], columns: int = MOST_COLUMNS) -> list[Row]:
    """The rows in the order they are read in: those of columns beside one another are divided, and told in turn."""
    if columns < 2 or not any(_find_cuts(page, *row) for row in rows[:: FEWEST_ROWS - 1]):
        return list(rows)  # of rows beside one another one is among these
    cuts = [_find_cuts(page, *row) for row in rows]
    spans = [_find_span(page, *row) for row in rows]
    ordered: list[Row] = []
    here = 0
    tried: list[tuple[float, int]] = []  # places that are between no columns, and up to which row
    while here < len(rows):
        tried = [(edge, end) for edge, end in tried if end > here]
        found = None
        for cut in cuts[here]:
            if found is None and not any(abs(edge - cut.edge) <= STRIP for edge, _ in tried):
                block = _find_block(rows, cuts, spans, here, cut.edge)
                found = block if block.stands else None
                tried.append((cut.edge, block.end))
        if found is None:
            ordered.append(rows[here])
            here += 1
            continue
        here = found.end
        ordered += [*found.left, *order_rows(page, found.right, columns - 1)]
    return ordered


def _find_block(
    rows: Sequence[Row], cuts: Sequence[Sequence[Cut]], spans: Sequence[Span | None], start: int, edge: float
) -> Block:
    """The rows from `start` on that leave a place free, as the columns on its left and right."""
    left: list[Row] = []
    right: list[Row] = []
    beside = signs_left = signs_right = 0
    here = start
    above: Span | None = None
    while here < len(rows):
        (words, at), span = rows[here], spans[here]
        if span is None:
            here += 1
            continue
        if above is not None and abs(above.bottom - span.bottom) > NEXT * max(above.height, span.height):
            break
        cut = next((cut for cut in cuts[here] if abs(cut.edge - edge) <= STRIP), None)
        if cut is not None:
            left.append((words[: cut.place], at))
            right.append((words[cut.place :], at + cut.place))
            beside += 1
            signs_left += cut.place
            signs_right += len(words) - cut.place
        elif span.right < edge:
            left.append((words, at))
        elif span.left >= edge - STRIP:
            right.append((words, at))
        else:
            break
        above = span
        here += 1
    enough = beside >= FEWEST_ROWS and min(signs_left, signs_right) >= FEWEST_SIGNS * beside
    return Block(tuple(left), tuple(right), here, enough)


def _find_cuts(page: Any, words: str, at: int) -> list[Cut]:
    """The places within a row that stand further apart than words do."""
    found = []
    for blank in BLANK.finditer(words):
        begin, end = blank.span()
        if begin and end < len(words):
            before, after = _corners(page, at + begin - 1), _corners(page, at + end)
            if before and after and after[0] - before[2] > GUTTER * (before[3] - before[1]):
                found.append(Cut(end, after[0]))
    return found if len(found) < MOST_COLUMNS else []  # more are those of a table


def _find_span(page: Any, words: str, at: int) -> Span | None:
    """How far a row reaches; None for one that is blank or whose place is not known."""
    shown = words.strip()
    if not shown:
        return None
    first = at + len(words) - len(words.lstrip())
    begin, end = _box(page, first), _box(page, first + len(shown) - 1)
    return Span(begin.left, end.right, begin.bottom, begin.height) if begin and end else None


def _box(page: Any, character: int) -> Span | None:
    corners = _corners(page, character)
    return Span(corners[0], corners[2], corners[1], corners[3] - corners[1]) if corners else None


def _corners(page: Any, character: int) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of a character; None where it has no place. Asked for each word of a row."""
    try:
        corners: tuple[float, float, float, float] = page.get_charbox(character, loose=True)
    except _page_error():
        return None
    return corners


@lru_cache(maxsize=1)
def _page_error() -> type[Exception]:
    from pypdfium2 import PdfiumError  # loaded already, as there is a page

    error: type[Exception] = PdfiumError
    return error
