"""What figures measure by the words around them: votes only where one is told, changes, values, how often."""

from __future__ import annotations

import pytest

from checker.describing.quantities import subjects_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


def label_of(text: str, written: str) -> str:
    """What the figure that is written so is said to measure."""
    article = AnnotatedArticle(Article("a", "a.txt", text, "de"), load_base("de"))
    return next(str(one.label) for mention, one in subjects_of(article) if text[mention.start : mention.end] == written)


@pytest.mark.parametrize(
    ("text", "written", "label"),
    [
        ("Mit Zustimmung des Rats lieferte die Werft vier Pumpen.", "vier", "Pumpe"),
        ("Etwa 700 Leute sind dagegen ohne Arbeit gemeldet.", "700", "Mensch"),
        ("Mehr als 90 Löcher wurden dafür in die Wand gebohrt.", "90", "Loch"),
        ("Es fehlt die notwendige Zahl von sieben Spielern.", "sieben", "Spieler, nötig"),
        ("Grünau dagegen: Mit einer 4,4 durchgefallen.", "4,4", "Anzahl"),
        ("Beim Lauf waren 800 Teilnehmer am Start.", "800", "Teilnehmer"),
        ("Die Aktie gab um 3% nach.", "3%", "Veränderung"),
        ("Der Umsatz sank um 8 Prozent, der Gewinn sogar um 9 Prozent.", "9 Prozent", "Gewinn, Veränderung"),
        (
            "Die Ausfuhr ist um 5 Prozent gestiegen und die Einfuhr um 4 Prozent gesunken.",
            "4 Prozent",
            "Veränderung, Rückgang",
        ),
        ("Olm führt Waren im Wert von 6 Millionen Euro aus.", "6 Millionen Euro", "Wert"),
        ("Der Chor probt dreimal am Tag.", "dreimal", "Häufigkeit"),
        ("Der Turm ist dreimal so hoch wie das Tor.", "dreimal", "Vielfaches"),
        ("Das folgt auf den Tod von fünf Fischern.", "fünf", "Fischer, Tote"),
        ("In Olm gibt es 40 zugelassene Werften.", "40", "Werft"),
        ("Das Boot ist für 40 Personen zugelassen.", "40", "Mensch, Platz für"),
    ],
)
def test_what_is_measured(text: str, written: str, label: str) -> None:
    assert label_of(text, written) == label
