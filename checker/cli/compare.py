"""`gegenprobe compare "TEXT A" "TEXT B"`: every pair of claims, its verdict and why, also why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from checker import pipeline
from checker.assembling import Finding
from checker.catalogue import Translatable, mark, translate
from checker.cli import parameters as p
from checker.cli.speaking import choose_report_language
from checker.cli.writing import terminal_width, wants_colour
from checker.facing_figures import pair_figures
from checker.judging.settled import explain_settled
from checker.judging.settling import DISAGREEING, Judgement
from checker.messages import Rounded, draft, say, write_field
from checker.model import Article, Claim, Likeness, Outcome, Quantity, Verdict
from checker.pairing.explaining import name_feature
from checker.pairing.likeness import liken
from checker.pairing.stories import Stories
from checker.plugins import Rule, load_rules
from checker.showing.untrusted import make_visible
from checker.showing.values import write_value

COLOURS = {
    Outcome.AGREES: "green",
    Outcome.COMPATIBLE: "green",
    Outcome.NOT_COMPARABLE: "dim",
    Outcome.UPDATE: "cyan",
    Outcome.CONFLICT: "red",
}
OUTCOMES = {
    Outcome.AGREES: mark("agree"),
    Outcome.COMPATIBLE: mark("compatible"),
    Outcome.NOT_COMPARABLE: mark("not comparable"),
    Outcome.UPDATE: mark("update"),
    Outcome.CONFLICT: mark("conflict"),
}
Pair = tuple[Claim, Claim]
Passages = frozenset[tuple[str, int, int]]  # article, start and end of two claims


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
    chosen = load_rules(tuple(rules or ()), p.split_names(select), p.split_names(ignore))
    reading = pipeline.find_claims(articles, chosen, pipeline.Options(model=model))
    together = pipeline.Reading(
        reading.articles, reading.claims, Stories((("A", "B"),), {"A": 0, "B": 0}), reading.inspected
    )
    findings = pipeline.judge_claims(together, chosen).findings
    console = Console(
        force_terminal=wants_colour(), no_color=not wants_colour(), width=terminal_width(), highlight=False
    )
    for rule in chosen:
        for claim in reading.claims[rule.name]:
            console.print(Text(describe_claim(claim, shown), style="dim"))
    told: set[Passages] = set()
    paired = [together.claims[rule.name] for rule in chosen if rule.paired]
    figures = pair_figures(paired, together.stories, every=True)
    for rule in chosen:
        reported = {(one.claims[0], one.claims[1]): one.verdict for one in findings if _is_pair(one, rule)}
        judged = list(pipeline.explain_rule(together, rule, figures))
        told |= {name_passages(one.earlier, one.later) for one in judged}
        for one in judged:
            console.print(write_judgement(rule, one, judged, reported, shown))
    for finding in reading.inspected:
        quoted = " / ".join(f"«{claim.excerpt.text}»" for claim in finding.claims)
        line = f"{finding.rule}: {quoted}: {tell_verdict(finding.verdict, shown)}"
        console.print(Text(make_visible(line), style=COLOURS[finding.verdict.level]))
    for line in explain_unpaired(reading, chosen, told, shown):
        console.print(Text(line, style="dim"))
    return 1 if any(finding.verdict.level is Outcome.CONFLICT for finding in findings) else 0


def _is_pair(finding: Finding, rule: Rule) -> bool:
    return finding.rule == rule.name and rule.compare is not None


def explain_unpaired(
    reading: pipeline.Reading, rules: Sequence[Rule], told: set[Passages], language: str
) -> Iterator[str]:
    """The passages of both texts that no rule sets side by side, a line each, with the reason; not those told."""
    left = [say(draft("Never set side by side:"), language)]
    for rule in (one for one in rules if one.compare is not None and not one.second):
        claims = reading.claims[rule.name]
        for first, second in product(*([one for one in claims if one.article.name == name] for name in ("A", "B"))):
            passages = name_passages(first, second)
            if passages not in told:
                told.add(passages)
                because = why_unpaired(rule, first, second)
                left.append(make_visible(f"{rule.name}: {tell_pair(first, second)}: {say(because, language)}"))
    if len(left) > 1:
        yield from ("", *left)


def why_unpaired(rule: Rule, first: Claim, second: Claim) -> str | Translatable:
    """Why two claims of one rule were never set side by side."""
    if rule.paired:
        return draft("figures of two kinds, or others are nearer by the words around them")
    return liken(first.subject, second.subject).contrast or draft("nothing by which to find the other")


def name_passages(first: Claim, second: Claim) -> Passages:
    """Where two claims stand, whichever comes first."""
    one, other = ((claim.article.name, claim.excerpt.start, claim.excerpt.end) for claim in (first, second))
    return frozenset((one, other))


def write_judgement(
    rule: Rule, one: Judgement, judged: Sequence[Judgement], reported: Mapping[Pair, Verdict], language: str
) -> Text:
    """One judged pair in lines: the passages, the verdict with its reason, whether it is reported, the features."""
    pair = (one.earlier, one.later)
    verdict = reported.get(pair, one.verdict)
    outcome = verdict.level if verdict else Outcome.NOT_COMPARABLE
    text = Text(f"\n{make_visible(f'{rule.name}: {tell_pair(*pair)}')}\n", style="bold")
    if verdict:
        told = tell_verdict(verdict, language)
    else:
        because = one.likeness.contrast or draft("not the same subject")
        told = f"{tell_outcome(None, language)}: {say(because, language)}"
    text.append(f"  {make_visible(told)}\n", style=COLOURS[outcome])
    if outcome in DISAGREEING and pair not in reported:
        why = explain_settled(one, judged, reported) if not rule.second else draft("another rule tells it already")
        remark = say(draft("not reported: {why}", why=why), language)
        text.append(f"  {make_visible(remark)}\n", style="yellow")
    text.append(f"  {make_visible(describe_likeness(one.likeness, language))}", style="dim")
    return text


def tell_pair(first: Claim, second: Claim) -> str:
    """Both passages with the names of their texts."""
    return " : ".join(f"{claim.article.name} «{claim.excerpt.text}»" for claim in (first, second))


def tell_outcome(outcome: Outcome | None, language: str) -> str:
    """A verdict's level in words; without one the two are not comparable."""
    return translate(OUTCOMES[outcome or Outcome.NOT_COMPARABLE], language)


