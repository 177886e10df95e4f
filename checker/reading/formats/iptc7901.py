"""IPTC 7901 and ANPA 1312, the wire's own: control characters around header, text and trailer of each message.

What converters write of IPTC 7901 has no control characters; it is told by its header line and its trailer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from itertools import zip_longest

from checker.catalogue import mark
from checker.expression import Expression
from checker.finding.page.agencies import agencies_in
from checker.reading.formats.document import CORRECTS, Composer, Document, FormatError
from checker.reading.formats.moments import number_month, read_moment
from checker.reading.formats.wrapping import keeps_hyphen
from checker.reading.languages import detect_language

# ANPA 1312 has codes of its customers before the beginning (ENQ), and in the header field separators (DC1 to DC4, US).
HEADER = r"\x01([^\x00-\x08\x0e-\x10\x15-\x1e]{4,400})\x02"
HEAD = Expression(rf"(?:\x05[^\x00-\x08]{{0,400}})?[\x16\x00\s]{{0,200}}{HEADER}")
MESSAGE = Expression(rf"{HEADER}([^\x01\x02\x03]{{0,2000000}})\x03([^\x01\x02]{{0,80}})")
CONTROL = Expression(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Service and number, priority, desk, words, agency and number ("bdt0123 4 pl 210  dpa 0456"), as converters write it
PLAIN_HEADER = Expression(r"\s{0,20}([a-z]{3}\d{4} \d [a-z]{2} {1,3}\d{1,6} {1,3}[\w-]{2,20} \d{4})[ \t]*\r?\n")
PLAIN_TRAILER = Expression(r"\n(\d{6} (?:[A-Z]{3,4} )?[^\W\d_]{3,9} \d{2}(?:\d{2})?)\s*$")
LINE = Expression(r"[^\r\n]*(?:\r*\n|\r|$)")
INDENT = Expression(r"^(?: {2,}|\t|\x08)")  # ANPA: backspace begins a line of a table
# Trailer of IPTC 7901: day, hour and minute, perhaps a zone, month and year ("030715 Feb 26")
TRAILER = Expression(r"(\d{2})(\d{2})(\d{2})\s+(?:[A-Z]{3,4}\s+)?([^\W\d_]{3,9})\s+(\d{4}|\d{2})(?!\d)")
# Trailer of ANPA 1312: bureau, month, day, year, clock time ("AP-WX-02-03-26 0715EST")
ANPA_TRAILER = Expression(r"(?<!\d)(\d{2})-(\d{2})-(\d{2})\s+(\d{2})(\d{2})(?!\d)")
ROW = "|"  # a row of a table
ANPA_HEADING, ANPA_HEADING_END = "^", "<= "
FIELD = Expression(r"[\s\x10-\x1f]+")
CATCHLINE = Expression(r"(?:AM|PM|BC|AP)-\S")  # what the desks call the story, with its length in words
MOST_MESSAGES = 5_000
MOST_HEAD_LINES = 30
KEYWORDS = Expression(r"[^\s/][^/]*(?:/[^/]+)*/")  # "Wetter/Unfälle/Hessen/"
BYLINE = Expression(r"(?:Von|By) [A-ZÄÖÜ].{2,80}")
# "Sperrfrist: 3. Mai 14.20 Uhr", "+++ SPERRFRIST 03.05.2026, 14 Uhr +++", "(Achtung: Gesperrt bis 14 Uhr)"
EMBARGO = Expression(
    r"[\s(+*!]{0,9}(?:Achtung\W{1,3}(?:Redaktionen\W{1,3})?)?"
    r"(?:(?:Sperrfrist|Embargo)\b(?=\W*$|\s?:|\s+(?:bis|until|\d|[^\W\d_]+,? \d))"
    r"|Gesperrt bis\b|Embargoed (?:until|for)\b)",
    re.IGNORECASE,
)
LIFTED = Expression(r"\b(?:aufgehoben|abgelaufen|keine|entfällt|frei|lifted|none)\b", re.IGNORECASE)
MOMENT = Expression(
    r"(?<!\d)(\d{1,2})\.\s?(?:(\d{1,2})\.|([^\W\d_]{3,9}))\s?(?:(\d{4}|\d{2})(?![\d.:]| Uhr))?[^\d\n]{0,8}"
    r"(\d{1,2})(?:[.:](\d{2}))?\s?Uhr"
)
BERLIN = timezone(timedelta(hours=1))  # of summer a reader waits an hour longer
# "(Berichtigung: ...)", "(Achtung, Korrektur: ...)", "(Achtung: Im 2. Satz wurde ... berichtigt)"
CORRECTION = Expression(
    r"\(?(?:Achtung\W{1,3})?(?:Berichtigung|Korrektur|Neufassung)\b|\(?Achtung\b.*\b(?:[Kk]orrigiert|[Bb]erichtigt)\b"
)
# The last line of dpa's messages: agency, and the marks of who wrote and edited it ("dpa em yyzz n1 kr"); APA's says
# whether the text ends there ("(Schluss) ab/cd")
SIGN_OFF = Expression(
    r"dpa(?:-[a-z]{2,8})?(?: [a-z0-9]{1,4}(?:/[a-z]{2,4})?){1,6}"
    r"|\((?:Schluss|Forts\.|Fortsetzung)\)(?: [a-z]{2,4}(?:[/*][a-z]{2,4}){0,4})?"
)
NOTES = Expression(r"# Notizblock\b")
NOTE_HEADING = Expression(r"## ?(.+)")
NONPUBLIC = Expression(r"\* \* \* \*$|Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt")
COLUMNS = Expression(r"\S {3,}\S")
ITEM = Expression(r"[-*•] ")
DIVIDED = Expression(r"[^\W\d_]-$")
SHARED = Expression(r"(?:und|oder|bis|sowie|bzw)\b")  # "Innen-\nund Außenminister": the hyphen stands for a word


@dataclass
class Head:
    """What the lines of a message before its text say: service words go, the rest is headline, byline and embargo."""

    title: list[Line] = field(default_factory=list)
    byline: str = ""
    correction: list[Line] = field(default_factory=list)
    embargo: str = ""  # the words that say so


Line = tuple[str, int]  # what a line shows, and where it begins in the file


def is_wire(start: str) -> bool:
    """Whether a text that begins so is a wire message (SYN characters may come first)."""
    return bool(HEAD.match(start) or PLAIN_HEADER.match(start))


def read(text: str) -> Iterator[Document]:
    """Every message of a wire file. Raises FormatError where none is whole."""
    found = list(_find_messages(text))
    if not found:
        raise FormatError(mark("is a wire message without beginning or end"))
    if len(found) > MOST_MESSAGES:
        raise FormatError(mark("holds more messages than can be checked (5000)"))
    for number, (header, body, start, trailer) in enumerate(found, 1):
        document = _read_message(header, body, start, " ".join(trailer.split()), f"message {number}")
        if document.text:
            yield replace(document, name=str(number))


def _find_messages(text: str) -> Iterator[tuple[str, str, int, str]]:
    """Header, text, the text's place in the file, and trailer of each message."""
    if not HEAD.match(text[:1_000]) and (header := PLAIN_HEADER.match(text)):
        trailer = PLAIN_TRAILER.search(text, max(header.end() - 1, len(text) - 200))
        end = trailer.start() if trailer else len(text)
        yield header[1], text[header.end() : end], header.end(), trailer[1] if trailer else ""
        return
    for message in MESSAGE.finditer(text):
        yield message[1], message[2], message.start(2), message[3]


