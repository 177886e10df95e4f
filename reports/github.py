"""Workflow commands for GitHub: one annotation a new conflict, the most severe first; and the step summary."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from checker.model import Assessment, Conflict, Excerpt, Level, Status
from checker.showing.passages import choose_primary, name_place, order_conflicts, sum_up, tell_conflict, tell_values
from checker.showing.untrusted import escape_markdown, make_visible
from checker.showing.wording import list_coverage, words

SUFFIX = ".txt"
COMMANDS: Mapping[Level, str] = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
# GitHub shows ten annotations of a kind a step and drops the rest without a word.
SHOWN = 10
SUMMARY_ROWS = 200


def render(assessment: Assessment, *, width: int = 100, colour: bool = False, language: str = "de") -> str:
    """The new conflicts as workflow commands, one a line, then a line that says how many are not shown."""
    lines: list[str] = []
    room = dict.fromkeys(Level, SHOWN)
    for failure in assessment.failures:
        if failure.fatal and room[Level.ERROR]:
            room[Level.ERROR] -= 1
            title = escape_property(words(language)["failures"])
            lines.append(f"::error title={title}::{escape_data(f'{failure.where}: {failure.problem}')}")
    hidden = sum(failure.fatal for failure in assessment.failures) - len(lines)
    for conflict in order_conflicts(assessment.with_status(Status.NEW)):
        if room[conflict.level]:
            room[conflict.level] -= 1
            lines.append(write_command(conflict, language))
        else:
            hidden += 1
    result = sum_up(assessment, language)
    lines.append(f"Gegenprobe: {result.headline}{result.rest}")
    if hidden:
        lines.append(words(language)["not_shown"].format(count=hidden))
    return "\n".join(lines) + "\n"


def write_command(conflict: Conflict, language: str) -> str:
    """One conflict as an annotation at the checked article's passage."""
    excerpt = choose_primary(conflict).excerpt
    properties = {
        "file": PurePath(excerpt.article.path).as_posix(),
        "line": str(excerpt.line),
        "endLine": str(excerpt.line),
        "title": f"{conflict.subject} ({conflict.rule})",
    }
    end = Excerpt(excerpt.article, excerpt.end, excerpt.end)
    if end.line == excerpt.line:
        properties |= {"col": str(excerpt.column), "endColumn": str(end.column)}
    else:
        properties["endLine"] = str(end.line)
    written = ",".join(f"{name}={escape_property(value)}" for name, value in properties.items())
    return f"::{COMMANDS[conflict.level]} {written}::{escape_data(tell_conflict(conflict, language))}"


def escape_data(text: str) -> str:
    """Text that ends no workflow command and starts none (the rules of GitHub's own toolkit)."""
    return make_visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """A property's value: as data, and colon and comma too."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")


def summarise(assessment: Assessment, *, language: str = "de") -> str:
    """The Markdown for the file that GITHUB_STEP_SUMMARY names: all new conflicts in a table, and what was covered."""
    table = words(language)
    fresh = order_conflicts(assessment.with_status(Status.NEW))
    result = sum_up(assessment, language)
    lines = [f"### Gegenprobe: {result.headline}", "", escape_markdown((result.headline + result.rest).strip()), ""]
    if fresh:
        lines += [f"| {table['level']} | {table['subject']} | | {table['because']} | |", "|---|---|---|---|---|"]
    for conflict in fresh[:SUMMARY_ROWS]:
        cells = (
            table[conflict.level.value],
            escape_markdown(conflict.subject),
            escape_markdown(tell_values(conflict, language)),
            escape_markdown(conflict.verdict.because),
            escape_markdown(name_place(choose_primary(conflict).excerpt)),
        )
        lines.append(f"| {' | '.join(cells)} |")
    if len(fresh) > SUMMARY_ROWS:
        lines += ["", table["not_shown"].format(count=len(fresh) - SUMMARY_ROWS)]
    lines += [
        f"\n- {escape_markdown(failure.where)}: {escape_markdown(failure.problem)}" for failure in assessment.failures
    ]
    lines += [f"\n{escape_markdown(line)}" for line in list_coverage(assessment, language)]
    return "\n".join(lines) + "\n"
