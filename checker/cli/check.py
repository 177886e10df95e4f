"""`gegenprobe check`: the main job."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import parameters as p
from checker.cli.running import Request, assess
from checker.cli.speaking import choose_report_language, tell
from checker.cli.watch import watch_files
from checker.config import load_config
from checker.decisions import DEFAULT_FILE
from checker.errors import UsageError
from checker.messages import Remark
from checker.model import Assessment, Level, Outcome, Status
from checker.plugins import Report, load_reports

CONCISE = "terminal=concise"  # a report of its own, asked for as a form of the terminal's
FAIL_ON = ("error", "warning", "note", "never")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("check")(check)


def check(
    paths: p.Paths = None,
    against: p.Against = None,
    facts: p.Facts = None,
    rules: p.RuleFolders = None,
    select: p.Select = None,
    ignore: p.Ignore = None,
    decisions: p.DecisionsFile = None,
    report: Annotated[
        list[str] | None,
        typer.Option(
            "--report",
            metavar="NAME[=FILE]",
            help="terminal (default), terminal=concise (a line a finding), json and others; may be repeated.",
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="|".join(FAIL_ON), help="Exit 1 for new findings at this level (warning)."),
    ] = None,
    language: p.LanguageOption = None,
    model: p.Model = None,
    jobs: p.Jobs = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="REV", help="Findings at this git revision count as known.")
    ] = None,
    ui: p.Ui = None,
    quiet: p.Quiet = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show at the terminal all that was read, understood and compared.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever one of the files changes, until Ctrl-C.")
    ] = False,
) -> int:
    """Check articles against one another, against --against and against the reference facts.

    Exit 0: nothing new at or above --fail-on. 1: findings. 2: something could not be checked. 3: our own error.
    """
    config = load_config(Path.cwd())
    bar = fail_on or config.fail_on or "warning"
    if bar not in FAIL_ON:
        raise UsageError(Remark("--fail-on {bar}: must be one of {known}", bar=bar, known=", ".join(FAIL_ON)))
    choose_report_language(ui, "de")
    writers = choose_reports(report or list(config.report))
    request = Request(
        paths=tuple(paths or ()),
        against=tuple(against or ()),
        facts=None if facts is None else tuple(facts),
        rules=tuple(rules or ()),
        select=p.split_names(select),
        ignore=p.split_names(ignore),
        decisions=decisions,
        language=language,
        model=model,
        jobs=jobs,
        since=since,
        quiet=quiet,
    )
    if watch:
        watch_files(
            files_to_watch(request),
            [file for _, file in writers if file],
            lambda: _run(request, writers, ui, statistics),
        )
    return exit_code(_run(request, writers, ui, statistics), bar)


def _run(request: Request, writers: Sequence[tuple[str, Path | None]], ui: str | None, statistics: bool) -> Assessment:
    assessment = assess(request)
    for name, target in writers:
        language = choose_report_language(ui, choose_language(assessment))
        write_report(name, target, assessment, language, statistics=statistics)
    if not request.quiet:
        remark_failures(assessment)
    return assessment


def files_to_watch(request: Request) -> tuple[Path, ...]:
    """Files and folders that a run depends on. Raises UsageError for standard input, which cannot be read twice."""
    named = (*request.paths, *request.against)
    if "-" in named:
        raise UsageError(Remark("--watch: standard input cannot be read again; name a file or a folder"))
    decisions = request.decisions or Path(DEFAULT_FILE)
    return (*map(Path, named), *(request.facts or ()), *request.rules, decisions)


def choose_language(assessment: Assessment) -> str:
    """English for English articles alone, else German."""
    return "en" if assessment.articles and all(one.language == "en" for one in assessment.articles) else "de"


def choose_reports(values: Sequence[str] | None) -> list[tuple[str, Path | None]]:
    """["json=out.json"] as [("json", Path("out.json"))]; a report without file goes to standard output.

    Raises UsageError for an unknown report or two reports on standard output.
    """
    known = load_reports()
    chosen: list[tuple[str, Path | None]] = []
    for value in values or ("terminal",):
        name, _, target = value.partition("=")
        if value == CONCISE:
            name, target = "concise", ""
        if name not in known:
            raise UsageError(
                Remark(
                    "--report {name}: there is no such report; there are: {known}",
                    name=name,
                    known=", ".join(sorted(known)),
                )
            )
        chosen.append((name, Path(target) if target else None))
    if sum(target is None for _, target in chosen) > 1:
        raise UsageError(
            Remark("--report: only one report can go to standard output; give the others a file, as in json=FILE")
        )
    return chosen


def write_report(name: str, target: Path | None, assessment: Assessment, ui: str, *, statistics: bool = False) -> None:
    """Render one report to standard output or a file; `statistics` is for the terminal's.

    Raises UsageError when the file cannot be written.
    """
    report = load_reports()[name]
    colour = target is None and wants_colour()
    options = {"statistics": True} if statistics and name == "terminal" else {}
    text = report.render(assessment, width=terminal_width(), colour=colour, language=ui, **options)
    if text and not text.endswith("\n"):
        text += "\n"
    if target is None:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    else:
        try:
            target.write_text(text, encoding="utf-8", newline="")
        except OSError as problem:
            raise UsageError(
                Remark(
                    "--report {name}={target}: cannot be written ({problem})",
                    name=name,
                    target=target,
                    problem=str(problem.strerror),
                )
            ) from problem
    append_summary(report, assessment, ui)


def append_summary(report: Report, assessment: Assessment, ui: str) -> None:
    """Append a report's summary to the file that GITHUB_STEP_SUMMARY names, where a report has one and a run has it.

    Raises UsageError when the file cannot be written.
    """
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if report.summarise is None or not target:
        return
    try:
        with open(target, "a", encoding="utf-8", newline="") as file:
            file.write(report.summarise(assessment, language=ui))
    except OSError as problem:
        raise UsageError(
            Remark(
                "GITHUB_STEP_SUMMARY={target}: cannot be written ({problem})",
                target=target,
                problem=str(problem.strerror),
            )
        ) from problem


def wants_colour() -> bool:
    """NO_COLOR wins, then FORCE_COLOR, then whether standard output is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def terminal_width() -> int:
    """Columns from COLUMNS or the terminal, 100 where there is none."""
    return max(40, min(160, shutil.get_terminal_size((100, 24)).columns))


def remark_failures(assessment: Assessment) -> None:
    """Name on standard error what could not be checked or was assumed."""
    for failure in assessment.failures:
        where = Remark("{where}: {problem}", where=failure.where, problem=failure.problem)
        tell(
            Remark("not checked: {failure}", failure=where)
            if failure.fatal
            else Remark("assumed: {failure}", failure=where)
        )


def exit_code(assessment: Assessment, fail_on: str) -> int:
    """2 for a fatal failure, else 1 for a new conflict at or above `fail_on`, else 0."""
    if any(failure.fatal for failure in assessment.failures):
        return 2
    if fail_on == "never":
        return 0
    bar = Level(fail_on).rank
    loud = [
        conflict
        for conflict in assessment.conflicts
        if conflict.status is Status.NEW and conflict.level.rank >= bar and conflict.verdict.level is Outcome.CONFLICT
    ]
    return 1 if loud else 0
