"""Ages told bare, currencies of one name, rates before their figure and titles, as front pages write them."""

from __future__ import annotations

import pytest

from checker.finding.figures.quantities import find_quantities
from checker.reading.markdown import read_front_matter


def kinds(text: str, language: str) -> list[tuple[str, str]]:
    """Each figure as written, with its kind."""
    return [(text[one.start : one.end], one.kind) for one in find_quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "figure"),
    [
        ("Dirigent Falk Ohm mit 77 gestorben", "de", "77"),
        ("Sie starb mit 93. Er trauert.", "de", "93"),
        ("Mit 26 wurde sie Trainerin, erzählt sie.", "de", "26"),
        ("Er ist erst 22.", "de", "22"),
        ("Ohm wurde 77.", "de", "77"),
        ("Er wird heute 18.", "de", "18"),
        ("Painter Rhea Stone dies at 77", "en", "77"),
        ("At 26, she ran the firm.", "en", "26"),
        ("She was 77.", "en", "77"),
        ("He retired at 36.", "en", "36"),
        ("Gil Moss, who founded the shop at 24, is dead.", "en", "24"),
        ("Ein junger Schweißer (27) schweigt.", "de", "27"),
        ("Gegen die Bademeisterin (41) wird ermittelt.", "de", "41"),
        ("Der neue Werkleiter, 46, dankte.", "de", "46"),
        ("Verhört wird der Beschuldigte, 33, seit Montag.", "de", "33"),
        ("Im zweiten Satz siegte Ohlmeyer (24).", "de", "24"),
        ("Stone († 91) malte bis zuletzt.", "de", "91"),
        ("„Das war knapp“, sagt Ohlmeyer, 58.", "de", "58"),
        ("Rhea Stone-Miller, 52, will lead the choir.", "en", "52"),
    ],
)
def test_a_bare_figure_is_an_age(text: str, language: str, figure: str) -> None:
    assert (figure, "age") in kinds(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Verein gewann mit 83 zu 79.", "de"),
        ("Mit 31 ist die CDU stärkste Kraft im Rat mit 60 Sitzen.", "de"),
        ("Der Wagen prallte mit 90 gegen die Mauer.", "de"),
        ("Er wurde 12. beim Rennen.", "de"),
        ("Die Summe war 60.", "de"),
        ("Shares closed at 31.", "en"),
        ("At 9, the store opens.", "en"),
        ("The total was 60.", "en"),
        ("He was 12 shots behind.", "en"),
        ("He was 21 and 3 in fights.", "en"),
        ("Gezählt wurden Nester in Wäldern (64) und Parks (22).", "de"),
        ("Die Zahl der Glocken, 14, ist alt.", "de"),
        ("Stark sind die Grünen (31) im Osten.", "de"),
        ("Am besten lief es in Hamburg (44).", "de"),
        ("Der Anteil liegt bei 12,4 (22).", "de"),
    ],
)
def test_other_bare_figures_are_no_ages(text: str, language: str) -> None:
    assert "age" not in [kind for _, kind in kinds(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("Norwegen gibt 7 Milliarden Kronen aus.", "de", "NOK"),
        ("Schweden gibt 7 Milliarden Kronen aus.", "de", "SEK"),
        ("Mexiko zahlt 30 Millionen Pesos.", "de", "MXN"),
        ("Pakistan zahlt 4 Milliarden Rupien.", "de", "PKR"),
        ("Pakistan erhält 4 Milliarden indische Rupien.", "de", "INR"),
        ("Die Strafe beträgt 4 Milliarden Rupien.", "de", "INR"),
        ("Denmark will pay 900 million kroner.", "en", "DKK"),
        ("Iran fined the bank 2 trillion rials.", "en", "IRR"),
        ("Seoul will spend 3 trillion won.", "en", "KRW"),
        ("It raised S$30m.", "en", "SGD"),
        ("Das Museum in Schweden zahlt 2000 schwedische Kronen.", "de", "SEK"),
    ],
)
def test_a_currency_of_one_name_is_that_of_the_state_named(text: str, language: str, unit: str) -> None:
    assert [one.quantity.unit for one in find_quantities(text, language) if one.kind == "money"] == [unit]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Museum zeigt 40 Kronen.", "de"),
        ("Schwedens Museum zeigt drei Kronen.", "de"),
        ("She has won three crowns in Sweden.", "en"),
        ("They took 12 won medals home.", "en"),
    ],
)
def test_crowns_without_a_state_and_few_of_them_are_no_money(text: str, language: str) -> None:
    assert "money" not in [kind for _, kind in kinds(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "per"),
    [
        ("Im Jahr fallen 12 Tonnen Müll an.", "de", "year"),
        ("Er verdient im Monat 4200 Euro.", "de", "month"),
        ("Am Tag kommen 300 Gäste.", "de", "day"),
        ("Im Jahr 2024 fielen 12 Tonnen Müll an.", "de", None),
        ("Am Tag der Wahl kamen 300 Gäste.", "de", None),
        ("Im Monat Mai kamen 300 Gäste.", "de", None),
        ("Each year 1,200 babies are born here.", "en", "year"),
        ("The other three will open six days a week.", "en", None),
    ],
)
def test_a_rate_may_stand_before_its_figure(text: str, language: str, per: str | None) -> None:
    first = next(one for one in find_quantities(text, language) if one.kind != "date")
    assert first.quantity.per == per


