"""Where the sentences of an article end, by their marks alone."""

from __future__ import annotations

from bisect import bisect_right

from checker.expression import Expression
from checker.language import AnnotatedArticle

LONGEST_SENTENCE = 600
ABBREVIATIONS = (
    "Dr",
    "St",
    "ca",
    "Prof",
    "Nr",
    "Mio",
    "Mrd",
    "Abs",
    "Mr",
    "Mrs",
    "bzw",
    "Tel",
    "Ms",
    "Capt",
    "Lt",
    "Gen",
    "Gov",
    "Sen",
    "Rep",
    "Sgt",
    "Col",
    "Rev",
)
NO_ABBREVIATION = "".join(rf"(?<!\b{short}\.)" for short in (r"\w", *ABBREVIATIONS))
SENTENCE_END = Expression(
    rf"[.!?…\n](?:(?<=\n)|(?:(?<=[!?…])|{NO_ABBREVIATION}(?:(?<!\d\.)|(?<=\d{{4}}\.)|(?<=unter \d\d\.)))"
    r"[“”\"«»)]*[ \u00a0]+(?=[A-ZÄÖÜ„“\"»«(–-]|\d))"
)

# In English copy no figure with a full stop is a rank: "killed 52. Families".
ENGLISH_END = Expression(rf"{SENTENCE_END.pattern}|(?<=[^.,]\d)\.[“”\"»)]*[ \u00a0]+(?=[A-Z][a-z]+ |[“\"])")


def sentence_ends_of(article: AnnotatedArticle) -> tuple[tuple[int, int], ...]:
    """Every sentence end of an article: where its mark stands and where the next sentence begins, in order."""
    pattern = ENGLISH_END if article.language == "en" else SENTENCE_END
    return tuple(found.span() for found in pattern.finditer(article.text, article.article.body_start))


def _beginnings_of(article: AnnotatedArticle) -> list[int]:
    """Where the sentence behind each end begins."""
    return [following for _, following in article.mentions(sentence_ends_of)]


def sentence_bounds(article: AnnotatedArticle, offset: int) -> tuple[int, int]:
    """Start and end of the sentence that holds `offset`, by its marks alone, at most 600 characters either way."""
    ends = article.mentions(sentence_ends_of)
    following = bisect_right(article.mentions(_beginnings_of), offset)
    start = ends[following - 1][1] if following else article.article.body_start
    end = ends[following][0] + 1 if following < len(ends) else len(article.text)
    return max(start, offset - LONGEST_SENTENCE), min(end, offset + LONGEST_SENTENCE)
