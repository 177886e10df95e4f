"""What a deliberate fault in a rule would change and its examples do not show: levels, order, facts and their days."""

from __future__ import annotations

from typing import Any

import pytest

from checker import pipeline
from checker.assembling import Finding
from checker.examples import Consistent
from checker.pairing.stories import Stories
from checker.plugins import Rule, read_example
from checker.reading.facts import parse_facts
from tests.fault_cases import CASES, ERROR, WARNING, Case

LEVELS = {
    "conflicting_age": WARNING,
    "conflicting_date": ERROR,
    "conflicting_office": ERROR,
    "conflicting_party": ERROR,
    "conflicting_quantity": WARNING,
    "conflicting_row": WARNING,
    "conflicting_suspect": WARNING,
    "conflicting_tally": WARNING,
    "conflicting_term": WARNING,
    "conflicting_unnamed_age": WARNING,
    "conflicting_weekday": WARNING,
    "differing_headline": WARNING,
    "differing_rate": WARNING,
    "misattributed_quote": ERROR,
    "misquoted": WARNING,
    "misspelt_name": ERROR,
    "shared_office": ERROR,
    "superseded_figure": WARNING,
    "swapped_year": ERROR,
    "weekday_mismatch": ERROR,
    "wrong_change": WARNING,
    "wrong_span": WARNING,
    "wrong_sum": ERROR,
}


def told(rules: tuple[Rule, ...], name: str, *texts: str, **options: Any) -> Finding:
    """The one finding of a rule in texts of one story."""
    (finding,) = find(next(rule for rule in rules if rule.name == name), texts, options)
    return finding


def find(rule: Rule, texts: tuple[str, ...], options: dict[str, Any]) -> tuple[Finding, ...]:
    """The findings of one rule in texts of one story."""
    options = dict(options)
    facts = parse_facts(options.pop("facts"), "facts.toml") if "facts" in options else ()
    articles = [article for article, _ in read_example(Consistent(*texts, **options))]
    reading = pipeline.find_claims(articles, [rule], pipeline.Options())
    paths = tuple(article.path for article in articles)
    together = Stories((paths,), dict.fromkeys(paths, 0))
    reading = pipeline.Reading(reading.articles, reading.claims, together, reading.inspected)
    return pipeline.judge_claims(reading, [rule], facts).findings


@pytest.mark.parametrize("one", CASES, ids=[f"{one.rule}-{one.name}" for one in CASES])
def test_outcome_and_level(rules: tuple[Rule, ...], one: Case) -> None:
    (rule,) = (rule for rule in rules if rule.name == one.rule)
    assert {(found.verdict.level, found.level) for found in find(rule, one.texts, one.options)} == one.found


def test_levels_of_the_rules_are_as_agreed(rules: tuple[Rule, ...]) -> None:
    assert {rule.name: rule.level for rule in rules if rule.name in LEVELS} == LEVELS


def test_wording_tells_which_is_which(rules: tuple[Rule, ...]) -> None:
    weekday = told(rules, "weekday_mismatch", "Der Rat tagt am Montag, dem 2. Juni 2024.").verdict
    assert weekday.because == "Der 2.6.2024 ist ein Sonntag, kein Montag."
    assert weekday.advice.startswith("Montag ist der 3.6.2024")
    rate = told(
        rules,
        "differing_rate",
        "Die Strafe beträgt 1345 Dollar (1211 Euro).",
        "Die Strafe: 1345 Dollar (1389 Euro).",
    )
    assert rate.verdict.because == "ein USD wären einmal 0,8997 bis 0,9011 und einmal 1,032 bis 1,0335 EUR."
    quote = told(
        rules,
        "misquoted",
        "„Ich trete heute ganz sicher nicht zurück“, sagte Präsident Albin Korte.",
        "Präsident Albin Korte sagte: „Ich trete heute ganz sicher zurück.“",
    ).verdict
    assert "„nicht“ steht nur in der ersten" in quote.because
    headline = "26 Verletzte bei Brand in Mühlheim\n\nEin Lager brannte.\n\nDie Ärzte behandelten 62 Verletzte."
    found = told(rules, "differing_headline", headline)
    assert [claim.excerpt.text for claim in found.claims] == ["26", "62"]
    assert "26 und 62" in found.verdict.because


def test_normal_form_keeps_hedge_unit_and_rate(rules: tuple[Rule, ...]) -> None:
    (rule,) = (rule for rule in rules if rule.name == "conflicting_quantity")
    text = "Die Stadt zahlt jährlich rund 9 Milliarden Euro und hat 312 Abgeordnete."
    articles = [article for article, _ in read_example(Consistent(text))]
    found = pipeline.find_claims(articles, [rule], pipeline.Options()).claims[rule.name]
    assert [claim.normal for claim in found] == ["approx 9000000000 EUR/year", "exact 312"]


@pytest.mark.parametrize(
    ("name", "texts", "conflicts"),
    [
        ("wrong_span", ("Das Stadion wurde vor zehn Jahren (2012) eröffnet.",), 1),
        ("wrong_span", ("Das Stadion wurde vor zehn Jahren (2014) eröffnet.",), 0),
        (
            "conflicting_quantity",
            (
                "Der Brand richtete einen Schaden von 1,3 Millionen Euro an.",
                "Der Brand richtete einen Schaden von 97 Millionen Euro an.",
            ),
            0,
        ),
        (
            "shared_office",
            ("Polens designierter Außenminister Piotr Wzorek kam.", "Polens Außenminister Marek Slaski kam."),
            0,
        ),
        (
            "shared_office",
            ("Polens Premier Piotr Wzorek kam. Polens Premier Jan Kruk ging.", "Polens Premier Marek Slaski kam."),
            0,
        ),
    ],
)
def test_how_many_conflicts(rules: tuple[Rule, ...], name: str, texts: tuple[str, ...], conflicts: int) -> None:
    (rule,) = (rule for rule in rules if rule.name == name)
    assert len(find(rule, texts, {})) == conflicts
