"""Dates and times of day: what is found, what it means on the article's own day, what is no date, and what it costs."""

from __future__ import annotations

import time
from datetime import date

import pytest

from checker.finding.dates.date_resolve import easter_sunday
from checker.finding.dates.dates import DateMention, find_dates

WEDNESDAY = date(2025, 6, 4)


def only(text: str, language: str = "de", published: date | None = WEDNESDAY) -> DateMention:
    """The one date of a text."""
    found = find_dates(text, language, published)
    assert len(found) == 1, [text[mention.start : mention.end] for mention in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "passage", "meaning"),
    [
        ("Das Fest war am Dienstag, 10. Juni 2025, in Celle.", "Dienstag, 10. Juni 2025", "2025-06-10"),
        ("Am Vortag wurde der Damm repariert.", "Vortag", "2025-06-03"),
        ("Gestern Abend brannte die Scheune.", "Gestern Abend", "2025-06-03"),
        ("Ende 2022 war der Umbau fertig.", "Ende 2022", "2022-??-??"),
        ("Das war in den 1990er-Jahren üblich.", "1990er-Jahren", "1990-??-??"),
        ("Vor zwei Jahren schloss das Werk.", "Vor zwei Jahren", "2023-??-??"),
        ("Vor rund drei Tagen riss das Seil.", "Vor rund drei Tagen", "2025-06-01"),
        ("In der Nacht zu Mittwoch starb der Hengst.", "Nacht zu Mittwoch", "2025-06-04"),
        ("Stand war 09.02.2026 21:15 Uhr in Bonn", "09.02.2026 21:15 Uhr", "2026-02-09 21:15"),
        ("Der Mann wurde am frühen Sonntagmorgen gefunden.", "Sonntagmorgen", "2025-06-01"),
        ("Am kommenden Montag beginnt der Kurs.", "kommenden Montag", "2025-06-09"),
        ("Am Freitag soll der Rat entscheiden.", "Freitag", "2025-06-06"),
        ("Am Freitag hatte der Rat entschieden.", "Freitag", "2025-05-30"),
        ("Am Karfreitag ruht der Betrieb.", "Karfreitag", "2025-04-18"),
        ("Im Mai wurde gewählt.", "Mai", "2025-05-??"),
        ("Im Oktober wurde gewählt.", "Oktober", "2024-10-??"),
        ("Im Vorjahr waren es weniger.", "Vorjahr", "2024-??-??"),
        ("Am 20.1. lag Schnee.", "20.1.", "2025-01-20"),
        ("Das Treffen ist 2025-07-01 geplant.", "2025-07-01", "2025-07-01"),
        ("Der 1932 in Gera geborene Autor liest.", "1932", "1932-??-??"),
        ("Am Abend des 13. Oktober 2023 fiel der Strom aus.", "Abend des 13. Oktober 2023", "2023-10-13"),
        ("Am Montag (10. März) fuhr kein Zug.", "Montag (10. März)", "2025-03-10"),
        ("Erst im 19. Jahrhundert kam die Bahn.", "19. Jahrhundert", "1800-??-??"),
        ("Am ersten Mai ist frei, sagte sie.", "ersten Mai", "2025-05-01"),
    ],
)
def test_german_date_is_found_and_resolved(text: str, passage: str, meaning: str) -> None:
    mention = only(text)
    assert (text[mention.start : mention.end], str(mention.date)) == (passage, meaning)


@pytest.mark.parametrize(
    ("text", "passage", "meaning"),
    [
        ("The mill burned on Friday, May 30, 2025.", "Friday, May 30, 2025", "2025-05-30"),
        ("It opened two years ago.", "two years ago", "2023-??-??"),
        ("The train left at 9:30 a.m. sharp.", "9:30 a.m.", "????-??-?? 09:30"),
        ("It happened on the evening of 3 May 2024.", "evening of 3 May 2024", "2024-05-03"),
        ("The mill was closed yesterday.", "yesterday", "2025-06-03"),
        ("The station opened in 1885.", "1885", "1885-??-??"),
    ],
)
def test_english_date_is_found_and_resolved(text: str, passage: str, meaning: str) -> None:
    mention = only(text, "en")
    assert (text[mention.start : mention.end], str(mention.date)) == (passage, meaning)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("im Winter 1300 Boote verkauft", "Winter"),
        ("im Herbst 1320 gebaut", "Herbst 1320"),
        ("im Juni 2400 Lose", "Juni"),
    ],
)
def test_a_count_behind_a_season_or_month_is_no_year(text: str, passage: str) -> None:
    (found,) = find_dates(text, "de", WEDNESDAY)
    assert text[found.start : found.end] == passage


@pytest.mark.parametrize(
    "text",
    [
        "Es kamen 2020 Menschen.",
        "Er wog 1950 Gramm, sie 3.5 Kilo.",
        "August Müller und Anna Mai lachten.",
        "Version 1.2.3 ist da, Nummer 10.2.4.1 auch.",
        "Das kostet 2000 Euro.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, "de", WEDNESDAY) == ()


def test_two_days_of_one_month_are_two_dates() -> None:
    assert [str(mention.date) for mention in find_dates("am 3. und 4. Mai 2025", "de")] == ["2025-05-03", "2025-05-04"]


def test_night_leads_to_the_day_named() -> None:
    mention = only("In der Nacht von Donnerstag auf Freitag, dem 14. Februar 2025, fiel Schnee.")
    assert (mention.night_to, mention.weekday, mention.part_of_day) == (True, 4, "Nacht")


def test_without_a_publication_day_a_weekday_stays_open() -> None:
    mention = only("Am Dienstag wurde gewählt.", published=None)
    assert (mention.weekday, mention.day) == (1, None)


def test_a_weekday_without_past_or_future_stays_open() -> None:
    assert only("Termin am Samstag in Celle").day is None


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Zwischen 7.10 Uhr und 7.40 Uhr fiel der Strom aus.", "de", [("between", 7, 10), ("between", 7, 40)]),
        ("Geöffnet 9–17 Uhr.", "de", [("from", 9, 0), ("until", 17, 0)]),
        ("Von 9 bis 17 Uhr, der Knall kam um 8 Uhr.", "de", [("from", 9, 0), ("until", 17, 0), ("on", 8, 0)]),
        ("From 11 to 3pm, then at 9.20pm. It ended.", "en", [("from", 11, 0), ("until", 15, 0), ("on", 21, 20)]),
        ("Between 7 and 9 p.m. it rained.", "en", [("between", 19, 0), ("between", 21, 0)]),
        ("At 1620 GMT and at midnight; they met at noon.", "en", [("on", 16, 20), ("on", 0, 0), ("on", 12, 0)]),
    ],
)
def test_two_times_of_day_that_bound_a_span(text: str, language: str, told: list[tuple[str, int, int]]) -> None:
    found = find_dates(text, language, WEDNESDAY)
    assert [(mention.relation, mention.date.hour, mention.date.minute) for mention in found] == told


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5))]
)
def test_easter(year: int, day: date) -> None:
    assert easter_sunday(year) == day


@pytest.mark.parametrize(
    "part", ["1", ".", "1.", "ein ", "Anfang Mitte Ende ", "in der Nacht zu ", "Montag, ", "3.5. ", "A"]
)
def test_hostile_input_takes_linear_time(part: str) -> None:
    times = []
    for size in (20_000, 80_000):
        text = part * (size // len(part))
        start = time.process_time()
        find_dates(text, "de", WEDNESDAY)
        times.append(time.process_time() - start)
    assert times[1] < 10 * times[0] + 0.3
