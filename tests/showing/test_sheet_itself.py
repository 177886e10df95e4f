"""A passage that is wrong whatever others say is told so on its check sheet; a figure is told by one rule."""

from __future__ import annotations

from datetime import date

from checker import pipeline
from checker.messages import told_in
from checker.model import Article, Assessment
from checker.plugins import Rule
from checker.showing.matrix import build_matrices
from checker.showing.sheet import build_sheets

SILO = (
    "Ein Silo der Firma Nordkorn in Wiesmünde ist in der Nacht abgebrannt. „Wir hatten die Lage nach {} Stunden im"
    " Griff“, sagte Brandrat Jörn Eggebrecht. Geschäftsführerin Annegret Tiedjens ({}) sprach von einem Schock."
)


def check(rules: tuple[Rule, ...], *texts: str, day: date | None = None) -> Assessment:
    articles = [
        Article(f"{n}.txt", f"{n}.txt", text, published=day, source=f"Blatt {n}") for n, text in enumerate(texts)
    ]
    return told_in(pipeline.check(articles, rules), "de")


def test_a_weekday_that_the_calendar_contradicts_is_no_plain_passage(rules: tuple[Rule, ...]) -> None:
    wrong = "Das Silo in Wiesmünde brannte am Mittwoch, 17. September 2026, ab."
    (sheet,) = build_sheets(check(rules, wrong), "de")
    told = [entry.remarks for entry in sheet.entries if "17. September" in entry.passage]
    assert told == [("Widerspruch: Der 17.9.2026 ist ein Donnerstag, kein Mittwoch", "nur hier")]


def test_figures_within_a_quotation_or_an_age_are_told_by_their_own_rule(rules: tuple[Rule, ...]) -> None:
    assessment = check(rules, SILO.format("sechs", 52), SILO.format("vier", 54))
    assert "conflicting_quantity" not in {conflict.rule for conflict in assessment.conflicts}
    assert "misquoted" in {conflict.rule for conflict in assessment.conflicts}
    subjects = [row.subject for matrix in build_matrices(assessment, "de") for row in matrix.rows]
    assert not [subject for subject in subjects if subject.startswith("Dauer")]