def test_a_sum_behind_a_hall_is_an_amount() -> None:
    (figure,) = find_quantities("Der Kreis gibt für die Halle 3 Millionen Euro aus.", "de")
    assert (str(figure.quantity.value), figure.quantity.unit) == ("3000000", "EUR")


def test_those_without_power_are_not_the_dead() -> None:
    dead, homes = find_quantities("Storm leaves 7 dead, 90,000 without power", "en")
    assert (dead.counted, homes.counted) == ("dead", None)


def test_a_title_with_a_colon_is_read_without_quotes() -> None:
    text = "---\ntitle: Feuer in Gera: 14 Verletzte\ndate: 2026-11-20\n---\n\nEs brannte.\n"
    head, problem = read_front_matter(text)
    assert problem == ""
    assert head is not None
    assert head.title == "Feuer in Gera: 14 Verletzte"


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("Der Wagen war mit 140 unterwegs.", "measure", "km/h"),
        ("Sie fuhr mit 90 in den Ort.", "measure", "km/h"),
        ("Er wurde mit Tempo 150 geblitzt.", "measure", "km/h"),
        ("Mit 70 ist sie noch viel unterwegs.", "age", "year"),
        ("Er war mit 140 Freunden unterwegs.", "count", None),
        ("Die meisten sind älter als 60 Jahre.", "age", "year"),
    ],
)
def test_a_bare_speed_and_a_limit_of_age(text: str, kind: str, unit: str | None) -> None:
    (mention,) = find_quantities(text, "de")
    assert (mention.kind, mention.quantity.unit) == (kind, unit)


def test_a_loan_over_a_sum_is_of_that_sum() -> None:
    loan, more = find_quantities("Ein Kredit über 30 Millionen Euro, Kosten von über 40 Millionen Euro.", "de")
    assert (loan.quantity.hedge.value, more.quantity.hedge.value) == ("exact", "more_than")


def test_square_feet_with_hyphens_are_an_area() -> None:
    (mention,) = find_quantities("The 60,000-square-foot hall burnt down.", "en")
    assert mention.quantity.unit == "square_foot"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In der 90.+2 Minute traf Ohmeyer.", "de"),
        ("Ohmeyer (45. + 3) traf.", "de"),
        ("Stone scored in the 90th+4 minute.", "en"),
    ],
)
def test_minutes_of_added_time_are_no_lengths(text: str, language: str) -> None:
    assert kinds(text, language) == []
