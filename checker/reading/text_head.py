"""The head of a plain text: "key value" or "key: value" lines before the body, a date glued to the first words too.

Keys are date, source, title and language (German: Datum, Quelle, Titel, Sprache, these only with a colon). A key
without a colon is written in lower case, so that a body that begins with "Source" or "Date" is not taken for a head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from checker.expression import Expression
from checker.finding.page.agencies import agencies_in
from checker.messages import Remark
from checker.reading.dates import read_day, read_stamp
from checker.reading.decoding import MARK
from checker.reading.languages import name_language

KEYS = {
    "date": "date",
    "datum": "date",
    "published": "date",
    "source": "source",
    "quelle": "source",
    "title": "title",
    "titel": "title",
    "language": "language",
    "sprache": "language",
}
WITH_COLON = Expression(rf"[ \t]*({'|'.join(KEYS)})[ \t]?:[ \t]*", re.IGNORECASE)
WITHOUT_COLON = Expression(r"[ \t]*(date|source|title|language)[ \t]+(?=\S)")
REST_OF_LINE = Expression(r"[^\r\n]*")
LINE_END = Expression(r"[ \t]*(?:\r\n|\r|\n|$)")
BY_LINE = Expression(r"[ \t]*(?:Von|By)[ \t]?:[ \t]*([^\r\n]{2,80})")
ADDRESS = Expression(r"[ \t]*(https?://[^\s<>]{4,2000})(?=[ \t]*(?:[\r\n]|$))")
PARTIAL_DATE = Expression(r"\d{4}(?:-\d{2})?")
BLANK = " \t\r\n\f\v\u00a0" + MARK


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says; `end` is the offset of the first character of the body."""

    end: int
    published: date | datetime | None = None
    source: str | None = None
    title: str | None = None
    language: str | None = None
    lineage: tuple[str, ...] = ()
    problem: str = ""


def read_head(text: str) -> Head:
    """The head of a plain text; an empty head, ending at the first character that is not blank, if it has none."""
    head = Head(_skip_blank(text, 0))
    while True:
        longer = _read_line(text, head)
        if longer is None:
            return replace(head, end=_skip_blank(text, head.end))
        head = longer


def _read_line(text: str, head: Head) -> Head | None:
    if by_line := BY_LINE.match(text, head.end):
        agencies = agencies_in(by_line[1])
        return _after(text, replace(head, lineage=agencies), by_line.end()) if agencies else None
    found = WITH_COLON.match(text, head.end) or WITHOUT_COLON.match(text, head.end)
    if found is None:
        return _read_bare_address(text, head) or _read_bare_date(text, head)
    key = KEYS[found[1].lower()]
    if key == "date":
        return _read_date_line(text, head, found.end())
    rest = REST_OF_LINE.match(text, found.end())
    value = rest.group().strip() if rest else ""
    if rest is None or not value or getattr(head, key) is not None:
        return None
    if key == "language":
        language = name_language(value)
        return _after(text, replace(head, language=language), rest.end()) if language else None
    longer = replace(head, source=value) if key == "source" else replace(head, title=value)
    return _after(text, longer, rest.end())


def _read_date_line(text: str, head: Head, start: int) -> Head | None:
    stamp = read_stamp(text, start)
    if head.published is not None:
        return None
    if stamp is None:
        return _read_unusable_date(text, head, start)
    published, end = _without_glued_figures(text, start, *stamp)
    again = read_stamp(text, end + len(text[end : end + 3]) - len(text[end : end + 3].lstrip(" \t")))
    if again and LINE_END.match(text, again[1]):
        same_day = isinstance(again[0], datetime) and again[0].date() == day_of(published)
        published, end = again[0] if same_day and not isinstance(published, datetime) else published, again[1]
    return _after(text, replace(head, published=published), end)


def _read_unusable_date(text: str, head: Head, start: int) -> Head | None:
    """A date line that names no day: "date 2025-03" leaves the article undated; other values are a problem too."""
    rest = REST_OF_LINE.match(text, start)
    value = rest.group().strip() if rest else ""
    if rest is None or not value:
        return None
    if PARTIAL_DATE.fullmatch(value):
        return _after(text, head, rest.end())
    if not text[head.end : start].rstrip().endswith(":"):
        return None
    problem = Remark("the head's date {given} is not a day: read as undated", given=repr(value[:40]))
    return _after(text, replace(head, problem=problem), rest.end())


def _without_glued_figures(text: str, start: int, published: date | datetime, end: int) -> tuple[date | datetime, int]:
    """The day alone where "22:45" is followed by words: it may be the body's first figure."""
    clock_is_sure = text[start:end].rstrip().endswith(("Uhr", "Z")) or LINE_END.match(text, end)
    if not isinstance(published, datetime) or clock_is_sure:
        return published, end
    return read_day(text, start) or (published, end)


def _read_bare_address(text: str, head: Head) -> Head | None:
    """A web address alone on its line says where the text was taken from."""
    found = ADDRESS.match(text, head.end)
    if found is None or head.source is not None:
        return None
    return _after(text, replace(head, source=found[1]), found.end())


def _read_bare_date(text: str, head: Head) -> Head | None:
    stamp = read_stamp(text, head.end)
    if stamp is None or head.published is not None or not LINE_END.match(text, stamp[1]):
        return None
    return _after(text, replace(head, published=stamp[0]), stamp[1])


def _after(text: str, head: Head, end: int) -> Head:
    """The head grown to the next line; a blank line follows as the body's own."""
    line_end = LINE_END.match(text, end)
    return replace(head, end=line_end.end() if line_end else end)


def day_of(published: date | datetime) -> date:
    """The calendar day of a date or a date with a time."""
    return published.date() if isinstance(published, datetime) else published


def _skip_blank(text: str, start: int) -> int:
    while start < len(text) and text[start] in BLANK:
        start += 1
    return start
