"""Every rule's own examples are its tests: each must be judged as its kind says, with exactly the claims it marks."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checker.cli.trying import try_examples
from checker.digests import PACKAGE, is_ground
from checker.examples import Conflicting, Updated
from checker.plugins import TESTED, Rule, check_brackets, find_folder, load_rules, write_tested

CASES = [(rule, number) for rule in load_rules() for number in range(len(rule.examples))]


@pytest.mark.parametrize(("rule", "number"), CASES, ids=[f"{rule.name}-{number + 1}" for rule, number in CASES])
def test_example_is_judged_as_it_says(rule: Rule, number: int) -> None:
    try_examples(replace(rule, examples=(rule.examples[number],)))


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_brackets_mark_exactly_what_is_found(rule: Rule) -> None:
    check_brackets(rule)


def test_rules_whose_examples_need_not_run_again_are_as_tested() -> None:
    stale = "a rule or what it stands on has changed; write the digests anew: python -m tests.write_docs"
    assert TESTED.read_text(encoding="utf-8") == write_tested(find_folder("rules")), stale


def test_what_runs_when_claims_are_found_is_in_the_digest_of_the_ground(rules: tuple[Rule, ...]) -> None:
    ran: set[Path] = set()
    sys.setprofile(lambda frame, event, argument: ran.add(Path(frame.f_code.co_filename)))
    try:
        for rule in rules:
            check_brackets(replace(rule, examples=rule.examples[:3]))
    finally:
        sys.setprofile(None)
    names = {path.relative_to(PACKAGE).as_posix() for path in ran if path.is_relative_to(PACKAGE)}
    assert len(names) > 50
    assert {name for name in names if not is_ground(name)} == set()


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_rule_brings_enough_examples(rule: Rule) -> None:
    told_apart = [isinstance(example, Conflicting | Updated) for example in rule.examples]
    assert told_apart.count(True) >= 8
    assert told_apart.count(False) >= 8
