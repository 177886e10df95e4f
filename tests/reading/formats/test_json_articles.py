"""JSON Feed, and schema.org's articles in files of their own: what is kept, and that each character leads back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from checker.model import Article, Failure
from checker.reading import read_bytes
from tests.reading.formats.leading_back import check_pieces, nodes_of
from tests.reading.formats.made_files import TEXTS

P = "".join(f"<p>{text}</p>" for text in TEXTS)
STAMP = "2026-02-03T07:15:00+01:00"
MORNING = datetime(2026, 2, 3, 7, 15)
FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Olperner Bote",
    "language": "de-DE",
    "authors": [{"name": "Redaktion"}],
    "items": [
        {"id": "a", "title": "Olpern &amp; Hamm", "content_html": P, "date_published": STAMP, "summary": "Kurz."},
        {"id": "b", "content_text": TEXTS[0], "authors": [{"name": "Ina Voss"}, {"name": "Jan Ahl"}]},
        {"id": "c", "title": " ", "attachments": [{"url": "c.mp3"}]},
    ],
}
ITEM: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": "https://bote.example/olpern",
    "headline": "Olpern baut",
    "articleBody": f"{TEXTS[0]}\n\n{TEXTS[1]}",
    "datePublished": "2026-02-01T09:00:00+01:00",
    "dateModified": STAMP,
    "inLanguage": "de",
    "author": [{"@type": "Person", "name": "Voss, Ina"}, {"name": "dpa"}],
    "publisher": {"@type": "NewsMediaOrganization", "name": "Olperner Bote"},
    "image": [{"@type": "ImageObject", "url": "a.jpg", "caption": "Die Halle von 41 Metern"}, "b.jpg"],
}


def read(data: dict[str, Any] | list[Any], name: str = "datei.json") -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    return read_bytes(json.dumps(data).encode(), name)


def test_every_item_of_a_json_feed_is_an_article() -> None:
    (one, other), failures = read(FEED)
    assert failures == ()
    assert (one.title, one.source, one.published, one.byline) == (
        "Olpern & Hamm",
        "Olperner Bote",
        MORNING,
        "Redaktion",
    )
    assert (one.language, other.language, other.byline) == ("de", "de", "Ina Voss; Jan Ahl")
    assert one.text == "\n\n".join(["Olpern & Hamm", *TEXTS])
    assert other.text == TEXTS[0]
    title, body = FEED["items"][0]["title"], FEED["items"][0]["content_html"]
    check_pieces(one, {"item 1 title": nodes_of(title), "item 1 content_html": nodes_of(body)})
    check_pieces(other, {"item 2 content_text": [TEXTS[0]]})


def test_a_json_feed_without_items_is_refused_in_a_sentence() -> None:
    articles, (failure,) = read({**FEED, "items": []})
    assert articles == ()
    assert str(failure.problem).endswith("is a feed without entries")


@pytest.mark.parametrize(
    "around", [lambda item: item, lambda item: [item], lambda item: {"@graph": [{"@type": "WebPage"}, item]}]
)
def test_a_news_article_of_schema_org(around: Any) -> None:
    (article,), failures = read(around(ITEM))
    assert failures == ()
    assert (article.title, article.source, article.published) == ("Olpern baut", "Olperner Bote", MORNING)
    assert (article.byline, article.language) == ("Voss, Ina; dpa", "de")
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS[:2], "Die Halle von 41 Metern"])
    parts = {
        "headline": [ITEM["headline"]],
        "articleBody": [ITEM["articleBody"]],
        "image 1": ["Die Halle von 41 Metern"],
    }
    check_pieces(article, parts)


def test_a_list_of_news_articles_and_one_that_only_has_a_description() -> None:
    short = {key: value for key, value in ITEM.items() if key not in ("articleBody", "image")} | {"description": P}
    rows = [{"@type": "ListItem", "position": 1, "item": ITEM}, {"@type": "ListItem", "position": 2, "item": short}]
    (_, article), failures = read({"@type": "ItemList", "itemListElement": rows})
    assert failures == ()
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS])


def test_the_entries_of_a_live_blog_and_a_correction() -> None:
    updates = [{"@type": "BlogPosting", "headline": "Um acht", "articleBody": text} for text in TEXTS[:2]]
    told = {"@type": "CorrectionComment", "text": "In der ersten Fassung standen 14 Meter."}
    blog = {**ITEM, "@type": "LiveBlogPosting", "liveBlogUpdate": updates, "correction": told, "image": None}
    (article,), (doubt,) = read({key: value for key, value in blog.items() if key != "articleBody"})
    assert article.text == "\n\n".join(["Olpern baut", "Um acht", TEXTS[0], "Um acht", TEXTS[1], told["text"]])
    assert str(doubt.problem).endswith("is a correction of an earlier version")


@pytest.mark.parametrize(
    "data", [{"@type": "Product", "name": "Halle", "description": "groß"}, {"@type": "NewsArticle"}]
)
def test_what_is_no_article_is_refused(data: dict[str, Any]) -> None:
    articles, (failure,) = read(data)
    assert articles == ()
    assert "JSON" in str(failure.problem)
