"""Files as desks, agencies and content systems pass them on: the traps each kind has, in our own words."""

from __future__ import annotations

import json
from datetime import datetime
from email.message import EmailMessage
from typing import Any

import pytest

from checker.model import Article, Failure
from checker.reading import read_bytes
from checker.reading.formats import mail
from tests.reading.formats.leading_back import check_pieces, nodes_of
from tests.reading.formats.made_files import TEXTS, page, pdf_pages

P = "".join(f"<p>{text}</p>" for text in TEXTS)
STAMP, LATER = "2026-02-03T07:15:00+01:00", "2026-02-03T11:40:00+01:00"
MORNING, NOON = datetime(2026, 2, 3, 7, 15), datetime(2026, 2, 3, 11, 40)


def read(data: bytes | str | dict[str, Any], name: str = "datei") -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    if isinstance(data, dict):
        data = json.dumps(data)
    return read_bytes(data.encode() if isinstance(data, str) else data, name)


HEAD = """bdt0123 3 vm 289  dpa 0456

Kommunen/Bau/Hessen/
(Berichtigung: Im ersten Absatz wurde die Zahl der Stimmen
korrigiert.)
(Zusammenfassung 1330)
Olpern baut eine Halle in
Hamm
Von Eva Muster, dpa
(Foto aktuell) =
"""
BODY = """
Der Kreis Olpern baut in Hamm eine Halle für 30 Millionen Taler, Baden-
Hamm gibt sieben Millionen dazu.

| Jahr | Taler |
| 2025 | 30    |

Der Innen-
und Bauausschuss tagt am Freitag.

# Notizblock

## Berichtigung
- Im ersten Absatz, 1. Satz muss es richtig heißen: 30 Millionen
  (statt: 3 Millionen).

## Orte
- [Rathaus](Marktweg 7, 99998 Olpern)

* * * *
Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt

## Ansprechpartner
- Ina Voss, +49 171 5557788
"""
TOLD = [
    "Olpern baut eine Halle in Hamm",
    "(Berichtigung: Im ersten Absatz wurde die Zahl der Stimmen korrigiert.)",
    "Der Kreis Olpern baut in Hamm eine Halle für 30 Millionen Taler, Baden-Hamm gibt sieben Millionen dazu.",
    "| Jahr | Taler |",
    "| 2025 | 30    |",
    "Der Innen- und Bauausschuss tagt am Freitag.",
    "- Im ersten Absatz, 1. Satz muss es richtig heißen: 30 Millionen (statt: 3 Millionen).",
]


def wire(text: str, ends: str = "\r\n") -> bytes:
    header, _, rest = text.partition("\n\n")
    return f"\x01{header}\n\n\x02{rest}\x03031140 Feb 26".replace("\n", ends).encode()


@pytest.mark.parametrize(
    "data", [wire(HEAD + BODY), wire(HEAD + BODY, "\n"), f"{HEAD}{BODY}\ndpa em\n\n031140 Feb 26\n\n".encode()]
)
def test_a_wire_message_with_a_whole_head_and_a_notepad(data: bytes) -> None:
    (article,), (failure,) = read(data)
    assert article.text.split("\n\n") == TOLD
    assert (article.title, article.byline, article.published) == (TOLD[0], "Von Eva Muster, dpa", NOON)
    assert article.source == "dpa"
    assert (failure.fatal, failure.problem) == (False, "is a correction of an earlier version")
    check_pieces(article, {"message 1": [data.decode()]})


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("Sperrfrist 09. Oktober 14.20 Uhr - bitte beachten", "is embargoed until 2026-10-09 13:20 UTC: not checked"),
        ("Sperrfrist bis Freitag, 9. Oktober 2099, 14.20 Uhr", "is embargoed until 2099-10-09 13:20 UTC: not checked"),
        ("(Sperrfrist: Redebeginn)", "is withheld, canceled or embargoed without a date: not checked"),
        ("Sperrfrist 31. Februar 14.20 Uhr", "is withheld, canceled or embargoed without a date: not checked"),
    ],
)
def test_an_embargo_in_the_head_of_a_wire_message_holds_it_back(line: str, until: str) -> None:
    held = wire(f"bdt0123 3 vm 9  dpa 0456\n\n{line}\nOlpern baut =\n\nIm Rat saßen 77 Räte.\n")
    articles, (failure,) = read(held)
    assert (articles, failure.problem) == ((), until)


