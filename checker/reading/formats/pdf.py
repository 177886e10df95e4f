"""PDF files with text, by pdfium: a page's lines are joined to paragraphs, words divided at a line's end are whole.

A paragraph ends where the next line stands further off, in another size, or where a line ends early and a capital
follows. Lines that run on above or below several pages ("Seite 3 von 12") are told once above and not at all below.
Places are the page and the character on it, as pdfium counts them. A scan without text is said to be one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from typing import Any

from checker.catalogue import mark
from checker.reading.formats.columns import order_rows
from checker.reading.formats.document import Composer, Document, FormatError
from checker.reading.formats.raised import lift
from checker.reading.formats.turning import open_upright
from checker.reading.formats.wrapping import keeps_hyphen

MOST_PAGES = 400
MOST_CHARACTERS = 2_000_000
SOFT = "\ufffe\u00ad\x02"  # how pdfium shows the hyphen of a divided word; the next row follows it on the same line
ROW = re.compile(rf"[^{SOFT}]*[{SOFT}]?")
SHARED = re.compile(r"(?:und|oder|sowie|bzw)\b")  # "Vor-\nund Nachteile": the hyphen stands for a word
TO = re.compile(r"bis\b")  # "20-\nbis 30-mal"
EDGE = 2  # lines above and below a page that may run on over several
SIZE = 1.15  # times the height: another size of type
LARGE = 1.3  # times the height of most lines: a headline
STRIP = 10  # points: lines that begin so near to one another are of one column
EARLY = 0.75  # of the longest line in the column: a line that ends before it may end a paragraph
# What programs write where a file has no title: reportlab, LibreOffice, Word, and printers that name the file printed
NO_TITLE = re.compile(
    r"\(?(?:anonymous|untitled|unbenannt|ohne titel|unspecified|document|dokument)\)?[\s_-]?\d{0,4}|microsoft word - .*"
    r"|\S{1,120}\.(?:docx?|odt|rtf|pdf|indd|qxp|idml|txt|html?|tex|dvi)",
    re.IGNORECASE,
)
WITH_DIGIT = re.compile(r"\S+\d")
SMALL = (
    0.4,
    0.85,
)  # of the height beside it: the mark of a note or a power; what is larger beside it is a large first letter
ABOVE = 0.1  # of that height: how far above the line it stands at least
GAP = 1.7  # times the height of a line: what is further apart is another paragraph


def read(data: bytes) -> Iterator[Document]:
    """The text of all pages. Raises FormatError."""
    import pypdfium2 as pdfium  # 8 MB of library: only where there is a PDF file

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        if "password" in str(problem).lower():
            raise FormatError(mark("is encrypted: save it without a password")) from problem
        raise FormatError(mark("is a broken PDF file")) from problem
    composer = Composer()
    try:
        if len(document) > MOST_PAGES:
            raise FormatError(mark("has more pages than can be checked (400): split it"))
        pages = [_read_page(document, number, pdfium) for number in range(len(document))]
        running = _find_running([text for _, text in pages])
        headline = _find_headline(*pages[0]) if pages else None
        last: Place | None = None
        for number, (page, text) in enumerate(pages):
            if composer.length + len(text) > MOST_CHARACTERS:
                raise FormatError(mark("holds more text than can be checked: split it"))
            last = _add_page(composer, page, text, number, running, last)
        title = _read_title(document) or headline
    finally:
        document.close()
    if not composer.text:
        raise FormatError(mark("holds pictures and no text (a scan?): run text recognition on it first"))
    yield Document(composer.text, tuple(composer.pieces), title=title, plain=True)


def _read_title(document: Any) -> str | None:
    """The title that a file states, unless it is what a program writes for none or the name of another file."""
    title: str = document.get_metadata_dict().get("Title", "").strip()
    return None if NO_TITLE.fullmatch(title) else title or None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands on its page, in points: its left and right end, its bottom and the height of its type."""

    left: float
    right: float
    bottom: float
    height: float


def _read_page(document: Any, number: int, pdfium: Any) -> tuple[Any, str]:
    try:
        page = open_upright(document[number])
        return page, _lift_marks(page, page.get_text_range())
    except pdfium.PdfiumError as problem:
        raise FormatError(mark("is a broken PDF file")) from problem


def _lift_marks(page: Any, text: str) -> str:
    """The text of a page; digits smaller than the word before them and above its line are marks of notes or powers."""
    for word in WITH_DIGIT.finditer(text):
        line, start = _find_height(page, word.start()), word.end()
        while line and start - 1 > word.start() and text[start - 1].isdigit() and _is_raised(page, start - 1, *line):
            start -= 1
        if start < word.end():
            text = text[:start] + lift(text[start : word.end()]) + text[word.end() :]
    return text


