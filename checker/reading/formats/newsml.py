"""IPTC NewsML-G2: news items alone or in a message, with XHTML, NITF or plain content; each item is an article.

Read from the XML itself, as places in it are wanted; an absent `embargoed` is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from checker.catalogue import mark
from checker.messages import Remark
from checker.reading.formats.document import CORRECTS, Composer, Document, FormatError, first_text
from checker.reading.formats.fragments import add_field
from checker.reading.formats.html import fragment_manner
from checker.reading.formats.moments import read_moment
from checker.reading.formats.ninjs import embargo_of, is_correction
from checker.reading.formats.nitf import MANNER, read_item
from checker.reading.formats.trees import Manner, Nodes, Role, Walk, local_name, number_nodes, parse_xml

MOST_ITEMS = 1_000
DATES = ("versionCreated", "contentModified", "firstCreated", "contentCreated")
# What dpa's converter writes above the text for desks and readers of the page, by its classes; all of it stands in the
# item's own fields as well.
SERVICE = frozenset(("publicationDate", "slugline", "embargoed", "byline"))
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(data: bytes) -> Iterator[Document]:
    """The news items with text, in order. Raises FormatError."""
    root = parse_xml(data)
    items = [one for one in root.iter() if local_name(one) == "newsItem"]
    if len(items) > MOST_ITEMS:
        raise FormatError(mark("is a message with more items than can be checked (1000)"))
    nodes = number_nodes(root)
    documents = [one for number, item in enumerate(items, 1) if (one := _read_news(item, number, nodes)) is not None]
    if not documents:
        raise FormatError(mark("is a NewsML-G2 message without text"))
    if left := len(items) - len(documents):  # pictures, mostly
        told = Remark.counted(
            "{count} item without text was left alone", "{count} items without text were left alone", left
        )
        documents[0] = replace(documents[0], doubts=(*documents[0].doubts, told))
    yield from documents


def _read_news(item: etree._Element, number: int, nodes: Nodes) -> Document | None:
    composer = Composer()
    part = f"item {number}"
    title = first_text(_texts(item, "headline"))
    if title not in (first_text([told]) for name in ("hl1", "h1") for told in _texts(item, name)):  # NITF, XHTML within
        add_field(composer, title, f"{part} headline")
    start = composer.length
    nested: Document | None = None
    for content in _all(item, "inlineXML"):
        if composer.length > start:
            break  # further ones are the same text in another markup
        nitf = next((one for one in content if local_name(one) == "nitf"), None)
        Walk(composer, part, MANNER if nitf is not None else PAGE, nodes).tell(content)
        nested = read_item(nitf, part, nodes) if nitf is not None else nested
    for place, content in enumerate(_all(item, "inlineData"), 1):
        if composer.length == start and content.get("encoding") is None:  # an encoding is that of a picture or sound
            add_field(composer, content.text, f"{part} inlineData {place}")
    if composer.length == start and not _add_caption(composer, item, part):
        return None
    stated = first_text(text for name in DATES for text in _texts(item, name))
    status = first_text(map(_code, _all(item, "pubStatus")))
    corrects = any(is_correction(_code(one)) for one in _all(item, "signal"))
    for note in _all(item, "edNote") if corrects else ():
        if _is_printed(note):
            add_field(composer, "".join(map(str, note.itertext())), f"{part} edNote")
    return Document(
        composer.text,
        tuple(composer.pieces),
        name=item.get("guid") or "",
        title=title or (nested.title if nested else None),
        source=first_text([*_names(item, "infoSource"), *_names(item, "provider"), *_texts(item, "copyrightHolder")]),
        published=read_moment(stated),
        stated_date=stated or "",
        language=first_text([*(one.get("tag") for one in _all(item, "language")), item.get(XML_LANG)]),
        byline=first_text([*_texts(item, "by"), nested.byline if nested else None]),
        version=item.get("version"),
        credits=first_text(_texts(item, "creditline")) or "",
        embargo=embargo_of(first_text(_texts(item, "embargoed")), status),
        doubts=(CORRECTS,) if corrects else (),
    )


def _add_caption(composer: Composer, item: etree._Element, part: str) -> bool:
    """What a picture shows, where an item is one; whether it says so."""
    told = (one for one in _all(item, "description") if (one.get("role") or "").rpartition(":")[2] == "caption")
    caption = first_text("".join(map(str, one.itertext())) for one in told)
    add_field(composer, caption, f"{part} caption")
    return caption is not None


def _code(element: etree._Element) -> str | None:
    """What an element of a controlled vocabulary says, by its code or by its address."""
    return first_text([element.get("qcode"), element.get("uri")])


def _is_printed(note: etree._Element) -> bool:
    """Whether a note is printed with a correction: it says what was wrong, and nothing constrains that it is public."""
    role = note.get("role")
    return note.get("pubconstraint") is None and (not role or "correct" in role)


def _role(element: etree._Element) -> Role:
    if SERVICE & set((element.get("class") or "").split()):
        return Role.SKIP
    return fragment_manner().role(element)


PAGE = Manner(_role)


def _all(item: etree._Element, name: str) -> Iterator[etree._Element]:
    yield from (one for one in item.iter() if local_name(one) == name)


def _texts(item: etree._Element, name: str) -> Iterator[str]:
    yield from ("".join(map(str, one.itertext())) for one in _all(item, name))


def _names(item: etree._Element, name: str) -> Iterator[str | None]:
    for one in _all(item, name):
        yield first_text(_texts(one, "name"))
        yield one.get("literal") or (one.get("qcode") or "").rpartition(":")[2]
