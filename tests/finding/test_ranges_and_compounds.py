"""Figures whose parts stand apart: compounds with a scale, ranges with hedges and elided ends, signs of thousands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.finding.dates.dates import find_dates
from checker.finding.figures.quantities import find_quantities, rows_of


def read(text: str, language: str = "de") -> list[tuple[str, str, str | None]]:
    """Text, value (a range as its two ends) and unit of every quantity."""
    rows = []
    for mention in find_quantities(text, language):
        quantity = mention.quantity
        ends = [format(Decimal(end).normalize(), "f") for end in (quantity.low, quantity.high)]
        value = format(quantity.value.normalize(), "f") if quantity.value is not None else "..".join(ends)
        rows.append((text[mention.start : mention.end], value, quantity.unit))
    return rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das 70-Millionen-Euro-Bad öffnet.", [("70-Millionen-Euro-Bad", "70000000", "EUR")]),
        ("Der 2,5-Mrd.-Dollar-Kredit läuft.", [("2,5-Mrd.-Dollar-Kredit", "2500000000", "USD")]),
        ("Der Index fiel unter die Neun-Tausend-Marke.", [("Neun-Tausend-Marke", "9000", None)]),
        ("die Sechs-Millionen-Grenze", [("Sechs-Millionen-Grenze", "6000000", None)]),
        ("Es kamen 40- bis 60.000 Fans.", [("40- bis 60.000", "40000..60000", None)]),
        ("Es kamen 40 bis 60.000 Fans.", [("40 bis 60.000", "40000..60000", None)]),
        ("sechs- bis siebenhundert Schafe", [("sechs- bis siebenhundert", "600..700", None)]),
        ("zwei bis dreitausend Schafe", [("zwei bis dreitausend", "2000..3000", None)]),
        ("zwischen 7- und 8.000 Schafe", [("zwischen 7- und 8.000", "7000..8000", None)]),
        ("zehn bis tausend Euro", [("zehn bis tausend Euro", "10..1000", "EUR")]),
        (
            "Ulm (8,5 Prozent), Aalen (7,9) und Gera (6)",
            [("8,5 Prozent", "8.5", "percent"), ("7,9", "7.9", "percent"), ("6", "6", "percent")],
        ),
        ("drei- bis viertausend Schafe", [("drei- bis viertausend", "3000..4000", None)]),
        ("fünf- bis sechshunderttausend Euro", [("fünf- bis sechshunderttausend Euro", "500000..600000", "EUR")]),
        ("Für 30- bis 40-Jährige", [("30- bis 40-Jährige", "30..40", "year")]),
        ("Von 3 bis 5000 Metern", [("Von 3 bis 5000 Metern", "3000..5000", "m")]),
        (
            "zwischen etwa 4 und knapp 7 Millionen Euro",
            [("zwischen etwa 4 und knapp 7 Millionen Euro", "4000000..7000000", "EUR")],
        ),
        ("15 bis etwa 18 Boote", [("15 bis etwa 18", "15..18", None)]),
        ("nachts -7 bis -4 Grad", [("-7 bis -4 Grad", "-7..-4", "degree")]),
        ("minus 4 bis plus 2 Grad", [("minus 4 bis plus 2 Grad", "-4..2", "degree")]),
        ("ein Becken von 7,5 mal 4 Metern", [("7,5", "7.5", "m"), ("4 Metern", "4", "m")]),
        ("minus acht bis minus drei Grad", [("minus acht bis minus drei Grad", "-8..-3", "degree")]),
        (
            "Der Umsatz lag bei 1.450 TEUR, der Gewinn bei 90 T€.",
            [("1.450 TEUR", "1450000", "EUR"), ("90 T€", "90000", "EUR")],
        ),
        ("Gewinn: TEUR 310", [("TEUR 310", "310000", "EUR")]),
        ("in Mio. EUR 7,5", [("Mio. EUR 7,5", "7500000", "EUR")]),
        ("Der Hof kostete 80.000 D-Mark.", [("80.000 D-Mark", "80000", "DEM")]),
        ("Der Kahn trug 60 t Kies.", [("60 t", "60", "t")]),
        ("Der Zug fuhr 140 km die Stunde.", [("140 km die Stunde", "140", "km/h")]),
        ("von 8 auf 11 Millionen gewachsen", [("8", "8000000", None), ("11 Millionen", "11000000", None)]),
        ("8 statt 11 Millionen Euro", [("8", "8000000", "EUR"), ("11 Millionen Euro", "11000000", "EUR")]),
        ("in Jena (11,4 Prozent) und Gera (9,7)", [("11,4 Prozent", "11.4", "percent"), ("9,7", "9.7", "percent")]),
        ("Hauptweg 7, 54321 Musterdorf", [("7", "7", None)]),
        ("Auf 300 m 2 Boote", [("300 m", "300", "m"), ("2", "2", None)]),
    ],
)
def test_german(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Half a million people came.", [("Half a million", "500000", None)]),
        ("a quarter of a billion dollars", [("a quarter of a billion dollars", "250000000", "USD")]),
        ("half an hour", [("half an hour", "0.5", "hour")]),
        ("It cost a million and a half euros.", [("a million and a half euros", "1500000", "EUR")]),
        ("a $300-million loan", [("$300-million", "300000000", "USD")]),
        ("a two-million-euro bid", [("two-million-euro", "2000000", "EUR")]),
        ("Forty seconds passed.", [("Forty seconds", "40", "second")]),
        (
            "between $1.1 billion and $1.4 billion",
            [("between $1.1 billion and $1.4 billion", "1100000000..1400000000", "USD")],
        ),
        ("$250 to $480 a night", [("$250 to $480", "250..480", "USD")]),
        ("It rose from $3 to $5.", [("$3", "3", "USD"), ("$5", "5", "USD")]),
        ("one in four people", [("one in four", "0.25", None)]),
        ("two out of five doctors", [("two out of five", "0.4", None)]),
        ("two in 2020", [("two", "2", None)]),
        ("7 bln euros and $2.1b", [("7 bln euros", "7000000000", "EUR"), ("$2.1b", "2100000000", "USD")]),
        ("On Friday 14 people were hurt.", [("14", "14", None)]),
        ("In Springfield 14 people were hurt.", [("14", "14", None)]),
        ("a quake of 6.1, 40 km from the coast", [("6.1", "6.1", None), ("40 km", "40", "km")]),
        ("They lost 60 USD million.", [("60 USD million", "60000000", "USD")]),
        ("350m2 of floor", [("350m2", "350", "m2")]),
        ("30-40,000 sheep", [("30-40,000", "30000..40000", None)]),
        ("two to three hundred sheep", [("two to three hundred", "200..300", None)]),
        ("a 30-million-pound hall", [("30-million-pound", "30000000", "GBP")]),
    ],
)
def test_english(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text, "en") == expected


def test_over_before_a_small_count_is_a_place_and_no_hedge() -> None:
    spread, over = find_quantities("It spread over six streets and over 400 homes.", "en")
    assert spread.quantity.low == spread.quantity.high == 6
    assert over.quantity.high.is_infinite()


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Ihm droht ein Bußgeld von 1950 Euro.", ["1950 Euro"]),
        ("Der Preis stieg von 1800 auf 2150 Euro.", ["1800", "2150 Euro"]),
        ("Die Flotte wuchs von 1870 auf 2040 Boote.", ["1870", "2040"]),
        ("Der Termin wurde von 2027 auf 2028 verschoben.", []),
        ("Kosten in Höhe von 2031 Euro", ["2031 Euro"]),
        ("Am Umzug nahmen 400 Kinder und 1900 Eltern teil.", ["400", "1900"]),
        ("eine Gruppe von 1700 Menschen", ["1700"]),
        ("in 1900 Haushalten fiel der Strom aus", ["1900"]),
        ("Es kamen 1700 bis 1900 Gäste.", ["1700 bis 1900"]),
        ("Waren im Wert von 1987 Mio. Dollar", ["1987 Mio. Dollar"]),
        ("Von 1985 bis 1992 wohnte sie in Gera.", []),
        ("im Vergleich zu 2017 und 2018", []),
        ("Er war von 2011 bis 2016 Minister und seit 2019 Bürgermeister.", []),
        ("Nach der Flut von 2013 Hilfe zu holen war schwer.", []),
        ("zwischen 2010 und 2020 Menschen geholfen", []),
        ("Sie haben in 2023 Brücken gebaut.", []),
        ("seit 1999 Meter um Meter", []),
        ("2,1 Grad über dem Mittel 1961 bis 1990 und 1,3 Grad über dem von 1991 bis 2020", ["2,1 Grad", "1,3 Grad"]),
    ],
)
def test_four_digits_are_an_amount_or_a_year(text: str, amounts: list[str]) -> None:
    assert [row["text"] for row in rows_of(text, "a") if row["kind"] != "date"] == amounts


def test_english_four_digits_are_an_amount_or_a_year() -> None:
    rows = rows_of("A crowd of 1900 protesters came. In 2020 protesters came. It cost 2030 euros.", "a", "en")
    assert [(row["text"], row["kind"] == "date") for row in rows] == [
        ("1900", False),
        ("2020", True),
        ("2030 euros", False),
    ]
    rows = rows_of("The flood killed 1940 cattle and 2060 goats. After 1940 goats came back.", "a", "en")
    assert [row["kind"] == "date" for row in rows] == [False, False, True]
    rows = rows_of("Es kamen 1930 Fans. Seit 1930 Fans.", "a")
    assert [row["kind"] == "date" for row in rows] == [False, True]


@pytest.mark.parametrize("text", ["bis 30.11.25, geöffnet ab 9 Uhr", "Sie endet am 30.11.25.", "am 30.11.25"])
def test_a_year_of_two_digits_before_a_mark(text: str) -> None:
    assert [found.day for found in find_dates(text) if found.day] == [date(2025, 11, 30)]
    assert [row["text"] for row in rows_of(text, "a") if row["kind"] != "date"] == []


def test_local_time_is_a_time_of_day() -> None:
    (clock,) = find_dates("Es bebte gegen 01:30 Ortszeit.")
    assert (clock.kind, clock.date.hour, clock.date.minute) == ("clock", 1, 30)


def test_an_age_beside_a_party_in_brackets_counts_nothing() -> None:
    first, second = find_quantities("Jana Kettler (CSU, 54) sprach vor Malte Hobrecht (61, SPD).")
    assert (first.kind, second.kind) == ("age", "age")
    (plain,) = find_quantities("Im Rat sitzen Grüne (SPD, 54).")
    assert plain.kind == "count"


def test_a_crime_told_by_its_multiple_is_counted() -> None:
    (crimes,) = find_quantities("Sie steht wegen dreifachen Totschlags vor Gericht.")
    assert (crimes.kind, crimes.quantity.value, crimes.counted) == ("count", 3, "Totschlag")
    (times,) = find_quantities("Sie verlangt den dreifachen Preis.")
    assert (times.kind, times.quantity.unit) == ("multiple", "times")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Erkrankt sind drei Erwachsene von 61 bis 78 Jahren.", ["count", "age"]),
        ("Die Strafe liegt bei zwei bis fünf Jahren.", ["duration"]),
        ("Zwei Ruderer im Alter von 31 und 33 Jahren fehlten.", ["count", "age", "age"]),
        ("Die Stärke lag bei 3,7, der Kreis gab sie mit der Magnitude 3,9 an.", ["magnitude", "magnitude"]),
        ("Ruth Halden, 51, und Jana K. (34) kamen, der Fahrer Ole B., 28, nicht.", ["age", "age", "age"]),
    ],
)
def test_ages_in_german_copy(text: str, kinds: list[str]) -> None:
    assert [mention.kind for mention in find_quantities(text, "de")] == kinds


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3 bis 300.000 Leute", ["3000..300000"]),
        ("2- bis 3.000 Leute", ["2000..3000"]),
        ("3 bis 3000 Leute", ["3..3000"]),  # not 3000 to 3000
        ("30 bis 3000 Leute", ["30..3000"]),
        ("zwischen 3 und 5. Platz", ["3", "5"]),
        ("zwei Hunde oder drei Katzen", ["2", "3"]),
        ("2 oder 3 Katzen", ["2..3"]),
        ("zwei  oder drei Katzen", ["2", "3"]),  # in columns
        ("zwei- bis dreihundert Leute", ["200..300"]),
        ("10 bis 1.000 Euro", ["10..1000"]),  # a hundred times is no elision
        ("9 bis 900 Leute", ["9..900"]),
        ("3,5 bis 4000 Meter", ["3.5..4000"]),
        ("1.000 bis 2 Millionen Leute", ["1000..2000000"]),
        ("2,5 bis 3 Millionen Euro", ["2500000..3000000"]),
        ("zwischen 3 und 3. Platz", ["3", "3"]),
        ("2 bis 1 Leute", ["2", "1"]),
        ("3 bis 3 Leute", ["3", "3"]),
        ("drei Hunde oder vier", ["3", "4"]),
        ("drei oder vier Hunde", ["3..4"]),
        ("3 Hunde bis 5", ["3", "5"]),
        ("3 Euro bis 5 Dollar", ["3", "5"]),
        ("3 Euro bis 5 Euro", ["3..5"]),
        ("3 Euro bis 5 Kilometer", ["3", "5"]),
        ("3-4 Leute", ["3..4"]),
        ("3 - 4 Leute", ["3..4"]),
        ("3 -4 Leute", ["3", "4"]),
        ("3 und 4 Leute", ["3", "4"]),
        ("zwischen 3 und 4 Leuten", ["3..4"]),
        ("von 3 bis zu 4 Leuten", ["3..4"]),
        ("3 bis 1/2", ["3", "0.5"]),
        ("minus 3 bis minus 5 Grad", ["-5..-3"]),
        ("zwischen minus 10 und minus 4 Grad", ["-10..-4"]),
        ("-3 bis 5 Grad", ["-3..5"]),
        ("minus 3 bis 0 Grad", ["-3..0"]),  # nought is no three million
        ("0 bis 3.000 Leute", ["0..3000"]),
        ("3 m bis 5.000 m", ["3..5000"]),  # what has its own unit has its own scale
        ("3 Euro bis 5.000 Euro", ["3..5000"]),
        ("20-30.000 Leute", ["20..30000"]),
        ("20-bis 30.000 Leute", ["20", "30000"]),
        ("20- oder 30.000 Leute", ["20000..30000"]),
        ("dreifach bis fünffach", ["3..5"]),
        ("3 bis minus Euro", ["3"]),
        ("3 bis plus", ["3"]),
        ("3 bis weit über 5 Kilo", ["3..5"]),
        ("3 bis zu rund 5 Kilo", ["3..5"]),
        ("zwischen 3 und etwa zu 5", ["3", "5"]),
        ("3 bis zu Haus", ["3"]),
        ("Gruppen von 3 und 5 Leuten", ["3", "5"]),
        ("3 bis 2:1", ["3", "2"]),
    ],
)
def test_which_two_figures_are_ends_of_one_range(text: str, values: list[str]) -> None:
    assert [value for _, value, _ in read(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("rose from 3 to 5", ["3", "5"]),
        ("from 3 to 5 people", ["3..5"]),
        ("rose by 46,000 to 3 million", ["46000", "3000000"]),
        ("fell 3p to 214p", ["0.03", "2.14"]),
        ("grew 2 to 15 percent", ["2..15"]),
        ("rose by 2 to 3 percent", ["2..3"]),
        ("rose by $2 to $3", ["2", "3"]),
        ("climbed by 5 percent to 9 percent", ["5", "9"]),
        ("rose 2 percent to 3 percent", ["2..3"]),
        ("rose 3 to 12", ["3", "12"]),  # four times is too far
        ("rose 3 to 11", ["3..11"]),
        ("costs $1.2 to $1.8 billion", ["1200000000..1800000000"]),
        ("costs $500 to $1 million", ["500..1000000"]),
        ("$3 to $5", ["3..5"]),
        ("between 3 and 5", ["3..5"]),
        ("between 3 to 5", ["3..5"]),
        ("3 and 5", ["3", "5"]),
        ("30 to 40 degrees below zero", ["-40..-30"]),
        ("3 people or 4", ["3", "4"]),
        ("0 to 5 degrees below zero", ["-5..0"]),
        ("2 kg to 3000 kg", ["2..3000"]),
        ("$2 to $3,000", ["2..3000"]),
        ("20 to 30,000 people", ["20000..30000"]),
        ("3- to 5-year-olds", ["3..5"]),
        ("a list of 3 and 5 men", ["3", "5"]),
        ("$5 to $5 million", ["5..5000000"]),
        ("3 dollars to 5 million dollars", ["3..5000000"]),
        ("it rose, said people who had come in and then counted the rows from 3 to 5", ["3..5"]),
        ("3 or 4 children", ["3..4"]),
    ],
)
def test_which_english_figures_are_ends_of_one_range(text: str, values: list[str]) -> None:
    assert [value for _, value, _ in read(text, "en")] == values


@pytest.mark.parametrize(
    ("text", "language", "ages"),
    [
        ("im Alter von 3 bis 5 Jahren", "de", True),
        ("im Alter zwischen 3 und 5 Jahren", "de", True),
        ("von 3 bis 5 Jahren", "de", False),
        ("aged 3 to 5", "en", True),
        ("aged between 3 and 5", "en", True),
        ("the ages of 3 and 5", "en", True),
        ("between 3 and 5", "en", False),
        ("a list of 3 to 5", "en", False),
    ],
)
def test_a_range_of_ages_is_said_to_be_one(text: str, language: str, ages: bool) -> None:
    (mention,) = find_quantities(text, language)
    assert (mention.kind == "age", mention.quantity.low, mention.quantity.high) == (ages, 3, 5)


def test_where_a_range_begins() -> None:
    stated = {
        "zwischen 3 und 5 Leuten": "zwischen 3 und 5",
        "zwischen rund 3 und etwa 5 Leuten": "zwischen rund 3 und etwa 5",
        "von 3 bis 5 Leuten": "von 3 bis 5",
        "rund 3 bis 5 Leute": "3 bis 5",
        "zwischen weit über 3 und 5 Leuten": "zwischen weit über 3 und 5",
    }
    assert {text: read(text)[0][0] for text in stated} == stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brot wird um 20 bis 30 Cent teurer.", [("20 bis 30 Cent", "0.2..0.3", "EUR")]),
        ("Er traf in der 12. und 70. Minute.", [("12.", "12", "ordinal"), ("70.", "70", "ordinal")]),
        ("Das sind 7 Millionen Euro mehr als 2022 gedacht.", [("7 Millionen Euro", "7000000", "EUR")]),
        ("Im Vorjahr waren es 1734.", [("1734", "1734", None)]),
        ("Sie siegte mit nur 19 Jahren.", [("19 Jahren", "19", "year")]),
        ("Er bekam 19 Jahre.", [("19 Jahre", "19", "year")]),
        ("Moos (47) war froh.", [("47", "47", "year")]),
        ("Sie zahlten 90.000 Taka.", [("90.000 Taka", "90000", "BDT")]),
    ],
)
def test_shapes_of_front_pages(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sie siegte mit nur 19 Jahren.", "age"),
        ("Er starb mit 77 Jahren.", "age"),
        ("Kinder unter acht Jahren zahlen nichts.", "age"),
        ("Der Vertrag endet mit 19 Jahren.", "duration"),
    ],
)
def test_years_of_life_and_of_time(text: str, kind: str) -> None:
    assert [mention.kind for mention in find_quantities(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Eine Umfrage unter 3.000 Gästen", "exact"),
        ("unter 2347 Gästen", "exact"),
        ("Es kamen unter 3.000 Gäste.", "less_than"),
        ("Unter den 20- bis 30-Jährigen", "range"),
    ],
)
def test_among_whom_and_less_than(text: str, hedge: str) -> None:
    assert find_quantities(text)[0].quantity.hedge.value == hedge


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Je Anteil gibt es 30 Cent.", "Anteil"),
        ("Die Gebühr steigt von 30 auf 45 Euro je Tonne.", "Tonne"),
        ("Es fielen 60 Liter Regen pro Quadratmeter.", "Quadratmeter"),
    ],
)
def test_rates_before_and_behind(text: str, per: str) -> None:
    assert {mention.quantity.per for mention in find_quantities(text)} == {per}


def test_so_many_of_a_larger_number_count_its_noun() -> None:
    assert find_quantities("400.000 von 2,5 Millionen Kisten fehlen.")[0].counted == "Kiste"
    assert find_quantities("Es kamen 7 Leute.")[0].counted == "Leute"

    assert read("from 3 to 5 people", "en")[0][0] == "from 3 to 5"
