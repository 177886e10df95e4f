"""The flow of a check, from articles to an assessment. Read this file first.

articles -> claims (each rule's `find_claims`) -> stories (which articles tell the same event)
-> pairs (figures by the learned scorer, other claims of one block whose subjects are the same) -> verdicts
-> conflicts (what a second reader proposed and the rules confirm joins them) -> the desk's decisions -> assessment.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from checker.assembling import Finding, assemble, drop_repeated, find_owned, group_topics, tell_things
from checker.compared import Compared
from checker.coverage import count_compared
from checker.decisions import apply_decisions
from checker.facing_facts import face_facts, tell_unjudged
from checker.facing_figures import judge_figures, pair_figures, tell_crowded
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
from checker.pairing.pairing import candidate_pairs, put_in_order
from checker.pairing.panels import divide_stories
from checker.pairing.remembering import remember_likeness
from checker.pairing.stories import Stories, group_stories
from checker.plugins import Rule, watch_rules
from checker.reading_claims import Found, Progress, read_claims

if TYPE_CHECKING:  # loaded only by a check that needs them: both take longer than reading a short article
    from checker.judging.figure_verdicts import Bars
    from checker.pairing.encoder import Encoder
    from checker.pairing.pairs import FigurePair
    from checker.reader.checking import Checked
    from checker.reader.proposing import Proposed

Compare = Callable[
    [Sequence[Article], Sequence[Article], Sequence[Fact], date | None, Callable[[], Compared]], Compared
]
SAME_THING = (Outcome.AGREES, Outcome.COMPATIBLE, Outcome.UPDATE, Outcome.CONFLICT)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules found in a set of articles, before anything is compared.

    `apart` are the paths of articles whose story none of those to be checked tells: they are in it for what is compared
    whatever the story. `checked` are the paths of those to be checked, None for all.
    """

    articles: tuple[Article, ...]
    claims: Mapping[str, tuple[Claim, ...]]
    stories: Stories
    inspected: tuple[Finding, ...] = ()
    coverage: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    apart: frozenset[str] = frozenset()
    checked: frozenset[str] | None = None

    def meeting(self, rule: Rule) -> Sequence[Claim]:
        """The claims of a rule that may meet one of an article to be checked."""
        found = self.claims[rule.name]
        if rule.scope == "any" or not self.apart:
            return found
        return tuple(claim for claim in found if claim.article.path not in self.apart)


@dataclass(frozen=True, slots=True)
class Judged:
    """What comparing gave: findings, claims about one thing, those compared, and those the facts are too old for.

    `agreeing` are pairs of claims that say the same, `vouched` those that agree with a dated fact.
    """

    findings: tuple[Finding, ...]
    topics: tuple[tuple[Claim, ...], ...]
    pairs: int
    compared: frozenset[Claim]
    unjudged: tuple[tuple[Claim, Claim], ...] = ()
    agreeing: tuple[tuple[Claim, Claim], ...] = ()
    vouched: frozenset[Claim] = frozenset()


@dataclass(frozen=True, slots=True)
class Options:
    """How a check is done.

    `model` is an installed spaCy pipeline to tag with, `today` the day that decisions and undated articles are judged
    on, `jobs` the number of processes that read and encode articles, `bars` how sure a conflict of figures must be to
    be reported (None: as usual), `report_progress` is told what is done, how much of it and of how much; `read` finds
    the claims: whoever checks again and again may remember those of articles that stay the same. `compare` is given the
    articles, those to check against, the facts, the day and the comparing itself, and may answer from an earlier run
    instead; `encoder` gives what tells the vectors of figures, by the number of processes.
    """

    model: str | None = None
    today: date | None = None
    jobs: int = 1
    bars: Bars | None = None
    report_progress: Callable[[str, int, int], None] = lambda step, done, of: None
    read: Callable[[Sequence[Article], Sequence[Rule], str | None, int, Progress], Found] = read_claims
    compare: Compare | None = None
    encoder: Callable[[int], Encoder] | None = None