def test_a_wire_message_without_a_heading_keeps_all_of_its_lines() -> None:
    (article,), _ = read(wire(f"bdt0123 3 vm 9  dpa 0456\n\n{TEXTS[0]}\n\n{TEXTS[1]}\n"))
    assert article.text == f"{TEXTS[0]}\n\n{TEXTS[1]}"


def test_a_page_may_say_another_encoding_than_it_is_kept_in() -> None:
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
    made = page(f"<h1>Landrätin Voß</h1>{P}").decode().replace('<meta charset="utf-8">', meta)
    for data in (made.encode("latin-1"), made.encode()):
        (article,), _ = read(data)
        assert article.title == "Landrätin Voß"
        assert "sagte Landrätin Ina Voss" in article.text
        check_pieces(article, {"html": nodes_of(made)})


def test_a_live_blog_is_all_of_its_entries() -> None:
    entries = "".join(
        f"<li><article><time>{n}.10 Uhr</time><p>{text}</p></article></li>" for n, text in enumerate(TEXTS)
    )
    data = {"@type": "LiveBlogPosting", "headline": "Ticker", "datePublished": STAMP, "dateModified": LATER}
    (article,), _ = read(page(f"<h1>Ticker</h1><ol>{entries}</ol>", data=data))
    assert all(f"{n}.10 Uhr" in article.text and text in article.text for n, text in enumerate(TEXTS))
    assert "77 Rezepte" not in article.text
    assert (article.title, article.published) == ("Ticker", NOON)


def test_a_table_in_a_page_is_told_cell_by_cell() -> None:
    rows = "".join(f"<tr><td>{year}</td><td>{count}</td></tr>" for year, count in ((2024, 31), (2025, 27)))
    made = page(f"<h1>Olpern baut</h1>{P}<table><tr><th>Jahr</th><th>Unfälle</th></tr>{rows}</table>")
    (article,), _ = read(made)
    assert article.text.endswith("\n\n".join(["Jahr", "Unfälle", "2024", "31", "2025", "27"]))


@pytest.mark.parametrize(
    ("name", "selector", "sold"),
    [("paywall", None, False), ("c-paywall__box x", None, False), ("paywall", ".paywall", True), ("text", None, True)],
)
def test_a_box_that_sells_the_rest_is_no_text_unless_it_is_the_paid_text(
    name: str, selector: str | None, sold: bool
) -> None:
    box = f'<div class="{name}"><p>Vier Wochen lesen kostet im Kreis Olpern 1 Taler, jetzt testen.</p></div>'
    part = {"hasPart": {"@type": "WebPageElement", "cssSelector": selector}} if selector else {}
    data = {"@type": "NewsArticle", "headline": "Olpern baut", **part}
    (article,), _ = read(page(f"<h1>Olpern baut</h1>{P}{box}", data=data))
    assert ("kostet im Kreis" in article.text) is sold
    (long,), _ = read(page(f'<h1>Olpern baut</h1><div class="paywall">{P * 4}</div>', data=data))
    assert TEXTS[1] in long.text


def test_advertisements_of_amp_are_no_text() -> None:
    (article,), _ = read(page(f"<h1>Olpern baut</h1>{P}<amp-ad><div>Anzeige: 50 Prozent</div></amp-ad>"))
    assert "50 Prozent" not in article.text


def test_microdata_says_author_and_moments() -> None:
    made = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Olpern baut</h1>'
        f'<meta itemprop="datePublished" content="{STAMP}"><time itemprop="dateModified" datetime="{LATER}">eben</time>'
        '<span itemprop="author" itemscope><b>Von</b> <span itemprop="name">Eva Muster</span></span>'
        f'<span itemprop="author">Kim Roth</span><div itemprop="articleBody">{P}</div></div>'
    )
    (article,), _ = read(page(made))
    assert (article.title, article.byline, article.published) == ("Olpern baut", "Eva Muster; Kim Roth", NOON)


