"""Ranges, sums, changes and spans: exact, and only wrong where no rounding makes them right."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from checker.describing.frames import SIGN, compile_frame, frames_of
from checker.finding.figures.corrections import corrections_of
from checker.language import AnnotatedArticle, load_base
from checker.messages import write_field
from checker.model import Article, Outcome, Quantity
from checker.reckoning.arithmetic import Range, add_up, in_unit, normal_of, tell_range, write_figure
from checker.reckoning.ballots import find_ballot_sums
from checker.reckoning.changes import find_changes, judge_change
from checker.reckoning.rates import find_currency_pairs
from checker.reckoning.spans import find_spans
from checker.reckoning.sums import find_sums, judge_sum


def annotate(text: str) -> AnnotatedArticle:
    return AnnotatedArticle(Article("a", "a", text, "de"), load_base("de"))


def ranged(low: str, high: str) -> Range:
    return Range(Decimal(low), Decimal(high))


def test_ranges_add_and_subtract_at_their_ends() -> None:
    one, other = ranged("9.5", "10.5"), ranged("2", "3")
    assert one.plus(other) == ranged("11.5", "13.5")
    assert one.minus(other) == ranged("6.5", "8.5")
    assert add_up([one, other, other]) == ranged("13.5", "16.5")


def test_open_ranges_stay_open() -> None:
    more = Range(Decimal(100), Decimal("Infinity"))
    assert more.minus(ranged("1", "2")) == Range(Decimal(98), Decimal("Infinity"))
    assert more.over(ranged("1", "2")) is None
    assert ranged("1", "2").over(ranged("0", "2")) is None


def test_a_tenth_is_a_tenth() -> None:
    tenth = ranged("0.1", "0.1")
    assert add_up([tenth] * 3) == ranged("0.3", "0.3")


def test_units_convert_exactly_or_not_at_all() -> None:
    year = Quantity(Decimal(1), Decimal(1), "year", Decimal(1))
    moved = in_unit(Quantity(Decimal(3), Decimal(3), "month", Decimal(3)), "year")
    assert moved is not None
    assert moved.value == Decimal("0.25")
    assert in_unit(year, "EUR") is None


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("1200", "1.200"),
        ("34200000000", "34,2 Milliarden"),
        ("0.0064", "0,0064"),
        ("-2.50", "-2,5"),
        ("0", "0"),
        ("Infinity", "beliebig viel"),
    ],
)
def test_figures_are_written_as_articles_write_them(number: str, written: str) -> None:
    assert write_figure(Decimal(number)) == written


def test_ranges_and_normal_forms() -> None:
    assert write_field(tell_range(ranged("8", "8")), "de") == "8"
    assert write_field(tell_range(ranged("8.5", "9.5")), "de") == "8,5 bis 9,5"
    assert normal_of(Quantity(Decimal(9), Decimal(9), "EUR", Decimal("9.00"), per="year")) == "9 EUR per year"


def test_frame_gives_back_the_offsets_of_the_article() -> None:
    text = "Erst kam einer. Von 1.240 auf 1.530 Mitglieder, ein Zuwachs von 290."
    frame = annotate(text).mentions(frames_of)[-1]
    for place, figure in zip(frame.places, frame.figures, strict=True):
        assert frame.text[place] == SIGN
        assert frame.figure_at(place) is figure
    found = compile_frame(r"Zuwachs_von_#step").search(frame.text)
    assert found is not None
    assert text[frame.offset(found.start()) :] == "Zuwachs von 290."
    with pytest.raises(LookupError):
        frame.figure_at(0)


def judge_first_change(text: str) -> tuple[Outcome, str] | None:
    article = annotate(text)
    for frame in article.mentions(frames_of):
        for change in find_changes(frame, text):
            judged = judge_change(change, frame.text)
            if judged:
                return judged.outcome, judged.because
    return None


def test_rounding_is_named_where_it_alone_makes_a_change_right() -> None:
    judged = judge_first_change("Der Wert stieg von 10,4 auf 12,1 Prozent, ein Plus von 1,6 Prozentpunkten.")
    assert judged is not None
    assert judged[0] is Outcome.COMPATIBLE
    assert "nur durch Rundung" in judged[1]


def test_the_sum_stands_in_the_verdict() -> None:
    article = annotate(
        "Unter den 14 Toten sind vier Dänen, zwei Polen und eine Finnin, die übrigen zehn sind unbekannt."
    )
    frame = article.mentions(frames_of)[0]
    verdicts = [judge_sum(found) for found in find_sums(frame, None)]
    assert [verdict.because for verdict in verdicts if verdict] == ["14 - 4 - 2 - 1 = 7, nicht 10."]


def test_corrections_name_the_wrong_and_the_right_figure() -> None:
    text = "Berichtigung: Im ersten Satz muss es richtig heißen: 1,2 Millionen Euro (statt: 1,2 Milliarden Euro)."
    (found,) = corrections_of(annotate(text))
    assert text[found.wrong.start : found.wrong.end] == "1,2 Milliarden Euro"
    assert found.right is not None
    assert text[found.right.start : found.right.end] == "1,2 Millionen Euro"
    assert found.own


HOSTILE = (
    "1" * 100_000,
    "1. " * 33_000,
    "ein " * 25_000,
    "von 1 auf 2 " * 8_000,
    "davon 3, " * 11_000,
    "(12 Euro " * 11_000,
    "Stimmen 5 dagegen " * 5_500,
    "seit 2002 bis " * 7_000,
    "Berichtigung statt 3 " * 4_700,
    "A" * 100_000,
    '"' * 100_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_hostile_input_takes_linear_time(text: str) -> None:
    article = annotate(text)
    frames = article.mentions(frames_of)
    started = time.perf_counter()
    for frame in frames:
        list(find_sums(frame, None))
        list(find_changes(frame, text))
        list(find_currency_pairs(frame))
    list(find_ballot_sums(article, frames))
    list(find_spans(article, frames))
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_corrections_of_hostile_input_take_linear_time(text: str) -> None:
    article = annotate(text)
    article.mentions(frames_of)
    started = time.perf_counter()
    corrections_of(article)
    assert time.perf_counter() - started < 10
