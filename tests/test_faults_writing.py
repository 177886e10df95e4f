"""What faults in the rules on copies, places, house spellings, offices, quotations and changes would change unseen."""

from __future__ import annotations

from typing import Any

import pytest

from checker.model import Level
from checker.plugins import Rule
from tests.test_faults_rules import find, told

HALL = (
    "In Ostermoor wird die Halle am Deich neu gebaut. Der Rat der Gemeinde hat dafür nach langer Debatte am Abend {}"
    " bewilligt, wie Bürgermeisterin Hanne Pless danach vor den Gästen im Saal der alten Schule sagte. Gebaut wird ab"
    " Herbst, die Vereine weichen so lange in die Turnhalle aus."
)
HALL_TWICE = f"{HALL}\n\nEin Rückblick: {HALL.replace('In Ostermoor', 'Dort')}"
SEATS = (
    "Die Säle im Kreis bekommen neue Stühle. In {} stehen dann {} Stühle mit Tisch und Steckdose für alle Besucher"
    " bereit. In {} stehen dann {} Stühle mit Tisch und Steckdose für alle Besucher bereit. Bezahlt wird das vom Land."
)
ROWS = (
    "Die Bücherei zählt ihre Gäste genau, und das seit Jahren. Am Schalter im Erdgeschoss wurden {} Gäste gezählt, die"
    " ein Buch mitnahmen oder lasen. Am Schalter im Erdgeschoss wurden {} Gäste gezählt, die ein Buch mitnahmen oder"
    " lasen. So steht es im Bericht der Leiterin für den Rat."
)
HOUSE = """
[[spelling]]
preferred = "Selenskyj"
instead_of = ["Selenski"]
"""
BRITAIN = """
[[person]]
name = "Tom Hale"
source = "Beispiel"
checked = 2025-06-01
office = [{ value = "Premierminister", scope = "GB", from = 2020-05-06 }]
"""
ALIAS = """
[[person]]
name = "Tom Hale"
aliases = ["Heyl"]
source = "Beispiel"
checked = 2025-06-01
party = [{ value = "CDU" }]
"""
LONDON = "In London tagt das Unterhaus. Großbritannien wartet auf den Haushalt. Die Briten streiten. {} kam."
BERLIN = "In Berlin tagt der Bundestag. Deutschland wartet auf den Haushalt. Die Deutschen streiten. {} kam."
WIEN = "In Wien tagt der Nationalrat. Österreich wartet auf den Haushalt. Die Österreicher streiten. {} kam."

