"""Raised digits (marks of notes, powers) are no digits of the figure they hang on; what is struck out is no text."""

from __future__ import annotations

import pytest

from checker.model import Article
from checker.reading import read_bytes
from tests.reading.formats.made_files import TEXTS, docx, odt, page, paragraph, pdf_pages

STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"


def read(data: bytes, name: str = "entwurf") -> Article:
    (article,), failures = read_bytes(data, name)
    assert not [failure for failure in failures if failure.fatal]
    return article


def run(text: str, looks: str) -> str:
    return f"<w:r><w:rPr>{looks}</w:rPr><w:t>{text}</w:t></w:r>"


UP = '<w:vertAlign w:val="superscript"/>'
DOWN = '<w:vertAlign w:val="subscript"/>'


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Gezählt wurden 58<sup>3</sup> Stände", "Gezählt wurden 58³ Stände"),
        ("Gezählt wurden 2.900<sup>1, 2</sup> Gäste", "Gezählt wurden 2.900¹, ² Gäste"),
        ("Gezählt wurden 58<sup><a href='#n3'>3</a></sup> Stände", "Gezählt wurden 58 Stände"),
        ("Rund 60<sup>[7]</sup> Stände", "Rund 60 Stände"),
        ("Es sind 10<sup>-9</sup> m und 450 km<sup>2</sup>", "Es sind 10⁻⁹ m und 450 km²"),
        ("Tonnen CO<sub>2</sub>, am 1<sup>er</sup> mai", "Tonnen CO2, am 1er mai"),
        ("<sup>Stand: 12 Uhr</sup>", "Stand: 12 Uhr"),
    ],
)
def test_of_a_page(markup: str, text: str) -> None:
    article = read(page(f"<p>{markup}</p>" + "".join(f"<p>{words}</p>" for words in TEXTS)), "seite.html")
    assert article.text.split("\n\n")[0] == text


def test_a_place_leads_back_to_the_digit() -> None:
    data = page("<p>Gezählt wurden 58<sup>3</sup> Stände</p>" + "".join(f"<p>{words}</p>" for words in TEXTS))
    article = read(data, "seite.html")
    at = article.text.index("³")
    (piece,) = [one for one in article.pieces if one.start <= at < one.end]
    assert (piece.end - piece.start, piece.offset) == (1, 0)


def test_of_a_word_document() -> None:
    body = paragraph("Gezählt wurden 58", run("3", UP), " Stände, CO", run("2", DOWN))
    assert read(docx(body)).text == "Gezählt wurden 58³ Stände, CO2"
    struck = paragraph("Es waren ", run("90 ", "<w:strike/>"), run("95 ", "<w:dstrike/>"), "58 Stände")
    assert read(docx(struck)).text == "Es waren 58 Stände"
    assert read(docx(paragraph("Es waren ", run("58", '<w:strike w:val="false"/>')))).text == "Es waren 58"


def test_of_an_opendocument_text() -> None:
    styles = (
        f"<text:styles xmlns:style='{STYLE}'>"
        "<style:style style:name='T1' style:family='text'><style:text-properties style:text-position='super 58%'/>"
        "</style:style><style:style style:name='T2' style:family='text'>"
        "<style:text-properties style:text-line-through-style='solid'/></style:style></text:styles>"
    )
    body = (
        "<text:p>Es waren <text:span text:style-name='T2'>90 </text:span>58"
        "<text:span text:style-name='T1'>3</text:span></text:p>"
    )
    assert read(odt(body, styles)).text == "Es waren 58³"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"Gez\'e4hlt wurden 58{\super 3} St\'e4nde", "Gezählt wurden 58³ Stände"),
        (r"Gez\'e4hlt wurden 58\super 3\nosupersub  St\'e4nde", "Gezählt wurden 58³ Stände"),
        (r"Es waren {\strike 90 }58 St\'e4nde", "Es waren 58 Stände"),
        (r"Es waren \strike 90 \strike0 58 St\'e4nde, CO{\sub 2}", "Es waren 58 Stände, CO2"),
        (r"{\super Stand: 12 Uhr}", "Stand: 12 Uhr"),
    ],
)
def test_of_rich_text(source: str, text: str) -> None:
    assert read((r"{\rtf1\ansi\ansicpg1252\pard " + source + r"\par}").encode("ascii")).text == text


def test_of_a_pdf_page() -> None:
    raised = [(50, 700, 11, "Gezählt wurden 58"), (142, 704, 6, "3"), (148, 700, 11, "Stände.")]
    lowered = [(50, 600, 11, "Das sind 5 Tonnen CO"), (160, 598, 6, "2"), (166, 600, 11, "im Jahr 2024.")]
    article = read(pdf_pages([*raised, *lowered]))
    assert " ".join(article.text.split()).startswith("Gezählt wurden 58³ Stände.")
    assert "2" in article.text.replace("2024", "")
    assert "²" not in article.text


def test_a_large_first_letter_raises_no_digit() -> None:
    article = read(pdf_pages([(50, 700, 40, "A"), (77, 716, 11, "9 bei Hamm gesperrt"), (77, 700, 11, "bis Mai.")]))
    assert "9" in article.text
