"""Shapes of figures that English newsrooms write: ages, decades of life, scores, magnitudes, parts, large counts."""

from __future__ import annotations

import pytest

from checker.finding.figures.quantities import QuantityMention, find_quantities


def told(mention: QuantityMention) -> tuple[str, str, str | None]:
    """What of a mention a case states: kind, number (or both ends) and unit."""
    quantity = mention.quantity
    number = f"{quantity.low:f}..{quantity.high:f}" if quantity.value is None else f"{quantity.value.normalize():f}"
    return mention.kind, number, quantity.unit


def read(text: str, language: str = "en") -> list[tuple[str, str, str | None]]:
    return [told(mention) for mention in find_quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 41-year-old welder was hurt.", [("age", "41", "year")]),
        ("A 60 watt bulb burst.", [("measure", "60", "W")]),
        ("A 45-second film.", [("duration", "45", "second")]),
        ("The girl, 8, and Ruth Halden, 52, were safe.", [("age", "8", "year"), ("age", "52", "year")]),
        ("A woman in her 40s.", [("age", "40..49", "year")]),
        (
            "A man in his mid-30s met two 20-somethings.",
            [("age", "30..39", "year"), ("count", "2", None), ("age", "20..29", "year")],
        ),
        ("The oldest, 91, and the youngest 17.", [("age", "91", "year"), ("age", "17", "year")]),
        ("The oldest 17 barns burned.", [("count", "17", None)]),
    ],
)
def test_ages(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They won 4-2 in Larkford.", [("score", "4", "score")]),
        ("The house voted 231-199 for it.", [("score", "231", "score")]),
        ("Ages 10-15 may enter.", [("count", "10..15", None)]),
        ("A 5.7-magnitude quake.", [("magnitude", "5.7", None)]),
        (
            "A magnitude-6.1 quake, M 6.1, 87 km away.",
            [("magnitude", "6.1", None), ("magnitude", "6.1", None), ("measure", "87", "km")],
        ),
        ("A six-fold rise.", [("multiple", "6", "times")]),
        ("Two-thirds of an hour late.", [("duration", "0.6666666666666666666666666667", "hour")]),
        ("A three-and-a-half-year term.", [("duration", "3.5", "year")]),
        ("Half-a-million homes.", [("count", "500000", None)]),
        ("The fund holds 4 million and a half.", [("count", "4500000", None)]),
        (
            "Hundreds of thousands marched, tens of millions watched.",
            [("count", "200000..1000000", None), ("count", "20000000..100000000", None)],
        ),
        ("Scores were hurt when the side scores twice.", [("count", "40..100", None), ("multiple", "2", "times")]),
        ("The site has 3.2m users and a 25m pool.", [("count", "3200000", None), ("measure", "25", "m")]),
        ("The pit yields 6m tonnes.", [("measure", "6000000", "t")]),
        (
            "One in eight stays; one in 300 leaves.",
            [("fraction", "0.125", None), ("fraction", "0.003333333333333333333333333333", None)],
        ),
        ("He owes Rs 23,45,600.", [("money", "2345600", "INR")]),
        ("About 4×10^6 cells, 7.5 × 10³ more.", [("count", "4000000", None), ("count", "7500", None)]),
        ("He weighs 11st 4lb, she came 11th.", [("measure", "4", "pound"), ("ordinal", "11", "ordinal")]),
        ("The server is 10.20.30.40.", []),
        ("Turn off at junction 14.", []),
        ("A first-class cabin in the second half of May.", []),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


def test_a_rate_and_a_hedge_behind_a_hyphen() -> None:
    rate, more, odd = find_quantities("A $30m-a-year deal for a 400-plus crew and 90-odd boats.", "en")
    assert (rate.quantity.per, rate.quantity.unit) == ("year", "USD")
    assert more.quantity.high.is_infinite()
    assert more.counted == "crew"
    assert odd.quantity.hedge.value == "approx"


def test_over_before_a_span_of_time_is_no_hedge_unless_something_lasts() -> None:
    during, lasting = find_quantities(
        "It cost 8 pounds. It will rise over 10 years; he waited for over 12 years.", "en"
    )[1:]
    assert not during.quantity.high.is_infinite()
    assert lasting.quantity.high.is_infinite()


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("Bei dem Sturm wurde kein Mensch verletzt.", "de", ["Mensch"]),
        ("Niemand kam zu Schaden.", "de", ["Mensch"]),
        ("Niemand weiß, wie es kam.", "de", []),
        ("Kein Mensch glaubt das.", "de", []),
        ("Nobody was hurt and no deaths were reported.", "en", ["person", "death"]),
        ("There is no one in charge of 3 boats.", "en", ["boat"]),
    ],
)
def test_nobody_harmed_counts_none(text: str, language: str, counted: list[str]) -> None:
    found = find_quantities(text, language)
    assert [mention.counted for mention in found] == counted
    assert all(mention.quantity.value in (0, 3) for mention in found)


def test_an_ordinal_before_a_period_ranks_nothing() -> None:
    assert read("In der zweiten Jahreshälfte stieg er um 4 Prozent.", "de") == [("percent", "4", "percent")]
