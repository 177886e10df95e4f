"""`gegenprobe rules` and `gegenprobe explain RULE`: what there is to be found, from the rule files themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.catalogue import mark, split_manual, translate
from checker.cli import parameters as p
from checker.cli.speaking import spoken_here, write_heads
from checker.cli.writing import terminal_width, wants_colour
from checker.errors import UsageError
from checker.examples import Conflicting, Example, Updated
from checker.messages import Remark, say
from checker.plugins import Rule, find_folder, load_rules


def register(app: typer.Typer) -> None:
    """Add both commands to the application."""
    app.command("rules")(list_rules)
    app.command("explain")(explain)


def list_rules(rules: p.RuleFolders = None, ui: p.AnyUi = None) -> None:
    """List every rule with its level and what it finds, after running the examples of all."""
    table = Table(*write_heads(("rule", "level", "finds")), box=None, header_style="bold", pad_edge=False)
    ui = spoken_here()
    loaded = load_rules(tuple(rules or ()), run_all=True)
    try_rules(loaded)
    for rule in loaded:
        table.add_row(rule.name, translate(rule.level.value, ui), Text(translate(rule.title, ui)))
    _console().print(table)


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", show_default=False)],
    rules: p.RuleFolders = None,
    ui: p.AnyUi = None,
) -> None:
    """Explain one rule: what disagrees, when it is legitimate, what it cannot see, and its examples."""
    known = {one.name: one for one in load_rules(tuple(rules or ()))}
    if rule not in known:
        raise UsageError(
            Remark("explain {rule}: there is no such rule; there are: {known}", rule=rule, known=", ".join(known))
        )
    try_rules([known[rule]])
    _console().print(Text(describe_rule(known[rule], spoken_here())), soft_wrap=True)


def try_rules(rules: Sequence[Rule]) -> None:
    """Judge the examples of those rules that are the desk's own. Raises RuleError."""
    bundled = find_folder("rules")
    if own := [rule for rule in rules if rule.path.parent != bundled]:
        from checker.cli.trying import try_examples  # the whole pipeline, which the bundled rules do without here

        for rule in own:
            try_examples(rule)


def describe_rule(rule: Rule, ui: str = "en") -> str:
    """A rule's manual and examples as Markdown in a language: the same text feeds `explain` and the rule reference."""
    paragraphs = (translate(one, ui) for one in split_manual(rule.manual))
    level = say(Remark("Level: {level}.", level=Remark(rule.level.value)), ui)
    lines = [f"# {rule.name}", "", translate(rule.title, ui), "", level, "", "\n\n".join(paragraphs), ""]
    shown = (
        (mark("Conflicts"), [one for one in rule.examples if isinstance(one, Conflicting)]),
        (mark("Updates"), [one for one in rule.examples if isinstance(one, Updated)]),
        (mark("Stays quiet"), [one for one in rule.examples if not isinstance(one, Conflicting | Updated)]),
    )
    for head, examples in shown:
        if examples:
            lines += [f"## {translate(head, ui)}", "", *(_describe_example(one, ui) for one in examples), ""]
    return "\n".join(lines).strip() + "\n"


def _describe_example(example: Example, ui: str) -> str:
    notes: list[Remark] = []
    if example.years_later:
        notes.append(Remark.counted("{count} year later", "{count} years later", example.years_later))
    if example.days_later:
        notes.append(Remark.counted("{count} day later", "{count} days later", example.days_later))
    notes += [] if example.dated else [Remark("no date")]
    notes += [Remark("against facts")] if example.facts else []
    texts = " — ".join(say(Remark("“{text}”", text=text.strip()), ui) for text in example.texts)
    return f"- {texts}" + (f" ({', '.join(say(note, ui) for note in notes)})" if notes else "")


def _console() -> Console:
    colour = wants_colour()
    return Console(force_terminal=colour, no_color=not colour, width=terminal_width(), highlight=False)
