"""Figures as German newsrooms write them, read into normal form: value, unit, hedge, rate, what is counted, span."""

from decimal import Decimal

import pytest

from checker.finding.figures.quantities import find_quantities, row_of, rows_of
from checker.messages import say
from checker.model import INFINITY, Hedge


def only(text, language="de"):
    """The one quantity of a text."""
    found = find_quantities(text, language)
    assert len(found) == 1, [text[mention.start : mention.end] for mention in found]
    return found[0]


def read(text, language="de"):
    """Text, value and unit of every quantity; a range as its two ends."""
    rows = []
    for mention in find_quantities(text, language):
        quantity = mention.quantity
        value = str(quantity.value.normalize() + 0) if quantity.value is not None else f"{quantity.low}-{quantity.high}"
        rows.append((text[mention.start : mention.end], value, quantity.unit))
    return rows


@pytest.mark.parametrize(
    ("text", "stated", "value", "unit"),
    [
        ("Das Werk kostet 3,2 Mrd. Euro.", "3,2 Mrd. Euro", "3200000000", "EUR"),
        ("Gefordert werden € 7,5 Mio. an Strafe.", "€ 7,5 Mio.", "7500000", "EUR"),
        ("Es geht um 4'500 Franken.", "4'500 Franken", "4500", "CHF"),
        ("Es kamen 12\u202f000 Leute.", "12\u202f000", "12000", None),
        ("Es kamen 12\u00a0000 Leute.", "12\u00a0000", "12000", None),
        ("Das Dorf hat 1.834 Einwohner.", "1.834", "1834", None),
        ("Der Pegel sank um 0,35 Meter.", "0,35 Meter", "0.35", "m"),
        ("sieben Millionen zweihunderttausend Dollar", "sieben Millionen zweihunderttausend Dollar", "7200000", "USD"),
        ("zwei Komma acht Millionen Euro", "zwei Komma acht Millionen Euro", "2800000", "EUR"),
        ("Nach dreieinhalb Wochen war Schluss.", "dreieinhalb Wochen", "3.5", "week"),
        ("Sie warteten anderthalb Stunden.", "anderthalb Stunden", "1.5", "hour"),
        ("eine Dreiviertelstunde später", "Dreiviertelstunde", "0.75", "hour"),
        ("Es blieb bei minus 14 Grad.", "minus 14 Grad", "-14", "degree"),
        ("ein 40-prozentiger Einbruch", "40-prozentiger", "40", "percent"),
        ("ein Plus von 0,4 Prozentpunkten", "0,4 Prozentpunkten", "0.4", "percentage_point"),
        ("Der 52-Jährige schwieg.", "52-Jährige", "52", "year"),
        ("die siebenjährige Tochter", "siebenjährige", "7", "year"),
        ("ein Vierjahresvertrag", "Vierjahresvertrag", "4", "year"),
        ("der Acht-Punkte-Plan", "Acht-Punkte-Plan", "8", None),
        ("Die Mieten haben sich vervierfacht.", "vervierfacht", "4", "times"),
        ("Es waren fünfmal so viele wie sonst.", "fünfmal", "5", "times"),
        ("jede dritte Firma", "jede dritte", "0.3333333333333333333333333333", None),
        ("Ein Beben der Stärke 6,4 traf die Insel.", "6,4", "6.4", None),
        ("Er lief 1:58 Stunden.", "1:58 Stunden", "118", "minute"),
        ("Das kostet 2 Euro 40.", "2 Euro 40", "2.4", "EUR"),
        ("Nach 2 Stunden und 5 Minuten stand es fest.", "2 Stunden und 5 Minuten", "125", "minute"),
        ("Das Moor misst 3 km².", "3 km²", "3", "km2"),
        ("Er fuhr 90 km/h.", "90 km/h", "90", "km/h"),
        ("Sie ist die dritte Chefin.", "dritte", "3", "ordinal"),
        ("vor der 2. Runde", "2.", "2", "ordinal"),
        ("5 Cent", "5 Cent", "0.05", "EUR"),
    ],
)
def test_number_unit_and_span(text, stated, value, unit):
    assert read(text) == [(stated, value, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("30 bis 40 Zelte", 30, 40, None),
        ("zwischen 6 und 9 Prozent", 6, 9, "percent"),
        ("12-14 Tage", 12, 14, "day"),
        ("von 200 bis 250 Euro", 200, 250, "EUR"),
        ("3 bis 4 Millionen Euro", 3_000_000, 4_000_000, "EUR"),
        ("900.000 bis 1,1 Millionen Menschen", 900_000, 1_100_000, None),
        ("fünf oder sechs Jahre", 5, 6, "year"),
        ("15- bis 20-mal", 15, 20, "times"),
        ("mehrere tausend Leute", 2_000, 10_000, None),
        ("ein dreistelliger Millionenbetrag", 100_000_000, 999_999_999, None),
        ("eine Handvoll Gäste", 3, 10, None),
        ("3.5 bis 4.5 Prozent", Decimal("3.5"), Decimal("4.5"), "percent"),
        ("1.5 bis 2 Millionen Franken", 1_500_000, 2_000_000, "CHF"),
    ],
)
def test_ranges_have_both_ends_in_one_unit(text, low, high, unit):
    quantity = only(text).quantity
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)
    assert quantity.value is None
    assert quantity.hedge is Hedge.RANGE


