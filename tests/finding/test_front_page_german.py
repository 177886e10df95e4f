"""Figures as German front pages tell them: behind a capital, by the day, from one to two, in hours and seconds."""

from __future__ import annotations

import pytest

from checker.finding.figures.quantities import QuantityMention, find_quantities


def figure(text: str, written: str) -> QuantityMention:
    """The figure that is written so."""
    return next(one for one in find_quantities(text) if text[one.start : one.end] == written)


def written(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("Gemeldet sind laut Hafenamt 86 große Kähne in Olm.", "86", "Kahn"),
        ("Es fehlten 40 Wenzer Kinder.", "40", "Kind"),
        ("Es fehlten 40 Hamburger Lehrer.", "40", "Lehrer"),
        ("Es fehlten 40 Mitarbeiter Anfang Mai.", "40", "Mitarbeiter"),
        ("Am Sonntag kamen in Olm 17 neue Glocken an.", "17", "Glocke"),
    ],
)
def test_a_figure_behind_a_capital_counts_what_an_adjective_leads_to(text: str, number: str, counted: str) -> None:
    assert figure(text, number).counted == counted


@pytest.mark.parametrize(
    "text", ['Der Kahn, als "Olma 4" bekannt, sank.', "Die Olma 4 sank.", "Mit Olma 4 fahren viele."]
)
def test_the_number_of_a_name_counts_nothing(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "number", "per"),
    [
        ("Jeden Tag werden in der Werft 70 Nägel verbraucht.", "70", "day"),
        ("In der Stunde flechten wir hier 8 Körbe.", "8", "hour"),
        ("In der Stunde nach dem Knall kamen 8 Wagen.", "8", None),
        ("Der Chor probt dreimal im Monat.", "dreimal", "month"),
        ("Der Chor probte dreimal im Jahr 2024.", "dreimal", None),
    ],
)
def test_rates(text: str, number: str, per: str | None) -> None:
    assert figure(text, number).quantity.per == per


def test_a_range_from_one() -> None:
    quantity = figure("Schon ein bis drei Gramm reichen.", "ein bis drei Gramm").quantity
    assert (quantity.low, quantity.high, quantity.unit) == (1, 3, "g")


def test_not_only_one_counts_nothing() -> None:
    assert written("Das ist nicht nur ein Spaß.") == []
    assert written("Da lag nur ein Boot.") == ["ein"]


@pytest.mark.parametrize(
    ("text", "number", "seconds"),
    [
        ("Ole Tamm siegte in 2:11:09 vor Falk Röder.", "2:11:09", 7869),
        ("Die Bestzeit liegt bei 3:00:30 Stunden.", "3:00:30 Stunden", 10830),
    ],
)
def test_times_taken(text: str, number: str, seconds: int) -> None:
    quantity = figure(text, number).quantity
    assert (quantity.value, quantity.unit) == (seconds, "second")


def test_a_time_of_day_is_no_time_taken() -> None:
    assert written("Der Alarm ging um 10:15:20 Uhr ein, Datei 01:02:03.") == []


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("Er zahlt zehnjährige Anleihen zurück.", "zehnjährige", "duration"),
        ("Nach 12-jähriger Amtszeit geht sie.", "12-jähriger", "duration"),
        ("Die Rendite zweijähriger Olm-Bonds stieg.", "zweijähriger", "duration"),
        ("Zwei zehnjährige Stuten gewannen.", "zehnjährige", "age"),
        ("Wer mit 63 oder 64 Jahren in Rente geht, spart.", "63 oder 64 Jahren", "age"),
        ("Das Rentenalter für Lotsen steigt von 59 auf 61 Jahre.", "61 Jahre", "age"),
        ("Die Rente dauert im Mittel 21 Jahre.", "21 Jahre", "duration"),
        ("Pia Moll (31/Blau-Weiß Olm) gab auf.", "31", "age"),
    ],
)
def test_ages_and_lengths_of_time(text: str, number: str, kind: str) -> None:
    assert figure(text, number).kind == kind


def test_hundreds_of_millions() -> None:
    quantity = figure("Hunderte von Millionen Bienen leben hier.", "Hunderte von Millionen").quantity
    assert (quantity.low, quantity.high) == (200 * 10**6, 1000 * 10**6)
    assert written("Hunderte Bienen leben hier, Dutzende von Wespen auch.") == ["Hunderte", "Dutzende"]


def test_a_generation_of_telephones_counts_nothing() -> None:
    assert written("Alle 4G-fähigen Geräte und das 5G-Netz laufen.") == []


def test_less_than_in_a_year() -> None:
    assert written("Sie ernten 40 Tonnen, 6 Tonnen weniger als 2023.") == ["40 Tonnen", "6 Tonnen"]
    assert written("Es kamen weniger als 2023.") == []
    assert written("Es kamen weniger als 2023 Gäste.") == ["2023"]


def test_what_is_told_second_is_no_rank() -> None:
    assert written("Zum einen fehlt Geld, zum zweiten auch Zeit.") == []
    assert written("Zum zweiten Mal fehlt Geld.") == ["zweiten"]
