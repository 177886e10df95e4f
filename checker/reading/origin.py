"""Where a text says it comes from: agencies in dateline and credit lines, the publisher, the stamps "Stand: ...".

Only the first and last lines are looked at; an agency quoted in the middle of the text is nobody's lineage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from checker.expression import Expression
from checker.finding.page.agencies import agencies_in, is_credit, is_dated_credit
from checker.reading.dates import read_date, read_day, read_stamp

FIRST, LAST = 1500, 500  # characters from the body's start and before the end of the text
LINE = Expression(r"[^\r\n]+")
DATELINE_GOES_ON = Expression(r"[ \t]?(?:[-–—](?![ \t]*\d)|\()")
DATELINE_ENDS = Expression(r"[ \t]?(?:\([^()\d\r\n]{2,40}\)[ \t]?)?[-–—](?![ \t]*\d)")
BEFORE_DAY = Expression(r",[ \t]+|\([^()\d\r\n]{2,40}\)(?:,|[ \t]?[-–—])?[ \t]+(?=\d)")
DATELINE_LINES = 3
DATELINE = Expression(r"[ \t]*[^\W\d_][^()\r\n]{0,60}\(([^()\r\n]{2,40})\)[ \t]?(?:[-–—:]|\+\+)")
CREDIT_LINE = Expression(
    r"[ \t]*(Von|By|Quellen?|Sources?|Agentur(?:en)?|Text|Mit (?:Agentur)?(?:material|informationen)"
    r"(?: (?:von|der|des))?)\b[ \t]*:?[ \t]*(\S[^\r\n]{0,100})",
    re.IGNORECASE,
)
END_CREDIT = Expression(r"\(([^()\r\n]{2,40})\)[ \t]*$")
SIGN_OFF = Expression(r"(?:/[a-z]{1,4}){1,2}/(DP|JC|BP|RX|FP|JS|FX|DE|ZB)/[a-z]{2,4}[ \t]*$")  # dpa-AFX desk marks
MESSAGE_NUMBER = Expression(r"\bdpa:(\d\d)(\d\d)(\d\d)-\d{1,4}-\d{1,8}")
PROGRAMME = Expression(r"[ \t]*Dieses Thema im Programm:[ \t]*([^|\r\n]{2,40}?)[ \t]*\|")
UPDATED = Expression(
    r"[ \t|•·,–-]*(?:Stand|(?:Zuletzt |Letzte[s ]? ?)?(?:Aktualisiert|Aktualisierung|Update\b|Geändert"
    r"|Änderung|Bearbeitet|Überarbeitet)"
    r"|(?:Last )?(?:Updated|Modified))"
    r"(?: am| vom| on)?[ \t]?:?[ \t]*",
    re.IGNORECASE,
)
PUBLISHED = Expression(
    r"[ \t]*(?:Veröffentlicht|Erschienen|Erstellt|(?:First )?Published|Publiziert|Online seit|Posted"
    r"|Artikel vom|Meldung vom"
    r"|(?:Veröffentlichungs|Erscheinungs|Publikations)datum)(?: am| on)?[ \t]?:?[ \t]*",
    re.IGNORECASE,
)
# Behind a date that stands alone on its line: how long reading takes, and behind a time of day a place.
STAMP_TAIL = Expression(
    r"[ \t]*(?:[-–|,•·/][ \t]*\d{1,2}\.\d{2}[ \t]*)?"
    r"(?:[|•·,–-][ \t]*(?:ca\.[ ])?(?:Lesedauer|Lesezeit|\d{1,2}[ ]Min)[^\r\n|]{0,30})?[ \t.|]*"
)
STAMP_PLACE = Expression(r"(?:[ \t]*[|•·,–-])?[ \t]+[A-ZÄÖÜ][^\W\d_]{2,30}(?:[ -][A-ZÄÖÜ][^\W\d_]{2,30})?[ \t]*")
STAMP_UPDATED = Expression(
    r"[ \t]*[|•·,–-][ \t]*(?:zuletzt |last )?(?:aktualisiert|geändert|updated)[ \t]?:?[ \t]*(?:um |at )?"
    r"\d{1,2}[:.]\d{2}(?: Uhr)?[ \t]*",
    re.IGNORECASE,
)  # "4.3.2026, 10:20 Uhr | aktualisiert 11:05 Uhr"
STAMP_BY = Expression(r"(?:[ \t]*[|•·,–-])?[ \t]+(?:von|by)[ \t]+[A-ZÄÖÜ][^\d\r\n.:;?!]{3,60}")
STAMP_SECTION = Expression(r"[ \t]*[|•·][ \t]*[A-ZÄÖÜ][^\d\r\n.:;?!|]{2,40}")  # "8.1.2026 | Lokales"
PLACE_BEFORE = Expression(
    r"[ \t]*(?:(?:(?:Von|By)(?:[ \t]+[A-ZÄÖÜ][\w’'-]+){2,3}|[A-ZÄÖÜ][^\W\d_]{2,30}(?:[ "
    r"-][A-ZÄÖÜ][^\W\d_]{2,30})?|dpa|afp|apa|epd|kna|sid)(?:[,.]|[ \t][-–—])[ \t]+"
    r"(?:(?:den|am)[ \t]+)?(?=\d))?"
)
AFTER_BAR = Expression(r"[|•·][ \t]*(?=\d|[A-Z][a-z]{1,9}\.?,? \d)")
BAR = Expression(r"[ \t]*[|•·]")
# A line below the headline, and lines beside it that make it the day of an event
DATED = Expression(r"[ \t]*(?:Datum|Date)[ \t]?:[ \t]*", re.IGNORECASE)
OF_EVENT = Expression(
    r"[ \t]*(?:Ort|Zeit|Uhrzeit|Beginn|Einlass|Eintritt|Place|Time|Venue|Where)[ \t]?:", re.IGNORECASE
)
DATED_LINES = 4
# The head of a paper or release, up to its date: "Kreisblatt, Dienstag, 3. Februar 2026, Nr. 28"
PAPER = Expression(
    r"[ \t]*(?=[A-ZÄÖÜ])[^\r\n.!?\d]{0,60}?(?:blatt|zeitung|kurier|bote|anzeiger|post|presse|rundschau|nachrichten|"
    r"allgemeine|journal|mitteilung|information|times|herald|gazette|news|press release)\b"
    r"[^\r\n!?,|]{0,30}?(?:[,|·•–-]|[ \t]vom)[ \t]+",
    re.IGNORECASE,
)
PAPER_TAIL = Expression(
    r"[ \t]*[,|·•/–-][ \t]*(?:Nr|Nummer|No|Ausgabe|Seite|S|Page|\d{1,3}\.? Jahrgang)\b[^\r\n]{0,40}"
)
HEAD_LINES, ROW_LINES, LONGEST_HEAD, LONGEST_TITLE = 8, 4, 240, 140


@dataclass(frozen=True, slots=True)
class Origin:
    """What a text says of itself; each may be missing."""

    lineage: tuple[str, ...]
    source: str | None
    stamp: date | datetime | None


def find_origin(text: str, start: int) -> Origin:
    """Lineage, publisher and stamp of the text from `start` on."""
    first = [found.span() for found in LINE.finditer(text, start, min(len(text), start + FIRST))]
    tail = max(start, text.rfind("\n", start, max(start, len(text) - LAST)) + 1)
    last = [found.span() for found in LINE.finditer(text, tail)][-4:]
    lineage = (*_opening_credits(text, first), *_closing_credits(text, last))
    return Origin(tuple(dict.fromkeys(lineage)), _publisher(text, first + last), _stamp(text, first, tail))


def name_source(value: str) -> str:
    """The publisher's name: of a web address the host without "www.", else the value itself."""
    value = value.strip()
    if not re.match(r"https?://", value):
        return value
    try:
        host = urlsplit(value).hostname
    except ValueError:
        return value
    return host.removeprefix("www.") if host else value


