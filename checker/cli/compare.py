"""`gegenprobe compare "TEXT A" "TEXT B"`: every pair of claims, its verdict and why, also why not."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from checker import pipeline
from checker.cli import parameters as p
from checker.cli.check import terminal_width, wants_colour
from checker.cli.speaking import choose_report_language
from checker.messages import Told, say
from checker.model import Article, Likeness, Outcome
from checker.plugins import load_rules
from checker.showing.untrusted import make_visible
from checker.subjects.settling import Judgement
from checker.subjects.stories import Stories

COLOURS = {
    Outcome.AGREES: "green",
    Outcome.COMPATIBLE: "green",
    Outcome.NOT_COMPARABLE: "dim",
    Outcome.UPDATE: "cyan",
    Outcome.CONFLICT: "red",
}


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("compare")(compare)


def compare(
    text_a: Annotated[str, typer.Argument(metavar="TEXT_A", show_default=False)],
    text_b: Annotated[str, typer.Argument(metavar="TEXT_B", show_default=False)],
    rules: p.RuleFolders = None,
    select: p.Select = None,
    ignore: p.Ignore = None,
    language: p.LanguageOption = None,
    model: p.Model = None,
    ui: p.Ui = None,
) -> int:
    """Set two texts against each other as articles of one story and one day, and explain every pair."""
    spoken = "en" if language == "en" else "de"
    shown = choose_report_language(ui, spoken)
    articles = [Article(name, name, text, spoken) for name, text in (("A", text_a), ("B", text_b))]
    options = pipeline.Options(model=model)
    chosen = load_rules(tuple(rules or ()), p.split_names(select), p.split_names(ignore))
    reading = pipeline.find_claims(articles, chosen, options)
    together = pipeline.Reading(
        reading.articles, reading.claims, Stories((("A", "B"),), {"A": 0, "B": 0}), reading.inspected
    )
    console = Console(
        force_terminal=wants_colour(), no_color=not wants_colour(), width=terminal_width(), highlight=False
    )
    conflicts = 0
    for rule in chosen:
        for claim in reading.claims[rule.name]:
            said = say(Told(" (said by {who})", who=claim.said_by), shown) if claim.said_by else ""
            line = f"{claim.article.name}  {rule.name}: {say(claim.subject.label, shown)} = {claim.normal}{said}"
            console.print(Text(make_visible(f"{line}  «{claim.excerpt.text}»"), style="dim"))
    for rule in chosen:
        for judgement in pipeline.compare_claims(together, rule, explain=True):
            conflicts += judgement.verdict is not None and judgement.verdict.level is Outcome.CONFLICT
            console.print(write_judgement(rule.name, judgement, shown))
    for finding in reading.inspected:
        conflicts += finding.verdict.level is Outcome.CONFLICT
        quoted = " / ".join(f"«{claim.excerpt.text}»" for claim in finding.claims)
        line = f"{finding.rule}: {finding.verdict.level}: {quoted}: {say(finding.verdict.because, shown)}"
        console.print(Text(make_visible(line), style=COLOURS[finding.verdict.level]))
    return 1 if conflicts else 0


def write_judgement(rule: str, judgement: Judgement, language: str) -> Text:
    """One judged pair as three lines: the passages, the verdict with its reason, the features of their likeness."""
    verdict, likeness = judgement.verdict, judgement.likeness
    outcome = verdict.level if verdict else Outcome.NOT_COMPARABLE
    because = verdict.because if verdict else likeness.contrast or Told("not the same subject")
    first, second = (f"{claim.article.name} «{claim.excerpt.text}»" for claim in (judgement.earlier, judgement.later))
    text = Text(make_visible(f"\n{rule}: {first} : {second}\n"), style="bold")
    text.append(make_visible(f"  {outcome}: {say(because, language)}\n"), style=COLOURS[outcome])
    text.append(make_visible(f"  {describe_likeness(likeness)}"), style="dim")
    return text


def describe_likeness(likeness: Likeness) -> str:
    """Score and every named feature with its weight, as in "0.8 = same noun +0.5, same place +0.3"."""
    features = ", ".join(
        f"{feature.name} {feature.weight:+}" + (f" ({feature.detail})" if feature.detail else "")
        for feature in likeness.features
    )
    return f"likeness {likeness.score}" + (f" = {features}" if features else "")
