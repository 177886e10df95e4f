"""RTF by striprtf, without what is marked as deleted; places are paragraph and character, as RTF has no others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from striprtf.striprtf import rtf_to_text

from checker.catalogue import mark
from checker.reading.formats.document import CHANGED, Composer, Document, FormatError

TO_TEXT: Callable[..., str] = rtf_to_text
MOST = 10_000_000  # bytes; pictures are most of what is larger
DELETED = re.compile(r"\{[^{}]*\\(?:deleted|v)(?![a-z0-9])[^{}]*\}")
CHANGES = re.compile(r"\\(?:deleted|revised)(?![a-z])")
NO_BREAK_HYPHEN = re.compile(r"\\_")


def read(data: bytes) -> Iterator[Document]:
    """The text of an RTF document, a line a paragraph. Raises FormatError."""
    if len(data) > MOST:
        raise FormatError(mark("is larger than can be checked (RTF: 10 MB): save it as DOCX or ODT"))
    source = DELETED.sub("", data.decode("latin-1"))
    try:
        text = TO_TEXT(NO_BREAK_HYPHEN.sub(r"\\u8209?", source), errors="replace")
    except (ValueError, LookupError, IndexError, TypeError, OverflowError, RecursionError) as problem:
        raise FormatError(mark("is RTF that cannot be read: save it as DOCX or ODT")) from problem
    composer = Composer()
    for number, line in enumerate(text.split("\n")):
        composer.end_paragraph()
        if line.strip():
            start = len(line) - len(line.lstrip())
            composer.add(line.strip(), "rtf", number, start, keep_spaces=True)
    doubts = (CHANGED,) if CHANGES.search(data.decode("latin-1")) else ()
    yield Document(composer.text, tuple(composer.pieces), plain=True, doubts=doubts)
