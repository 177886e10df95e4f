"""Files of kinds that were tried after the rest was built, in their systems' own shape: what each had wrong."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from checker.model import Article, Failure
from checker.reading import read_bytes
from tests.reading.formats.leading_back import check_pieces, nodes_of
from tests.reading.formats.made_files import TEXTS, docx, odt, page, paragraph, pdf_pages

P = "".join(f"<p>{text}</p>" for text in TEXTS)
STAMP = "2026-02-03T07:15:00+01:00"
MORNING = datetime(2026, 2, 3, 7, 15)


def read(data: bytes | str | dict[str, Any], name: str = "datei") -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    if isinstance(data, dict):
        data = json.dumps(data)
    return read_bytes(data.encode() if isinstance(data, str) else data, name)


def message(notes: str, content: str, kind: str = "text", more: str = "") -> bytes:
    """A NewsML-G2 message as dpa's converter writes it."""
    meta = (
        f'<itemClass qcode="ninat:{kind}"/><provider qcode="dnlprov:dpa"><name>dpa</name></provider>'
        f'<versionCreated>{STAMP}</versionCreated><pubStatus qcode="stat:usable"/>{notes}'
        '<signal qcode="sig:correction"/>'
    )
    about = (
        '<headline rank="1">Olpern baut eine Halle</headline><headline rank="3">Kommunen</headline>'
        f"<by>Von Eva Muster, dpa</by><creditline>dpa</creditline>{more}"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        f'<newsItem guid="urn:1" standard="NewsML-G2" version="4" xml:lang="de"><itemMeta>{meta}</itemMeta>'
        f"<contentMeta>{about}</contentMeta><contentSet>{content}</contentSet></newsItem></itemSet></newsMessage>"
    ).encode()


def test_newsml_of_dpa_without_what_is_not_public_or_told_in_fields() -> None:
    notes = (
        '<edNote pubconstraint="dpapconstraint:nonpublic">Anrufe an 0171 55</edNote>'
        '<edNote role="dpaednoterole:correctionshort">Es muss 41 (statt: 14) heißen.</edNote>'
        '<edNote role="dpaednoterole:correctionlong" pubconstraint="dpapconstraint:nonpublic">Nur 77 intern</edNote>'
        '<edNote role="dpaednoterole:notepad"><section xmlns="http://www.w3.org/1999/xhtml"><p>Redaktion: 0171 66</p>'
        "</section></edNote>"
    )
    content = (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Olpern'
        ' baut eine Halle</title></head><body><header><time class="publicationDate">03.02.2026 07:15</time><ul class="'
        'slugline"><li class="subject">Bau</li></ul><strong class="embargoed">Sperrfrist: 6.00 Uhr</strong><h1>Olpern '
        f'baut eine Halle</h1><h3>Kommunen</h3><p class="byline">Von Eva Muster, dpa</p></header><section>{P}'
        "</section></body></html></inlineXML>"
    )
    data = message(notes, content)
    (article,), (said,) = read(data)
    told = ["Olpern baut eine Halle", "Kommunen", *TEXTS, "Es muss 41 (statt: 14) heißen."]
    assert article.text.split("\n\n") == told
    assert (article.byline, article.source, article.lineage) == ("Von Eva Muster, dpa", "dpa", ("dpa",))
    assert (said.fatal, said.problem) == (False, "is a correction of an earlier version")
    body = [piece for piece in article.pieces if piece.part == "item 1"]
    nodes = nodes_of(data)
    for piece in body:
        assert nodes[piece.node][piece.offset :].startswith(article.text[piece.start : piece.end])


def test_a_picture_of_a_newsml_message_is_its_caption() -> None:
    caption = '<description role="drol:caption">Die Halle in Hamm</description>'
    longer = '<description role="dpadrol:caption-extended">ARCHIV - Die Halle</description>'
    remote = '<remoteContent contenttype="image/jpeg" href="https://bild.example/1.jpeg"/>'
    (article,), _ = read(message("", remote, "picture", longer + caption))
    assert article.text == "Olpern baut eine Halle\n\nDie Halle in Hamm"
    _, (failure,) = read(message("", remote, "picture"))
    assert failure.problem == "is a NewsML-G2 message without text"


