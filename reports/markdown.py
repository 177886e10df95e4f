"""Markdown, for a merge request, a wiki or a mail: conflicts with their passages, then what was covered."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Assessment, Claim, Conflict, Status
from checker.showing.namesakes import Namesakes, find_namesakes, tell_namesakes
from checker.showing.passages import (
    choose_sides,
    describe_age,
    describe_occurrences,
    find_passage,
    group_occurrences,
    name_place,
    name_source,
    order_conflicts,
    sum_up,
    tell_headline,
)
from checker.showing.untrusted import escape_markdown
from checker.showing.wording import list_coverage, tell_finders, words

SUFFIX = ".md"


def render(assessment: Assessment, *, width: int = 100, colour: bool = False, language: str = "de") -> str:
    """The assessment as CommonMark; article text is escaped, so that it is shown and not obeyed."""
    table = words(language)
    lines = [f"# {table['title']}", ""]
    fresh = [conflict for conflict in order_conflicts(assessment.conflicts) if conflict.status is Status.NEW]
    result = sum_up(assessment, language)
    lines.append(escape_markdown(result.headline + result.rest))
    lines.append("")
    namesakes = find_namesakes(assessment.conflicts)
    for conflict in fresh:
        lines += write_conflict(conflict, namesakes, language)
    lines += write_rest(assessment, language)
    return "\n".join(lines).rstrip() + "\n"


def write_conflict(conflict: Conflict, namesakes: Namesakes, language: str) -> Iterator[str]:
    """Headline, the two passages as quotations, the reason, the advice and all occurrences."""
    table = words(language)
    yield f"## {table[conflict.level.value]}: {escape_markdown(tell_headline(conflict, language))}"
    yield ""
    kind = table[conflict.verdict.level.value]
    finders = tell_finders(conflict, language)
    told = f"{kind}, {table[conflict.status.value]} · {escape_markdown(conflict.rule)} · `{conflict.fingerprint}`"
    yield f"{told} · {finders}" if finders else told
    yield ""
    for claim in choose_sides(conflict):
        yield from write_passage(claim, language)
    yield f"**{table['because']}:** {escape_markdown(conflict.verdict.because)}"
    yield ""
    advice = conflict.advice or conflict.verdict.advice
    if advice:
        yield f"**{table['advice']}:** {escape_markdown(advice)}"
        yield ""
    if told := tell_namesakes(conflict, namesakes, language):
        yield escape_markdown(told)
        yield ""
    for group in group_occurrences(conflict.claims, language):
        yield f"- {escape_markdown(group.value)}: {escape_markdown(describe_occurrences(group, language))}"
        for claim in group.claims:
            yield f"  - {name_side(claim, language)}"
    yield ""


def write_passage(claim: Claim, language: str) -> Iterator[str]:
    """A passage as a quotation, the words in question in bold, and under it where it stands."""
    passage = find_passage(claim)
    marked = f"<mark>{escape_markdown(passage.marked)}</mark>"
    yield f"> {escape_markdown(passage.before)}{marked}{escape_markdown(passage.after)}"
    yield ">"
    yield f"> {name_side(claim, language)}"
    yield ""


def name_side(claim: Claim, language: str) -> str:
    """Source, day and place of a claim."""
    name = words(language)["reference"].capitalize() if claim.reference else name_source(claim.article)
    parts = (name, describe_age(claim, language), name_place(claim.excerpt))
    return ", ".join(escape_markdown(part) for part in parts if part)


def write_rest(assessment: Assessment, language: str) -> Iterator[str]:
    """What is decided already, what is stale, what could not be checked, and the coverage."""
    table = words(language)
    decided = [conflict for conflict in order_conflicts(assessment.conflicts) if conflict.status is not Status.NEW]
    sections = (
        (
            table["decided"],
            [
                f"{table[conflict.status.value]}: {escape_markdown(tell_headline(conflict, language))}"
                f" (`{conflict.fingerprint}`)"
                for conflict in decided
            ],
        ),
        (
            table["stale"],
            [f"{escape_markdown(old.subject)}: {escape_markdown(' / '.join(old.values))}" for old in assessment.stale],
        ),
        (
            table["failures"],
            [
                f"{escape_markdown(failure.where)}: {escape_markdown(failure.problem)}"
                for failure in assessment.failures
            ],
        ),
        (
            table["coverage"],
            [escape_markdown(line) for line in list_coverage(assessment, language)],
        ),
    )
    for title, rows in sections:
        if rows:
            yield f"## {title}"
            yield ""
            yield from (f"- {row}" for row in rows)
            yield ""