@pytest.mark.parametrize(
    ("text", "hedge", "low", "high"),
    [
        ("knapp 9 Mrd. Euro", Hedge.APPROX, "8500000000", "9000000000"),
        ("34 Milliarden Euro", Hedge.EXACT, "33500000000", "34500000000"),
        ("34,2 Milliarden Euro", Hedge.EXACT, "34150000000", "34250000000"),
        ("26 Länder", Hedge.EXACT, "26", "26"),
        ("1.200 Kilometer", Hedge.EXACT, "1150", "1250"),
        ("gut 40 Prozent", Hedge.APPROX, "40", "44"),
        ("rund 300 Gäste", Hedge.APPROX, "270", "330"),
        ("mehr als 500 Anrufe", Hedge.MORE_THAN, "500", "Infinity"),
        ("weniger als 3 Prozent", Hedge.LESS_THAN, "-Infinity", "3"),
        ("mindestens 17 Tote", Hedge.LOWER_BOUND, "17", "Infinity"),
        ("bis zu 80 Euro", Hedge.UPPER_BOUND, "-Infinity", "80"),
        ("nicht mehr als zwölf Plätze", Hedge.UPPER_BOUND, "-Infinity", "12"),
        ("50 Euro oder mehr", Hedge.LOWER_BOUND, "50", "Infinity"),
        ("an die 200 Leute", Hedge.APPROX, "180", "220"),
        ("um die 60 Boote", Hedge.APPROX, "55", "65"),
    ],
)
def test_hedges_move_the_ends(text, hedge, low, high):
    quantity = only(text).quantity
    assert quantity.hedge is hedge
    assert quantity.low == Decimal(low)
    assert quantity.high == Decimal(high) or 0 < Decimal(high) - quantity.high < Decimal(high) / 10**6


def test_neighbouring_rounded_figures_do_not_meet():
    for one, other in (("34 Milliarden Euro", "35 Milliarden Euro"), ("2,2 Prozent", "2,3 Prozent")):
        assert not only(one).quantity.agrees_with(only(other).quantity)
    assert only("34,4 Milliarden Euro").quantity.agrees_with(only("34 Milliarden Euro").quantity)


