"""An article as word pieces in which every figure is a mask, so that what is learned of it is its context alone.

Quantities are read with the dates visible ("2019 waren es <mask>"), dates with everything masked.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.describing.described import DescribedArticle, DescribedFigure
from checker.pairing.vocabulary import Vocabulary

# The part of a mention that is masked: digits and number words; units and scale words stay.
NUMBER = re.compile(
    r"\d(?:[\d.,:'’\u00a0\u202f ]*\d)?"
    r"|\b(?:ein(?:e[nmrs]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![a-zäöüß])"
    r"|[a-zäöüß]*(?:zehn|zig|ßig|hundert|tausend|teen|ty)[a-zäöüß]*",
    re.IGNORECASE,
)
LONGEST = 440  # word pieces read at once; the encoder knows 512 places
STEP = 300  # word pieces from one window of a long article to the next


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces of a stretch of an article, and at which of them the masks of figures stand, by figure number."""

    pieces: tuple[int, ...]
    places: Mapping[int, int]


def read_windows(article: DescribedArticle, vocabulary: Vocabulary, dates: bool) -> tuple[Window, ...]:
    """The article with its quantities masked, with `dates` its dates as well; every figure is in one window.

    `places` holds the quantities alone, with `dates` the dates alone: those that this reading is made for.
    """
    pieces: list[int] = []
    places: dict[int, int] = {}
    last = article.body_start
    for figure in article.figures:
        if figure.when is not None and not dates:
            continue
        start, end = masked_part(article.text, figure)
        if start < last:
            continue
        pieces += vocabulary.pieces_of(article.text[last:start])
        if dates == (figure.when is not None):
            places[figure.number] = len(pieces)
        pieces.append(vocabulary.mask)
        last = end
    pieces += vocabulary.pieces_of(article.text[last:])
    return cut(pieces, places)


def masked_part(text: str, figure: DescribedFigure) -> tuple[int, int]:
    """Start and end of what is masked of a figure: its number, of a date all of it."""
    if figure.when is not None and figure.dimension != "clock":
        return figure.start, figure.end
    numbers = list(NUMBER.finditer(text, figure.start, figure.end))
    return (numbers[0].start(), numbers[-1].end()) if numbers else (figure.start, figure.end)


def cut(pieces: Sequence[int], places: Mapping[int, int]) -> tuple[Window, ...]:
    """Windows of at most LONGEST pieces; a figure goes with the window in which it stands furthest from both ends."""
    if len(pieces) <= LONGEST:
        return (Window(tuple(pieces), dict(places)),)
    starts = sorted({min(start, len(pieces) - LONGEST) for start in range(0, len(pieces), STEP)})
    held: dict[int, dict[int, int]] = {start: {} for start in starts}
    for number, place in places.items():
        around = starts[bisect_left(starts, place - LONGEST + 1) : bisect_right(starts, place)]
        best = max(around, key=lambda start: (min(place - start, start + LONGEST - 1 - place), -start))
        held[best][number] = place - best
    return tuple(Window(tuple(pieces[start : start + LONGEST]), held[start]) for start in starts if held[start])
