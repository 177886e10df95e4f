"""What a reason says of a fact without dates: it is no second "by the reference fact"."""

from __future__ import annotations

from datetime import date

from checker.judging.dating import describe_period
from checker.messages import Told
from checker.model import Article, Claim, Excerpt
from tests.reports.conftest import Topic


def test_a_fact_without_dates_says_so() -> None:
    article = Article("facts", "facts.toml", "CSU", reference=True)
    fact = Claim("conflicting_party", Topic("topic", "Thema"), "CSU", "CSU", Excerpt(article, 0, 3))
    assert describe_period(fact) == Told("without a date")
    since = Claim("conflicting_party", fact.subject, "CSU", "CSU", fact.excerpt, (date(2020, 1, 1), None))
    assert describe_period(since) == Told("since {since}", since=date(2020, 1, 1))
