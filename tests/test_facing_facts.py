"""Claims against reference facts: who is meant, undated articles, and facts that are too old."""

from __future__ import annotations

from datetime import date

import pytest

from checker import pipeline
from checker.model import Article, Assessment, Level
from checker.plugins import load_rules
from checker.reading.facts import parse_facts

FACTS = """
known_until = 2026-03-01
source = "Beispiel"
checked = 2026-03-01

[[person]]
name = "Miriam Talberg"
party = [{ value = "SPD" }]
office = [
  { value = "Bundesministerin der Verteidigung", scope = "DE", from = 2025-05-06 },
  { value = "Bundesministerin der Justiz", scope = "DE", from = 2021-12-08, to = 2025-05-05 },
]

[[person]]
name = "Eva Hohenwarter"
party = [{ value = "CDU" }]
office = [{ value = "Bundestagspräsidentin", scope = "DE", from = 2025-03-25 }]

[[person]]
name = "Jonas Ehrenfels"
party = [{ value = "SPD" }]
office = [{ value = "Oberbürgermeister", scope = "Stadt Auental", from = 2020-05-01 }]
"""
RULES = load_rules((), ("conflicting_party", "conflicting_office", "shared_office", "misspelt_name"))


def check(text: str, day: date | None, today: date | None = None) -> Assessment:
    article = Article("a", "a", text, published=day)
    return pipeline.check([article], RULES, parse_facts(FACTS, "f.toml"), options=pipeline.Options(today=today))


def findings(text: str, day: date | None = date(2025, 6, 10), today: date | None = None) -> list[tuple[str, Level]]:
    return [(conflict.rule, conflict.level) for conflict in check(text, day, today).conflicts]


def test_a_surname_with_its_office_is_enough_to_judge_the_party() -> None:
    assert findings("Verteidigungsministerin Talberg (CDU) reiste ab.") == [("conflicting_party", Level.ERROR)]
    assert findings("Verteidigungsministerin Talberg (SPD) reiste ab.") == []
    assert findings("Frau Talberg (CDU) reiste ab.") == []


def test_a_surname_with_another_of_the_highest_offices_is_enough_to_judge_the_office() -> None:
    assert findings("Bundespräsidentin Hohenwarter sprach in Berlin.") == [("conflicting_office", Level.ERROR)]
    assert findings("Ministerpräsidentin Hohenwarter sprach in Mainz.") == []


def test_an_office_that_every_town_has_does_not_make_a_surname_known() -> None:
    assert findings("Oberbürgermeister Ehrenfels (CDU) sprach.") == []
    assert findings("Oberbürgermeister Jonas Ehrenfels (CDU) sprach.") == [("conflicting_party", Level.ERROR)]


def test_a_former_office_in_a_look_back_is_no_slip() -> None:
    assert findings("Unter Justizministerin Miriam Talberg galt 2023 das alte Recht.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Finanzministerin Miriam Talberg (SPD) kam.", [("conflicting_office", Level.WARNING)]),
        ("Verteidigungsministerin Miriam Talberg (SPD) kam.", []),
        ("Justizministerin Miriam Talberg (SPD) kam.", []),
    ],
)
def test_an_undated_article_is_judged_by_today_unless_it_was_ever_right(
    text: str, found: list[tuple[str, Level]]
) -> None:
    assert findings(text, None, date(2026, 2, 1)) == found
    assert findings(text, None, None) == []


def test_the_reason_says_that_an_undated_article_is_judged_by_today() -> None:
    (conflict,) = check("Finanzministerin Miriam Talberg kam.", None, date(2026, 2, 1)).conflicts
    assert "kein Datum" in conflict.verdict.because
    assert "1.2.2026" in conflict.verdict.because


def test_articles_later_than_the_facts_are_named_once_and_break_nothing() -> None:
    assessment = check("Finanzministerin Miriam Talberg kam. Kanzler Jonas Ehrenfels ging.", date(2026, 11, 28))
    assert assessment.conflicts == ()
    (remark,) = assessment.failures
    assert (remark.where, remark.fatal) == ("f.toml", False)
    assert "1 March 2026" in remark.problem
    assert check("Finanzministerin Miriam Talberg kam.", date(2026, 2, 28)).failures == ()
