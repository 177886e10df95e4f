"""rdjson, the diagnostic format of reviewdog: new findings with the other passages, and a change where one is known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from checker.model import HOME, Assessment, Claim, Conflict, Excerpt, Level, Status
from checker.showing.passages import choose_primary, describe_age, name_source, order_conflicts, tell_conflict
from checker.showing.suggesting import suggest
from checker.showing.untrusted import escape_json, make_visible
from checker.showing.values import write_value
from checker.showing.wording import words

SUFFIX = ".json"
SEVERITIES: Mapping[Level, str] = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


def render(assessment: Assessment, *, width: int = 100, colour: bool = False, language: str = "de") -> str:
    """The new conflicts as one DiagnosticResult; width and colour change nothing in it."""
    made = f"Gegenprobe {assessment.made_with.version}" if assessment.made_with else "Gegenprobe"
    document = {
        "source": {"name": made, "url": HOME},
        "diagnostics": [
            describe_diagnostic(conflict, language) for conflict in order_conflicts(assessment.with_status(Status.NEW))
        ],
    }
    return escape_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def describe_diagnostic(conflict: Conflict, language: str) -> dict[str, Any]:
    """One conflict at the checked article's passage, with where the others stand and what may take its place."""
    primary = choose_primary(conflict)
    diagnostic: dict[str, Any] = {
        "message": tell_conflict(conflict, language),
        "location": locate(primary.excerpt),
        "severity": SEVERITIES[conflict.level],
        "code": {"value": make_visible(conflict.rule)},
        "relatedLocations": [relate(claim, language) for claim in conflict.claims if claim is not primary],
    }
    found = suggest(conflict)
    if found is not None and found.claim.article.path == primary.article.path:
        place = locate(found.claim.excerpt)["range"]
        diagnostic["suggestions"] = [{"range": place, "text": found.text}]
    return diagnostic


def relate(claim: Claim, language: str) -> dict[str, Any]:
    """Another claim of the conflict: its source, day and value, and where it stands."""
    name = words(language)["reference"].capitalize() if claim.reference else name_source(claim.article)
    told = ", ".join(part for part in (name, describe_age(claim, language)) if part)
    return {"message": f"{told}: {make_visible(write_value(claim, language))}", "location": locate(claim.excerpt)}


def locate(excerpt: Excerpt) -> dict[str, Any]:
    """Path and range of a passage: lines from 1, columns in bytes of UTF-8 from 1, the end exclusive."""
    end = Excerpt(excerpt.article, excerpt.end, excerpt.end)
    return {
        "path": make_visible(PurePath(excerpt.article.path).as_posix()),
        "range": {"start": _place(excerpt), "end": _place(end)},
    }


def _place(excerpt: Excerpt) -> dict[str, int]:
    before = excerpt.article.text[excerpt.start - excerpt.column + 1 : excerpt.start]
    return {"line": excerpt.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
