"""The flow of a check, from articles to an assessment. Read this file first.

articles -> claims (each rule's `find_claims`) -> stories (which articles tell the same event)
-> pairs (claims of one block whose subjects are the same) -> verdicts (the rule's `compare`)
-> conflicts -> the desk's decisions -> assessment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from checker.assembling import Finding, assemble, drop_repeated, group_topics
from checker.coverage import count_compared
from checker.decisions import apply_decisions
from checker.judging.settling import Judgement, settle
from checker.model import (
    Article,
    Assessment,
    Claim,
    Decision,
    Fact,
    Failure,
    Outcome,
    Verdict,
)
from checker.pairing.likeness import liken
from checker.pairing.pairing import candidate_pairs
from checker.pairing.remembering import remember_likeness
from checker.pairing.stories import Stories, group_stories
from checker.plugins import Rule
from checker.reading_claims import Found, Progress, read_claims

SAME_THING = (Outcome.AGREES, Outcome.COMPATIBLE, Outcome.UPDATE, Outcome.CONFLICT)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules found in a set of articles, before anything is compared."""

    articles: tuple[Article, ...]
    claims: Mapping[str, tuple[Claim, ...]]
    stories: Stories
    inspected: tuple[Finding, ...] = ()
    coverage: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """What comparing gave: disagreements and updates, claims about one thing, and those compared."""

    findings: tuple[Finding, ...]
    topics: tuple[tuple[Claim, ...], ...]
    pairs: int
    compared: frozenset[Claim]


@dataclass(frozen=True, slots=True)
class Options:
    """How a check is done.

    `model` is an installed spaCy pipeline to tag with, `today` the day that decisions are judged on, `jobs` the number
    of processes that read articles, `report_progress` is told what is done, how much of it and of how much; `read`
    finds the claims: whoever checks again and again may remember those of articles that stay the same.
    """

    model: str | None = None
    today: date | None = None
    jobs: int = 1
    report_progress: Callable[[str, int, int], None] = lambda step, done, of: None
    read: Callable[[Sequence[Article], Sequence[Rule], str | None, int, Progress], Found] = read_claims


def check(
    articles: Sequence[Article],
    rules: Sequence[Rule],
    facts: Sequence[Fact] = (),
    decisions: Sequence[Decision] = (),
    *,
    against: Sequence[Article] = (),
    options: Options | None = None,
    failures: Sequence[Failure] = (),
) -> Assessment:
    """Compare the claims of `articles` with one another, with those of `against` and with `facts`.

    Pure: the same articles, in whatever order, give the same assessment. A conflict between two articles of `against`
    alone is not reported.
    """
    options = options or Options()
    articles = sorted(articles, key=lambda article: article.path)
    against = sorted(against, key=lambda article: article.path)
    reading = find_claims([*articles, *against], rules, options)
    judged = judge_claims(reading, rules, facts, options.report_progress)
    checked = {article.path for article in articles}
    findings = [one for one in judged.findings if any(claim.article.path in checked for claim in one.claims)]
    conflicts = assemble(findings)
    conflicts, stale = apply_decisions(
        conflicts,
        decisions,
        today=options.today,
        rules={rule.name for rule in rules},
        subjects={claim.subject.label for found in reading.claims.values() for claim in found},
    )
    return Assessment(
        articles=(*articles, *against),
        conflicts=conflicts,
        stale=stale,
        failures=tuple(failures),
        coverage=measure_coverage(reading, judged, rules),
        claims=tuple(claim for rule in rules if not rule.second for claim in reading.claims[rule.name]),
        topics=judged.topics,
    )


def find_claims(articles: Sequence[Article], rules: Sequence[Rule], options: Options) -> Reading:
    """Ask every rule for its claims in every article, and group the articles into stories."""
    found = options.read(articles, rules, options.model, options.jobs, options.report_progress)
    options.report_progress("grouping", 0, 0)
    return Reading(tuple(articles), found.claims, group_stories(articles), found.inspected, found.coverage)


