"""Files as newsrooms' systems write them, of kinds the other tests do not hold: what is kept, places that lead back."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

from checker.model import Article, Failure
from checker.reading import read_bytes
from tests.reading.formats.leading_back import check_pieces, nodes_of
from tests.reading.formats.made_files import TEXTS, docx, odt, pack, paragraph, pdf

P = [f"<p>{text}</p>" for text in TEXTS]
MORNING = datetime(2026, 2, 3, 7, 15)
STAMP = "2026-02-03T07:15:00+01:00"


def read(data: bytes | str | dict[str, Any], name: str = "datei") -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    if isinstance(data, dict):
        data = json.dumps(data)
    return read_bytes(data.encode() if isinstance(data, str) else data, name)


def test_a_ninjs_item_of_version_2_with_roles() -> None:
    item = {
        "uri": "urn:olpern:1",
        "type": "text",
        "standard": {"name": "ninjs", "version": "2.1", "schema": "https://example.org/ninjs-schema_2.1.json"},
        "pubstatus": "usable",
        "versioncreated": STAMP,
        "headlines": [{"role": "seo", "value": "Halle Olpern"}, {"role": "main", "value": "Olpern baut"}],
        "bodies": [
            {"role": "teaser", "contenttype": "text/plain", "value": "Kurz gesagt: " + "eine Halle " * 40},
            {"role": "main", "contenttype": "text/plain", "charcount": 9, "value": "\n\n".join(TEXTS)},
            {"role": "main", "contenttype": "application/xhtml+xml", "value": "".join(P)},
        ],
        "bylines": [{"byline": "Eva Muster", "name": "Muster"}],
        "infosources": [{"literal": "dpa"}],
        "associations": [
            {
                "name": "bild",
                "uri": "urn:olpern:2",
                "type": "picture",
                "descriptions": [{"role": "caption", "value": "Die Halle"}],
            }
        ],
    }
    (article,), failures = read(item)
    assert failures == ()
    assert (article.title, article.byline, article.source) == ("Olpern baut", "Eva Muster", "dpa")
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS, "Die Halle"])
    check_pieces(article, {"headline": ["Olpern baut"], "bodies 2": nodes_of("".join(P)), "caption 1": ["Die Halle"]})


def test_a_ninjs_item_of_version_1_3_with_a_body_of_the_providers_own() -> None:
    item = {
        "uri": "urn:olpern:1",
        "versioncreated": STAMP,
        "headline": "Olpern baut",
        "body_markup": "".join(P[:2]),
        "description_caption": "kein Text des Artikels",
        "associations": {"bild": {"uri": "urn:olpern:2", "description_caption": "Die Halle"}},
    }
    (article,), _ = read(item)
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS[:2], "Die Halle"])
    check_pieces(
        article, {"headline": ["Olpern baut"], "body_markup": nodes_of("".join(P[:2])), "caption 1": ["Die Halle"]}
    )


def news_item(number: int, content: str, headline: str = "Olpern baut", meta: str = "") -> str:
    return (
        f'<newsItem guid="urn:newsml:example.org:{number}" version="2" xml:lang="de"><itemMeta><itemClass '
        f'qcode="ninat:text"/><provider literal="Beispielagentur"/><versionCreated>{STAMP}</versionCreated>{meta}'
        f"</itemMeta><contentMeta><headline>{headline}</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def test_a_newsml_message_with_two_texts_and_a_picture() -> None:
    xhtml = (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
        f'</head><body><section class="main">{P[0]}{P[2]}</section></body></html></inlineXML>'
    )
    nitf = f"<nitf><body><body.content>{P[0]}</body.content></body></nitf>"
    both = f'{xhtml}<inlineXML contenttype="application/nitf+xml">{nitf}</inlineXML>'
    correction = "Es muss 30 (statt: 3) Milliarden heißen."
    notes = (
        '<edNote role="note:editorial">Nur für die Redaktion: 99</edNote>'
        f'<edNote role="note:correctionshort">{correction}</edNote><signal qcode="sig:correction"/>'
    )
    picture = '<remoteContent href="bild.jpg" contenttype="image/jpeg" width="400"/>'
    made = (
        '<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>'
        f"{STAMP}</sent></header><itemSet><packageItem guid='p'><groupSet root='g'><group id='g'><itemRef residref="
        "'urn:newsml:example.org:1'/></group></groupSet></packageItem>"
        f"{news_item(1, both, meta=notes)}{news_item(2, f'<inlineData>{TEXTS[1]}</inlineData>', 'Rat stimmt zu')}"
        f"{news_item(3, picture, 'Bild')}</itemSet></newsMessage>"
    ).encode()
    (first, second), failures = read(made)
    assert (
        first.text == f"Olpern baut\n\n{TEXTS[0]}\n\n{TEXTS[2]}\n\nEs muss 30 (statt: 3) Milliarden heißen."
    )  # each rendition once
    assert second.text == f"Rat stimmt zu\n\n{TEXTS[1]}"
    assert (second.source, second.published, second.path) == (
        "Beispielagentur",
        MORNING,
        "datei#urn:newsml:example.org:2",
    )
    assert [failure.fatal for failure in failures] == [False, False]
    assert "1 item without text" in failures[1].problem
    parts = {"item 1 headline": ["Olpern baut"], "item 1": nodes_of(made), "item 1 edNote": [correction]}
    check_pieces(first, parts)


def test_nitf_with_a_table() -> None:
    table = (
        "<table><caption>Kosten</caption><tr><th>Jahr</th><th>Taler</th></tr><tr><td>2025</td><td>30</td></tr>"
        "<tr><td>2026</td><td>40</td></tr></table>"
    )
    made = (
        '<?xml version="1.0" encoding="iso-8859-1"?><nitf><head><docdata><date.issue norm="20260203T071500+0100"/>'
        '<doc-id id-string="olpern-1" regsrc="dpa"/></docdata></head><body><body.head><hedline><hl1>Olpern baut</hl1>'
        "<hl2>Rat stimmt zu</hl2></hedline><byline>Von <person>Eva Muster</person></byline><dateline><location>Hamm"
        f"</location></dateline></body.head><body.content>{P[0]}{table}{P[1]}</body.content></body></nitf>"
    ).encode("latin-1")
    (article,), failures = read(made)
    assert failures == ()
    rows = ["Kosten", "Jahr", "Taler", "2025", "30", "2026", "40"]
    assert article.text == "\n\n".join(["Olpern baut", "Rat stimmt zu", TEXTS[0], *rows, TEXTS[1]])
    assert (article.byline, article.source, article.published) == ("Von Eva Muster", "dpa", MORNING)
    check_pieces(article, {"nitf": nodes_of(made)})


def test_anpa_with_field_separators() -> None:
    made = (
        b"\x16\x16\x01a0123\x1fapkd-\r\nr i\x13\x11 bc-olpern-halle 02-03 0120\r\n\x02^BC-OLP--Halle, 1st Ld,0120<\r\n"
        b"^Olpern baut<\r\n^By EVA MUSTER=\r\n"
        + f"\t{TEXTS[0]}\r\n\t{TEXTS[1]}\r\n".encode("latin-1")
        + b"\x082025\x10 30\r\n\x082026\x10 40\r\n\x03AP-NY-02-03-26 0715EST\r\n"
    )
    (article,), failures = read(made)
    assert failures == ()
    assert article.text == "\n\n".join(["Olpern baut", "By EVA MUSTER", TEXTS[0], TEXTS[1], "2025  30", "2026  40"])
    assert (article.title, article.published, article.source) == ("Olpern baut", MORNING, "AP")
    check_pieces(article, {"message 1": [re.sub("[\x08\x10]", " ", made.decode("latin-1"))]})


def test_a_dpa_entry_with_notes_by_role() -> None:
    item = {
        "urn": "urn:newsml:dpa.example:20090101:260203-99-1",
        "version": 2,
        "version_created": STAMP,
        "language": "de",
        "signal": "sig:correction",
        "urgency": 4,
        "dateline": "Hamm (dpa/lnw)",
        "headline": "Olpern baut",
        "byline": None,
        "embargoed": "",
        "article_html": f'<section class="main">{"".join(P)}</section>',
        "ednotes": [
            {"role": "dpaednoterole:editorialnote", "ednote": "Zu diesem Text gibt es 99 Bilder"},
            {"role": "dpaednoterole:correctionshort", "ednote": "Es muss 30 (statt: 3) Milliarden heißen."},
        ],
        "notepad": None,
    }
    (article,), (failure,) = read({"entries": [item]})
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS, "Es muss 30 (statt: 3) Milliarden heißen."])
    assert (failure.fatal, failure.problem) == (False, "is a correction of an earlier version")
    parts = {"headline": ["Olpern baut"], "article_html": nodes_of(str(item["article_html"]))}
    check_pieces(article, {**parts, "ednote 2": ["Es muss 30 (statt: 3) Milliarden heißen."]})


def test_an_rss_feed_with_a_whole_text_and_a_title_as_markup() -> None:
    body = "".join(P)
    made = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Beispielblatt</title><atom:link rel="self"/>'
        "<item><title>Halle &amp;amp; Hamm</title><link>https://blatt.example/1</link><description><![CDATA[Kurz.]]>"
        f"</description><content:encoded><![CDATA[{body}]]></content:encoded><pubDate>Tue, 03 Feb 2026 07:15:00 +0100"
        '</pubDate><guid isPermaLink="false">1</guid></item></channel></rss>'
    )
    (article,), failures = read(made)
    assert failures == ()
    assert article.text == "\n\n".join(["Halle & Hamm", *TEXTS])
    assert (article.title, article.published) == ("Halle & Hamm", MORNING)
    check_pieces(article, {"entry 1 title": nodes_of("Halle &amp; Hamm"), "entry 1 encoded": nodes_of(body)})


def test_an_atom_feed_with_prefixed_xhtml_and_one_author_for_all() -> None:
    inner = "".join(f"<x:p>{text}</x:p>" for text in TEXTS)
    made = (
        '<?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:x="http://www.w3.org/1999/xhtml">'
        "<a:title>Beispielblatt</a:title><a:author><a:name>Redaktion Olpern</a:name></a:author><a:entry>"
        f"<a:title>Olpern baut</a:title><a:id>1</a:id><a:updated>{STAMP}</a:updated>"
        f'<a:content type="xhtml"><x:div>{inner}</x:div></a:content></a:entry></a:feed>'
    )
    (article,), failures = read(made)
    assert failures == ()
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS])
    assert (article.byline, article.source) == ("Redaktion Olpern", "Beispielblatt")
    html = f"<div>{''.join(P)}</div>"
    check_pieces(article, {"entry 1 title": ["Olpern baut"], "entry 1 content": nodes_of(html)})


def test_an_e_mail_in_parts_with_quoted_printable_in_latin_1() -> None:
    made = (
        "From: =?iso-8859-1?Q?B=FCro_Olpern?= <presse@olpern.example>\r\nTo: desk@blatt.example\r\n"
        "Subject: =?iso-8859-1?Q?Neue_Halle_f=FCr_Olpern?=\r\nDate: Tue, 03 Feb 2026 07:15:00 +0100\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="x1"\r\n\r\n--x1\r\n'
        "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "Der Kreis baut f=FCr 30 Milliarden Taler =\r\neine Halle, sagte Landr=E4tin Ina Voss.\r\n\r\n--x1\r\n"
        "Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<p>Der Kreis baut f=FCr 30 Milliarden Taler eine Halle.</p>\r\n--x1--\r\n"
    ).encode("ascii")
    (article,), failures = read(made, "mail")
    assert failures == ()
    told = "Der Kreis baut für 30 Milliarden Taler eine Halle, sagte Landrätin Ina Voss."
    assert article.text == told
    assert (article.title, article.byline) == ("Neue Halle für Olpern", "Büro Olpern")
    check_pieces(article, {"text/plain": [f"{told}\n"]})


def test_an_opendocument_text_with_insertions_and_a_remark_in_its_heading() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info/></text:insertion>'
        '</text:changed-region><text:changed-region text:id="c2"><text:deletion><text:p>zwölf</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
    )
    remark = "<office:annotation><dc:creator>Kim Roth</dc:creator><text:p>Titel kürzen!</text:p></office:annotation>"
    body = (
        f'<text:h text:outline-level="1">Olpern{remark} baut</text:h><text:p>Im Rat stimmten <text:change-start '
        'text:change-id="c1"/>41<text:change-end text:change-id="c1"/> Mitglieder dafür und <text:change '
        'text:change-id="c2"/>13 dagegen.</text:p>'
    )
    data = odt(body, changes)
    (article,), (failure,) = read(data)
    assert article.text == "Olpern baut\n\nIm Rat stimmten 41 Mitglieder dafür und 13 dagegen."
    assert article.title == "Olpern baut"
    assert "tracked changes" in failure.problem
    with zipfile.ZipFile(BytesIO(data)) as package:
        check_pieces(article, {"content.xml": nodes_of(package.read("content.xml"))})


def test_a_pdf_of_two_columns() -> None:
    left = [(700, "Olpern baut"), (660, "Im Rat stimmten 41 Mitglieder"), (646, "am Dienstagabend dafür und nur")]
    right = [(660, "zwölf dagegen, drei enthielten sich."), (646, "Gebaut wird ab Herbst.")]
    (article,), failures = read(pdf(*left, *right, columns=(50,) * 3 + (320,) * 2))
    assert failures == ()
    told = "Im Rat stimmten 41 Mitglieder am Dienstagabend dafür und nur zwölf dagegen, drei enthielten sich."
    assert article.text.split("\n\n") == ["Olpern baut", f"{told} Gebaut wird ab Herbst."]


def test_an_archive_with_a_part_that_cannot_be_read() -> None:
    mail = b"From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nSubject: x\n\n" + TEXTS[0].encode()
    good = {"b.zip": pack({"b/mail.eml": mail}), "c.docx": docx(paragraph(TEXTS[2])), "d.jpg": b"\xff\xd8\xff\xe0" * 9}
    made = bytearray(pack({"a.txt": TEXTS[1] * 3, **good}))
    with zipfile.ZipFile(BytesIO(bytes(made))) as package:
        start = package.getinfo("a.txt").header_offset + 30 + len("a.txt")
    made[start : start + 20] = bytes(20)  # damaged on its way
    articles, failures = read(bytes(made))
    assert [(one.path, one.text) for one in articles] == [
        ("datei#b.zip#b/mail.eml", TEXTS[0]),
        ("datei#c.docx", TEXTS[2]),
    ]
    assert [(one.where, one.fatal) for one in failures if one.fatal] == [("datei#a.txt", True), ("datei#d.jpg", True)]
