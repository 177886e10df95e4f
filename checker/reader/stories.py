"""The stories that the reader is asked about, with their articles in a fixed order.

The rules' grouping leaves out articles that share few words with the others (another language, a commentary), since a
rule cannot tell a stranger from a friend. The reader can: so a run of few articles is one story to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Article
from checker.pairing.stories import group_stories
from checker.reader.sentences import StorySentence, split_story

FEW = 24  # articles: so many are named one by one, and mostly for one story


@dataclass(frozen=True, slots=True)
class Story:
    """Two or more articles that tell one event, in the order they are shown; `name` is what progress and errors say."""

    name: str
    articles: tuple[Article, ...]

    @property
    def sentences(self) -> tuple[StorySentence, ...]:
        """All sentences, article by article."""
        return split_story(self.articles)


def find_stories(articles: Sequence[Article], checked: Sequence[Article]) -> tuple[Story, ...]:
    """The stories of two or more articles that hold one of `checked`, in the order of their first paths.

    Up to FEW articles are one story; more are grouped as for the rules, and one that stands alone is not asked about.
    """
    by_path = {article.path: article for article in articles}
    wanted = {article.path for article in checked}
    few = len(articles) <= FEW
    stories = []
    for group in (tuple(by_path),) if few else group_stories(articles).groups:
        paths = sorted(group)
        if len(paths) > 1 and wanted & set(paths):
            stories.append(Story(name_story(paths), tuple(by_path[path] for path in paths)))
    return tuple(sorted(stories, key=lambda story: story.articles[0].path))


def name_story(paths: Sequence[str]) -> str:
    """The first path and how many more there are: "lokales/brand.txt +4"."""
    return f"{paths[0]} +{len(paths) - 1}"


def reorder(articles: Sequence[Article], vote: int) -> tuple[Article, ...]:
    """The articles in the order of one vote: first as given, then from last to first, then mixed, each time alike."""
    if vote <= 2:
        return tuple(articles) if vote == 1 else tuple(reversed(articles))
    return tuple(
        sorted(
            articles,
            key=lambda article: hashlib.sha256(f"{vote}\x1f{article.text}\x1f{article.path}".encode()).digest(),
        )
    )
