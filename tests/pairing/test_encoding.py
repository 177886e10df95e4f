"""The encoder in several processes gives what it gives in one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from checker.describing.described import DescribedArticle
from checker.facing_figures import divide_batches, encode_stories
from checker.pairing.encoder import Floats, load_encoder
from checker.pairing.encoding import CHUNK, SharedEncoder, choose_encoder
from tests.pairing.test_thinning import describe

TEXTS = tuple(
    f"Bei dem Brand wurden {number} Menschen verletzt. Der Schaden: {number} Euro." for number in range(10, 30)
)


def described() -> list[DescribedArticle]:
    return [describe(text, f"{number:02}.txt") for number, text in enumerate(TEXTS)]


def test_two_processes_give_the_vectors_of_one_bit_for_bit() -> None:
    articles = described()
    assert len(articles) > 2 * CHUNK
    for one, shared in zip(load_encoder().read(articles), SharedEncoder(2).read(articles), strict=True):
        for mine, theirs in zip(one, shared, strict=True):
            assert mine.dtype == theirs.dtype
            assert np.array_equal(mine, theirs)


def test_one_process_is_the_encoder_itself() -> None:
    assert choose_encoder(1) is load_encoder()


def test_an_article_of_two_stories_is_encoded_once() -> None:
    first, second, third = described()[:3]
    asked: list[DescribedArticle] = []

    class Counting:
        def read(self, articles: Sequence[DescribedArticle]) -> tuple[list[Floats], list[Floats]]:
            asked.extend(articles)
            return load_encoder().read(articles)

    known = encode_stories([[first, second], [second, third]], Counting())
    assert asked == [first, second, third]
    assert list(known) == asked


def test_stories_come_in_batches_and_in_order_of_path() -> None:
    articles = described()
    stories = [articles[start : start + 5][::-1] for start in range(0, 20, 5)] * 60
    batches = list(divide_batches(stories))
    assert [len(batch) for batch in batches] == [103, 103, 34]
    assert all(one.path < other.path for batch in batches for story in batch for one, other in pairwise(story))
