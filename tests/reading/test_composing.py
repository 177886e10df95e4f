"""One spelling for letters: what is read is composed, and every offset told outside is that of the text as given."""

from __future__ import annotations

import json
import unicodedata
from typing import Literal

import pytest

from checker.cli.listing import quantity_rows
from checker.model import Excerpt
from checker.reading import make_article
from checker.reading.composing import compose
from checker.reading.jsonl import read_rows

TEXT = "Über Grünau fielen am Freitag zwölf Bäume, fünf Häuser sind beschädigt."


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_both_forms_are_read_alike(form: Literal["NFC", "NFD"]) -> None:
    given = unicodedata.normalize(form, TEXT)
    made, _ = make_article(given, "a.txt", name="a")
    assert made.text == TEXT
    rows = list(quantity_rows(made))
    assert [row["text"] for row in rows] == ["zwölf", "fünf"]
    assert [given[row["start"] : row["end"]] for row in rows] == [
        unicodedata.normalize(form, "zwölf"),
        unicodedata.normalize(form, "fünf"),
    ]


def test_soft_hyphens_within_words_are_left_out() -> None:
    given = "Drei Feuer\u00adwehr\u00adleute und 14 Leicht\u00adverletzte"
    composed, offsets = compose(given)
    assert composed == "Drei Feuerwehrleute und 14 Leichtverletzte"
    place = composed.index("14")
    assert given[offsets[place] : offsets[place + 2]] == "14"
    assert offsets[-1] == len(given)


def test_a_composed_text_is_left_as_it_is() -> None:
    assert compose(TEXT) == (TEXT, ())
    made, _ = make_article(TEXT, "a.txt", name="a")
    assert Excerpt(made, 5, 11).given == (5, 11)


def test_rows_of_json_lines_are_composed_too() -> None:
    row = json.dumps({"id": "a", "text": unicodedata.normalize("NFD", TEXT)})
    (made,), failures = read_rows(row, "a.jsonl")
    assert not failures
    assert made.text == TEXT
    assert Excerpt(made, 0, len(TEXT)).given == (0, len(unicodedata.normalize("NFD", TEXT)))
