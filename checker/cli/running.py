"""Runs a check as the command line and the configuration ask for it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from checker import pipeline
from checker.cli.archive import open_archives, split_archives
from checker.cli.gathering import Progress, gather_articles, gather_facts, house_spellings, show_progress
from checker.cli.reader import Mode, ReaderRequest, consult_again, consult_reader, suggest_figures
from checker.cli.speaking import tell
from checker.config import Config, load_config
from checker.decisions import (
    DEFAULT_FILE,
    Suppression,
    apply_suppressions,
    extract_revision,
    mark_known,
    read_decisions,
    read_suppressions,
    report_unused,
)
from checker.errors import UsageError
from checker.messages import Remark
from checker.model import Assessment, Fact, Failure
from checker.plugins import Rule, load_rules, set_levels
from checker.tracing import trace

if TYPE_CHECKING:
    from checker.judging.figure_verdicts import Bars


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked for; None and empty where the configuration, or else the default, is to say."""

    paths: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    facts: tuple[Path, ...] | None = None
    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    decisions: Path | None = None
    language: str | None = None
    model: str | None = None
    jobs: int | None = None
    since: str | None = None
    quiet: bool = False
    cached: bool = False
    spellings: tuple[Fact, ...] = ()
    reader: ReaderRequest = field(default_factory=ReaderRequest)
    bars: Bars | None = None

    def completed(self, config: Config) -> Request:
        """This request with the configuration's values where it says nothing."""
        return replace(
            self,
            against=self.against or config.against,
            facts=self.facts if self.facts is not None else config.facts,
            rules=self.rules or config.rules,
            select=self.select or config.select,
            ignore=self.ignore or config.ignore,
            decisions=self.decisions or config.decisions,
            language=self.language or config.language or "auto",
            model=self.model or config.model,
            jobs=self.jobs or config.jobs or 1,
            spellings=house_spellings(config),
            reader=self.reader.completed(config.reader),
            bars=set_bars(config.pairing) if config.pairing else None,
        )


def set_bars(configured: Mapping[str, int]) -> Bars:
    """The bars as configured; a note's is never above a warning's."""
    from checker.judging.figure_verdicts import Bars

    bars = replace(Bars(), **configured)
    return replace(bars, note=min(bars.note, bars.warning))


def assess(request: Request) -> Assessment:
    """Read everything a check needs and run the pipeline. Raises GegenprobeError for what the user must mend."""
    config = load_config(Path.cwd())
    request = request.completed(config)
    with show_progress(request.quiet) as progress:
        rules = choose_rules(request, config)
        assessment = run_pipeline(request, rules, progress)
        if request.since is None:
            return assessment
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            old = extract_revision(request.paths, request.since, Path(folder))
            reader = request.reader if request.reader.mode is Mode.OFF else replace(request.reader, mode=Mode.KEPT)
            earlier = replace(request, paths=tuple(map(str, old)), quiet=True, reader=reader)
            before = run_pipeline(earlier, rules, progress) if old else Assessment()
    return replace(
        assessment,
        conflicts=mark_known(assessment.conflicts, {conflict.fingerprint for conflict in before.conflicts}),
    )


def choose_rules(request: Request, config: Config) -> tuple[Rule, ...]:
    """The rules to run, at the desk's levels. Raises UsageError for a level set on a rule that does not exist."""
    rules = load_rules(request.rules, request.select, request.ignore)
    narrowed = config.levels and (request.select or request.ignore)
    known = load_rules(request.rules) if narrowed else rules
    unknown = sorted(set(config.levels) - {rule.name for rule in known})
    if unknown:
        raise UsageError(
            Remark(
                "{path}: levels: there is no rule {unknown}; see gegenprobe rules",
                path=str(config.path),
                unknown=repr(unknown[0]),
            )
        )
    return set_levels(rules, dict(config.levels))


def run_pipeline(request: Request, rules: Sequence[Rule], progress: Progress) -> Assessment:
    """One check: read, compare, lay decisions and suppressions over the conflicts; `progress` is told each step."""
    progress("gathering", 0, 0)
    file = request.decisions or Path(DEFAULT_FILE)
    known = read_decisions(file, must_exist=request.decisions is not None)
    against, archives = split_archives(request.against)
    material = gather_articles(request.paths, against, request.language or "auto")
    suppressions: list[Suppression] = []
    failures = list(material.failures)
    for article in material.articles:
        found, problems = read_suppressions(article)
        suppressions.extend(found)
        failures.extend(problems)
    said = consult_reader(request.reader, material, request.quiet)
    names = {rule.name for rule in rules}
    if said:
        from checker.reader.subjects import RULE

        names.add(RULE)
    facts = (*gather_facts(request.facts), *request.spellings)
    options = pipeline.Options(
        model=request.model,
        today=date.today(),
        jobs=request.jobs or 1,
        bars=request.bars,
        report_progress=progress,
    )
    with remembering(request, rules, options) as options:
        if archives:
            material, options = open_archives(archives, material, rules, options)
        check = partial(
            pipeline.check, material.articles, rules, facts, known, against=material.against, options=options
        )
        assessment = check(proposed=said.proposed if said else None)
        if said:
            open_still, _ = apply_suppressions(assessment.conflicts, suppressions, names)
            again = consult_again(
                request.reader, said, open_still, suggest_figures(assessment, material), request.quiet
            )
            if again is not None:
                said, assessment = again, check(proposed=again.proposed)
            failures.extend(said.failures)
    conflicts, unused = apply_suppressions(assessment.conflicts, suppressions, names)
    failures += [*assessment.failures, *report_unused(unused)]
    return replace(
        assessment,
        conflicts=conflicts,
        failures=tuple(sorted(failures, key=place_of)),
        made_with=trace(rules, facts),
    )


@contextmanager
def remembering(request: Request, rules: Sequence[Rule], options: pipeline.Options) -> Iterator[pipeline.Options]:
    """The options with the cache of earlier runs, where it is wanted and can be used; else a remark says why not."""
    if not request.cached or request.model is not None:
        yield options
        return
    from checker.cache.memory import Memory
    from checker.cache.place import find_folder
    from checker.cache.store import CacheError, Store

    folder = find_folder(os.environ)
    try:
        store = Store(folder)
    except CacheError as problem:
        tell_unusable(folder, problem)
        yield options
        return
    memory = Memory(store, rules, (options.bars,))
    try:
        yield replace(options, read=memory.read, compare=memory.compare, encoder=memory.choose_encoder)
    finally:
        try:
            store.close()
        except CacheError as problem:
            memory.problem = memory.problem or problem
        if memory.problem is not None:
            tell_unusable(folder, memory.problem)


def tell_unusable(folder: Path, problem: Exception) -> None:
    """Say on standard error that nothing is kept, and why."""
    tell(Remark("the cache in {folder} cannot be used: {problem}", folder=folder, problem=str(problem)))


def place_of(failure: Failure) -> tuple[tuple[tuple[bool, int, str], ...], str]:
    """What failures are sorted by, whatever the order of the arguments: path and line (9 before 10), then the words."""
    parts = tuple(
        (part.isdecimal(), int(part[:18]) if part.isdecimal() else 0, part)
        for part in re.split(r"(\d+)", failure.where)
        if part
    )
    return parts, str(failure.problem)
