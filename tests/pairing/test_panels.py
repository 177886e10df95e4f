"""Large stories are compared in panels, and what one article alone tells still meets what all others tell."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from math import comb

import pytest

from checker.model import Article, Claim, Excerpt
from checker.pairing.pairing import candidate_pairs
from checker.pairing.panels import ANCHORS, MOST, divide, divide_stories
from checker.pairing.stories import Stories
from tests.pairing.test_thinning import Topic

DAYS = {f"{number:03}": date(2025, 3, 1) + timedelta(days=number % 9) for number in range(200)}


def tell(size: int) -> dict[str, frozenset[str]]:
    """So many articles that tell ten things; every seventh gives another value of one."""
    return {
        path: frozenset(f"{thing} {int(path) if thing == 3 and int(path) % 7 == 0 else ''}" for thing in range(10))
        for path in list(DAYS)[:size]
    }


def pairs_of(panels: tuple[tuple[str, ...], ...]) -> set[tuple[str, str]]:
    return {pair for panel in panels for pair in combinations(panel, 2)}


def test_a_story_of_so_many_articles_is_compared_as_a_whole() -> None:
    told = tell(MOST)
    assert divide(tuple(told), told, DAYS) == (tuple(told),)


@pytest.mark.parametrize("size", [MOST + 1, 77, 200])
def test_panels_hold_every_article_and_grow_with_the_story_alone(size: int) -> None:
    told = tell(size)
    panels = divide(tuple(told), told, DAYS)
    assert {path for panel in panels for path in panel} == set(told)
    assert max(map(len, panels)) <= MOST
    assert len(panels) <= -(-size // (MOST - ANCHORS))
    assert all(list(panel) == sorted(panel) for panel in panels)


def test_a_value_of_one_article_meets_the_value_of_all_others() -> None:
    told = tell(200)
    told["123"] = told["123"] | {"told by one alone"}
    panels = divide(tuple(told), told, DAYS)
    met = {other for pair in pairs_of(panels) if "123" in pair for other in pair} - {"123"}
    assert met == set(told) - {"123"}  # it tells most that is new, so it sits on every panel


def test_a_draft_is_set_against_one_panel_and_drafts_against_one_another() -> None:
    told = tell(200)
    (panel,) = divide(tuple(told), told, DAYS, {"100"})
    assert "100" in panel
    assert len(panel) == MOST
    drafts = set(list(told)[:25])
    assert pairs_of(divide(tuple(told), told, DAYS, drafts)) >= set(combinations(sorted(drafts), 2))
    assert divide(tuple(told), told, DAYS, set()) == ()


def test_claims_of_a_large_story_meet_within_panels_alone() -> None:
    articles = [Article(path, path, "12 Tote", published=DAYS[path]) for path in list(DAYS)]
    claims = [Claim("r", Topic("bridge"), "v", str(n), Excerpt(one, 0, 2)) for n, one in enumerate(articles)]
    whole = Stories((tuple(DAYS),), dict.fromkeys(DAYS, 0))
    stories = divide_stories(whole, [claims])
    met = {(one.article.path, other.article.path) for one, other in candidate_pairs(claims, stories, "across")}
    assert met == pairs_of(tuple(stories.compared()))
    rest = (len(articles) - ANCHORS) // 2  # on each of two panels
    assert len(met) == comb(ANCHORS, 2) + ANCHORS * 2 * rest + 2 * comb(rest, 2) < comb(len(articles), 2)
