"""Money and time are called by what their articles call them, and what stands against each other never reads alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checker.model import Article, Claim, Conflict, Excerpt, Level, Outcome, PartialDate, Quantity, Verdict
from checker.showing.agreeing import Agreement, compare_values
from checker.showing.labels import name_finding
from checker.showing.passages import name_speaker, tell_headline, tell_values
from checker.showing.remarks import Kind, Remark, write_remark
from checker.showing.values import write_number
from tests.reports.conftest import Topic

TOPIC = Topic("topic", "Thema")


def state(text: str, words: str, value: Quantity | PartialDate, *, source: str = "a", language: str = "de") -> Claim:
    article = Article(source, f"{source}.txt", text, language, source=source, published=date(2026, 3, 10))
    start = text.index(words)
    normal = f"{words.partition(',')[0]} {value}"
    return Claim("conflicting_quantity", TOPIC, value, normal, Excerpt(article, start, start + len(words)))


def amount(number: int, unit: str | None = "EUR") -> Quantity:
    return Quantity(Decimal(number), Decimal(number), unit, Decimal(number))


@pytest.mark.parametrize(
    ("text", "words", "unit", "label"),
    [
        ("Der Bau soll nach Angaben von Timm (SPD) 218 Millionen Euro kosten.", "218", "EUR", "Kosten (Bau)"),
        ("Für Busse gibt die Stadt 218 Millionen Euro im Jahr aus.", "218", "EUR", "Ausgaben (Stadt)"),
        ("Das Land trage 218 Millionen Euro.", "218", "EUR", "Beitrag (Land)"),
        ("Dort beträgt der Fehlbetrag 218 Millionen Euro.", "218", "EUR", "Fehlbetrag"),
        ("Die Stadt baut für 218 Millionen Euro eine Halle.", "218", "EUR", "Geldbetrag (Halle)"),
        ("Es waren 218 Millionen Euro.", "218", "EUR", "Geldbetrag"),
        ("Aus dem Norden fahre ein Rettungswagen künftig 28 Minuten.", "28", "minute", "Dauer (Rettungswagen)"),
        ("Die Wartezeit betrug 28 Minuten.", "28", "minute", "Wartezeit"),
        ("In dem Zug saßen 28 Fahrgäste.", "28", None, "Fahrgäste"),
    ],
)
def test_what_is_measured_and_never_who_or_where_alone(text: str, words: str, unit: str | None, label: str) -> None:
    start = text.index(words)
    end = next((text.index(last) + len(last) for last in ("Euro", "Minuten") if last in text), start + len(words))
    claim = state(text, text[start:end], amount(int(words), unit))
    assert name_finding("conflicting_quantity", (claim,), "x", "de") == label


@pytest.mark.parametrize(
    ("text", "words", "language", "label"),
    [
        ("Zuvor war ein 45-jähriger Mann gestorben.", "45-jähriger", "de", "Alter (Mann)"),
        ("Unter den Toten ist eine 31-Jährige.", "31-Jährige", "de", "Alter (Toten)"),
        ("Der Fahrer war 31 Jahre alt.", "31 Jahre", "de", "Alter (Fahrer)"),
        ("A 62-year-old man was hurt.", "62-year-old", "en", "age (man)"),
    ],
)
def test_how_old_somebody_is_is_no_length_of_time(text: str, words: str, language: str, label: str) -> None:
    value = amount(int(words[:2]), "year")
    claim = state(text, words, value, language=language)
    assert name_finding("conflicting_quantity", (claim,), "x", language) == label


def test_of_two_cases_of_one_noun_the_first_is_the_label() -> None:
    dative = state("Das Werk reinigt das Abwasser von 48 Haushalten.", "48", amount(48, ""))
    nominative = state("Angeschlossen sind 84 Haushalte.", "84", amount(84, ""), source="b")
    assert name_finding("conflicting_quantity", (dative, nominative), "x", "de") == "Haushalte"
    assert name_finding("conflicting_quantity", (nominative, dative), "x", "de") == "Haushalte"


def test_english_money_is_called_by_its_verb() -> None:
    claim = state("The council spends 218 million euros on buses.", "218 million euros", amount(218), language="en")
    assert name_finding("conflicting_quantity", (claim,), "x", "en") == "spending (council)"


def test_a_verb_that_most_articles_use_outweighs_a_noun_next_door() -> None:
    claims = (
        state("Die Kosten werden auf 281 Euro geschätzt, 120 Euro übernimmt das Land.", "120 Euro", amount(120)),
        state("Das Land gibt 102 Euro dazu.", "102 Euro", amount(102), source="b"),
    )
    assert name_finding("conflicting_quantity", claims, "x", "de") == "Beitrag (Land)"


def test_a_weekday_is_shown_beside_the_one_of_the_calendar() -> None:
    text = "Der Rat stimmte am Dienstag, 9. März 2026, zu."
    claim = state(text, "Dienstag, 9. März 2026", PartialDate(2026, 3, 9))
    verdict = Verdict(Outcome.CONFLICT, "kein Dienstag")
    conflict = Conflict("weekday_mismatch", "Wochentag", "k", (claim,), ((0, 0),), verdict, Level.ERROR)
    assert tell_values(conflict, "de") == "Dienstag / Montag"
    assert tell_headline(conflict, "de") == "Wochentag: Dienstag / Montag"


def test_two_weekdays_are_not_one_day_and_a_remark_tells_them_apart() -> None:
    day = PartialDate(2026, 3, 9)
    mine = state("Der Rat stimmte am Montag zu.", "Montag", day)
    theirs = state("Der Rat stimmte am Dienstag, 9. März 2026, zu.", "Dienstag, 9. März 2026", day, source="b")
    assert compare_values(mine, theirs) is Agreement.DIFFERENT
    assert compare_values(mine, state("Am Montag war es.", "Montag", day, source="c")) is Agreement.SAME
    told = write_remark(Remark(Kind.CONFLICT, (mine,)), (theirs,), "de")
    assert told == "Widerspruch: a: Montag"


def test_who_says_it_is_named_without_the_article_of_its_case() -> None:
    claim = state("In dem Zug waren nach Angaben der Weserland-Bahn 86 Fahrgäste.", "86", amount(86, "day"))
    assert name_speaker(replace(claim, said_by="der Weserland-Bahn")) == "Weserland-Bahn"
    assert name_speaker(replace(claim, said_by="ein Sprecher")) == "ein Sprecher"
    assert name_speaker(claim) == ""


def test_a_figure_without_end_is_shown_to_six_places() -> None:
    assert write_number(Decimal(1) / 3, "de") == "0,333333"
    assert write_number(Decimal("34.25"), "de") == "34,25"


def test_figures_of_any_length_are_shown_whole() -> None:
    digits = "12345678" * 5
    assert write_number(Decimal(digits), "en").replace(",", "") == digits
    assert write_number(Decimal(f"-{digits}.5"), "de").replace(".", "") == f"-{digits},5"
    assert write_number(Decimal("-0.0000001"), "de") == "0"
    assert write_number(Decimal("1234567000000"), "de") == "1.234,567 Mrd."
    assert write_number(Decimal("1200"), "de") == "1.200"


@pytest.mark.parametrize(
    ("text", "words", "unit", "label"),
    [
        ("Rents in the old town rose 6 percent.", "6 percent", "percent", "Rents"),
        ("The number of visitors fell by 6 percent to 300.", "6 percent", "percent", "number of visitors"),
        ("The wall is 12 metres high.", "12 metres", "m", "height"),
        ("Five people drowned and 7 hurt themselves.", "7", None, "injured"),
        ("The mill, built in 2019, has 7 registered guests.", "7", None, "registered guests"),
    ],
)
def test_english_figures_are_called_by_a_noun(text: str, words: str, unit: str | None, label: str) -> None:
    claim = state(text, words, amount(int(words.split()[0]), unit), language="en")
    assert name_finding("conflicting_quantity", (claim,), "x", "en") == label


def test_two_days_are_never_called_by_the_verb_beside_them() -> None:
    days = [
        state(f"The new hall is to be built by {year}.", str(year), PartialDate(year), source=str(year), language="en")
        for year in (2031, 2033)
    ]
    assert name_finding("conflicting_day", days, "day", "en") == "day (new hall)"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Die Firma beschäftigt in Ostermoor 240 Menschen.", "Beschäftigte"),
        ("Im Werk an der Wieste arbeiten 240 Leute.", "Beschäftigte"),
        ("Bei dem Unglück auf der Wieste starben 240 Menschen.", "Tote"),
        ("In Ostermoor demonstrierten am Abend 240 Personen.", "Demonstrierende"),
    ],
)
def test_people_are_called_by_the_verb_before_their_number(text: str, label: str) -> None:
    claim = state(text, "240", amount(240, None))
    assert name_finding("conflicting_quantity", (claim,), "x", "de") == label
