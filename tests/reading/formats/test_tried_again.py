"""Files of kinds tried again, as other newsrooms' systems write them: what each lost, doubled or left undated."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Any

import pytest

from checker.model import Article, Failure
from checker.reading import read_bytes
from tests.reading.formats.leading_back import check_pieces, nodes_of
from tests.reading.formats.made_files import TEXTS, newsml, odt, pack

P = "".join(f"<p>{text}</p>" for text in TEXTS)
STAMP = "2026-02-03T07:15:00+01:00"
MORNING = datetime(2026, 2, 3, 7, 15)
NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
ITEM: dict[str, Any] = {
    "uri": "1",
    "type": "text",
    "versioncreated": STAMP,
    "headline": "Olpern baut",
    "body_html": P,
}
HELD = "is withheld, canceled or embargoed without a date: not checked"
CORRECTS = "is a correction of an earlier version"


def read(data: bytes | str | dict[str, Any], name: str = "datei") -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    if isinstance(data, dict):
        data = json.dumps(data)
    return read_bytes(data.encode() if isinstance(data, str) else data, name, now=NOW)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda item: item,
        lambda item: {"_items": [item], "_meta": {"total": 1}},
        lambda item: {"data": {"items": [{"item": item}]}},
        lambda item: {"hits": {"hits": [{"_source": item}]}},
    ],
)
def test_items_with_a_guid_and_within_a_service_answer(wrap: Any) -> None:
    item = {**ITEM, "guid": "tag:olpern:1", "pubstatus": "usable", "version": "2", "source": "KB"}
    del item["uri"]
    (article,), failures = read(wrap(item))
    assert (article.title, article.published, article.version, failures) == ("Olpern baut", MORNING, "2", ())
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS])


def test_json_that_only_has_a_guid_is_no_item() -> None:
    assert read({"guid": "1", "headline": "Olpern baut"}, "a.json")[0] == ()


@pytest.mark.parametrize(
    "held",
    [
        {"pubstatus": "http://cv.iptc.org/newscodes/pubstatusg2/withheld"},
        {"pubstatus": "stat:Cancelled"},
        {"pubstatus": "killed"},
    ],
)
def test_a_status_may_be_an_address(held: dict[str, str]) -> None:
    articles, (failure,) = read({**ITEM, **held})
    assert (articles, failure.problem) == ((), HELD)


@pytest.mark.parametrize(
    "signal",
    [
        {"signal": {"code": "sig:correction"}},
        {"signal": "sig:correction"},
        {"signals": [{"uri": "http://cv.iptc.org/newscodes/signal/correction"}]},
    ],
)
def test_a_signal_may_stand_alone_or_be_an_address(signal: dict[str, Any]) -> None:
    _, (said,) = read({**ITEM, **signal})
    assert (said.problem, said.fatal) == (CORRECTS, False)


def test_headline_and_byline_without_their_markup() -> None:
    (article,), _ = read({**ITEM, "headline": "Bau &amp; Kosten in <b>Olpern</b>", "byline": "Von <i>Eva Muster</i>"})
    assert (article.title, article.byline) == ("Bau & Kosten in Olpern", "Von Eva Muster")
    entry = {"urn": "1", "version_created": STAMP, "kicker": "Bau", "headline": "Rat &amp; Kreis", "article_html": P}
    (told,), _ = read(entry)
    assert told.title == "Rat & Kreis"


def test_a_box_among_the_bodies_is_told_behind_the_main_one() -> None:
    bodies = [
        {"role": "factbox", "value": "<p>Der Kreis hat 8 Orte.</p>"},
        {"role": "main", "value": P},
        {"role": "teaser", "value": "Kurz"},
    ]
    item = {"uri": "1", "versioncreated": STAMP, "headlines": [{"value": "Olpern baut"}], "bodies": bodies}
    (article,), _ = read(item)
    assert article.text == "\n\n".join(["Olpern baut", *TEXTS, "Der Kreis hat 8 Orte."])


@pytest.mark.parametrize("stated", ["2026-02-03T07:15:00.1234567+01:00", "2026-02-03 07:15:00.123456789"])
def test_moments_with_fractions_of_any_length(stated: str) -> None:
    (article,), failures = read({**ITEM, "versioncreated": stated})
    assert (article.published, failures) == (MORNING, ())


def test_a_moment_as_a_number_is_said_to_be_none() -> None:
    (article,), (said,) = read({**ITEM, "versioncreated": 1770099300000})
    assert article.published is None
    assert "read as undated" in said.problem


def test_newsml_held_back_by_an_address_and_dated_by_its_content() -> None:
    content = f"<inlineXML><html><body>{P}</body></html></inlineXML>"
    by_address = '<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>'
    assert read(newsml(content, meta=by_address))[1][0].problem == HELD
    made = newsml(content).decode()
    created = f"<contentMeta><contentCreated>{STAMP}</contentCreated>"
    undated = made.replace(f"<versionCreated>{STAMP}</versionCreated>", "").replace("<contentMeta>", created)
    assert undated != made
    (article,), _ = read(undated)
    assert article.published == MORNING


def nitf(docdata: str, content: str = P, after: str = "") -> str:
    head = f"<head><docdata{docdata}</docdata>{after}</head>"
    return f"<nitf>{head}<body><body.content>{content}</body.content></body></nitf>"


@pytest.mark.parametrize(
    ("docdata", "held"),
    [
        ('><date.release norm="20271201T060000Z"/>', True),
        (f'><date.issue norm="{STAMP}"/><date.release norm="20271201T060000Z"/>', True),
        (' management-status="withheld">', True),
        (' management-status="embargoed">', True),
        (' management-status="embargoed"><date.release norm="20260203T060000Z"/>', False),
        (' management-status="usable"><date.release norm="20260203"/>', False),
    ],
)
def test_nitf_that_is_held_back(docdata: str, held: bool) -> None:
    articles, failures = read(nitf(docdata))
    assert (not articles, [one.fatal for one in failures]) == (held, [True] if held else [])


def test_nitf_with_a_paper_a_correction_a_footnote_and_a_table_of_its_own() -> None:
    content = (
        "<p>Es sind 30<fn><p>Stand Mai.</p></fn> Hallen.</p><nitf-table><custom-table><r><c>Hamm</c><c>7</c></r>"
        "</custom-table></nitf-table>"
    )
    paper = '<pubdata date.publication="20260203T071500" name="Kreisblatt"/>'
    made = nitf('><correction info="30, nicht 3"/>', content, paper)
    (article,), (said,) = read(made)
    assert article.text == "Es sind 30 Hallen.\n\nHamm\n\n7\n\nStand Mai."
    assert (article.published, article.source, said.problem) == (MORNING, "Kreisblatt", CORRECTS)
    check_pieces(article, {"nitf": nodes_of(made.encode())})


def wire(head: str, text: str, trailer: str = "030715 Feb 26") -> bytes:
    return f"\x01bdt0123 4 vm 9  dpa 0456\r\n\x02\r\n{head}\r\n\r\n{text}\r\n\x03{trailer}\r\n\x04".encode()


@pytest.mark.parametrize(
    ("trailer", "published"),
    [
        ("030715 Feb 2026", MORNING),
        ("030715 MEZ Feb 26", MORNING),
        ("030715 Mrz 26", datetime(2026, 3, 3, 7, 15)),
    ],
)
def test_trailers_of_wires(trailer: str, published: datetime) -> None:
    (article,), failures = read(wire("Olpern baut =", TEXTS[0], trailer))
    assert (article.published, failures) == (published, ())


def test_a_trailer_that_is_no_moment_is_said() -> None:
    (article,), (said,) = read(wire("Olpern baut =", TEXTS[0], "390715 Feb 26"))
    assert article.published is None
    assert "read as undated" in said.problem


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("+++ SPERRFRIST 24. Dezember 2026, 18.00 Uhr +++", "2026-12-24 17:00"),
        ("(Achtung: Sperrfrist 24.12.2026, 18 Uhr)", "2026-12-24 17:00"),
        ("Sperrfrist: Donnerstag, 24. Dezember, 18.00 Uhr", "2026-12-24 17:00"),
        ("Achtung Redaktionen: Gesperrt bis 18.00 Uhr", ""),
        ("EMBARGOED until 1800 GMT", ""),
        ("Sperrfrist", ""),
    ],
)
def test_embargoes_of_wires_in_other_words(line: str, until: str) -> None:
    articles, (failure,) = read(wire(f"{line}\r\nOlpern baut =", TEXTS[0]))
    assert articles == ()
    assert failure.problem == (f"is embargoed until {until} UTC: not checked" if until else HELD)


@pytest.mark.parametrize(
    "line", ["Sperrfrist aufgehoben", "Embargo gegen Olpern verlängert", "Sperrfrist für Hunde endet"]
)
def test_what_is_no_embargo_of_a_wire(line: str) -> None:
    (article,), _ = read(wire(f"{line}\r\nOlpern baut =", TEXTS[0]))
    assert TEXTS[0] in article.text


def test_words_that_a_wire_divides_and_its_lists_and_tables() -> None:
    told = (
        "   Olpern (dpa) - Der Kreis baut eine Hal-\r\nle für 20-\r\nbis 30-mal so viel, sagte die CDU-\r\n"
        "Rätin in der Innen-\r\nund Bauausschusssitzung. Die Zahlen:\r\n- 41 dafür\r\n- 12 dagegen\r\n\r\n"
        " 1. Hamm    20   14\r\n 2. Olpern  20   13\r\n"
    )
    data = wire("Olpern baut =", told)
    (article,), _ = read(data)
    assert article.text.split("\n\n")[1:] == [
        "Olpern (dpa) - Der Kreis baut eine Halle für 20- bis 30-mal so viel, sagte die CDU-Rätin in der Innen- und "
        "Bauausschusssitzung. Die Zahlen:",
        "- 41 dafür",
        "- 12 dagegen",
        "1. Hamm    20   14",
        "2. Olpern  20   13",
    ]
    check_pieces(article, {"message 1": [data.decode()]})


def test_the_hyphen_of_two_adjectives_stays_where_a_wire_divides_the_word() -> None:
    told = (
        "Der Rat in Olpern hat am Montag für die deutsch-\r\npolnische Halle gestimmt, EU-\r\nweit die erste, sagte "
        "die um-\r\nsichtige Ina Voss. Sie ist hoch-\r\nmodern."
    )
    (article,), _ = read(wire("Olpern baut =", told))
    assert article.text.endswith(
        "für die deutsch-polnische Halle gestimmt, EU-weit die erste, sagte die umsichtige Ina Voss. "
        "Sie ist hochmodern."
    )


def test_a_hyphen_at_the_end_of_an_english_line_stays() -> None:
    (article,), _ = read(wire("Council votes =", "The council said that it was a three-\r\nyear plan for the hall."))
    assert article.text.endswith("a three-year plan for the hall.")


def rtf(text: str) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Calibri;}}\pard " + text + "}").encode("cp1252")


@pytest.mark.parametrize(
    "text",
    [
        r"Es sind {\deleted {\b 41} und mehr }{\revised 14} Hallen.\par",
        r"Es sind \deleted 41\deleted0 \revised 14\revised0  Hallen.\par",
        r"Es sind {\v {\b geheim 99}}14 Hallen.\par",
    ],
)
def test_rtf_deleted_and_hidden_in_groups_and_by_switches(text: str) -> None:
    (article,), _ = read(rtf(text))
    assert article.text == "Es sind 14 Hallen."


def test_rtf_without_addresses_of_links_and_pictures_as_bytes() -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "https://olpern.example/77"}}{\fldrslt{\ul hier}}}'
    (article,), _ = read(rtf(rf"{{\pict\bin6 }}{{\v 88}}Die Zahlen stehen {link}.\par"))
    assert article.text == "Die Zahlen stehen hier."


def test_contents_of_an_odt_are_no_text() -> None:
    contents = (
        "<text:table-of-content><text:index-body><text:p>Halle 3</text:p></text:index-body></text:table-of-content>"
    )
    (article,), _ = read(odt(f"{contents}<text:p>{TEXTS[0]}</text:p>"))
    assert article.text == TEXTS[0]


def test_what_lies_beside_articles_in_an_archive_is_counted() -> None:
    made = pack({"a.txt": TEXTS[0], "b.csv": "3,4", "gegenprobe.toml": "x = 1", "c.css": "p {}"})
    (article,), (said,) = read(made, "a.zip")
    assert (article.path, said.fatal) == ("a.zip#a.txt", False)
    assert said.problem == "files that are no articles were left alone (3)"


def test_a_mail_without_words_dates_what_it_carries() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "presse@olpern.example", "d@b.example", "Lage"
    mail["Date"], mail["Message-ID"] = "Tue, 03 Feb 2026 07:15:00 +0100", "<1@olpern.example>"
    mail.set_content("")
    mail.add_attachment(TEXTS[0], filename="lage.txt")
    mail.add_attachment("BEGIN:VCARD", filename="karte.vcf")
    (article,), (said,) = read(mail.as_bytes(), "a.eml")
    assert (article.text.strip(), article.published, article.source) == (TEXTS[0], MORNING, "olpern.example")
    assert (said.where, said.problem) == ("a.eml#karte.vcf", "is an attachment that is not read")


def test_an_unreadable_date_of_a_mail_is_said() -> None:
    made = f"From: a@b.example\nTo: c@d.example\nMessage-ID: <1>\nDate: neulich, 41. Feb\nSubject: x\n\n{TEXTS[0]}\n"
    (article,), (said,) = read(made, "a.eml")
    assert article.published is None
    assert "read as undated" in said.problem


def test_the_line_above_quoted_lines_may_be_wrapped() -> None:
    above = "On Mon, Feb 2, 2026 at 10:00 AM Redaktion <d@b.example>\nwrote:"
    made = f"From: a@b.example\nTo: c@d.example\nMessage-ID: <1>\nSubject: x\n\n{TEXTS[0]}\n\n{above}\n\n> 41?\n"
    (article,), _ = read(made, "a.eml")
    assert article.text == TEXTS[0]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Olpern baut\n\nDatum: 3. Februar 2026\n\n", date(2026, 2, 3)),
        ("Konzert in Hamm\n\nDatum: 3. Februar 2026\nOrt: Rathaus\n\n", None),
        ("Kreisblatt, Dienstag, 3. Februar 2026, Nr. 28\n\n", date(2026, 2, 3)),
        ("Pressemitteilung vom 3. Februar 2026\n\n", date(2026, 2, 3)),
        ("Olpern, den 3. Februar 2026\n\n", date(2026, 2, 3)),
        ("Die Morgenpost berichtet am Dienstag, 3. Februar 2026, was war.\n\n", None),
        ("Konzert, Dienstag, 3. Februar 2026\n\n", None),
    ],
)
def test_dates_below_the_headline_and_in_the_head_of_a_paper(text: str, published: date | None) -> None:
    (article,), _ = read(f"{text}{TEXTS[1]}", "a.txt")
    assert article.published == published


@pytest.mark.parametrize(
    ("block", "published", "title"),
    [
        ("date:\t2026-02-03\t# heute", date(2026, 2, 3), None),
        ("lastmod: 2026-02-03", date(2026, 2, 3), None),
        ("date: 2026-02-02\nupdated: 2026-02-03", date(2026, 2, 2), None),
        ("params:\n  date: 2026-02-03", date(2026, 2, 3), None),
        ("event:\n  date: 2026-02-03", None, None),
        ("title: Bäume\nclosing_date: bald", None, "Bäume"),
        ("title: Olpern: Rat baut\ndate: 2026-02-03", date(2026, 2, 3), "Olpern: Rat baut"),
        ("title: @olpern baut\ndate: 2026-02-03", date(2026, 2, 3), "@olpern baut"),
    ],
)
def test_front_matter_as_sites_write_it(block: str, published: date | None, title: str | None) -> None:
    (article,), failures = read(f"---\n{block}\n---\n\n{TEXTS[0]}", "a.md")
    assert (article.published, article.title) == (published, title)
    assert [one.fatal for one in failures] == [False] * (block.count("@") + block.count("bald"))


@pytest.mark.parametrize(
    "members",
    [{}, {"a.csv": "3,4"}, {"mimetype": "application/vnd.adobe.indesign-idml-package", "designmap.xml": "<d/>"}],
)
def test_an_archive_without_an_article_is_said_to_be_one(members: dict[str, str | bytes]) -> None:
    articles, failures = read(pack(members), "a.zip")
    assert articles == ()
    assert [one.problem for one in failures if one.fatal] == ["is an archive that holds no article"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_one_name_in_an_archive_are_not_left_out_in_silence() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", TEXTS[0])
        archive.writestr("a.txt", TEXTS[1])
    (article,), (said,) = read(made.getvalue(), "a.zip")
    assert article.text == TEXTS[1]
    assert (said.fatal, said.problem) == (False, "of several files of one name the last is read (1 left out)")
