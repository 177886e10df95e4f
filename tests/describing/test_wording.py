"""What is written around a figure is looked up late, and makes no difference to what a subject is."""

import pickle

from checker.describing.wording import Wording

SPENT = Wording("Die Stadt zahlt für den Umbau der Brücke", "Fünfjahresvertrag", "Kiel und Zzyxa", "Tarifangestellter")


def test_lemmas_nouns_names_and_head_are_told() -> None:
    assert SPENT.words >= {"stadt", "brücke"}
    assert SPENT.things >= {"stadt", "brücke", "vertrag"}
    assert "Zzyxa" in SPENT.names
    assert SPENT.head == "beschäftigter"
    assert Wording().head == ""


def test_what_has_been_looked_up_leaves_equality_hash_and_pickle_as_they_were() -> None:
    fresh = Wording(SPENT.around, SPENT.written, SPENT.named, SPENT.compound)
    assert SPENT.words
    assert fresh == SPENT
    assert hash(fresh) == hash(SPENT)
    sent = pickle.loads(pickle.dumps(SPENT))
    assert sent == fresh
    assert sent.things == fresh.things