def test_notes_of_a_dpa_entry_that_may_not_be_published() -> None:
    note = {"role": "dpaednoterole:correctionshort", "ednote": "Es muss 41 (statt: 14) heißen."}
    item = {
        "urn": "1",
        "version_created": STAMP,
        "headline": "Olpern baut",
        "article_html": P,
        "signal": "sig:correction",
    }
    (told,), (said,) = read({**item, "ednotes": [{**note, "is_publishable": True}]})
    (kept,), _ = read({**item, "ednotes": [{**note, "is_publishable": False}]})
    assert told.text.endswith("Es muss 41 (statt: 14) heißen.")
    assert kept.text == "\n\n".join(["Olpern baut", *TEXTS])
    assert said.problem == "is a correction of an earlier version"


@pytest.mark.parametrize(
    ("note", "corrects"),
    [
        ("(Achtung - Planungshinweis)", False),
        ("(Achtung, Berichtigung: 2. Absatz)", True),
        ("(Achtung: Im 2. Absatz wurde die Zahl der\nStimmen berichtigt)", True),
        ("(Korrektur: 2. Absatz)", True),
    ],
)
def test_a_note_to_desks_is_no_correction_and_a_sign_off_no_text(note: str, corrects: bool) -> None:
    head = f"bdt0123 4 pl 9  dpa 0456\n\nBau/\n{note}\nOlpern baut =\n\n"
    made = f"{head}{TEXTS[0]}\n\ndpa em yyzz n1 kr/rf\n\n031100 Feb 26\n"
    (article,), said = read(made)
    assert article.text.split("\n\n")[-1] == TEXTS[0]
    assert bool(said) is corrects
    assert article.lineage == ("dpa",)


def test_ninjs_that_corrects_and_a_package_of_texts() -> None:
    picture = {"type": "picture", "uri": "3", "description_text": "Die Halle in Hamm"}
    body = f"{P}<figure><figcaption>Die Halle in Hamm</figcaption></figure>"
    item = {"uri": "1", "type": "text", "versioncreated": STAMP, "headline": "Olpern baut", "body_html": body}
    signals = {"signal": [{"name": "Correction", "code": "correction"}], "associations": {"a": picture}}
    (article,), (said,) = read({**item, **signals, "infosources": [{"name": "dpa"}]})
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS, "Die Halle in Hamm"])
    assert (said.problem, article.lineage) == ("is a correction of an earlier version", ("dpa",))
    other = {**item, "uri": "2", "headline": "Olpern zahlt"}
    package = {"uri": "9", "type": "composite", "headline": "Paket", "associations": {"a": item, "b": other}}
    found, failures = read(package)
    assert ([one.path for one in found], failures) == (["datei#1", "datei#2"], ())


def test_word_with_a_byline_a_deleted_row_and_a_sign_of_degree() -> None:
    rows = "".join(
        f"<w:tr>{'<w:trPr><w:del/></w:trPr>' if gone else ''}<w:tc>{paragraph(year)}</w:tc></w:tr>"
        for year, gone in (("2024", True), ("2025", False))
    )
    degrees = '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0B0"/></w:r>'
    body = paragraph("Olpern baut", style="Titel") + paragraph("Von Eva Muster") + paragraph("Bei 5 ", degrees, "C.")
    (article,), _ = read(docx(f"{body}<w:tbl>{rows}</w:tbl>"))
    assert article.text.split("\n\n") == ["Olpern baut", "Von Eva Muster", "Bei 5 °C.", "2025"]
    assert (article.title, article.byline) == ("Olpern baut", "Von Eva Muster")


def test_an_opendocument_text_with_a_hidden_section_and_fields() -> None:
    body = (
        '<text:h>Olpern baut</text:h><text:p>Von Eva Muster</text:p><text:section text:display="none"><text:p>Verborgen'
        '</text:p></text:section><text:section text:display="true"><text:p>Seite <text:page-number>3</text:page-number>'
        "</text:p></text:section>"
    )
    (article,), _ = read(odt(body))
    assert article.text.split("\n\n") == ["Olpern baut", "Von Eva Muster", "Seite 3"]
    assert article.byline == "Von Eva Muster"


