"""A figure at the head is set against the body: what the body repeats in the same words is compared some times."""

from __future__ import annotations

import pytest

from checker.judging.headlines import HEAD, Pair, is_in_caption, is_set_apart, pair_figures, place_figures, titled
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


def pairs_of(text: str, title: str | None = None, body_start: int = 0) -> tuple[AnnotatedArticle, list[Pair]]:
    """The article as its headline is set against it, and the pairs that this gives."""
    stated = Article("a", "a", text, "de", title=title, body_start=body_start)
    whole = titled(AnnotatedArticle(stated, load_base("de")))
    return whole, list(pair_figures(whole, place_figures(whole)))


def test_the_title_of_front_matter_is_a_headline_at_its_own_place() -> None:
    title = "Feuer in Gera: 19 Menschen verletzt"
    head = f"---\ntitle: {title}\ndate: 2026-11-20\n---\n"
    text = f"{head}\nBei einem Feuer in Gera sind am Dienstag 91 Menschen verletzt worden.\n"
    _, (pair,) = pairs_of(text, title, len(head))
    shown = [text[one.mention.start : one.mention.end] for one in (pair.head, pair.body)]
    assert shown == ["19", "91"]
    assert pairs_of(text, None, len(head))[1] == []


def test_a_dateline_between_headline_and_lede_sets_neither_apart() -> None:
    lede = "Bei einem Feuer in Gera sind am Dienstag 91 Menschen verletzt worden."
    whole, (pair,) = pairs_of(f"Feuer in Gera: 19 Menschen verletzt\n\n20. November 2026\n\n{lede}\n")
    assert not is_set_apart(whole, pair)


def test_a_caption_is_told_near_its_figure() -> None:
    near = "Foto: Ada Ohm, 3 Boote"
    far = f"Foto: Ada Ohm{' und mehr' * HEAD}, 3 Boote"
    assert is_in_caption(near, near.index("3"))
    assert not is_in_caption(far, far.index("3"))
    assert not is_in_caption("Foto: Ada Ohm\n3 Boote", 14)


@pytest.mark.parametrize(
    "told",
    ["In both stands 15 fans were hurt.", "Earlier, 15 fans had been hurt.", "All 15 fans were hurt by glass."],
)
def test_english_words_that_set_a_figure_apart_from_the_headline(told: str) -> None:
    article = AnnotatedArticle(Article("a", "a", f"Stand collapses, 30 fans hurt\n\n{told}\n", "en"), load_base("en"))
    pairs = list(pair_figures(article, place_figures(article)))
    assert pairs
    assert all(is_set_apart(article, pair) for pair in pairs)


def test_an_english_figure_that_nothing_sets_apart_is_set_against_the_headline() -> None:
    text = "Stand collapses, 30 fans hurt\n\nThe stand gave way and 13 fans were hurt by glass.\n"
    article = AnnotatedArticle(Article("a", "a", text, "en"), load_base("en"))
    (pair,) = pair_figures(article, place_figures(article))
    assert not is_set_apart(article, pair)
