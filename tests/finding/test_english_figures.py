"""Shapes of figures that English newsrooms write: ages, decades of life, scores, magnitudes, parts, large counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.finding.figures.quantities import QuantityMention, find_quantities


def told(mention: QuantityMention) -> tuple[str, str, str | None]:
    """What of a mention a case states: kind, number (or both ends) and unit."""
    quantity = mention.quantity
    number = f"{quantity.low:f}..{quantity.high:f}" if quantity.value is None else f"{quantity.value.normalize():f}"
    return mention.kind, number, quantity.unit


AGES = [("age", "5", "year"), ("age", "9", "year")]


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
        ("The oldest rower was 83.", [("age", "83", "year")]),
        ("The ferry firm was fined £1950 in May.", [("money", "1950", "GBP")]),
        ("She paid $2030 and € 1980 in 2019.", [("money", "2030", "USD"), ("money", "1980", "EUR")]),
        ("Teen pilot, 18, lands safely.", [("age", "18", "year")]),
        ("Rooms, 18, were full.", [("count", "18", None)]),
        ("A rower aged 15 years and 20 days.", [("age", "5495", "day")]),
        ("Riders aged between 19 and 58 took part.", [("age", "19..58", "year")]),
        ("Riders aged 19 to 58 took part.", [("age", "19..58", "year")]),
        ("Men, 26 and 31, fled.", [("age", "26", "year"), ("age", "31", "year")]),
        ("Twins, aged 5 and 9, swam 5 and 9 lengths.", [*AGES, ("count", "5", None), ("count", "9", None)]),
        ("A nurse in her early fifties sang in the fifties.", [("age", "50..59", "year")]),
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
        ("Spoons sold in the first six months and the third quarter.", [("duration", "6", "month")]),
        ("Bonds rose 2p to 118p.", [("money", "0.02", "GBP"), ("money", "1.18", "GBP")]),
        ("The film comes in 1080p.", []),
        ("Stocks grew by 52,000 to 6.1 million.", [("count", "52000", None), ("count", "6100000", None)]),
        ("Stocks grew by 3 to 14 percent.", [("percent", "3..14", "percent")]),
        ("It took an hour and a half.", [("duration", "1.5", "hour")]),
        ("They won 6-2, 4-6, 7-6.", [("score", "6", "score"), ("score", "4", "score"), ("score", "7", "score")]),
        ("Sales fell 12% from a year earlier.", [("percent", "12", "percent")]),
        ("It earned $4 million a year ago.", [("money", "4000000", "USD")]),
        ("Eight in ten bakers agree.", [("fraction", "0.8", None)]),
        ("Heat of 39C is forecast.", [("measure", "39", "degree")]),
        ("A letter to 18 Old Mill Road, Larkford.", []),
        ("A clerk must file the 14F form.", []),
        ("Output for 2031-32 and 2032–33 fell.", []),
        ("He is 5'9\" tall, she 6’3”.", [("measure", "5.75", "ft"), ("measure", "6.25", "ft")]),
        ("A one-off grant for a single mother.", []),
        ("Fees were usd 40, or 37 . 5 % of the bill.", [("money", "40", "USD"), ("percent", "37.5", "percent")]),
        ("It weighs 6 thousand 4 hundred and 12 units.", [("count", "6412", None)]),
        ("Four and thirty-one hundredths.", [("count", "4.31", None)]),
        ("It opened on may 4 and closed in october 2021.", []),
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


@pytest.mark.parametrize(
    ("text", "counted", "per"),
    [
        ("Only one passenger lived.", "passenger", None),
        ("The family of six lives here.", None, None),
        ("One elderly woman was hurt.", "woman", None),
        ("A choir of 27 schoolchildren sang.", "schoolchild", None),
        ("Some 40 Estonians came.", "estonian", None),
        ("The pit yields 900 tons of ore a year.", None, "year"),
    ],
)
def test_what_is_counted_and_per_what(text: str, counted: str | None, per: str | None) -> None:
    (mention,) = find_quantities(text, "en")
    assert (mention.counted, mention.quantity.per) == (counted, per)


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("It will cost between $2.1 and $2.6 billion.", "money", "2100000000", "2600000000"),
        ("Prizes run from $300 to $2 million.", "money", "300", "2000000"),
        ("Several hundred people left.", "count", "200", "1000"),
        ("A couple of hundred people left.", "count", "200", "300"),
        ("Dozens of people left.", "count", "24", "100"),
        ("A few thousand stayed.", "count", "2000", "10000"),
        ("It was 20 to 25 degrees below zero.", "measure", "-25", "-20"),
    ],
)
def test_ends_of_ranges(text: str, kind: str, low: str, high: str) -> None:
    (mention,) = find_quantities(text, "en")
    assert (mention.kind, mention.quantity.low, mention.quantity.high) == (kind, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell to 8 degrees below freezing.", [("measure", "-8", "degree")]),
        ("It was 8 degrees below average.", [("measure", "8", "degree")]),
        ("Every fifth shop is shut.", [("fraction", "0.2", None)]),
        ("Every second day a ship calls.", [("ordinal", "2", "ordinal")]),
        ("He won at the 2016 Games, the 2018 World Cup and her 2020 Open.", []),
        ("Some 1950 Danes came.", [("count", "1950", None)]),
        ("The M5.4 quake struck.", [("magnitude", "5.4", None)]),
        ("They are 11, 12 and 16 years old.", [("age", "11", "year"), ("age", "12", "year"), ("age", "16", "year")]),
        ("A row of 4, 6 and 9 percent.", [("percent", number, "percent") for number in ("4", "6", "9")]),
        ("One trader said 2 ships sank.", [("count", "2", None)]),
        ("A 5-foot-6 guard.", [("measure", "5.5", "ft")]),
        ("One of the worst fires and one of its first.", [("ordinal", "1", "ordinal")]),
        ("One of the victims was hurt.", [("count", "1", None)]),
        ("A lens of 18 -55mm.", [("count", "18", None), ("measure", "55", "mm")]),
        ("A Category 3 storm over 6 km squared of an 18th-century town.", [("measure", "6", "km2")]),
        ("The sale brought 30 million francs.", [("money", "30000000", "CHF")]),
    ],
)
def test_shapes_of_english_copy(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


def test_degrees_under_zero_in_german() -> None:
    (mention,) = find_quantities("Es waren 18 Grad unter Null.", "de")
    assert mention.quantity.value == -18


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The 14-member panel met.", "member"),
        ("A three-bedroom cottage burned.", "bedroom"),
        ("Of 60 members 12 of 18 farmers left.", "farmer"),
        ("A pilot flew 60 patients in seven aircraft.", "aircraft"),
        ("A 90,000-strong crowd came.", None),
        ("A three-way race began.", None),
    ],
)
def test_what_english_figures_count(text: str, counted: str | None) -> None:
    assert find_quantities(text, "en")[-1].counted == counted


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It sells at $90 per kg.", "kilogram"),
        ("It saves £4m a year from 2031.", "year"),
        ("It made £4m a year ago.", None),
    ],
)
def test_rates_of_english_copy(text: str, per: str | None) -> None:
    assert find_quantities(text, "en")[0].quantity.per == per


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm made $31-33 billion.", [("money", "31000000000..33000000000", "USD")]),
        ("It costs £2-4m.", [("money", "2000000..4000000", "GBP")]),
        ("Bread gets 20 to 30 cents dearer.", [("money", "0.2..0.3", "USD")]),
        ("A third-quarter loss.", []),
        ("Only one in six buses ran.", [("fraction", "0.1666666666666666666666666667", None)]),
        ("Three in four buses ran.", [("fraction", "0.75", None)]),
        ("An alert of level two out of four.", [("count", "2", None), ("count", "4", None)]),
        ("It serves 3.8m commuters.", [("count", "3800000", None)]),
        ("She won the 800m heats.", [("measure", "800", "m")]),
        ("Moss, 47, was fined.", [("age", "47", "year")]),
        ("Rooms, 47, were full.", [("count", "47", None)]),
        ("It is dull, said teacher Vera Moss, 33. It rained.", [("age", "33", "year")]),
        ("He retired at just 41.", [("age", "41", "year")]),
        ("A welder and his son, 9.", [("age", "9", "year")]),
        ("Two women between 36 and 44 swam.", [("count", "2", None), ("age", "36..44", "year")]),
        ("A third of them under 16.", [("fraction", "0.3333333333333333333333333333", None), ("age", "16", "year")]),
        ("They get 90,000 taka.", [("money", "90000", "BDT")]),
        ("He served eight double faults.", [("count", "8", None)]),
    ],
)
def test_shapes_of_front_pages(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("The fee went from $30 to $45 per ton.", ["ton", "ton"]),
        ("Cases rose to 640 in a week.", [None, None]),
    ],
)
def test_the_rate_of_a_change_is_that_of_both_ends(text: str, pers: list[str | None]) -> None:
    assert [mention.quantity.per for mention in find_quantities(text, "en")] == pers


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The state runs 80 drop-in clinics.", "clinic"),
        ("It found 12 mumps cases.", "case"),
    ],
)
def test_nouns_of_several_words(text: str, counted: str) -> None:
    assert find_quantities(text, "en")[-1].counted == counted


def test_a_limit_of_age_has_its_hedge() -> None:
    (mention,) = find_quantities("Pupils under the age of nine sang.", "en")
    assert (mention.kind, mention.quantity.hedge.value) == ("age", "less_than")