def _is_raised(page: Any, at: int, bottom: float, height: float) -> bool:
    """Whether a character is smaller than a line of that bottom and height and stands above it."""
    place = _find_height(page, at)
    return place is not None and SMALL[0] < place[1] / height < SMALL[1] and place[0] > bottom + ABOVE * height


def _find_height(page: Any, at: int) -> tuple[float, float] | None:
    """The bottom and the height of a character, in points; None where they are not known."""
    from pypdfium2 import PdfiumError  # loaded already, as `read` needs it

    try:
        _, bottom, _, top = page.get_charbox(at, loose=True)
    except PdfiumError:
        return None
    return (bottom, top - bottom) if top > bottom else None


def _mask(line: str) -> str:
    """A line but for its figures, as the number of the page is another on each."""
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _edges(text: str) -> tuple[list[str], list[str]]:
    lines = [line for line in text.split("\n") if line.strip()]
    return [_mask(line) for line in lines[:EDGE]], [_mask(line) for line in lines[EDGE:][-EDGE:]]


def _find_running(texts: Sequence[str]) -> frozenset[str]:
    """The lines, but for their figures, that stand above or below half of the pages and two of them."""
    counts = Counter(line for text in texts for edge in _edges(text) for line in set(edge))
    return frozenset(line for line, count in counts.items() if count > 1 and count * 2 >= len(texts))


def _add_page(
    composer: Composer, page: Any, text: str, number: int, running: frozenset[str], last: Place | None
) -> Place | None:
    """Add a page; `last` is the place of the line of the page before with which a sentence stands open, as is returned
    that of this one's."""
    part = f"page {number + 1}"
    lines = order_rows(page, _split_rows(text))
    told = [place for place, (words, _) in enumerate(lines) if words.strip()]
    above, below = told[:EDGE], told[EDGE:][-EDGE:]
    places = [_place(page, *line) for line in lines]
    ends = _find_ends(places)
    before, divided, capital = last, False, False
    for here, (words, start) in enumerate(lines):
        place = places[here]
        if here in (*above, *below) and _mask(words) in running:
            if number == 0 and here in above and not _is_lowest(place, places):
                composer.end_paragraph()
                _add_line(composer, words, part, start, False)
                composer.end_paragraph()
            continue
        if place is None and not words.strip() and here + 1 == len(lines):
            break
        column = _column(ends, before) if before is not last else 0.0
        parts = before is not None and place is not None and _parts(composer, words, before, place, column)
        if place is None or (parts and not capital):
            composer.end_paragraph()
        following = _find_following(lines, here)
        divided = _add_line(composer, words, part, start, divided, following)
        capital = len(words.strip()) == 1 and words.strip().isupper() and following[:1].islower()
        divided = divided or capital  # a large letter that begins a word
        before = place
    if before is None or not _stands_open(composer, before, _column(ends, before)):
        composer.end_paragraph()
        return None
    return before


def _is_lowest(line: Place | None, places: Sequence[Place | None]) -> bool:
    """Whether a line stands below all others: some programs draw the foot of a page first."""
    bottoms = [place.bottom for place in places if place is not None]
    return line is not None and min(bottoms) == line.bottom < max(bottoms)


def _split_rows(text: str) -> list[tuple[str, int]]:
    """The rows of a page as they are printed, with the place of each: a divided word ends one."""
    rows: list[tuple[str, int]] = []
    at = 0
    for line in text.split("\n"):
        words = line.rstrip("\r")
        rows += [(row.group(), at + row.start()) for row in ROW.finditer(words) if row.group() or not words]
        at += len(line) + 1
    return rows