def tell_verdict(verdict: Verdict, language: str) -> str:
    """A verdict and its reason in words."""
    return f"{tell_outcome(verdict.level, language)}: {say(verdict.because, language)}"


def describe_claim(claim: Claim, language: str) -> str:
    """A claim in one line: text, rule, subject, value with the range it stands for, speaker, passage."""
    value, stated = write_value(claim, language), claim.value
    if isinstance(stated, Quantity) and stated.low != stated.high:
        value = say(
            draft("{value}, from {low} to {high}", value=value, low=Rounded(stated.low), high=Rounded(stated.high)),
            language,
        )
    said = say(draft(" (said by {who})", who=claim.said_by), language) if claim.said_by else ""
    subject = say(claim.subject.label, language)
    return make_visible(f"{claim.article.name}  {claim.rule}: {subject} = {value}{said}  «{claim.excerpt.text}»")


def describe_likeness(likeness: Likeness, language: str) -> str:
    """Score and every named feature with its weight: "likeness 0.8 = same noun +0.5 (bridge), same place +0.3"."""
    told = []
    for feature in likeness.features:
        weight = write_field(abs(feature.weight), language)
        detail = f" ({say(feature.detail, language)})" if feature.detail else ""
        told.append(f"{say(name_feature(feature.name), language)} {'+-'[feature.weight < 0]}{weight}{detail}")
    score = say(draft("likeness {score}", score=likeness.score), language)
    return f"{score} = {', '.join(told)}" if told else score