def test_the_reason_is_said():
    assert say(only("knapp 9 Mrd. Euro").quantity.because, "de") == "knapp 9 Mrd. Euro reicht von 8,5 Mrd. bis 9 Mrd."


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("14 weitere schwer verletzte Touristen", "Tourist"),
        ("drei Tote", "Toter"),
        ("mit 17 Verletzten", "Verletzter"),
        ("44 Prozent der Befragten", "Befragter"),
        ("8 der 30 US-Soldaten", "US-Soldat"),
        ("Die Zahl der Vermissten stieg auf 31.", "Vermisster"),
        ("zwei Drittel der Gemeinden", "Gemeinde"),
        ("neun von zehn Schülern", "Schüler"),
        ("keine Verletzten", "Verletzter"),
    ],
)
def test_what_is_counted(text, counted):
    assert find_quantities(text)[0].counted == counted


def test_a_bare_count_takes_the_noun_before_it():
    found = find_quantities("19 Abgeordnete stimmten mit Ja, sieben mit Nein.")
    assert [mention.counted for mention in found] == ["Abgeordneter", "Abgeordneter"]
    assert found[1].counted_start == found[0].counted_start


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("60 Dollar je Barrel", "Barrel"),
        ("19 Euro im Monat", "month"),
        ("900 Euro pro Kopf", "Kopf"),
        ("5 Millionen Euro jährlich", "year"),
        ("Jährlich sterben 400 Menschen.", "year"),
        ("35 Fälle je 100.000 Einwohner", "100000 Einwohner"),
        ("80 Euro die Stunde", "hour"),
        ("4.000 Euro brutto im Monat", "month"),
        ("12 Milliarden im Jahr 2024", None),
    ],
)
def test_rates(text, per):
    assert find_quantities(text)[0].quantity.per == per


@pytest.mark.parametrize(
    "text",
    [
        "Laut § 211 und Artikel 16 gilt das.",
        "Auf der A 9 und in G7-Kreisen hieß es das.",
        "Die Boeing 747 und der Leopard 2 standen bereit.",
        "Ein Mann und eine Frau stritten.",
        "Das wird eins zu eins umgesetzt.",
        "Seite 4, Telefon 0341/55 66 77",
        "Gezogen wurden 4,8,15,23,42 bei der Lotterie.",
        "Die Reihe 4,8,15 wurde gezogen.",
        "1. Die Lage ist ernst.",
        "Siehe https://example.org/2024/17?seite=3",
        "Covid-19 und CO2",
        "Um 14.30 Uhr am 3. März 2021 begann es.",
        "Seit 2019 gilt das, 2020 war es anders.",
        "Version 8.1.3 ist da.",
        "Es war halb drei.",
        "Achten Sie auf Einzelheiten.",
    ],
)
def test_what_is_no_quantity(text):
    assert read(text) == []


def test_figures_joined_by_commas_are_a_list_from_three_on():
    assert find_quantities("Drawn were 4,8,15 and more.", "en") == ()
    (decimal,) = find_quantities("Die Quote fiel auf 4,8, dann blieb sie gleich.")
    assert decimal.quantity.value == Decimal("4.8")
    (grouped,) = find_quantities("They paid 1,234,567 pounds.", "en")
    assert grouped.quantity.value == 1_234_567


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Verletzt wurden laut Klinik 38.", ["38"]),
        ("Es sind nach Auskunft der Klinik 38 gegangen.", ["38"]),
        ("Bundesweit leben 900 Biber, in Hessen 70.", ["900", "70"]),
        ("Er fuhr einen Leopard 2.", []),
        ("In Grundelbach standen 410 Keller unter Wasser, in Dorrenau 95.", ["410", "95"]),
        ("Es brannte. Bei Dorrenau fielen 30 Masten um und bei Grundelbach 17.", ["30", "17"]),
        ("Der Dienst fand 14 Fehler in Windows 11, in Windows 10.", ["14"]),
        ("In Grundelbach standen 410 Keller unter Wasser, in Zone 3.", ["410"]),
        ("In Grundelbach regnete es. Der Dienst fand 14 Fehler, in Firefox 40.", ["14"]),
    ],
)
def test_a_figure_behind_a_source_or_place_is_no_name(text, stated):
    assert [text[mention.start : mention.end] for mention in find_quantities(text, "de")] == stated