def _opening_credits(text: str, lines: list[tuple[int, int]]) -> Iterator[str]:
    for start, end in lines[:12]:
        if dateline := DATELINE.match(text, start, end):
            yield from agencies_in(dateline[1])
        yield from _credit_line(text, start, end)


def _closing_credits(text: str, lines: list[tuple[int, int]]) -> Iterator[str]:
    for start, end in lines:
        line = text[max(start, end - 120) : end]
        if credit := END_CREDIT.search(line):
            yield from agencies_in(credit[1])
        if SIGN_OFF.search(line):
            yield "dpa-AFX"
        if MESSAGE_NUMBER.search(line):
            yield "dpa"
        yield from _credit_line(text, start, end)


def _credit_line(text: str, start: int, end: int) -> tuple[str, ...]:
    if found := CREDIT_LINE.match(text, start, end):
        return agencies_in(found[2])
    line = text[start:end].strip() if end - start <= 60 else ""
    return agencies_in(line) if line and is_credit(line) else ()


def _publisher(text: str, lines: list[tuple[int, int]]) -> str | None:
    for start, end in lines:
        if programme := PROGRAMME.match(text, start, end):
            return programme[1]
        found = CREDIT_LINE.match(text, start, end)
        if found and found[1].casefold() in ("quelle", "source") and ":" in text[found.end(1) : found.start(2)]:
            name = re.split(r"[,|]", found[2])[0].strip()
            if name and not is_credit(name):
                return name_source(name)
    return None


