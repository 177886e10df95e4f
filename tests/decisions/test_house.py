"""House facts: written in the form of a facts file, appended, refused where they say too little."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.decisions import HouseFact, add_house_fact
from checker.errors import FactsError
from checker.messages import say
from checker.reading.facts import read_facts

FACT = HouseFact(
    person="Gerda Vogelsang",
    attribute="office",
    value='Vorsitzende "Alte Mühle"',
    source="Anruf in der Pressestelle",
    checked=date(2026, 1, 7),
    look_again=date(2026, 7, 1),
    since=date(2024, 5, 1),
    scope="DE",
)


def test_a_house_fact_is_a_fact_until_the_day_to_look_again(tmp_path: Path) -> None:
    path = tmp_path / "facts" / "house.toml"
    add_house_fact(path, FACT)
    add_house_fact(path, replace(FACT, attribute="party", value="CDU", scope=None, since=None))
    office, party = read_facts(path)
    assert (office.person, office.value, office.scope) == ("Gerda Vogelsang", 'Vorsitzende "Alte Mühle"', "DE")
    assert (office.since, office.known_until, office.checked) == (FACT.since, FACT.look_again, FACT.checked)
    assert (party.attribute, party.value, party.known_until) == ("party", "CDU", FACT.look_again)
    assert path.read_text(encoding="utf-8").startswith("#")


def test_facts_are_written_as_they_are_said_and_behind_what_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "house.toml"
    add_house_fact(path, replace(FACT, value="Mühle\x7f"))
    first = path.read_text(encoding="utf-8")
    assert 'value = "Mühle\\u007f"' in first
    path.write_text(f"\n  {first}\n\n", encoding="utf-8")
    add_house_fact(path, FACT)
    second = path.read_text(encoding="utf-8")
    assert second.startswith(f"\n  {first.rstrip()}\n\n[[")
    assert [fact.value for fact in read_facts(path)] == ["Mühle\x7f", FACT.value]


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (replace(FACT, attribute="age"), "a house fact is a person's party or office, not 'age'"),
        (replace(FACT, source=" "), "a house fact needs a person, a value and a source"),
        (replace(FACT, person=""), "a house fact needs a person, a value and a source"),
        (replace(FACT, value="\n"), "a house fact needs a person, a value and a source"),
        (
            replace(FACT, look_again=FACT.checked),
            "the day to look again (7 January 2026) must be after the day of the check (7 January 2026)",
        ),
    ],
)
def test_a_fact_that_says_too_little_is_refused(tmp_path: Path, fact: HouseFact, words: str) -> None:
    with pytest.raises(FactsError) as problem:
        add_house_fact(tmp_path / "house.toml", fact)
    assert say(problem.value.args[0], "en") == words
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_is_not_added_to(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text("[[person\n", encoding="utf-8")
    with pytest.raises(FactsError) as problem:
        add_house_fact(path, FACT)
    told = say(problem.value.args[0], "en")
    assert told.startswith(f"{path}")
    assert "None" not in told
    assert path.read_text(encoding="utf-8") == "[[person\n"
