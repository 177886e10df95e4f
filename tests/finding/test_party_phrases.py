"""Parties that a sentence gives a name in other words than brackets and compounds, and what is none."""

from __future__ import annotations

import pytest

from checker.finding.people.people import persons_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


def parties_in(text: str) -> list[tuple[str, str, bool]]:
    """Surname, party and whether it is a former one, for every party given to somebody."""
    article = AnnotatedArticle(Article("a", "a", text), load_base("de"))
    return [
        (person.surname, stated.party, stated.former)
        for person in persons_of(article)
        for stated in person.parties
        if stated.certain
    ]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Jana Kettler von den Grünen widersprach.", "Grüne"),
        ("Jana Kettler aus der CDU widersprach.", "CDU"),
        ("Jana Kettler vom BSW widersprach.", "BSW"),
        ("Jana Kettler von den Freien Wählern widersprach.", "Freie Wähler"),
        ("Jana Kettler (von der FDP) widersprach.", "FDP"),
        ("Jana Kettler [CDU] widersprach.", "CDU"),
        ("Jana Kettler, SPD, widersprach.", "SPD"),
        ("Jana Kettler – AfD – widersprach.", "AfD"),
        ("Jana Kettler, SPD-Abgeordnete aus Nord, widersprach.", "SPD"),
        ("Die Grüne Jana Kettler widersprach.", "Grüne"),
        ("Die Sozialdemokratin Jana Kettler widersprach.", "SPD"),
        ("Die parteilose Jana Kettler widersprach.", "parteilos"),
        ("Die parteilose Bürgermeisterin Jana Kettler widersprach.", "parteilos"),
        ("Im Osten kandidiert Jana Kettler für die AfD.", "AfD"),
        ("Für die Grünen trat Jana Kettler an.", "Grüne"),
        ("Jana Kettler, die für die SPD im Rat sitzt, widersprach.", "SPD"),
        ("Jana Kettler gehört seit langem der CDU an.", "CDU"),
        ("Jana Kettler, die der Linken angehört, widersprach.", "Linke"),
        ("Jana Kettler ist Mitglied der FDP.", "FDP"),
        ("Die grüne Ministerin Jana Kettler widersprach.", "Grüne"),
        ("Mit der christsozialen Landrätin Jana Kettler sprach niemand.", "CSU"),
    ],
)
def test_a_phrase_gives_a_party(text: str, party: str) -> None:
    assert parties_in(text) == [("Kettler", party, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Gestern wurde Jana Kettler von der SPD gerügt.",
        "Es hieß, dass Jana Kettler von der SPD gerügt wurde.",
        "Die Kritik an Jana Kettler aus der CDU hält an.",
        "Das erwartet Jana Kettler von den Grünen.",
        "Jana Kettler wurde aus der CDU ausgeschlossen.",
        "Weil die Linke Jana Kettler angriff, schwieg sie.",
        "Weil die Grünen Jana Kettler angriffen, schwieg sie.",
        "Für die SPD ist Jana Kettler eine Gegnerin.",
        "Jana Kettler tritt für die Grünen ein.",
        "Mit Jana Kettler, SPD, Grünen und FDP war man einig.",
        "Jana Kettler ist nicht Mitglied der FDP.",
        "In Dänemark und in Kopenhagen sprach die Sozialdemokratin Jana Kettler.",
    ],
)
def test_what_a_party_does_to_somebody_gives_none(text: str) -> None:
    assert parties_in(text) == []


def test_what_is_told_of_another_time_is_a_former_party() -> None:
    assert parties_in("Jana Kettler trat 2016 für die AfD an.") == [("Kettler", "AfD", True)]
    assert parties_in("Jana Kettler gehörte der SPD an.") == [("Kettler", "SPD", True)]


def test_the_second_of_two_names_does_not_get_the_party_of_the_first() -> None:
    text = "Für die SPD tritt Jana Kettler gegen Malte Hobrecht an."
    assert parties_in(text) == [("Kettler", "SPD", False)]


def test_a_title_between_two_names_is_no_name() -> None:
    article = AnnotatedArticle(Article("a", "a", "Es kam Dominik Kardinal Quandtner."), load_base("de"))
    assert [person.full for person in persons_of(article)] == ["Dominik Quandtner"]
    article = AnnotatedArticle(Article("a", "a", "Es kam Steffi Graf."), load_base("de"))
    assert [person.full for person in persons_of(article)] == ["Steffi Graf"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Labour MP Jane Halden said the bridge would stay shut.", "Labour"),
        ("Republican Senator Jane Halden said the bridge would stay shut.", "Republikaner"),
        ("Democratic Congresswoman Jane Halden said the bridge would stay shut.", "Demokraten"),
        ("Jane Halden (D-Ohio) said the bridge would stay shut.", "Demokraten"),
        ("Jane Halden (R-New York) said the bridge would stay shut.", "Republikaner"),
    ],
)
def test_english_parties(text: str, party: str) -> None:
    article = AnnotatedArticle(Article("a", "a", text, language="en"), load_base("en"))
    assert [stated.party for person in persons_of(article) for stated in person.parties] == [party]
