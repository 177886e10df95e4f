"""One spelling for every letter: a text in Unicode's composed form (NFC), without soft hyphens.

Files from some systems hold "ü" as "u" and two dots, and pages hold soft hyphens in long words; rules and tables know
one spelling. Offsets that are told outside are those of the text as given, so each character keeps its old offset.
"""

from __future__ import annotations

import re
import unicodedata

from checker.expression import Expression

SOFT_HYPHEN = Expression("(?<=\\w)\u00ad+(?=\\w)")
# A letter with the marks that belong to it, and soft hyphens inside a word: what composing may change.
CLUSTER = Expression("(?<=\\w)\u00ad+(?=\\w)|.[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+", re.DOTALL)


def compose(text: str) -> tuple[str, tuple[int, ...]]:
    """The composed text, and for each of its characters and its end the offset in `text`; () where nothing changed."""
    if unicodedata.is_normalized("NFC", text) and not SOFT_HYPHEN.search(text):
        return text, ()
    parts: list[str] = []
    offsets: list[int] = []
    done = 0
    for found in CLUSTER.finditer(text):
        start, end = found.span()
        parts.append(text[done:start])
        offsets.extend(range(done, start))
        composed = "" if found.group()[0] == "\u00ad" else unicodedata.normalize("NFC", found.group())
        parts.append(composed)
        offsets.extend([start] * len(composed))
        done = end
    parts.append(text[done:])
    offsets.extend(range(done, len(text) + 1))
    return "".join(parts), tuple(offsets)