def test_the_moment_of_the_last_change_counts() -> None:
    meta = f'<meta property="article:published_time" content="{STAMP}">'
    (first,), _ = read(page(P, meta))
    (second,), _ = read(page(P, f'{meta}<meta property="article:modified_time" content="{LATER}">'))
    assert (first.published, second.published) == (MORNING, NOON)


def test_ninjs_3_with_capitals_in_its_names() -> None:
    item = {
        "uri": "urn:olpern:1",
        "standard": {"name": "ninjs", "version": "3.0"},
        "versionCreated": STAMP,
        "by": "Eva Muster",
        "copyrightHolder": "dpa",
        "headlines": [{"value": "Olpern baut"}],
        "bodies": [{"contentType": "text/plain", "value": TEXTS[0]}],
        "associations": [{"name": "bild", "type": "picture", "descriptions": [{"value": "Die Halle"}]}],
    }
    (article,), failures = read(item)
    assert failures == ()
    assert article.text == f"Olpern baut\n\n{TEXTS[0]}\n\nDie Halle"
    assert (article.published, article.byline, article.source) == (MORNING, "Eva Muster", "dpa")
    for held in ({"pubStatus": "withheld"}, {"embargoed": "2099-01-01T00:00:00Z"}):
        articles, (failure,) = read({**item, **held})
        assert (articles, failure.fatal) == ((), True)


def test_ninjs_with_names_of_its_own_or_a_description_alone() -> None:
    item = {"uri": "1", "versioncreated": STAMP, "headline_seo": "Halle", "headline_main": "Olpern baut"}
    (article,), _ = read({**item, "body_main": TEXTS[0], "body_richtext": P})
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS])
    (told,), _ = read({**item, "descriptions": [{"role": "text", "value": TEXTS[0]}]})
    (captioned,), _ = read({**item, "description_text": TEXTS[1]})
    assert (told.text, captioned.text) == (f"Olpern baut\n\n{TEXTS[0]}", f"Olpern baut\n\n{TEXTS[1]}")


def test_a_text_associated_with_a_ninjs_item_is_an_article_and_held_back_with_it() -> None:
    box = {"type": "text", "uri": "urn:2", "headline": "Chronik", "body_html": f"<p>{TEXTS[2]}</p>"}
    item = {"uri": "urn:1", "versioncreated": STAMP, "source": "KB", "headline": "Olpern baut", "body_html": P}
    (first, second), failures = read({**item, "associations": {"box": box}})
    assert failures == ()
    assert first.text == "\n\n".join(["Olpern baut", *TEXTS])
    assert second.text == f"Chronik\n\n{TEXTS[2]}"
    assert (second.source, second.published, second.path) == ("KB", MORNING, "datei#urn:2")
    articles, said = read({**item, "associations": {"box": box}, "pubstatus": "canceled"})
    assert (articles, [one.fatal for one in said]) == ((), [True, True])


def test_what_nitf_says_to_editors_is_no_text() -> None:
    made = (
        '<nitf><body><body.head><hedline><hl1>Olpern baut</hl1></hedline><note noteclass="editorsnote"><body.content>'
        "<p>Nicht vor 12 Uhr</p></body.content></note><rights><rights.owner>KB</rights.owner></rights><byline>Von "
        f"<person>Eva Muster</person><byttl>Olpern</byttl></byline></body.head><body.content>{P}<note><p>Der Kreis hat "
        "8 Orte.</p></note></body.content><body.end><tagline>em/kr 9</tagline></body.end></body></nitf>"
    ).encode()
    (article,), _ = read(made)
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS, "Der Kreis hat 8 Orte."])
    assert article.byline == "Von Eva Muster, Olpern"
    check_pieces(article, {"nitf": nodes_of(made)})