def test_rtf_as_libreoffice_writes_a_text_box() -> None:
    made = (
        rb"{\rtf1\ansi{\info{\title x}}{\header \pard Entwurf\par}\pard Der Rat f\u252\'fcr 30 Taler.\par {\shp{\*"
        rb"\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard\plain {Kasten: 90 Meter lang.}\par}}}Ende.\par}"
    )
    (article,), _ = read(made)
    assert article.text.split("\n\n") == ["Der Rat für 30 Taler.", "Ende.", "Kasten: 90 Meter lang."]


def test_a_hyphen_before_a_capital_is_the_words_own() -> None:
    lines = ["Gebaut wird am Rand von Baden-", "Hamm, wie Landrätin Ina Voss mit-", "teilt, und zwar ab Herbst."]
    made = pdf_pages([(50, 700 - 14 * number, 11, text) for number, text in enumerate(lines)])
    (article,), _ = read(made)
    assert article.text == "Gebaut wird am Rand von Baden-Hamm, wie Landrätin Ina Voss mitteilt, und zwar ab Herbst."


def entries(shape: str) -> str:
    told = (
        ("11.40 Uhr", "Gelöscht", TEXTS[1]),
        ("9.10 Uhr", "Verletzte", TEXTS[2]),
        ("7.15 Uhr", "Feuer", "Es brennt in Hamm."),
    )
    return "".join(shape.format(time=time, title=title, text=text) for time, title, text in told)


ARTICLES = '<article class="entry"><header><time>{time}</time><h2>{title}</h2></header><p>{text}</p></article>'
ITEMS = '<li class="item"><p class="time">{time}</p><h3>{title}</h3><p>{text}</p></li>'
BOXES = '<div class="t__item"><div>{time}</div><div><b>{title}</b><br>{text}</div></div>'
TEASERS = '<div class="teaser"><span>{time}</span><h3><a href="/a">{title}</a></h3><p>{text}</p></div>'
COMMENTS = '<div class="comment"><span>{time} Leserin</span><p>{text}</p></div>'


@pytest.mark.parametrize("shape", [ARTICLES, ITEMS, BOXES])
@pytest.mark.parametrize("title", ["Ticker: Feuer in Hamm", "Feuer in Hamm"])
def test_a_live_blog_that_does_not_say_that_it_is_one(shape: str, title: str) -> None:
    made = page(f"<h1>{title}</h1><p>In Hamm brennt eine Halle.</p><div>{entries(shape)}</div>")
    (article,), _ = read(made)
    told = " ".join(article.text.split())
    for words in ("11.40 Uhr Gelöscht", TEXTS[1], "9.10 Uhr Verletzte", TEXTS[2], "7.15 Uhr Feuer Es brennt in Hamm."):
        assert words in told
    assert "77 Rezepte" not in told
    check_pieces(article, {"html": nodes_of(made.decode())})


@pytest.mark.parametrize("shape", [TEASERS, COMMENTS])
def test_teasers_and_comments_below_an_article_are_no_entries(shape: str) -> None:
    (article,), _ = read(page(f"<h1>Olpern baut</h1>{P}{P}</article><div>{entries(shape)}</div><article>"))
    assert "11.40" not in article.text
    assert "Es brennt" not in article.text


def mail(subject: str, kind: str, text: str) -> bytes:
    head = f"From: Wache <w@olpern.example>\nTo: b@c.example\nSubject: {subject}\nDate: Tue, 3 Feb 2026 07:15:00 +0100"
    return f"{head}\nMessage-ID: <1@x>\nMIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\n\n{text}".encode()


EARLIER = (
    "Von: Rat <r@olpern.example>\nGesendet: Montag, 2. Februar 2026 18:00\nAn: Wache <w@olpern.example>\n"
    "Betreff: Halle\n"
)


