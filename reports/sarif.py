"""SARIF 2.1.0, for code scanning: the checked article first, the other sources as related locations."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath, PurePosixPath
from typing import Any
from urllib.parse import quote

from checker.model import HOME, Assessment, Claim, Conflict, Excerpt, Failure, Manual, Provenance, Status
from checker.showing.passages import choose_primary, describe_age, name_source, order_conflicts, tell_conflict
from checker.showing.suggesting import Suggestion, suggest
from checker.showing.untrusted import escape_json, escape_markdown, make_visible, make_visible_lines
from checker.showing.values import write_value
from checker.showing.wording import tell_title, words

SUFFIX = ".sarif"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "gegenprobe/v1"
CATEGORY = "gegenprobe"  # keeps these results apart from those of other tools in code scanning
SNIPPET = 1000  # characters of a passage that are repeated in the report


def render(assessment: Assessment, *, width: int = 100, colour: bool = False, language: str = "de") -> str:
    """The assessment as a SARIF log with one run; width and colour change nothing in it."""
    conflicts = order_conflicts(assessment.conflicts)
    rules = sorted({conflict.rule for conflict in conflicts})
    run = {
        "tool": {"driver": describe_tool(assessment.made_with, rules, language)},
        "automationDetails": {"id": f"{CATEGORY}/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [describe_run(assessment, language)],
        "results": [describe_result(conflict, rules, language) for conflict in conflicts],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escape_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def describe_tool(made_with: Provenance | None, rules: Sequence[str], language: str) -> dict[str, Any]:
    """Gegenprobe with its version, the digests of what the report stands on, and the rules that found something."""
    manuals = {manual.name: manual for manual in made_with.manuals} if made_with else {}
    driver: dict[str, Any] = {
        "name": "Gegenprobe",
        "organization": "Gegenprobe",
        "informationUri": HOME,
        "rules": [describe_rule(rule, manuals.get(rule), language) for rule in rules],
    }
    if made_with is not None:
        driver |= {
            "version": made_with.version,
            "semanticVersion": made_with.version,
            "properties": dict(made_with.digests()),
        }
    return driver


def describe_rule(rule: str, manual: Manual | None, language: str) -> dict[str, Any]:
    """A rule as code scanning shows it: its title, its manual, a page to read on, and its usual level."""
    name = make_visible(rule)
    title = make_visible(tell_title(manual, language) if manual else rule.replace("_", " ").capitalize() + ".")
    text = make_visible_lines(manual.text) if manual else ""
    described: dict[str, Any] = {
        "id": name,
        "shortDescription": {"text": escape_message(title)},
        "fullDescription": {"text": escape_message(title)},
        "help": {
            "text": f"{title}\n\n{text}".strip(),
            "markdown": f"{escape_markdown(title)}\n\n{quote_lines(text)}".strip(),
        },
        "helpUri": f"{HOME}/rules/{quote(name, safe='')}/",
        "properties": {"tags": ["consistency", "fact-checking"], "precision": "high"},
    }
    spoken = "".join(part.capitalize() for part in name.split("_"))
    if spoken != name:  # SARIF 2.1.0, section 3.49.7: a name that says no more than the id is left out
        described["name"] = spoken
    if manual is not None:
        described["defaultConfiguration"] = {"level": manual.level}
    return described


def quote_lines(text: str) -> str:
    """A manual as Markdown that shows its characters as they are, paragraph by paragraph."""
    return "\n\n".join(escape_markdown(" ".join(part.split())) for part in text.split("\n\n"))


def describe_run(assessment: Assessment, language: str) -> dict[str, Any]:
    """Whether everything could be checked, and what could not."""
    notifications = [describe_failure(failure) for failure in assessment.failures]
    for decision in assessment.stale:
        told = f"{words(language)['stale']}: {decision.fingerprint} {decision.subject} ({decision.rule})"
        notifications.append({"level": "note", "message": {"text": escape_message(told)}})
    return {
        "executionSuccessful": not any(failure.fatal for failure in assessment.failures),
        "toolExecutionNotifications": notifications,
    }


def describe_failure(failure: Failure) -> dict[str, Any]:
    """Something that could not be checked, or was assumed, as a notification."""
    return {
        "level": "error" if failure.fatal else "warning",
        "message": {"text": escape_message(f"{failure.where}: {failure.problem}")},
    }


def describe_result(conflict: Conflict, rules: Sequence[str], language: str) -> dict[str, Any]:
    """One conflict as a result: new ones are "new", known and dismissed ones "unchanged", dismissed ones suppressed."""
    primary = choose_primary(conflict)
    others = [claim for claim in conflict.claims if claim is not primary]
    result: dict[str, Any] = {
        "ruleId": make_visible(conflict.rule),
        "ruleIndex": rules.index(conflict.rule),
        "level": conflict.level.value,
        "message": {"text": escape_message(tell_conflict(conflict, language))},
        "locations": [locate(primary.excerpt)],
        "relatedLocations": [relate(claim, number, language) for number, claim in enumerate(others, 1)],
        "partialFingerprints": {FINGERPRINT: conflict.fingerprint},
        "baselineState": "new" if conflict.status is Status.NEW else "unchanged",
        "properties": {
            "status": conflict.status.value,
            "verdict": conflict.verdict.level.value,
            "foundBy": list(conflict.found_by),
        },
    }
    found = suggest(conflict)
    if found is not None:
        result["fixes"] = [describe_fix(found, conflict)]
    if conflict.status is Status.DISMISSED:
        result["suppressions"] = [{"kind": "external", "status": "accepted"}]
    return result


def describe_fix(found: Suggestion, conflict: Conflict) -> dict[str, Any]:
    """A replacement of the passage, with the advice as its description (SARIF 2.1.0, section 3.55)."""
    excerpt = found.claim.excerpt
    region = locate(excerpt)["physicalLocation"]["region"]
    where = {
        key: region[key] for key in ("startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength")
    }
    change = {
        "artifactLocation": {"uri": write_uri(excerpt.article.path)},
        "replacements": [{"deletedRegion": where, "insertedContent": {"text": found.text}}],
    }
    return {"description": {"text": escape_message(conflict.advice)}, "artifactChanges": [change]}


def relate(claim: Claim, number: int, language: str) -> dict[str, Any]:
    """Another claim of the conflict, with its source, date and value as message."""
    name = words(language)["reference"].capitalize() if claim.reference else name_source(claim.article)
    told = ", ".join(part for part in (name, describe_age(claim, language)) if part)
    message = escape_message(f"{told}: {write_value(claim, language)}")
    return {"id": number, "message": {"text": message}, **locate(claim.excerpt)}


def locate(excerpt: Excerpt) -> dict[str, Any]:
    """A physical location; lines and columns count from 1, the end column is exclusive."""
    end = Excerpt(excerpt.article, excerpt.end, excerpt.end)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": write_uri(excerpt.article.path)},
            "region": {
                "startLine": excerpt.line,
                "startColumn": excerpt.column,
                "endLine": end.line,
                "endColumn": end.column,
                "charOffset": excerpt.given[0],
                "charLength": excerpt.given[1] - excerpt.given[0],
                "snippet": {"text": make_visible_lines(excerpt.text[:SNIPPET])},
            },
        }
    }


def write_uri(path: str) -> str:
    """A path as a URI reference, relative ones staying relative."""
    posix = PurePath(path).as_posix()
    uri = quote(posix.encode("utf-8", "surrogatepass"), safe="/")
    return f"file://{uri}" if PurePosixPath(posix).is_absolute() else uri


def escape_message(text: str) -> str:
    """Text without links and placeholders in the sense of SARIF 2.1.0, sections 3.11.5 and 3.11.6."""
    visible = make_visible(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return visible.replace("{", "{{").replace("}", "}}")
