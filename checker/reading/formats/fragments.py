"""Fields of other formats that hold HTML or plain text, put into one text with a part of their own each."""

from __future__ import annotations

from collections.abc import Container

from checker.expression import Expression
from checker.reading.formats.document import Composer, first_text
from checker.reading.formats.html import fragment_manner
from checker.reading.formats.trees import Walk, parse_html

MARKUP = Expression(r"</?[A-Za-z][^<>]{0,2000}>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
LINE = Expression(r"[^\n]+")


def add_field(composer: Composer, value: object, part: str) -> None:
    """A field's value as paragraphs; what is no text is left out. HTML is told by its tags and entities."""
    if not isinstance(value, str) or not value.strip():
        return
    composer.end_paragraph()
    if MARKUP.search(value):
        add_html(composer, value, part)
    else:
        add_lines(composer, value, part)


def add_headline(composer: Composer, value: str | None, part: str) -> str | None:
    """Add a headline as a paragraph of its own; what it says, on one line and without its markup."""
    start = composer.length
    add_field(composer, value, part)
    return first_text([composer.text[start:]])


def without_markup(value: str | None) -> str | None:
    """What a field says, on one line; None where it says nothing."""
    return add_headline(Composer(), value, "")


def add_html(composer: Composer, value: str, part: str) -> None:
    """A fragment of HTML; nodes are counted in the document that lxml makes of it."""
    root = parse_html(value)
    if root is not None:
        Walk(composer, part, fragment_manner()).tell(root)
    composer.end_paragraph()


def add_lines(composer: Composer, value: str, part: str, wraps: Container[int] = ()) -> None:
    """Plain text; its one node is 0, a blank line ends a paragraph, a line end at one of `wraps` is a blank."""
    for line in LINE.finditer(value):
        blank_before = value[max(0, line.start() - 2) : line.start()].count("\n") > 1
        if blank_before or not line.group().strip():
            composer.end_paragraph()
        elif composer.open and line.start() - 1 in wraps:
            composer.space = True
        elif composer.open:
            composer.break_line()
        words = line.group().strip("\r\t ")
        if words:
            at = line.start() + line.group().index(words[0])
            composer.add(words, part, 0, at, keep_spaces=True)
    composer.end_paragraph()