def test_a_headline_that_nitf_within_newsml_repeats_is_told_once() -> None:
    nitf = f"<nitf><body><body.head><hl1>Olpern baut</hl1></body.head><body.content>{P}</body.content></body></nitf>"
    made = (
        '<newsItem guid="1" version="1"><itemMeta/><contentMeta><headline>Olpern baut</headline></contentMeta>'
        f"<contentSet><inlineXML>{nitf}</inlineXML></contentSet></newsItem>"
    )
    (article,), _ = read(made)
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS])
    assert article.title == "Olpern baut"


def test_a_feed_whose_own_title_is_markup_and_whose_pictures_have_file_names() -> None:
    entry = (
        f"<item><title>Olpern baut</title><description>{TEXTS[0]}</description><media:content><media:title>halle.jpg"
        "</media:title><media:description>Die Halle</media:description></media:content></item>"
    )
    made = (
        '<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><title>K&amp;uuml;sten &amp;#8211; Blatt</title>'
        f"{entry}</channel></rss>"
    )
    (article,), _ = read(made)
    assert (article.source, article.text) == ("Küsten – Blatt", f"Olpern baut\n\n{TEXTS[0]}\n\nDie Halle")


def test_an_entry_of_dpa_with_a_box_and_notes_for_desks() -> None:
    notes = (
        '<section><h4>Berichtigung</h4><ul><li>Es muss 30 (statt: 3) heißen.</li></ul><h4>Hinweise</h4><ul><li class="'
        'embargoed">Sperrfrist 3. Februar 9.00 Uhr</li><li>Es gibt Bilder</li></ul><h4>Orte</h4><ul><li>[Rathaus]'
        "(Marktweg 7, 99998 Olpern)</li></ul></section>"
    )
    item = {
        "urn": "urn:1",
        "version_created": STAMP,
        "urgency": 3,
        "headline": "Olpern baut",
        "subhead": "Der Rat ist dafür",
        "article_html": f"<section>{P}</section>",
        "infobox_html": "<section><h2>Die Halle</h2><p>Sie ist 90 Meter lang.</p></section>",
        "linkbox_html": "<section><ul><li>12 Seiten</li></ul></section>",
        "notepad": {"header_html": "<h3>Notizblock</h3>", "public_html": notes, "nonpublic_html": "<p>0171 5</p>"},
    }
    (article,), _ = read(item)
    box = ["Die Halle", "Sie ist 90 Meter lang."]
    said = ["Berichtigung", "Es muss 30 (statt: 3) heißen.", "Hinweise", "Es gibt Bilder"]
    assert article.text.split("\n\n") == ["Olpern baut", "Der Rat ist dafür", *TEXTS, *box, *said]
    parts = {key: nodes_of(str(item[key])) for key in ("article_html", "infobox_html")}
    heads = {"headline": ["Olpern baut"], "subhead": ["Der Rat ist dafür"]}
    check_pieces(article, {**parts, **heads, "notepad public_html": nodes_of(notes)})


def test_a_mail_that_quotes_passes_on_and_carries_a_message() -> None:
    inner = EmailMessage()
    inner["From"], inner["To"], inner["Subject"] = "Wache <w@olpern.example>", "a@b.example", "Lage"
    inner["Date"], inner["Message-ID"] = "Tue, 03 Feb 2026 07:15:00 +0100", "<2@olpern.example>"
    inner.set_content(f"{TEXTS[2]}\n")
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "presse@olpern.example", "desk@blatt.example", "WG: Lage"
    outer["Date"], outer["Message-ID"] = "Tue, 03 Feb 2026 11:40:00 +0100", "<1@olpern.example>"
    outer.set_content(
        f"{TEXTS[0]}\n\nAm 03.02.26 um 08:00 schrieb Wache:\n> Es sind 15 Räte\n>> und 3 Gäste\n\n-- \nKreis Olpern\n"
        f"Telefon 0481 99-123\n\n-------- Weitergeleitete Nachricht --------\nBetreff: Rat\n\n{TEXTS[1]}\n"
    )
    outer.add_attachment(inner)
    (body, attached), (failure,) = read(outer.as_bytes(), "mail.eml")
    forward = "-------- Weitergeleitete Nachricht --------\nBetreff: Rat"
    assert body.text == f"{TEXTS[0]}\n\n{forward}\n\n{TEXTS[1]}"
    assert (attached.text, attached.title, attached.published) == (TEXTS[2], "Lage", MORNING)
    assert (failure.fatal, failure.problem) == (False, "holds quoted lines or a signature, which are not read")
    own = body.text.split("\n\n")
    assert all(piece.part == "text/plain" for piece in body.pieces)
    assert own[0] == TEXTS[0]


