"""`gegenprobe rules` and `gegenprobe explain RULE`: what there is to be found, from the rule files themselves."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.catalogue import translate
from checker.cli import parameters as p
from checker.cli.speaking import spoken_here, write_heads
from checker.cli.writing import terminal_width, wants_colour
from checker.errors import UsageError
from checker.examples import Conflicting, Example, Updated
from checker.messages import Remark
from checker.plugins import Rule, load_rules


def register(app: typer.Typer) -> None:
    """Add both commands to the application."""
    app.command("rules")(list_rules)
    app.command("explain")(explain)


def list_rules(rules: p.RuleFolders = None) -> None:
    """List every rule with its level and what it finds, after running the examples of all."""
    table = Table(*write_heads(("rule", "level", "finds")), box=None, header_style="bold", pad_edge=False)
    ui = spoken_here()
    for rule in load_rules(tuple(rules or ()), run_all=True):
        table.add_row(rule.name, translate(rule.level.value, ui), Text(translate(rule.title, ui)))
    _console().print(table)


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", show_default=False)], rules: p.RuleFolders = None
) -> None:
    """Explain one rule: what disagrees, when it is legitimate, what it cannot see, and its examples."""
    known = {one.name: one for one in load_rules(tuple(rules or ()))}
    if rule not in known:
        raise UsageError(
            Remark("explain {rule}: there is no such rule; there are: {known}", rule=rule, known=", ".join(known))
        )
    _console().print(Text(describe_rule(known[rule])), soft_wrap=True)


def describe_rule(rule: Rule) -> str:
    """A rule's manual and examples as Markdown: the same text feeds `explain` and docs/rules.md."""
    lines = [f"# {rule.name}", "", rule.title, "", f"Level: {rule.level.value}.", "", rule.manual, ""]
    lines += ["## Conflicts", ""]
    lines += [_describe_example(one) for one in rule.examples if isinstance(one, Conflicting)]
    updates = [_describe_example(one) for one in rule.examples if isinstance(one, Updated)]
    lines += ["", "## Updates", "", *updates] if updates else []
    quiet = [one for one in rule.examples if not isinstance(one, Conflicting | Updated)]
    lines += ["", "## Stays quiet", "", *(_describe_example(one) for one in quiet)]
    return "\n".join(lines).strip() + "\n"


def _describe_example(example: Example) -> str:
    later = [f"{n} {unit} later" for n, unit in ((example.years_later, "years"), (example.days_later, "days")) if n]
    notes = [*later, *([] if example.dated else ["no date"]), *(["against facts"] if example.facts else [])]
    texts = " — ".join(f"“{text.strip()}”" for text in example.texts)
    return f"- {texts}" + (f" ({', '.join(notes)})" if notes else "")


def _console() -> Console:
    colour = wants_colour()
    return Console(force_terminal=colour, no_color=not colour, width=terminal_width(), highlight=False)
