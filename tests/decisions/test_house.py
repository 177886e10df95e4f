"""House facts: written in the form of a facts file, appended, refused where they say too little."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.decisions import HouseFact, add_house_fact
from checker.errors import FactsError
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


@pytest.mark.parametrize(
    "fact",
    [
        replace(FACT, attribute="age"),
        replace(FACT, source=" "),
        replace(FACT, person=""),
        replace(FACT, look_again=FACT.checked),
    ],
)
def test_a_fact_that_says_too_little_is_refused(tmp_path: Path, fact: HouseFact) -> None:
    with pytest.raises(FactsError):
        add_house_fact(tmp_path / "house.toml", fact)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_is_not_added_to(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text("[[person\n", encoding="utf-8")
    with pytest.raises(FactsError, match="mend the file first"):
        add_house_fact(path, FACT)
    assert path.read_text(encoding="utf-8") == "[[person\n"
