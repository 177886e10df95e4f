"""Code Quality JSON for GitLab: the conflicts as a merge request shows them, with stable unique fingerprints."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from checker.model import Assessment, Conflict, Level, Outcome, Status
from checker.showing.namesakes import number_names
from checker.showing.passages import choose_primary, order_conflicts, tell_conflict
from checker.showing.untrusted import escape_json, make_visible

SUFFIX = ".json"
SEVERITIES: Mapping[Level, str] = {Level.ERROR: "critical", Level.WARNING: "major", Level.NOTE: "minor"}


def render(assessment: Assessment, *, width: int = 100, colour: bool = False, language: str = "de") -> str:
    """All conflicts that are not dismissed; GitLab itself tells new from old. Width and colour change nothing in it."""
    told = [conflict for conflict in order_conflicts(assessment.conflicts) if conflict.status is not Status.DISMISSED]
    names = number_names(told)
    issues = [describe_issue(conflict, name, language) for conflict, name in zip(told, names, strict=True)]
    return escape_json(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"


def describe_issue(conflict: Conflict, name: str, language: str) -> dict[str, Any]:
    """One conflict at the place of the checked article's claim."""
    primary = choose_primary(conflict)
    update = conflict.verdict.level is Outcome.UPDATE
    return {
        "description": tell_conflict(conflict, language),
        "check_name": make_visible(conflict.rule),
        "fingerprint": name,
        "severity": "info" if update else SEVERITIES[conflict.level],
        "location": {
            "path": make_visible(PurePath(primary.article.path).as_posix()),
            "lines": {"begin": primary.excerpt.line},
        },
    }
