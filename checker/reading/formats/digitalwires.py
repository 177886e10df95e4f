"""dpa digitalwires: a JSON object an entry, with kicker, headline, teaser, article_html and a notepad.

What is nonpublic (the notepad's notes to desks, contacts) is not read at all, so that no report can hold it. Public
notes are: a correction is told there or in a note of its own (`ednotes`), and the rule superseded_figure reads it. The
field names are those that dpa's own converters to NewsML-G2 and IPTC 7901 read; what is unknown is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from checker.reading.formats.document import CORRECTS, Composer, Document, first_text
from checker.reading.formats.fragments import add_field, add_headline, without_markup
from checker.reading.formats.html import fragment_manner
from checker.reading.formats.moments import first_stated, read_moment
from checker.reading.formats.ninjs import embargo_of, is_correction
from checker.reading.formats.trees import Manner, Role, Walk, parse_html

MARKS = (
    *("entry_id", "urn", "dpa_id", "pubstatus", "version_created", "notepad", "teaser", "kicker", "dateline"),
    *("ednotes", "categories", "keyword_names", "urgency", "signal"),
)
CORRECTED = "correctionshort"  # the role of a note that says what was wrong and is printed with the text
NOTES = ("public_html", "closing_html")
# Sections of the public notes that help desks and say nothing of the text, by their headings.
FOR_DESKS = frozenset(("internet", "orte", "links", "ansprechpartner", "kontakte", "contacts", "locations"))
DATES = ("version_created", "updated", "date_created")


def is_item(document: Any) -> bool:
    """Whether a JSON value is an entry: an article_html and two of the format's own fields."""
    return isinstance(document, dict) and "article_html" in document and sum(key in document for key in MARKS) >= 2


def read(document: dict[str, Any]) -> Iterator[Document]:
    """The entry's public text."""
    composer = Composer()
    add_field(composer, document.get("kicker"), "kicker")
    title = add_headline(composer, first_text([document.get("headline")]), "headline")
    for key in ("subhead", "teaser", "article_html", "infobox_html"):
        add_field(composer, document.get(key), key)
    for number, item in enumerate(_list(document.get("associations")), 1):
        add_field(composer, item.get("caption"), f"caption {number}")
    notepad = document.get("notepad")
    for key in NOTES:
        if not isinstance(notepad, dict):
            break
        _add_notes(composer, notepad.get(key), f"notepad {key}")
    for number, note in enumerate(_list(document.get("ednotes")), 1):
        told = first_text([note.get("ednote")])
        printed = str(note.get("role")).endswith(CORRECTED) and note.get("is_publishable") is not False
        if printed and told and told not in composer.text:
            add_field(composer, note["ednote"], f"ednote {number}")
    stated = first_stated(document.get(key) for key in DATES)
    yield Document(
        composer.text,
        tuple(composer.pieces),
        name=first_text([document.get("entry_id"), document.get("urn"), document.get("dpa_id")]) or "",
        title=title,
        source=first_text([document.get("creditline"), document.get("provider")]) or "dpa",
        published=read_moment(stated),
        stated_date=stated,
        language=first_text([document.get("language")]),
        byline=without_markup(first_text([document.get("byline"), document.get("author")])),
        version=first_text([str(document["version"]) if document.get("version") is not None else None]),
        credits=first_text([document.get("copyrightnotice"), document.get("creditline")]) or "dpa",
        embargo=embargo_of(document.get("embargoed"), document.get("pubstatus")),
        doubts=_doubts(document),
    )


def _add_notes(composer: Composer, value: object, part: str) -> None:
    root = parse_html(value) if isinstance(value, str) and value.strip() else None
    if root is not None:
        composer.end_paragraph()
        Walk(composer, part, Manner(_role)).tell(root)


def _role(element: etree._Element) -> Role:
    before = element.getprevious()
    heading = element if element.tag in ("h3", "h4") else before if element.tag == "ul" else None
    words = "".join(map(str, heading.itertext())) if heading is not None else ""
    if words.strip().casefold() in FOR_DESKS or "embargoed" in (element.get("class") or "").split():
        return Role.SKIP
    return fragment_manner().role(element)


def _doubts(document: dict[str, Any]) -> tuple[str, ...]:
    signals = [
        one.get("qcode") or one.get("name") if isinstance(one, dict) else one
        for one in [*_any_list(document.get("signals")), *_any_list(document.get("signal"))]
    ]
    return (CORRECTS,) if any(map(is_correction, signals)) else ()


def _list(value: Any) -> list[dict[str, Any]]:
    return [one for one in _any_list(value) if isinstance(one, dict)]


def _any_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, "") else [value]
