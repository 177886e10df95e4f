"""`gegenprobe decisions accept|dismiss|update|prune|show`: what the desk says of its findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.catalogue import mark, translate
from checker.cli import parameters as p
from checker.cli.running import Request, assess
from checker.cli.speaking import report_failures, spoken_here, tell, write_heads
from checker.cli.writing import terminal_width, wants_colour
from checker.decisions import DEFAULT_FILE, change_decisions, decide, read_decisions, shrink
from checker.errors import UsageError
from checker.messages import Remark
from checker.model import Assessment, Decision
from checker.showing.untrusted import make_visible

Names = Annotated[
    list[str],
    typer.Argument(metavar="[FINGERPRINT]... PATH...", help="Findings by fingerprint, then the articles."),
]
All = Annotated[bool, typer.Option("--all", help="Every finding that is new.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; an editor will read it in a year.")]
Owner = Annotated[str | None, typer.Option("--owner", metavar="NAME", help="Who decided.")]
Until = Annotated[
    datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="The last day the decision holds.")
]
OPEN = mark("open")  # the verdict that is no decision yet; the others are words of the reports, too
FINGERPRINT_DIGITS = frozenset("0123456789abcdef")


def register(app: typer.Typer) -> None:
    """Add the group of commands to the application."""
    group = typer.Typer(help="Accept, dismiss, show and prune findings.", no_args_is_help=True)
    group.callback()(_take_language)
    group.command("accept")(accept)
    group.command("dismiss")(dismiss)
    group.command("update")(update)
    group.command("prune")(prune)
    group.command("show")(show)
    app.add_typer(group, name="decisions")


def accept(
    names: Names,
    all_new: All = False,
    reason: Reason = "",
    owner: Owner = None,
    until: Until = None,
    decisions: p.DecisionsFile = None,
    against: p.Against = None,
    facts: p.Facts = None,
    rules: p.RuleFolders = None,
    ui: p.AnyUi = None,
) -> int:
    """Accept findings: they stand, are known, and no longer fail a run."""
    return _decide("accepted", names, all_new, reason, owner, until, decisions, against, facts, rules)


def dismiss(
    names: Names,
    all_new: All = False,
    reason: Reason = "",
    owner: Owner = None,
    until: Until = None,
    decisions: p.DecisionsFile = None,
    against: p.Against = None,
    facts: p.Facts = None,
    rules: p.RuleFolders = None,
    ui: p.AnyUi = None,
) -> int:
    """Dismiss findings: they are false alarms and no longer shown."""
    return _decide("dismissed", names, all_new, reason, owner, until, decisions, against, facts, rules)


def update(
    names: Annotated[list[str], typer.Argument(metavar="PATH...")],
    decisions: p.DecisionsFile = None,
    against: p.Against = None,
    facts: p.Facts = None,
    rules: p.RuleFolders = None,
    ui: p.AnyUi = None,
) -> int:
    """Drop decisions whose findings have vanished; never adds one."""
    return prune(names, decisions, against, facts, rules)


def prune(
    names: Annotated[list[str], typer.Argument(metavar="PATH...")],
    decisions: p.DecisionsFile = None,
    against: p.Against = None,
    facts: p.Facts = None,
    rules: p.RuleFolders = None,
    ui: p.AnyUi = None,
) -> int:
    """Drop decisions whose findings have vanished from the articles."""
    assessment = _assess(names, against, facts, rules, decisions)
    if code := report_failures(assessment.failures):
        return code
    file = decisions or Path(DEFAULT_FILE)
    change_decisions(file, lambda known: shrink(known, assessment.stale))
    tell(Remark("{count} stale decisions dropped from {file}", count=len(assessment.stale), file=str(file)))
    return 0


def show(
    decisions: p.DecisionsFile = None,
    ui: p.AnyUi = None,
) -> None:
    """Show every decision: what is hidden from the report, and why."""
    file = decisions or Path(DEFAULT_FILE)
    columns = ("finding", "verdict", "rule", "subject", "values", "reason", "owner", "until")
    table = Table(*write_heads(columns), box=None, pad_edge=False)
    for one in read_decisions(file, must_exist=decisions is not None):
        until = one.until.isoformat() if one.until else ""
        cells = (
            one.fingerprint,
            translate(one.verdict, spoken_here()),
            one.rule,
            one.subject,
            " / ".join(one.values),
            one.reason,
            one.owner,
            until,
        )
        table.add_row(*(Text(make_visible(cell or "")) for cell in cells))
    colour = wants_colour()
    Console(force_terminal=colour, no_color=not colour, width=terminal_width()).print(table)


def split_fingerprints(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Leading names of six or more hexadecimal digits that are no files, and the rest."""
    fingerprints = []
    for name in names:
        if len(name) < 6 or not set(name) <= FINGERPRINT_DIGITS or Path(name).exists():
            break
        fingerprints.append(name)
    return fingerprints, list(names[len(fingerprints) :])


def _decide(
    verdict: str,
    names: Sequence[str],
    all_new: bool,
    reason: str,
    owner: str | None,
    until: datetime | None,
    decisions: Path | None,
    against: Sequence[str] | None,
    facts: Sequence[Path] | None,
    rules: Sequence[Path] | None,
) -> int:
    fingerprints, paths = split_fingerprints(names)
    if all_new == bool(fingerprints):
        raise UsageError(Remark("name the findings by fingerprint, or say --all; and then the articles"))
    file = decisions or Path(DEFAULT_FILE)
    assessment = _assess(paths, against, facts, rules, decisions)
    known, changed = change_decisions(
        file,
        lambda decided: decide(
            assessment.conflicts,
            decided,
            verdict,
            reason,
            fingerprints=None if all_new else fingerprints,
            owner=owner,
            until=until.date() if until else None,
        ),
    )
    count = _count_changes(known, changed)
    accepted = verdict == "accepted"
    tell(
        Remark.counted(
            "{count} finding accepted in {file}", "{count} findings accepted in {file}", count, file=str(file)
        )
        if accepted
        else Remark.counted(
            "{count} finding dismissed in {file}", "{count} findings dismissed in {file}", count, file=str(file)
        )
    )
    return report_failures(assessment.failures)


def _assess(
    paths: Sequence[str],
    against: Sequence[str] | None,
    facts: Sequence[Path] | None,
    rules: Sequence[Path] | None,
    decisions: Path | None,
) -> Assessment:
    existing = decisions if decisions is not None and decisions.exists() else None
    request = Request(
        cached=True,
        paths=tuple(paths),
        against=tuple(against or ()),
        facts=None if facts is None else tuple(facts),
        rules=tuple(rules or ()),
        decisions=existing,
        quiet=True,
    )
    return assess(request)


def _count_changes(before: Sequence[Decision], after: Sequence[Decision]) -> int:
    return len(set(after) - set(before))


def _take_language(ui: p.AnyUi = None) -> None:
    """Accept, dismiss, show and prune findings."""
