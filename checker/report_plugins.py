"""Finds and loads report formats by path, each only when it is asked for: some need a library of their own."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from checker.catalogue import mark
from checker.errors import RuleError
from checker.extras import require_extra
from checker.messages import Remark, told_in
from checker.model import Article, Assessment
from checker.plugins import find_folder, import_file, list_modules


@dataclass(frozen=True, slots=True)
class Report:
    """One report file: its name, title, usual file suffix and the function that writes an assessment as text.

    `summarise`, where a report has one, writes what a CI system shows beside the report (as Markdown).
    """

    name: str
    title: str
    suffix: str
    render: Callable[..., str]
    summarise: Callable[..., str] | None = None


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One report file that puts the findings into the document that was checked, and gives it back as bytes.

    `part` is the part of the file that articles of its kind have their pieces in.
    """

    name: str
    title: str
    suffix: str
    part: str
    annotate: Callable[..., bytes]


def list_reports() -> tuple[str, ...]:
    """The names of all bundled reports. Raises RuleError where there is none."""
    return tuple(path.stem for path in list_modules(find_folder("reports"), mark("report")))


@functools.cache
def load_report(name: str) -> Report | DocumentReport:
    """A bundled report by its name, text or document.

    Raises RuleError for a file without docstring or function, UsageError where the extra it names is not installed.
    """
    path = find_folder("reports") / f"{name}.py"
    module = import_file(path, "gegenprobe_reports")
    if (extra := getattr(module, "EXTRA", None)) is not None:
        require_extra(extra, f"--report {name}")
    if module.__doc__ and callable(getattr(module, "annotate", None)):
        return DocumentReport(name, _first_line(module), module.SUFFIX, module.MAIN, _tell_annotator(module.annotate))
    if not module.__doc__ or not callable(getattr(module, "render", None)):
        raise RuleError(Remark("{path}: a report needs a docstring and a function render(assessment)", path=path))
    suffix, summarise = getattr(module, "SUFFIX", ".txt"), getattr(module, "summarise", None)
    return Report(name, _first_line(module), suffix, _tell_reader(module.render), summarise and _tell_reader(summarise))


def load_reports() -> dict[str, Report]:
    """The bundled reports that are text, by name. Raises RuleError as `load_report` does."""
    reports = {name: load_report(name) for name in list_reports()}
    return {name: report for name, report in reports.items() if isinstance(report, Report)}


def _first_line(module: ModuleType) -> str:
    return (module.__doc__ or "").strip().splitlines()[0]


def _tell_annotator(write: Callable[..., bytes]) -> Callable[..., bytes]:
    """The report's function, given an assessment whose messages are plain strings in the reader's language."""

    @functools.wraps(write)
    def write_told(data: bytes, article: Article, assessment: Assessment, *, language: str = "de") -> bytes:
        return write(data, article, told_in(assessment, language), language=language)

    return write_told


def _tell_reader(write: Callable[..., str]) -> Callable[..., str]:
    """The report's function, given an assessment whose messages are plain strings in the reader's language."""

    @functools.wraps(write)
    def write_told(assessment: Assessment, *, language: str = "de", **options: object) -> str:
        return write(told_in(assessment, language), language=language, **options)

    return write_told