def _read_message(header: str, body: str, start: int, stated: str, part: str) -> Document:
    composer = Composer()
    lines = [(line.group(), start + line.start()) for line in LINE.finditer(body)]
    head, below = _read_head(lines)
    _add_lines(composer, [*head.title, ("", 0), *head.correction, ("", 0)], part)
    title = " ".join(words for words, _ in head.title)
    of_anpa = _add_text(composer, _without_notes(_without_sign_off(below)), part)
    words = (
        *(word.rstrip("0123456789") for word in FIELD.split(header)),
        *stated.replace("-", " ").split(),
    )  # "APA0123"
    agencies = dict.fromkeys(agency for word in words for agency in agencies_in(word))
    published = _read_trailer(stated)
    return Document(
        composer.text,
        tuple(composer.pieces),
        title=title or of_anpa,
        source="/".join(agencies) or None,
        published=published,
        byline=head.byline or None,
        credits="/".join(agencies),
        stated_date=stated if any(map(str.isdigit, stated)) else "",
        embargo=_read_embargo(head.embargo, published),
        plain=True,
        doubts=(CORRECTS,) if head.correction else (),
    )


def _read_head(lines: list[Line]) -> tuple[Head, list[Line]]:
    """The lines up to the one that ends with "=", and those of the text; no head where no line of the first does."""
    ends = (at for at, (words, _) in enumerate(lines[:MOST_HEAD_LINES]) if words.rstrip().endswith("="))
    last = next(ends, None)
    if last is None or any(words.startswith(ANPA_HEADING) for words, _ in lines[: last + 1]):
        return Head(), lines
    head = Head()
    bracketed: list[Line] = []
    for line in lines[: last + 1]:
        words, at = _show(line)
        words = words.removesuffix("=").rstrip()
        if not words:
            continue
        if bracketed or words.startswith("("):
            bracketed.append((words, at))
            if words.endswith(")"):
                _take_bracketed(head, bracketed)
                bracketed = []
        elif not (KEYWORDS.fullmatch(words) and not head.title):
            _take_line(head, (words, at))
    head.title += bracketed  # a bracket that nobody closes
    return head, lines[last + 1 :]


