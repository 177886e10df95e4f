"""`gegenprobe check`: the main job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import parameters as p
from checker.cli import reader as r
from checker.cli.archive import split_archives
from checker.cli.gathering import gather_articles
from checker.cli.running import Request, assess
from checker.cli.speaking import choose_report_language, tell
from checker.cli.watch import watch_files
from checker.cli.writing import choose_reports, write_report
from checker.config import load_config
from checker.decisions import DEFAULT_FILE
from checker.errors import UsageError
from checker.messages import Remark
from checker.model import Assessment, Level, Outcome, Status

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
    no_cache: p.NoCache = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show at the terminal all that was read, understood and compared.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever one of the files changes, until Ctrl-C.")
    ] = False,
    reader: r.ReaderUrl = None,
    reader_model: r.ReaderModel = None,
    reader_votes: r.ReaderVotes = None,
    reader_budget: r.ReaderBudget = None,
    reader_context: r.ReaderContext = None,
    reader_timeout: r.ReaderTimeout = None,
    reader_embargoed: r.ReaderEmbargoed = None,
    reader_dry_run: r.ReaderDryRun = False,
    reader_offline: r.ReaderOffline = None,
    readings: r.Readings = None,
    verbose: r.Verbose = False,
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
    budget = r.read_budget(reader_budget)
    asked = r.ReaderRequest(
        url=reader,
        model=reader_model,
        votes=reader_votes,
        budget=budget,
        context=reader_context,
        timeout=reader_timeout,
        embargoed=reader_embargoed,
        readings=readings,
    )
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
        cached=not no_cache,
        reader=r.request_reader(config, asked, reader_offline),
    )
    if reader_dry_run:
        others, _ = split_archives(against or config.against)
        kept = replace(request, since=None, quiet=True, reader=replace(request.reader, mode=r.Mode.KEPT))
        material = gather_articles(paths, others, language or "auto")
        return r.show_plan(request.reader, material, lambda: assess(kept))
    if watch:
        watch_files(
            files_to_watch(request),
            [file for _, file in writers if file],
            lambda: _run(request, writers, ui, statistics),
        )
    assessment = _run(request, writers, ui, statistics)
    if verbose:
        r.remark_dropped(assessment)
    return exit_code(assessment, bar)


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
