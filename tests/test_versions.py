"""Two versions of a story: what changed, what came, what went, and what was left behind."""

from __future__ import annotations

import json

from checker.cli.diff import compare_articles, write_difference, write_json
from checker.model import Article
from checker.plugins import load_rules
from checker.versions import VersionDifference, compare_versions

OLD = (
    "Bei dem Brand in Mühlheim sind drei Menschen gestorben. 26 Menschen wurden verletzt. "
    "Der Schaden liegt bei 2,5 Millionen Euro.\n\nInsgesamt gab es 26 Verletzte."
)
NEW = (
    "Bei dem Brand in Mühlheim sind vier Menschen gestorben. 31 Menschen wurden verletzt. "
    "120 Feuerwehrleute waren im Einsatz.\n\nInsgesamt gab es 26 Verletzte."
)


def differ(old: str, new: str) -> VersionDifference:
    rules = load_rules(select=("conflicting_quantity",))
    return compare_articles([Article("old", "old", old)], [Article("new", "new", new)], rules)


def test_changed_facts_are_paired() -> None:
    changes = {(one.old.first.excerpt.text, one.new.first.excerpt.text) for one in differ(OLD, NEW).changed}
    assert changes == {("drei", "vier"), ("26", "31")}


def test_what_still_carries_the_old_value_is_named() -> None:
    (left,) = differ(OLD, NEW).lingering
    assert left.article.path == "new"
    assert NEW[left.excerpt.start :].startswith("26 Verletzte")


def test_appeared_and_vanished() -> None:
    difference = differ(OLD, NEW)
    assert [one.first.excerpt.text for one in difference.appeared] == ["120"]
    assert [one.first.excerpt.text for one in difference.vanished] == ["2,5 Millionen Euro"]


def test_one_version_against_itself_differs_in_nothing() -> None:
    difference = differ(OLD, OLD)
    assert (difference.changed, difference.appeared, difference.vanished) == ((), (), ())
    assert difference.unchanged > 0


def test_rules_without_compare_are_left_out() -> None:
    assert compare_versions({}, {}, {"wrong_sum": None}) == VersionDifference()


def test_the_difference_is_written_out() -> None:
    lines = [line.plain for line in write_difference(differ(OLD, NEW), "de")]
    assert lines[0] == "2 geändert, 1 neu, 1 weggefallen, 1 unverändert. An 1 Stelle steht noch ein alter Wert."
    assert lines[1:3] == ["Noch der alte Wert: Verletzte: 26, sonst 31", "  new:3:18  Insgesamt gab es 26 Verletzte."]
    assert "Geändert: Verletzte: 26 → 31" in lines
    assert write_difference(VersionDifference(), "en")[0].plain == "No difference."


def test_numbers_of_passages_agree_with_their_noun() -> None:
    twice = differ(OLD, NEW + " Alle 26 Verletzten sind in Kliniken.")
    assert len(twice.lingering) == 2
    assert "An 2 Stellen stehen noch alte Werte." in write_difference(twice, "de")[0].plain
    assert "2 passages still have an old value." in write_difference(twice, "en")[0].plain


BUILDING = (
    "Die Gemeinde Ostermoor baut eine neue Schule. Die Arbeiten beginnen am {day} in der Lindenstraße und werden lange"
    " dauern. Für den Bau sind {sum} vorgesehen, wie der Gemeinderat nach langer Debatte beschloss. Die alte Schule am"
    " Fluss wird abgerissen, sobald die Klassen umgezogen sind."
)


def test_a_passage_that_two_rules_tell_of_is_told_once() -> None:
    old = Article("old", "old", BUILDING.format(day="4. Mai 2026", sum="23 Millionen Euro"))
    new = Article("new", "new", BUILDING.format(day="11. Mai 2026", sum="32 Millionen Euro"))
    difference = compare_articles([old], [new], load_rules())
    changed = [(one.old.first.excerpt.text, one.new.first.excerpt.text) for one in difference.changed]
    assert changed == [("4. Mai 2026", "11. Mai 2026"), ("23 Millionen Euro", "32 Millionen Euro")]
    assert (difference.appeared, difference.vanished) == ((), ())
    told = "\n".join(line.plain for line in write_difference(difference, "de"))
    assert "Geändert: Tag (Arbeiten): 4. Mai 2026 → 11. Mai 2026" in told
    assert "…" not in told


def test_the_difference_for_programs() -> None:
    told = json.loads(write_json(differ(OLD, NEW), "de"))
    assert told["schema"] == "gegenprobe/diff/1"
    change = next(one for one in told["changed"] if one["subject"] == "Verletzte")
    assert [[claim["text"] for claim in change[key]] for key in ("old", "new")] == [["26", "26"], ["31"]]
    (left,) = change["old_value_left"]
    assert NEW[left["start"] : left["end"]] == "26"
    assert (left["line"], left["column"]) == (3, 18)
    assert [one["claims"][0]["text"] for one in told["appeared"]] == ["120"]
