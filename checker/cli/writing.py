"""Writes the reports of a check: text to standard output or a file, a document with comments to a file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from checker.errors import UsageError
from checker.faults import name_fault
from checker.messages import Remark
from checker.model import Article, Assessment
from checker.report_plugins import DocumentReport, Report, list_reports, load_report
from checker.storage import NotReadableError, read_whole, write_whole

# What python-docx and lxml raise of a document that lacks a part or is of a kind they do not know ("Strict Open XML")
UNFIT = (LookupError, ValueError, AttributeError, SyntaxError, StopIteration)
CONCISE = "terminal=concise"  # a report of its own, asked for as a form of the terminal's


def choose_reports(values: Sequence[str] | None) -> list[tuple[str, Path | None]]:
    """["json=out.json"] as [("json", Path("out.json"))]; a report without file goes to standard output.

    Raises UsageError for an unknown report, two reports on standard output and a document without a file.
    """
    known = list_reports()
    chosen: list[tuple[str, Path | None]] = []
    for value in values or ("terminal",):
        name, _, target = ("concise", "", "") if value == CONCISE else value.partition("=")
        if name not in known:
            raise UsageError(
                Remark(
                    "--report {name}: there is no such report; there are: {known}",
                    name=name,
                    known=", ".join(sorted(known)),
                )
            )
        if isinstance(load_report(name), DocumentReport) and not target:
            raise UsageError(Remark("--report {name}: needs a file, as in {name}=FILE", name=name))
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
    report = load_report(name)
    if isinstance(report, DocumentReport):
        assert target is not None
        _write_file(name, target, annotate_document(report, target, assessment, ui))
        return
    colour = target is None and wants_colour()
    options = {"statistics": True} if statistics and name == "terminal" else {}
    text = report.render(assessment, width=terminal_width(), colour=colour, language=ui, **options)
    if text and not text.endswith("\n"):
        text += "\n"
    if target is None:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    else:
        _write_file(name, target, text.encode())
    append_summary(report, assessment, ui)


def annotate_document(report: DocumentReport, target: Path, assessment: Assessment, ui: str) -> bytes:
    """The one document of the report's kind that was checked, with the findings in it.

    Raises UsageError where there is none, where findings stand in several, where `target` is the document itself and
    where nothing can be put into it.
    """
    article = choose_document(report, assessment)
    if target.exists() and os.path.samefile(target, article.path):
        raise UsageError(
            Remark(
                "--report {name}={target}: is the document itself; name another file", name=report.name, target=target
            )
        )
    try:
        data = read_whole(article.path)
    except (OSError, NotReadableError) as problem:
        raise UsageError(Remark("{path}: cannot be read again", path=article.path)) from problem
    try:
        return report.annotate(data, article, assessment, language=ui)
    except UNFIT as problem:
        cannot = Remark("--report {name}: nothing can be put into {path}", name=report.name, path=article.path)
        raise UsageError(cannot) from problem


def choose_document(report: DocumentReport, assessment: Assessment) -> Article:
    """The document whose findings are to be shown: the first that was checked. Raises UsageError."""
    ours = [one for one in assessment.articles if one.pieces and one.pieces[0].part == report.part]
    ours = [one for one in ours if os.path.isfile(one.path)]
    if not ours:
        raise UsageError(
            Remark(
                "--report {name}: none of the articles is such a document ({suffix})",
                name=report.name,
                suffix=report.suffix,
            )
        )
    first, paths = ours[0], {one.path for one in ours}
    for conflict in assessment.conflicts:
        stands = {claim.article.path for claim in conflict.claims} & paths
        if stands and first.path not in stands:
            raise UsageError(
                Remark(
                    "--report {name}: there are findings in {first} and in {other}; check one document at a time",
                    name=report.name,
                    first=first.path,
                    other=min(stands),
                )
            )
    return first


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
                problem=name_fault(problem),
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


def _write_file(name: str, target: Path, data: bytes) -> None:
    try:
        write_whole(target, data)
    except OSError as problem:
        raise UsageError(
            Remark(
                "--report {name}={target}: cannot be written ({problem})",
                name=name,
                target=target,
                problem=name_fault(problem),
            )
        ) from problem
