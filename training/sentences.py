"""Where the sentences of a marked text begin and end."""

from __future__ import annotations

import re

from training.marked import MENTION

SENTENCE_END = re.compile(r"(?<=[a-zäöüß}”“\")][.!?])\s+(?=[A-ZÄÖÜ„“\"{])|\n+")


def find_bounds(marked: str) -> list[int]:
    """Where the sentences of a marked text begin, and where the last one ends."""
    inside = [found.span() for found in MENTION.finditer(marked)]
    ends = [found.end() for found in SENTENCE_END.finditer(marked)]
    return [0, *(end for end in ends if not any(low < end < high for low, high in inside)), len(marked)]
