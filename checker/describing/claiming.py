"""Makes a claim of a passage, with who says it and whether it stands in a quotation."""

from __future__ import annotations

from checker.finding.quotes.quotes import in_quote, said_by
from checker.language import AnnotatedArticle
from checker.model import Claim, Subject


def make_claim(article: AnnotatedArticle, rule: str, subject: Subject, normal: str, start: int, end: int) -> Claim:
    """The claim of a rule that a passage (start to end, characters) makes: `normal` is its value in normal form."""
    excerpt = article.excerpt(start, end)
    speaker = said_by(article, start, end)
    return Claim(rule, subject, normal, normal, excerpt, said_by=speaker, in_quote=in_quote(article, start))
