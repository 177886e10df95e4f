"""Where in the course of events an article stands: while counts move, or when they are settled (data/course.toml)."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from checker.expression import Expression
from checker.language import AnnotatedArticle
from checker.model import Claim
from checker.tables import read_table

AROUND = 100  # characters around a figure
LATER = Expression(r"\b(?:inzwischen|mittlerweile|nur noch|nunmehr|by now|in the meantime)\b", re.IGNORECASE)
LATER_COUNT = Expression(
    r"\b(?:inzwischen|mittlerweile|nur noch|steig(?:t|en)|stieg|gestiegen|erhöht\w*|nachträglich"
    r"|später|am Abend|im Lauf\w*"
    r"|meldeten sich|now|rises|rose|risen|climb\w*|later)\b",
    re.IGNORECASE,
)
TABLE = Path(__file__).with_name("data") / "course.toml"


@lru_cache(maxsize=8)
def load_pattern(stage: str) -> Expression:
    """One expression for all words of a stage ("settled", "interim", "provisional"), for text in lower case."""
    words = _load_words(stage)
    return Expression(r"\b(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words) + r")\b")


@lru_cache(maxsize=8)
def _load_words(stage: str) -> tuple[str, ...]:
    return tuple(read_table(TABLE)[stage]["words"])


@lru_cache(maxsize=8)
def _load_stems(stage: str) -> tuple[str, ...]:
    return tuple(word.rstrip("*") for word in _load_words(stage))


def _lower_text(article: AnnotatedArticle) -> str:
    return article.text.lower()


def _is_at_stage(article: AnnotatedArticle, stage: str) -> bool:
    text = article.mentions(_lower_text)
    if not any(stem in text for stem in _load_stems(stage)):  # much faster than the expression, and rarely true
        return False
    return bool(load_pattern(stage).search(text, article.article.body_start))


@lru_cache(maxsize=1)
def stock_nouns() -> frozenset[str]:
    """Names of nouns whose number does not change while a story runs: inhabitants, goals, seats of a party."""
    return frozenset(read_table(TABLE)["stock"]["nouns"])


def looks_back(article: AnnotatedArticle) -> bool:
    """Whether an article tells of a trial or an anniversary: what it counts has been counted for good."""
    return _is_at_stage(article, "settled")


def is_interim(article: AnnotatedArticle) -> bool:
    """Whether an article tells of an election or a vote whose count is not final."""
    return _is_at_stage(article, "interim")


def is_provisional(article: AnnotatedArticle) -> bool:
    """Whether an article tells of a result that is counted to the end and not yet confirmed."""
    return _is_at_stage(article, "provisional")


def is_draft(article: AnnotatedArticle) -> bool:
    """Whether an article tells of a draft: what is decided in the end differs from it."""
    return _is_at_stage(article, "draft")


def tells_growing(claim: Claim) -> bool:
    """Whether the words around a claim's figure say that it will not be the last: "12 Tote, Tendenz steigend"."""
    text, excerpt = claim.article.text, claim.excerpt
    around = text[max(0, excerpt.start - AROUND) : excerpt.end + AROUND].lower()
    return load_pattern("growing").search(around) is not None


def tells_later(claim: Claim, counts: bool) -> bool:
    """Whether words near the claim's figure say that it replaces an earlier one ("inzwischen").

    With `counts` the figure is a count of victims, and words for rising ("gestiegen") say so as well.
    """
    text, excerpt = claim.article.text, claim.excerpt
    pattern = LATER_COUNT if counts else LATER
    return bool(pattern.search(text, max(0, excerpt.start - AROUND), excerpt.end + AROUND))
