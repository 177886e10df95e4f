"""Web pages, feeds, wire formats, e-mails and archives: traps, embargoes, what is nonpublic, and places."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Any

import pytest

from checker.model import Article, Failure
from checker.reading import read_bytes
from checker.reading.formats.moments import read_moment
from tests.reading.formats.leading_back import check_pieces, nodes_of
from tests.reading.formats.made_files import TEXTS, docx, newsml, pack, page, paragraph

P = [f"<p>{text}</p>" for text in TEXTS]
MORNING = datetime(2026, 2, 3, 7, 15)


def read(
    data: bytes | str | dict[str, Any], name: str = "datei", **more: Any
) -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    if isinstance(data, dict):
        data = json.dumps(data)
    return read_bytes(data.encode() if isinstance(data, str) else data, name, **more)


def test_a_page_is_its_article_with_captions_and_without_what_is_deleted() -> None:
    body = (
        f"<h1>Olpern baut</h1>{P[0].replace('30', '<del>3</del><ins>30</ins>')}"
        f"<figure><img src=x><figcaption>Die Halle. Foto: Ann Lee</figcaption></figure>{P[1]}{P[2]}{P[1]}"
    )
    data = {
        "@type": "NewsArticle",
        "headline": "Olpern baut",
        "datePublished": "2026-02-03T07:15:00+01:00",
        "author": [{"@type": "Person", "name": "Muster, Eva"}, {"name": "dpa"}],
        "publisher": {"name": "Beispielblatt"},
    }
    made = page(body, data=data)
    (article,), failures = read(made)
    assert failures == ()
    paragraphs = article.text.split("\n\n")
    assert paragraphs == ["Olpern baut", TEXTS[0], "Die Halle. Foto: Ann Lee", TEXTS[1], TEXTS[2], TEXTS[1]]
    assert (article.title, article.published, article.source) == ("Olpern baut", MORNING, "Beispielblatt")
    assert article.byline == "Muster, Eva; dpa"
    assert "dpa" in article.lineage
    check_pieces(article, {"html": nodes_of(made.decode())})


def test_a_page_whose_lines_are_parted_by_breaks() -> None:
    (article,), _ = read(page(f"<h1>Olpern baut</h1><div>{'<br><br>'.join(TEXTS)}</div>"))
    assert [line for line in article.text.split("\n") if line] == ["Olpern baut", *TEXTS]


RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
    "<title>Beispielblatt</title><language>de</language>{}</channel></rss>"
)
ITEM = (
    "<item><title>Olpern baut</title><media:content><media:description>Bild: Ann Lee</media:description>"
    "</media:content><description>Kurz</description><content:encoded><![CDATA[{}]]></content:encoded>"
    "<dc:creator>Muster, Eva</dc:creator><pubDate>{}</pubDate></item>"
)


def test_feeds_give_the_body_and_not_the_caption_in_its_place() -> None:
    body = "".join(P)
    made = RSS.format(
        ITEM.format(body, "Di, 03 Feb 2026 07:15:00 MEZ") + ITEM.format(P[0], "Tue, 3 Mär 2026 07:15 +0100")
    )
    (first, second), failures = read(made)
    assert failures == ()
    assert first.text == "\n\n".join(["Olpern baut", *TEXTS, "Bild: Ann Lee"])
    assert (first.published, second.published) == (MORNING, datetime(2026, 3, 3, 7, 15))
    assert (first.path, first.source, first.byline) == ("datei#1", "Beispielblatt", "Muster, Eva")
    parts = {"entry 1 title": ["Olpern baut"], "entry 1 encoded": nodes_of(body), "entry 1 caption": ["Bild: Ann Lee"]}
    check_pieces(first, parts)


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("Do, 01 Okt 2026 09:00:00 MESZ", datetime(2026, 10, 1, 9)),
        ("1. Dezember 2026 um 9:00 Uhr", datetime(2026, 12, 1, 9)),
        ("Tue, 3 Feb 2026 07:15:00 GMT", MORNING),
        ("20260203T071500+0100", MORNING),
        ("2026-02-03", date(2026, 2, 3)),
        ("0001-01-01T00:00:00", None),
        ("gestern", None),
    ],
)
def test_moments(stated: str, moment: object) -> None:
    assert read_moment(stated) == moment


def test_an_atom_feed() -> None:
    made = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Beispielblatt</title><entry><title>Olpern baut'
        "</title><updated>2026-02-03T07:15:00+01:00</updated><author><name>Eva Muster</name></author>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{P[0]}{P[1]}</div></content></entry></feed>'
    )
    (article,), _ = read(made)
    assert article.text == f"Olpern baut\n\n{TEXTS[0]}\n\n{TEXTS[1]}"
    assert (article.published, article.byline) == (MORNING, "Eva Muster")


NINJS: tuple[dict[str, Any], ...] = (
    {
        "uri": "urn:a",
        "headline": "Olpern baut",
        "body_xhtml": "".join(P),
        "byline": "Eva Muster",
        "version": "3",
        "versioncreated": "2026-02-03T07:15:00+01:00",
        "copyrightholder": "dpa",
        "associations": {"main": {"type": "picture", "description_text": "Die Halle"}},
    },
    {
        "uri": "urn:a",
        "standard": {"name": "ninjs", "version": "3.0"},
        "headlines": [{"role": "main", "value": "Olpern baut"}],
        "bodies": [{"contenttype": "text/html", "value": "".join(P)}, {"contenttype": "text/plain", "value": "x"}],
        "bylines": [{"value": "Eva Muster"}],
        "version": 3,
        "versioncreated": "2026-02-03T07:15:00+01:00",
        "infosources": [{"name": "dpa"}],
        "associations": [{"type": "picture", "descriptions": [{"value": "Die Halle"}]}],
    },
)


@pytest.mark.parametrize("item", NINJS, ids=["1", "3"])
def test_ninjs(item: dict[str, Any]) -> None:
    (article,), failures = read(item)
    assert failures == ()
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS, "Die Halle"])
    assert (article.title, article.byline, article.version) == ("Olpern baut", "Eva Muster", "3")
    assert (article.published, article.source) == (MORNING, "dpa")
    body = next(piece.part for piece in article.pieces if piece.part.startswith("bod"))
    check_pieces(article, {"headline": ["Olpern baut"], body: nodes_of("".join(P)), "caption 1": ["Die Halle"]})


DPA: dict[str, Any] = {
    "entry_id": "e-1",
    "urn": "urn:newsml:dpa.example:1:3",
    "version": 3,
    "version_created": "2026-02-03T07:15:00+01:00",
    "headline": "Olpern baut",
    "teaser": "Eine Halle für den Kreis",
    "article_html": "".join(P),
    "nonpublic_html": "<p>Kontakt: Kim Roth, 0123 456</p>",
    "pubstatus": "usable",
    "signals": [{"qcode": "sig:correction"}],
    "notepad": {
        "public_html": "<p>Berichtigung: Es muss 30 (statt: 3) Milliarden heißen.</p>",
        "nonpublic_html": "<p>Nur für die Redaktion: 99</p>",
    },
}


def test_dpa_entries_with_their_public_notes_alone() -> None:
    (article,), (failure,) = read(DPA)
    assert article.text.endswith("Berichtigung: Es muss 30 (statt: 3) Milliarden heißen.")
    assert "Kim Roth" not in article.text
    assert "99" not in article.text
    assert (article.source, article.version, article.lineage) == ("dpa", "3", ("dpa",))
    assert (failure.problem, failure.fatal) == ("is a correction of an earlier version", False)


@pytest.mark.parametrize(
    ("item", "now", "articles"),
    [
        ({**DPA, "embargoed": "2026-02-04T06:00:00+01:00"}, None, 0),
        ({**DPA, "embargoed": "2026-02-04T06:00:00+01:00"}, datetime(2026, 2, 4, 4, 59, tzinfo=UTC), 0),
        ({**DPA, "embargoed": "2026-02-04T06:00:00+01:00"}, datetime(2026, 2, 4, 5, 1, tzinfo=UTC), 1),
        ({**NINJS[0], "embargoed": "bald"}, datetime(2030, 1, 1, tzinfo=UTC), 0),
        ({**NINJS[0], "pubstatus": "canceled"}, None, 0),
        ({**DPA, "embargoed": None}, None, 1),
    ],
)
def test_what_is_held_back_is_not_read_and_not_told(item: dict[str, Any], now: datetime | None, articles: int) -> None:
    found, failures = read(item, now=now)
    assert len(found) == articles
    if not articles:
        assert failures[0].fatal
        assert not any(word in failures[0].problem for word in ("Olpern", "Milliarden"))


def test_newsml_with_xhtml_and_nitf() -> None:
    page_in = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{P[0]}</body></html>'
    xhtml = f'<inlineXML contenttype="application/xhtml+xml">{page_in}</inlineXML>'
    media = "<media><media-caption>Die Halle</media-caption></media>"
    nitf = f"<inlineXML><nitf><body><body.content>{P[0]}{media}</body.content></body></nitf></inlineXML>"
    for content, text in ((xhtml, TEXTS[0]), (nitf, f"{TEXTS[0]}\n\nDie Halle")):
        made = newsml(content)
        (article,), failures = read(made)
        assert failures == ()
        assert article.text == f"Olpern baut eine Halle\n\n{text}"
        assert (article.byline, article.version, article.published) == ("Muster, Eva", "3", MORNING)
        assert (article.source, article.lineage) == ("Beispielagentur", ("dpa",))
        check_pieces(article, {"item 1 headline": ["Olpern baut eine Halle"], "item 1": nodes_of(made)})
    assert read(newsml(xhtml, meta="<embargoed>2027-02-03T07:15:00+01:00</embargoed>"))[0] == ()
    assert len(read(newsml(xhtml, meta="<embargoed/>"))[0]) == 1


def test_nitf() -> None:
    made = (
        '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd"><nitf><head><title>x</title><docdata>'
        '<date.issue norm="20260203T071500"/><du-key version="2"/></docdata></head><body><body.head><hedline>'
        "<hl1>Olpern baut</hl1></hedline><byline>Eva Muster</byline></body.head>"
        f"<body.content>{P[0]}{P[1]}</body.content></body></nitf>"
    ).encode()
    (article,), failures = read(made)
    assert failures == ()
    assert article.text == f"Olpern baut\n\n{TEXTS[0]}\n\n{TEXTS[1]}"
    assert (article.published, article.byline, article.version) == (MORNING, "Eva Muster", "2")
    check_pieces(article, {"nitf": nodes_of(made)})


def test_wire_messages_of_iptc_7901() -> None:
    text = f"\r\nOlpern baut =\r\n   {TEXTS[0][:40]}\r\n{TEXTS[0][41:]}\r\n   {TEXTS[1]}\r\n"
    one = f"\x16\x16\x01bdt0123 4 pl 210  dpa 0456\r\n\x02{text}\x03030715 Feb 26\r\n"
    (first, second), failures = read((one + one).encode("cp1252"))
    assert failures == ()
    assert first.text == f"Olpern baut\n\n{TEXTS[0]}\n\n{TEXTS[1]}"
    assert (first.title, first.published, first.source, second.path) == ("Olpern baut", MORNING, "dpa", "datei#2")


def test_an_e_mail_with_an_attachment() -> None:
    message = EmailMessage()
    message["From"] = "Pressestelle Olpern <presse@olpern.example>"
    message["To"] = "desk@blatt.example"
    message["Subject"] = "Olpern baut"
    message["Date"] = "Tue, 03 Feb 2026 07:15:00 +0100"
    message["Message-ID"] = "<1@olpern.example>"
    message.set_content(f"{TEXTS[0]}\n\n{TEXTS[1]}\n")
    message.add_attachment(
        docx(paragraph(TEXTS[2])), maintype="application", subtype="octet-stream", filename="mehr.docx"
    )
    (body, attached), failures = read(message.as_bytes())
    assert failures == ()
    assert body.text == f"{TEXTS[0]}\n\n{TEXTS[1]}"
    assert (body.title, body.published, body.source) == ("Olpern baut", MORNING, "olpern.example")
    assert body.byline == "Pressestelle Olpern"
    assert (attached.text, attached.path) == (TEXTS[2], "datei#mehr.docx")


def test_an_archive_of_articles() -> None:
    made = pack(
        {"a/eins.txt": TEXTS[0], "zwei.docx": docx(paragraph(TEXTS[1])), "daten.json": "{}", "../../slip.txt": TEXTS[2]}
    )
    articles, (failure,) = read(made)
    assert [(one.path, one.text) for one in articles] == [
        ("datei#../../slip.txt", TEXTS[2]),
        ("datei#a/eins.txt", TEXTS[0]),
        ("datei#zwei.docx", TEXTS[1]),
    ]
    assert (failure.fatal, "left alone (1)" in failure.problem) == (False, True)
