"""A claim as JSON tells it, for whatever writes JSON: where it stands, its words and its value."""

from __future__ import annotations

from typing import Any

from checker.model import Claim


def describe_claim(claim: Claim) -> dict[str, Any]:
    """A claim with its place: line and column from 1, start and end as offsets of characters, end exclusive."""
    return {
        "article": claim.article.path,
        "line": claim.excerpt.line,
        "column": claim.excerpt.column,
        "start": claim.excerpt.given[0],
        "end": claim.excerpt.given[1],
        "text": claim.excerpt.text,
        "value": claim.normal,
    }
