"""Tolls that one article tells twice: each sentence is asked for its own figures."""

from __future__ import annotations

import time

from checker.describing.measured import measured_of
from checker.judging.retelling import find_retold, read_tolls
from checker.language import AnnotatedArticle, load_base
from checker.model import Article

TOLD = "Beim Unglück in Olpern wurden 3 Menschen getötet und 12 verletzt. "


def annotate(text: str) -> AnnotatedArticle:
    return AnnotatedArticle(Article("a", "a.txt", text), load_base("de"))


def test_two_sentences_that_tell_one_figure_alike_and_another_differently() -> None:
    other = "Bei dem Unglück seien 3 Menschen getötet und 21 verletzt worden, heißt es."
    (told,) = find_retold(annotate(f"{TOLD}Die Straße ist gesperrt. {other}"))
    assert (told.first.quantity.value, told.second.quantity.value, told.shared) == (12, 21, "dead")
    assert not list(find_retold(annotate(TOLD * 3)))


def test_figures_are_not_asked_of_every_sentence() -> None:
    spent = []
    for times in (400, 3200):
        article = annotate(TOLD * times)
        article.mentions(measured_of)
        began = time.process_time()
        assert len(read_tolls(article)) == times
        spent.append(time.process_time() - began)
    assert spent[1] < 16 * spent[0] + 0.05  # eight times the text
