"""Ranges, sums, changes and spans: exact, and only wrong where no rounding makes them right."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from checker.describing.frames import SIGN, compile_frame, frames_of
from checker.finding.figures.corrections import corrections_of
from checker.finding.figures.quantities import quantities_of
from checker.language import AnnotatedArticle, load_base
from checker.messages import Rounded, say, write_field
from checker.model import Article, Outcome, Quantity
from checker.reckoning.arithmetic import (
    CalculationSubject,
    Range,
    add_up,
    claim_figure,
    in_unit,
    normal_of,
    stated,
    tell_range,
    write_figure,
)
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


def test_ranges_are_scaled_divided_and_hold_their_ends() -> None:
    one = ranged("4", "6")
    assert one.scaled(Decimal(3)) == ranged("12", "18")
    assert one.over(ranged("2", "3")) == ranged("1.33333333333333333", "3")
    assert ranged("0", "6").over(ranged("0.5", "0.5")) == ranged("0", "12")
    assert ranged("0.5", "6").over(ranged("0.5", "1")) == ranged("0.5", "12")
    assert ranged("-1", "6").over(ranged("1", "1")) is None
    assert one.over(Range(Decimal(1), Decimal("Infinity"))) is None
    assert [one.holds(Decimal(number)) for number in ("3.9", "4", "5", "6", "6.1")] == [False, True, True, True, False]
    assert one.meets(ranged("6", "7"))
    assert one.meets(ranged("1", "4"))
    assert not one.meets(ranged("6.1", "7"))
    assert not one.meets(ranged("1", "3.9"))


def test_a_tenth_is_a_tenth() -> None:
    tenth = ranged("0.1", "0.1")
    assert add_up([tenth] * 3) == ranged("0.3", "0.3")


def test_units_convert_exactly_or_not_at_all() -> None:
    year = Quantity(Decimal(1), Decimal(1), "year", Decimal(1))
    moved = in_unit(Quantity(Decimal(3), Decimal(3), "month", Decimal(3)), "year")
    assert moved is not None
    assert moved.value == Decimal("0.25")
    assert in_unit(year, "EUR") is None
    assert in_unit(year, "year") is year
    plain = Quantity(Decimal(1), Decimal(1), None, Decimal(1))
    assert in_unit(plain, "year") is None
    assert in_unit(year, None) is None
    assert in_unit(plain, None) is plain


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


def test_a_number_is_stated_where_the_ends_are_one() -> None:
    three, four = Decimal(3), Decimal(4)
    assert stated(Quantity(three, four, None, Decimal("3.5"))) == Decimal("3.5")
    assert stated(Quantity(three, three)) == three
    assert stated(Quantity(three, four)) is None
    assert normal_of(Quantity(three, Decimal("Infinity"), "EUR")) == "3-Infinity EUR"


def test_a_range_is_told_to_some_places() -> None:
    third = Decimal(1) / 3
    assert write_field(tell_range(Range(third, third)), "de") == "0,33"
    assert write_field(tell_range(Range(third, third), 3), "de") == "0,333"
    assert write_field(tell_range(Range(third, 2 * third)), "de") == "0,33 bis 0,67"
    assert write_field(tell_range(Range(third, 2 * third), 3), "de") == "0,333 bis 0,667"
    assert write_field(Rounded(third, 4), "de") == "0,3333"
    assert write_field(Rounded(third, 1), "de") == "0,3"


def test_a_figure_in_a_calculation_is_a_claim_of_its_own_words() -> None:
    text = "Ein Rat fehlte. „Im Rat stimmten 41 Mitglieder dafür“, sagte Ina Voss."
    article = annotate(text)
    mention = next(one for one in article.mentions(quantities_of) if one.quantity.value == 41)
    subject = CalculationSubject("Summe", "Stimmen")
    claim = claim_figure(article, "sums", mention, subject)
    assert (claim.rule, claim.subject, claim.value, claim.normal) == ("sums", subject, mention.quantity, "41")
    assert (text[claim.excerpt.start : claim.excerpt.end], claim.in_quote, claim.said_by) == ("41", True, "Ina Voss")
    assert (subject.key, subject.blocks) == ("summe|stimmen", ("summe|stimmen",))
    assert say(subject.label, "de") == "Summe: Stimmen"
    assert say(CalculationSubject("Summe", "").label, "de") == "Summe"
    likeness = subject.same_as(subject)
    assert (likeness.same, likeness.score) == (False, Decimal(0))
    assert say(likeness.contrast, "en") == "a calculation within one article"


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