def test_one_is_a_number_only_where_it_counts():
    assert read("Ein Toter und zwei Verletzte") == [("Ein", "1", None), ("zwei", "2", None)]
    assert read("Nur ein Land stimmte dagegen.") == [("ein", "1", None)]
    assert read("Ein einziger Gast kam.") == [("Ein", "1", None)]


def test_scores_agree_only_as_a_whole():
    one, other = only("Am Ende stand es 3:1.").quantity, only("Am Ende stand es 3:2.").quantity
    assert one.agrees_with(only("Es endete 3:1.").quantity)
    assert not one.agrees_with(other)


def test_a_shared_unit_is_the_unit_of_both():
    assert read("Der Anteil stieg von 3 auf 5 Prozent.") == [("3", "3", "percent"), ("5 Prozent", "5", "percent")]
    assert read("von 2,1 auf 3 Millionen Euro")[0] == ("2,1", "2100000", "EUR")


def test_outer_span_holds_hedge_and_noun():
    text = "Es kamen rund 300 junge Menschen."
    mention = only(text)
    assert text[mention.outer_start : mention.outer_end] == "rund 300 junge Menschen"
    assert text[mention.counted_start : mention.counted_end] == "Menschen"


def test_rows_leave_open_ends_null():
    text = "Es kamen mehr als 1.500 Gäste."
    row = row_of(only(text), "a", text)
    assert row["value"] == "1500"
    assert row["low"] == "1500"
    assert row["high"] is None
    assert (row["start"], row["end"], row["text"]) == (18, 23, "1.500")


def test_rows_of_a_text_hold_years_as_dates():
    kinds = [(row["text"], row["kind"], row["value"]) for row in rows_of("Seit 2019 kamen 12 Gäste.", "a")]
    assert kinds == [("2019", "date", "2019"), ("12", "count", "12")]


@pytest.mark.parametrize(
    ("text", "stated", "value", "unit"),
    [
        ("The bridge cost $4.2 billion.", "$4.2 billion", "4200000000", "USD"),
        ("forty-three villages", "forty-three", "43", None),
        ("a 12-mile road", "12-mile", "12", "mi"),
        ("Prices rose 3.1 percent.", "3.1 percent", "3.1", "percent"),
        ("two hundred and six people", "two hundred and six", "206", None),
        ("The 19-year-old fled.", "19-year-old", "19", "year"),
    ],
)
def test_english(text, stated, value, unit):
    assert read(text, "en") == [(stated, value, unit)]


def test_english_hedge_and_rate():
    mention = only("Nearly 400,000 people die every year.", "en")
    assert mention.quantity.hedge is Hedge.APPROX
    assert only("more than 40 hours a week", "en").quantity.per == "week"
    assert only("at least 12 dead", "en").quantity.high == INFINITY


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Sitze: CDU/CSU 171, AfD 88, SPD 93.", [(171, None, "Sitz"), (88, None, "Sitz"), (93, None, "Sitz")]),
        ("Die Union kommt auf 171 Sitze, die SPD 93.", [(171, None, "Sitz"), (93, None, "Sitz")]),
        ("Danach bekommen AfD 31, CDU 13, Freie Wähler 9.", [(31, None, None), (13, None, None), (9, None, None)]),
        ("CDU 29 Prozent, SPD 17.", [(29, "percent", None), (17, "percent", None)]),
        ("Die CDU 2013 und die SPD 2021.", []),
        ("Die Jugend der SPD 14 sprach mit Bündnis 90/Die Grünen.", []),
        ("dreißig viertausend", []),
        ("Er zahlte 80.000 Pfund.", [(80000, "GBP", None)]),
        ("Die Bombe wiegt 2000 Pfund.", [(2000, "pound", None)]),
    ],
)
def test_figures_after_parties_are_results_only_in_lists_or_with_seats_and_votes(
    text: str, stated: list[tuple[int, str | None, str | None]]
) -> None:
    found = find_quantities(text, "de")
    assert [(one.quantity.value, one.quantity.unit, one.counted) for one in found] == stated
