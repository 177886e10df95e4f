"""Word: the draft itself with a comment at each new finding; nothing else in the document is changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from checker.model import Article, Assessment, Claim, Conflict, Status
from checker.showing.namesakes import Namesakes, find_namesakes, tell_namesakes
from checker.showing.passages import (
    choose_sides,
    describe_age,
    find_passage,
    name_place,
    name_source,
    order_conflicts,
    tell_headline,
)
from checker.showing.untrusted import make_visible
from checker.showing.wording import words

SUFFIX = ".docx"
EXTRA = "documents"  # the extra that brings python-docx
AUTHOR, INITIALS = "Gegenprobe", "GP"
MAIN, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
LONGEST_NUMBER = 9  # digits
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
QUOTES = {"de": ("„", "“"), "en": ("“", "”")}
INNER = str.maketrans("„“”", "‚‘’")
Text = tuple[int, Any]  # an offset in a text node's characters, and the element that holds those from there on


def annotate(data: bytes, article: Article, assessment: Assessment, *, language: str = "de") -> bytes:
    """The document `data`, which `article` was read from, with a comment at every new finding in it.

    All of its other parts are the same bytes; in the text only runs are divided where a comment begins or ends.
    """
    found = [
        (claim, conflict)
        for conflict in order_conflicts(assessment.conflicts)
        if conflict.status is Status.NEW
        for claim in conflict.claims
        if claim.article.path == article.path
    ]
    if not found:
        return data
    version = f"Gegenprobe {assessment.made_with.version}" if assessment.made_with else ""
    namesakes = find_namesakes(assessment.conflicts)
    comments = [tell_finding(conflict, claim, namesakes, language, version) for claim, conflict in found]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read(MAIN), _parser())
        notes = {name: etree.fromstring(package.read(name), _parser()) for name in NOTES if name in package.namelist()}
        identities, made = write_comments(data, comments, _find_first(root))
        places = sorted(zip((claim for claim, _ in found), identities, strict=True), key=lambda one: _place(one[0]))
        marker = Marker(root, article, notes)
        for claim, identity in reversed(places):
            marker.mark(claim, identity)
        changed = {MAIN: _serialise(root), **made}
        return repack(package, changed)


def tell_finding(
    conflict: Conflict, claim: Claim, namesakes: Namesakes, language: str, made_with: str = ""
) -> list[str]:
    """The paragraphs of a comment: what disagrees, what the others say and where, why, what to do, and who found it."""
    table = words(language)
    told = [f"{table[conflict.level.value]}: {tell_headline(conflict, language)}"]
    for other in choose_sides(conflict):
        if other is claim:
            continue
        passage = find_passage(other)
        name = table["reference"].capitalize() if other.reference else name_source(other.article)
        where = ", ".join(part for part in (name, describe_age(other, language), name_place(other.excerpt)) if part)
        told.append(f"{quote(passage.text, language)} ({where})")
    told.append(f"{table['because']}: {conflict.verdict.because}")
    if advice := conflict.advice or conflict.verdict.advice:
        told.append(f"{table['advice']}: {advice}")
    if shared := tell_namesakes(conflict, namesakes, language):
        told.append(shared)
    made = f" · {made_with}" if made_with else ""
    told.append(f"{conflict.rule} {conflict.fingerprint}{made}")
    return [make_visible(one) for one in told]


def quote(text: str, language: str) -> str:
    """A passage in quotation marks of the language, those within it made single."""
    opening, closing = QUOTES.get(language, QUOTES["en"])
    return f"{opening}{text.strip().translate(INNER)}{closing}"


def write_comments(data: bytes, comments: Sequence[Sequence[str]], first: int) -> tuple[list[int], dict[str, bytes]]:
    """The numbers of the comments, from `first` on, and the parts of the package that hold and name them."""
    from docx import Document  # of an extra: reports are listed where it is not installed, too

    document = Document(io.BytesIO(data))
    run = document.add_paragraph().add_run()  # python-docx wants a run to mark; of its document only comments are kept
    identities: list[int] = []
    for lines in comments:
        comment = document.add_comment(run, "\n".join(lines), AUTHOR, INITIALS)
        comment._comment_elm.attrib.pop(f"{{{W}}}date", None)  # the same check gives the same bytes
        identity = max(comment.comment_id, first + len(identities))
        comment._comment_elm.set(f"{{{W}}}id", str(identity))
        identities.append(identity)
    part = document.part._comments_part
    name = str(part.partname).lstrip("/")
    made = {name: _serialise(etree.fromstring(part.blob, _parser()))}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if name not in package.namelist():
            made[TYPES] = _add_type(package.read(TYPES), name, part.content_type)
            relations = package.read(RELATIONS) if RELATIONS in package.namelist() else None
            made[RELATIONS] = _add_relation(relations, name.removeprefix("word/"))
    return identities, made


class Marker:
    """Puts the ends of comments into a document's tree; text nodes are counted as for `Piece.node`."""

    def __init__(self, root: Any, article: Article, notes: Mapping[str, Any]) -> None:
        self.root, self.article, self.notes = root, article, notes
        steps = enumerate(etree.iterwalk(root, events=("start", "end", "comment", "pi")))
        self.texts: dict[int, list[Text]] = {
            number: [(0, element)] for number, (event, element) in steps if event == "start"
        }
        self.runs: list[Any] = list(root.iter(f"{{{W}}}r"))

    def mark(self, claim: Claim, identity: int) -> None:
        """Lay comment `identity` round a claim; claims must come from the last to the first."""
        start, end = claim.excerpt.given
        pieces = [one for one in self.article.pieces if one.part == MAIN and one.start < end and start < one.end]
        boxed = next((run for piece in pieces if (run := self._find_box(piece.node)) is not None), None)
        if boxed is not None:
            before = after = boxed
        elif pieces:
            first, last = pieces[0], pieces[-1]
            before = self._split(first.node, first.offset + max(start, first.start) - first.start, before=True)
            after = self._split(last.node, last.offset + min(end, last.end) - last.start, before=False)
        else:  # it stands in a footnote, where Word allows no comment
            before = after = self._find_reference(start, end)
        before.addprevious(_make("commentRangeStart", identity))
        reference = etree.Element(f"{{{W}}}r")
        reference.append(_make("commentReference", identity))
        after.addnext(reference)
        after.addnext(_make("commentRangeEnd", identity))

    def _find_box(self, node: int) -> Any:
        """The run that holds the text box a text stands in, where Word allows no comment; None outside of boxes."""
        element = self.texts[node][0][1]
        if not any(one.tag == f"{{{W}}}txbxContent" for one in element.iterancestors()):
            return None
        return [one for one in element.iterancestors() if one.tag == f"{{{W}}}r"][-1]

    def _find_reference(self, start: int, end: int) -> Any:
        """The run of the text that refers to the note in which the words between two offsets stand."""
        piece = next(one for one in self.article.pieces if one.start < end and start < one.end)
        steps = enumerate(etree.iterwalk(self.notes[piece.part], events=("start", "end", "comment", "pi")))
        element = next(element for number, (_, element) in steps if number == piece.node)
        note = next(
            one for one in (element, *element.iterancestors()) if one.tag in (f"{{{W}}}footnote", f"{{{W}}}endnote")
        )
        references = (
            one for one in self.root.iter(f"{note.tag}Reference") if one.get(f"{{{W}}}id") == note.get(f"{{{W}}}id")
        )
        return next(map(_run_of, references), self.runs[0])

    def _split(self, node: int, offset: int, before: bool) -> Any:
        """Divide the run at a character; the run that begins there (`before`), or the one that ends there."""
        held = self.texts[node]
        wanted = offset if before else offset - 1
        index = max(number for number, (start, _) in enumerate(held) if start <= max(0, wanted))
        start, element = held[index]
        run = _run_of(element)
        if element.tag != f"{{{W}}}t":
            return run
        at = offset - start
        text = element.text or ""
        if 0 < at < len(text):
            later = deepcopy(element)
            element.text, later.text = text[:at], text[at:]
            element.set(SPACE, "preserve")
            later.set(SPACE, "preserve")
            element.addnext(later)
            held.insert(index + 1, (offset, later))
            self._part_run(run, later)
            return _run_of(later) if before else run
        if before:
            return self._part_run(run, element)
        following = element.getnext()
        if following is not None:
            self._part_run(run, following)
        return run

    def _part_run(self, run: Any, first: Any) -> Any:
        """Put `first` and what follows it in a run into a run of its own, in the same format."""
        content = [child for child in run if child.tag != f"{{{W}}}rPr"]
        if content[0] is first:
            return run
        later = etree.Element(run.tag, dict(run.attrib))
        properties = run.find(f"{{{W}}}rPr")
        if properties is not None:
            later.append(deepcopy(properties))
        for child in content[content.index(first) :]:
            later.append(child)
        run.addnext(later)
        return later


