"""What figures measure, in German words."""

from __future__ import annotations

from checker.describing.naming import DIMENSIONS, name_concept, name_measured
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
