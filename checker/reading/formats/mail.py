"""E-mails: subject, sender, date and the plain text, or the HTML where there is none; attachments are files, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parseaddr

from checker.catalogue import mark
from checker.reading.decoding import decode
from checker.reading.formats.document import Composer, Document, FormatError, first_text
from checker.reading.formats.fragments import add_html, add_lines
from checker.reading.formats.moments import read_moment

MOST_PARTS = 200
FAULTS = (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)


def read(data: bytes) -> tuple[Document | None, list[tuple[str, bytes]]]:
    """The message, and its attachments by name. Raises FormatError."""
    try:
        message = message_from_bytes(data, policy=default)
        assert isinstance(message, EmailMessage)
        parts = [part for _, part in zip(range(MOST_PARTS), message.walk(), strict=False)]
        return _read_message(message), list(_attachments(parts))
    except FAULTS as problem:  # the standard library raises many kinds on broken headers
        raise FormatError(mark("is an e-mail that cannot be read")) from problem


def _read_message(message: EmailMessage) -> Document | None:
    composer = Composer()
    title = first_text([str(message.get("Subject") or "")])
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return None
    text = _decode_body(body)
    if body.get_content_type() == "text/html":
        add_html(composer, text, "text/html")
    else:
        add_lines(composer, text.replace("\r\n", "\n"), "text/plain")
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
    )


def _decode_body(body: MIMEPart) -> str:
    """The characters of a part; what says no encoding, or ASCII and is none, is told by its bytes as a file is."""
    payload = body.get_payload(decode=True)
    if body.get_content_charset("us-ascii") == "us-ascii" and isinstance(payload, bytes) and not payload.isascii():
        return decode(payload).text or payload.decode("utf-8", "replace")
    content = body.get_content()
    return content if isinstance(content, str) else content.decode("utf-8", "replace")


def _attachments(parts: Sequence[object]) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(parts):
        if not isinstance(part, EmailMessage) or not part.is_attachment() or part.is_multipart():
            continue
        payload = part.get_payload(decode=True)
        yield part.get_filename() or f"attachment-{number}", payload if isinstance(payload, bytes) else b""
