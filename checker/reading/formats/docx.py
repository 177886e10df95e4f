"""Word documents as their author sees them with all changes accepted: insertions in, deletions and moved-away text out.

Read from the document's own XML: python-docx drops insertions as well as deletions, mammoth joins lines, docx2python
loses the no-break hyphen and keeps moved text twice. Footnotes follow the body, headers and comments are no text.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from checker.reading.formats.document import CHANGED, Composer, Document
from checker.reading.formats.elements import elements_of
from checker.reading.formats.packages import Package, open_package
from checker.reading.formats.trees import Manner, Role, Walk, local_name, parse_xml

MAIN = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the name of W where it is saved as "Strict Open XML"
# Characters of the font Symbol that figures stand with, by their codes; source: Adobe, Symbol encoding.
SYMBOLS = {"B0": "°", "B1": "±", "B4": "×", "A3": "≤", "B3": "≥", "BB": "≈", "2D": "−", "A0": "€", "B7": "•"}
NO_TEXT = ("vanish", "strike", "dstrike")  # hidden, and struck through by hand, as in HTML's `s`
STANDS_FOR = {"tab": "\t", "noBreakHyphen": "\u2011", "ptab": "\t"}
TITLES = ("title", "titel", "heading1", "berschrift1", "überschrift1", "headline")
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(data: bytes) -> Iterator[Document]:
    """The document's text: body, then footnotes. Raises FormatError."""
    package = open_package(data)
    composer = Composer()
    body = _parse(package, MAIN)
    Walk(composer, MAIN, MANNER).tell(body)
    for name in NOTES:
        if name in package.members:
            Walk(composer, name, MANNER).tell(_parse(package, name))
    changes = sum(1 for _ in body.iter(f"{W}ins", f"{W}del", f"{W}moveFrom"))
    doubts = (CHANGED,) if changes else ()
    yield Document(composer.text, tuple(composer.pieces), title=_title(body), plain=True, doubts=doubts)


def _parse(package: Package, name: str) -> etree._Element:
    return parse_xml(package.read(name).replace(STRICT, W[1:-1].encode()))


def is_document(package: Package) -> bool:
    """Whether a zip file is a Word document."""
    return MAIN in package.members


def _role(element: etree._Element) -> Role:
    name = local_name(element)
    skipped, blocks = elements_of("docx")
    if name in skipped or (name == "r" and any(_has(element, sign) for sign in NO_TEXT)):
        return Role.SKIP
    if name == "tr" and element.find(f"{W}trPr/{W}del") is not None:
        return Role.SKIP
    if name in ("footnote", "endnote") and element.get(f"{W}type") in SEPARATORS:
        return Role.SKIP
    if name == "txbxContent":
        return Role.ASIDE
    if name in ("br", "cr"):
        return Role.LINE
    return Role.BLOCK if name in blocks else Role.INLINE


def _has(run: etree._Element, name: str) -> bool:
    """Whether a run has a property that is on unless it says otherwise."""
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")


def _is_raised(text: etree._Element) -> bool:
    run = text.getparent()
    found = run.find(f"{W}rPr/{W}vertAlign") if run is not None else None
    return found is not None and found.get(f"{W}val") == "superscript"


def _parts(paragraph: etree._Element) -> bool:
    """Whether a paragraph's end stands: a deleted paragraph mark joins it with the next one."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None


def _characters(element: etree._Element) -> str:
    name = local_name(element)
    parent = element.getparent()
    in_run = parent is not None and local_name(parent) == "r"
    if name == "sym" and element.get(f"{W}font") == "Symbol":
        return SYMBOLS.get((element.get(f"{W}char") or "")[-2:].upper(), "")
    return STANDS_FOR.get(name, "") if in_run else ""


def _title(body: etree._Element) -> str | None:
    """The first paragraph in a style for titles."""
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or (style.get(f"{W}val") or "").casefold().replace(" ", "") not in TITLES:
            continue
        composer = Composer()
        Walk(composer, MAIN, MANNER).tell(paragraph)
        if composer.text:
            return composer.text.split("\n")[0]
    return None


MANNER = Manner(_role, _characters, lambda element: element.tag == f"{W}t", True, _parts, _is_raised)
