"""Two versions of a story: what changed, what came, what went, and what was left behind."""

from __future__ import annotations

from checker.cli.diff import compare_articles, write_difference
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
    assert any("26 → 31" in line for line in lines)
    assert any("noch mit altem Wert: new:3:18 «26»" in line for line in lines)
    assert write_difference(VersionDifference(), "en")[0].plain == "No difference."
