"""A figure at the head is set against the body: what the body repeats in the same words is compared some times."""

from __future__ import annotations

from checker.judging.headlines import pair_figures, place_figures
from checker.language import AnnotatedArticle, load_base
from checker.model import Article
from checker.pairing.thinning import MOST_ALIKE


def bodies_of(text: str) -> list[str]:
    """The figures of the body that the head is paired with, in order."""
    article = AnnotatedArticle(Article("a", "a", text, "de"), load_base("de"))
    pairs = pair_figures(article, place_figures(article))
    return [text[pair.body.mention.start : pair.body.mention.end] for pair in pairs]


def test_what_is_told_in_the_same_words_is_compared_some_times_and_another_value_always() -> None:
    again = "Der Sturm forderte 14 Tote.\n\n" * 60
    text = f"Sturm fordert 14 Tote\n\nDie Helfer suchen weiter.\n\n{again}Der Sturm forderte 16 Tote.\n"
    assert bodies_of(text) == ["14"] * MOST_ALIKE + ["16"]
