"""XML and HTML into trees without DTDs, entities or network, and the text of a tree in document order.

A text node is an element's text or tail, or an element that stands for characters (a tab, a no-break hyphen). Nodes are
counted from 0 in document order over the whole tree, the ones left out too, so that a walk over the file finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from lxml import etree, html

from checker.catalogue import mark
from checker.reading.formats.document import Composer, FormatError
from checker.reading.formats.raised import is_mark, lift

DEEPEST = 250  # elements within one another


class Role(Enum):
    """What an element is for a text."""

    INLINE = "inline"
    BLOCK = "block"  # a paragraph of its own
    SKIP = "skip"  # neither it nor what it holds is text
    LINE = "line"  # a line end
    ASIDE = "aside"  # told after the paragraph it is anchored in


def _is_raised(element: etree._Element) -> bool:
    """In HTML and what borrows from it: marks of notes (links within `sup`, more often than not) and powers."""
    return any(local_name(one) == "sup" for one in (element, *element.iterancestors()))


def _leads_to_note(element: etree._Element, text: str) -> bool:
    """Whether raised digits are the mark of a note beyond doubt: a link, or in square brackets."""
    return "[" in text or any(local_name(one) == "a" for one in (element, *element.iterancestors()))


@dataclass(frozen=True, slots=True)
class Manner:
    """How the elements of a format are read.

    `role` says what an element is, `characters` what it stands for itself ("" for most), `counts` whether its own text
    is text; with `keep_spaces` white space is text; a block that `parts` not goes on in the next one; `raised` says
    whether an element's own text is printed above the line.
    """

    role: Callable[[etree._Element], Role]
    characters: Callable[[etree._Element], str] = lambda element: ""
    counts: Callable[[etree._Element], bool] = lambda element: True
    keep_spaces: bool = False
    parts: Callable[[etree._Element], bool] = lambda element: True
    raised: Callable[[etree._Element], bool] = _is_raised


@dataclass(frozen=True, slots=True)
class Nodes:
    """The numbers of a tree's text nodes: those of elements' texts and those of their tails."""

    texts: Mapping[etree._Element, int]
    tails: Mapping[etree._Element, int]


def number_nodes(root: etree._Element) -> Nodes:
    """Number the text nodes of a whole tree in document order."""
    texts: dict[etree._Element, int] = {}
    tails: dict[etree._Element, int] = {}
    for count, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end", "comment", "pi"))):
        (texts if event == "start" else tails)[element] = count
    return Nodes(texts, tails)


@dataclass
class Walk:
    """Walks over a tree of `part`; `nodes` are its numbers, where they are known already."""

    composer: Composer
    part: str
    manner: Manner
    nodes: Nodes | None = None

    def tell(self, root: etree._Element) -> None:
        """Add the text of `root` and what is within it, without its tail."""
        self.nodes = self.nodes or number_nodes(root.getroottree().getroot())
        waiting: list[etree._Element] = [root]
        while waiting:
            aside: list[etree._Element] = []
            self._tell_one(waiting.pop(), aside)
            self.composer.end_paragraph()
            waiting.extend(reversed(aside))

    def _tell_one(self, root: etree._Element, aside: list[etree._Element]) -> None:
        """Walk without recursion: (element, whether it is being left)."""
        assert self.nodes is not None
        stack: list[tuple[etree._Element, bool]] = [(root, False)]
        while stack:
            element, leaving = stack.pop()
            role = self.manner.role(element) if isinstance(element.tag, str) else Role.SKIP
            if leaving:
                if role is Role.BLOCK and self.manner.parts(element):
                    self.composer.end_paragraph()
                self._add_tail(element, root)
                continue
            if role is Role.SKIP or (role is Role.ASIDE and element is not root):
                if role is Role.ASIDE:
                    aside.append(element)
                self._add_tail(element, root)
                continue
            if role is Role.BLOCK and not self._goes_on(element):
                self.composer.end_paragraph()
            if role is Role.LINE:
                self.composer.break_line()
            if sign := self.manner.characters(element):
                self.composer.add(sign, self.part, self.nodes.texts[element], 0, keep_spaces=True)
            self._add(element, element.text, self.nodes.texts[element])
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))

    def _goes_on(self, block: etree._Element) -> bool:
        before = block.getprevious()
        return before is not None and before.tag == block.tag and not self.manner.parts(before)

    def _add_tail(self, element: etree._Element, root: etree._Element) -> None:
        if self.nodes and element is not root and (parent := element.getparent()) is not None:
            self._add(parent, element.tail, self.nodes.tails[element])

    def _add(self, owner: etree._Element, text: str | None, node: int) -> None:
        if text and self.manner.counts(owner):
            if is_mark(text) and self.manner.raised(owner):
                if _leads_to_note(owner, text):
                    return
                text = lift(text)
            self.composer.add(text, self.part, node, 0, self.manner.keep_spaces)


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML file. Raises FormatError for a DTD, entities of its own and what is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        line = getattr(problem, "lineno", None) or 1
        raise FormatError(mark("is XML that is not well-formed (line {line})"), line=line) from problem
    if root.getroottree().docinfo.internalDTD is not None and _has_entities(root):
        raise FormatError(mark("is XML with entities of its own, which are not read"))
    return _not_too_deep(root)


def _has_entities(root: etree._Element) -> bool:
    dtd = root.getroottree().docinfo.internalDTD
    return (dtd is not None and any(True for _ in dtd.iterentities())) or any(True for _ in root.iter(etree.Entity))


def parse_html(data: bytes | str) -> etree._Element | None:
    """The root of an HTML page or of a fragment; None where it holds nothing. Never looks anywhere else."""
    if isinstance(data, str):
        data = data.encode("utf-8", "replace")
        encoding: str | None = "utf-8"
    else:
        encoding = None
    parser = html.HTMLParser(no_network=True, encoding=encoding, huge_tree=False)
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return _not_too_deep(root) if root is not None else None


def _not_too_deep(root: etree._Element) -> etree._Element:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise FormatError(mark("is nested too deeply to be an article"))
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
