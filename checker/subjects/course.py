"""Where in the course of events an article stands: while counts move, or when they are settled (data/course.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from checker.language import AnnotatedArticle

TABLE = Path(__file__).with_name("data") / "course.toml"


@lru_cache(maxsize=4)
def load_pattern(stage: str) -> re.Pattern[str]:
    """One expression for all words of a stage ("settled", "interim", "provisional"), for text in lower case."""
    words = tomllib.loads(TABLE.read_text(encoding="utf-8"))[stage]["words"]
    return re.compile(r"\b(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words) + r")\b")


@lru_cache(maxsize=1)
def stock_nouns() -> frozenset[str]:
    """Names of nouns whose number does not change while a story runs: inhabitants, goals, seats of a party."""
    return frozenset(tomllib.loads(TABLE.read_text(encoding="utf-8"))["stock"]["nouns"])


def looks_back(article: AnnotatedArticle) -> bool:
    """Whether an article tells of a trial or an anniversary: what it counts has been counted for good."""
    return bool(load_pattern("settled").search(article.text.lower(), article.article.body_start))


def is_interim(article: AnnotatedArticle) -> bool:
    """Whether an article tells of an election or a vote whose count is not final."""
    return bool(load_pattern("interim").search(article.text.lower(), article.article.body_start))


def is_provisional(article: AnnotatedArticle) -> bool:
    """Whether an article tells of a result that is counted to the end and not yet confirmed."""
    return bool(load_pattern("provisional").search(article.text.lower(), article.article.body_start))
