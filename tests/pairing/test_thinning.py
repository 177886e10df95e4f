"""What is said over and over is compared a bounded number of times; what a story may hold is compared in full."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from checker.describing.described import DescribedArticle, DescribedFigure, describe_article
from checker.language import AnnotatedArticle, load_base
from checker.model import Article, Claim, Excerpt
from checker.pairing import masking, thinning
from checker.pairing.features import compare_meaning
from checker.pairing.masking import LONGEST, cut
from checker.pairing.pairing import candidate_pairs
from checker.pairing.pairs import may_disagree
from checker.pairing.stories import Stories
from checker.pairing.thinning import (
    MOST_ALIKE,
    MOST_REPEATED,
    crowded,
    distinct_values,
    spell,
    thin_claims,
    thin_figures,
)

BOTH = Stories((("a", "b"),), {"a": 0, "b": 0})


def describe(text: str, path: str = "a") -> DescribedArticle:
    return describe_article(AnnotatedArticle(Article(path, path, text, "de"), load_base("de")))


@dataclass(frozen=True, slots=True)
class Topic:
    key: str

    @property
    def label(self) -> str:
        return self.key

    @property
    def blocks(self) -> tuple[str, ...]:
        return ("one block",)


def claims_of(path: str, times: int, values: int = 1) -> list[Claim]:
    article = Article(path, path, "x" * times, "de")
    return [
        Claim("rule", Topic("bridge"), "v", f"value {n % values}", Excerpt(article, n, n + 1)) for n in range(times)
    ]


def count_pairs(claims: list[Claim]) -> int:
    return sum(1 for _ in candidate_pairs(claims, BOTH, "across"))


def test_claims_are_paired_in_full_up_to_the_bound_and_no_more_beyond() -> None:
    full = MOST_REPEATED**2
    assert count_pairs([*claims_of("a", MOST_REPEATED), *claims_of("b", MOST_REPEATED)]) == full
    assert count_pairs([*claims_of("a", 900), *claims_of("b", 2_000)]) == full


def test_another_value_is_never_left_out() -> None:
    claims = [*claims_of("a", 900, values=3), *claims_of("b", 1)]
    compared = {one.normal for one, _ in candidate_pairs(claims, BOTH, "across")}
    assert compared == {"value 0", "value 1", "value 2"}


def test_a_value_that_is_told_late_is_compared_too() -> None:
    early, late = claims_of("a", MOST_REPEATED + 5), replace(claims_of("a", 1)[0], normal="another value")
    quoted = replace(late, normal=early[0].normal, in_quote=True)
    said = replace(late, normal=early[0].normal, said_by="Ina Voss")
    claims = [*early, late, quoted, said]
    kept = thin_claims(claims, range(len(claims)))
    assert kept == [*range(MOST_REPEATED), *range(len(early), len(claims))]
    assert thin_claims(early, range(MOST_REPEATED)) == list(range(MOST_REPEATED))
    other = replace(late, normal=early[0].normal, subject=Topic("road"))
    assert thin_claims([*early, other], range(len(early) + 1))[-1] == len(early)


def test_days_in_the_same_words_are_one_only_where_they_are_the_same_day() -> None:
    texts = ("Der Rat tagt am 3. Mai.", "Der Rat tagt am 4. Mai.", "Der Rat tagt seit dem 3. Mai.")
    first, second, since = (describe(text).figures[0] for text in texts)
    again = describe("Der Rat tagt am 3. Mai.", "b").figures[0]
    assert spell(first) == spell(again)
    assert len({spell(first), spell(second), spell(since)}) == 3
    assert spell(first) != spell(describe("Das Fest ist am 3. Mai.").figures[0])


def test_of_each_value_the_first_figure_is_taken() -> None:
    article = describe(
        "Im Rat sitzen 8 Frauen und 9 Männer, seit dem 3. Mai auch 8 Gäste. Am 3. Mai und am 4. Mai ist frei."
    )
    told = [(one.dimension, article.text[one.start : one.end]) for one in distinct_values(article.figures)]
    assert told == [("count", "8"), ("count", "9"), ("date", "3. Mai"), ("date", "4. Mai")]
    (first, *_) = distinct_values(article.figures)
    assert article.text[first.start : first.end + 7] == "8 Frauen"


def test_figures_told_in_the_same_words_are_compared_some_times() -> None:
    article = describe("Die Brücke kostet 3 Millionen Euro.\n\n" * 60 + "Die Brücke kostet 4 Millionen Euro.")
    kept = [figure.number for figure in thin_figures(article.figures)]
    assert kept == [*range(MOST_ALIKE), 60]
    assert crowded(article) == ()


def test_an_article_with_more_figures_than_are_compared_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thinning, "MOST_FIGURES", 5)
    few = describe(" ".join(f"Der Ort {n} hat {n} Boote." for n in range(11, 16)))
    many = describe(" ".join(f"Der Ort {n} hat {n} Boote." for n in range(11, 17)))
    assert crowded(few) == ()
    assert crowded(many) == ("count",)
    assert len([figure for figure in thin_figures(many.figures) if figure.dimension == "count"]) == 5


def test_figures_that_repeat_one_value_are_related_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[DescribedFigure, DescribedFigure]] = []
    relate = may_disagree.__globals__["relate"]

    def counted(one: DescribedFigure, other: DescribedFigure) -> object:
        asked.append((one, other))
        return relate(one, other)

    monkeypatch.setattr("checker.pairing.pairs.relate", counted)
    article = describe("am 3. Juni 2025 " * 300)
    assert not may_disagree([article, replace(article, path="b")])
    assert len(asked) == 1


def test_a_rank_counts_what_is_nearer() -> None:
    chance = np.random.default_rng(4)
    article = np.array([0] * 7 + [1] * 5 + [2])
    half = np.round(chance.random((13, 13)).astype(np.float32), 1)  # with ties
    cosines = np.maximum(half, half.T)
    rank = np.zeros_like(cosines)
    for one in range(13):
        for other in range(13):
            rank[one, other] = np.sum(cosines[one, article == article[other]] > cosines[one, other])
    meaning = compare_meaning(cosines, article)
    assert np.array_equal(meaning["rank"], np.minimum(rank, rank.T))
    assert np.array_equal(meaning["rank_back"], np.maximum(rank, rank.T))


@pytest.mark.parametrize("length", [LONGEST + 1, 741, 1_900, 4_001])
def test_a_figure_goes_with_the_window_it_stands_deepest_in(length: int) -> None:
    windows = cut(list(range(length)), {place: place for place in range(length)})
    starts = sorted({min(start, length - LONGEST) for start in range(0, length, masking.STEP)})
    for window in windows:
        start = window.pieces[0]
        for place, within in window.places.items():
            depth = {one: min(place - one, one + LONGEST - 1 - place) for one in starts}
            assert within == place - start
            assert depth[start] == max(depth.values())
    assert sorted(place for window in windows for place in window.places) == list(range(length))
