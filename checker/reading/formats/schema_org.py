"""What schema.org's words say of an article, in JSON-LD within a page or in a file of their own.

In: a JSON object with an "@type". Out: title, dates, names, as they are written. Source: schema.org/NewsArticle
(version 29).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.expression import Expression
from checker.reading.formats.document import SPACES, first_text

ARTICLE = Expression(r"Article$|^(?:BlogPosting|Report|LiveBlogPosting|ReportageNewsArticle)$")
LIVE = "LiveBlogPosting"


def is_article(item: dict[str, Any]) -> bool:
    """Whether a description is one of an article, by its "@type"."""
    return any(isinstance(kind, str) and ARTICLE.search(kind) for kind in as_list(item.get("@type")))


def read_description(item: dict[str, Any]) -> dict[str, str]:
    """What a description says: "title", "kind", "modified", "published", "source", "byline", "version", "paid".

    Names stay as they are written ("dpa"; "Muster, Eva" is one). "paid" are the selectors of a page's paid text.
    """
    values = {
        "title": first_text([item.get("headline"), item.get("name")]),
        "kind": next((kind for kind in as_list(item.get("@type")) if kind == LIVE), None),
        "modified": first_text([item.get("dateModified")]),
        "published": first_text([item.get("datePublished")]),
        "source": first_text(_names(item.get("publisher"))),
        "byline": "; ".join(_names(item.get("author"))) or None,
        "version": first_text([item.get("version")]),
        "paid": " ".join(
            str(one.get("cssSelector")).lower().replace(".", " ").replace("#", " ").replace(",", " ")
            for one in as_list(item.get("hasPart"))
            if isinstance(one, dict)
        ),
    }
    return {key: value for key, value in values.items() if value}


def name_references(item: dict[str, Any], beside: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The description with its author and publisher as they are described beside it, where it only holds their "@id"
    (`{"author": {"@id": "#kim"}}` within a "@graph")."""
    known = {str(one["@id"]): one for one in beside if isinstance(one.get("@id"), str) and "name" in one}

    def named(value: Any) -> Any:
        return known.get(str(value.get("@id")), value) if isinstance(value, dict) and "name" not in value else value

    return {**item, **{key: [named(one) for one in as_list(item.get(key))] for key in ("author", "publisher")}}


def as_list(value: Any) -> list[Any]:
    """A value of a property that may have several."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _names(value: Any) -> list[str]:
    found = (one.get("name") if isinstance(one, dict) else one for one in as_list(value))
    return [SPACES.sub(" ", name).strip() for name in found if isinstance(name, str) and name.strip()]