def _stamp(text: str, lines: list[tuple[int, int]], tail: int) -> date | datetime | None:
    for prefix in (UPDATED, PUBLISHED):
        stamps = [stamp for start, end in lines for stamp in _stamps_after(prefix, text, start, end)]
        if len({_day(stamp) for stamp in stamps}) > 1:
            return None
        if stamps:
            return stamps[0]
    if dated := _dated_line(text, lines[:DATED_LINES]) or (_paper_day(text, *lines[0]) if lines else None):
        return dated
    if lines and (opening := _opening_stamp(text, *lines[0])):
        return opening
    for place, line in enumerate(lines[:DATELINE_LINES]):
        if dated := _dateline_stamp(text, *line, DATELINE_ENDS if place else DATELINE_GOES_ON):
            return dated
    alone = tuple(_stamps_alone(text, lines))
    if alone:
        return alone[0] if len({_day(stamp) for stamp in alone}) == 1 else None
    if dated := _credit_day(text, tail):
        return dated
    if number := MESSAGE_NUMBER.search(text, tail):
        return _message_day(number)
    return None


def _dated_line(text: str, lines: list[tuple[int, int]]) -> date | datetime | None:
    """The date of a line "Datum: ..." below the headline, unless lines beside it make it that of an event."""
    if any(OF_EVENT.match(text, *line) for line in lines):
        return None
    for start, end in lines:
        if end - start > LONGEST_TITLE:
            return None
        if found := DATED.match(text, start, end):
            stamp = read_stamp(text, found.end())
            return stamp[0] if stamp and stamp[1] <= end and _ends_stamp(text, stamp, end) else None
    return None


def _paper_day(text: str, start: int, end: int) -> date | datetime | None:
    """The date in the head of a paper, where nothing but a number or a page follows it."""
    found = PAPER.match(text, start, min(end, start + LONGEST_TITLE))
    stamp = read_stamp(text, found.end()) if found else None
    if stamp is None or stamp[1] > end:
        return None
    return stamp[0] if _ends_stamp(text, stamp, end) or PAPER_TAIL.fullmatch(text, stamp[1], end) else None


