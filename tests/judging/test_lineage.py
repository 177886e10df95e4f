"""Copies of one wire text are told from texts of their own, whatever the order, and never count twice."""

from __future__ import annotations

import random
import time

from checker.judging.lineage import are_copies, group_copies, name_origins
from checker.model import Article

WIRE = (
    "In Ostermoor ist am Montag ein Lagerhaus abgebrannt. Verletzt wurde niemand, wie die Feuerwehr am Abend mitteilte."
    " Die Flammen waren gegen Mittag im Dachstuhl ausgebrochen und griffen rasch auf den Anbau über. Anwohner mussten"
    " Fenster und Türen geschlossen halten. Warum es brannte, ist noch nicht geklärt; die Polizei ermittelt."
)
OWN = (
    "Wer am Montag über die Brücke nach Ostermoor fuhr, sah den Rauch schon von weitem. Das alte Lagerhaus am Hafen,"
    " in dem zuletzt Möbel standen, brannte bis auf die Mauern nieder. Sein Besitzer Gerd Lohse stand lange stumm davor"
    " und sagte dann, dass sein Großvater es gebaut habe und dass er nicht wisse, ob er es noch einmal aufbaue."
)


def make(path: str, text: str, source: str | None = None, lineage: tuple[str, ...] = ()) -> Article:
    return Article(path, path, text, source=source, lineage=lineage)


def test_a_copy_with_a_changed_figure_and_a_paragraph_of_its_own_is_a_copy() -> None:
    changed = WIRE.replace("am Montag", "am Dienstag").replace("niemand", "ein Mann")
    longer = f"{changed}\n\nDas Lagerhaus stand seit drei Jahren leer."
    assert are_copies(make("a", WIRE), make("b", longer))


def test_a_cut_copy_is_a_copy() -> None:
    assert are_copies(make("a", WIRE), make("b", WIRE[: len(WIRE) * 2 // 3]))


def test_another_text_on_the_same_event_is_none() -> None:
    assert not are_copies(make("a", WIRE), make("b", OWN))


def test_a_headline_alone_is_no_copy() -> None:
    assert not are_copies(
        make("a", "Lagerhaus in Ostermoor abgebrannt"), make("b", "Lagerhaus in Ostermoor abgebrannt")
    )


def test_groups_do_not_depend_on_the_order() -> None:
    articles = [make("c", WIRE), make("a", OWN), make("b", WIRE + " Zwei Katzen kamen davon."), make("d", OWN)]
    assert group_copies(articles) == group_copies(articles[::-1]) == {"a": 0, "b": 1, "c": 1, "d": 0}


def origins_of(articles: list[Article]) -> set[str]:
    return set(name_origins(articles).values())


def test_three_prints_of_one_dispatch_are_one_source() -> None:
    prints = [
        make("a", WIRE, "Bote", ("dpa",)),
        make("b", WIRE, "Kurier"),
        make("c", WIRE + " Mehr folgt.", "Tagblatt"),
    ]
    assert len(origins_of(prints)) == 1
    assert name_origins(prints) == dict.fromkeys("abc", "dpa")
    assert len(origins_of([*prints, make("d", OWN, "Anzeiger")])) == 2


def test_two_texts_of_one_agency_or_one_paper_are_one_source() -> None:
    assert (
        len(set(name_origins([make("a", WIRE, "Bote", ("dpa",)), make("b", OWN, "Kurier", ("AFP", "dpa"))]).values()))
        == 1
    )
    assert len(origins_of([make("a", WIRE, "Bote"), make("b", OWN, "Bote")])) == 1
    assert len(origins_of([make("a", WIRE), make("b", OWN)])) == 2


def test_the_cost_grows_with_the_text() -> None:
    """1,000 prints of one dispatch and 1,000 texts of their own; all pairs would be two million comparisons."""
    chance = random.Random(5)
    words = (WIRE + OWN).split()
    own = [make(f"own{number}", " ".join(chance.choices(words, k=60))) for number in range(1000)]
    prints = [make(f"print{number}", f"{WIRE} Ausgabe {number}.") for number in range(1000)]
    began = time.process_time()
    groups = group_copies([*own, *prints])
    assert time.process_time() - began < 5
    assert len(set(groups.values())) == 1001
