"""IPTC 7901 and ANPA 1312, the wire's own: control characters around header, text and trailer of each message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from checker.catalogue import mark
from checker.finding.page.agencies import agencies_in
from checker.reading.formats.document import Composer, Document, FormatError
from checker.reading.formats.moments import number_month, read_moment

# ANPA 1312 has codes of its customers before the beginning (ENQ), and in the header field separators (DC1 to DC4, US).
HEADER = r"\x01([^\x00-\x08\x0e-\x10\x15-\x1e]{4,400})\x02"
HEAD = re.compile(rf"(?:\x05[^\x00-\x08]{{0,400}})?[\x16\x00\s]{{0,200}}{HEADER}")
MESSAGE = re.compile(rf"{HEADER}([^\x01\x02\x03]{{0,2000000}})\x03([^\x01\x02]{{0,80}})")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LINE = re.compile(r"[^\r\n]+")
INDENT = re.compile(r"^(?: {2,}|\t|\x08)")  # ANPA: backspace begins a line of a table
# Trailer of IPTC 7901: day, hour and minute, month and year ("030715 Feb 26")
TRAILER = re.compile(r"(\d{2})(\d{2})(\d{2})\s+([^\W\d_]{3,9})\s+(\d{2}|\d{4})")
# Trailer of ANPA 1312: bureau, month, day, year, clock time ("AP-WX-02-03-26 0715EST")
ANPA_TRAILER = re.compile(r"(?<!\d)(\d{2})-(\d{2})-(\d{2})\s+(\d{2})(\d{2})(?!\d)")
HEADING_END = " ="
ANPA_HEADING, ANPA_HEADING_END = "^", "<= "
FIELD = re.compile(r"[\s\x10-\x1f]+")
CATCHLINE = re.compile(r"(?:AM|PM|BC|AP)-\S")  # what the desks call the story, with its length in words
MOST_MESSAGES = 5_000


def is_wire(start: str) -> bool:
    """Whether a text that begins so is a wire message (SYN characters may come first)."""
    return bool(HEAD.match(start))


def read(text: str) -> Iterator[Document]:
    """Every message of a wire file. Raises FormatError where none is whole."""
    found = list(MESSAGE.finditer(text))
    if not found:
        raise FormatError(mark("is a wire message without beginning or end"))
    if len(found) > MOST_MESSAGES:
        raise FormatError(mark("holds more messages than can be checked (5000)"))
    for number, message in enumerate(found, 1):
        composer = Composer()
        title = _add_text(composer, message[2], f"message {number}", message.start(2))
        if not composer.text:
            continue
        stated = " ".join(message[3].split())
        words = (*FIELD.split(message[1]), *stated.replace("-", " ").split())
        agencies = dict.fromkeys(agency for word in words for agency in agencies_in(word))
        yield Document(
            composer.text,
            tuple(composer.pieces),
            name=str(number),
            title=title,
            source="/".join(agencies) or None,
            published=_read_trailer(stated),
            plain=True,
        )


def _add_text(composer: Composer, text: str, part: str, at: int) -> str | None:
    """The lines as paragraphs: an indented line begins one, others go on. Headings end with "="; ANPA's begin with "^"
    and end with "<"."""
    title = None
    for line in LINE.finditer(text):
        words = line.group()
        shown = CONTROL.sub(" ", words).rstrip()
        of_anpa = shown.startswith(ANPA_HEADING)
        if of_anpa and CATCHLINE.match(shown, 1):
            continue
        if of_anpa or not shown.strip() or INDENT.match(words):
            composer.end_paragraph()
        is_heading = of_anpa or shown.endswith(HEADING_END)
        shown = f" {shown[1:].rstrip(ANPA_HEADING_END)}" if of_anpa else shown.removesuffix(HEADING_END).rstrip()
        if is_heading and title is None and not composer.text:
            title = shown.strip()
        composer.space = composer.open
        indent = len(shown) - len(shown.lstrip())
        if shown.strip():
            composer.add(shown.strip(), part, 0, at + line.start() + indent, keep_spaces=True)
        if is_heading:
            composer.end_paragraph()
    return title


def _read_trailer(stated: str) -> date | datetime | None:
    if of_anpa := ANPA_TRAILER.search(stated):
        month_first, day, short, hour, minute = of_anpa.groups()
        return read_moment(f"20{short}-{month_first}-{day} {hour}:{minute}")
    found = TRAILER.search(stated)
    month = number_month(found[4]) if found else None
    if found is None or month is None:
        return None
    year = found[5] if len(found[5]) == 4 else f"20{found[5]}"
    return read_moment(f"{year}-{month:02}-{found[1]} {found[2]}:{found[3]}")
