"""Bytes to text: UTF-8, UTF-16 and UTF-32 with a mark, else Windows-1252, else not text.

A UTF-8 byte order mark stays in the text, and line ends stay as they are: offsets are those of the file as read.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.catalogue import mark
from checker.expression import Expression
from checker.messages import Remark

MARK = "\ufeff"
CONTROL = Expression(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# First bytes of what lies about in newsroom folders; source: the IANA media type registrations of these formats.
KINDS = (
    (b"\xff\xd8\xff", mark("a JPEG image")),
    (b"\x89PNG", mark("a PNG image")),
    (b"GIF8", mark("a GIF image")),
    (b"%PDF-", mark("a PDF file")),
    (b"PK\x03\x04", mark("a ZIP archive or office document")),
    (b"\xd0\xcf\x11\xe0", mark("an old office document")),
    (b"{\\rtf", mark("an RTF document")),
    (b"\x1f\x8b", mark("a gzip archive")),
    (b"RIFF", mark("a RIFF media file")),
    (b"ID3", mark("an MP3 file")),
    (b"OggS", mark("an Ogg media file")),
    (b"SQLite format 3\x00", mark("a SQLite database")),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, or None with the problem; a text may come with what had to be assumed to read it."""

    text: str | None
    problem: str = ""


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes. An empty file, or one that is not text, has a problem and no text."""
    if not data.strip():
        return Decoded(None, Remark("is empty"))
    for first, encoding in WIDE_MARKS:
        if data.startswith(first):
            return _decode_wide(data, encoding)
    kind = next((kind for magic, kind in KINDS if data.startswith(magic)), None)
    if kind:
        return Decoded(None, Remark("is {kind}, not text", kind=Remark(kind)))
    if b"\x00" in data:
        return Decoded(None, Remark("is not text (it holds zero bytes)"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _decode_western(data, problem.start)
    if not text.strip(MARK + " \t\r\n\f\v\u00a0"):
        return Decoded(None, Remark("is empty"))
    if len(CONTROL.findall(text[:4096])) * 20 > len(text[:4096]):
        return Decoded(None, Remark("is not text (it is full of control characters)"))
    return Decoded(text)


def _decode_wide(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return Decoded(
            None, Remark("begins with the mark of {encoding} but is not, so it is not text", encoding=encoding.upper())
        )
    return Decoded(text) if text.strip() else Decoded(None, Remark("is empty"))


def _decode_western(data: bytes, first_bad: int) -> Decoded:
    line = data.count(b"\n", 0, first_bad) + 1
    where = Remark("byte 0x{byte} in line {line}", byte=f"{data[first_bad]:02X}", line=line)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return Decoded(None, Remark("is not text (neither UTF-8 nor Windows-1252: {where})", where=where))
    if CONTROL.search(text):
        return Decoded(None, Remark("is not text (not UTF-8, {where}, and it holds control characters)", where=where))
    return Decoded(text, Remark("is not UTF-8 ({where}): read as Windows-1252", where=where))
