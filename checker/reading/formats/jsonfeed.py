"""JSON Feed 1.0 and 1.1: every item is an article, its text the HTML or the plain text that the feed gives of it.

Source: jsonfeed.org/version/1.1. Places are the item and its field ("item 2 content_html").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.catalogue import mark
from checker.reading.formats.document import Composer, Document, FormatError, first_text
from checker.reading.formats.fragments import add_field, add_headline
from checker.reading.formats.moments import first_stated, read_moment

VERSION = "jsonfeed.org/version/"
MOST_ENTRIES = 2_000
BODIES = ("content_html", "content_text", "summary")
DATES = ("date_modified", "date_published")


def is_item(document: Any) -> bool:
    """Whether a JSON value is a feed, by its "version"."""
    return (
        isinstance(document, dict)
        and VERSION in str(document.get("version"))
        and isinstance(document.get("items"), list)
    )


def read(document: dict[str, Any]) -> Iterator[Document]:
    """The items of a feed in its order, those without words left out. Raises FormatError."""
    items = [one for one in document["items"] if isinstance(one, dict)]
    if len(items) > MOST_ENTRIES:
        raise FormatError(mark("is a feed with more entries than can be checked (2000)"))
    if not items:
        raise FormatError(mark("is a feed without entries"))
    for number, item in enumerate(items, 1):
        composer = Composer()
        title = add_headline(composer, first_text([item.get("title")]), f"item {number} title")
        body = next((key for key in BODIES if first_text([item.get(key)])), None)
        if body is not None:
            add_field(composer, item[body], f"item {number} {body}")
        if not composer.text:
            continue
        stated = first_stated(item.get(key) for key in DATES)
        yield Document(
            composer.text,
            tuple(composer.pieces),
            name=str(number),
            title=title,
            source=first_text([document.get("title")]),
            published=read_moment(stated),
            stated_date=stated,
            language=first_text([item.get("language"), document.get("language")]),
            byline="; ".join(_authors(item)) or "; ".join(_authors(document)) or None,
        )


def _authors(item: dict[str, Any]) -> Iterator[str]:
    """The names of an item's authors; version 1.0 has one."""
    listed = item.get("authors")
    for one in listed if isinstance(listed, list) else [item.get("author")]:
        if isinstance(one, dict) and (name := first_text([one.get("name")])):
            yield name