def check(
    articles: Sequence[Article],
    rules: Sequence[Rule],
    facts: Sequence[Fact] = (),
    decisions: Sequence[Decision] = (),
    *,
    against: Sequence[Article] = (),
    options: Options | None = None,
    failures: Sequence[Failure] = (),
    proposed: Proposed | None = None,
) -> Assessment:
    """Compare the claims of `articles` with one another, with those of `against` and with `facts`.

    Pure: the same articles, in whatever order, give the same assessment. A conflict between two articles of `against`
    alone is not reported. `proposed` are the pairs a second reader named: what the checks leave of them joins the
    rules' conflicts.
    """
    options = options or Options()
    articles = sorted(articles, key=lambda article: article.path)
    against = sorted(against, key=lambda article: article.path)

    def compare() -> Compared:
        return compare_articles(articles, against, rules, facts, options, proposed)

    if options.compare is None or proposed is not None:
        compared = compare()
    else:
        compared = options.compare(articles, against, facts, options.today, compare)
    conflicts, stale = apply_decisions(
        compared.conflicts,
        decisions,
        today=options.today,
        rules={rule.name for rule in rules} | compared.rules,
        subjects=compared.labels,
    )
    return Assessment(
        articles=(*articles, *against),
        conflicts=conflicts,
        stale=stale,
        failures=(*failures, *compared.failures),
        coverage=compared.coverage,
        claims=compared.claims,
        topics=compared.topics,
        dropped=compared.dropped,
    )


def compare_articles(
    articles: Sequence[Article],
    against: Sequence[Article],
    rules: Sequence[Rule],
    facts: Sequence[Fact],
    options: Options,
    proposed: Proposed | None,
) -> Compared:
    """Everything of a check that the desk's decisions have no say in; the articles come sorted by path."""
    checked = frozenset(article.path for article in articles)
    reading = find_claims([*articles, *against], rules, options)
    reading = replace(reading, apart=find_apart(reading.stories, checked), checked=checked if against else None)
    broken: list[Failure] = []
    with watch_rules(rules, broken) as watched:
        judged = judge_claims(reading, watched, facts, options)
    read = None if proposed is None else check_reader(proposed, reading, judged, rules)
    joined = judged.findings if read is None else read.joined
    findings = [one for one in joined if any(claim.article.path in checked for claim in one.claims)]
    return Compared(
        conflicts=assemble(findings, tell_things(judged.topics, reading.stories.are_one), checked),
        claims=tuple(claim for rule in rules if not rule.second for claim in reading.claims[rule.name]),
        topics=judged.topics,
        labels=frozenset(str(claim.subject.label) for found in reading.claims.values() for claim in found),
        rules=frozenset() if read is None else frozenset((read.rule,)),
        failures=(
            *reading.failures,
            *broken,
            *tell_crowded([reading.meeting(rule) for rule in rules if rule.paired], reading.stories),
            *tell_unjudged(judged.unjudged, options.today),
        ),
        coverage={**measure_coverage(reading, judged, rules), **({} if read is None else read.counted)},
        dropped=() if read is None else read.dropped,
        failed=bool(reading.failures or broken),
    )


def check_reader(proposed: Proposed, reading: Reading, judged: Judged, rules: Sequence[Rule]) -> Checked:
    """What the rules leave of the second reader's pairs, joined to their own findings."""
    from checker.reader.checking import Known, check_pairs

    return check_pairs(proposed, Known(rules, reading.claims, judged.vouched, judged.agreeing), judged.findings)


def find_claims(articles: Sequence[Article], rules: Sequence[Rule], options: Options) -> Reading:
    """Ask every rule for its claims in every article, and group the articles into stories."""
    found = options.read(articles, rules, options.model, options.jobs, options.report_progress)
    options.report_progress("grouping", 0, 0)
    stories = group_stories(articles)
    return Reading(tuple(articles), found.claims, stories, found.inspected, found.coverage, found.failures)


