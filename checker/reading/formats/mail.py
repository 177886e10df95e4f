"""E-mails: subject, sender, date and the plain text, or the HTML where there is none; attachments are files, too.

What is quoted of an earlier message and the sender's signature are no text of this one, and that is said; a message
that is passed on is read: within the text as it stands, attached as a file of its own. Lines that were wrapped to the
width of a page are joined, so that "30" and "Millionen" stay one figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message, MIMEPart
from email.policy import EmailPolicy, default
from email.utils import parseaddr

from lxml import etree

from checker.catalogue import mark
from checker.expression import Expression
from checker.reading.decoding import decode
from checker.reading.formats.document import Composer, Document, FormatError, first_text
from checker.reading.formats.fragments import add_lines
from checker.reading.formats.html import fragment_manner
from checker.reading.formats.moments import read_moment
from checker.reading.formats.trees import Manner, Role, Walk, parse_html
from checker.reading.formats.wrapping import find_wraps

MOST_PARTS, MOST_MESSAGES = 200, 1_000
# Between the messages of a mailbox (RFC 4155): a blank line, and one with the sender and the moment of delivery
NEXT_MESSAGE = re.compile(rb"\r?\n\r?\n(?=From [^\s]{1,200} [^\r\n]{10,60}\d{4}[^\r\n]{0,8}\r?\n[A-Za-z-]{2,40}:)")
LINE = Expression(r"[^\n]*\n?")
QUOTED = ">"
ATTRIBUTION = Expression(r"(?:Am|Le|On) .{4,120} (?:schrieb .{1,80}|wrote):\s*$")
SIGNATURE = Expression(r"-- ?\s*$")  # RFC 3676, section 4.3; the blank is often lost
PASSED_ON = Expression(r"-{3,}[^-\n]{4,60}-{3,}\s*$")  # "-------- Weitergeleitete Nachricht --------"
EARLIER = Expression(
    r"-{3,}\s*(?:Ursprüngliche Nachricht|Original Message|Originalnachricht)\s*-{3,}\s*$", re.IGNORECASE
)
# Outlook's lines above an earlier message, and how subjects begin that pass one on
OUTLOOK = Expression(
    r"\*?(?:Von|From):\*? [^\n]{2,200}\n\*?(?:Gesendet|Sent|Datum|Date):\*? [^\n]{4,100}\n"
    r"\*?(?:An|To):\*? [^\n]{2,500}\n"
)
RULE = Expression(r"_{10,}\s*$")
FORWARDED = Expression(r"\s*(?:WG|FW|Fwd|TR|WTR)\s*:", re.IGNORECASE)
PICTURE = Expression(r"\[cid:[^\[\]\n]{1,200}\]")  # where a picture stands
QUOTES = frozenset(("gmail_quote", "moz-cite-prefix", "yahoo_quoted"))
LEFT_OUT = mark("holds quoted lines or a signature, which are not read")
FAULTS = (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)


class AsWritten(EmailPolicy):
    """Writes each header of a message as it came, where the library would wrap it anew, which need not end."""

    def fold_binary(self, name: str, value: str) -> bytes:
        """The header's lines; `value` has their breaks, and its bytes beyond ASCII as surrogates."""
        return f"{name}: {value}\n".encode("ascii", "surrogateescape")


AS_WRITTEN = AsWritten()


def split_mailbox(data: bytes) -> list[bytes]:
    """The messages of a mailbox file, or the one message. Raises FormatError for too many."""
    messages = NEXT_MESSAGE.split(data) if data.startswith(b"From ") else [data]
    if len(messages) > MOST_MESSAGES:
        raise FormatError(mark("is a message with more items than can be checked (1000)"))
    return messages


def read(data: bytes) -> tuple[Document, list[tuple[str, bytes]]]:
    """The message, whose text may be empty, and its attachments by name. Raises FormatError."""
    try:
        message = message_from_bytes(data, policy=default)
        assert isinstance(message, EmailMessage)
        return _read_message(message), list(_attachments(message))
    except FAULTS as problem:  # the standard library raises many kinds on broken headers
        raise FormatError(mark("is an e-mail that cannot be read")) from problem


