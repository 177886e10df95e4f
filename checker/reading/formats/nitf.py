"""NITF, alone and as NewsML-G2 carries it: headlines, body and captions; byline and dateline are kept apart.

Notes in the head are for editors (rights, trademarks, "not before noon") and no text; those within the text are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from checker.reading.formats.document import CORRECTS, Composer, Document, first_text
from checker.reading.formats.elements import elements_of
from checker.reading.formats.moments import read_instant, read_moment
from checker.reading.formats.trees import Manner, Nodes, Role, Walk, local_name, parse_xml


def read(data: bytes) -> Iterator[Document]:
    """The one item of an NITF file. Raises FormatError."""
    yield read_item(parse_xml(data))


def read_item(root: etree._Element, part: str = "nitf", nodes: Nodes | None = None) -> Document:
    """An NITF document as a tree."""
    composer = Composer()
    for body in _all(root, "body"):
        Walk(composer, part, MANNER, nodes).tell(body)
    title = first_text(_texts(root, ("hl1", "hedline", "title")))
    stated = first_text(_attributes(root, ("date.issue", "date.release", "story.date"), "norm"))
    stated = stated or first_text(_attributes(root, ("pubdata",), "date.publication")) or ""
    corrects = any(True for _ in _all(root, "correction"))
    return Document(
        composer.text,
        tuple(composer.pieces),
        name=first_text(_attributes(root, ("doc-id",), "id-string")) or "",
        title=title,
        source=first_text(
            [
                *_texts(root, ("distributor",)),
                *_attributes(root, ("doc-id",), "regsrc"),
                *_attributes(root, ("pubdata",), "name"),
            ]
        ),
        published=read_moment(stated),
        stated_date=stated,
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        byline=first_text(map(_told_apart, _all(root, "byline"))),
        version=first_text(_attributes(root, ("du-key",), "version")),
        embargo=_find_embargo(root),
        doubts=(CORRECTS,) if corrects else (),
    )


def _find_embargo(root: etree._Element) -> datetime | bool:
    """The moment of release where it is none that the item was issued at; True for what is held back without one."""
    release = read_instant(first_text(_attributes(root, ("date.release",), "norm")))
    issued = read_instant(first_text(_attributes(root, ("date.issue",), "norm")))
    later = release is not None and (issued is None or release > issued)
    statuses = (one.casefold() for one in _attributes(root, ("docdata",), "management-status") if one)
    if any(one in HELD and not (one == EMBARGOED and release) for one in statuses):
        return True
    return release if release is not None and later else False


HELD = ("embargoed", "withheld", "canceled", "cancelled", "killed")
EMBARGOED = "embargoed"


def _role(element: etree._Element) -> Role:
    skipped, blocks = elements_of("nitf")
    name = local_name(element)
    if name in skipped or (name == "note" and _is_in(element, "body.head", "head")):
        return Role.SKIP
    if name == "br":
        return Role.LINE
    if name == "fn":
        return Role.ASIDE
    return Role.BLOCK if name in blocks or _is_in(element, "custom-table") else Role.INLINE


def _is_in(element: etree._Element, *names: str) -> bool:
    return any(local_name(one) in names for one in element.iterancestors())


def _told_apart(byline: etree._Element) -> str:
    """A byline whose parts (the person, what the person is) may stand next to one another without a mark."""
    words = ""
    for event, element in etree.iterwalk(byline, events=("start", "end")):
        if event == "start" and local_name(element) == "byttl" and words.strip() and not words.rstrip().endswith(","):
            words = f"{words.rstrip()}, "
        words += (element.text if event == "start" else element.tail if element is not byline else "") or ""
    return words


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    yield from (one for one in root.iter() if local_name(one) == name)


def _texts(root: etree._Element, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for element in _all(root, name):
            yield "".join(map(str, element.itertext()))


def _attributes(root: etree._Element, names: tuple[str, ...], attribute: str) -> Iterator[str | None]:
    for name in names:
        for element in _all(root, name):
            yield element.get(attribute)


MANNER = Manner(_role)
