"""Whose share or seats a figure is, where several parties stand in one sentence."""

from __future__ import annotations

import pytest

from checker.describing.measured import measured_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


def parties_of(text: str, language: str) -> list[tuple[str, str]]:
    """Each figure as written, with its party."""
    article = AnnotatedArticle(Article("one", "one.txt", text, language), load_base(language))
    return [
        (text[one.start : one.end], "+".join(sorted(subject.parties))) for one, subject in article.mentions(measured_of)
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "29 Sitze für die CDU, 23 für die SPD und zwölf für die Grünen.",
            "de",
            [("29", "CDU"), ("23", "SPD"), ("zwölf", "Grüne")],
        ),
        (
            "Die AfD legte um 3,2 Punkte auf 14,9 Prozent zu, die FDP verlor 1,1 Punkte.",
            "de",
            [("3,2", "AfD"), ("14,9 Prozent", "AfD"), ("1,1", "FDP")],
        ),
        ("Die CDU hat 29 Sitze, sechs mehr als die SPD.", "de", [("29", "CDU"), ("sechs", "")]),
        ("CDU und SPD kommen zusammen auf 52 Sitze.", "de", [("52", "CDU+SPD")]),
        (
            "The Democrats hold 52 seats, the Republicans 48.",
            "en",
            [("52", "Demokraten"), ("48", "Republikaner")],
        ),
        ("With 29 seats, the Conservatives remain the largest party.", "en", [("29", "Tories")]),
        (
            "Reform UK is down two points to 16% and the Liberal Democrats stay at 11%.",
            "en",
            [("two", "Reform UK"), ("16%", "Reform UK"), ("11%", "Liberaldemokraten")],
        ),
        (
            "Labour won 32.7% and 402 seats, the Conservatives 24.7% and 131.",
            "en",
            [("32.7%", "Labour"), ("402", "Labour"), ("24.7%", "Tories"), ("131", "Tories")],
        ),
    ],
)
def test_a_figure_has_its_own_party(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert parties_of(text, language) == expected


def test_points_beside_a_share_are_percentage_points() -> None:
    text = "The Greens fell to 9%, down two points."
    article = AnnotatedArticle(Article("one", "one.txt", text, "en"), load_base("en"))
    assert [one.quantity.unit for one, _ in article.mentions(measured_of)] == ["percent", "percentage_point"]
