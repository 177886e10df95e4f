"""`gegenprobe quantities` and `gegenprobe claims`: what was found, before anything is compared."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.catalogue import mark, translate
from checker.cli import parameters as p
from checker.cli.gathering import gather_articles
from checker.cli.speaking import report_failures, spoken_here, write_heads
from checker.cli.writing import terminal_width, wants_colour
from checker.errors import UsageError
from checker.finding.figures.quantities import rows_of
from checker.language.wrapping import join_wrapped_lines
from checker.messages import Remark, say
from checker.model import Article, Claim
from checker.plugins import load_rules
from checker.reading_claims import read_article
from checker.showing.untrusted import make_visible

# Codes that stand in the table in the reader's language; JSON Lines keep the codes.
CODES = (
    *(mark("count"), mark("money"), mark("measure"), mark("percent"), mark("duration"), mark("age"), mark("score")),
    *(mark("magnitude"), mark("ordinal"), mark("multiple"), mark("fraction"), mark("date")),
    *(mark("exact"), mark("approx"), mark("more than"), mark("less than"), mark("lower bound"), mark("upper bound")),
    *(mark("range"), mark("year"), mark("month"), mark("week"), mark("day"), mark("hour"), mark("minute")),
    *(mark("second"), mark("percentage point"), mark("degree")),
)
CODED = ("kind", "hedge", "unit", "per")
Format = Annotated[str, typer.Option("--format", metavar="table|jsonl", help="A table to read, or JSON Lines.")]


def register(app: typer.Typer) -> None:
    """Add both commands to the application."""
    app.command("quantities")(list_quantities)
    app.command("claims")(list_claims)


def list_quantities(
    paths: p.Paths = None, format: Format = "table", language: p.LanguageOption = None, ui: p.AnyUi = None
) -> int:
    """List every figure found, in normal form: value, range, unit, hedge, rate and what is counted."""
    material = gather_articles(paths, None, language or "auto")
    rows = (row for article in material.articles for row in quantity_rows(article))
    show_rows(rows, format, ("article", "text", "kind", "value", "low", "high", "unit", "hedge", "per", "counted"))
    return report_failures(material.failures)


def quantity_rows(article: Article) -> Iterator[dict[str, Any]]:
    """The figures of an article as rows, lines that only wrap joined, with offsets in the text as given."""
    text = join_wrapped_lines(article.text, article.body_start)
    for row in rows_of(text, article.name, article.language, article.day):
        if article.given:
            row["start"], row["end"] = (article.given[int(str(row[key]))] for key in ("start", "end"))
        yield row


def list_claims(
    paths: p.Paths = None,
    format: Format = "table",
    rules: p.RuleFolders = None,
    select: p.Select = None,
    ignore: p.Ignore = None,
    language: p.LanguageOption = None,
    model: p.Model = None,
    ui: p.AnyUi = None,
) -> int:
    """List every claim the rules find: whose, what it says, who says it."""
    loaded = load_rules(tuple(rules or ()), p.split_names(select), p.split_names(ignore))
    chosen = [rule for rule in loaded if not rule.second or select]  # those claim what others claim already
    material = gather_articles(paths, None, language or "auto")
    failures = list(material.failures)

    def list_rows() -> Iterator[dict[str, Any]]:
        for article in material.articles:
            found = read_article(article, chosen, model)
            failures.extend(found.failures)
            yield from map(row_of_claim, sort_claims(found.claims.values()))

    show_rows(list_rows(), format, ("article", "rule", "text", "subject", "value", "said_by"))
    return report_failures(failures)


def sort_claims(found: Iterable[Sequence[Claim]]) -> list[Claim]:
    """The claims of all rules in one article, in order of place."""
    claims = (claim for one in found for claim in one)
    return sorted(claims, key=lambda claim: (claim.excerpt.start, claim.excerpt.end, claim.rule))


def row_of_claim(claim: Claim) -> dict[str, Any]:
    """A claim as a row of `claims --format jsonl`."""
    return {
        "article": claim.article.name,
        "rule": claim.rule,
        "start": claim.excerpt.given[0],
        "end": claim.excerpt.given[1],
        "text": claim.excerpt.text,
        "subject": claim.subject.label,
        "value": claim.normal,
        "said_by": claim.said_by,
        "in_quote": claim.in_quote,
    }


def show_rows(rows: Iterable[Mapping[str, Any]], format: str, columns: Sequence[str]) -> None:
    """Write rows as JSON Lines or as a table. Raises UsageError for another format."""
    if format == "jsonl":
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    if format != "table":
        raise UsageError(Remark("--format {format}: must be table or jsonl", format=format))
    ui = spoken_here()
    table = Table(*write_heads(columns), box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*(Text(write_cell(column, row[column], ui)) for column in columns))
    Console(force_terminal=wants_colour(), no_color=not wants_colour(), width=terminal_width()).print(table)


def write_cell(column: str, value: object, ui: str) -> str:
    """A cell of the table: codes in words of the reader's language, everything else as it is."""
    if value is None:
        return ""
    words = str(value).replace("_", " ")
    if column in CODED and words in CODES:
        return translate(words, ui)
    return make_visible(say(value, ui) if isinstance(value, str) else str(value))
