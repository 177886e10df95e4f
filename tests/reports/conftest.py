"""Assessments made by hand, calm, busy and hostile, and the report files loaded as the product loads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from checker.model import (
    Article,
    Assessment,
    Claim,
    Conflict,
    Decision,
    Excerpt,
    Failure,
    Feature,
    Hedge,
    Level,
    Likeness,
    Outcome,
    PartialDate,
    Quantity,
    Status,
    Verdict,
)
from checker.report_plugins import load_reports

HOSTILE = (
    "Am \x1b[31mMontag\x1b[0m\x07 sagte \u202eRellüM\u202c [bold]Petra Zufall[/bold] im \x00 Rat: "
    '</script><script>alert(1)</script> kostet die =HYPERLINK("x")-Brücke 12 Millionen Euro. '
    "::error file=a,line=1::gefälscht%0A \x9b2J @alle ]]> | a | [x](javascript:alert(2)) `rm` "
)


@dataclass(frozen=True)
class Topic:
    """A subject for tests."""

    key: str
    label: str
    blocks: tuple[str, ...] = ()

    def same_as(self, other: Any) -> Likeness:
        return Likeness(self == other, Decimal(1), (Feature("same", Decimal(1)),))


def claim_in(article: Article, words: str, value: Any, normal: str, topic: Topic, **more: Any) -> Claim:
    """The claim that the first occurrence of `words` makes."""
    start = article.text.index(words)
    return Claim("conflicting_quantity", topic, value, normal, Excerpt(article, start, start + len(words)), **more)


BRIDGE = Topic("bridge:cost", "Kosten der Talbrücke Rabenau")
PARTY = Topic("person:Jule Tannhaus:party", "Jule Tannhaus")
OPENING = Topic("bridge:opening", "Eröffnung der Talbrücke Rabenau")
FIRST = Article(
    name="Brücke wird teurer",
    path="entwurf/bruecke.txt",
    source="Rabenauer Bote",
    published=date(2025, 6, 4),
    text=(
        "Brücke wird teurer\n\nDer Neubau der Talbrücke in Rabenau verschlingt mehr Geld als geplant. Nach Angaben des "
        "Kreises kostet die Talbrücke nun rund 14,2 Millionen Euro, wie Landrätin Jule Tannhaus (SPD) am 3. Juni "
        "mitteilte. Sie soll im Mai 2026 eröffnet werden.\n\nDie Anwohner warten seit neun Jahren."
    ),
)
SECOND = Article(
    name="Rabenau",
    path="agentur/0312.txt",
    source="Landesfunk",
    published=datetime(2025, 6, 4, 11, 30),
    lineage=("dpa",),
    text=(
        "RABENAU (dpa) - Die neue Talbrücke kostet 12 Millionen Euro. Das sagte die CDU-Politikerin Jule Tannhaus am "
        "Dienstag. Eröffnet wird sie im Mai."
    ),
)
THIRD = Article(
    name="Kurz gemeldet",
    path="agentur/0313.txt",
    source="Stadtanzeiger",
    lineage=("dpa",),
    text="Für 12 Millionen Euro entsteht bei Rabenau eine neue Talbrücke (dpa). Eröffnung sei am 3. September.",
)
FACTS = Article(
    name="de.toml",
    path="facts/de.toml",
    source="Referenz: Kreistag Rabenau, Mitglieder",
    reference=True,
    text='[[person]]\nname = "Jule Tannhaus"\n\n[[person.party]]\nvalue = "CDU"\nsince = 2019-05-01\n',
)


def build_busy() -> Assessment:
    """Conflicts of every level and status, a fact, an update, failures and stale decisions."""
    costs = (
        claim_in(
            FIRST,
            "rund 14,2 Millionen Euro",
            Quantity(Decimal("14100000"), Decimal("14300000"), "EUR", Decimal("14200000"), Hedge.APPROX),
            "14200000 EUR approx",
            BRIDGE,
            said_by="Kreis",
        ),
        *(
            claim_in(
                article,
                "12 Millionen Euro",
                Quantity(Decimal("11500000"), Decimal("12500000"), "EUR", Decimal("12000000")),
                "12000000 EUR",
                BRIDGE,
            )
            for article in (SECOND, THIRD)
        ),
    )
    parties = (
        claim_in(FIRST, "Jule Tannhaus (SPD)", "SPD", "SPD", PARTY),
        claim_in(FACTS, "CDU", "CDU", "CDU", PARTY, valid=(date(2019, 5, 1), None)),
        claim_in(SECOND, "CDU-Politikerin Jule Tannhaus", "CDU", "CDU", PARTY, in_quote=True),
    )
    openings = (
        claim_in(FIRST, "im Mai 2026", PartialDate(2026, 5), "2026-05", OPENING),
        claim_in(THIRD, "3. September", PartialDate(None, 9, 3), "????-09-03", OPENING),
    )
    return Assessment(
        articles=(FIRST, SECOND, THIRD),
        conflicts=(
            Conflict(
                "conflicting_quantity",
                BRIDGE.label,
                BRIDGE.key,
                costs,
                ((0, 1), (0, 2)),
                Verdict(
                    Outcome.CONFLICT,
                    "„rund 14,2 Millionen“ reicht von 14,1 bis 14,3 Millionen, „12 Millionen“ von 11,5 bis 12,5.",
                ),
                Level.WARNING,
                advice="Beim Kreis nachfragen, welche Summe gilt.",
            ),
            Conflict(
                "conflicting_party",
                PARTY.label,
                PARTY.key,
                parties,
                ((0, 1), (0, 2)),
                Verdict(Outcome.CONFLICT, "SPD gegen CDU am selben Tag; die Referenz sagt CDU seit 1. Mai 2019."),
                Level.ERROR,
            ),
            Conflict(
                "conflicting_date",
                OPENING.label,
                OPENING.key,
                openings,
                ((0, 1),),
                Verdict(Outcome.UPDATE, "Mai und September können nicht beide stimmen."),
                Level.NOTE,
                status=Status.KNOWN,
            ),
            Conflict(
                "conflicting_date",
                "Beginn der Talbrücke Rabenau",
                "bridge:begin",
                openings,
                ((0, 1),),
                Verdict(Outcome.CONFLICT, "Mai und September."),
                Level.NOTE,
                status=Status.DISMISSED,
            ),
        ),
        stale=(Decision("0123456789abcdef", "accepted", "geklärt", "conflicting_age", "Alter von X", ("35", "36")),),
        failures=(
            Failure("bilder/foto.txt", "ist kein Text"),
            Failure("alt.txt", "nicht UTF-8, als cp1252 gelesen", fatal=False),
        ),
        coverage={
            "articles": 3,
            "sentences": 9,
            "numbers_found": 7,
            "numbers_understood": 6,
            "numbers_compared": 3,
            "names_found": 2,
            "names_compared": 2,
            "stories": 1,
            "claims": 8,
            "claims_conflicting_party": 3,
            "claims_conflicting_quantity": 5,
            "claims_conflicting_name": 0,
            "pairs": 6,
            "claims_compared": 5,
        },
    )


def build_hostile() -> Assessment:
    """Everything a text, a path, a source or a reason can do to a report."""
    bad = Article(
        name="=cmd|' /C calc'!A0",
        path="ent\x1bwurf/\u202etxt.exe,a:b%,\udce4 <b>.txt",
        source="=1+1 <script>alert(3)</script> [red]x[/red] \u2066",
        published=date(2025, 6, 4),
        lineage=("@dpa\x07",),
        text=HOSTILE + "x" * 40_000 + "\u0000" * 50 + " Ende\u202e.",
    )
    topic = Topic("\x1bkey", "[link=https://x.invalid]Brücke[/link] \u202e </td> \n::warning::nein")
    claims = (
        claim_in(bad, "12 Millionen Euro", "=12\x1b[2J", "=12\x1b[2J", topic, said_by="\u202eWer [b]"),
        claim_in(bad, "x" * 40_000, "+13 | `x`", "+13 | `x`", topic, in_quote=True),
        claim_in(bad, "[bold]Petra Zufall[/bold]", "@14", "@14", topic),
    )
    verdict = Verdict(Outcome.CONFLICT, "weil \x1b]0;x\x07 \u202e <img src=x onerror=alert(4)> ]]> [blink]")
    return Assessment(
        articles=(bad,),
        conflicts=(
            Conflict(
                "\x1brule", topic.label, topic.key, claims, ((0, 1), (0, 2)), verdict, Level.ERROR, "-> =x\r\n::set"
            ),
        ),
        stale=(Decision("\x1bff", "dismissed", "\u202e", "r\x1b", "=s\x1b", ("\x1b[1m",)),),
        failures=(Failure("\x1b[31mwo\r\n::error::", "\u202e was <b>"), Failure("\ud800", "\x9b", fatal=False)),
        coverage={"articles": 1, "<b>\x1b": 3},
    )


@pytest.fixture(scope="session")
def busy() -> Assessment:
    return build_busy()


@pytest.fixture(scope="session")
def hostile() -> Assessment:
    return build_hostile()


@pytest.fixture(scope="session")
def calm() -> Assessment:
    """Three articles, nothing to report."""
    whole = build_busy()
    return Assessment(articles=whole.articles, coverage=whole.coverage)


@pytest.fixture(scope="session")
def render() -> Callable[..., str]:
    """render(name, assessment, ...): a report by its name."""
    reports = load_reports()
    return lambda name, assessment, **options: reports[name].render(assessment, **options)
