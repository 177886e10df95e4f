"""The line that says who wrote an article: "Von Eva Muster", "VON EVA MUSTER UND KIM ROTH", "Text: Eva Muster".

It stands among the first lines, before the running text. It stays in the text, as it does on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.expression import Expression
from checker.finding.page.agencies import agencies_in

LINE = Expression(r"[^\r\n]+")
FIRST_LINES, FIRST = 8, 1500  # lines and characters looked at
RUNNING = 120  # characters: a line that is longer is running text, which no byline follows
LONGEST = 100
LABEL = Expression(
    r"[ \t]*(?:(?:von|by)(?:[ \t]?:)?|(?:text|autor(?:in|en|innen)?|author|verfasst von|written by)[ \t]?:)[ \t]+",
    re.IGNORECASE,
)
BETWEEN = Expression(r"[ \t]*(?:,|/|&|\||;)[ \t]*|[ \t]+(?:und|and|sowie|UND|AND)[ \t]+")
# A name has two words with capitals, or initials; small words stand within it, never at its end.
PURPOSE = Expression(r"[ \t]*\([^()\r\n]{2,20}\)")  # "(Text)", "(Fotos)"
OFFICE = Expression(
    r"unsere[rmn][ \t]+(?:[A-ZÄÖÜ][\w-]*)?(?:[Rr]edakteur|[Kk]orrespondent|[Mm]itarbeiter|[Rr]eporter|[Aa]utor)"
    r"(?:in|en|innen|s)?[ \t]+"
)
WHERE = Expression(r"[ \t]+(?:in|aus|IN|AUS)[ \t]+(?=[A-ZÄÖÜ])[^,;]{2,40}$")
WORD = r"(?!(?:DER|DEN|DES|DIE|DAS|DE)\b)[A-ZÄÖÜ\u00c0-\u00de][\w’'.-]*"
SMALL = r"(?:von|van|de|del|der|den|di|da|la|le|zu|zur|zum|al|bin|ibn|te|ten|VON|VAN|DER|DE|ZU)"
NAME = Expression(rf"{WORD}(?:[ \t]+(?:{SMALL}[ \t]+){{0,2}}{WORD}){{1,3}}\*?")
BESIDE = Expression(rf"{WORD}(?:[ \t]+(?:{SMALL}[ \t]+)?{WORD}){{0,2}}")  # a place, a paper


def find_byline(text: str, start: int = 0) -> tuple[int, int] | None:
    """Where the byline of a text stands, whose body begins at `start`; None where it has none."""
    for begin, end in _first_lines(text, start):
        if _is_byline(text[begin:end]):
            return begin, end
        if end - begin > RUNNING:
            return None
    return None


def _first_lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The first lines with words, each without the blanks around it."""
    lines = (found for found in LINE.finditer(text, start, min(len(text), start + FIRST)) if found.group().strip())
    for found, _ in zip(lines, range(FIRST_LINES), strict=False):
        words = found.group()
        begin = found.start() + len(words) - len(words.lstrip())
        yield begin, begin + len(words.strip())


def _is_byline(line: str) -> bool:
    """Whether a line names nothing but persons, and behind them where they are or for whom they write."""
    label = LABEL.match(line) if len(line) <= LONGEST else None
    if label is None:
        return False
    names = OFFICE.sub("", WHERE.sub("", PURPOSE.sub("", line[label.end() :].strip())), count=1)
    first, *rest = BETWEEN.split(names)
    return NAME.fullmatch(first) is not None and all(
        NAME.fullmatch(part) or BESIDE.fullmatch(part) or agencies_in(part) for part in rest
    )
