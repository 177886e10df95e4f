"""IPTC ninjs 1.0 to 3.0: a JSON object an item, its text as HTML or plain; associations give captions, or are items.

Version 3 writes the names of version 2 with capitals (`versionCreated`), so names are compared without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.reading.formats.document import CORRECTS, Composer, Document, first_text
from checker.reading.formats.fragments import add_field
from checker.reading.formats.moments import read_instant, read_moment

BODY_KEYS = ("body_xhtml", "body_html", "body_text")
OTHER_BODIES = "body_"  # the standard lets a provider name others of its own: body_nitf, body_markdown
HEADLINES = "headline_"  # likewise: headline_main, headline_seo
CAPTION_KEYS = ("description_text", "description_caption", "description_html")
MAIN_ROLES = (None, "", "main", "body", "headline", "caption", "article", "text")
DATES = ("versioncreated", "contentmodified", "contentcreated", "firstcreated")
LENT = (*DATES, "source", "infosources", "copyrightholder", "language")  # to a text within an item
WITHHELD = ("withheld", "canceled")
CORRECTIONS = ("correction", "corrected", "cor", "corr", "berichtigung", "update-correction")


def is_item(document: Any) -> bool:
    """Whether a JSON value is a ninjs item: a "uri" and a headline or body as one of its versions writes it."""
    return (
        isinstance(document, dict)
        and isinstance(document.get("uri"), str)
        and any(
            key in ("bodies", "headlines", "headline") or key.startswith((OTHER_BODIES, HEADLINES)) for key in document
        )
    )


def read(document: dict[str, Any], held: Any = False) -> Iterator[Document]:
    """The item's text: headline, body (or description, where it has none), captions of its pictures; and after it the
    texts that are associated with it, which are `held` back as it is."""
    document = _lower(document)
    composer = Composer()
    title = first_text([document.get("headline"), *_mains(document.get("headlines")), *_headlines(document)])
    add_field(composer, title, "headline")
    for key, value in _bodies(document):
        add_field(composer, value, key)
    associated = list(_associations(document))
    for number, item in enumerate(associated, 1):
        caption = first_text([*(item.get(key) for key in CAPTION_KEYS), *_mains(item.get("descriptions"))])
        if caption and not _is_text(item) and caption not in composer.text:  # a picture within the text has told it
            add_field(composer, caption, f"caption {number}")
    stated = first_text(document.get(key) for key in DATES)
    embargo = embargo_of(document.get("embargoed"), document.get("pubstatus")) or held
    named = _values(document.get("bylines"), ("value", "byline", "name"))
    texts = [item for item in associated if _is_text(item)]
    signals = (*_values(document.get("signal"), ("code", "name")), *_values(document.get("signals"), ("code", "name")))
    own = Document(
        composer.text,
        tuple(composer.pieces),
        name=document["uri"],
        title=title,
        source=_source(document),
        published=read_moment(stated),
        stated_date=stated or "",
        language=first_text([document.get("language")]),
        byline=first_text([document.get("byline"), document.get("by"), *named]),
        version=first_text([str(document["version"]) if "version" in document else None]),
        credits=first_text([document.get("copyrightholder"), document.get("creditline")]) or "",
        embargo=embargo,
        doubts=(CORRECTS,) if any(map(is_correction, signals)) else (),
    )
    if composer.text != title or not texts:  # a package of texts has none of its own
        yield own
    for item in texts:
        yield from read({**{key: document.get(key) for key in LENT}, **item, "associations": None}, embargo)


def _lower(document: dict[str, Any]) -> dict[str, Any]:
    return {str(key).lower(): value for key, value in document.items()}


def _headlines(document: dict[str, Any]) -> list[Any]:
    """Headlines of names of the provider's own, the main one first."""
    names = sorted(key for key in document if key.startswith(HEADLINES))
    return [document[key] for key in sorted(names, key=lambda key: key != f"{HEADLINES}main")]


def _is_text(item: dict[str, Any]) -> bool:
    """Whether an association is an article of its own, as a box beside it is."""
    return item.get("type") == "text" and is_item(item) and any(True for _ in _bodies(item))


def embargo_of(stated: Any, status: Any) -> Any:
    """The moment an embargo ends; True for one without a moment and for what is withheld or canceled."""
    if isinstance(status, str) and status.rpartition(":")[2] in WITHHELD:
        return True
    if stated in (None, "", False):
        return False
    return read_instant(stated) or True


def is_correction(signal: Any) -> bool:
    """Whether a signal, by its code or name, says that an item corrects an earlier one."""
    return isinstance(signal, str) and signal.rpartition(":")[2].casefold() in CORRECTIONS


def _bodies(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The one body to read: of several most tell the same text in another type, some a part of it."""
    others = [key for key in document if key.startswith(OTHER_BODIES) and key not in BODY_KEYS]
    longest = sorted(others, key=lambda key: (-len(first_text([document[key]]) or ""), key))
    for key in (*BODY_KEYS, *longest):
        if first_text([document.get(key)]):
            yield key, document[key]
            return
    for key in ("bodies", "descriptions"):
        listed = _as_list(document.get(key))
        told = [(number, one["value"]) for number, one in enumerate(listed) if _is_told(one)]
        mains = [(number, value) for number, value in told if listed[number].get("role") in MAIN_ROLES]
        if told:
            number, value = max(mains or told, key=lambda one: len(one[1]))
            yield f"{key} {number}", value
            return
    for key in CAPTION_KEYS:
        if first_text([document.get(key)]):
            yield key, document[key]
            return


def _associations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found = document.get("associations")
    listed = list(found.values()) if isinstance(found, dict) else _as_list(found)
    yield from (_lower(one) for one in listed if isinstance(one, dict))


def _is_told(one: Any) -> bool:
    return isinstance(one, dict) and first_text([one.get("value")]) is not None


def _mains(listed: Any) -> list[str]:
    """The values of version 2 and later ("headlines", each with a value), that of the main role first."""
    told = [one for one in _as_list(listed) if _is_told(one)]
    return [one["value"] for one in sorted(told, key=lambda one: one.get("role") not in MAIN_ROLES)]


def _values(listed: Any, keys: tuple[str, ...]) -> Iterator[Any]:
    for one in _as_list(listed):
        yield from ([one.get(key) for key in keys] if isinstance(one, dict) else [one])


def _source(document: dict[str, Any]) -> str | None:
    sources = document.get("infosources") or document.get("infosource")
    return first_text([document.get("source"), *_values(sources, ("name", "literal")), document.get("copyrightholder")])


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
