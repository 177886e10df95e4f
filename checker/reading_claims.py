"""Asks every rule for its claims in every article, in this process or in several.

A worker process loads the rules by path itself, since functions loaded by path do not pickle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path

from checker.assembling import Finding
from checker.coverage import measure_article
from checker.errors import LanguageError
from checker.guarding import guarded
from checker.language import AnnotatedArticle, LanguageBase, load_base
from checker.messages import Remark
from checker.model import Article, Claim, Failure, Level
from checker.plugins import Rule, claims_in, inspect_in, read_rule, set_levels
from checker.processes import share_out

CHUNK = 16
Progress = Callable[[str, int, int], None]
Levels = tuple[tuple[Path, Level], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The claims of each rule by name, findings of rules that look at one article alone, what was understood."""

    claims: Mapping[str, tuple[Claim, ...]]
    inspected: tuple[Finding, ...] = ()
    coverage: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()


def read_claims(
    articles: Sequence[Article], rules: Sequence[Rule], model: str | None, jobs: int, report_progress: Progress
) -> Found:
    """All claims in all articles, in the order of the articles whatever the number of processes.

    Raises LanguageError when `model` is not there or is made for none of the articles' languages.
    """
    check_model(model, {article.language for article in articles})
    return join_found(read_each(articles, rules, model, jobs, report_progress), rules)


def read_each(
    articles: Sequence[Article], rules: Sequence[Rule], model: str | None, jobs: int, report_progress: Progress
) -> Iterator[Found]:
    """What is found in each article, in their order."""
    if jobs == 1 or len(articles) <= CHUNK:
        for number, article in enumerate(articles):
            report_progress("reading", number, len(articles))
            yield read_article(article, rules, model)
        return
    chunks = [articles[start : start + CHUNK] for start in range(0, len(articles), CHUNK)]
    levels = tuple((rule.path, rule.level) for rule in rules)
    for number, done in enumerate(read_in_processes(chunks, levels, model, jobs)):
        report_progress("reading", number * CHUNK, len(articles))
        yield from done


def read_in_processes(
    chunks: Sequence[Sequence[Article]], levels: Levels, model: str | None, jobs: int
) -> Iterator[list[Found]]:
    """What is found in each chunk, in order. The articles of a process that is killed are read again once, alone.

    An article whose process is killed again (memory ran out, most likely) is a Failure.
    """
    read = partial(_read_chunk, levels=levels, model=model)

    def read_alone(chunk: Sequence[Article]) -> list[Found]:
        return [found for article in chunk for some in share_out(read, [[article]], 1, _give_up) for found in some]

    return share_out(read, chunks, jobs, read_alone)


def _give_up(articles: Sequence[Article]) -> list[Found]:
    problem = Remark("the process that read it was killed twice (out of memory?): check it alone, or split it")
    return [Found({}, failures=(Failure(article.path, problem),)) for article in articles]


def read_article(article: Article, rules: Sequence[Rule], model: str | None = None) -> Found:
    """What every rule finds in one article; a rule that fails on it finds nothing, and is a failure."""
    text = AnnotatedArticle(article, choose_base(article.language, model))
    failures: list[Failure] = []
    claims = {rule.name: claims_in(rule, text, failures) for rule in rules}
    inspected = tuple(
        Finding(rule.name, group, verdict, rule.level)
        for rule in rules
        for group, verdict in inspect_in(rule, text, failures)
    )
    coverage = guarded(lambda: measure_article(text), "coverage", article.path, failures, len(article.text))
    return Found(claims, inspected, coverage or {}, tuple(failures))


def join_found(found: Iterable[Found], rules: Sequence[Rule]) -> Found:
    """What was found in several articles as one."""
    parts = list(found)
    claims = {rule.name: tuple(claim for part in parts for claim in part.claims.get(rule.name, ())) for rule in rules}
    coverage: Counter[str] = Counter()
    for part in parts:
        coverage.update(part.coverage)
    failures = tuple(failure for part in parts for failure in part.failures)
    return Found(claims, tuple(finding for part in parts for finding in part.inspected), coverage, failures)


def choose_base(language: str, model: str | None) -> LanguageBase:
    """The base for an article: the pipeline `model` if it is made for the language, else the blank one."""
    if model is not None and _language_of(model) == language:
        return load_base(language, model)
    return load_base(language)


def check_model(model: str | None, languages: Iterable[str]) -> None:
    """Raises LanguageError when the pipeline `model` is not there or is made for none of these languages."""
    if model is not None and (made_for := _language_of(model)) not in set(languages):
        raise LanguageError(
            Remark(
                "--model {model}: this pipeline is for {made_for}, and no article is in that language",
                model=model,
                made_for=repr(made_for),
            )
        )


@lru_cache(maxsize=8)
def _language_of(model: str) -> str:
    return load_base(None, model).language


def _read_chunk(articles: Sequence[Article], levels: Levels, model: str | None) -> list[Found]:
    rules = _load_by_path(levels)
    return [read_article(article, rules, model) for article in articles]


@lru_cache(maxsize=1)
def _load_by_path(levels: Levels) -> tuple[Rule, ...]:
    rules = [read_rule(path) for path, _ in levels]
    return set_levels(rules, {rule.name: level for rule, (_, level) in zip(rules, levels, strict=True)})
