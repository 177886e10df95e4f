"""Terms of years in posts, parties and countries: what is read, and which terms cannot both stand."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from checker.finding.events.terms import Term, terms_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article
from checker.reckoning.terms import agree, disagree, is_slip, judge_length

DEAD = "Petra Lindqvist ist tot. "


def read(text: str) -> tuple[Term, ...]:
    return terms_of(AnnotatedArticle(Article("a", "a", DEAD + text), load_base("de")))


@pytest.mark.parametrize(
    ("text", "first", "last", "post"),
    [
        ("Lindqvist war von 1990 bis 1994 Verkehrsministerin.", 1990, 1994, "minister.transport"),
        ("Das Verkehrsministerium leitete sie von 1990 bis '94.", 1990, 1994, "minister.transport"),
        ("Sie war Bundestagspräsidentin (1990-1994).", 1990, 1994, "parliament_president"),
        ("Von Mai 1990 bis März 1994 stand sie dem Bundestag vor.", 1990, 1994, "parliament_president"),
        ("Sie saß seit 1990 im Bundestag.", 1990, None, "member.bundestag"),
        ("Im Jahr 1990 trat sie in die SPD ein.", 1990, None, "party.SPD"),
        ("Sie kam 1990 nach Deutschland.", 1990, None, "arrival"),
        ("Sie lebt seit 1990 in Österreich.", 1990, None, "arrival"),
    ],
)
def test_reads_terms(text: str, first: int, last: int | None, post: str) -> None:
    (one,) = read(text)
    assert (one.first, one.last, one.who) == (first, last, "Lindqvist")
    assert post in one.posts


@pytest.mark.parametrize(
    "text",
    [
        "Die Tabellen von 2006 bis 2019 sind neu.",
        "Sie war Ministerin unter Albert Rommel (1931-2016).",
        "Die SPD stellt seit 1990 den Ministerpräsidenten.",
        "1990 trat sie in die Junge Union ein.",
        "1990 in Gera geboren, ging sie 2008 in die SPD und 2012 in den Rat.",
        "Lindqvist kam 1941 als Tochter eines Ministers zur Welt.",
    ],
)
def test_leaves_what_is_no_term_of_hers(text: str) -> None:
    assert read(text) == ()


def term(first: int, last: int | None) -> Term:
    return Term(first, last, None, frozenset(), 0, 1)


def test_terms_that_cannot_both_stand() -> None:
    assert disagree(term(1974, 1980), term(1975, 1980))
    assert disagree(term(1974, 1980), term(1974, 1990))
    assert disagree(term(1996, None), term(1998, None))
    assert not disagree(term(1992, 1994), term(2003, 2007))
    assert not disagree(term(1992, 1994), term(1993, 1996))
    assert agree(term(1974, None), term(1974, 1980))
    assert not agree(term(1974, 1979), term(1974, 1980))


def test_slips_of_years() -> None:
    assert is_slip(1975, 1977)
    assert is_slip(1975, 1985)
    assert is_slip(1943, 1934)
    assert not is_slip(1975, 1975)
    assert not is_slip(1975, 1982)


@pytest.mark.parametrize("unit", ["von 1990 bis 1994 Minister, ", "seit 1990 ", "1990 ", "von ", "und seit "])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        article = AnnotatedArticle(Article("a", "a", unit * (size // len(unit))), load_base("de"))
        begin = perf_counter()
        terms_of(article)
        return perf_counter() - begin

    seconds(1_000)
    assert seconds(40_000) < 40 * max(seconds(4_000), 0.02)


def test_lengths_are_judged_with_room_for_rounding() -> None:
    (lasting,) = read("Lindqvist sitzt seit fast 30 Jahren im Bundestag.")
    assert lasting.lasted is not None
    day = date(2025, 6, 4)
    assert judge_length(lasting, "fast", 1996, day)[2]
    assert not judge_length(lasting, "fast", 1993, day)[2]
    assert judge_length(lasting, "seit", 1993, day)[2]
    assert not judge_length(lasting, "seit", 1985, day)[2]


def test_short_lengths_and_lengths_of_nothing_are_left() -> None:
    assert read("Lindqvist sitzt seit drei Jahren im Bundestag.") == ()
    assert read("Lindqvist wartet seit 30 Jahren auf eine Antwort.") == ()
