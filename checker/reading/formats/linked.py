"""An article in schema.org's words with its text, in a file of its own (`NewsArticle` as JSON).

Places are the property ("articleBody") and its one node, or those of its HTML. Source: schema.org/NewsArticle.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.reading.formats.document import CORRECTS, Composer, Document, first_text
from checker.reading.formats.fragments import add_field, add_headline
from checker.reading.formats.moments import read_moment
from checker.reading.formats.schema_org import as_list, is_article, read_description

BODIES = ("articleBody", "text", "description")  # the first that says something is the text


def is_item(document: Any) -> bool:
    """Whether a JSON value describes an article and tells its text, or the entries of a live blog."""
    return isinstance(document, dict) and is_article(document) and bool(_body(document) or _updates(document))


def read(document: dict[str, Any]) -> Iterator[Document]:
    """The article: headline, text, entries of a live blog in their order, corrections, captions of its pictures."""
    said = read_description(document)
    composer = Composer()
    title = add_headline(composer, said.get("title"), "headline")
    if (body := _body(document)) is not None:
        add_field(composer, document[body], body)
    for number, update in enumerate(_updates(document), 1):
        for key in ("headline", _body(update)):
            add_field(composer, update.get(key or ""), f"liveBlogUpdate {number} {key}")
    notes = [*_told(document.get("correction"), "text")]
    for number, note in enumerate(notes, 1):
        add_field(composer, note, f"correction {number}")
    for number, caption in enumerate(_told(document.get("image"), "caption", named=True), 1):
        if caption not in composer.text:
            add_field(composer, caption, f"image {number}")
    stated = said.get("modified") or said.get("published", "")
    languages = [
        one.get("alternateName") if isinstance(one, dict) else one for one in as_list(document.get("inLanguage"))
    ]
    yield Document(
        composer.text,
        tuple(composer.pieces),
        name=first_text([document.get("@id"), document.get("url")]) or "",
        title=title,
        source=said.get("source"),
        published=read_moment(stated),
        stated_date=stated,
        language=first_text(languages),
        byline=said.get("byline"),
        version=said.get("version"),
        doubts=(CORRECTS,) if notes else (),
    )


def _body(item: dict[str, Any]) -> str | None:
    return next((key for key in BODIES if first_text([item.get(key)])), None)


def _updates(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in as_list(document.get("liveBlogUpdate")) if isinstance(one, dict)]


def _told(value: Any, key: str, named: bool = False) -> Iterator[str]:
    """The texts of a property: each is one, or an object with the text under a key; not a bare one where `named`, which
    is an address."""
    for one in as_list(value):
        told = one.get(key) if isinstance(one, dict) else None if named else one
        if first_text([told]):
            yield str(told)
