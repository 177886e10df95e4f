"""What befell the people a figure counts: by a verb that stands once for a whole list, and how badly by own words."""

from __future__ import annotations

from datetime import date

import pytest

from checker.describing.quantities import QuantitySubject, subjects_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


def subjects(text: str, language: str = "de") -> dict[str, QuantitySubject]:
    """The subject of every figure of a text, by what is written."""
    article = AnnotatedArticle(Article("x", "x", text, language, published=date(2025, 4, 8)), load_base(language))
    return {text[mention.start : mention.end]: subject for mention, subject in subjects_of(article)}


def concepts(subject: QuantitySubject, family: str) -> set[str]:
    return {concept for name, concept in subject.concepts if name == family}


@pytest.mark.parametrize(
    ("text", "stated", "befell"),
    [
        ("41 Leute kostete die Flut das Leben.", "41", {"dead"}),
        ("Die Flut kostete wohl 33 Menschen das Leben.", "33", {"dead"}),
        ("19 Matrosen verloren ihr Leben.", "19", {"dead"}),
        ("Acht weitere Gäste versuchte sie zu töten.", "Acht", {"attempted"}),
        ("Etwa 70 Gäste mussten das Hotel verlassen.", "70", {"rescued"}),
        ("17 Menschen an Bord und zwei Passanten am Boden starben.", "17", {"dead"}),
        ("17 Menschen saßen im Bus, zwei Passanten starben.", "17", set()),
        ("Vier Menschen wurden lebensgefährlich, sieben schwer und neun leicht verletzt.", "Vier", {"injured"}),
        ("Vier Menschen wurden lebensgefährlich, sieben schwer und neun leicht verletzt.", "sieben", {"injured"}),
        ("13 von ihnen wurden schwer, 20 leicht verletzt.", "13", {"injured"}),
        ("Fünf Gäste erlitten schwere und elf leichte Verletzungen.", "Fünf", {"injured"}),
        ("Fünf Matrosen ließen ihr Leben.", "Fünf", {"dead"}),
        ("Die Welle riss 14 Badende in den Tod.", "14", {"dead"}),
        ("Für 23 Reisende kam jede Hilfe zu spät.", "23", {"dead"}),
        ("31 Gäste überlebten das Feuer nicht.", "31", {"dead"}),
        ("Neun Gäste überlebten, weil das Dach nicht brannte.", "Neun", set()),
        ("Drei Wachleute wollte sie erschießen.", "Drei", {"attempted"}),
        ("Etwa 70 Mieter mussten ihre Wohnungen räumen.", "70", {"rescued"}),
        ("30 Mitarbeiter mussten Schnee räumen.", "30", set()),
        ("Vier Gäste starben, sechs weitere schweben in Lebensgefahr.", "sechs", {"injured"}),
        ("Vier Gäste starben, sechs kämpfen um ihr Leben.", "sechs", {"injured"}),
        ("Die Köchin versuchte, acht Gäste zu töten.", "acht", {"attempted"}),
        ("Sie soll versucht haben, acht Gäste zu ermorden.", "acht", {"attempted"}),
        ("Sie hat acht Gäste zu töten versucht.", "acht", {"attempted"}),
        ("Sie steht im Verdacht, acht Gäste getötet zu haben.", "acht", {"dead"}),
    ],
)
def test_what_befell_whom(text: str, stated: str, befell: set[str]) -> None:
    assert concepts(subjects(text)[stated], "casualty") == befell


def test_every_item_of_a_list_has_its_own_severity() -> None:
    found = subjects("Bei dem Sturz wurden 29 Menschen verletzt, drei lebensgefährlich, zehn schwer, 16 leicht.")
    told = {stated: concepts(found[stated], "severity") for stated in ("drei", "zehn", "16")}
    assert told == {"drei": {"critical"}, "zehn": {"severe"}, "16": {"slight"}}


def test_two_kinds_of_injuries_are_kept_apart() -> None:
    found = subjects("Fünf Gäste erlitten schwere und elf leichte Verletzungen.")
    assert {stated: concepts(one, "severity") for stated, one in found.items()} == {
        "Fünf": {"severe"},
        "elf": {"slight"},
    }


def test_people_on_the_ground_are_no_passengers() -> None:
    found = subjects("17 Menschen an Bord und zwei Personen am Boden starben.")
    assert (found["17"].noun, found["zwei"].noun) == ("insasse", "mensch")


def test_a_distance_is_no_depth() -> None:
    found = subjects("Der Herd lag 84 Kilometer vor Ostheim in einer Tiefe von 12 Kilometern.")
    assert concepts(found["84 Kilometer"], "extent") == set()
    assert concepts(found["12 Kilometern"], "extent") == {"depth"}


def test_a_party_whose_rival_won_has_no_votes_against() -> None:
    found = subjects("Westhafen dagegen fällt an die CDU, die auf 53 Prozent kam.")
    assert concepts(found["53 Prozent"], "vote") == set()
    assert concepts(subjects("Elf Räte waren dafür, acht dagegen.")["acht"], "vote") == {"no"}


