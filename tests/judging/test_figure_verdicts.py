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
from rules.conflicting_quantity import find_claims


class OneThing:
    """A scorer that takes every pair for one thing, that likely, and none for a conflict."""

    def __init__(self, per_mille: int) -> None:
        self.per_mille = per_mille

    def alike(self, rows: Floats) -> Integers:
        return np.full(len(rows), self.per_mille, np.int64)

    same = alike

    def conflict(self, rows: Floats) -> Integers:
        return np.zeros(len(rows), np.int64)


def judge(texts: tuple[str, str], per_mille: int) -> list[tuple[Outcome, Level | None]]:
    """The verdicts on all pairs of figures of two texts, each with its own level."""
    articles = [
        AnnotatedArticle(Article(name, name, text, "de"), load_base("de"))
        for name, text in zip("ab", texts, strict=True)
    ]
    described = [article.mentions(describe_article) for article in articles]
    claims = {claim.subject.place: claim for article in articles for claim in find_claims(article)}
    verdicts = [
        judge_pair(claims[pair.places[0]], claims[pair.places[1]], pair, Bars())
        for pair in pair_read(described, *know_nothing(described), OneThing(per_mille))
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