def judge_claims(
    reading: Reading,
    rules: Sequence[Rule],
    facts: Sequence[Fact] = (),
    report_progress: Callable[[str, int, int], None] = lambda step, done, of: None,
) -> Judged:
    """Set the claims of every rule against one another and against the facts."""
    judgements: list[Judgement] = []
    findings = [finding for finding in reading.inspected if _is_reported(finding.verdict)]
    for number, rule in enumerate(rules):
        report_progress("comparing", number, len(rules))
        for judgement in (*judge_pairs(reading, rule), *compare_with_facts(reading, rule, facts)):
            if judgement.verdict is None:
                continue
            judgements.append(judgement)
            if _is_reported(judgement.verdict):
                both = (judgement.earlier, judgement.later)
                findings.append(Finding(rule.name, both, judgement.verdict, rule.level))
    alike = [(one.earlier, one.later) for one in judgements if one.verdict and one.verdict.level in SAME_THING]
    compared = frozenset(claim for one in judgements for claim in (one.earlier, one.later) if not claim.reference)
    findings = drop_repeated(findings, {rule.name for rule in rules if rule.second})
    return Judged(tuple(findings), group_topics(alike), len(judgements), compared)


def judge_pairs(reading: Reading, rule: Rule) -> list[Judgement]:
    """The judgements of one rule; where it compares across articles, without what the articles settle themselves."""
    judgements = compare_claims(reading, rule)
    return settle(judgements) if rule.scope == "across" else list(judgements)


def compare_claims(reading: Reading, rule: Rule, explain: bool = False) -> Iterable[Judgement]:
    """Judge every candidate pair of one rule's claims; with `explain` also yield the pairs that are not alike."""
    if rule.compare is None:
        return
    same = remember_likeness()
    for first, second in candidate_pairs(reading.claims[rule.name], reading.stories, rule.scope):
        earlier, later = put_in_order(first, second)
        likeness = same(earlier.subject, later.subject)
        if likeness.same:
            yield Judgement(earlier, later, likeness, rule.compare(earlier, later))
        elif explain:
            yield Judgement(earlier, later, likeness, None)


def compare_with_facts(reading: Reading, rule: Rule, facts: Sequence[Fact]) -> Iterable[Judgement]:
    """Judge every claim of one rule against the reference facts on the same subject."""
    if rule.claims_from_fact is None:
        return
    index: dict[str, list[Claim]] = {}
    for fact in facts:
        stated = rule.claims_from_fact(fact)
        if stated is not None:
            for block in stated.subject.blocks:
                index.setdefault(block, []).append(stated)
    for claim in reading.claims[rule.name]:
        near = dict.fromkeys(fact for block in claim.subject.blocks for fact in index.get(block, ()))
        likeness = {fact: liken(fact.subject, claim.subject) for fact in near}
        known = tuple(fact for fact in near if likeness[fact].same)
        if not known:
            continue
        if rule.against_facts is not None:
            judged = rule.against_facts(claim, known)
            if judged is not None:
                yield Judgement(judged[0], claim, likeness[judged[0]], judged[1])
        elif rule.compare is not None:
            for reference in known:
                yield Judgement(reference, claim, likeness[reference], rule.compare(reference, claim))


def put_in_order(first: Claim, second: Claim) -> tuple[Claim, Claim]:
    """The earlier claim first: by day of publication, then path and place; undated articles count as equally old."""
    days = (first.article.day, second.article.day)
    if days[0] and days[1] and days[0] != days[1]:
        return (first, second) if days[0] < days[1] else (second, first)
    place = [(claim.article.path, claim.excerpt.start, claim.excerpt.end, claim.normal) for claim in (first, second)]
    return (first, second) if place[0] <= place[1] else (second, first)


def measure_coverage(reading: Reading, judged: Judged, rules: Sequence[Rule]) -> dict[str, int]:
    """How much was read, understood and compared: what a summary says beside the findings.

    Rules that stand back for others claim what those claim already, so theirs are not counted.
    """
    found = {rule.name: reading.claims[rule.name] for rule in rules if not rule.second}
    compared = [claim for claim in judged.compared if claim.rule in found]
    return {
        "articles": len(reading.articles),
        "characters": sum(len(article.text) for article in reading.articles),
        "stories": len(reading.stories.groups),
        "claims": sum(len(claims) for claims in found.values()),
        **{f"claims_{name}": len(claims) for name, claims in sorted(found.items())},
        "pairs": judged.pairs,
        "claims_compared": len(compared),
        **dict(sorted(reading.coverage.items())),
        **count_compared(compared),
    }


def _is_reported(verdict: Verdict) -> bool:
    return verdict.level in (Outcome.CONFLICT, Outcome.UPDATE)
