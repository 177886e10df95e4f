"""E-mails: subject, sender, date and the plain text, or the HTML where there is none; attachments are files, too.

What is quoted of an earlier message and the sender's signature are no text of this one, and that is said; a message
that is passed on is read: within the text as it stands, attached as a file of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message, MIMEPart
from email.policy import default
from email.utils import parseaddr

from checker.catalogue import mark
from checker.reading.decoding import decode
from checker.reading.formats.document import Composer, Document, FormatError, first_text
from checker.reading.formats.fragments import add_html, add_lines
from checker.reading.formats.moments import read_moment

MOST_PARTS = 200
LINE = re.compile(r"[^\n]*\n?")
QUOTED = ">"
ATTRIBUTION = re.compile(r"(?:Am|Le|On) .{4,120} (?:schrieb .{1,80}|wrote):\s*$")
SIGNATURE = re.compile(r"-- ?\s*$")  # RFC 3676, section 4.3; the blank is often lost
PASSED_ON = re.compile(r"-{3,}[^-\n]{4,60}-{3,}\s*$")  # "-------- Weitergeleitete Nachricht --------"
LEFT_OUT = mark("holds quoted lines or a signature, which are not read")
FAULTS = (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)


def read(data: bytes) -> tuple[Document | None, list[tuple[str, bytes]]]:
    """The message, and its attachments by name. Raises FormatError."""
    try:
        message = message_from_bytes(data, policy=default)
        assert isinstance(message, EmailMessage)
        return _read_message(message), list(_attachments(message))
    except FAULTS as problem:  # the standard library raises many kinds on broken headers
        raise FormatError(mark("is an e-mail that cannot be read")) from problem


def _read_message(message: EmailMessage) -> Document | None:
    composer = Composer()
    title = first_text([str(message.get("Subject") or "")])
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return None
    text = _decode_body(body)
    doubts: tuple[str, ...] = ()
    if body.get_content_type() == "text/html":
        add_html(composer, text, "text/html")
    else:
        stated = text.replace("\r\n", "\n")
        own = _blank_quotes(stated)
        doubts = (LEFT_OUT,) if own != stated else ()
        add_lines(composer, own, "text/plain")
    if not composer.text:
        return None
    name, address = parseaddr(str(message.get("From") or ""))
    stated = str(message.get("Date") or "")
    return Document(
        composer.text,
        tuple(composer.pieces),
        title=title,
        source=address.rpartition("@")[2] or None,
        published=read_moment(stated),
        stated_date=stated,
        byline=name or address or None,
        plain=True,
        doubts=doubts,
    )


def _decode_body(body: MIMEPart) -> str:
    """The characters of a part; what says no encoding, or ASCII and is none, is told by its bytes as a file is."""
    payload = body.get_payload(decode=True)
    if body.get_content_charset("us-ascii") == "us-ascii" and isinstance(payload, bytes) and not payload.isascii():
        return decode(payload).text or payload.decode("utf-8", "replace")
    content = body.get_content()
    return content if isinstance(content, str) else content.decode("utf-8", "replace")


def _blank_quotes(text: str) -> str:
    """The text with blanks for what is quoted and for the signature, so that places stay what they are."""
    lines = [line.group() for line in LINE.finditer(text) if line.group()]
    kept = []
    signed = False
    for number, line in enumerate(lines):
        signed = (signed or bool(SIGNATURE.match(line))) and not PASSED_ON.match(line)
        following = next((one for one in lines[number + 1 : number + 4] if one.strip()), "")
        attributes = following.startswith(QUOTED) and ATTRIBUTION.match(line)
        own = not (signed or attributes or line.startswith(QUOTED))
        kept.append(line if own else " " * (len(line) - 1) + "\n" if line.endswith("\n") else " " * len(line))
    return "".join(kept)


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """The attached files by name; a message within the message is one, whose own attachments are its own."""
    for number, part in zip(range(MOST_PARTS), _walk(message), strict=False):
        if part is not message and part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            if isinstance(inner, Message):
                yield part.get_filename() or f"message-{number}.eml", inner.as_bytes()
        elif isinstance(part, EmailMessage) and part.is_attachment() and not part.is_multipart():
            payload = part.get_payload(decode=True)
            yield part.get_filename() or f"attachment-{number}", payload if isinstance(payload, bytes) else b""


def _walk(message: Message) -> Iterator[Message]:
    """The parts of a message in their order, without going into messages within it."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        inner = part.get_payload()
        if isinstance(inner, list) and (part is message or part.get_content_type() != "message/rfc822"):
            waiting.extend(one for one in reversed(inner) if isinstance(one, Message))