def find_apart(stories: Stories, checked: Collection[str]) -> frozenset[str]:
    """The paths of all articles of stories that none of those to be checked tells."""
    return frozenset(path for group in stories.groups if not any(one in checked for one in group) for path in group)


def judge_claims(
    reading: Reading,
    rules: Sequence[Rule],
    facts: Sequence[Fact] = (),
    options: Options | None = None,
) -> Judged:
    """Set the claims of every rule against one another and against the facts (undated articles as of the day given)."""
    options = options or Options()
    reading = replace(reading, stories=divide_stories(reading.stories, reading.claims.values(), reading.checked))
    judgements: list[Judgement] = []
    unjudged: list[tuple[Claim, Claim]] = []
    findings = [finding for finding in reading.inspected if _is_reported(finding.verdict)]
    paired_claims = [reading.meeting(rule) for rule in rules if rule.paired]
    figures = pair_figures(paired_claims, reading.stories, options.encoder, options.jobs)
    for number, rule in enumerate(rules):
        options.report_progress("comparing", number, len(rules))
        found = reading.claims[rule.name]
        paired = judge_figures(found, figures, options.bars) if rule.paired else judge_pairs(reading, rule)
        faced = face_facts(found, rule, facts, options.today)
        unjudged += faced.unjudged
        for judgement in (*paired, *faced.judgements):
            if judgement.verdict is None:
                continue
            judgements.append(judgement)
            if _is_reported(judgement.verdict):
                both = (judgement.earlier, judgement.later)
                findings.append(Finding(rule.name, both, judgement.verdict, rule.level))
    compared = frozenset(claim for one in judgements for claim in (one.earlier, one.later) if not claim.reference)
    findings = drop_repeated(findings, {rule.name for rule in rules if rule.second})
    owning = {rule.name for rule in rules if rule.owns_figures}
    owned = [(one.earlier, one.later) for one in judgements if one.verdict and one.earlier.rule in owning]
    paired_rules, is_owned = {rule.name for rule in rules if rule.paired}, find_owned(owned)
    findings = [one for one in findings if one.rule not in paired_rules or not is_owned(one.claims)]
    alike = [(one.earlier, one.later) for one in judgements if one.verdict and one.verdict.level in SAME_THING]
    repeating = paired_rules | {rule.name for rule in rules if rule.second}
    alike = [pair for pair in alike if pair[0].rule not in repeating or not is_owned(pair)]
    agreeing = [one for one in judgements if one.verdict and one.verdict.level is Outcome.AGREES]
    return Judged(
        tuple(findings),
        group_topics(alike),
        len(judgements),
        compared,
        tuple(unjudged),
        tuple((one.earlier, one.later) for one in agreeing),
        frozenset(one.later for one in agreeing if one.earlier.reference),
    )


def pair_every(claims: Sequence[Claim], articles: Sequence[Article]) -> list[FigurePair]:
    """All pairs of the figures among the claims, each of two articles of a story; also those of no verdict."""
    return pair_figures([claims], divide_stories(group_stories(articles), [claims]), every=True)


def explain_rule(reading: Reading, rule: Rule, figures: Sequence[FigurePair]) -> Iterable[Judgement]:
    """Every pair that was looked at for a rule, also those that are not about one thing."""
    if rule.paired:
        return judge_figures(reading.claims[rule.name], figures, None, explain=True)
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
    for first, second in candidate_pairs(reading.meeting(rule), reading.stories, rule.scope):
        earlier, later = put_in_order(first, second)
        likeness = same(earlier.subject, later.subject)
        if likeness.same:
            yield Judgement(earlier, later, likeness, rule.compare(earlier, later))
        elif explain:
            yield Judgement(earlier, later, likeness, None)


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
