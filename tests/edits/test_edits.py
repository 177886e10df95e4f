"""Agency copy with one thing changed in one of two copies is found; copies that say the same in other words are not.

500 harmful and 500 harmless edits of the sample stories, drawn by a fixed seed, each set against the untouched article
as a check does. The figures are printed (`pytest -s`), with every edit that does not do as it should.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.model import Article
from checker.plugins import Rule, find_folder
from checker.reading.files import read_articles
from tests.edits.making import draw, harmful_edits, harmless_edits, join_some
from tests.edits.measuring import Bench, tally_edits

EDITS = int(os.environ.get("GEGENPROBE_EDITS", "100"))  # of each kind; 500 take some minutes
SEED = 5
FOUND = (
    EDITS * 98 // 100
)  # of the harmful edits; missed are offices the tables do not know, and English ones of more words
FALSE = EDITS // 100  # of the harmless edits
MORE_STORIES = Path(__file__).resolve().parents[3] / "shared" / "seeds"  # beside the repository, where it is there


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    folders = [
        folder for folder in sorted(find_folder("seeds").iterdir()) if folder.is_dir() and folder.name != "facts"
    ]
    folders += [MORE_STORIES] if MORE_STORIES.is_dir() else []
    return read_articles([str(folder) for folder in folders])[0]


@pytest.fixture(scope="module")
def bench(rules: Sequence[Rule]) -> Bench:
    return Bench(rules)


def test_untouched_copies_give_nothing(bench: Bench, articles: Sequence[Article]) -> None:
    for article in articles:
        assert bench.untouched(article) == ()


def test_harmful_edits_are_found(bench: Bench, articles: Sequence[Article]) -> None:
    edits = [edit for article in articles for edit in harmful_edits(bench.look_at(article))]
    tally = tally_edits(bench, draw(edits, EDITS, SEED), harmful=True)
    print(f"\n{tally}")
    assert tally.made.total() == EDITS
    assert tally.found.total() >= FOUND


def test_harmless_edits_are_left_alone(bench: Bench, articles: Sequence[Article]) -> None:
    edits = [edit for article in articles for edit in harmless_edits(bench.look_at(article))]
    edits += join_some(edits, max(EDITS // 4, EDITS - len(edits)), SEED)
    tally = tally_edits(bench, draw(edits, EDITS, SEED), harmful=False)
    print(f"\n{tally}")
    assert tally.made.total() == EDITS
    assert tally.found.total() <= FALSE
