"""Which format a file has, by its content; its name says nothing.

A format's own module is loaded only when a file has that format: they need libraries that plain text does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

from checker.catalogue import mark
from checker.expression import Expression
from checker.extras import NEEDS_EXTRA, lacks
from checker.reading.formats.document import Document, FormatError
from checker.reading.formats.packages import Package

Reader = Callable[[bytes], Iterator[Document]]
# What stands before the first element, each atomic: one that may reach over the next would be tried in every way.
ROOT = Expression(
    r"(?s)\s*(?>(?:<\?.{0,500}?\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,500}(?:>|\[.{0,5000}?\]\s*>))\s*)*"
    r"<(?:[\w.-]{1,80}:)?([\w.-]{1,80})[\s/>]"
)
# The first element of a file and the module that reads it.
XML_ROOTS: Mapping[str, str] = {
    **dict.fromkeys(("rss", "feed", "RDF"), "feeds"),
    **dict.fromkeys(("newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem"), "newsml"),
    "nitf": "nitf",
    "document": "odt",
    "html": "html",
}
PAGE = Expression(r"(?is)\s*(?><!--.{0,900}?-->\s*)*<(?:!doctype html|html|head|body)\b")
MAIL_HEADER = Expression(
    r"(?im)^(from|to|subject|date|message-id|mime-version|received|return-path|content-type)[ \t]*:"
)
SURELY_MAIL = frozenset(("message-id", "mime-version", "received", "return-path"))
OFFICE = (  # members that tell what a package is; source: ECMA-376 part 2, EPUB 3.3
    ("xl/workbook.xml", mark("is a spreadsheet: save the text as DOCX or ODT")),
    ("ppt/presentation.xml", mark("is a presentation: save the text as DOCX or ODT")),
    ("META-INF/container.xml", mark("is an e-book, which is not read")),
    ("content.xml", mark("is an office document without running text (a spreadsheet or a presentation)")),
)
LOOKED_AT = 8_000  # characters
MOST_JSON = 20_000_000  # characters
MOST_ITEMS = 5_000
# Under which keys services that answer with JSON put items: lists of them, or each within something about it.
WRAPPERS = ("items", "entries", "_items", "hits", "data", "item", "_source", "@graph", "itemListElement")
MOST_WRAPPERS = 6  # within one another


def find_binary(data: bytes) -> Reader | None:
    """The reader of a PDF or RTF file; None for others. Raises FormatError where RTF's library is not installed."""
    if b"%PDF-" in data[:1024]:
        return _load("pdf")
    if data.lstrip()[:5] != b"{\\rtf":
        return None
    if lacks("documents"):
        raise FormatError(NEEDS_EXTRA, extra="documents")
    return _load("rtf")


def find_office(package: Package) -> Reader | None:
    """The reader of an office document; None for an archive of files. Raises FormatError for other documents."""
    from checker.reading.formats import docx, odt

    if docx.is_document(package):
        return docx.read
    if odt.is_document(package):
        return odt.read
    for member, problem in OFFICE:
        if member in package.members:
            raise FormatError(problem)
    return None


def find_markup(text: str) -> Reader | None:
    """The reader of an XML or HTML file by its first element; None where it is neither or none of those read."""
    start = text[:LOOKED_AT].lstrip("\ufeff")
    if not start.lstrip().startswith("<"):
        return None
    if PAGE.match(start[:2000]):
        return _load("html")
    root = ROOT.match(start)
    return _load(XML_ROOTS[root[1]]) if root and root[1] in XML_ROOTS else None


def is_mail(text: str) -> bool:
    """Whether a text is a message: its head, up to the first blank line, has a mail's headers."""
    head = re.split(r"\r?\n\r?\n", text[:LOOKED_AT], maxsplit=1)[0]
    if not re.match(r"(?:From |[A-Za-z-]{2,40}[ \t]*:)", head):
        return False
    names = {found[1].lower() for found in MAIL_HEADER.finditer(head)}
    return len(names) >= 3 and bool(names & SURELY_MAIL)


def _load(module: str) -> Reader:
    read: Reader = import_module(f"checker.reading.formats.{module}").read
    return read


def read_json(text: str) -> Iterator[Document] | None:
    """The items of a JSON file: one, a list, or an object that holds them; None for other JSON and other text."""
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start not in ("{", "[") or len(text) > MOST_JSON:
        return None
    try:
        document = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    items = [(item, reader) for item in _list_items(document) if (reader := _reader_of(item)) is not None]
    if len(items) > MOST_ITEMS:
        raise FormatError(mark("holds more items than can be checked (5000)"))
    return (one for item, reader in items for one in reader(item)) if items else None


def _list_items(document: Any, depth: int = MOST_WRAPPERS) -> list[Any]:
    """The items within a list and within what services answer with, as {"data": {"items": [{"item": ...}]}}."""
    if isinstance(document, list) and depth:
        return [item for one in document for item in _list_items(one, depth - 1)]
    if isinstance(document, dict) and depth and _reader_of(document) is None:
        for key in WRAPPERS:
            if isinstance(within := document.get(key), list | dict):
                return _list_items(within, depth - 1)
    return [document]


def _reader_of(item: Any) -> Callable[[dict[str, Any]], Iterator[Document]] | None:
    from checker.reading.formats import digitalwires, jsonfeed, linked, ninjs

    return next((one.read for one in (digitalwires, jsonfeed, ninjs, linked) if one.is_item(item)), None)
