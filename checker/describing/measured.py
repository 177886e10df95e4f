"""The figures of an article with what they measure, read once and shared: `article.mentions(measured_of)`."""

from __future__ import annotations

from checker.describing.quantities import QuantitySubject, subjects_of
from checker.finding.figures.quantities import QuantityMention
from checker.language import AnnotatedArticle


def measured_of(article: AnnotatedArticle) -> tuple[tuple[QuantityMention, QuantitySubject], ...]:
    """Every figure of an article that measures something, with its subject, in order of place."""
    return tuple(subjects_of(article))
