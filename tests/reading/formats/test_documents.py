"""Word, OpenDocument, RTF and PDF: accepted text, the known traps, and places that lead back."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from checker.model import Article, Failure
from checker.reading import read_bytes
from tests.reading.formats.leading_back import check_pieces, nodes_of
from tests.reading.formats.made_files import TEXTS, deleted, docx, inserted, odt, paragraph, pdf


def read(data: bytes, name: str = "entwurf") -> tuple[Article, tuple[Failure, ...]]:
    (article,), failures = read_bytes(data, name)
    return article, failures


def member(data: bytes, name: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return nodes_of(archive.read(name))


DOCX = [
    (paragraph("auf ", deleted("3"), inserted("30"), " Milliarden"), "auf 30 Milliarden"),
    (paragraph("30") + paragraph("40"), "30\n\n40"),
    (paragraph("20", "<w:r><w:noBreakHyphen/><w:t>jährige</w:t></w:r>"), "20\u2011jährige"),
    (
        paragraph("A")
        + paragraph('<w:moveFrom w:id="3"><w:r><w:t>41</w:t></w:r></w:moveFrom>', "B")
        + paragraph('<w:moveTo w:id="4"><w:r><w:t>41</w:t></w:r></w:moveTo>'),
        "A\n\nB\n\n41",
    ),
    (paragraph("<w:r><w:t>eins</w:t><w:tab/><w:t>zwei</w:t><w:br/><w:t>drei</w:t></w:r>"), "eins\tzwei\ndrei"),
    (
        paragraph(
            "Vor ",
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent><w:p><w:r><w:t>Kasten"
            "</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>"
            "<w:t>Kasten</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            "nach",
        ),
        "Vor nach\n\nKasten",
    ),
    (paragraph("Sicht", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unsichtbar</w:t></w:r>", "bar"), "Sichtbar"),
    (
        "<w:p><w:pPr><w:rPr><w:del w:id='5'/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>für </w:t></w:r></w:p>"
        + paragraph("30 Taler"),
        "für 30 Taler",
    ),
    (f"<w:tbl><w:tr><w:tc>{paragraph('1')}</w:tc><w:tc>{paragraph('2')}</w:tc></w:tr></w:tbl>", "1\n\n2"),
]


@pytest.mark.parametrize(("body", "text"), DOCX)
def test_word_documents_read_as_their_author_sees_them(body: str, text: str) -> None:
    data = docx(body)
    article, failures = read(data)
    assert article.text == text
    assert all(not failure.fatal for failure in failures)
    check_pieces(article, {"word/document.xml": member(data, "word/document.xml")})


def test_tracked_changes_are_said_and_titles_and_heads_are_read() -> None:
    data = docx(
        paragraph("Olpern baut", style="Title") + paragraph("Datum: 3. Februar 2026") + paragraph(inserted(TEXTS[0]))
    )
    article, (failure,) = read(data)
    assert article.title == "Olpern baut"
    assert "tracked changes" in failure.problem
    dated, _ = read(docx(paragraph("Datum: 3. Februar 2026") + paragraph(TEXTS[0])))
    assert dated.published == date(2026, 2, 3)


def test_footnotes_follow_the_body() -> None:
    notes = (
        '<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Zahl von 2024</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    article, _ = read(docx(paragraph("Body"), word__footnotes_xml=notes))
    assert article.text == "Body\n\nZahl von 2024"


def test_opendocument_texts_without_what_was_deleted_or_remarked() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>3</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    body = (
        "<text:h>Olpern baut</text:h><text:p>für <text:change/>30<office:annotation><dc:creator>Kim Roth</dc:creator>"
        "<dc:date>2026-02-03</dc:date><text:p>stimmt das?</text:p></office:annotation><text:s text:c='2'/>Milliarden"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>laut Kreis</text:p>"
        "</text:note-body></text:note> Taler</text:p>"
    )
    data = odt(body, changes)
    article, (failure,) = read(data)
    assert article.text == "Olpern baut\n\nfür 30  Milliarden Taler\n\nlaut Kreis"
    assert article.title == "Olpern baut"
    assert "tracked changes" in failure.problem
    check_pieces(article, {"content.xml": member(data, "content.xml")})


def test_rtf_without_deletions() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard F\'fcr {\deleted\revauthdel1 3}{\revised 30}"
        rb" Milliarden\par"
        rb" eine 20\_j\'e4hrige {\v geheim}Frau\par}"
    )
    article, (failure,) = read(data)
    assert article.text == "Für 30 Milliarden\n\neine 20\u2011jährige Frau"
    assert "tracked changes" in failure.problem
    assert {piece.part for piece in article.pieces} == {"rtf"}


def test_pdf_lines_are_paragraphs_and_divided_words_are_whole() -> None:
    data = pdf(
        (700, "Olpern baut eine neue Halle"),
        (640, "Im Rat stimmten 41 Mitglieder für den Neu-"),
        (626, "bau, zwölf dagegen."),
    )
    article, _ = read(data)
    paragraphs = article.text.split("\n\n")
    assert paragraphs[0] == "Olpern baut eine neue Halle"
    assert paragraphs[1].startswith("Im Rat stimmten 41 Mitglieder")
    assert paragraphs[1].replace("-", "").endswith("für den Neubau, zwölf dagegen.")
    assert {piece.part for piece in article.pieces} == {"page 1"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 broken", "broken PDF"),
        (pdf(), "a scan?"),
        (b"PK\x03\x04broken", "broken archive"),
        (docx("<w:p>"), "not well-formed"),
        (b"{\\rtf1 }", "holds no text"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(data: bytes, words: str) -> None:
    articles, (failure,) = read_bytes(data, "entwurf")
    assert articles == ()
    assert words in failure.problem
    assert failure.fatal
