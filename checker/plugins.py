"""Finds and loads rules by path, and refuses a rule that does not bring its own examples."""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from checker.catalogue import mark
from checker.digests import digest_of, digest_of_ground, is_altered
from checker.errors import RuleError
from checker.examples import Conflicting, Consistent, Example, Updated, read_example
from checker.guarding import Watch, describe, guarded
from checker.language import AnnotatedArticle, load_base
from checker.messages import Remark
from checker.model import Article, Claim, Fact, Failure, Level, Outcome, Verdict

PACKAGE = Path(__file__).resolve().parent
# A digest of every bundled rule file whose examples the tests have run, and of what says which claims they find.
TESTED = PACKAGE / "tested_rules.json"
GROUND = "what they stand on"
SCOPES = ("any", "story", "across")
Inspection = tuple[tuple[Claim, ...], Verdict]
T = TypeVar("T")
BROKEN = Verdict(Outcome.NOT_COMPARABLE, Remark("the rule failed"))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file. Exactly one of `compare` and `inspect` is given; the two fact functions are optional.

    A rule that is `second` stands back where another rule finds something at the same places; one that is `paired`
    leaves it to the learned scorer which of its figures are one thing, and stands back where one that `owns_figures`
    (of an age, say) has judged the words that hold both; one that judges `by_today` sets the claims of
    undated articles against what the facts say of the day of the check.
    """

    name: str
    title: str
    manual: str
    path: Path
    level: Level
    scope: str
    examples: tuple[Example, ...]
    find_claims: Callable[[AnnotatedArticle], Iterable[Claim]]
    compare: Callable[[Claim, Claim], Verdict] | None
    inspect: Callable[[AnnotatedArticle], Iterable[Inspection]] | None
    claims_from_fact: Callable[[Fact], Claim | None] | None
    against_facts: Callable[[Claim, tuple[Claim, ...]], tuple[Claim, Verdict] | None] | None
    second: bool = False
    paired: bool = False
    owns_figures: bool = False
    by_today: bool = False


def find_folder(name: str) -> Path:
    """The folder "rules", "reports" or "seeds": inside the package when installed, beside it in a checkout."""
    inside, beside = PACKAGE / name, PACKAGE.parent / name
    return inside if inside.is_dir() else beside


def load_rules(
    folders: Sequence[Path] = (), select: Sequence[str] = (), ignore: Sequence[str] = (), *, run_all: bool = False
) -> tuple[Rule, ...]:
    """The bundled rules and those of further folders, in order of name; `select` and `ignore` are name prefixes.

    The examples of every rule are run, but for a bundled rule whose file is the one the tests have seen, where nothing
    of the installed package was altered since; `run_all` runs those, too.

    Raises RuleError for an empty folder, a file that does not load, a rule that is incomplete, two rules of one
    name, an example whose brackets do not match what the rule finds, or a prefix that matches no rule.
    """
    rules: dict[str, Rule] = {}
    for folder in (find_folder("rules"), *folders):
        for path in list_modules(folder, "rule"):
            rule = read_rule(path)
            if rule.name in rules:
                raise RuleError(
                    Remark(
                        "{path}: there is a rule {name} already ({other}); rename one",
                        path=path,
                        name=repr(rule.name),
                        other=rules[rule.name].path,
                    )
                )
            rules[rule.name] = rule
    for prefix in (*select, *ignore):
        if not any(name.startswith(prefix) for name in rules):
            raise RuleError(
                Remark(
                    "no rule is called {prefix} or starts so; there are: {known}",
                    prefix=repr(prefix),
                    known=", ".join(sorted(rules)),
                )
            )
    chosen = [
        rule
        for name, rule in sorted(rules.items())
        if (not select or name.startswith(tuple(select))) and not name.startswith(tuple(ignore) or ("\0",))
    ]
    tested = {} if run_all or is_altered() else read_tested(find_folder("rules"))
    for rule in chosen:
        if rule.path not in tested or tested[rule.path] != digest_of(rule.path):
            check_brackets(rule)
    return tuple(chosen)


def read_tested(folder: Path) -> Mapping[Path, str]:
    """The rule files of a folder whose examples the tests have run, each with the digest it had then.

    None where the tests have run them on other code or tables than those that are here.
    """
    rows = json.loads(TESTED.read_text(encoding="utf-8")) if TESTED.is_file() else {}
    if rows.pop(GROUND, None) != digest_of_ground():
        return {}
    return {folder / f"{name}.py": digest for name, digest in rows.items()}


def write_tested(folder: Path) -> str:
    """The digests of a folder's rules and of their ground, as `read_tested` reads them: for the tests to write."""
    rows = {GROUND: digest_of_ground(), **{path.stem: digest_of(path) for path in list_modules(folder, "rule")}}
    return json.dumps(rows, indent=2) + "\n"