def _find_first(root: Any) -> int:
    """A number above all that comments of a text have: what a system took out may have left its marks there."""
    marks = (root.iter(f"{{{W}}}{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
    stated = (one.get(f"{{{W}}}id") or "" for each in marks for one in each)
    return max((int(one) for one in stated if one.isdecimal() and len(one) < LONGEST_NUMBER), default=-1) + 1


def repack(package: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """A package with some members in place of its own, the others byte for byte as they are, in the same order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in package.infolist():
            content = changed.pop(info.filename, None)
            target.writestr(info, package.read(info) if content is None else content, info.compress_type)
        for name, content in changed.items():
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _place(claim: Claim) -> tuple[int, int]:
    return claim.excerpt.start, claim.excerpt.end


def _run_of(element: Any) -> Any:
    return next(one for one in (element, *element.iterancestors()) if one.tag == f"{{{W}}}r")


def _make(name: str, identity: int) -> Any:
    return etree.Element(f"{{{W}}}{name}", {f"{{{W}}}id": str(identity)})


def _parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _serialise(root: Any) -> bytes:
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))


def _add_type(types: bytes, name: str, content_type: str) -> bytes:
    root = etree.fromstring(types, _parser())
    etree.SubElement(root, f"{{{root.nsmap[None]}}}Override", PartName=f"/{name}", ContentType=content_type)
    return _serialise(root)


def _add_relation(relations: bytes | None, target: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = (
        etree.fromstring(relations, _parser())
        if relations
        else etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    taken = {one.get("Id") for one in root}
    name = next(one for one in _list_names() if one not in taken)
    etree.SubElement(root, f"{{{space}}}Relationship", Id=name, Type=kind, Target=target)
    return _serialise(root)


def _list_names() -> Iterator[str]:
    yield from (f"rIdGegenprobe{number}" for number in range(1, 100))
