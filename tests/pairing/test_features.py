"""What two figures say of one another by concepts, and how much of a sentence the other article nowhere says."""

from __future__ import annotations

import math

import numpy as np

from checker.describing.described import DescribedArticle, describe_article
from checker.language import AnnotatedArticle, load_base
from checker.model import Article
from checker.pairing.comparing import fill_features, relate_all
from checker.pairing.features import (
    FEATURES,
    MEANING,
    Side,
    compare_concepts,
    make_bag,
    read_vocabulary,
    read_words,
    weigh_unheard,
)

DAMAGE, LOSS, AREA = ("sum", "damage"), ("sum", "loss"), ("extent", "area")
DEAD, HURT = ("casualty", "dead"), ("casualty", "injured")


def describe(text: str, path: str) -> DescribedArticle:
    return describe_article(AnnotatedArticle(Article(path, path, text, "de"), load_base("de")))


def test_concepts_are_shared_two_of_a_family_or_told_by_one() -> None:
    assert compare_concepts((DAMAGE,), (DAMAGE,)) == (1.0, 0.0, 0.0)
    assert compare_concepts((DAMAGE,), (LOSS,)) == (0.0, 1.0, 0.0)
    assert compare_concepts((DAMAGE, AREA), (DAMAGE,)) == (1.0, 0.0, 1.0)
    assert compare_concepts((), ()) == (0.0, 0.0, 0.0)


def test_what_befell_people_is_no_concept_here() -> None:
    assert compare_concepts((DEAD, DAMAGE), (HURT, DAMAGE)) == (1.0, 0.0, 0.0)


def test_words_that_the_other_article_nowhere_says_weigh_by_their_share() -> None:
    bag = make_bag({"deich": 3.0, "Ulm": 1.0})
    vocabularies = [frozenset(("deich",)), frozenset(("deich", "ulm")), frozenset(), frozenset(("deich", "gera"))]
    assert weigh_unheard(bag, vocabularies) == [0.25, 0.0, 1.0, 0.25]
    assert all(map(math.isnan, weigh_unheard(make_bag({}), vocabularies)))


def test_a_word_far_from_any_figure_is_heard_and_lemmas_are() -> None:
    vocabulary = read_vocabulary(describe("Am Deich kamen 40 Helfer an. Der Landrat war in Ulm.", "a"))
    assert {"deich", "helfer", "ulm", "landrat", "kommen"} <= vocabulary


def test_the_features_of_a_pair_tell_the_town_that_one_names_alone() -> None:
    articles = (describe("In Ulm kamen 40 Helfer.", "a"), describe("In Gera kamen 60 Helfer.", "b"))
    sides = [Side(article, article.figures[0], read_words(article.figures[0], article), 0.0) for article in articles]
    related = relate_all([side.figure for side in sides], np.array([0, 1]))
    row = fill_features(sides, np.array([[0, 1]]), related)[0]
    told = dict(zip([name for name in FEATURES if name not in MEANING], row, strict=True))
    assert 0.3 < told["unheard_names_least"] <= told["unheard_names_most"] < 1
    assert 0 < told["unheard_words_least"] <= told["unheard_words_most"] < 1