def list_modules(folder: Path, kind: str) -> list[Path]:
    """The Python files of a folder in order of name. Raises RuleError when there is no folder or no file in it."""
    files = sorted(path for path in folder.glob("*.py") if not path.name.startswith("_")) if folder.is_dir() else []
    if not files:
        raise RuleError(
            Remark(
                "{folder}: no {kind} file (*.py) here; name a folder that holds some", folder=folder, kind=Remark(kind)
            )
        )
    return files


def check_brackets(rule: Rule) -> None:
    """Raises RuleError when an example's brackets are not exactly the claims that the rule finds."""
    for number, example in enumerate(rule.examples, 1):
        for article, spans in read_example(example):
            failures: list[Failure] = []
            claims = claims_in(rule, AnnotatedArticle(article, load_base(article.language)), failures)
            if failures:
                raise RuleError(
                    Remark(
                        "{path}: example {number}: {problem}",
                        path=rule.path,
                        number=number,
                        problem=failures[0].problem,
                    )
                )
            found = sorted({(claim.excerpt.start, claim.excerpt.end) for claim in claims})
            if found != sorted(set(spans)):
                raise RuleError(
                    Remark(
                        "{path}: example {number} marks {given} but the rule finds {found} in {text}",
                        path=rule.path,
                        number=number,
                        given=_quote(article, spans),
                        found=_quote(article, found),
                        text=repr(article.text),
                    )
                )


def claims_in(rule: Rule, text: AnnotatedArticle, failures: list[Failure]) -> tuple[Claim, ...]:
    """The claims of a rule in an article; none where the rule fails or returns no claims, and then a Failure more.

    Of the desk's own rules each subject is asked for what a comparison will ask it, so that a broken one fails here.
    """

    bundled = find_folder("rules")

    def find() -> tuple[Claim, ...]:
        claims = tuple(rule.find_claims(text))
        for claim in claims:
            if not isinstance(claim, Claim):
                raise TypeError(f"find_claims gives a {type(claim).__name__}, not a Claim")
            if claim.rule != rule.name:
                raise ValueError(f"a claim calls itself {claim.rule!r}; write rule={rule.name!r}")
            if rule.path.parent != bundled:
                hash(claim.subject), claim.subject.key, claim.subject.label, claim.subject.blocks
        return claims

    return guarded(find, rule.name, text.article.path, failures, len(text.article.text)) or ()


def inspect_in(rule: Rule, text: AnnotatedArticle, failures: list[Failure]) -> tuple[Inspection, ...]:
    """What a rule that looks at one article alone finds; nothing where it fails, and then a Failure more."""
    inspect = rule.inspect
    if inspect is None:
        return ()

    def look() -> tuple[Inspection, ...]:
        found = tuple((tuple(claims), verdict) for claims, verdict in inspect(text))
        for claims, verdict in found:
            if not isinstance(verdict, Verdict) or not all(isinstance(claim, Claim) for claim in claims):
                raise TypeError("inspect gives something else than claims and a Verdict")
        return found

    return guarded(look, rule.name, text.article.path, failures, len(text.article.text)) or ()


@contextlib.contextmanager
def watch_rules(rules: Iterable[Rule], failures: list[Failure]) -> Iterator[list[Rule]]:
    """The rules with their comparing functions guarded for as long as the block lasts."""
    watch = Watch()
    with watch.looking():
        yield [_watch_rule(rule, watch, failures) for rule in rules]


