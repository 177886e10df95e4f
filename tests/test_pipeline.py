"""The flow as a whole: what is set against what, in which order, at which level, and what stays the same finding."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from checker import pipeline
from checker.decisions import make_decision
from checker.model import Article, Assessment, Conflict, Level, Outcome, Status
from checker.plugins import Rule
from checker.reading.facts import parse_facts

CRASH = "Beim Zusammenstoß zweier Züge in Hohenmoor wurden {} Menschen verletzt. Die Strecke Hohenmoor ist gesperrt."
VOTE = (
    "Der Rat von Brackenstedt hat den Haushalt beschlossen. Für den Haushalt stimmten {} Abgeordnete in Brackenstedt."
)
PARTY = "In Brackenstedt sprach Kämmerin Petra Lindqvist ({}) über den Haushalt von Brackenstedt."
FACTS = """
[[person]]
name = "Petra Lindqvist"
party = [{ value = "CDU", from = 2010-01-01, source = "Stadt Brackenstedt", checked = 2025-05-01 }]
"""


def article(name: str, text: str, day: date | None = date(2025, 6, 4), **more: object) -> Article:
    return Article(name, name, text, published=day, source=name.title(), **more)  # type: ignore[arg-type]


def check(rules: tuple[Rule, ...], *articles: Article, **more: object) -> Assessment:
    return pipeline.check(articles, rules, **more)  # type: ignore[arg-type]


def only(assessment: Assessment) -> Conflict:
    assert len(assessment.conflicts) == 1
    return assessment.conflicts[0]


def test_two_articles_that_disagree_give_one_conflict_with_exact_passages(rules: tuple[Rule, ...]) -> None:
    conflict = only(check(rules, article("a", VOTE.format(312)), article("b", VOTE.format(321))))
    assert conflict.rule == "conflicting_quantity"
    assert {claim.excerpt.text for claim in conflict.claims} == {"312", "321"}
    assert conflict.pairs == ((0, 1),)
    assert "Zahlendreher" in conflict.verdict.because


def test_any_order_of_articles_gives_the_same_assessment(rules: tuple[Rule, ...]) -> None:
    articles = [article("a", VOTE.format(312)), article("b", VOTE.format(321)), article("c", PARTY.format("SPD"))]
    first = check(rules, *articles)
    assert all(check(rules, *order) == first for order in itertools.permutations(articles))


def test_a_later_count_is_an_update_and_an_earlier_one_is_not(rules: tuple[Rule, ...]) -> None:
    grown = only(check(rules, article("a", CRASH.format(20)), article("b", CRASH.format(34), date(2025, 6, 5))))
    assert (grown.verdict.level, grown.level) == (Outcome.UPDATE, Level.NOTE)
    fallen = only(check(rules, article("a", CRASH.format(34)), article("b", CRASH.format(20), date(2025, 6, 5))))
    assert (fallen.verdict.level, fallen.level) == (Outcome.CONFLICT, Level.WARNING)


@pytest.mark.parametrize(("age", "found"), [(56, ["conflicting_age"]), (55, [])], ids=["too old", "a birthday later"])
def test_an_age_is_told_once_and_by_the_rule_of_ages(rules: tuple[Rule, ...], age: int, found: list[str]) -> None:
    told = "Die Stadtwerke Lindenau melden einen Verlust. Das teilte Geschäftsführerin {} mit."
    earlier = article("a", told.format("Renate Wiesinger (54)"))
    later = article("b", told.format(f"Renate Wiesinger ({age})"), date(2025, 6, 12))
    assessment = check(rules, earlier, later)
    assert [conflict.rule for conflict in assessment.conflicts] == found


def test_without_a_date_a_moving_count_is_an_update_of_open_order(rules: tuple[Rule, ...]) -> None:
    conflict = only(check(rules, article("a", CRASH.format(20), None), article("b", CRASH.format(34), None)))
    assert conflict.level is Level.NOTE
    assert conflict.verdict.level is Outcome.UPDATE
    assert "welcher der spätere ist, bleibt offen" in conflict.verdict.because


def test_a_hedge_widens_the_figure(rules: tuple[Rule, ...]) -> None:
    assert check(rules, article("a", VOTE.format("rund 310")), article("b", VOTE.format(312))).conflicts == ()
    assert check(rules, article("a", VOTE.format("311")), article("b", VOTE.format(312))).conflicts != ()


def test_articles_of_two_stories_are_not_compared(rules: tuple[Rule, ...]) -> None:
    here = "In Hohenmoor kamen bei einem Zugunglück der Weserland-Bahn drei Menschen ums Leben."
    there = "Im Skigebiet Almendorf starben bei einem Lawinenabgang am Kreuzjoch fünf Menschen."
    assert check(rules, article("a", here), article("b", there)).conflicts == ()


def test_a_claim_inside_a_quote_is_one_level_lower(rules: tuple[Rule, ...]) -> None:
    quoted = (
        "Lindqvist sagte: „Für den Haushalt stimmten 321 Abgeordnete in Brackenstedt.“ Der Rat von Brackenstedt tagte."
    )
    conflict = only(check(rules, article("a", VOTE.format(312)), article("b", quoted)))
    assert conflict.level is Level.NOTE


def test_a_fact_is_set_against_an_article_on_its_own_day(rules: tuple[Rule, ...]) -> None:
    facts = parse_facts(FACTS, "facts.toml")
    wrong = only(check(rules, article("a", PARTY.format("SPD")), facts=facts))
    assert (wrong.rule, wrong.level) == ("conflicting_party", Level.ERROR)
    assert [claim.reference for claim in wrong.claims] == [False, True]
    assert check(rules, article("a", PARTY.format("CDU")), facts=facts).conflicts == ()


def test_articles_only_compared_against_are_not_checked_themselves(rules: tuple[Rule, ...]) -> None:
    old = [article("x", VOTE.format(312)), article("y", VOTE.format(321))]
    assert check(rules, article("a", VOTE.format(312)), against=old).conflicts != ()
    assert check(rules, article("a", "Nichts Neues aus Brackenstedt."), against=old).conflicts == ()


def test_articles_of_another_story_do_not_meet_one_another(rules: tuple[Rule, ...]) -> None:
    old = [article("x", VOTE.format(312)), article("y", VOTE.format(321))]
    figures = tuple(rule for rule in rules if rule.scope != "any")
    elsewhere = check(figures, article("a", CRASH.format(20)), against=old)
    assert (elsewhere.coverage["stories"], elsewhere.coverage["pairs"]) == (2, 0)
    assert elsewhere.coverage["claims"] >= 3  # they are read all the same
    alone, beside = check(figures, *old), check(figures, article("a", VOTE.format(312)), against=old)
    assert alone.coverage["pairs"] > 0
    assert beside.coverage["pairs"] > alone.coverage["pairs"]


def test_a_fourth_article_with_the_same_disagreement_is_the_same_finding(rules: tuple[Rule, ...]) -> None:
    three = [article("a", VOTE.format(312)), article("b", VOTE.format(321)), article("c", VOTE.format(312))]
    before = only(check(rules, *three))
    after = only(check(rules, *three, article("d", "Vorab.\n\n" + VOTE.format(321), date(2025, 6, 9))))
    assert before.fingerprint == after.fingerprint
    assert len(after.claims) == 4
    changed = only(check(rules, three[0], article("b", VOTE.format(322))))
    assert changed.fingerprint != before.fingerprint


def test_the_outlier_stands_first(rules: tuple[Rule, ...]) -> None:
    articles = [article("a", VOTE.format(312)), article("b", VOTE.format(312)), article("c", VOTE.format(321))]
    assert only(check(rules, *articles)).claims[0].excerpt.text == "321"


def test_decisions_are_laid_over_and_stale_ones_named(rules: tuple[Rule, ...]) -> None:
    articles = [article("a", VOTE.format(312)), article("b", VOTE.format(321))]
    decision = make_decision(only(check(rules, *articles)), "accepted", "agreed")
    assert only(check(rules, *articles, decisions=[decision])).status is Status.KNOWN
    mended = [articles[0], article("b", VOTE.format(312))]
    assert check(rules, *mended, decisions=[decision]).stale == (decision,)


def test_several_processes_give_what_one_gives(rules: tuple[Rule, ...]) -> None:
    articles = [article(f"{number:02}", VOTE.format(312 + number % 2)) for number in range(40)]
    one = check(rules, *articles)
    several = check(rules, *articles, options=pipeline.Options(jobs=2))
    assert [conflict.fingerprint for conflict in one.conflicts] == [
        conflict.fingerprint for conflict in several.conflicts
    ]
    assert one.coverage == several.coverage


@pytest.mark.parametrize("text", ["", "\n\n", "…", "1" * 5000, "„" * 500, "ein " * 2000])
def test_odd_texts_pass_through(rules: tuple[Rule, ...], text: str) -> None:
    assert check(rules, article("a", text)).conflicts == ()
