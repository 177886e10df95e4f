"""What a deliberate fault in the flow would change: who stands first, what is handed on, which rules are refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker import pipeline
from checker.assembling import Finding, assemble
from checker.errors import RuleError
from checker.model import Article, Failure, Level, Outcome, Verdict
from checker.plugins import Rule, find_folder, load_rules, set_levels, write_tested
from checker.reading.facts import parse_facts

VOTE = "Der Rat von Brackenstedt hat den Haushalt beschlossen. Für den Haushalt stimmten {} Abgeordnete."
PARTY = "In Brackenstedt sprach Kämmerin Petra Lindqvist ({}) über den Haushalt von Brackenstedt."
FACTS = """
[[person]]
name = "Petra Lindqvist"
party = [{ value = "CDU", from = 2010-01-01, source = "Stadt Brackenstedt", checked = 2025-05-01 }]
"""
RULE = '''"""Finds the first word."""
from checker.examples import Conflicting, Consistent
from checker.reckoning.arithmetic import CalculationSubject, claim_passage
EXAMPLES = (Conflicting("[A]", "[A]"), Consistent("[A]", "[A]"))
def find_claims(article):
    yield claim_passage(article, "{}", (0, 1), CalculationSubject("Summe", ""), "A", "A")
def compare(earlier, later):
    raise AssertionError
'''


def article(name: str, text: str, source: str = "", lineage: tuple[str, ...] = ()) -> Article:
    return Article(name, name, text, published=date(2025, 6, 4), source=source or name, lineage=lineage)


def test_what_facts_contradict_stands_first_even_if_most_sources_say_it(rules: tuple[Rule, ...]) -> None:
    articles = [article(name, PARTY.format("SPD" if name < "d" else "CDU")) for name in "abcd"]
    (conflict,) = pipeline.check(articles, rules, parse_facts(FACTS, "facts.toml")).conflicts
    assert [claim.normal for claim in conflict.claims] == ["SPD", "SPD", "SPD", "CDU", "CDU"]
    assert conflict.claims[-1].reference


def test_copies_of_one_wire_text_are_one_source(rules: tuple[Rule, ...]) -> None:
    copies = [article(name, VOTE.format(321), lineage=("dpa",)) for name in "ab"]
    others = [article(name, VOTE.format(312)) for name in "cd"]
    (conflict,) = pipeline.check([*copies, *others], rules).conflicts
    assert conflict.claims[0].excerpt.text == "321"


def test_on_one_day_the_order_is_that_of_the_paths(rules: tuple[Rule, ...]) -> None:
    articles = [article("a", VOTE.format(312)), article("b", VOTE.format(321))]
    (conflict,) = pipeline.check(articles, rules).conflicts
    assert conflict.verdict.because.startswith("312 und 321")


def test_who_says_it_is_handed_on(rules: tuple[Rule, ...]) -> None:
    quoted = "„Wir danken Petra Lindqvist (CDU) für ihre Arbeit“, sagte Landrat Ole Tamm."
    claims = [claim for claim in pipeline.check([article("a", quoted)], rules).claims if "party" in claim.rule]
    assert [(claim.in_quote, "Tamm" in (claim.said_by or "")) for claim in claims] == [(True, True)]


def test_failures_are_handed_on(rules: tuple[Rule, ...]) -> None:
    failure = Failure("bild.jpg", "is a JPEG image, not text")
    assert pipeline.check([article("a", "Nichts.")], rules, failures=[failure]).failures == (failure,)


def test_a_rule_goes_by_its_own_name_and_by_one_that_is_free(tmp_path: Path) -> None:
    own = tmp_path / "first_word.py"
    own.write_text(RULE.format("first_word"), encoding="utf-8")
    assert "first_word" in {rule.name for rule in load_rules([tmp_path])}
    own.write_text(RULE.format("conflicting_party"), encoding="utf-8")
    with pytest.raises(RuleError, match="a claim calls itself 'conflicting_party'"):
        load_rules([tmp_path])
    own.unlink()
    taken = next(find_folder("rules").glob("[a-z]*.py")).name
    (tmp_path / taken).write_text(RULE.format("first_word"), encoding="utf-8")
    with pytest.raises(RuleError, match=r"there is a rule .* already"):
        load_rules([tmp_path])


def test_the_most_severe_stands_first(rules: tuple[Rule, ...]) -> None:
    articles = [article("a", VOTE.format(312)), article("b", VOTE.format(321)), article("c", PARTY.format("SPD"))]
    found = pipeline.check(articles, rules, parse_facts(FACTS, "facts.toml")).conflicts
    assert [conflict.level for conflict in found] == [Level.ERROR, Level.WARNING]


def test_one_disagreement_is_told_once_and_at_its_louder_level(rules: tuple[Rule, ...]) -> None:
    (conflict,) = pipeline.check([article("a", VOTE.format(312)), article("b", VOTE.format(321))], rules).conflicts
    loud, quiet = (Verdict(Outcome.CONFLICT, "", severity) for severity in (Level.ERROR, Level.NOTE))
    findings = [Finding(conflict.rule, conflict.claims, verdict, Level.WARNING) for verdict in (quiet, loud)]
    assert [one.level for one in assemble(findings)] == [Level.ERROR]


def test_levels_of_the_desk_hold_in_every_process(rules: tuple[Rule, ...]) -> None:
    own = set_levels([rule for rule in rules if rule.name == "wrong_span"], {"wrong_span": Level.ERROR})
    articles = [article(f"{number:02}", "Sie leitete es von 2002 bis 2013, also 14 Jahre.") for number in range(20)]
    found = pipeline.check(articles, own, options=pipeline.Options(jobs=2)).conflicts
    assert {conflict.level for conflict in found} == {Level.ERROR}


def test_what_an_article_says_as_the_other_does_settles_its_other_figures(rules: tuple[Rule, ...]) -> None:
    both = article("a", f"{VOTE.format(312)} {VOTE.format(321)}")
    assert pipeline.check([both, article("b", VOTE.format(312))], rules).conflicts == ()


def test_a_bundled_rule_that_the_tests_have_not_seen_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "first_word.py"
    own.write_text(RULE.format("first_word").replace('"[A]", "[A]"', '"[A]", "A"'), encoding="utf-8")
    seen = tmp_path / "tested_rules.json"
    monkeypatch.setattr("checker.plugins.find_folder", lambda name: tmp_path)
    monkeypatch.setattr("checker.plugins.TESTED", seen)
    with pytest.raises(RuleError, match=r"first_word\.py: example 1 marks nothing"):
        load_rules()
    seen.write_text(write_tested(tmp_path), encoding="utf-8")
    assert [rule.name for rule in load_rules()] == ["first_word"]
    with pytest.raises(RuleError, match=r"first_word\.py: example 1 marks nothing"):
        load_rules(run_all=True)
    monkeypatch.setattr("checker.plugins.digest_of_ground", lambda: "another table")
    with pytest.raises(RuleError, match=r"first_word\.py: example 1 marks nothing"):
        load_rules()
    monkeypatch.undo()
    monkeypatch.setattr("checker.plugins.find_folder", lambda name: tmp_path)
    monkeypatch.setattr("checker.plugins.TESTED", seen)
    assert [rule.name for rule in load_rules()] == ["first_word"]
    own.write_text(own.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"first_word\.py: example 1 marks nothing"):
        load_rules()
