"""All votes of a ballot, those who took part, and margins: what is read as a whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.language import AnnotatedArticle, load_base
from checker.model import Article
from checker.reckoning.tallies import Tally, tallies_of


def read(text: str) -> tuple[Tally, ...]:
    return tallies_of(AnnotatedArticle(Article("a", "a", text), load_base("de")))


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("52 Abgeordnete stimmten dafür, 31 dagegen, vier enthielten sich.", "votes", 87, 87),
        ("Es gab 52 Ja-Stimmen und 31 Nein-Stimmen. Vier Abgeordnete enthielten sich.", "votes", 87, 87),
        ("Es gab 52 Ja-Stimmen, 31 Nein-Stimmen, vier Enthaltungen und drei ungültige Stimmen.", "votes", 87, 90),
        ("Es gab 52 Ja-Stimmen und 31 Nein-Stimmen, niemand enthielt sich; fünf Räte fehlten.", "votes", 83, 83),
        ("An der Abstimmung nahmen 83 Abgeordnete teil.", "turnout", 83, 83),
        ("Es gab 54 Stimmen dafür, vier weniger als nötig.", "margin", -4, -4),
        ("Die Mehrheit wurde um zwei Stimmen verfehlt.", "margin", -2, -2),
        ("Das Ergebnis lag sechs Stimmen über der nötigen Mehrheit.", "margin", 6, 6),
    ],
)
def test_reads_a_tally(text: str, kind: str, low: int, high: int) -> None:
    (one,) = read(text)
    assert (one.kind, one.reach.low, one.reach.high) == (kind, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "Es gab 52 Ja-Stimmen und 31 Nein-Stimmen.",
        "Aus der Fraktion gab es 7 Ja-Stimmen, 2 Nein-Stimmen und eine Enthaltung.",
        "Sechs Abgeordnete nahmen nicht teil.",
        "Es nahmen 80 Abgeordnete teil. Am Abend nahmen 85 Abgeordnete teil.",
    ],
)
def test_leaves_what_is_no_whole(text: str) -> None:
    assert read(text) == ()


def test_a_round_is_part_of_the_tally() -> None:
    (one,) = read("Im zweiten Wahlgang nahmen 85 Abgeordnete teil.")
    assert one.ballot == "zweit"
