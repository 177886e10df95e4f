"""Every remark of a check sheet is true: worked out again here from the claims and their values alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.cli.running import Request, assess
from checker.model import Assessment, Claim, Outcome, PartialDate, Quantity
from checker.showing.matrix import identify
from checker.showing.remarks import Kind
from checker.showing.sheet import Entry, Sheet, build_sheets

ROOT = Path(__file__).resolve().parents[2]
PLANTED = ROOT.parent / "shared" / "gold" / "planted"
FOLDERS = [
    *(folder for folder in sorted((ROOT / "seeds").iterdir()) if folder.is_dir() and folder.name != "facts"),
    *(folder for folder in (sorted(PLANTED.iterdir()) if PLANTED.is_dir() else ()) if folder.is_dir()),
]
WEEKDAYS = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
IN_MONTHS = {"year": 12, "month": 1}


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def checked(request) -> tuple[Assessment, tuple[Sheet, ...]]:
    assessment = assess(Request(paths=(str(request.param),), quiet=True))
    return assessment, build_sheets(assessment, "de")


def every_entry(sheets: tuple[Sheet, ...]) -> Iterator[tuple[Sheet, Entry]]:
    for sheet in sheets:
        for entry in sheet.entries:
            yield sheet, entry


def named_days(claim: Claim) -> set[int]:
    """The weekdays that a claim's own words name, Monday 0."""
    return {
        number
        for number, names in enumerate(zip(*WEEKDAYS.values(), strict=True))
        if any(name in claim.excerpt.text for name in names)
    }


def meet(one: Claim, other: Claim) -> bool | None:
    """Whether two values are one, reckoned without the program's own comparing; None where they cannot be."""
    mine, theirs = one.value, other.value
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity):
        if mine.per != theirs.per:
            return None
        if {mine.unit, theirs.unit} <= set(IN_MONTHS) and mine.unit != theirs.unit:
            a, b = IN_MONTHS[mine.unit], IN_MONTHS[theirs.unit]
            return mine.low * a <= theirs.high * b and theirs.low * b <= mine.high * a
        return (mine.low <= theirs.high and theirs.low <= mine.high) if mine.unit == theirs.unit else None
    if isinstance(mine, PartialDate) and isinstance(theirs, PartialDate):
        days = [named_days(one), named_days(other)]
        if all(days) and not days[0] & days[1]:
            return False
        parts = ("year", "month", "day", "hour", "minute")
        pairs = [(getattr(mine, part), getattr(theirs, part)) for part in parts]
        return all(a is None or b is None or a == b for a, b in pairs)
    return one.normal.casefold().rstrip("?").split() == other.normal.casefold().rstrip("?").split()


def paired(assessment: Assessment, outcome: Outcome) -> set[frozenset]:
    return {
        frozenset((identify(conflict.claims[i]), identify(conflict.claims[j])))
        for conflict in assessment.conflicts
        if conflict.verdict.level is outcome
        for i, j in conflict.pairs
    }


def test_who_agrees_has_the_same_value_in_another_article(checked):
    _, sheets = checked
    for sheet, entry in every_entry(sheets):
        for remark in (one for one in entry.found if one.kind in (Kind.AGREES, Kind.ELSEWHERE)):
            for other in remark.claims:
                assert other.article.path != sheet.article.path, entry
                assert any(meet(claim, other) is True for claim in entry.claims if claim.rule == other.rule), entry


def test_who_differs_has_another_value_or_is_a_finding(checked):
    assessment, sheets = checked
    pairs = {Kind.CONFLICT: paired(assessment, Outcome.CONFLICT), Kind.UPDATE: paired(assessment, Outcome.UPDATE)}
    for _, entry in every_entry(sheets):
        for remark in entry.found:
            for other in remark.claims:
                if remark.kind in pairs:
                    both = {frozenset((identify(claim), identify(other))) for claim in entry.claims}
                    assert both & pairs[remark.kind], entry
                if remark.kind is Kind.DIFFERS:
                    assert any(meet(claim, other) is False for claim in entry.claims), entry


def test_an_article_never_confirms_itself_and_nobody_agrees_and_differs(checked):
    _, sheets = checked
    for sheet, entry in every_entry(sheets):
        named: dict[Kind, set[str]] = {}
        for remark in entry.found:
            named.setdefault(remark.kind, set()).update(claim.article.path for claim in remark.claims)
            assert sheet.article.path not in {article.path for article in remark.articles}
        against = named.get(Kind.CONFLICT, set()) | named.get(Kind.UPDATE, set()) | named.get(Kind.DIFFERS, set())
        assert not named.get(Kind.AGREES, set()) & (against | {sheet.article.path}), entry


def test_only_here_means_that_no_article_of_the_story_has_the_value(checked):
    assessment, sheets = checked
    for sheet, entry in every_entry(sheets):
        if Kind.ALONE not in {remark.kind for remark in entry.found}:
            continue
        others = [claim for topic in assessment.topics for claim in topic if claim.article.path != sheet.article.path]
        for claim in entry.claims:
            mine = [topic for topic in assessment.topics if identify(claim) in map(identify, topic)]
            told = {identify(other) for topic in mine for other in topic if other.article.path != sheet.article.path}
            assert not told & set(map(identify, others)), entry


def test_what_the_calendar_contradicts_says_so_itself(checked):
    assessment, sheets = checked
    wrong = {
        identify(conflict.claims[first]): str(conflict.verdict.because)
        for conflict in assessment.conflicts
        for first, second in conflict.pairs
        if first == second
    }
    for _, entry in every_entry(sheets):
        told = {remark.because for remark in entry.found if remark.kind is Kind.ITSELF}
        assert told == {wrong[key] for key in map(identify, entry.claims) if key in wrong}, entry


def test_who_says_nothing_has_no_claim_on_it(checked):
    assessment, sheets = checked
    for _, entry in every_entry(sheets):
        silent = {article.path for remark in entry.found for article in remark.articles}
        keys = {identify(claim) for claim in entry.claims}
        spoken = {
            other.article.path
            for group in (*assessment.topics, *(conflict.claims for conflict in assessment.conflicts))
            if keys & set(map(identify, group))
            for other in group
        }
        assert not silent & spoken, entry
