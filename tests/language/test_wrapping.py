"""Which line ends are blanks: those that break a sentence, and none beside headings, labels, items and titles."""

from __future__ import annotations

import time

import pytest

from checker.language.wrapping import join_wrapped_lines

BROKEN = (
    "Nach einem Unwetter in Lindental sind nach Angaben der Feuerwehr 31\n"
    "Keller vollgelaufen. Der Schaden liegt bei rund 4\n"
    "Millionen Euro, wie Brandmeister Jonas\n"
    "Weidlich sagte. 70\n"
    "Häuser sind ohne Strom."
)


def test_a_paragraph_broken_anywhere_is_one_line() -> None:
    joined = join_wrapped_lines(BROKEN, 0)
    assert joined == BROKEN.replace("\n", " ")
    assert len(joined) == len(BROKEN)


@pytest.mark.parametrize(
    "text",
    [
        "Unwetter in Lindental\nDie Feuerwehr war im Einsatz.\nDer Schaden ist groß.",
        "Unwetter in Lindental\n\nDie Feuerwehr war im Einsatz.",
        "# Unwetter in Lindental\nDie Feuerwehr war im Einsatz und hatte viel\n\nzu tun.",
        "Die Feuerwehr nennt für den Abend diese Zahlen:\n- 31 Keller\n- vier Straßen",
        "CDU 31,4\nSPD 20,8\nGrüne 14,9",
        "Eine Zeile ohne Ende",
        "",
    ],
)
def test_lines_that_stand_for_themselves_stay_apart(text: str) -> None:
    assert join_wrapped_lines(text, 0) == text


def test_a_narrow_column_is_one_line() -> None:
    text = (
        "Das Feuer in der Scheune\nhat am Sonntag nach 23\nStunden ein Ende gefunden, sagte Wehrleiter Jonas\nWeidlich."
    )
    assert join_wrapped_lines(text, 0) == text.replace("\n", " ")


def test_a_heading_above_the_name_of_its_author_is_no_broken_sentence() -> None:
    text = "Das Feuer in der Scheune\naus unserer Redaktion"
    assert join_wrapped_lines(text, 0) == text


def test_titles_labels_and_by_lines_above_a_broken_paragraph_stay_apart() -> None:
    text = "Unwetter in Lindental\nFoto: Jonas Weidlich\nVon Anna Berg\n" + BROKEN
    assert join_wrapped_lines(text, 0) == text.replace(BROKEN, BROKEN.replace("\n", " "))


def test_the_head_is_left_alone() -> None:
    text = "date 2026-03-04\nsource Bote\n\n" + BROKEN
    joined = join_wrapped_lines(text, len(text) - len(BROKEN))
    assert joined.startswith("date 2026-03-04\nsource Bote\n\n")
    assert "31 Keller" in joined


def test_line_ends_of_two_characters_keep_the_length() -> None:
    text = BROKEN.replace("\n", "\r\n")
    joined = join_wrapped_lines(text, 0)
    assert len(joined) == len(text)
    assert "\n" not in joined
    assert "\r" not in joined


@pytest.mark.parametrize("piece", ["a\n", "der \n", "3. \n", "- a\n", "Wort. Wort\n", "\n"])
def test_hostile_lines_take_no_longer_than_their_length(piece: str) -> None:
    start = time.process_time()
    join_wrapped_lines(piece * (100_000 // len(piece)), 0)
    assert time.process_time() - start < 2
