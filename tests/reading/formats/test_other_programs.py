"""Files as other programs than ours write them: what each lost, turned round or left undated."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from datetime import datetime
from typing import Any

import pytest

from checker.model import Article, Failure
from checker.reading import read_bytes
from tests.reading.formats.leading_back import check_pieces, nodes_of
from tests.reading.formats.made_files import TEXTS, page, pdf_pages

STAMP = "2026-02-03T07:15:00+01:00"
MORNING = datetime(2026, 2, 3, 7, 15)
P = "".join(f"<p>{text}</p>" for text in TEXTS)


def read(data: bytes | str, name: str = "datei") -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    return read_bytes(data.encode() if isinstance(data, str) else data, name)


def test_a_page_laid_out_by_tables_keeps_what_stands_in_a_cell_by_itself() -> None:
    told = "<br><br>".join(TEXTS)
    made = (
        "<html><body><table><tr><td>Start, Wetter</td></tr><tr><td><h1>Olpern baut</h1>"
        f"{told}<p>Es bleibt dabei.</td></tr></table></body></html>"
    ).encode()
    (article,), _ = read(made)
    for text in (*TEXTS, "Es bleibt dabei."):
        assert text in article.text
    check_pieces(article, {"html": nodes_of(made.decode())})


@pytest.mark.parametrize(
    "below", ["<ul><li><p>Hamm: 20 Plätze</p></li></ul>", "<table><tr><td>Hamm</td><td>20</td></tr></table>"]
)
def test_a_heading_right_above_a_list_of_the_article_is_kept(below: str) -> None:
    (article,), _ = read(page(f"<p>{TEXTS[0]}</p><h2>Plätze</h2>{below}<p>{TEXTS[1]}</p><p>{TEXTS[2]}</p>"))
    assert "\n\nPlätze\n\nHamm" in article.text


def test_author_and_publisher_that_are_described_elsewhere_in_a_graph() -> None:
    described = [
        {"@type": "Organization", "@id": "#blatt", "name": "Kreisblatt"},
        {"@type": "Person", "@id": "#eva", "name": "Eva Muster"},
        {"@type": "Person", "@id": "#ohne"},
    ]
    article: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": "Olpern baut",
        "datePublished": STAMP,
        "author": [{"@id": "#eva"}, {"@id": "#ohne"}, {"@id": "#nirgends"}],
        "publisher": {"@id": "#blatt"},
    }
    (told,), _ = read(page(f"<h1>Olpern baut</h1>{P}", data={"@graph": [article, *described]}))
    assert (told.byline, told.source, told.published) == ("Eva Muster", "Kreisblatt", MORNING)


def test_titles_of_an_atom_feed_and_its_entries_are_one_line_without_markup() -> None:
    made = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Kreis &lt;i&gt;Olpern&lt;/i&gt;</title><entry>'
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Olpern baut<br/>ab Herbst</div></title>'
        f"<updated>{STAMP}</updated><summary>{TEXTS[0]}</summary></entry></feed>"
    )
    (article,), _ = read(made)
    assert (article.source, article.title) == ("Kreis Olpern", "Olpern baut ab Herbst")


@pytest.mark.parametrize("published", ["", "Mon, 30 Nov -0001 00:00:00 +0000"])
def test_a_draft_of_a_wordpress_export_is_dated_by_its_own_field(published: str) -> None:
    made = (
        '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Kreisblatt</title><item>'
        f"<title>Olpern baut</title><pubDate>{published}</pubDate><description>{TEXTS[0]}</description>"
        "<wp:post_date>2026-02-03 07:15:00</wp:post_date>"
        "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt></item></channel></rss>"
    )
    (article,), failures = read(made)
    assert (article.published, failures) == (MORNING, ())


@pytest.mark.parametrize("mark", ["(Schluss) em/kb", "(Forts.) em", "(Schluss)"])
def test_the_line_that_ends_a_message_of_apa_is_no_text(mark: str) -> None:
    head = "\x01APA0123 5 CI 0034 Di, 03.Feb 2026\r\n\x02\r\nOlpern baut =\r\n\r\n"
    made = f"{head}{TEXTS[0]}\r\n{mark}\r\n\x03030715 Feb 26\r\n\x04"
    (article,), _ = read(made)
    assert (article.text.split("\n\n")[-1], article.source, article.published) == (TEXTS[0], "APA", MORNING)


def test_front_matter_that_is_a_json_object() -> None:
    block = json.dumps({"title": "Olpern baut", "date": STAMP, "source": "Kreisblatt", "tags": ["Bau"]}, indent=2)
    (article,), failures = read(f"{block}\n\n{TEXTS[0]}\n", "a.md")
    assert (article.title, article.published, article.source, failures) == ("Olpern baut", MORNING, "Kreisblatt", ())
    assert article.text[article.body_start :].strip() == TEXTS[0]
    (undated,), (said,) = read(f'{{"title": "Olpern baut", "date": null, "pubDate": "bald"}}\n\n{TEXTS[0]}\n', "a.md")
    assert (undated.published, "undated" in said.problem) == (None, True)


@pytest.mark.parametrize("start", ['{"a": 1} ist eine Zeile.', '{"a": ', "{{ nav }}\n", '{"a": 1}'])
def test_a_brace_that_begins_no_front_matter(start: str) -> None:
    (article,), _ = read(f"{start}{TEXTS[0]}", "a.md")
    assert (article.published, article.body_start) == (None, 0)


LINES = [
    "Gebaut wird am Rand von Hamm für 30 Taler, wie",
    "Landrätin Ina Voss mitteilt, und zwar ab dem Herbst,",
    "sagte sie.",
]


def turned(drawn: int, shown: int) -> bytes:
    """A page whose text is drawn turned to the left by some quarters, and shown turned to the right by others."""
    made = pdf_pages([(50, 500 - 14 * number, 11, line) for number, line in enumerate(LINES)])
    matrix, (left, bottom) = [
        (b"1 0 0 1", (0, 0)),
        (b"0 1 -1 0", (595, 0)),
        (b"-1 0 0 -1", (595, 842)),
        (b"0 -1 1 0", (0, 842)),
    ][drawn]
    made = made.replace(b"stream\nBT", b"stream\n%s %d %d cm BT" % (matrix, left, bottom))
    return made.replace(b"/Type /Page ", b"/Type /Page /Rotate %d " % (90 * shown))


@pytest.mark.parametrize("drawn", range(4))
@pytest.mark.parametrize("shown", range(4))
def test_a_page_that_is_drawn_or_shown_sideways(drawn: int, shown: int) -> None:
    (article,), _ = read(turned(drawn, shown))
    assert article.text == " ".join(LINES)


def test_a_foot_that_is_drawn_before_the_text() -> None:
    made = pdf_pages(
        *(
            [(50, 810, 9, "Kreisblatt vom 3. Februar 2026"), (290, 30, 9, f"- {number} -"), (50, 700, 11, text)]
            for number, text in enumerate(("Gebaut wird in Hamm.", "Bezahlt wird in Olpern."), 1)
        )
    )
    (article,), _ = read(made)
    assert article.text.split("\n\n") == [
        "Kreisblatt vom 3. Februar 2026",
        "Gebaut wird in Hamm.",
        "Bezahlt wird in Olpern.",
    ]


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("(anonymous)", "Olpern baut"),
        ("Unbenannt 1", "Olpern baut"),
        ("Microsoft Word - halle_neu.docx", "Olpern baut"),
        ("seite3.indd", "Olpern baut"),
        ("Dokument der Zeit", "Dokument der Zeit"),
        ("Hamm und Olpern", "Hamm und Olpern"),
    ],
)
def test_a_title_that_a_program_wrote_for_none(stated: str, title: str) -> None:
    made = pdf_pages([(50, 700, 22, "Olpern baut"), *((50, 660 - 14 * at, 11, line) for at, line in enumerate(LINES))])
    shown = stated.replace("(", r"\(").replace(")", r"\)").encode()
    made = made.replace(b"/Type /Catalog", b"/Type /Catalog /Title (%s)" % shown)
    (article,), _ = read(made.replace(b"trailer <<", b"trailer << /Info 1 0 R"))
    assert article.title == title


def test_a_link_in_an_archive_is_no_article() -> None:
    link = zipfile.ZipInfo("lage.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(link, "/etc/hostname")
        archive.writestr("a.txt", TEXTS[0])
    (article,), (said,) = read(made.getvalue(), "a.zip")
    assert (article.path, said.where, said.fatal) == ("a.zip#a.txt", "a.zip#lage.txt", True)
    assert said.problem == "is a link: pack the file that it leads to"
