"""Texts of one story for each fault in a rule that its examples do not show, and the findings due for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from checker.model import Level, Outcome

CONFLICT, UPDATE = Outcome.CONFLICT, Outcome.UPDATE
ERROR, WARNING, NOTE = Level.ERROR, Level.WARNING, Level.NOTE
Found = set[tuple[Outcome, Level]]
BORN = """
[[person]]
name = "Karsten Beispiel"
born = 1969-06-05
source = "Unternehmen"
checked = 2025-06-01
"""
TALBERG = """
[[person]]
name = "Miriam Talberg"
source = "Beispiel"
checked = 2025-06-01
office = [
  { value = "Bundesministerin der Verteidigung", scope = "DE", from = 2025-05-06 },
  { value = "Bundesministerin der Justiz", scope = "DE", from = 2021-12-08, to = 2025-05-05 },
]
party = [{ value = "FDP", from = 2010-01-01, to = 2024-12-31 }, { value = "CDU", from = 2025-01-01 }]
"""
TWO_OFFICES = """
[[person]]
name = "Malte Vossen"
source = "Beispiel"
checked = 2025-06-01
office = [
  { value = "Bundesminister der Verteidigung", scope = "DE", from = 2025-05-06 },
  { value = "Bundesminister der Justiz", scope = "DE", from = 2025-05-06 },
]
"""
VOTED = "Für den Haushalt stimmten {} Abgeordnete in Brackenstedt."
LINDQVIST = """
[[person]]
name = "Petra Lindqvist"
source = "Beispiel"
checked = 2025-06-01
party = [{ value = "CDU" }]
"""
DORNBUSCH = """
[[person]]
name = "Friederike Dornbusch"
source = "Beispiel"
checked = 2025-06-01
office = [{ value = "Bundesministerin für Gesundheit", scope = "DE", from = 2025-05-06 }]

[[person]]
name = "Friederike Dornbosch"
source = "Beispiel"
checked = 2025-06-01
office = [{ value = "Bundesministerin für Gesundheit", scope = "DE", from = 2021-12-08, to = 2025-05-05 }]
"""
NATO = """
[[person]]
name = "Malte Vossen"
source = "Beispiel"
checked = 2025-06-01
office = [{ value = "Nato-Generalsekretär", scope = "org:NATO", from = 2024-10-01 }]

