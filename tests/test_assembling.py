"""One fingerprint, two things: findings of two stories stay apart, and every report tells them so."""

from __future__ import annotations

import json

import pytest

from checker import pipeline
from checker.decisions import make_decision
from checker.decisions.review import start_review
from checker.messages import told_in
from checker.model import Article, Assessment, Status
from checker.plugins import Rule
from checker.report_plugins import Report, load_report

BUS = (
    "Ein Reisebus von Kranich-Touren ist am Dienstag bei Ostermoor von der Mühlbrücke gestürzt."
    " Bei dem Unglück wurden {} Menschen verletzt, sagte Feuerwehrchef Ole Harms."
    " Der Bus von Kranich-Touren war auf dem Weg nach Lüdersfelde."
)
BAKERY = (
    "In der Großbäckerei Rauch in Sankt Veitlingen ist am Sonntag Ammoniak aus der Kälteanlage ausgetreten."
    " Nach Angaben des Landratsamts wurden {} Menschen verletzt."
    " Inhaberin Vroni Rauch sprach von einem Schock für die Großbäckerei."
)
REPORTS = ["terminal", "markdown", "html"]


def article(name: str, text: str) -> Article:
    return Article(name, name, text, source=name.title())


@pytest.fixture(scope="module")
def two_stories(rules: tuple[Rule, ...]) -> Assessment:
    articles = [article(f"{name}.txt", text.format(n)) for name, text, n in STORIES]
    return pipeline.check(articles, rules)


STORIES = [("bus-a", BUS, 14), ("bus-b", BUS, 41), ("rauch-a", BAKERY, 14), ("rauch-b", BAKERY, 41)]


def test_two_stories_with_the_same_values_are_two_findings_of_one_name(two_stories: Assessment) -> None:
    one, other = two_stories.conflicts
    assert one.fingerprint == other.fingerprint
    paths = [{claim.article.path for claim in conflict.claims} for conflict in (one, other)]
    assert paths == [{"bus-a.txt", "bus-b.txt"}, {"rauch-a.txt", "rauch-b.txt"}]
    assert (one.pairs, other.pairs) == (((0, 1),), ((0, 1),))


def test_a_decision_on_one_of_them_is_one_on_both(two_stories: Assessment, rules: tuple[Rule, ...]) -> None:
    decision = make_decision(two_stories.conflicts[0], "accepted", "agreed")
    again = pipeline.check(two_stories.articles, rules, decisions=[decision])
    assert [conflict.status for conflict in again.conflicts] == [Status.KNOWN, Status.KNOWN]
    assert len(start_review(two_stories.conflicts).queue) == 1


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_says_where_else_a_decision_holds(two_stories: Assessment, name: str) -> None:
    report = load_report(name)
    assert isinstance(report, Report)
    told = report.render(told_in(two_stories, "de"), width=400, language="de").replace("\\", "")
    place = two_stories.conflicts[1].claims[0].excerpt
    said = (
        f"auch an anderer Stelle: {place.article.path}:{place.line}:{place.column}. Eine Entscheidung gilt auch dort."
    )
    assert said in told
    assert told.count("Eine Entscheidung gilt auch dort.") == 2


def test_names_that_must_be_unique_are(two_stories: Assessment) -> None:
    fingerprint = two_stories.conflicts[0].fingerprint
    gitlab, junit = load_report("gitlab"), load_report("junit")
    assert isinstance(gitlab, Report)
    assert isinstance(junit, Report)
    issues = json.loads(gitlab.render(two_stories, language="de"))
    assert {issue["fingerprint"] for issue in issues} == {fingerprint, f"{fingerprint}-2"}
    told = junit.render(two_stories, language="de")
    assert f"[{fingerprint}]" in told
    assert f"[{fingerprint}-2]" in told


def test_one_article_that_says_the_same_twice_is_one_finding(rules: tuple[Rule, ...]) -> None:
    twice = (
        "Der Umbau des Kraftwerks an der Schwarzbachklamm dauerte von 2002 bis 2013, also 14 Jahre, sagte Ingenieurin"
        " Gesa Lohmann. Noch einmal: von 2002 bis 2013, das sind 14 Jahre."
    )
    elsewhere = (
        "In Sankt Veitlingen wirkte Vroni Rauch von 2002 bis 2013, also 14 Jahre, als Organistin der Stiftskirche."
        " Nachmittags lehrte sie Kontrapunkt und Gehörbildung am Konservatorium."
    )
    alone = pipeline.check([article("a.txt", twice)], rules).conflicts
    assert [len({claim.article.path for claim in one.claims}) for one in alone] == [1]
    both = pipeline.check([article("a.txt", twice), article("b.txt", elsewhere)], rules).conflicts
    assert [{claim.article.path for claim in one.claims} for one in both] == [{"a.txt"}, {"b.txt"}]
