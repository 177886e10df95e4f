"""A spreadsheet, one row a claim that takes part in a conflict; UTF-8, commas, no cell is ever run as a formula."""

from __future__ import annotations

import csv
import io

from checker.model import Assessment, Claim, Conflict
from checker.showing.passages import order_conflicts
from checker.showing.untrusted import make_cell
from checker.showing.values import write_value

SUFFIX = ".csv"
COLUMNS = (
    "fingerprint",
    "rule",
    "level",
    "verdict",
    "status",
    "subject",
    "value",
    "text",
    "source",
    "published",
    "article",
    "line",
    "column",
    "reference",
    "said_by",
    "in_quote",
    "explanation",
    "advice",
    "found_by",
    "made_with",
)


def render(assessment: Assessment, *, width: int = 100, colour: bool = False, language: str = "de") -> str:
    """The rows under their column names, lines ended as RFC 4180 has it; width and colour change nothing."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    made_with = make_cell(str(assessment.made_with or ""))
    for conflict in order_conflicts(assessment.conflicts):
        for claim in conflict.claims:
            cells = list_cells(conflict, claim, language)
            writer.writerow([*map(make_cell, cells), made_with])
    return buffer.getvalue()


def list_cells(conflict: Conflict, claim: Claim, language: str) -> tuple[str, ...]:
    """The cells of one row, in the order of `COLUMNS`; the last is the same in all of them."""
    article = claim.article
    return (
        conflict.fingerprint,
        conflict.rule,
        conflict.level.value,
        conflict.verdict.level.value,
        conflict.status.value,
        conflict.subject,
        write_value(claim, language),
        claim.excerpt.text,
        article.source or "",
        article.published.isoformat() if article.published else "",
        article.path,
        str(claim.excerpt.line),
        str(claim.excerpt.column),
        "true" if claim.reference else "false",
        claim.said_by or "",
        "true" if claim.in_quote else "false",
        conflict.verdict.because,
        conflict.advice or conflict.verdict.advice,
        " ".join(conflict.found_by),
    )