[[person]]
name = "Arne Feldkamp"
source = "Beispiel"
checked = 2025-06-01
office = [{ value = "Nato-Generalsekretär", scope = "org:NATO", from = 2014-10-01, to = 2024-09-30 }]
"""


@dataclass(frozen=True, slots=True)
class Case:
    """Texts of one story, what they are published with, and the outcomes with their levels that must come of them."""

    name: str
    rule: str
    texts: tuple[str, ...]
    found: Found
    options: dict[str, Any] = field(default_factory=dict)


def case(name: str, rule: str, *texts: str, found: Found | None = None, **options: Any) -> Case:
    return Case(name, rule, texts, found or set(), options)


CASES = (
    case("eve_of_the_birthday", "conflicting_age", "Karsten Beispiel (56) sprach.", facts=BORN),
    case(
        "undated",
        "conflicting_age",
        "Petra Lindqvist (51) kam.",
        "Petra Lindqvist (53) kam.",
        dated=False,
        found={(CONFLICT, WARNING)},
    ),
    case("undated_and_dated_birthday", "conflicting_age", "Karsten Beispiel (46) sprach.", facts=BORN, dated=False),
    case(
        "leap_day",
        "conflicting_age",
        "Petra Lindqvist (51) kam.",
        "Petra Lindqvist (51) sprach.",
        published=date(2028, 2, 29),
    ),
    case(
        "two_attacks_of_one_article",
        "conflicting_date",
        "Der Angriff vom Freitag traf die Stadt Rolfshagen. Der Angriff vom Samstag in Rolfshagen war schwerer.",
    ),
    case(
        "two_births_of_one_article",
        "conflicting_date",
        "Der Dirigent Albert Rommel ist tot. Geboren wurde Rommel 1932 in Gera. "
        "Der 1923 in Gera geborene Dirigent Albert Rommel leitete das Orchester lange.",
        found={(CONFLICT, ERROR)},
    ),
    case(
        "time_of_day",
        "conflicting_date",
        "Gegen 12.50 Uhr bebte in Karsien die Erde.",
        "Um 14.20 Uhr bebte die Erde in Karsien.",
        found={(CONFLICT, WARNING)},
    ),
    case(
        "day",
        "conflicting_date",
        "Die Fähre kenterte am 2. Juni 2025 vor Borkum.",
        "Bei dem Fährunglück am 3. Juni 2025 wurden vier Menschen verletzt.",
        found={(CONFLICT, ERROR)},
    ),
    case(
        "edge_of_night",
        "conflicting_date",
        "Die Malerin Petra Wolke starb am Dienstagabend in Jena.",
        "Die Malerin Petra Wolke starb in der Nacht zu Mittwoch.",
        found={(CONFLICT, NOTE)},
    ),
    case(
        "moved",
        "conflicting_date",
        "Die Ausstellung wird am 12. Juni 2025 in Celle eröffnet.",
        "Die Ausstellung wird am 13. Juni 2025 in Celle eröffnet.",
        days_later=2,
        found={(UPDATE, NOTE)},
    ),
    case(
        "planned_and_happened",
        "conflicting_date",
        "Die Ausstellung wird am 12. Juni 2025 in Celle eröffnet.",
        "Die Ausstellung wurde am 13. Juni 2025 in Celle eröffnet.",
        days_later=20,
    ),
    case(
        "present_and_coming",
        "conflicting_office",
        "Finanzminister Jonas Ehrenfels kam.",
        "Jonas Ehrenfels wird Verteidigungsminister.",
    ),
    case(
        "two_former",
        "conflicting_office",
        "Der frühere Innenminister Jonas Ehrenfels kam.",
        "Der frühere Finanzminister Jonas Ehrenfels kam.",
    ),
    case(
        "undated_offices",
        "conflicting_office",
        "Finanzminister Jonas Ehrenfels mahnt.",
        "Verteidigungsminister Jonas Ehrenfels mahnt.",
        dated=False,
        found={(CONFLICT, WARNING)},
    ),
    case(
        "dated_offices",
        "conflicting_office",
        "Finanzminister Jonas Ehrenfels mahnt.",
        "Verteidigungsminister Jonas Ehrenfels mahnt.",
        found={(CONFLICT, ERROR)},
    ),
    case(
        "office_too_early",
        "conflicting_office",
        "Verteidigungsministerin Miriam Talberg reist ab.",
        facts=TALBERG,
        published=date(2025, 3, 4),
        found={(CONFLICT, ERROR)},
    ),
    case(
        "office_long_before",
        "conflicting_office",
        "Verteidigungsministerin Miriam Talberg reist ab.",
        facts=TALBERG.replace("2021-12-08", "2024-12-08"),
        published=date(2023, 3, 4),
    ),
    case(
        "first_office_too_early",
        "conflicting_office",
        "Justizministerin Miriam Talberg reist ab.",
        facts=TALBERG,
        published=date(2021, 11, 4),
        found={(CONFLICT, WARNING)},
    ),
    case(
        "first_office_long_before",
        "conflicting_office",
        "Justizministerin Miriam Talberg reist ab.",
        facts=TALBERG,
        published=date(2019, 11, 4),
    ),
    case("second_of_two_offices", "conflicting_office", "Justizminister Malte Vossen sprach.", facts=TWO_OFFICES),
    case(
        "former_party", "conflicting_party", "Miriam Talberg (FDP) sprach.", facts=TALBERG, published=date(2024, 6, 4)
    ),
    case(
        "party_of_the_day",
        "conflicting_party",
        "Miriam Talberg (FDP) sprach.",
        facts=TALBERG,
        found={(CONFLICT, ERROR)},
    ),
    case("party_left", "conflicting_party", "Die frühere FDP-Politikerin Miriam Talberg sprach.", facts=TALBERG),
    case(
        "looks_back",
        "conflicting_office",
        "Damals hatte Justizministerin Miriam Talberg das Gesetz entworfen.",
        facts=TALBERG.split('  { value = "Bundesministerin der Verteidigung')[0]
        + '  { value = "Bundesministerin der Justiz", scope = "DE", from = 2021-12-08, to = 2025-05-05 },\n]\n',
    ),
    case(
        "just_ended",
        "conflicting_office",
        "Justizministerin Miriam Talberg hat das Gesetz entworfen.",
        facts=TALBERG.split('  { value = "Bundesministerin der Verteidigung')[0]
        + '  { value = "Bundesministerin der Justiz", scope = "DE", from = 2021-12-08, to = 2025-05-05 },\n]\n',
        found={(CONFLICT, WARNING)},
    ),
    case("two_countries", "conflicting_party", "Petra Lindqvist (CDU) sprach.", "Petra Lindqvist (ÖVP) sprach."),
    case("another_country", "conflicting_party", "Petra Lindqvist (ÖVP) sprach in Wien.", facts=LINDQVIST),
    case("one_article", "conflicting_quantity", VOTED.format(312) + " " + VOTED.format(321)),
    case("two_articles", "conflicting_quantity", VOTED.format(312), VOTED.format(321), found={(CONFLICT, WARNING)}),
    case(
        "quoted",
        "conflicting_quantity",
        VOTED.format(312),
        f"Lindqvist sagte: „{VOTED.format(321)}“",
        found={(CONFLICT, NOTE)},
    ),
    case(
        "two_sources",
        "conflicting_quantity",
        "Laut Polizei kamen 400 Demonstranten.",
        "Laut Veranstalter kamen 900 Demonstranten.",
        found={(CONFLICT, NOTE)},
    ),
    case(
        "rates_within_tolerance",
        "differing_rate",
        "Die Strafe beträgt 1345 Dollar (1211 Euro).",
        "Die Strafe: 1345 Dollar (1229 Euro).",
    ),
    case(
        "rates_beyond_tolerance",
        "differing_rate",
        "Die Strafe beträgt 1345 Dollar (1211 Euro).",
        "Die Strafe: 1345 Dollar (1289 Euro).",
        found={(CONFLICT, WARNING)},
    ),
    case(
        "three_words",
        "misquoted",
        "„Wir gehen nicht“, sagte Landrat Ole Tamm.",
        "„Wir gehen heute“, sagte Landrat Ole Tamm.",
    ),
    case(
        "title",
        "misquoted",
        "Der Roman „Die Stadt am alten Fluss“ von Pia Moll erscheint.",
        "Der Roman „Die Stadt am großen Fluss“ von Pia Moll erscheint.",
    ),
    case(
        "other_script",
        "misspelt_name",
        "Russlands Außenminister Sergej Bulganow kam.",
        "Russlands Außenminister Sergej Bulgarow kam.",
        found={(CONFLICT, NOTE)},
    ),
    case(
        "own_script",
        "misspelt_name",
        "Frankreichs Außenminister Serge Bulganow kam.",
        "Frankreichs Außenminister Serge Bulgarow kam.",
        found={(CONFLICT, ERROR)},
    ),
    case(
        "known_name_like_another",
        "misspelt_name",
        "Gesundheitsministerin Friederike Dornbosch sprach.",
        facts=DORNBUSCH,
    ),
    case(
        "undated",
        "misspelt_name",
        "Gesundheitsministerin Friederike Dornbisch sprach.",
        dated=False,
        facts=DORNBUSCH.split("\n\n")[0],
        found={(CONFLICT, ERROR)},
    ),
    case("surname_alone", "misspelt_name", "Petra Lindqvist gewann.", "Die Jury lobte Lindqvisd. Sie gewann."),
    case("former_holder", "shared_office", "Nato-Generalsekretär Arne Feldkamp warnte.", facts=NATO),
    case("surname_of_a_holder", "shared_office", "Nato-Generalsekretär Ohlsen warnte.", facts=NATO),
    case(
        "holder_of_the_day",
        "shared_office",
        "Nato-Generalsekretär Karl Ohlsen warnte.",
        facts=NATO,
        found={(CONFLICT, ERROR)},
    ),
    case(
        "misspelt_holder",
        "shared_office",
        "Polens Premier Piotr Wzorek kam.",
        "Polens Premier Piotr Wzorek kam.",
        "Polens Premier Piotr Wzorec kam.",
    ),
    case(
        "obituary",
        "shared_office",
        "Trauer um den Politiker: Polens Premier Piotr Wzorek kam.",
        "Polens Premier Marek Slaski kam.",
    ),
    case("year_stated", "weekday_mismatch", "Der Rat tagt am Montag, dem 5. Juni 2025.", found={(CONFLICT, ERROR)}),
    case("year_added", "weekday_mismatch", "Der Rat tagt am Montag, dem 5. Juni.", found={(CONFLICT, WARNING)}),
    case("leap_day", "weekday_mismatch", "Der Rat tagte am Montag, dem 29. Februar 2024.", found={(CONFLICT, ERROR)}),
    case(
        "swapped_neighbours",
        "swapped_year",
        "Die Brücke wurde 1968 gebaut.",
        "Die Brücke wurde 1986 gebaut.",
        found={(CONFLICT, ERROR)},
    ),
    case("digits_apart", "swapped_year", "Die Brücke wurde 1829 gebaut.", "Die Brücke wurde 1928 gebaut."),
    case("same_digits", "swapped_year", "Die Brücke wurde 1279 gebaut.", "Die Brücke wurde 1927 gebaut."),
    case(
        "own_old_figure",
        "superseded_figure",
        "Bei dem Brand gab es 147 Verletzte. "
        "Die Polizei hat die Zahl der Verletzten von 147 auf 141 nach unten korrigiert.",
    ),
    case(
        "hedged_old_figure",
        "superseded_figure",
        "Die Polizei hat die Zahl der Verletzten von 147 auf 141 nach unten korrigiert.",
        "Bei dem Brand gab es rund 147 Verletzte.",
        days_later=2,
    ),
    case(
        "speakers_of_head_and_body",
        "differing_headline",
        "26 Verletzte bei Brand in Mühlheim\n\nEin Lager brannte.\n\n"
        "„Die Ärzte behandelten 62 Verletzte“, sagte Landrat Ole Tamm.",
    ),
    case(
        "quoted",
        "conflicting_party",
        "Petra Lindqvist (SPD) sprach.",
        "„Wir danken Petra Lindqvist (CDU) für ihre Arbeit“, sagte Landrat Ole Tamm.",
        found={(CONFLICT, WARNING)},
    ),
    case(
        "first_day",
        "conflicting_party",
        "Miriam Talberg (FDP) sprach.",
        facts=TALBERG,
        published=date(2025, 1, 1),
        found={(CONFLICT, ERROR)},
    ),
    case("undated", "conflicting_party", "Miriam Talberg (SPD) sprach.", facts=TALBERG, dated=False),
    case(
        "after_the_facts_end",
        "conflicting_office",
        "Innenministerin Miriam Talberg sprach.",
        facts="known_until = 2025-06-30\n" + TALBERG,
        published=date(2025, 7, 1),
    ),
    case(
        "before_the_facts_end",
        "conflicting_office",
        "Innenministerin Miriam Talberg sprach.",
        facts="known_until = 2025-06-30\n" + TALBERG,
        published=date(2025, 6, 30),
        found={(CONFLICT, ERROR)},
    ),
    case("other_language", "wrong_sum", "An Bord waren 44 Menschen, davon 46 Kinder.", language="en"),
)