def _find_ends(places: Sequence[Place | None]) -> dict[int, float]:
    """Where the longest line ends that begins in a strip of the page, by the strip's number from the left."""
    ends: dict[int, float] = {}
    for place in places:
        if place is not None:
            strip = int(place.left // STRIP)
            ends[strip] = max(ends.get(strip, 0.0), place.right)
    return ends


def _column(ends: dict[int, float], line: Place | None) -> float:
    """The right end of the longest line that begins about where a line does."""
    if line is None:
        return 0.0
    strip = int(line.left // STRIP)
    return max(ends.get(near, 0.0) for near in (strip - 1, strip, strip + 1))


def _find_headline(page: Any, text: str) -> str | None:
    """The first lines of a page in type that is much larger than most of its lines."""
    lines: list[tuple[str, Place]] = []
    for row, at in _split_rows(text):
        if (place := _place(page, row, at)) is not None:
            lines.append((row.strip(), place))
    lines = [one for one in lines if len(one[0]) > 1]  # without the large letter that begins a text
    heights = sorted(place.height for _, place in lines)
    if not heights or heights[-1] < LARGE * heights[len(heights) // 2]:
        return None
    large = dropwhile(lambda one: one[1].height * SIZE < heights[-1], lines)
    title = ""
    for words, _ in takewhile(lambda one: one[1].height * SIZE >= heights[-1], large):
        title = title[:-1] + words if title.endswith(tuple(SOFT)) else f"{title} {words}"
    return title.strip()


def _stands_open(composer: Composer, line: Place, column: float) -> bool:
    """Whether a sentence goes on behind a line: it reaches the column's end and no mark ends the sentence."""
    before = composer.parts[-1][-1:] if composer.open and composer.parts else ""
    full = line.right - line.left >= EARLY * (column - line.left)
    return full and (before.isalnum() or before in (",", "-", "–"))


def _parts(composer: Composer, words: str, one: Place, other: Place, column: float) -> bool:
    """Whether a paragraph ends between two lines, the one above in a column that ends at `column`."""
    if max(one.height, other.height) > SIZE * max(min(one.height, other.height), 1.0):
        return True
    if other.bottom > one.bottom + other.height / 2:  # the next column or page
        return not (_goes_on(composer, words) or _stands_open(composer, one, column))
    if one.bottom - other.bottom > GAP * max(other.height, 1.0):
        return True
    if one.bottom - other.bottom < other.height / 2:
        return False  # beside it
    ends_early = one.right - one.left < EARLY * (column - one.left)
    return ends_early and words.strip()[:1].isupper() and composer.parts[-1][-1:] not in (",", "-", "–")


def _goes_on(composer: Composer, line: str) -> bool:
    """Whether a line further up is the next column of the sentence that stands open: neither ends nor begins one."""
    before = composer.parts[-1][-1:] if composer.open and composer.parts else ""
    return (before.isalnum() or before in (",", "-", "–")) and line.strip()[:1].islower()


def _find_following(lines: Sequence[tuple[str, int]], here: int) -> str:
    """The next line of a page with words on it."""
    return next((words for at in range(here + 1, len(lines)) if (words := lines[at][0].strip())), "")


def _add_line(composer: Composer, line: str, part: str, at: int, divided: bool, following: str = "") -> bool:
    """Add one line; whether its last word is divided, so that the line that follows goes on without a blank.

    A hyphen after a small letter divides a word and goes; after a figure or a capital ("20-", "EU-"), before a capital
    ("Baden-", "Württemberg") or between two adjectives it is the word's, and before "und" it stands for a word.
    """
    words = line.strip()
    if not words:
        return False
    start = at + len(line) - len(line.lstrip())
    composer.space = composer.open and not divided
    before = words[:-1][-1:]
    shared = SHARED.match(following) is not None or (before.isdigit() and TO.match(following) is not None)
    begin = 0
    for place, sign in enumerate(words):
        if sign in SOFT or (sign == "-" and place and place + 1 == len(words)):
            composer.add(words[begin:place], part, 0, start + begin, keep_spaces=True)
            after = words[place + 1 : place + 2] or following[:1]  # pdfium leaves the word's rest on the line, mostly
            last = place + 1 == len(words)
            own = sign != "\u00ad" and keeps_hyphen(words[:place], words[place + 1 :] or following)
            if after.isupper() or not words[place - 1 : place].islower() or (shared and last) or own:
                composer.add("-", part, 0, start + place, keep_spaces=True)
            begin = place + 1
    if begin < len(words):
        composer.add(words[begin:], part, 0, start + begin, keep_spaces=True)
    return not shared and (words[-1] in SOFT or (words[-1] == "-" and words[-2:-1].isalnum()))


def _place(page: Any, line: str, at: int) -> Place | None:
    """Where a line stands that begins at a character of the page; None for one that is blank or not known."""
    from pypdfium2 import PdfiumError  # loaded already, as `read` needs it

    words = line.strip()
    if not words:
        return None
    first = at + len(line) - len(line.lstrip())
    try:
        left, bottom, _, top = page.get_charbox(first, loose=True)
        if words[1:2].isalnum():  # the first letter may be a large one
            _, bottom, _, top = page.get_charbox(first + 1, loose=True)
        _, _, right, _ = page.get_charbox(first + len(words) - 1, loose=True)
    except PdfiumError:
        return None
    return Place(left, right, bottom, top - bottom)
