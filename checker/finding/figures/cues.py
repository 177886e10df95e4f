"""Where in raw text a figure or a number word may start: one pass of one pattern, before anything is cut into words."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.expression import Expression
from checker.finding.figures.number_words import CUES, load_tables
from checker.finding.figures.units import load_units
from checker.finding.figures.word_lists import words

NEXT_WORD = Expression(r"[ \u00a0-]([^\W\d_]+)")
BEFORE_ONE = Expression(r"(?:nur|lediglich|only) $|^$|[\n\r]$")
BEFORE_MORE = frozenset(("bis", "oder"))  # "ein bis zwei Tage"
LOOK_BACK = 12


@lru_cache(maxsize=2)
def load_pattern(language: str, fold: bool) -> Expression:
    """The cues of one language for lower-case text; `fold` for text in its own case. The group is an article."""
    cues = [cue[:-1] + r"\b" if cue.endswith("$") else cue for cue in load_tables()[language]["cues"] if cue != "an?$"]
    article = "|".join(sorted(words(f"articles_{language}"), key=lambda word: (-len(word), word)))
    return Expression(rf"\d|[½¼¾⅐-⅞]|\b(?:({article})\b|{'|'.join(cues)})", re.IGNORECASE if fold else 0)


@lru_cache(maxsize=2)
def load_followers(language: str) -> frozenset[str]:
    """Words that make a number of the article before them: units, "einziger", "Toter"."""
    return frozenset(load_units(language).forms) | words("single") | words("victims")


def cue_offsets(text: str, language: str) -> list[int]:
    """Offsets in `text` where a number may start, in order."""
    lower = text.lower()
    fold = len(lower) != len(text)
    subject = text if fold else lower
    followers, cue = load_followers(language), CUES[language].match
    found: list[int] = []
    for match in load_pattern(language, fold).finditer(subject):
        start = match.start()
        if match.lastindex:
            after = NEXT_WORD.match(subject, match.end())
            word = after.group(1).lower() if after else ""
            alone = BEFORE_ONE.search(subject[max(0, start - LOOK_BACK) : start])
            if word not in followers and not cue(word) and not alone and word not in BEFORE_MORE:
                continue
        found.append(start)
    return found
