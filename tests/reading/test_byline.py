"""The line that says who wrote an article is told from sentences and headlines that begin alike."""

from __future__ import annotations

import pytest

from checker.reading import read_bytes
from checker.reading.byline import find_byline


@pytest.mark.parametrize(
    "line",
    [
        "Von Eva Muster",
        "VON EVA MUSTER",
        "von Eva Muster und Kim Roth",
        "Von: Eva Muster",
        "Text: Eva Muster",
        "Autorin: Dr. Eva Muster",
        "Von Eva Muster, Olpern",
        "Von Eva Muster und dpa",
        "Von Ursula von der Heide",
        "Von E. Muster/K. Roth",
        "Von Eva Muster (Text) und Kim Roth (Fotos)",
        "Von unserer Redakteurin Eva Muster",
        "Von unserem Korrespondenten Kim Roth, Olpern",
        "By EVA MUSTER and KIM ROTH, Associated Press",
        "By Eva Muster in Olpern",
    ],
)
def test_a_byline(line: str) -> None:
    text = f"Olpern baut eine Halle\n\n{line}\n\nDer Kreis baut. Es gibt 3 Pläne."
    assert find_byline(text) == (text.index(line), text.index(line) + len(line))


@pytest.mark.parametrize(
    "line",
    [
        "Von Eva Muster stammt der Entwurf.",
        "Von Olpern nach Hamm",
        "Von Mai bis Juni",
        "Von dpa",
        "Von Hamm",
        "Von 3 auf 4",
        "VON DER HEIDE",
        "Von Peter und Paul",
        "Text: Der Rat tagt am Freitag",
        "Von Eva Muster, die seit 3 Jahren hier lebt",
    ],
)
def test_what_begins_like_a_byline(line: str) -> None:
    assert find_byline(f"Olpern baut eine Halle\n\n{line}\n\nDer Kreis baut. Es gibt 3 Pläne.") is None


def test_no_byline_follows_running_text() -> None:
    running = (
        "Der Kreis Olpern baut in Hamm eine Halle, und zwar für 30 Millionen Taler, wie die Landrätin am Abend sagte. "
    )
    assert find_byline(f"{running * 2}\n\nVon Eva Muster") is None


def test_a_byline_is_no_title() -> None:
    (article,), _ = read_bytes(b"date 2026-02-03\n\nVon Eva Muster\n\nEs kamen 41 Leute.", "a.txt")
    assert (article.title, article.byline) == (None, "Von Eva Muster")
    assert "Von Eva Muster" in article.text


def test_a_headline_before_old_line_ends() -> None:
    (article,), _ = read_bytes(b"Olpern baut eine Halle\r\rVon Eva Muster\r\rEs kamen 41 Leute.", "a.txt")
    assert (article.title, article.byline) == ("Olpern baut eine Halle", "Von Eva Muster")