def _watch_rule(rule: Rule, watch: Watch, failures: list[Failure]) -> Rule:
    """The rule with its comparing functions guarded: where one fails it says nothing, and there is a Failure more.

    Of a rule that fails for several pairs of two articles, one Failure is told.
    """
    told: set[str] = set()

    def call(work: Callable[[], T], where: str, wanted: type | tuple[type, ...]) -> T | None:
        def check() -> T:
            got = work()
            if not isinstance(got, wanted):
                raise TypeError(f"gives a {type(got).__name__}")
            return got

        raised: list[Failure] = []
        got = watch.call(check, rule.name, where, raised)
        if raised and where not in told:
            told.add(where)
            failures.extend(raised)
        return got

    def compare(earlier: Claim, later: Claim) -> Verdict:
        assert rule.compare is not None
        first, second = earlier.article.path, later.article.path
        where = first if first == second else f"{first} / {second}"
        return call(functools.partial(rule.compare, earlier, later), where, Verdict) or BROKEN

    def from_fact(fact: Fact) -> Claim | None:
        assert rule.claims_from_fact is not None
        return call(functools.partial(rule.claims_from_fact, fact), fact.excerpt.article.path, (Claim, type(None)))

    def against(claim: Claim, facts: tuple[Claim, ...]) -> tuple[Claim, Verdict] | None:
        assert rule.against_facts is not None
        work = functools.partial(rule.against_facts, claim, facts)
        return call(work, claim.article.path, (tuple, type(None)))

    return replace(
        rule,
        compare=compare if rule.compare is not None else None,
        claims_from_fact=from_fact if rule.claims_from_fact is not None else None,
        against_facts=against if rule.against_facts is not None else None,
    )


def _quote(article: Article, spans: Iterable[tuple[int, int]]) -> str:
    return ", ".join(repr(article.text[start:end]) for start, end in spans) or "nothing"


def read_rule(path: Path) -> Rule:
    """One rule file, its brackets not yet checked. Raises RuleError when it is incomplete or does not load."""
    module = import_file(path, "gegenprobe_rules")
    manual = (module.__doc__ or "").strip()
    examples: tuple[Example, ...] = tuple(getattr(module, "EXAMPLES", ()))
    compare, inspect = getattr(module, "compare", None), getattr(module, "inspect", None)
    for missing, what in (
        (not manual, mark("a docstring: its first line is the title, the rest the manual")),
        (not callable(getattr(module, "find_claims", None)), mark("a function find_claims(article)")),
        ((compare is None) == (inspect is None), mark("either compare(earlier, later) or inspect(article)")),
        (not any(isinstance(example, Conflicting | Updated) for example in examples), mark("a Conflicting example")),
        (getattr(module, "SCOPE", "story") not in SCOPES, mark("a SCOPE that is known")),
        (not any(isinstance(example, Consistent) for example in examples), mark("a Consistent example")),
    ):
        if missing:
            raise RuleError(Remark("{path}: the rule needs {what}", path=path, what=Remark(what)))
    return Rule(
        name=path.stem,
        title=manual.splitlines()[0],
        manual="\n".join(manual.splitlines()[1:]).strip(),
        path=path,
        level=getattr(module, "LEVEL", Level.WARNING),
        scope=getattr(module, "SCOPE", "story"),
        examples=examples,
        find_claims=module.find_claims,
        compare=compare,
        inspect=inspect,
        claims_from_fact=getattr(module, "claims_from_fact", None),
        against_facts=getattr(module, "against_facts", None),
        second=getattr(module, "SECOND", False),
        paired=getattr(module, "PAIRED", False),
        owns_figures=getattr(module, "OWNS_FIGURES", False),
        by_today=getattr(module, "BY_TODAY", False),
    )


def import_file(path: Path, package: str) -> ModuleType:
    """The module of one file, under the name `package.stem`. Raises RuleError when it does not load."""
    name = f"{package}.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise RuleError(Remark("{path}: not a Python file", path=path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up by name
    try:
        with contextlib.redirect_stdout(sys.stderr):
            spec.loader.exec_module(module)
    except (Exception, SystemExit) as problem:  # whatever a foreign file raises, the user must learn which file it was
        raise RuleError(Remark("{path}: does not load: {raised}", path=path, raised=describe(problem))) from problem
    return module


def set_levels(rules: Iterable[Rule], levels: dict[str, Level]) -> tuple[Rule, ...]:
    """The rules with the desk's own levels in place of theirs."""
    return tuple(replace(rule, level=levels.get(rule.name, rule.level)) for rule in rules)
