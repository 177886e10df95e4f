"""IPTC ninjs 1.0 to 3.0: a JSON object an item, its text as HTML or plain; associations give captions, or are items.

Version 3 writes the names of version 2 with capitals (`versionCreated`), so names are compared without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from checker.reading.formats.document import CORRECTS, Composer, Document, first_text
from checker.reading.formats.fragments import add_field, add_headline, without_markup
from checker.reading.formats.moments import first_stated, read_instant, read_moment

BODY_KEYS = ("body_xhtml", "body_html", "body_text")
OTHER_BODIES = "body_"  # the standard lets a provider name others of its own: body_nitf, body_markdown
HEADLINES = "headline_"  # likewise: headline_main, headline_seo
CAPTION_KEYS = ("description_text", "description_caption", "description_html")
BOXES = ("factbox", "infobox", "fact box", "box", "sidebar", "facts")  # roles of bodies that stand beside the main one
MAIN_ROLES = (None, "", "main", "body", "headline", "caption", "article", "text")
DATES = ("versioncreated", "contentmodified", "contentcreated", "firstcreated")
LENT = (*DATES, "source", "infosources", "copyrightholder", "language")  # to a text within an item
WITHHELD = ("withheld", "canceled", "cancelled", "killed")
CODE = re.compile(r"[:/#]")  # a status or signal is a word, a code ("sig:correction") or an address that ends with it
MARKS = ("type", "versioncreated", "pubstatus", "body_html", "body_text")  # that an item with a "guid" has
CORRECTIONS = ("correction", "corrected", "cor", "corr", "berichtigung", "update-correction")


def is_item(document: Any) -> bool:
    """Whether a JSON value is a ninjs item: a "uri" and a headline or body as one of its versions writes it.

    Superdesk writes "guid" where the standard has "uri".
    """
    if not isinstance(document, dict):
        return False
    named = isinstance(document.get("uri"), str)
    if not named and isinstance(document.get("guid"), str):
        named = sum(str(key).lower() in MARKS for key in document) >= 2
    return named and any(
        key in ("bodies", "headlines", "headline") or key.startswith((OTHER_BODIES, HEADLINES)) for key in document
    )


def read(document: dict[str, Any], held: Any = False) -> Iterator[Document]:
    """The item's text: headline, body (or description, where it has none), captions of its pictures; and after it the
    texts that are associated with it, which are `held` back as it is."""
    document = _lower(document)
    composer = Composer()
    headline = first_text([document.get("headline"), *_mains(document.get("headlines")), *_headlines(document)])
    title = add_headline(composer, headline, "headline")
    for key, value in _bodies(document):
        add_field(composer, value, key)
    associated = list(_associations(document))
    for number, item in enumerate(associated, 1):
        caption = first_text([*(item.get(key) for key in CAPTION_KEYS), *_mains(item.get("descriptions"))])
        if caption and not _is_text(item) and caption not in composer.text:  # a picture within the text has told it
            add_field(composer, caption, f"caption {number}")
    stated = first_stated(document.get(key) for key in DATES)
    embargo = embargo_of(document.get("embargoed"), document.get("pubstatus")) or held
    named = _values(document.get("bylines"), ("value", "byline", "name"))
    texts = [item for item in associated if _is_text(item)]
    signals = [one for key in ("signal", "signals") for one in _values(document.get(key), ("code", "name", "uri"))]
    own = Document(
        composer.text,
        tuple(composer.pieces),
        name=first_text([document.get("uri"), document.get("guid")]) or "",
        title=title,
        source=_source(document),
        published=read_moment(stated),
        stated_date=stated,
        language=first_text([document.get("language")]),
        byline=without_markup(first_text([document.get("byline"), document.get("by"), *named])),
        version=first_text([str(document["version"]) if "version" in document else None]),
        credits=first_text(document.get(key) for key in ("copyrightholder", "creditline", "copyrightnotice")) or "",
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
    if isinstance(status, str) and CODE.split(status.strip())[-1].casefold() in WITHHELD:
        return True
    if stated in (None, "", False):
        return False
    return read_instant(stated) or True


def is_correction(signal: Any) -> bool:
    """Whether a signal, by its code or name, says that an item corrects an earlier one."""
    return isinstance(signal, str) and CODE.split(signal.strip())[-1].casefold() in CORRECTIONS


def _bodies(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The one body to read: of several most tell the same text in another type, some a part of it; boxes beside it."""
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
            yield from ((f"{key} {at}", box) for at, box in told if listed[at].get("role") in BOXES and at != number)
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
    for one in listed if isinstance(listed, list) else [listed]:
        yield from ([one.get(key) for key in keys] if isinstance(one, dict) else [one])


def _source(document: dict[str, Any]) -> str | None:
    sources = document.get("infosources") or document.get("infosource")
    return first_text([document.get("source"), *_values(sources, ("name", "literal")), document.get("copyrightholder")])


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