@pytest.mark.parametrize("above", ["________________________________\n", "", "-----Ursprüngliche Nachricht-----\n"])
def test_an_answer_is_read_without_the_message_it_answers(above: str) -> None:
    text = f"{TEXTS[0]}\n\n[cid:bild.png@01]\n\n{above}{EARLIER}\nEs sind 31.\n"
    (answer,), (said,) = read(mail("AW: Halle", "text/plain", text))
    (passed_on,), _ = read(mail("WG: Halle", "text/plain", text))
    assert answer.text == TEXTS[0]
    assert said.problem == "holds quoted lines or a signature, which are not read"
    assert passed_on.text.endswith("Es sind 31.")
    (alone,), _ = read(mail("Halle", "text/plain", f"{above}{EARLIER}\nEs sind 31.\n"))
    assert alone.text.endswith("Es sind 31.")


@pytest.mark.parametrize("quote", ['<blockquote type="cite">{}</blockquote>', '<div class="gmail_quote x">{}</div>'])
def test_a_page_that_answers(quote: str) -> None:
    earlier = quote.format("<p>Es sind 31.</p>")
    (answer,), (said,) = read(mail("Re: Halle", "text/html", f"<div>{TEXTS[0]}</div>{earlier}"))
    (passed_on,), nothing = read(mail("Fwd: Halle", "text/html", f"<div>{TEXTS[0]}</div>{earlier}"))
    (alone,), _ = read(mail("Halle", "text/html", earlier))
    assert (answer.text, alone.text) == (TEXTS[0], "Es sind 31.")
    assert (passed_on.text, nothing) == (f"{TEXTS[0]}\n\nEs sind 31.", ())
    assert said.fatal is False


def test_lines_that_a_mail_program_wrapped_are_whole() -> None:
    wrapped = (
        "Der Kreis Olpern baut in Hamm eine Halle, und zwar für nicht mehr als 30\nMillionen Taler. Das teilte "
        "Landrätin Ina Voss am Dienstagabend im Rat am\n3. Mai mit.\n\nTermine:\n- Freitag, 12 Uhr: Der Rat tagt in "
        "der alten Halle am Marktweg in Hamm.\n- Samstag\n\nKim Roth\nMarktweg 7\n"
    )
    (article,), _ = read(mail("Halle", "text/plain", wrapped))
    assert article.text.split("\n\n") == [
        "Der Kreis Olpern baut in Hamm eine Halle, und zwar für nicht mehr als 30 Millionen Taler. Das teilte "
        "Landrätin Ina Voss am Dienstagabend im Rat am 3. Mai mit.",
        "Termine:\n- Freitag, 12 Uhr: Der Rat tagt in der alten Halle am Marktweg in Hamm.\n- Samstag",
        "Kim Roth\nMarktweg 7",
    ]
    check_pieces(article, {"text/plain": [wrapped]})
    flowed = "Es kostet 30 \nMillionen.\nNeu\n"
    (other,), _ = read(mail("Halle", "text/plain; format=flowed", flowed))
    assert other.text == "Es kostet 30 Millionen.\nNeu"
    check_pieces(other, {"text/plain": [flowed]})


def test_a_mailbox_is_all_of_its_messages() -> None:
    one, two = (
        mail(subject, "text/plain", text).decode() for subject, text in (("Eins", TEXTS[0]), ("Zwei", TEXTS[1]))
    )
    line = "From w@olpern.example Tue Feb  3 07:15:00 2026\n"
    found, failures = read(f"{line}{one}\n\n{line}{two}\n", "box")
    assert [(each.path, each.title, each.text) for each in found] == [
        ("box#1", "Eins", TEXTS[0]),
        ("box#2", "Zwei", TEXTS[1]),
    ]
    assert failures == ()


def test_a_wordpress_export_without_its_pictures_and_marks() -> None:
    item = (
        "<item><title>{}</title><content:encoded><![CDATA[{}]]></content:encoded><wp:post_type>{}</wp:post_type></item>"
    )
    made = (
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
        f"<title>Blatt</title>{item.format('Olpern baut', f'{P}[caption id=1]Die Halle[/caption]', 'post')}"
        f"{item.format('halle.jpg', '', 'attachment')}</channel></rss>"
    )
    (article,), failures = read(made)
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS, "Die Halle"])
    assert failures == ()