def test_a_message_within_a_message_keeps_its_headers_as_they_were() -> None:
    long = "X-Route: " + " ".join(f"relay{number}.example.org" for number in range(20))
    inner = f"Subject: Lage\n{long}\nX-Notiz: Gruß\nContent-Type: text/plain; charset=utf-8\n\n{TEXTS[2]}"
    outer = f"Subject: WG\nContent-Type: message/rfc822\n\n{inner}".encode()
    _, ((_, attached),) = mail.read(b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" + outer + b"\n--b--\n")
    assert attached == inner.encode()


def test_rtf_with_hidden_text_a_footnote_and_blanks_that_do_not_break() -> None:
    made = (
        rb"{\rtf1\ansi Der Schaden liegt bei 2,4\~Millionen Taler"
        rb"{\super\chftn{\footnote\pard Nach Mitteilung der Wache.}}. \v geheim: 99\v0  Ein 20\_j\'e4hriger half.\par "
        rb"{\*\footnote ohne Wort}Ende \{so\}.\par}"
    )
    (article,), _ = read(made)
    assert (
        article.text.split("\n\n")[0] == "Der Schaden liegt bei 2,4\u00a0Millionen Taler.  Ein 20\u2011jähriger half."
    )
    assert article.text.split("\n\n")[1:] == ["Ende {so}.", "Nach Mitteilung der Wache.", "ohne Wort"]


def lines_of(x: int, top: int, *texts: str) -> list[tuple[int, int, int, str]]:
    return [(x, top - 14 * number, 11, text) for number, text in enumerate(texts)]


def test_pages_with_a_running_head_feet_and_two_columns() -> None:
    one = [
        (50, 810, 9, "Kreisblatt - Dienstag, 3. Februar 2026"),
        (50, 760, 22, "Olpern baut eine Halle"),
        *lines_of(50, 700, "Im Rat von Olpern stimmten am Dienstagabend", "41 Mitglieder dafür."),
        *lines_of(50, 672, "Gebaut wird ab Herbst, sagte eine Sprecherin der"),
        *lines_of(
            320, 700, "Landrätin Ina Voss. Die alte Halle weicht im", "Sommer. Gezahlt haben bis jetzt neun von zehn"
        ),
        (280, 30, 9, "Seite 1 von 2"),
    ]
    two = [
        (50, 810, 9, "Kreisblatt - Dienstag, 3. Februar 2026"),
        *lines_of(50, 760, "Orten im Kreis."),
        (280, 30, 9, "Seite 2 von 2"),
    ]
    (article,), failures = read(pdf_pages(one, two))
    assert failures == ()
    assert article.text.split("\n\n") == [
        "Kreisblatt - Dienstag, 3. Februar 2026",
        "Olpern baut eine Halle",
        "Im Rat von Olpern stimmten am Dienstagabend 41 Mitglieder dafür.",
        "Gebaut wird ab Herbst, sagte eine Sprecherin der Landrätin Ina Voss. Die alte Halle weicht im Sommer. Gezahlt "
        "haben bis jetzt neun von zehn Orten im Kreis.",
    ]
    assert article.title == "Olpern baut eine Halle"
    assert {piece.part for piece in article.pieces} == {"page 1", "page 2"}


def test_what_stands_above_and_below_a_single_page_is_text() -> None:
    (article,), _ = read(pdf_pages([(50, 810, 9, "Kreisblatt"), *lines_of(50, 700, *TEXTS), (280, 30, 9, "Seite 1")]))
    assert article.text.split("\n\n")[0] == "Kreisblatt"
    assert article.text.endswith("Seite 1")
