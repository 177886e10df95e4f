"""IPTC 7901 and ANPA 1312, the wire's own: control characters around header, text and trailer of each message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from checker.catalogue import mark
from checker.finding.page.agencies import agencies_in
from checker.reading.formats.document import Composer, Document, FormatError
from checker.reading.formats.moments import number_month, read_moment

HEAD = re.compile(r"[\x16\x00\s]{0,200}\x01[^\x00-\x08\x0e-\x1f]{4,400}\x02")
MESSAGE = re.compile(r"\x01([^\x00-\x08\x0e-\x1f]{4,400})\x02([^\x01\x02\x03]{0,2000000})\x03([^\x01\x02]{0,80})")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LINE = re.compile(r"[^\r\n]+")
INDENT = re.compile(r"^(?: {2,}|\t)")
# Trailer of IPTC 7901: day, hour and minute, month and year ("030715 Feb 26")
TRAILER = re.compile(r"(\d{2})(\d{2})(\d{2})\s+([^\W\d_]{3,9})\s+(\d{2}|\d{4})")
HEADING_END = " ="
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
        agencies = dict.fromkeys(agency for word in message[1].split() for agency in agencies_in(word))
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
    """The lines as paragraphs: an indented line begins one, others go on; headings end with "="."""
    title = None
    for line in LINE.finditer(text):
        words = line.group()
        shown = CONTROL.sub(" ", words).rstrip()
        if not shown.strip() or INDENT.match(shown):
            composer.end_paragraph()
        is_heading = shown.endswith(HEADING_END)
        shown = shown.removesuffix(HEADING_END).rstrip() if is_heading else shown
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
    found = TRAILER.search(stated)
    month = number_month(found[4]) if found else None
    if found is None or month is None:
        return None
    year = found[5] if len(found[5]) == 4 else f"20{found[5]}"
    return read_moment(f"{year}-{month:02}-{found[1]} {found[2]}:{found[3]}")
