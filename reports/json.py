"""Everything the check found, as one JSON object ("gegenprobe/report/1"), for other programs."""

from __future__ import annotations

import json
from typing import Any

from checker.model import Article, Assessment, Claim, Conflict, Decision
from checker.showing.claims import describe_claim
from checker.showing.suggesting import suggest
from checker.showing.untrusted import escape_json

SUFFIX = ".json"
SCHEMA = "gegenprobe/report/1"


def render(assessment: Assessment, *, width: int = 100, colour: bool = False, language: str = "de") -> str:
    """A JSON document (checker/schemas/report.schema.json), reasons in `language`, whatever the width and colour."""
    document = {
        "schema": SCHEMA,
        "made_with": describe_provenance(assessment),
        "articles": [describe_article(article) for article in assessment.articles if not article.reference],
        "conflicts": [describe_conflict(conflict) for conflict in assessment.conflicts],
        "stale": [describe_decision(decision) for decision in assessment.stale],
        "failures": [{"where": failure.where, "problem": failure.problem} for failure in assessment.failures],
        "coverage": dict(sorted(assessment.coverage.items())),
    }
    return escape_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def describe_provenance(assessment: Assessment) -> dict[str, str] | None:
    """The version that made the report and the digests of what it stands on; null where nobody traced them."""
    made = assessment.made_with
    return None if made is None else {"version": made.version, **made.digests()}


def describe_article(article: Article) -> dict[str, Any]:
    """An article without its text; the date is ISO 8601 or null."""
    return {
        "path": article.path,
        "name": article.name,
        "source": article.source,
        "published": write_published(article),
        "language": article.language,
        "lineage": list(article.lineage),
    }


def describe_conflict(conflict: Conflict) -> dict[str, Any]:
    """A conflict or update with its claims and the pairs of claims that cannot both stand."""
    return {
        "fingerprint": conflict.fingerprint,
        "rule": conflict.rule,
        "level": conflict.level.value,
        "verdict": conflict.verdict.level.value,
        "status": conflict.status.value,
        "found_by": list(conflict.found_by),
        "subject": conflict.subject,
        "explanation": conflict.verdict.because,
        "advice": conflict.advice or conflict.verdict.advice,
        "suggestion": describe_suggestion(conflict),
        "claims": [describe_source(claim) for claim in conflict.claims],
        "pairs": [list(pair) for pair in conflict.pairs],
    }


def describe_suggestion(conflict: Conflict) -> dict[str, Any] | None:
    """What may take the place of which characters of which article; null where nobody can know it."""
    found = suggest(conflict)
    if found is None:
        return None
    excerpt = found.claim.excerpt
    return {"article": excerpt.article.path, "start": excerpt.start, "end": excerpt.end, "text": found.text}


def describe_source(claim: Claim) -> dict[str, Any]:
    """A claim (`checker.showing.claims`) with whose it is: of which source and day, and whether a reference fact."""
    place = describe_claim(claim)
    whose = {"source": claim.article.source, "published": write_published(claim.article)}
    return {"article": place.pop("article"), **whose, **place, "reference": claim.reference}


def describe_decision(decision: Decision) -> dict[str, Any]:
    """A decision whose conflict is gone."""
    return {
        "fingerprint": decision.fingerprint,
        "verdict": decision.verdict,
        "reason": decision.reason,
        "rule": decision.rule,
        "subject": decision.subject,
        "values": list(decision.values),
        "owner": decision.owner,
        "until": decision.until.isoformat() if decision.until else None,
    }


def write_published(article: Article) -> str | None:
    """The day or moment of publication in ISO 8601."""
    return article.published.isoformat() if article.published else None
