"""RSS 1.0, 2.0 and Atom: every entry is an article, its text the longest of what the feed gives of it.

Read from the feed's own XML: feedparser reads no German day and month names, takes CET and MESZ for UTC, and puts a
picture's caption where the body is expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from checker.catalogue import mark
from checker.expression import Expression
from checker.reading.formats.document import Composer, Document, FormatError, first_text
from checker.reading.formats.fragments import add_field, without_markup
from checker.reading.formats.moments import read_moment
from checker.reading.formats.trees import local_name, parse_xml

MEDIA = "{http://search.yahoo.com/mrss/}"
MOST_ENTRIES = 2_000
BODIES = ("encoded", "content", "description", "summary")
DATES = (
    "updated",
    "modified",
    "pubDate",
    "published",
    "date",
    "issued",
    "post_date",
)  # the last is WordPress's own, of drafts
AUTHORS = ("creator", "author")
# What WordPress exports beside words: marks around a picture's caption, and what it fills in itself.
SHORTCODE = Expression(r"\[/?(?:caption|gallery|embed|audio|video|playlist)\b[^\[\]\n]{0,500}\]")
WORDPRESS = "http://wordpress.org/export/"


def read(data: bytes) -> Iterator[Document]:
    """The entries of a feed in its order. Raises FormatError."""
    root = parse_xml(data)
    channel = next((one for one in root.iter() if local_name(one) in ("channel", "feed")), root)
    source = without_markup(first_text(map(unescape, _texts(channel, "title"))))  # a title may be markup
    language = first_text([root.get("{http://www.w3.org/XML/1998/namespace}lang"), *_texts(channel, "language")])
    entries = [one for one in root.iter() if local_name(one) in ("item", "entry")]
    if len(entries) > MOST_ENTRIES:
        raise FormatError(mark("is a feed with more entries than can be checked (2000)"))
    if not entries:
        raise FormatError(mark("is a feed without entries"))
    for number, entry in enumerate(entries, 1):
        if (document := _read_entry(entry, number, channel, source, language)) is not None:
            yield document


def _read_entry(
    entry: etree._Element, number: int, channel: etree._Element, source: str | None, language: str | None
) -> Document | None:
    composer = Composer()
    part = f"entry {number}"
    title = first_text(_texts(entry, "title"))
    add_field(composer, title, f"{part} title")
    start = composer.length
    title = " ".join(composer.text.split()) or title  # a title may be markup, too
    bodies = [(name, text) for name in BODIES for text in _texts(entry, name)]
    if bodies:
        name, body = max(bodies, key=lambda one: len(one[1]))
        add_field(composer, SHORTCODE.sub(_blank, body), f"{part} {name}")
    if composer.length == start and (not title or _is_attached(entry)):
        return None
    captions = [*entry.iter(f"{MEDIA}description")] or [
        *entry.iter(f"{MEDIA}title")
    ]  # titles are names of files, mostly
    for caption in captions:
        add_field(composer, caption.text, f"{part} caption")
    dates = [text for name in DATES for text in _texts(entry, name)]
    stated = next((one for one in dates if read_moment(one) is not None), first_text(dates) or "")
    return Document(
        composer.text,
        tuple(composer.pieces),
        name=str(number),
        title=title,
        source=source,
        published=read_moment(stated),
        stated_date=stated,
        language=language,
        byline="; ".join(_authors(entry)) or "; ".join(_authors(channel)) or None,
    )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _is_attached(entry: etree._Element) -> bool:
    """Whether an entry of a WordPress export is a picture or the like, whose title is a file's name."""
    kinds = (one.text for one in entry if local_name(one) == "post_type" and str(one.tag).startswith("{" + WORDPRESS))
    return first_text(kinds) not in (None, "post", "page")


def _texts(element: etree._Element, name: str) -> Iterator[str]:
    """The texts of an element's own children of a name, those of media RSS left out; XHTML content as markup."""
    for child in element:
        if local_name(child) != name or str(child.tag).startswith(MEDIA):
            continue
        if child.get("type") == "xhtml" and len(child):
            yield _as_html(child[0])
        elif text := "".join(map(str, child.itertext())).strip():
            yield text


def _as_html(element: etree._Element) -> str:
    """XHTML as HTML writes it: without prefixes, with which no element would be known."""
    copied = etree.fromstring(etree.tostring(element, with_tail=False))
    for one in copied.iter(etree.Element):
        one.tag = local_name(one)
    etree.cleanup_namespaces(copied)
    return etree.tostring(copied, encoding="unicode", method="html")


def _authors(entry: etree._Element) -> Iterator[str]:
    for child in entry:
        if local_name(child) in AUTHORS:
            name = first_text([*_texts(child, "name"), child.text])
            if name:
                yield name
