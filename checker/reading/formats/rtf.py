"""RTF by striprtf, without what is deleted, hidden or struck through.

Places are paragraph and character, as RTF has no others. Footnotes and text boxes, which striprtf drops, follow the
text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from striprtf.striprtf import rtf_to_text

from checker.catalogue import mark
from checker.expression import Expression
from checker.reading.formats.document import CHANGED, Composer, Document, FormatError
from checker.reading.formats.raised import is_mark, lift

TO_TEXT: Callable[..., str] = rtf_to_text
MOST = 10_000_000  # bytes; pictures are most of what is larger
CHANGES = Expression(r"\\(?:deleted|revised)(?![a-z])")
TOKEN = Expression(r"\\([a-z]+)(-?\d{1,10})? ?|\\'[0-9A-Fa-f]{2}|\\[^a-z]|[{}]|[^\\{}]+|\\")
# Words after which text is none, up to the same word with 0 or the end of the group
HIDING = {"deleted": 0, "v": 1, "fldinst": 2, "strike": 3, "striked": 3}
RAISING = ("super", "nosupersub", "sub")  # the first puts text above the line, the others back
NO_BREAK_HYPHEN, NO_BREAK_SPACE = Expression(r"\\_"), Expression(r"\\~")
SIGN = Expression(r"\\[{}\\]|[{}]|\\(?:footnote|shptxt)(?![a-z])")


def read(data: bytes) -> Iterator[Document]:
    """The text of an RTF document, a line a paragraph. Raises FormatError."""
    if len(data) > MOST:
        raise FormatError(mark("is larger than can be checked (RTF: 10 MB): save it as DOCX or ODT"))
    source = _move_notes(_without_hidden(data.decode("latin-1")))
    try:
        source = NO_BREAK_SPACE.sub(r"\\u160?", NO_BREAK_HYPHEN.sub(r"\\u8209?", source))
        text = TO_TEXT(source, errors="replace")
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


def _without_hidden(source: str) -> str:
    """The source without what is deleted, hidden or struck through, codes of fields (addresses of links) and binary
    data; raised digits as characters of their own."""
    states: list[tuple[bool, ...]] = [(False,) * len(set(HIDING.values()))]
    raised = [False]
    kept: list[str] = []
    at = 0
    while token := TOKEN.match(source, at):
        sign, word, number = token.group(), token[1], token[2]
        at = token.end()
        if sign == "{":
            states.append(states[-1])
            raised.append(raised[-1])
        elif sign == "}":
            if len(states) > 1:
                states.pop()
                raised.pop()
        elif word in HIDING:
            changed = list(states[-1])
            changed[HIDING[word]] = number != "0"
            states[-1] = tuple(changed)
            continue
        elif word in RAISING:
            raised[-1] = word == RAISING[0] and number != "0"
        elif word == "plain":
            states[-1] = (False, False, states[-1][2], False)
            raised[-1] = False
        elif word == "bin":
            at += max(0, int(number or 0))
            continue
        elif any(states[-1]):
            continue
        elif word is None and raised[-1] and is_mark(sign):
            sign = "".join(one if one.isascii() else f"\\u{ord(one)}?" for one in lift(sign))
        kept.append(sign)
    return "".join(kept)


def _move_notes(source: str) -> str:
    """The source with its footnotes and text boxes as paragraphs at its end."""
    opened: list[int] = []
    noted: int | None = None  # how many groups are open around the note that is being read
    rest, notes, last = [], [], 0
    for sign in SIGN.finditer(source):
        if sign.group() == "{":
            opened.append(sign.start())
        elif sign.group() == "}":
            if noted is not None and len(opened) == noted:
                rest.append(source[last : opened[-1]])
                notes.append(
                    source[opened[-1] + 1 : sign.start()].replace("\\footnote", "", 1).replace("\\shptxt", "", 1)
                )
                noted, last = None, sign.end()
            opened = opened[:-1]
        elif len(sign.group()) > 2 and noted is None and opened:
            noted = len(opened)
    end = source.rfind("}", last)
    if not notes or end < 0:
        return source
    told = "".join(f"\\par {{{note.removeprefix(chr(92) + '*')}}}" for note in notes)
    return "".join([*rest, source[last:end], told, source[end:]])
