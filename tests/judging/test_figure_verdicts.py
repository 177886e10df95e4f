"""What two figures say to each other is settled by their values where the scorer is sure of the thing alone."""

from __future__ import annotations

import numpy as np
import pytest

from checker.describing.described import describe_article
from checker.judging.figure_verdicts import Bars, judge_pair
from checker.language import AnnotatedArticle, load_base
from checker.model import Article, Level, Outcome
from checker.pairing.features import Floats
from checker.pairing.pairs import know_nothing, pair_read
from checker.pairing.scorer import Integers
from rules import conflicting_day, conflicting_quantity


class OneThing:
    """A scorer that takes every pair for one thing and for a conflict, that likely each."""

    def __init__(self, per_mille: int, conflict: int = 0) -> None:
        self.per_mille, self.at_odds = per_mille, conflict

    def alike(self, rows: Floats) -> Integers:
        return np.full(len(rows), self.per_mille, np.int64)

    same = alike

    def conflict(self, rows: Floats) -> Integers:
        return np.full(len(rows), self.at_odds, np.int64)


def judge(texts: tuple[str, str], per_mille: int, conflict: int = 0) -> list[tuple[Outcome, Level | None]]:
    """The verdicts on all pairs of figures of two texts, each with its own level."""
    articles = [
        AnnotatedArticle(Article(name, name, text, "de"), load_base("de"))
        for name, text in zip("ab", texts, strict=True)
    ]
    described = [article.mentions(describe_article) for article in articles]
    finders = conflicting_day.find_claims, conflicting_quantity.find_claims
    claims = {claim.subject.place: claim for article in articles for find in finders for claim in find(article)}
    verdicts = [
        judge_pair(claims[pair.places[0]], claims[pair.places[1]], pair, Bars())
        for pair in pair_read(described, *know_nothing(described), OneThing(per_mille, conflict))
    ]
    return [(verdict.level, verdict.severity) for verdict in verdicts if verdict]


@pytest.mark.parametrize(
    ("other", "per_mille", "verdicts"),
    [
        ("neun Prozentpunkten", 800, [(Outcome.CONFLICT, None)]),
        ("neun Prozentpunkten", 600, [(Outcome.CONFLICT, Level.NOTE)]),
        ("neun Prozentpunkten", 400, []),
        ("acht Prozent", 800, [(Outcome.UPDATE, None)]),
    ],
)
def test_one_number_in_percent_and_in_points_is_a_conflict_where_it_is_one_thing(
    other: str, per_mille: int, verdicts: list[tuple[Outcome, Level | None]]
) -> None:
    texts = "Der Umschlag sank um neun Prozent.", f"Der Umschlag ging mit einem Minus von {other} zurück."
    assert judge(texts, per_mille) == verdicts


@pytest.mark.parametrize(
    ("year", "conflict", "verdicts"),
    [
        ("1973", 600, [(Outcome.CONFLICT, None)]),
        ("1937", 600, [(Outcome.AGREES, None)]),
        ("1974", 600, [(Outcome.CONFLICT, Level.NOTE)]),
        ("1973", 400, []),
    ],
)
def test_two_years_with_swapped_digits_are_a_slip_where_a_conflict_is_likely(
    year: str, conflict: int, verdicts: list[tuple[Outcome, Level | None]]
) -> None:
    texts = "Die Orgel wurde 1937 geweiht.", f"Geweiht wurde die Orgel {year}."
    assert judge(texts, 800, conflict) == verdicts
