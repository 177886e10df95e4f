"""A day told with a time is compared with days, and its time with times told alone."""

from __future__ import annotations

from checker.describing.described import DescribedArticle, describe_article
from checker.language import AnnotatedArticle, load_base
from checker.model import Article, Hedge
from checker.pairing.figures import group_figures, with_times_of_days
from checker.pairing.pairs import know_nothing, may_disagree

DAY_AND_TIME = "Am Freitag um 14.50 Uhr brach der Damm bei Olpern."
TIME = "Um 13.50 Uhr brach der Damm bei Olpern."


def described(*texts: str) -> list[DescribedArticle]:
    return [
        describe_article(AnnotatedArticle(Article("a", f"{number}.txt", text, "de"), load_base("de")))
        for number, text in enumerate(texts)
    ]


def paired(*texts: str) -> list[tuple[str, bool]]:
    """Dimension of every candidate pair, and whether its values meet."""
    articles = described(*texts)
    groups = group_figures(articles, *know_nothing(articles))
    return [(group.dimension, relation.meets) for group in groups for relation in group.relations]


def test_the_time_of_a_day_meets_times_told_alone() -> None:
    assert paired(DAY_AND_TIME, TIME) == [("clock", False)]
    assert paired(DAY_AND_TIME, "Um 14.50 Uhr brach der Damm.") == [("clock", True)]
    assert may_disagree(described(DAY_AND_TIME, TIME))


def test_two_days_with_times_are_compared_once() -> None:
    assert paired(DAY_AND_TIME, "Am Freitag um 16 Uhr brach der Damm.") == [("date", False)]


def test_the_time_keeps_the_number_of_its_day_and_its_hedge() -> None:
    (article,) = described("Am Freitag gegen 14.50 Uhr brach der Damm.")
    day, time = with_times_of_days(article.figures, article.text)
    assert (day.number, day.dimension) == (time.number, "date")
    assert time.dimension == "clock"
    assert time.when is not None
    assert (time.when.date.hour, time.when.date.minute, time.when.hedge) == (14, 50, Hedge.APPROX)