def _stamps_after(prefix: Expression, text: str, start: int, end: int) -> Iterator[date | datetime]:
    """The stamp behind the words of a prefix, at the start of a line or behind another stamp of the line."""
    places = [start]
    if first := PUBLISHED.match(text, start, end):
        stamp = read_stamp(text, first.end())
        places += [stamp[1]] if stamp and stamp[1] < end else []
    for place in places:
        found = prefix.match(text, place, end)
        stamp = read_stamp(text, found.end()) if found else None
        if stamp is None or stamp[1] > end:
            continue
        after = text[stamp[1] : min(end, stamp[1] + 3)]
        ended = not after.strip(" \t.,|") or after.startswith((". ", " |")) or bool(UPDATED.match(text, stamp[1], end))
        if ended or isinstance(stamp[0], datetime):
            yield stamp[0]


def _stamps_alone(text: str, lines: list[tuple[int, int]]) -> Iterator[date | datetime]:
    """Dates that have a line of the page's head to themselves, or the end of its title behind a bar.

    The head ends with the first paragraph of running text.
    """
    for number, (start, end) in enumerate(lines[:HEAD_LINES]):
        if end - start > LONGEST_HEAD:
            return
        begin = PLACE_BEFORE.match(text, start, end)
        stamp = read_stamp(text, begin.end() if begin else start)
        if begin and stamp and stamp[1] > end:  # the time of day belongs to the next line
            day = read_day(text, begin.end())
            stamp = day if day and day[1] <= end else None
        if stamp and _ends_stamp(text, stamp, end):
            yield stamp[0]
        elif number < ROW_LINES and end - start <= LONGEST_TITLE:
            bars = [found.end() for found in AFTER_BAR.finditer(text, start, end)]
            for behind in filter(None, (read_stamp(text, bar) for bar in bars)):
                if behind[1] <= end and (_ends_stamp(text, behind, end) or BAR.match(text, behind[1], end)):
                    yield behind[0]


def _ends_stamp(text: str, stamp: tuple[date | datetime, int], end: int) -> bool:
    """Whether nothing but what belongs to a stamp stands between it and the end of its line."""
    place = stamp[1]
    if isinstance(stamp[0], datetime) and STAMP_PLACE.fullmatch(text, place, end):
        return True
    return any(tail.fullmatch(text, place, end) for tail in (STAMP_TAIL, STAMP_UPDATED, STAMP_BY, STAMP_SECTION))


def _opening_stamp(text: str, start: int, end: int) -> datetime | None:
    """ "03.09.2025 - 11:40 Uhr." before the first sentence; with a colon behind it is an entry of a chronicle."""
    stamp = read_stamp(text, start) if text[start].isdigit() else None
    if stamp is None or not isinstance(stamp[0], datetime) or not text[start : start + 10].replace(".", "").isdigit():
        return None
    after = text[stamp[1] : min(end, stamp[1] + 2)]
    return stamp[0] if not after.strip() or after.startswith((".", " |", "|")) else None


def _dateline_stamp(text: str, start: int, end: int, behind: Expression) -> date | datetime | None:
    """The full date of a dateline: "BERLIN, 6. Januar 2026 (dpa) -", "Ostermoor (dpa) 29.08.2025 -"; `behind` must
    follow the date."""
    for comma in BEFORE_DAY.finditer(text, start, min(end, start + 60)):
        stamp = read_stamp(text, comma.end())
        follows = stamp and (behind.match(text, stamp[1]) or (comma[0].startswith("(") and stamp[1] == end))
        if stamp and follows and not any(map(str.isdigit, text[start : comma.start()])):
            return stamp[0]
    return None


def _credit_day(text: str, tail: int) -> date | datetime | None:
    """The date of the closing credit: "(APA, 2.8.2015)"."""
    credit = END_CREDIT.search(text[tail:].rstrip())
    if credit is None or not is_dated_credit(credit[1]):
        return None
    return read_date(credit[1].rpartition(",")[2])


def _message_day(number: re.Match[str]) -> date | None:
    try:
        return date(2000 + int(number[1]), int(number[2]), int(number[3]))
    except ValueError:
        return None


def _day(stamp: date | datetime) -> date:
    return stamp.date() if isinstance(stamp, datetime) else stamp
