"""`gegenprobe diff OLD NEW`: what changed, appeared or vanished in a live story, and what was left behind."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from checker import pipeline
from checker.catalogue import mark, mark_count, translate, translate_count
from checker.cli import parameters as p
from checker.cli.gathering import gather_articles
from checker.cli.speaking import choose_report_language, tell
from checker.cli.writing import terminal_width, wants_colour
from checker.errors import UsageError
from checker.messages import Remark
from checker.model import Article, Claim
from checker.plugins import Rule, load_rules
from checker.showing.claims import describe_claim
from checker.showing.labels import name_finding
from checker.showing.passages import find_passage, name_place, tell_apart
from checker.showing.untrusted import escape_json, make_visible
from checker.versions import ChangedStatement, Statement, VersionDifference, compare_versions, join_copies

# What is told of a change, in the order of the text of the new version.
NOTHING = mark("No difference.")
STALE = mark("Old value left: {subject}: {old}, elsewhere {new}")
CHANGED = mark("Changed: {subject}: {old} → {new}")
APPEARED = mark("Appeared: {subject}: {value}")
VANISHED = mark("Vanished: {subject}: {value}")
QUOTED = mark("“{text}”")
COUNTS = (
    mark_count("{count} changed", "{count} changed"),
    mark_count("{count} appeared", "{count} appeared"),
    mark_count("{count} vanished", "{count} vanished"),
    mark_count("{count} unchanged", "{count} unchanged"),
)
LEFT = mark_count("{count} passage still has an old value.", "{count} passages still have an old value.")
# It reads corrections across articles; between versions of one story its figures are those of other rules.
LEFT_OUT = frozenset(("superseded_figure",))
# It calls a passage by the words around it: what the rule it is a claim of says of it, is said better.
COPIES = frozenset(("changed_copy",))


SCHEMA = "gegenprobe/diff/1"
Format = Annotated[str, typer.Option("--format", metavar="text|json", help="Sentences to read, or one JSON object.")]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("diff")(diff)


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier version: an article or a folder.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later version: an article or a folder.")],
    rules: p.RuleFolders = None,
    select: p.Select = None,
    ignore: p.Ignore = None,
    language: p.LanguageOption = None,
    format: Format = "text",
    model: p.Model = None,
    ui: p.Ui = None,
) -> int:
    """Show what two versions of a live story say differently.

    Exit 0: nothing in the new version still carries an old value. 1: some passage does. 2: a version cannot be read.
    """
    if format not in ("text", "json"):
        raise UsageError(Remark("--format {format}: must be text or json", format=format))
    chosen = load_rules(tuple(rules or ()), p.split_names(select), p.split_names(ignore))
    versions = [gather_articles([path], None, language or "auto") for path in (old, new)]
    failures = [failure for version in versions for failure in version.failures if failure.fatal]
    for failure in failures:
        tell(Remark("{where}: {problem}", where=failure.where, problem=failure.problem))
    if failures:
        return 2
    difference = compare_articles(versions[0].articles, versions[1].articles, chosen, model)
    spoken = "en" if all(one.language == "en" for version in versions for one in version.articles) else "de"
    shown_in = choose_report_language(ui, spoken)
    if format == "json":
        sys.stdout.write(write_json(difference, shown_in))
        return 1 if difference.lingering else 0
    console = Console(
        force_terminal=wants_colour(), no_color=not wants_colour(), width=terminal_width(), highlight=False
    )
    for line in write_difference(difference, shown_in):
        console.print(line)
    return 1 if difference.lingering else 0


def compare_articles(
    old: Sequence[Article], new: Sequence[Article], rules: Sequence[Rule], model: str | None = None
) -> VersionDifference:
    """Read the claims of both versions and compare them."""
    chosen = [rule for rule in rules if rule.compare is not None and rule.name not in LEFT_OUT]
    options = pipeline.Options(model=model)
    before, after = (pipeline.find_claims(version, chosen, options).claims for version in (old, new))
    told, copies = (
        compare_versions(before, after, {rule.name: rule.compare for rule in chosen if (rule.name in COPIES) is copied})
        for copied in (False, True)
    )
    return join_copies(told, copies)


def write_difference(difference: VersionDifference, language: str) -> list[Text]:
    """The difference line by line: how much it is, passages left behind, changes with both values, then the rest."""
    lines = [sum_up(difference, language)]
    for change in difference.changed:
        lines += write_stale(change, language)
    for change in difference.changed:
        lines += write_change(change, language)
    for pattern, style, statements in (
        (APPEARED, "green", difference.appeared),
        (VANISHED, "red", difference.vanished),
    ):
        for statement in statements:
            lines += write_statement(pattern, statement, style, language)
    return lines


def sum_up(difference: VersionDifference, language: str) -> Text:
    """How much changed, appeared, vanished and stayed, and how many passages were left behind; nothing twice."""
    numbers = [len(one) for one in (difference.changed, difference.appeared, difference.vanished)]
    told = [
        translate_count(*pattern, number, language).format(count=number)
        for pattern, number in zip(COUNTS, (*numbers, difference.unchanged), strict=True)
        if number
    ]
    line = f"{', '.join(told)}." if told else ""
    if not any(numbers):
        line = f"{translate(NOTHING, language)} {line}".rstrip()
    left = len(difference.lingering)
    warning = f" {translate_count(*LEFT, left, language).format(count=left)}" if left else ""
    return Text.assemble((line, "bold"), (warning, "bold red"))


def name_things(claims: Sequence[Claim], language: str) -> str:
    """What claims of one or both versions are about, in the articles' own words."""
    first = claims[0]
    return make_visible(name_finding(first.rule, claims, first.subject.label, language))


