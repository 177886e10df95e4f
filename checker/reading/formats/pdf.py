"""PDF files with text, by pdfium: a page's lines are joined to paragraphs, words divided at a line's end are whole.

Places are the page and the character on it, as pdfium counts them. A scan without text is said to be one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.catalogue import mark
from checker.reading.formats.document import Composer, Document, FormatError

MOST_PAGES = 400
MOST_CHARACTERS = 2_000_000
SOFT = "\ufffe\u00ad\x02"  # how pdfium shows the hyphen of a divided word
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
        for number in range(len(document)):
            _add_page(composer, document, number, pdfium)
        title = document.get_metadata_dict().get("Title") or None
    finally:
        document.close()
    if not composer.text:
        raise FormatError(mark("holds pictures and no text (a scan?): run text recognition on it first"))
    yield Document(composer.text, tuple(composer.pieces), title=title, plain=True)


def _add_page(composer: Composer, document: Any, number: int, pdfium: Any) -> None:
    try:
        page = document[number].get_textpage()
        text = page.get_text_range()
    except pdfium.PdfiumError as problem:
        raise FormatError(mark("is a broken PDF file")) from problem
    if composer.length + len(text) > MOST_CHARACTERS:
        raise FormatError(mark("holds more text than can be checked: split it"))
    part = f"page {number + 1}"
    above: float | None = None
    at, divided = 0, False
    for line in text.split("\n"):
        words = line.rstrip("\r")
        top, height = _place(page, at + len(words) - len(words.lstrip())) if words.strip() else (None, 0.0)
        far = above is not None and top is not None and abs(above - top) > GAP * max(height, 1.0)
        next_column = above is not None and top is not None and top > above and _goes_on(composer, words)
        if top is None or (far and not next_column):
            composer.end_paragraph()
        divided = _add_line(composer, words, part, at, divided)
        above = top
        at += len(line) + 1
    composer.end_paragraph()


def _goes_on(composer: Composer, line: str) -> bool:
    """Whether a line further up is the next column of the sentence that stands open: neither ends nor begins one."""
    before = composer.parts[-1][-1:] if composer.open and composer.parts else ""
    return (before.isalnum() or before in (",", "-", "–")) and line.strip()[:1].islower()


def _add_line(composer: Composer, line: str, part: str, at: int, divided: bool) -> bool:
    """Add one line; whether its last word is divided, so that the next line goes on without a blank.

    A hyphen after a small letter divides a word and goes; after a figure or a capital ("20-", "EU-") it is the word's.
    """
    words = line.strip()
    if not words:
        return False
    start = at + len(line) - len(line.lstrip())
    composer.space = composer.open and not divided
    begin = 0
    for place, sign in enumerate(words):
        if sign in SOFT:
            composer.add(words[begin:place], part, 0, start + begin, keep_spaces=True)
            if not words[place - 1 : place].islower():
                composer.add("-", part, 0, start + place, keep_spaces=True)
            begin = place + 1
    if begin < len(words):
        composer.add(words[begin:], part, 0, start + begin, keep_spaces=True)
    return words[-1] in SOFT or (words[-1] == "-" and words[-2:-1].isalnum())


def _place(page: Any, index: int) -> tuple[float | None, float]:
    """Bottom and height of the character at `index`; None where pdfium knows none."""
    from pypdfium2 import PdfiumError  # loaded already, as `read` needs it

    try:
        _, bottom, _, top = page.get_charbox(index, loose=True)
    except PdfiumError:
        return None, 0.0
    return bottom, top - bottom
