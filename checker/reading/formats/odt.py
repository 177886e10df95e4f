"""OpenDocument texts with all changes accepted: what was deleted and what was only remarked on is no text of theirs."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from checker.reading.formats.document import CHANGED, Composer, Document, first_text
from checker.reading.formats.elements import elements_of
from checker.reading.formats.packages import Package, open_package
from checker.reading.formats.trees import Manner, Role, Walk, local_name, parse_xml

MAIN = "content.xml"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MEDIA = b"application/vnd.oasis.opendocument.text"
OWN = frozenset(
    f"{TEXT}{name}"
    for name in (
        *("p", "h", "span", "a", "ruby-base", "meta", "meta-field", "bookmark-ref", "date", "time", "title"),
        *("author-name", "sequence", "text-input", "user-field-get", "user-field-input", "variable-get"),
        *("page-number", "page-count", "conditional-text", "creation-date", "modification-date", "print-date"),
        *("variable-set", "expression", "subject", "creator", "initial-creator", "reference-ref", "sequence-ref"),
    )
)
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
STANDS_FOR = {"tab": "\t"}
MOST_SPACES = 1_000


def read(data: bytes) -> Iterator[Document]:
    """The text of an .odt package or of a flat .fodt file. Raises FormatError."""
    flat = not data.startswith(b"PK")
    root = parse_xml(data if flat else open_package(data).read(MAIN))
    composer = Composer()
    Walk(composer, MAIN, _manner(root)).tell(root)
    changes = sum(1 for _ in root.iter(f"{TEXT}changed-region"))
    doubts = (CHANGED,) if changes else ()
    yield Document(composer.text, tuple(composer.pieces), title=_title(root), plain=True, doubts=doubts)


def is_document(package: Package) -> bool:
    """Whether a zip file is an OpenDocument text."""
    return MAIN in package.members and "mimetype" in package.members and package.read("mimetype").startswith(MEDIA)


def _role(element: etree._Element) -> Role:
    name = local_name(element)
    skipped, blocks = elements_of("odt")
    if name in skipped or (name == "section" and element.get(f"{TEXT}display") == "none"):
        return Role.SKIP
    if name in ("note-body", "text-box"):
        return Role.ASIDE
    if name == "line-break":
        return Role.LINE
    return Role.BLOCK if name in blocks else Role.INLINE


def _characters(element: etree._Element) -> str:
    name = local_name(element)
    if name == "s":
        stated = element.get(f"{TEXT}c") or "1"
        return " " * min(int(stated) if stated.isdecimal() and len(stated) < 6 else 1, MOST_SPACES)
    return STANDS_FOR.get(name, "")


def _title(root: etree._Element) -> str | None:
    for heading in root.iter(f"{TEXT}h", f"{TEXT}p"):
        style = (heading.get(f"{TEXT}style-name") or "").casefold()
        if local_name(heading) == "h" or style in ("title", "titel"):
            told = Composer()
            Walk(told, MAIN, _manner(root)).tell(heading)
            return first_text([told.text.partition("\n")[0]])
    return None


def _manner(root: etree._Element) -> Manner:
    """How a text is read whose styles say what is struck through, which is no text, and what stands above the line."""
    struck, raised = set(), set()
    for style in root.iter(f"{STYLE}style"):
        name, looks = style.get(f"{STYLE}name"), style.find(f"{STYLE}text-properties")
        if looks is None or name is None:
            continue
        if looks.get(f"{STYLE}text-line-through-style", "none") != "none":
            struck.add(name)
        if looks.get(f"{STYLE}text-position", "").startswith("super"):
            raised.add(name)

    def styled(element: etree._Element, names: set[str]) -> bool:
        return element.get(f"{TEXT}style-name") in names and local_name(element) == "span"

    return Manner(
        lambda element: Role.SKIP if styled(element, struck) else _role(element),
        _characters,
        lambda element: element.tag in OWN,
        raised=lambda element: any(styled(one, raised) for one in (element, *element.iterancestors())),
    )
