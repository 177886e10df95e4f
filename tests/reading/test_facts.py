"""The facts file: reading it with its places, clear errors, looking it over, importing, writing."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.errors import FactsError
from checker.model import Fact
from checker.reading.facts import parse_facts, read_facts
from checker.reading.facts_import import (
    IMPORTERS,
    from_abgeordnetenwatch,
    from_mdb_stammdaten,
    from_wikidata,
    write_facts,
)
from checker.reading.facts_review import check_facts, describe_facts, list_vacancies, name_office

ROOT = Path(__file__).parents[2]
DATA = Path(__file__).parents[1] / "data" / "facts"
FETCHED = date(2026, 11, 20)
PERSON = """known_until = 2026-03-01
checked = 2026-11-22

[[person]]   # a comment with [[person]] and { value = "X" }
name = "Anna Muster"
aliases = ["Anna Müster", 'A. "M." Muster']
born = 1963-02-10
source = "Landtag, Lebenslauf"
party = [
  { value = "FDP", to = 2019-06-30 },
  { value = "CDU", from = 2019-07-01 },   # { value = "SPD" }
]

[[person.office]]
value = "Ministerin"
scope = "DE"
from = 2025-05-06
source = "Regierung"
checked = 2026-10-01
"""


def read(text: str) -> tuple[Fact, ...]:
    return parse_facts(text, "facts.toml")


def test_reads_people_with_party_office_and_birthday() -> None:
    born, fdp, cdu, office = read(PERSON)
    assert (born.attribute, born.value, born.person) == ("born", "1963-02-10", "Anna Muster")
    assert born.aliases == ("Anna Müster", 'A. "M." Muster')
    assert (fdp.value, fdp.since, fdp.until, fdp.source) == ("FDP", None, date(2019, 6, 30), "Landtag, Lebenslauf")
    assert (cdu.value, cdu.since, cdu.until, cdu.checked) == ("CDU", date(2019, 7, 1), None, date(2026, 11, 22))
    assert (office.value, office.scope, office.since) == ("Ministerin", "DE", date(2025, 5, 6))
    assert (office.source, office.checked) == ("Regierung", date(2026, 10, 1))


def test_every_fact_knows_its_place_in_the_file() -> None:
    born, fdp, cdu, office = read(PERSON)
    assert [fact.excerpt.text for fact in (born, fdp, cdu, office)] == ["1963-02-10", "FDP", "CDU", "Ministerin"]
    assert [fact.excerpt.line for fact in (born, fdp, cdu, office)] == [7, 10, 11, 15]
    assert all(fact.excerpt.article.reference for fact in (born, fdp, cdu, office))
    assert office.excerpt.article.source == "Referenz: Regierung"
    assert office.excerpt.article.path == "facts.toml"


def test_places_survive_quotes_brackets_and_line_ends() -> None:
    head = '[[person]]\r\nname = "A {[#\\"]} B"\r\nsource = """x\r\n[[person]]\r\n"""\r\n'
    text = head + "office = [{value = \"K\", scope='D'}]\r\n"
    (office,) = read(text)
    assert office.person == 'A {[#"]} B'
    assert (office.excerpt.text, office.excerpt.line) == ("K", 6)


def test_people_may_be_inline_tables() -> None:
    (party,) = read('person = [{ name = "A B", source = "S", party = [{ value = "SPD" }] }]')
    assert (party.excerpt.text, party.excerpt.column) == ("SPD", 61)


def test_an_open_office_speaks_only_of_the_days_it_is_known_for() -> None:
    _, _, _, office = read(PERSON)
    assert office.known_until == date(2026, 3, 1)
    (over,) = [fact for fact in read(PERSON.replace("checked = 2026-10-01", "to = 2025-12-01")) if fact.scope]
    assert over.known_until is None
    assert over.until == date(2025, 12, 1)


def test_an_open_party_holds_on_unless_its_own_entry_says_how_long_it_is_known() -> None:
    _, fdp, cdu, _ = read(PERSON)
    assert (fdp.known_until, cdu.known_until) == (None, None)
    _, _, cdu, _ = read(PERSON.replace("2019-07-01", "2019-07-01, known_until = 2026-01-01"))
    assert cdu.known_until == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("scope =", "scop =", "line 16: unknown key 'scop'; did you mean 'scope'?"),
        ('value = "CDU", from', 'value = "CDU", form', "line 11: unknown key 'form'; did you mean 'from'?"),
        ("known_until", "bekannt", "line 1: unknown key 'bekannt'; known are person"),
        (
            "from = 2025-05-06",
            "from = 2025-05-06\nto = 2025-05-05",
            "line 18: Anna Muster, Ministerin: to 2025-05-05 is before",
        ),
        ('source = "Landtag, Lebenslauf"', "", "line 4: source is missing"),
        ('name = "Anna Muster"', "", "line 4: this [[person]] has no name"),
        ("2025-05-06", '"2025-05-06"', "line 17: from must be a day without quotes"),
        ("2025-05-06", "2025-05-06T10:00:00", "line 17: from must be a day without quotes"),
        ('scope = "DE"', "scope = 49", "line 16: scope must be text in quotes"),
        ("aliases = [", "aliases = [1, ", "line 6: aliases must be names in quotes"),
        ('value = "Ministerin"', "", "line 14: value is missing; say the office"),
        ("[[person]]", "[person]", "person must be a list of tables"),
        ("name =", "name ==", "facts.toml: this is not valid TOML"),
    ],
)
def test_errors_name_file_line_and_remedy(old: str, new: str, problem: str) -> None:
    with pytest.raises(FactsError) as caught:
        read(PERSON.replace(old, new, 1))
    assert str(caught.value).startswith("facts.toml")
    assert problem in str(caught.value)


def test_a_file_that_is_missing_or_not_utf8_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match="cannot be read"):
        read_facts(tmp_path / "none.toml")
    (tmp_path / "cp1252.toml").write_bytes('[[person]]\nname = "Müller"'.encode("cp1252"))
    with pytest.raises(FactsError, match="not UTF-8"):
        read_facts(tmp_path / "cp1252.toml")


def bundled_facts() -> tuple[Fact, ...]:
    return tuple(fact for file in sorted((ROOT / "seeds" / "facts").glob("*.toml")) for fact in read_facts(file))


def test_bundled_facts_are_in_order() -> None:
    facts = bundled_facts()
    assert len(facts) > 500
    doubtful = [sentence for sentence in check_facts(facts) if "nobody holds it" not in sentence]
    assert doubtful == []
    people = {(fact.person, fact.excerpt.article.path) for fact in facts}
    assert len(people) == len({person for person, _ in people})
    assert all(fact.source and fact.checked for fact in facts)
    assert [fact.excerpt.text for fact in facts] == [fact.value for fact in facts]
    assert all(fact.until or fact.known_until for fact in facts if fact.attribute == "office")


def is_held_on(fact: Fact, day: date) -> bool:
    return (fact.since is None or fact.since <= day) and (fact.until is None or day <= fact.until)


@pytest.mark.parametrize(
    ("person", "day", "attribute", "value"),
    [
        ("Johann Wadephul", date(2025, 9, 4), "party", "CDU"),
        ("Johann Wadephul", date(2025, 9, 4), "office", "Bundesminister des Auswärtigen"),
        ("Annalena Baerbock", date(2023, 6, 1), "office", "Bundesministerin des Auswärtigen"),
        ("Volker Wissing", date(2024, 11, 6), "party", "FDP"),
        ("Volker Wissing", date(2025, 1, 6), "party", "parteilos"),
        ("Sahra Wagenknecht", date(2022, 1, 1), "party", "Linke"),
        ("Christine Lambrecht", date(2022, 12, 1), "office", "Bundesministerin der Verteidigung"),
        ("Boris Pistorius", date(2026, 1, 7), "office", "Bundesminister der Verteidigung"),
    ],
)
def test_bundled_facts_are_right_on_the_day(person: str, day: date, attribute: str, value: str) -> None:
    facts = bundled_facts()
    held = [
        f.value
        for f in facts
        if (f.person, f.attribute) == (person, attribute) and is_held_on(f, day) and f.scope in (None, "DE")
    ]
    assert held == [value]


def office(person: str, value: str, since: str, until: str = "", scope: str = "DE") -> str:
    end = f", to = {until}" if until else ""
    entry = f'{{ value = "{value}", scope = "{scope}", from = {since}{end} }}'
    return f'[[person]]\nname = "{person}"\nsource = "S"\noffice = [{entry}]\n'


def test_two_holders_of_one_office_are_an_overlap_but_a_handover_is_not() -> None:
    first, second = (
        office("A B", "Ministerpräsident", "2020-01-01", "2022-05-31"),
        office("C D", "Ministerpräsidentin", "2022-05-31"),
    )
    assert check_facts(read(first + second)) == ()
    (sentence,) = check_facts(read(first + office("C D", "Ministerpräsidentin", "2022-05-01")))
    assert sentence.startswith("facts.toml, line 8: Ministerpräsidentin (DE): A B and C D both hold it")
    assert check_facts(read(first + office("C D", "Ministerpräsidentin", "2022-05-01", scope="FR"))) == ()


def test_a_short_tenure_inside_a_long_one_is_an_overlap_with_what_follows() -> None:
    text = (
        office("A B", "Kanzler", "2020-01-01")
        + office("C D", "Kanzler", "2021-01-01", "2021-02-01")
        + office("E F", "Kanzler", "2022-01-01")
    )
    assert len(check_facts(read(text))) == 2


def test_gaps_are_told_and_shared_offices_are_not() -> None:
    text = office("A B", "Kanzler", "2020-01-01", "2020-12-31") + office("C D", "Kanzler", "2021-02-01")
    (sentence,) = check_facts(read(text))
    assert "nobody holds it between 2020-12-31 (A B) and 2021-02-01 (C D)" in sentence
    chairs = office("A B", "Vorsitzende", "2020-01-01", scope="X") + office(
        "C D", "Vorsitzender", "2021-02-01", scope="X"
    )
    assert check_facts(read(chairs)) == ()


def test_two_parties_at_once_and_unknown_parties_are_told() -> None:
    text = '[[person]]\nname = "A B"\nsource = "S"\nparty = [{ value = "SPD" }, { value = "CDUU", from = 2020-01-01 }]'
    overlap, unknown = sorted(
        check_facts(read(text), parties=["SPD", "CDU"]), key=lambda sentence: "not known" in sentence
    )
    assert "SPD from an open beginning to an open end and CDUU from 2020-01-01 to an open end overlap" in overlap
    assert "the party 'CDUU' is not known" in unknown


def test_dates_the_wrong_way_round_and_checks_before_the_beginning_are_told() -> None:
    (fact,) = read(office("A B", "Kanzler", "2020-01-01", "2020-12-31"))
    (sentence,) = check_facts([replace(fact, until=date(2019, 1, 1))])
    assert "ends on 2019-01-01 before it begins" in sentence
    (sentence,) = check_facts([replace(fact, checked=date(2019, 1, 1))])
    assert "was checked on 2019-01-01, before it began" in sentence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministerpräsidentin", "Ministerpräsident"),
        ("Bundesministerin des Innern", "Bundesminister des Innern"),
        ("Regierende Bürgermeisterin", "Regierender Bürgermeister"),
        ("Wehrbeauftragte", "Wehrbeauftragter"),
        ("Vorsitzende", "Vorsitzender"),
    ],
)
def test_an_office_has_no_gender(one: str, other: str) -> None:
    assert name_office(one) == name_office(other)


def read_data(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


def summary(facts: tuple[Fact, ...]) -> list[tuple[str, str, str, date | None, date | None]]:
    return [(fact.person, fact.attribute, fact.value, fact.since, fact.until) for fact in facts]


def test_imports_a_wikidata_answer() -> None:
    assert summary(from_wikidata(read_data("wikidata.json"), "wikidata.json", FETCHED)) == [
        ("Marlene Ostwald", "born", "1974-11-02", None, None),
        ("Marlene Ostwald", "party", "FDP", date(2009, 3, 14), date(2019, 1, 1)),
        ("Marlene Ostwald", "party", "CDU", date(2020, 6, 30), None),
        ("Tjark Behrens", "office", "Ministerpräsident", date(2021, 5, 19), None),
    ]
    download = from_wikidata(read_data("wikidata_download.json"), "d.json", FETCHED)
    assert summary(download) == [("Tjark Behrens", "party", "SPD", date(1998, 10, 3), None)]
    assert download[0].source == "Wikidata, Q900002"


def test_a_year_alone_is_read_as_the_part_that_is_sure() -> None:
    days = '"start": "2001-01-01T00:00:00Z", "end": "2005-05-01T00:00:00Z", "endPrecision": "9"'
    text = f'[{{"personLabel": "A B", "partyLabel": "X", {days}}}]'
    ((*_, since, until),) = summary(from_wikidata(text, "d.json", FETCHED))
    assert (since, until) == (date(2001, 12, 31), date(2005, 1, 1))
    assert from_wikidata(text.replace("2005-05", "2001-05"), "d.json", FETCHED) == ()


def test_imports_the_stammdaten_of_the_bundestag() -> None:
    facts = from_mdb_stammdaten(read_data("mdb_stammdaten.xml"), "mdb.xml", FETCHED)
    assert summary(facts) == [
        ("Dörte von Moorkamp", "born", "1981-02-09", None, None),
        ("Dörte von Moorkamp", "party", "BSW", date(2024, 2, 2), date(2025, 3, 25)),
        ("Clemens Graf Rehbein", "party", "CSU", date(2025, 3, 25), None),
    ]
    assert facts[0].aliases == ("Dörte Kiesling",)


def test_imports_abgeordnetenwatch() -> None:
    politicians = from_abgeordnetenwatch(read_data("abgeordnetenwatch_politicians.json"), "p.json", FETCHED)
    assert summary(politicians) == [("Gesine Pahlke", "party", "Bündnis 90/Die Grünen", FETCHED, None)]
    mandates = from_abgeordnetenwatch(read_data("abgeordnetenwatch_mandates.json"), "m.json", FETCHED)
    assert summary(mandates) == [("Veit Hollmann", "party", "DIE LINKE", date(2021, 10, 26), date(2023, 12, 6))]


@pytest.mark.parametrize(
    ("source", "text", "problem"),
    [
        ("wikidata", "{", "not JSON"),
        ("wikidata", "[" * 100_000, "not JSON"),
        ("wikidata", '{"results": []}', "no results"),
        ("wikidata", '[{"partyLabel": "X"}]', "result 1: there is no personLabel"),
        ("wikidata", '[{"personLabel": "A B", "partyLabel": "X", "start": "2021"}]', "result 1: '2021' is no day"),
        ("wikidata", '[{"personLabel": "A B", "partyLabel": "X", "start": "2021-02-30"}]', "no day of the calendar"),
        ("mdb-stammdaten", "<MDB>", "not the XML"),
        ("mdb-stammdaten", "<DOCUMENT/>", "no <MDB>"),
        ("mdb-stammdaten", '<!DOCTYPE d [<!ENTITY e "x">]><DOCUMENT><MDB>&e;</MDB></DOCUMENT>', "not the XML"),
        ("mdb-stammdaten", "<DOCUMENT><MDB><ID>1</ID></MDB></DOCUMENT>", "MdB 1: there is no name"),
        ("abgeordnetenwatch", "[]", "no data"),
        ("abgeordnetenwatch", '{"data": [{"entity_type": "poll"}]}', "entry 1: 'poll' is neither"),
    ],
)
def test_what_cannot_be_imported_is_named(source: str, text: str, problem: str) -> None:
    with pytest.raises(FactsError, match=re.escape(problem)):
        IMPORTERS[source](text, "file", FETCHED)


def test_imported_text_is_cleaned() -> None:
    text = '[{"personLabel": "A\\u001b[31m B", "partyLabel": "X\\u202e\\ud800"}]'
    assert summary(from_wikidata(text, "d.json", FETCHED)) == [("A [31m B", "party", "X", None, None)]


@pytest.mark.parametrize(
    "source", ["bundled", "wikidata.json", "mdb_stammdaten.xml", "abgeordnetenwatch_mandates.json"]
)
def test_written_facts_are_read_back_the_same(source: str) -> None:
    if source == "bundled":
        facts = bundled_facts()
    else:
        importer = {"wikidata": from_wikidata, "mdb_stammdaten": from_mdb_stammdaten}.get(
            source.split(".")[0], from_abgeordnetenwatch
        )
        facts = importer(read_data(source), source, FETCHED)
    again = parse_facts(write_facts(facts), "again.toml")
    place = facts[0].excerpt
    assert [replace(fact, excerpt=place) for fact in again] == [replace(fact, excerpt=place) for fact in facts]


def test_house_spellings_are_facts_with_their_place() -> None:
    text = '[[spelling]]\npreferred = "Kiew"\ninstead_of = ["Kyjiw", "Kyiv"]\n'
    (fact,) = parse_facts(text, "house.toml")
    assert (fact.attribute, fact.value, fact.aliases, fact.excerpt.line) == ("spelling", "Kiew", ("Kyjiw", "Kyiv"), 2)


@pytest.mark.parametrize("text", ['[[spelling]]\npreferred = "Kiew"\n', '[[spelling]]\ninstead_of = ["Kyjiw"]\n'])
def test_house_spellings_that_are_incomplete_are_refused(text: str) -> None:
    with pytest.raises(FactsError, match=r"house\.toml, line 1"):
        parse_facts(text, "house.toml")


def test_a_fact_knows_the_whole_person() -> None:
    born, fdp, cdu, office = read(PERSON)
    for fact in (born, fdp, cdu, office):
        assert fact.offices == (("Ministerin", "DE"),)
        assert fact.parties == ("FDP", "CDU")


def test_status_says_how_old_the_facts_of_a_file_are() -> None:
    (status,) = describe_facts(read(PERSON), date(2026, 3, 2))
    assert (status.path, status.people, status.parties, status.offices) == ("facts.toml", 1, 2, 1)
    assert status.checked == (date(2026, 10, 1), date(2026, 11, 22))
    assert (status.open_offices, status.vouched_until) == (1, (date(2026, 3, 1), date(2026, 3, 1)))
    assert status.past == 1
    assert describe_facts(read(PERSON), date(2026, 3, 1))[0].past == 0


def test_status_names_offices_without_a_holder() -> None:
    over = read(PERSON.replace("checked = 2026-10-01", "to = 2025-12-01"))
    assert [fact.person for fact in list_vacancies(over, date(2026, 1, 1))] == ["Anna Muster"]
    assert list_vacancies(over, date(2025, 12, 1)) == ()
    assert list_vacancies(read(PERSON), date(2026, 1, 1)) == ()
