"""`gegenprobe diff OLD NEW`: what changed, appeared or vanished in a live story, and what was left behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from checker import pipeline
from checker.catalogue import mark, translate
from checker.cli import parameters as p
from checker.cli.gathering import gather_articles
from checker.cli.speaking import choose_report_language, tell
from checker.cli.writing import terminal_width, wants_colour
from checker.messages import Remark, say
from checker.model import Article, Claim
from checker.plugins import Rule, load_rules
from checker.showing.untrusted import make_visible
from checker.showing.values import write_value
from checker.versions import ChangedStatement, Statement, VersionDifference, compare_versions

TITLES = (
    mark("Changed"),
    mark("Appeared"),
    mark("Vanished"),
    mark("still with the old value"),
    mark("Unchanged"),
    mark("No difference."),
)
# It reads corrections across articles; between versions of one story its figures are those of other rules.
LEFT_OUT = frozenset(("superseded_figure",))
# It calls a passage by the words around it: what is only in one version is said better by the rule it is a claim of.
CHANGES_ALONE = frozenset(("changed_copy",))


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
    model: p.Model = None,
    ui: p.Ui = None,
) -> int:
    """Show what two versions of a live story say differently.

    Exit 0: nothing in the new version still carries an old value. 1: some passage does. 2: a version cannot be read.
    """
    chosen = load_rules(tuple(rules or ()), p.split_names(select), p.split_names(ignore))
    versions = [gather_articles([path], None, language or "auto") for path in (old, new)]
    failures = [failure for version in versions for failure in version.failures if failure.fatal]
    for failure in failures:
        tell(Remark("{where}: {problem}", where=failure.where, problem=failure.problem))
    if failures:
        return 2
    difference = compare_articles(versions[0].articles, versions[1].articles, chosen, model)
    spoken = "en" if all(one.language == "en" for version in versions for one in version.articles) else "de"
    console = Console(
        force_terminal=wants_colour(), no_color=not wants_colour(), width=terminal_width(), highlight=False
    )
    for line in write_difference(difference, choose_report_language(ui, spoken)):
        console.print(line)
    return 1 if difference.lingering else 0


def compare_articles(
    old: Sequence[Article], new: Sequence[Article], rules: Sequence[Rule], model: str | None = None
) -> VersionDifference:
    """Read the claims of both versions and compare them."""
    chosen = [rule for rule in rules if rule.compare is not None and rule.name not in LEFT_OUT]
    options = pipeline.Options(model=model)
    before, after = (pipeline.find_claims(version, chosen, options).claims for version in (old, new))
    return compare_versions(before, after, {rule.name: rule.compare for rule in chosen})


def write_difference(difference: VersionDifference, language: str) -> list[Text]:
    """The difference line by line: changes with both values and the passages left behind, then what is new and gone."""
    changed, appeared, vanished, lingering, unchanged, none = (translate(title, language) for title in TITLES)
    lines: list[Text] = []
    for change in difference.changed:
        lines += write_change(change, f"{changed}: ", lingering, language)
    for title, style, statements in ((appeared, "green", difference.appeared), (vanished, "red", difference.vanished)):
        shown = [statement for statement in statements if statement.first.rule not in CHANGES_ALONE]
        lines += [write_statement(title, statement, style, language) for statement in shown]
    if not lines:
        lines.append(Text(none, style="green"))
    lines.append(Text(f"{unchanged}: {difference.unchanged}", style="dim"))
    return lines


def write_change(change: ChangedStatement, title: str, lingering: str, language: str) -> list[Text]:
    """One changed fact: the old and the new value, where each stands, and the passages still to be changed."""
    old, new = change.old.first, change.new.first
    values = f"{write_value(old, language)} → {write_value(new, language)}"
    lines = [Text(make_visible(f"{title}{say(new.subject.label, language)}: {values}"), style="yellow")]
    lines.append(
        Text(make_visible(f"  {name_place(old)} «{old.excerpt.text}» → {name_place(new)} «{new.excerpt.text}»"))
    )
    for claim in change.lingering:
        lines.append(Text(make_visible(f"  {lingering}: {name_place(claim)} «{claim.excerpt.text}»"), style="bold red"))
    return lines


def write_statement(title: str, statement: Statement, style: str, language: str) -> Text:
    """One fact that only one version has."""
    claim = statement.first
    said = f"{say(claim.subject.label, language)}: {write_value(claim, language)}"
    line = f"{title}: {said}  {name_place(claim)} «{claim.excerpt.text}»"
    return Text(make_visible(line), style=style)


def name_place(claim: Claim) -> str:
    """ "path:line:column" """
    return f"{claim.article.path}:{claim.excerpt.line}:{claim.excerpt.column}"