def write_stale(change: ChangedStatement, language: str) -> list[Text]:
    """The passages of the new version that still have the old value, each in its sentence."""
    if not change.lingering:
        return []
    old, new = change.old.first, change.new.first
    before, after = tell_apart((old, new), language)
    subject = name_things((old, new), language)
    lines = [Text(translate(STALE, language).format(subject=subject, old=before, new=after), style="bold red")]
    for claim in change.lingering:
        passage = find_passage(claim)
        line = Text(f"  {name_place(claim.excerpt)}  {passage.before}")
        lines.append(line.append(passage.marked, style="bold red").append(passage.after))
    return lines


def write_change(change: ChangedStatement, language: str) -> list[Text]:
    """One changed fact: the old and the new value, and where each stands in which words."""
    old, new = change.old.first, change.new.first
    before, after = tell_apart((old, new), language)
    told = translate(CHANGED, language).format(subject=name_things((old, new), language), old=before, new=after)
    return [Text(told, style="yellow"), Text(f"  {quote(old, language)} → {quote(new, language)}")]


def write_statement(pattern: str, statement: Statement, style: str, language: str) -> list[Text]:
    """One fact that only one version has, and where it stands in which words."""
    claim = statement.first
    (value,) = tell_apart((claim,), language)
    subject = name_things((claim,), language)
    told = translate(pattern, language).format(subject=subject, value=value)
    return [Text(told, style=style), Text(f"  {quote(claim, language)}")]


def quote(claim: Claim, language: str) -> str:
    """Where a claim stands, and its words in quotation marks of the language."""
    return f"{name_place(claim.excerpt)} {translate(QUOTED, language).format(text=make_visible(claim.excerpt.text))}"


def write_json(difference: VersionDifference, language: str) -> str:
    """The difference as one JSON object for programs."""
    document = {
        "schema": SCHEMA,
        "changed": [
            {
                "rule": change.new.first.rule,
                "subject": name_things((change.old.first, change.new.first), language),
                "old": [describe_claim(claim) for claim in change.old.claims],
                "new": [describe_claim(claim) for claim in change.new.claims],
                "old_value_left": [describe_claim(claim) for claim in change.lingering],
            }
            for change in difference.changed
        ],
        "appeared": [describe_statement(one, language) for one in difference.appeared],
        "vanished": [describe_statement(one, language) for one in difference.vanished],
        "unchanged": difference.unchanged,
    }
    return escape_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def describe_statement(statement: Statement, language: str) -> dict[str, Any]:
    """One fact that only one version has, with every passage that says it."""
    claims = statement.claims
    return {
        "rule": claims[0].rule,
        "subject": name_things(claims[:1], language),
        "claims": [describe_claim(claim) for claim in claims],
    }
