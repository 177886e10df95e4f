"""A likeness is explained in words: every feature, family and concept of the tables and of the code has a name."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path

from checker.catalogue import say
from checker.describing import concepts
from checker.describing.naming import CONCEPTS, name_concept
from checker.describing.quantities import QuantitySubject
from checker.model import Likeness
from checker.pairing.contributions import KINDS
from checker.pairing.explaining import FAMILIES, FEATURES, listed, name_rate
from checker.pairing.likeness import compare_subjects, load_weights

CHECKER = Path(__file__).resolve().parents[2] / "checker"
ROOMS = ("describing", "pairing", "judging", "reckoning", "identity")
FEATURE = re.compile(r'Feature\(\s*"([^"]+)"|yield "(\w+)", ')


def test_every_feature_of_the_code_and_every_weight_has_a_name() -> None:
    texts = [path.read_text(encoding="utf-8") for room in ROOMS for path in (CHECKER / room).glob("*.py")]
    codes = set(KINDS) | {one or other for text in texts for one, other in FEATURE.findall(text)}
    assert set(load_weights().weights) <= codes
    assert codes - set(FEATURES) == set()
    assert set(FEATURES) - codes == set()


def test_every_concept_has_a_name_and_so_has_every_family_that_can_keep_figures_apart() -> None:
    content = {}
    for table in (concepts.TABLE, concepts.TOPICS):
        content.update(tomllib.loads(table.read_text(encoding="utf-8")))
    named = {(family, one) for family, rows in content.items() for one in rows if one not in concepts.SETTINGS}
    assert named - set(CONCEPTS) == set()
    families = concepts.load_concepts().families.values()
    assert {family.name for family in families if family.policy != "measure"} - set(FAMILIES) == set()


def test_a_contrast_reads_in_both_languages() -> None:
    found = explain(QuantitySubject("count", "mensch", concepts=(("casualty", "injured"), ("severity", "severe"))))
    assert (say(found.contrast, "de"), say(found.contrast, "en")) == (
        "Schwere: nicht gesagt und schwer",
        "severity: unsaid and severe",
    )
    found = explain(QuantitySubject("count", "mensch", concepts=(("casualty", "injured"),), places=frozenset(["FR"])))
    assert say(found.contrast, "de") == "Orte: Deutschland und Frankreich"
    assert say(found.contrast, "en") == "places: Germany and France"
    found = explain(QuantitySubject("count", "mensch", concepts=(("casualty", "injured"),), per="year"))
    assert say(found.contrast, "de") == "die eine Zahl gilt insgesamt, die andere pro Jahr"


def explain(other: QuantitySubject) -> Likeness:
    places = frozenset(["DE"]) if other.places else frozenset[str]()
    return compare_subjects(
        QuantitySubject("count", "mensch", concepts=(("casualty", "injured"),), places=places), other
    )


def test_what_one_figure_alone_says_weighs_against_the_pair_and_is_named() -> None:
    one = QuantitySubject("money", "", concepts=(("money", "cost"), ("status", "planned")))
    other = QuantitySubject("money", concepts=(("money", "cost"),))
    features = {feature.name: feature for feature in compare_subjects(one, other).features}
    assert features["one_sided"].weight == Decimal("-0.15")
    assert say(features["one_sided"].detail, "de") == "Stand: geplant"
    assert say(features["same_measure"].detail, "en") == "costs"


def test_every_stated_feature_shows_its_weight_and_what_it_rests_on() -> None:
    one = QuantitySubject(
        "money",
        concepts=(("fixed", "maximum"), ("money", "cost")),
        figure="57300000 EUR",
        step="0.5",
        whose="land",
        beside=frozenset(["7.3 percent"]),
    )
    told = {
        feature.name: (feature.weight, say(feature.detail, "de")) for feature in compare_subjects(one, one).features
    }
    weights = load_weights().weights
    for name, detail in (
        ("same_figure", "57,3 Mio. Euro"),
        ("same_limit", "höchstens"),
        ("same_owner", "Land"),
        ("same_step", "0,5"),
        ("same_beside", "7,3 Prozent"),
    ):
        assert told[name] == (weights[name], detail)


def test_rates_and_rows_in_words() -> None:
    assert say(name_rate("fahrgast"), "de") == "pro Fahrgast"
    assert say(listed([name_concept(("money", "loss")), "Brücke"]), "en") == "loss, Brücke"
