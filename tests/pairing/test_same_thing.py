"""What two figures say to each other beyond the examples of the rule: one case for each thing that turns a verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from checker import pipeline
from checker.assembling import assemble
from checker.model import Article, Level, Outcome
from checker.pairing.stories import Stories
from checker.plugins import Rule

DAY = date(2026, 3, 4)


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts, how many days lie between them (None: both undated), and what is reported of them, if anything."""

    one: str
    other: str
    days: int | None
    outcome: Outcome | None
    level: Level | None = None


def conflict(one: str, other: str, days: int | None = 0) -> Case:
    return Case(one, other, days, Outcome.CONFLICT)


def note(one: str, other: str, days: int | None = 0) -> Case:
    return Case(one, other, days, Outcome.CONFLICT, Level.NOTE)


def update(one: str, other: str, days: int | None = 0) -> Case:
    return Case(one, other, days, Outcome.UPDATE)


def quiet(one: str, other: str, days: int | None = 0) -> Case:
    return Case(one, other, days, None)


CASES = {
    "a share of those eligible is the turnout": conflict(
        "Zur Wahl gingen 61,3 Prozent der Wahlberechtigten.", "Die Wahlbeteiligung lag bei 63,1 Prozent."
    ),
    "digits swapped without a date": conflict(
        "Beim Beben wurden 6.370 Menschen verletzt.", "Das Beben verletzte 6.037 Menschen.", None
    ),
    "another count without a date": note(
        "Beim Beben wurden 6.370 Menschen verletzt.", "Das Beben verletzte 5.810 Menschen.", None
    ),
    "one number in two currencies": conflict(
        "Die Ablösesumme beträgt 27 Millionen Euro.", "Die Ablösesumme beträgt 27 Millionen Pfund."
    ),
    "the kinds of a thing": conflict(
        "Die Polizei durchsuchte bei der Razzia 14 Wohnungen.",
        "Bei der Razzia hat die Polizei 41 Wohnungen durchsucht.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_pair_is_judged(name: str, rules: tuple[Rule, ...]) -> None:
    case = CASES[name]
    found = [one for one in compare(case, rules) if one[0] == "conflicting_quantity"]
    if case.outcome is None:
        assert found == []
        return
    assert found
    assert {outcome for _, outcome, _ in found} == {case.outcome}
    expected = case.level or Level.WARNING
    assert case.outcome is Outcome.UPDATE or {level for _, _, level in found} == {expected}


def compare(case: Case, rules: tuple[Rule, ...]) -> list[tuple[str, Outcome, Level]]:
    """Rule, outcome and level of everything reported of the two texts, taken as one story."""
    days = (None, None) if case.days is None else (DAY, DAY + timedelta(days=case.days))
    texts = zip(("a.txt", "b.txt"), days, (case.one, case.other), strict=True)
    articles = [Article(path, path, text, published=day) for path, day, text in texts]
    reading = pipeline.find_claims(articles, rules, pipeline.Options())
    one_story = replace(reading, stories=Stories((("a.txt", "b.txt"),), {"a.txt": 0, "b.txt": 0}))
    found = assemble(pipeline.judge_claims(one_story, rules).findings)
    return [(one.rule, one.verdict.level, one.level) for one in found]