COUNTS: list[tuple[str, tuple[str, ...], int, dict[str, Any]]] = [
    ("changed_copy", (HALL.format("23 Millionen Euro"), HALL.format("32 Millionen Euro")), 1, {}),
    ("changed_copy", (HALL.format("23 Millionen Euro"), HALL.format("32 Millionen Euro")), 0, {"days_later": 1}),
    ("changed_copy", (HALL_TWICE.format("23 Millionen Euro", "32 Millionen Euro"),), 0, {}),
    ("changed_copy", (SEATS.format("Celle", 140, "Peine", 160), SEATS.format("Peine", 160, "Celle", 140)), 0, {}),
    ("changed_copy", (ROWS.format(140, 160), ROWS.format(140, 160)), 0, {}),
    ("changed_copy", (ROWS.format(140, 160), ROWS.format(150, 160)), 1, {}),
    ("changed_copy", (HALL.format("gegen 14 Uhr Geld"), HALL.format("gegen 15 Uhr Geld")), 1, {}),
    ("changed_copy", (HALL.format("im März Geld"), HALL.format("im Mai Geld")), 1, {}),
    ("changed_copy", (HALL.format("wie 1998 Geld"), HALL.format("wie 1989 Geld")), 1, {}),
    ("changed_copy", (HALL.format("im Mai Geld"), HALL.format("im Mai 2025 Geld")), 0, {}),
    ("misspelt_place", ("In Hanover brennt es.", "In Hannower brennt es."), 0, {}),
    ("misspelt_place", ("In Hannover brennt es.", "In Dresden brennt es nicht."), 0, {}),
    ("house_spelling", ("Präsident Wolodymyr Selenskj kam. Selenski ging wieder.",), 1, {"facts": HOUSE}),
    ("house_spelling", ("Der Bäcker Jonas Heyl kam.",), 0, {"facts": ALIAS}),
    ("shared_office", (LONDON.format("Premierminister Rob Finch"),), 0, {"facts": BRITAIN}),
    ("shared_office", (LONDON.format("Der britische Premierminister Rob Finch"),), 1, {"facts": BRITAIN}),
    (
        "shared_office",
        (LONDON.format("Premierminister Rob Finch"), LONDON.format("Premierminister Tom Hale")),
        1,
        {},
    ),
    (
        "shared_office",
        (LONDON.format("Außenminister Rob Finch"), LONDON.format("Außenminister Tom Hale")),
        0,
        {},
    ),
    ("shared_office", (WIEN.format("Kanzler Rob Finch"), WIEN.format("Kanzler Tom Hale")), 0, {}),
    (
        "shared_office",
        (BERLIN.format("Finanzminister Rob Finch (CDU)"), BERLIN.format("Finanzminister Tom Hale (SPD)")),
        0,
        {},
    ),
    (
        "shared_office",
        (BERLIN.format("Außenminister Rob Finch (CDU)"), BERLIN.format("Außenminister Tom Hale (SPD)")),
        1,
        {},
    ),
    (
        "shared_office",
        ("Piotr Wzorek, langjähriger Außenminister Polens, kam.", "Polens Außenminister Marek Slaski kam."),
        0,
        {},
    ),
    (
        "shared_office",
        (BERLIN.format("Ministerpräsident Rob Finch (SPD)"), BERLIN.format("Ministerpräsident Tom Hale (SPD)")),
        0,
        {},
    ),
    ("wrong_change", ("Die Quote sank um 0,2 Prozent auf 5,9 Prozent.",), 1, {}),
    ("wrong_change", ("Die Quote stieg um 0,06 Prozent auf 5,9 Prozent.",), 0, {}),
    ("wrong_change", ("Die Teuerung sank um 0,2 Prozent auf 0,0 Prozent.",), 0, {}),
    ("wrong_change", ("Der Preis stieg um 5 Prozentpunkte von 10 auf 22 Euro.",), 0, {}),
]


@pytest.mark.parametrize(("name", "texts", "findings", "options"), COUNTS)
def test_how_many_findings(
    rules: tuple[Rule, ...], name: str, texts: tuple[str, ...], findings: int, options: dict[str, Any]
) -> None:
    (rule,) = (rule for rule in rules if rule.name == name)
    assert len(find(rule, texts, options)) == findings


def test_a_rule_on_copies_stands_back_for_others(rules: tuple[Rule, ...]) -> None:
    assert {rule.name for rule in rules if rule.second} >= {"changed_copy"}


def test_levels(rules: tuple[Rule, ...]) -> None:
    levels = {rule.name: rule.level for rule in rules}
    assert levels["changed_copy"] is levels["misspelt_place"] is Level.WARNING
    assert levels["house_spelling"] is Level.NOTE
    found = told(rules, "house_spelling", "Präsident Wolodymyr Selenski kam.", facts=HOUSE)
    assert found.verdict.severity is Level.NOTE


@pytest.mark.parametrize("texts", [("In {}", "Bei {}"), ("Bei {}", "In {}")])
def test_the_wrong_spelling_of_a_place_is_named(rules: tuple[Rule, ...], texts: tuple[str, str]) -> None:
    right, wrong = (text.format(place) for text, place in zip(texts, ("Hannover", "Hannower"), strict=True))
    for both in ((f"{right} brennt es.", f"{wrong} brennt es."), (f"{wrong} brennt es.", f"{right} brennt es.")):
        because = str(told(rules, "misspelt_place", *both).verdict.because)
        assert "Hannower" in because
        assert because.index("Hannower") < because.index("Hannover")


def test_points_are_only_meant_between_shares(rules: tuple[Rule, ...]) -> None:
    shares = told(rules, "wrong_change", "Der Anteil stieg um 12 Prozent von 10 auf 22 Prozent.").verdict.because
    prices = told(rules, "wrong_change", "Der Preis stieg um 12 Prozent von 10 auf 22 Euro.").verdict.because
    assert "punkte" in str(shares)
    assert "punkte" not in str(prices)
