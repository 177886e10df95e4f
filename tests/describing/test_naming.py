"""What figures measure, in German words."""

from __future__ import annotations

from checker.describing.naming import DIMENSIONS, name_concept, name_measured, tell_dimension
from checker.finding.figures.units import dimensions


def test_a_concept_without_a_name_is_shown_by_its_code():
    assert name_concept(("money", "loss")) == "Verlust"
    assert name_concept(("money", "unheard_of")) == "unheard_of"


def test_every_dimension_has_a_name():
    assert set(dimensions()) - set(DIMENSIONS) == set()


def test_what_is_measured_in_words():
    assert name_measured("money", "", [("money", "loss")], [("period", "before")]) == "Verlust, zuvor"
    assert name_measured("money", "", [], []) == "Betrag"
    assert name_measured("count", "kind", [("casualty", "dead")], [("who", "children")]) == "Tote, Kinder"
    assert name_measured("count", "soldat", [("casualty", "dead")], [], ["NATO"]) == "Soldat, Tote, NATO"


def test_what_a_percentage_tells():
    for around in ("Rents rose   last year", "a   drop in rents", "men are   less likely to ask"):
        assert tell_dimension("share", "level", "3%", around) == "change"
    for around in ("raised interest rates to   and", "Der Rat hob die Zinsen auf   an"):
        assert tell_dimension("share", "result", "3%", around) == "interest"
    assert tell_dimension("share", "level", "3%", "interest rose, and at   of banks") == "share"
    assert tell_dimension("money", "level", "3 Euro", "Rents rose   last year") == "money"
