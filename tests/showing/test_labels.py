"""Money and time are called by what their articles call them, and what stands against each other never reads alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checker.model import Article, Claim, Conflict, Excerpt, Level, Outcome, PartialDate, Quantity, Verdict
from checker.showing.agreeing import Agreement, compare_values
from checker.showing.labels import name_finding
from checker.showing.matrix import build_row, join_claims
from checker.showing.namesakes import tell_namesakes
from checker.showing.passages import name_speaker, tell_apart, tell_headline, tell_values
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


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        (("Bauleiter Ole Timm (54) widersprach.", "Ole Timm (45) schwieg."), "Alter (Ole Timm)"),
        (("Lotsin Ina Voss, 45, widersprach.", "Lotsin Ida Voss, 54, schwieg."), "Alter (Voss)"),
        (("Lotsin Ina Voss, 45, widersprach.", "Lotsin Ina Foss, 54, schwieg."), "Alter (Ina Voss)"),
    ],
)
def test_years_that_are_a_bare_number_beside_a_name_are_an_age(texts: tuple[str, str], label: str) -> None:
    claims = []
    for source, text in zip("ab", texts, strict=True):
        words = "54" if "54" in text else "45"
        claims.append(state(text, words, amount(int(words), "year"), source=source))
    assert name_finding("conflicting_quantity", claims, "x", "de") == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Die Reederei fährt mit 7 Schiffen.", "Schiffe"),
        ("Die Kette ist an 7 Standorten vertreten.", "Standorte"),
        ("Sie lehrt an 7 Schulen.", "Schulen"),
        ("Die Feuerwehr kam mit 7 Einsatzkräften.", "Einsatzkräfte"),
        ("Gemeldet wurden 7 Antworten.", "Antworten"),
    ],
)
def test_what_is_counted_stands_in_no_dative(text: str, label: str) -> None:
    assert name_finding("conflicting_quantity", (state(text, "7", amount(7, None)),), "x", "de") == label


def test_what_is_counted_outweighs_who_counts_it() -> None:
    texts = ("Die Werft Nissen baut 70 Stellen ab.", "Bei der Werft Nissen bangen 90 Beschäftigte.")
    claims = [state(text, f"{number}0", amount(number * 10, None)) for number, text in zip((7, 9), texts, strict=True)]
    assert name_finding("conflicting_quantity", claims, "x", "de") in ("Stellen", "Beschäftigte")


@pytest.mark.parametrize(
    ("text", "words", "unit", "label"),
    [
        (
            "Harbour master Ann Poole said 62 per cent of the pilots had stayed away.",
            "62 per cent",
            "percent",
            "pilots",
        ),
        ("A tanker ran aground on Monday, killing 4 people.", "4", None, "dead"),
        ("The ferry's engine exploded, injuring 4 people.", "4", None, "injured"),
        ("About 4 people waited.", "4", None, "people"),
    ],
)
def test_english_people_are_called_by_what_befell_them_and_shares_by_their_whole(
    text: str, words: str, unit: str | None, label: str
) -> None:
    claim = state(text, words, amount(int(words.split()[0]), unit), language="en")
    assert name_finding("conflicting_quantity", (claim,), "x", "en") == label


def test_an_english_day_is_called_by_what_it_brings() -> None:
    texts = (("Ferries will resume on 4 May.", 4), ("Ferries resume on 7 May.", 7))
    days = [state(text, f"{day} May", PartialDate(2026, 5, day), source=str(day), language="en") for text, day in texts]
    assert name_finding("conflicting_day", days, "day", "en") == "day (ferries)"


def test_times_of_day_are_told_without_their_day_where_not_all_have_one() -> None:
    claims = (
        state("Die Sirene ging um 21.10 Uhr.", "21.10 Uhr", PartialDate(hour=21, minute=10)),
        state("Am 4. Mai um 21.10 Uhr ging sie.", "4. Mai um 21.10 Uhr", PartialDate(2026, 5, 4, 21, 10), source="b"),
        state("Um 20.10 Uhr ging sie.", "20.10 Uhr", PartialDate(hour=20, minute=10), source="c"),
    )
    assert tell_apart(claims, "de") == ("21.10 Uhr", "21.10 Uhr", "20.10 Uhr")
    assert tell_apart(claims[1:2], "de") == ("4. Mai 2026 um 21.10 Uhr",)
    assert tell_apart(claims[1:2], "en") == ("4 May 2026 at 21:10",)


def test_a_day_and_its_evening_are_told_alike_and_two_times_of_it_apart() -> None:
    day = PartialDate(2026, 3, 10)

    def told(*normals: str) -> tuple[str, ...]:
        claims = [
            replace(
                state(f"Am {normal} war es.", normal, day, source=normal), normal=f"Dienstag 10.3.2026 {part}".strip()
            )
            for normal, part in (one.split("=") for one in normals)
        ]
        return tell_apart(claims, "de")

    assert told("Dienstag=", "Dienstagabend=Abend") == ("10. März 2026", "10. März 2026")
    assert told("Dienstagmorgen=Morgen", "Dienstagabend=Abend") == ("Dienstagmorgen", "Dienstagabend")


def test_the_first_part_of_a_compound_is_no_other_office() -> None:
    texts = (("Werft-Chefin Ina Voss", "Werft-Chefin"), ("Chefin Ina Voss", "Chefin"), ("Köchin Ina Voss", "Köchin"))
    whole, part, other = (
        replace(state(text, words, amount(1), source=words), rule="conflicting_office", value=words, normal=words)
        for text, words in texts
    )
    assert compare_values(whole, part) is Agreement.SAME
    assert compare_values(whole, other) is Agreement.DIFFERENT


def test_a_namesake_stands_where_the_finding_itself_does_not() -> None:
    texts = (("a", "Es kamen 90 Helfer."), ("b", "Es kamen 60 Helfer."), ("c", "Da waren 60 Helfer."))
    claims = [
        state(text, text[9:11], amount(int(text[9:11]), None), source=name) for name, text in texts if name != "c"
    ]
    claims.append(state(texts[2][1], "60", amount(60, None), source="c"))
    verdict = Verdict(Outcome.CONFLICT, "90 und 60")
    first, second = (
        Conflict("conflicting_quantity", "Helfer", "k", (claims[0], other), ((0, 1),), verdict, Level.NOTE)
        for other in claims[1:]
    )
    namesakes = {first.fingerprint: (first, second)}
    assert "c.txt:1:" in tell_namesakes(first, namesakes, "de")
    assert "b.txt:1:" in tell_namesakes(second, namesakes, "de")


def test_what_two_rules_claim_is_one_row_of_the_matrix() -> None:
    first = state("Das Fest beginnt am 4. Mai.", "4. Mai", PartialDate(2026, 5, 4))
    other = state("Es beginnt am 5. Mai.", "5. Mai", PartialDate(2026, 5, 5), source="b")
    third = state("Beginn ist der 6. Mai.", "6. Mai", PartialDate(2026, 5, 6), source="c")
    by_another = replace(first, rule="conflicting_day")
    groups = [(first, other), (by_another, third)]
    assert len(join_claims(groups)) == 2
    assert join_claims(groups, across_rules=True) == [(first, other, by_another, third)]
    row = build_row(join_claims(groups, across_rules=True)[0], ("a", "b", "c"), {}, "de")
    assert [cell.values for cell in row.cells] == [("4. Mai 2026",), ("5. Mai 2026",), ("6. Mai 2026",)]