def _take_bracketed(head: Head, lines: list[Line]) -> None:
    """ "(Foto aktuell)" is for desks, "(Berichtigung: ...)" is printed with the text."""
    words = " ".join(words for words, _ in lines)
    if _is_held(words):
        head.embargo = head.embargo or words
    elif CORRECTION.match(words):
        head.correction += lines


def _take_line(head: Head, line: Line) -> None:
    if _is_held(line[0]):
        head.embargo = line[0]
    elif head.title and BYLINE.fullmatch(line[0]):
        head.byline = line[0]
    else:
        head.title.append(line)


def _is_held(words: str) -> bool:
    return EMBARGO.match(words) is not None and not LIFTED.search(words)


def _read_embargo(stated: str, published: date | datetime | None) -> datetime | bool:
    """The moment an embargo ends, in the year of the message where it names none; True for one without a moment."""
    found = MOMENT.search(stated)
    if found is None:
        return bool(stated)
    day, number, name, year, hour, minute = found.groups()
    month = int(number) if number else number_month(name)
    if month is None or not (year or published):
        return True
    stated_year = int(year) + (2000 if len(year) == 2 else 0) if year else published.year if published else 0
    try:
        return datetime(stated_year, month, int(day), int(hour), int(minute or 0), tzinfo=BERLIN)
    except ValueError:
        return True


def _without_sign_off(lines: list[Line]) -> list[Line]:
    last = next((at for at in range(len(lines) - 1, -1, -1) if _show(lines[at])[0]), None)
    signed = last is not None and SIGN_OFF.fullmatch(_show(lines[last])[0])
    return lines[:last] if signed else lines


def _without_notes(lines: list[Line]) -> Iterator[Line]:
    """The lines but for the notes to desks: of those only a correction is told, and nothing that is not public."""
    noted, told = False, True
    for line in lines:
        words = _show(line)[0]
        if NONPUBLIC.match(words):
            return
        if NOTES.match(words):
            noted, told = True, False
        elif noted and (heading := NOTE_HEADING.match(words)):
            told = bool(CORRECTION.match(heading[1]))
        elif told and noted:
            if words.startswith("- "):
                yield "", line[1]
            yield _show(line)  # what goes on below an item is indented
        elif told:
            yield line


def _show(line: Line) -> Line:
    """A line as it is read, without control characters and blanks around, and where that begins."""
    shown = CONTROL.sub(" ", line[0]).strip()
    return shown, line[1] + len(line[0]) - len(CONTROL.sub(" ", line[0]).lstrip()) if shown else line[1]


def _add_text(composer: Composer, lines: Iterable[Line], part: str) -> str | None:
    """The lines of a text without a head of its own; the heading where ANPA marks one with "^" and "<"."""
    title = None
    told: list[Line] = []
    for words, at in lines:
        if not words.startswith(ANPA_HEADING):
            told.append((words, at))
            continue
        _add_lines(composer, told, part)
        told = []
        if CATCHLINE.match(words, 1):
            continue
        shown, at = _show((words[1:], at + 1))
        shown = shown.rstrip(ANPA_HEADING_END)
        title = title or (shown if not composer.text else None)
        _add_lines(composer, [("", at), (shown, at), ("", at)], part)
    _add_lines(composer, told, part)
    return title


def _add_lines(composer: Composer, lines: Iterable[Line], part: str) -> None:
    """The lines as paragraphs: an indented line or one behind a blank line begins one, so do the rows of a table and
    the items of a list; others go on.

    A word that is divided at a line's end is joined. In German a hyphen between small letters is that of the division
    and goes, but for that of two adjectives ("gelb-rot"); in English it is the word's ("three-year").
    """
    shown_lines = [(line[0], *_show(line)) for line in lines]
    german = detect_language("\n".join(shown for _, shown, _ in shown_lines)) == "de"
    divided = listed = False
    for (line, shown, at), (after, following, _) in zip_longest(shown_lines, shown_lines[1:], fillvalue=("", "", 0)):
        ended = not composer.open or composer.parts[-1][-1:] in ".:;!?"
        listed = bool(shown) and (listed or (ended and bool(ITEM.match(shown))))
        row = shown.startswith(ROW) or COLUMNS.search(shown)
        if not shown or INDENT.match(line) or row or (listed and ITEM.match(shown)):
            composer.end_paragraph()
        if not shown:
            continue
        composer.space = composer.open and not divided
        goes_on = following[:1].isalpha() and not INDENT.match(after) and not SHARED.match(following)
        divided = bool(DIVIDED.search(shown)) and goes_on
        parted = german and divided and shown[-2].islower() and following[0].islower()
        parted = parted and not keeps_hyphen(shown[:-1], following)
        composer.add(shown[:-1] if parted else shown, part, 0, at, keep_spaces=True)
        if row:
            composer.end_paragraph()


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
