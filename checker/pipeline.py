"""The flow of a check, from articles to an assessment. Read this file first.

articles -> claims (each rule's `find_claims`) -> stories (which articles tell the same event)
-> pairs (figures by the learned scorer, other claims of one block whose subjects are the same) -> verdicts
-> conflicts -> the desk's decisions -> assessment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from checker.assembling import Finding, assemble, drop_repeated, group_topics
from checker.coverage import count_compared
from checker.decisions import apply_decisions
from checker.describing.described import DescribedArticle
from checker.describing.figure_subject import FigureSubject
from checker.facing_facts import face_facts, tell_unjudged
from checker.judging.figure_verdicts import Bars, describe_likeness, judge_pair
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
from checker.pairing.encoder import load_encoder
from checker.pairing.pairing import candidate_pairs
from checker.pairing.pairs import FigurePair, pair_story
from checker.pairing.remembering import remember_likeness
from checker.pairing.scorer import load_scorer
from checker.pairing.stories import Stories, group_stories
from checker.plugins import Rule
from checker.reading_claims import read_claims

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
    """What comparing gave: findings, claims about one thing, those compared, and those the facts are too old for."""

    findings: tuple[Finding, ...]
    topics: tuple[tuple[Claim, ...], ...]
    pairs: int
    compared: frozenset[Claim]
    unjudged: tuple[tuple[Claim, Claim], ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How a check is done.

    `model` is an installed spaCy pipeline to tag with, `today` the day that decisions and undated articles are judged
    on, `jobs` the number of processes that read articles, `bars` how sure a conflict of figures must be to be reported,
    `report_progress` is told what is done, how much of it and of how much.
    """

    model: str | None = None
    today: date | None = None
    jobs: int = 1
    bars: Bars = field(default_factory=Bars)
    report_progress: Callable[[str, int, int], None] = lambda step, done, of: None


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
    judged = judge_claims(reading, rules, facts, options.today, options.bars)
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
        failures=(*failures, *tell_unjudged(judged.unjudged, options.today)),
        coverage=measure_coverage(reading, judged, rules),
        claims=tuple(claim for rule in rules if not rule.second for claim in reading.claims[rule.name]),
        topics=judged.topics,
    )


def find_claims(articles: Sequence[Article], rules: Sequence[Rule], options: Options) -> Reading:
    """Ask every rule for its claims in every article, and group the articles into stories."""
    found = read_claims(articles, rules, options.model, options.jobs, options.report_progress)
    return Reading(tuple(articles), found.claims, group_stories(articles), found.inspected, found.coverage)


def judge_claims(
    reading: Reading,
    rules: Sequence[Rule],
    facts: Sequence[Fact] = (),
    today: date | None = None,
    bars: Bars | None = None,
) -> Judged:
    """Set the claims of every rule against one another and against the facts (undated articles as of `today`)."""
    bars = bars or Bars()
    judgements: list[Judgement] = []
    unjudged: list[tuple[Claim, Claim]] = []
    findings = [finding for finding in reading.inspected if _is_reported(finding.verdict)]
    figures = pair_figures(reading, rules)
    for rule in rules:
        paired = judge_figures(reading, rule, figures, bars) if rule.paired else judge_pairs(reading, rule)
        faced = face_facts(reading.claims[rule.name], rule, facts, today)
        unjudged += faced.unjudged
        for judgement in (*paired, *faced.judgements):
            if judgement.verdict is None:
                continue
            judgements.append(judgement)
            if _is_reported(judgement.verdict):
                both = (judgement.earlier, judgement.later)
                findings.append(Finding(rule.name, both, judgement.verdict, rule.level))
    alike = [(one.earlier, one.later) for one in judgements if one.verdict and one.verdict.level in SAME_THING]
    compared = frozenset(claim for one in judgements for claim in (one.earlier, one.later) if not claim.reference)
    findings = drop_repeated(findings, {rule.name for rule in rules if rule.second})
    return Judged(tuple(findings), group_topics(alike), len(judgements), compared, tuple(unjudged))


def pair_figures(reading: Reading, rules: Sequence[Rule]) -> list[FigurePair]:
    """The pairs of figures of every story, of all rules that leave pairing to the scorer."""
    described: dict[str, DescribedArticle] = {}
    for rule in rules:
        for claim in reading.claims[rule.name] if rule.paired else ():
            if isinstance(claim.subject, FigureSubject):
                described[claim.article.path] = claim.subject.article
    stories = [[described[path] for path in group if path in described] for group in reading.stories.groups]
    return [pair for story in stories if len(story) > 1 for pair in pair_story(story, load_encoder(), load_scorer())]


def judge_figures(
    reading: Reading, rule: Rule, figures: Sequence[FigurePair], bars: Bars, explain: bool = False
) -> Iterable[Judgement]:
    """Judge the pairs of one rule's figures; with `explain` also yield those that are not one thing."""
    claims = {
        claim.subject.place: claim for claim in reading.claims[rule.name] if isinstance(claim.subject, FigureSubject)
    }
    for pair in figures:
        one, other = (claims.get(place) for place in pair.places)
        if one is None or other is None:
            continue
        earlier, later = put_in_order(one, other)
        verdict = judge_pair(earlier, later, pair, bars)
        if verdict is not None or explain:
            reported = explain or (verdict is not None and _is_reported(verdict))
            yield Judgement(earlier, later, describe_likeness(pair, load_scorer(), reported), verdict)


def explain_rule(reading: Reading, rule: Rule, figures: Sequence[FigurePair]) -> Iterable[Judgement]:
    """Every pair that was looked at for a rule, also those that are not about one thing."""
    if rule.paired:
        return judge_figures(reading, rule, figures, Bars(), explain=True)
    return compare_claims(reading, rule, explain=True)


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
