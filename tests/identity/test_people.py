"""When two people, two names and two offices of different articles are one."""

from __future__ import annotations

from typing import Any

import pytest

from checker.finding.people.offices import Office
from checker.finding.people.persons import Person, StatedOffice, StatedParty
from checker.identity.people import PersonSubject, split_name, subject_of_person
from checker.identity.spellings import NameSubject


def person(full: str, *offices: str, parties: tuple[str, ...] = (), **more: Any) -> PersonSubject:
    given, surname = split_name(full)
    return PersonSubject(given, surname, offices, parties, **more)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (person("Wolodymyr Selenskyj"), person("Wolodymyr Selenski"), True),
        (person("Wolodymyr Selenskyj"), person("Volodymyr Zelensky"), True),
        (person("Volodymyr Zelenskyy"), person("Selenskyj"), True),
        (person("Sergej Lawrow"), person("Sergei Lavrov"), True),
        (person("Friedrich Merz"), person("Merz"), True),
        (person("Tim Waldow"), person("Lena Waldow"), False),
        (person("Joe Biden"), person("Joseph Biden"), True),
        (person("Patrick Schnieder"), person("Carsten Schneider"), False),
        (person("Tim Waldow", namesakes=True), person("Waldow"), False),
        (person("Johann Wadephul", "minister.foreign"), person("Johann Wadepuhl", "minister.foreign"), True),
        (person("Peter Meier"), person("Peter Maier"), False),
        (person("Merz", reference=True), person("Merz"), False),
        (person("Friedrich Merz", reference=True), person("Friedrich Merz"), True),
        (person("Peter Meier", reference=True), person("Peter Meier", "mayor"), False),
    ],
)
def test_same_person(one: PersonSubject, other: PersonSubject, same: bool) -> None:
    assert one.same_as(other).same is same
    assert other.same_as(one).same is same


@pytest.mark.parametrize(
    ("one", "other"),
    [("Selenskyj", "Zelensky"), ("Lawrow", "Lavrov"), ("Merz", "Merz"), ("Müller", "Mueller")],
)
def test_same_surname_shares_a_block(one: str, other: str) -> None:
    assert set(person(f"A {one}").blocks) & set(person(f"A {other}").blocks)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (person("Johann Wadephul"), person("Johann Wadepuhl"), True),
        (person("Katharina Reichenau"), person("Katherina Reichenau"), True),
        (person("Martin Wartenberg"), person("Martina Wartenberg"), False),
        (person("Lisa Hartmann"), person("Luisa Hartmann"), False),
        (person("Peter Meier", parties=("CDU",)), person("Peter Maier", parties=("SPD",)), False),
        (person("Jonas Ehrenfels", "head_of_state@DE"), person("Ludger Ehrenfels", "head_of_state@DE"), True),
        (person("Jonas Ehrenfels"), person("Ludger Ehrenfels"), False),
        (person("Frida Dornbosch"), person("Frida Dornbusch", reference=True), False),
    ],
)
def test_two_spellings_of_one_name(one: PersonSubject, other: PersonSubject, same: bool) -> None:
    likeness = NameSubject(one).same_as(NameSubject(other))
    assert likeness.same is same
    assert set(NameSubject(one).blocks) & set(NameSubject(other).blocks)


def test_likeness_is_explained() -> None:
    likeness = person("Friedrich Merz", "head_of_government@DE").same_as(person("Merz", "head_of_government"))
    assert [feature.name for feature in likeness.features] == ["surname", "office"]


def test_only_certain_offices_and_parties_are_evidence() -> None:
    mayor, minister = Office("mayor"), Office("minister")
    someone = Person(
        "Jonas",
        "Ehrenfels",
        offices=(StatedOffice(mayor, 0, 1), StatedOffice(minister, 2, 3, certain=False)),
        parties=(StatedParty("SPD", 4, 5), StatedParty("CDU", 6, 7, certain=False)),
    )
    subject = subject_of_person(someone)
    assert subject.offices == ("mayor",)
    assert subject.parties == ("SPD",)