def _read_message(message: EmailMessage) -> Document:
    composer = Composer()
    title = first_text([str(message.get("Subject") or "")])
    body = message.get_body(preferencelist=("plain", "html"))
    passed_on = FORWARDED.match(title or "") is not None
    text = _decode_body(body) if body is not None else ""
    if body is None:
        left_out = False
    elif body.get_content_type() == "text/html":
        left_out = _add_page(composer, text, passed_on)
    else:
        left_out = _add_plain(composer, text, passed_on, body.get_param("format") == "flowed")
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
        doubts=(LEFT_OUT,) if left_out else (),
    )


def _add_plain(composer: Composer, text: str, passed_on: bool, flowed: bool) -> bool:
    """Add a plain text but for what is quoted; whether something was left out."""
    stated = text.replace("\r\n", "\n")
    own = _blank_quotes(stated if passed_on else _blank_earlier(stated))
    add_lines(composer, PICTURE.sub(_blank, own), "text/plain", find_wraps(own, flowed))
    return own != stated


def _add_page(composer: Composer, text: str, passed_on: bool) -> bool:
    """Add the text of a page but for what is quoted; whether something was left out."""
    root = parse_html(text)
    if root is None:
        return False
    answers = not passed_on and any(map(_is_quote, root.iter(etree.Element)))
    Walk(composer, "text/html", ANSWER if answers else fragment_manner()).tell(root)
    if answers and not composer.text:  # nothing but the earlier message
        Walk(composer, "text/html", fragment_manner()).tell(root)
        return False
    return answers


def _is_quote(element: etree._Element) -> bool:
    return (
        (element.tag == "blockquote" and element.get("type") == "cite")
        or bool(QUOTES & set((element.get("class") or "").split()))
        or element.get("id") == "divRplyFwdMsg"
    )


def _role_in_answer(element: etree._Element) -> Role:
    return Role.SKIP if _is_quote(element) else fragment_manner().role(element)


ANSWER = Manner(_role_in_answer)


def _decode_body(body: MIMEPart) -> str:
    """The characters of a part; what says no encoding, or ASCII and is none, is told by its bytes as a file is."""
    payload = body.get_payload(decode=True)
    if body.get_content_charset("us-ascii") == "us-ascii" and isinstance(payload, bytes) and not payload.isascii():
        return decode(payload).text or payload.decode("utf-8", "replace")
    content = body.get_content()
    return content if isinstance(content, str) else content.decode("utf-8", "replace")


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _blank_earlier(text: str) -> str:
    """The text with blanks for the earlier message that programs put below an answer, head and all.

    Without words above it there is nothing but that message, and it stays.
    """
    told = False
    for line in LINE.finditer(text):
        words = line.group()
        ruled = RULE.match(words) is not None
        begins = EARLIER.match(words) or OUTLOOK.match(text, line.end() if ruled else line.start())
        if begins and told:
            return text[: line.start()] + re.sub(r"[^\n]", " ", text[line.start() :])
        told = told or not (begins or ruled or not words.strip())
        if begins:
            return text
    return text


def _blank_quotes(text: str) -> str:
    """The text with blanks for what is quoted and for the signature, so that places stay what they are."""
    lines = [line.group() for line in LINE.finditer(text) if line.group()]
    kept = []
    signed = False
    attributed = False
    for number, line in enumerate(lines):
        signed = (signed or bool(SIGNATURE.match(line))) and not PASSED_ON.match(line)
        following = next((one for one in lines[number + 1 : number + 4] if one.strip()), "")
        wrapped = ATTRIBUTION.match(line.rstrip() + " " + following.strip()) and _quotes_after(lines, number + 1)
        attributed = bool(following.startswith(QUOTED) and (attributed or ATTRIBUTION.match(line))) or bool(wrapped)
        own = not (signed or attributed or line.startswith(QUOTED))
        kept.append(line if own else " " * (len(line) - 1) + "\n" if line.endswith("\n") else " " * len(line))
    return "".join(kept)


def _quotes_after(lines: list[str], number: int) -> bool:
    """Whether quoted lines follow the next line with words; programs wrap the line above them, too."""
    told = [line for line in lines[number : number + 5] if line.strip()]
    return len(told) > 1 and told[1].startswith(QUOTED)


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """The attached files by name; a message within the message is one, whose own attachments are its own."""
    for number, part in zip(range(MOST_PARTS), _walk(message), strict=False):
        if part is not message and part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            if isinstance(inner, Message):
                yield part.get_filename() or f"message-{number}.eml", inner.as_bytes(policy=AS_WRITTEN)
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
