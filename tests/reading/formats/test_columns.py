"""PDF pages in columns: words divided at a row's end, rows drawn across the columns, letters larger than the rest."""

from __future__ import annotations

import pypdfium2

from checker.model import Article
from checker.reading import read_bytes
from tests.reading.formats.leading_back import check_pieces
from tests.reading.formats.made_files import TEXTS, pdf_pages


def read(data: bytes) -> Article:
    (article,), failures = read_bytes(data, "seite.pdf")
    assert failures == ()
    return article


def test_pdf_with_words_divided_in_columns_and_a_large_first_letter() -> None:
    left = ["er Kreis Olpern baut nach Angaben der Ver-", "waltung in Hamm eine Halle für 30 Mil-"]
    rest = ["lionen Taler. Gebaut wird ab Herbst 20-", "bis 30-mal so hoch, im Ersten Bauab-"]
    right = ["schnitt ohne Dach, sagte Ina Voss."]
    lines = [(50, 780, 20, "Olpern baut"), (50, 726, 40, "D")]
    lines += [(80, 740 - 14 * number, 11, text) for number, text in enumerate(left)]
    lines += [(50, 712 - 14 * number, 11, text) for number, text in enumerate(rest)]
    lines += [(310, 740, 11, text) for text in right]
    article = read(pdf_pages(lines))
    assert article.title == "Olpern baut"
    assert article.text.split("\n\n")[1:] == [
        "Der Kreis Olpern baut nach Angaben der Verwaltung in Hamm eine Halle für 30 Millionen Taler. Gebaut wird ab "
        "Herbst 20- bis 30-mal so hoch, im Ersten Bauabschnitt ohne Dach, sagte Ina Voss."
    ]


def test_a_divided_word_of_a_headline_is_whole() -> None:
    lines = [(50, 780, 20, "Olpern baut im Rathaus-"), (50, 756, 20, "garten"), (50, 720, 11, TEXTS[2])]
    article = read(pdf_pages(lines))
    assert article.title == "Olpern baut im Rathausgarten"


def test_the_hyphen_of_two_adjectives_at_a_rows_end_stays() -> None:
    lines = [
        (50, 740, 11, "Der Kreis Olpern hat am Montag für die deutsch-"),
        (50, 726, 11, "polnische Halle gestimmt."),
    ]
    assert read(pdf_pages(lines)).text.endswith("für die deutsch-polnische Halle gestimmt.")


def beside(*rows: tuple[str, str], top: int = 740) -> list[tuple[int, int, int, str]]:
    """Rows of two columns, drawn one after the other across the page."""
    cells = [
        ((50, 310)[column], top - 14 * number, 11, text)
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    ]
    return [cell for cell in cells if cell[3]]


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other() -> None:
    rows = [
        ("Der Kreis Olpern baut nach Angaben der Ver-", "Im Rat stimmten am Dienstag 41 Mitglieder"),
        ("waltung in Hamm eine Halle für 30 Millionen", "dafür und 12 dagegen. Die Sitzung war nach"),
        ("Taler. Das teilte Ina Voss mit. Sie sagte,", "Angaben der Fraktionen lang und in weiten"),
        ("gebaut werde ab Herbst, nicht vorher.", "Teilen ruhig."),
        ("", "Der Beschluss gilt sofort."),
    ]
    data = pdf_pages([(50, 780, 20, "Olpern baut"), *beside(*rows), (50, 600, 11, "Unter den Spalten steht ein Satz.")])
    article = read(data)
    assert article.text.split("\n\n") == [
        "Olpern baut",
        "Der Kreis Olpern baut nach Angaben der Verwaltung in Hamm eine Halle für 30 Millionen Taler. Das teilte Ina "
        "Voss mit. Sie sagte, gebaut werde ab Herbst, nicht vorher.",
        "Im Rat stimmten am Dienstag 41 Mitglieder dafür und 12 dagegen. Die Sitzung war nach Angaben der Fraktionen "
        "lang und in weiten Teilen ruhig.",
        "Der Beschluss gilt sofort.",
        "Unter den Spalten steht ein Satz.",
    ]
    page = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    check_pieces(article, {"page 1": [page]})


def test_the_rows_of_a_table_stay_rows() -> None:
    rows = [("Ort", "Hallen"), ("Hamm", "9"), ("Olpern", "5"), ("Norden und Umland", "12"), ("Süden", "3")]
    article = read(pdf_pages(beside(*rows)))
    assert "Hamm 9" in article.text
    assert "Norden und Umland 12" in article.text