def test_a_figure_that_says_it_again_has_the_unit_of_the_one_before() -> None:
    found = subjects("140 Hektar nannte der Kreis, rund 600 waren es laut Feuerwehr.")
    assert found["600"].unit == "ha"


def test_points_are_a_change() -> None:
    assert subjects("Sie verlor 14,2 Prozentpunkte gegenüber der letzten Wahl.")["14,2 Prozentpunkte"].role == "change"
    assert subjects("Her work was worth 90 million dollars.", "en")["90 million dollars"].measures == frozenset()


@pytest.mark.parametrize(
    ("text", "stated", "parties"),
    [
        ("Die FDP lag nach der Zählung am Abend mit 11,5 Prozent knapp vor der CSU (11,2).", "11,5 Prozent", {"FDP"}),
        ("Im Kreistag mit 60 Sitzen hat die FDP 14 Mandate.", "60", set()),
        ("Im Kreistag mit 60 Sitzen hat die FDP 14 Mandate.", "14", {"FDP"}),
    ],
)
def test_whose_share_a_figure_is(text: str, stated: str, parties: set[str]) -> None:
    assert subjects(text)[stated].parties == parties


@pytest.mark.parametrize(
    ("text", "stated", "measures"),
    [
        (
            "Er meldet einen Verlust von 70 Millionen Euro nach einem Gewinn von 20 Millionen.",
            "70 Millionen Euro",
            "loss",
        ),
        ("Je Haushalt gibt es 400 Euro Hilfe.", "400 Euro", "aid"),
    ],
)
def test_what_a_sum_is(text: str, stated: str, measures: str) -> None:
    assert {name for _, name in subjects(text)[stated].measures} == {measures}


@pytest.mark.parametrize(
    ("text", "stated", "family", "told"),
    [
        ("The flood killed at least 30 people.", "30", "casualty", {"dead"}),
        ("A flood killing at least 30 people hit.", "30", "casualty", {"dead"}),
        ("A wave injuring some 30 people hit.", "30", "casualty", {"injured"}),
        ("The band tied up six guards.", "six", "change", set()),
        ("Prices were up 6 percent.", "6 percent", "change", {"up"}),
        ("It fell to 71 percent, against a target of 95 percent.", "95 percent", "vote", set()),
        ("It passed with 61 for and 38 against.", "38", "vote", {"no"}),
        ("A quarter of the farms closed.", "A quarter", "period", set()),
        ("He was jailed for 14 years.", "14 years", "penalty", {"prison"}),
    ],
)
def test_concepts_of_english_copy(text: str, stated: str, family: str, told: set[str]) -> None:
    assert concepts(subjects(text, "en")[stated], family) == told


@pytest.mark.parametrize(
    ("text", "language", "stated", "family", "told"),
    [
        ("21 Gäste, darunter drei Kinder, gelten als vermisst.", "de", "21", "casualty", {"missing"}),
        ("Two guests, a cook and her aunt, 61, drowned and died.", "en", "Two", "casualty", {"dead"}),
        ("30 Zelte wurden zerstört und gut 90 beschädigt.", "de", "90", "harm", {"damaged"}),
        ("Some 30 tents were damaged and 90 destroyed.", "en", "90", "harm", {"destroyed"}),
        ("Die Flut kostete zwei Gäste das Leben und 4.000 Häuser den Strom.", "de", "4.000", "casualty", set()),
        ("Gales left 4,000 homes and shops dark and killed two guests.", "en", "4,000", "casualty", set()),
        ("A fire in a five-storey mill killed two.", "en", "five", "casualty", set()),
        ("Zwei Gäste wurden in neun Häusern festgenommen.", "de", "neun", "casualty", set()),
        ("Vier Tote, 9.000 Menschen im Zelt", "de", "9.000", "casualty", set()),
        ("The boat sank 12 miles off the coast.", "en", "12 miles", "change", set()),
        ("The toll of the boat that sank rose to 23.", "en", "23", "change", {"up"}),
        ("Die 700 Lehrer fordern vier Prozent mehr.", "de", "700", "bid", set()),
        ("Profit rose 4% on strong demand.", "en", "4%", "bid", set()),
        ("The first 40 flats are ready.", "en", "40", "belonging", set()),
        ("Zahl der Verletzten sank leicht auf 300.", "de", "300", "severity", set()),
    ],
)
def test_words_that_are_of_another_figure(text: str, language: str, stated: str, family: str, told: set[str]) -> None:
    assert concepts(subjects(text, language)[stated], family) == told


def test_a_figure_set_against_a_measure_takes_its_unit() -> None:
    found = subjects("Die Ernte sinkt auf 8 Millionen Tonnen, ein Fünftel weniger als im Vorjahr (10 Millionen).")
    assert found["10 Millionen"].unit == found["8 Millionen Tonnen"].unit
