"""What is left of a sentence in a table of figures, days and names: those, each with the few words beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.finding.dates.dates import find_dates
from checker.finding.figures.quantities import find_quantities
from checker.reader.sentences import StorySentence

NAME = re.compile(r"(?<![.!?:] )(?<!^)\b[A-ZÄÖÜ][\w’-]+(?: [A-ZÄÖÜ][\w’-]+)+|\b[A-ZÄÖÜ]{2,}\b")
BESIDE = re.compile(r"(?:[ ]\S+){0,4}")
BEFORE = re.compile(r"(?:\S+[ ]){0,2}$")
LEFT_OUT = " | "


@lru_cache(maxsize=20_000)  # a table is written anew with every article that is added to it
def outline(sentence: StorySentence) -> str:
    """The figures, days and names of a sentence, each with up to two words before and four behind it; "-" if none."""
    text, language = sentence.text, sentence.article.language
    figures = [(one.start, one.end) for one in find_quantities(text, language, sentence.article.day)]
    days = [(one.start, one.end) for one in find_dates(text, language, sentence.article.day)]
    names = [found.span() for found in NAME.finditer(text)]
    spans = [(_begin(text, start), _finish(text, end)) for start, end in (*figures, *days)]
    parts: list[tuple[int, int]] = []
    for start, end in sorted([*spans, *names]):
        if parts and start <= parts[-1][1] + 1:
            parts[-1] = (parts[-1][0], max(end, parts[-1][1]))
        else:
            parts.append((start, end))
    return LEFT_OUT.join(text[start:end].strip() for start, end in parts) or "-"


def _begin(text: str, start: int) -> int:
    found = BEFORE.search(text, 0, start)
    return found.start() if found else start


def _finish(text: str, end: int) -> int:
    found = BESIDE.match(text, end)
    return found.end() if found else end
