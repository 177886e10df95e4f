"""IPTC ninjs 1.0 to 3.0: a JSON object an item, its text as HTML or plain; associations give captions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.reading.formats.document import Composer, Document, first_text
from checker.reading.formats.fragments import add_field
from checker.reading.formats.moments import read_instant, read_moment

BODY_KEYS = ("body_xhtml", "body_html", "body_text")
DATES = ("versioncreated", "contentmodified", "contentcreated", "firstcreated")
WITHHELD = ("withheld", "canceled")


def is_item(document: Any) -> bool:
    """Whether a JSON value is a ninjs item: a "uri" and a headline or body as one of its versions writes it."""
    return (
        isinstance(document, dict)
        and isinstance(document.get("uri"), str)
        and any(key in document for key in (*BODY_KEYS, "bodies", "headlines", "headline"))
    )


def read(document: dict[str, Any]) -> Iterator[Document]:
    """The item's text: headline, body, captions of its pictures."""
    composer = Composer()
    title = _role_value(document, "headline", "headlines")
    add_field(composer, title, "headline")
    for key, value in _bodies(document):
        add_field(composer, value, key)
    for number, item in enumerate(_associations(document), 1):
        add_field(composer, _role_value(item, "description_text", "descriptions"), f"caption {number}")
    stated = first_text(document.get(key) for key in DATES)
    yield Document(
        composer.text,
        tuple(composer.pieces),
        name=document["uri"],
        title=title,
        source=_source(document),
        published=read_moment(stated),
        stated_date=stated or "",
        language=first_text([document.get("language")]),
        byline=first_text([document.get("byline"), *_values(document.get("bylines"), ("value", "byline", "name"))]),
        version=first_text([str(document["version"]) if "version" in document else None]),
        credits=first_text([document.get("copyrightholder"), document.get("creditline")]) or "",
        embargo=embargo_of(document.get("embargoed"), document.get("pubstatus")),
    )


def embargo_of(stated: Any, status: Any) -> Any:
    """The moment an embargo ends; True for one without a moment and for what is withheld or canceled."""
    if isinstance(status, str) and status.rpartition(":")[2] in WITHHELD:
        return True
    if stated in (None, "", False):
        return False
    return read_instant(stated) or True


def _bodies(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The first body there is: those of later versions tell the same text again in another type."""
    for key in BODY_KEYS:
        if first_text([document.get(key)]):
            yield key, document[key]
            return
    bodies = [one for one in _as_list(document.get("bodies")) if isinstance(one, dict)]
    for number, body in enumerate(bodies):
        if first_text([body.get("value")]):
            yield f"bodies {number}", body["value"]
            return


def _associations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found = document.get("associations")
    listed = list(found.values()) if isinstance(found, dict) else _as_list(found)
    yield from (one for one in listed if isinstance(one, dict))


def _role_value(item: dict[str, Any], single: str, several: str) -> str | None:
    """A value of version 1 ("headline"), or the first of version 2 and later ("headlines", each with a value)."""
    return first_text([item.get(single), *_values(item.get(several), ("value",))])


def _values(listed: Any, keys: tuple[str, ...]) -> Iterator[Any]:
    for one in _as_list(listed):
        yield from ([one.get(key) for key in keys] if isinstance(one, dict) else [one])


def _source(document: dict[str, Any]) -> str | None:
    sources = document.get("infosources") or document.get("infosource")
    return first_text([document.get("source"), *_values(sources, ("name", "literal")), document.get("copyrightholder")])


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
