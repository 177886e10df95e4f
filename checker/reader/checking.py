"""Holds every pair the reader names against the texts: by the rules' own claims, else by what our finders read.

Where rules claim both passages, the pair is a finding of their rule, with its fingerprint, as if the rule had paired
them; what they cannot read stays a finding of the reader: a warning where figures or days plainly differ or two votes
agree, else a note. What a veto keeps apart is dropped with its reason, or told as an update.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import product
from pathlib import Path

from checker.assembling import Finding, name_finders
from checker.describing.concepts import members_of
from checker.describing.figure_subject import FigureSubject
from checker.describing.quantities import QuantitySubject
from checker.judging.quantity_verdicts import ADVICE, describe_gap
from checker.messages import Told
from checker.model import BY_READER, Claim, Dropped, Excerpt, Level, Outcome, Verdict
from checker.pairing.likeness import liken
from checker.pairing.pairing import put_in_order
from checker.plugins import Rule
from checker.reader.answers import Kind, Said
from checker.reader.proposing import ENOUGH_VOTES, Proposal, Proposed, drop
from checker.reader.rereading import Library, Reread, add_up, are_one_name, compare_days, compare_figures, touches
from checker.reader.subjects import RULE, ReadSubject, claim_words
from checker.reader.vetoes import find_veto, measured_by, quantity_by, tell_one_slip
from checker.reader.weighing import (
    Weighed,
    are_two_currencies,
    confuse_units,
    find_rates,
    keep_apart,
    leave_far,
    leave_open,
    lie_far_below,
    may_be_conflict,
    narrow,
    need_two_votes,
    take_rates,
    weigh,
)
from checker.tables import read_table

TABLE = Path(__file__).with_name("data") / "families.toml"
YEARS = "year"
FIGURES = "conflicting_quantity"
AGREEING = (Outcome.AGREES, Outcome.COMPATIBLE)
LONGEST_WHY = 300  # characters of a model's reason that are shown


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules know of the articles.

    `vouched` are claims that dated facts confirm, `agreeing` pairs of claims that say the same of one thing.
    """

    rules: Sequence[Rule]
    claims: Mapping[str, Sequence[Claim]]
    vouched: frozenset[Claim] = frozenset()
    agreeing: Sequence[tuple[Claim, Claim]] = ()
    library: Library = field(default_factory=Library)

    def rule(self, name: str) -> Rule | None:
        """The rule of a name, if it is run."""
        return next((rule for rule in self.rules if rule.name == name), None)

    def company(self, rule: str, claim: Claim) -> list[Claim]:
        """The other claims of a rule in the sentence of one of them."""
        bounds = self.library.sentence(claim.excerpt)
        around = Excerpt(claim.article, *bounds)
        return [one for one in self.claims_at(rule, around) if one is not claim]

    def claims_at(self, rule: str, excerpt: Excerpt) -> list[Claim]:
        """The claims of a rule that touch a passage."""
        return [
            claim
            for claim in self.claims.get(rule, ())
            if claim.article.path == excerpt.article.path and touches(excerpt, claim.excerpt.start, claim.excerpt.end)
        ]


@dataclass(frozen=True, slots=True)
class Checked:
    """The rules' findings with what is left of the reader's pairs, and what was dropped, each with its reason.

    `counted` is for the coverage: pairs the reader named, and how many of them the checks dropped; `rule` is the name
    of findings that the reader alone makes.
    """

    joined: tuple[Finding, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    counted: Mapping[str, int] = field(default_factory=dict)
    rule: str = RULE


@lru_cache(maxsize=1)
def load_families() -> Mapping[str, tuple[str, ...]]:
    """The rules to ask for each kind of pair."""
    return {kind: tuple(rules) for kind, rules in read_table(TABLE).items()}


def check_pairs(proposed: Proposed, known: Known, found: Iterable[Finding]) -> Checked:
    """Judge every pair on its own, then set what agrees with one of its claims against the other.

    `found` are the rules' own findings.
    """
    findings: dict[tuple[str, frozenset[Claim]], Finding] = {}
    dropped = list(proposed.dropped)
    for proposal in proposed.pairs:
        judged = judge(proposal, known)
        if isinstance(judged, Dropped):
            dropped.append(judged)
        else:
            findings.setdefault((judged.rule, frozenset(judged.claims)), judged)
    for finding in spread(tuple(findings.values()), known):
        findings.setdefault((finding.rule, frozenset(finding.claims)), finding)
    counted = {"reader_pairs": proposed.named, "reader_dropped": len(dropped)}
    return Checked(tuple(join_findings(found, findings.values())), tuple(dropped), counted)


def judge(proposal: Proposal, known: Known) -> Finding | Dropped:
    """What the checks leave of one pair."""
    for name in load_families()[proposal.kind.value]:
        rule = known.rule(name)
        if rule is None or rule.compare is None:
            continue
        ask = judge_figures if name == FIGURES else judge_claims
        judged = ask(proposal, rule, known)
        if judged is not None:
            return judged
    return judge_words(proposal, known)


def judge_figures(proposal: Proposal, rule: Rule, known: Known) -> Finding | Dropped | None:
    """By the rule's own figures at both passages: without those that agree, the two that are most alike."""
    mine, theirs = known.claims_at(rule.name, proposal.a), known.claims_at(rule.name, proposal.b)
    if not mine or not theirs:
        return None
    if len(mine) + len(theirs) > 2 and (reckoned := add_up(proposal.a, proposal.b, known.library)) is not None:
        if not reckoned.differs:
            return drop(proposal, reckoned.because)
        if proposal.kind is Kind.SUM:
            return None
    mine, theirs = leave_denied(leave_wholes(mine)), leave_denied(leave_wholes(theirs))
    told = known.claims.get(rule.name, ())
    anew, rates = proposal.said is Said.UPDATE, find_rates(told)
    meant = {
        (one, other): take_rates(narrow(one, proposal.a), narrow(other, proposal.b), told)
        for one, other in product(mine, theirs)
    }
    weighed = {pair: weigh(rule, *read, anew, rates) for pair, read in meant.items()}
    vetoes = {
        pair: keep_apart(*read, [known.company(rule.name, claim) for claim in pair]) for pair, read in meant.items()
    }
    agreed = [pair for pair, one in weighed.items() if one.verdict.level in AGREEING and measure_one(pair, vetoes)]
    settled = {claim for pair in agreed for claim in pair}
    open_pairs = [pair for pair in weighed if not settled & set(pair) and weighed[pair].verdict.level not in AGREEING]
    if not open_pairs:
        far = [pair for pair in agreed if lie_far_below(*pair)]
        if far and not anew:
            return found(proposal, rule, far[0], leave_far(tell(proposal)))
        first = agreed[0] if agreed else next(iter(weighed))
        return drop(proposal, vetoes[first] or weighed[first].verdict.because)
    free = [pair for pair in open_pairs if vetoes[pair] is None]
    if not free:
        return drop(proposal, vetoes[open_pairs[0]] or weighed[open_pairs[0]].verdict.because)
    best = max(free, key=lambda pair: (_rank(weighed[pair], pair), -free.index(pair)))
    change = find_change(weighed[best], known.library)
    return drop(proposal, change) if change else conclude(proposal, rule, best, weighed[best])


def leave_wholes(claims: list[Claim]) -> list[Claim]:
    """The figures of a passage without the whole that one of them is a part of: of "drei der zehn Boote" the three."""
    parts = [claim for claim in claims if (subject := quantity_by(claim)) is None or subject.role != "whole"]
    return parts or claims


def leave_denied(claims: list[Claim]) -> list[Claim]:
    """The figures of a passage without one that another of them replaces: of "nicht 30, sondern 45 Boote" the 45."""
    stated = [claim for claim in claims if not is_denied(claim)]
    return stated or claims


def measure_one(pair: tuple[Claim, Claim], vetoes: Mapping[tuple[Claim, Claim], Told | None]) -> bool:
    """Whether two figures that agree measure one thing, as far as their words say: a width is no depth."""
    mine, theirs = measured_by(pair[0]), measured_by(pair[1])
    if vetoes[pair] is not None:
        return False
    if not isinstance(mine, QuantitySubject) or not isinstance(theirs, QuantitySubject):
        return True
    families = {family for family, _ in mine.concepts}
    named = [(members_of(mine.concepts, family), members_of(theirs.concepts, family)) for family in sorted(families)]
    return all(not theirs_told or mine_told & theirs_told for mine_told, theirs_told in named)


def _rank(weighed: Weighed, pair: tuple[Claim, Claim]) -> tuple[bool, bool, Decimal]:
    """Which of several pairs of figures the reader means: one the rule judges, in one unit, the most alike."""
    judged = weighed.verdict.level is not Outcome.NOT_COMPARABLE
    return judged, weighed.figures is not None, liken(pair[0].subject, pair[1].subject).score


def find_change(weighed: Weighed, library: Library) -> Told | None:
    """That an article tells the difference of two figures as a change: then both are right, before it and after it."""
    figures = weighed.figures
    if figures is None or figures[0].value is None or figures[1].value is None:
        return None
    gap = abs(figures[0].value - figures[1].value)
    for claim in weighed.pair:
        for value in library.changes_beside(claim.excerpt):
            if value == gap:
                return Told("the difference of {gap} is told as a change", gap=gap)
    return None


def conclude(proposal: Proposal, rule: Rule, pair: tuple[Claim, Claim], weighed: Weighed) -> Finding | Dropped:
    """The rule's verdict on two figures, where it has one; the reader alone says that far-off figures are one thing."""
    verdict = weighed.verdict
    if verdict.level in AGREEING:
        return drop(proposal, verdict.because)
    if verdict.level is Outcome.NOT_COMPARABLE:
        figures = weighed.figures
        confused = confuse_units(*weighed.pair, tell(proposal))
        replaced = is_replaced(pair) and not (proposal.said is Said.CONFLICT and tell_one_slip(*pair))
        if confused is not None and not replaced:
            return found(proposal, rule, pair, confused)
        if replaced or (figures is None and not are_two_currencies(*pair)):
            return drop(proposal, verdict.because)
        if figures is None:
            return found(proposal, rule, pair, leave_open(tell(proposal)))
        gap = describe_gap(*figures)
        verdict = Verdict(Outcome.CONFLICT, Told("{gap}; {remark}", gap=gap, remark=tell(proposal)), advice=ADVICE)
    if verdict.level is Outcome.UPDATE and proposal.said is Said.CONFLICT and may_be_conflict(pair):
        figures = weighed.figures
        verdict = Verdict(Outcome.CONFLICT, describe_gap(*figures) if figures else verdict.because, advice=ADVICE)
    return found(proposal, rule, pair, verdict)


def is_replaced(pair: tuple[Claim, Claim]) -> bool:
    """Whether one article names a figure only to say that it is wrong."""
    return any(is_denied(claim) for claim in pair)


def is_denied(claim: Claim) -> bool:
    """Whether a figure is named only to put another in its place."""
    figure = claim.subject.figure if isinstance(claim.subject, FigureSubject) else None
    return figure is not None and figure.quantity is not None and figure.role == "denied"


def judge_claims(proposal: Proposal, rule: Rule, known: Known) -> Finding | Dropped | None:
    """By a rule's claims at both passages that are about one subject; party and office also by the dated facts."""
    agreed: Dropped | None = None
    for one, other in product(known.claims_at(rule.name, proposal.a), known.claims_at(rule.name, proposal.b)):
        if not liken(one.subject, other.subject).same:
            continue
        if {one, other} <= known.vouched:
            return drop(proposal, Told("the dated facts say that both are right"))
        verdict = _compare(rule, one, other)
        if verdict.level in (Outcome.CONFLICT, Outcome.UPDATE):
            return found(proposal, rule, (one, other), verdict)
        if verdict.level in AGREEING:
            agreed = agreed or drop(proposal, verdict.because)
    return agreed


def found(proposal: Proposal, rule: Rule, pair: tuple[Claim, Claim], verdict: Verdict) -> Finding:
    """A finding of the rule; what the reader calls an update is none of both being wrong.

    What the rule leaves open (counts without a date, two speakers) the reader decides, who was asked to tell a later
    state from a contradiction; sums in two currencies and what lies far below a limit stay open until two votes agree.
    """
    if proposal.said is Said.UPDATE and verdict.level is Outcome.CONFLICT:
        verdict = replace(verdict, level=Outcome.UPDATE, severity=None)
    elif verdict.severity is Level.NOTE and (proposal.votes >= ENOUGH_VOTES or not need_two_votes(*pair)):
        verdict = replace(verdict, severity=None)
    return Finding(rule.name, put_in_order(*pair), verdict, rule.level, (BY_READER,))


def judge_words(proposal: Proposal, known: Known) -> Finding | Dropped:
    """By what our finders read in the passages; what they cannot read is the reader's word alone."""
    reread = reread_pair(proposal, known.library)
    if reread is not None and not reread.differs:
        return drop(proposal, reread.because)
    if proposal.kind is Kind.NAME and are_one_name(proposal.a.text, proposal.b.text):
        return drop(proposal, Told("two ways of writing one name"))
    subject = ReadSubject(proposal.kind, proposal.measured)
    claims = (claim_words(proposal.a, subject), claim_words(proposal.b, subject))
    if claims[0].normal == claims[1].normal:
        return drop(proposal, Told("the same words"))
    if reread is not None:
        claims = (replace(claims[0], normal=reread.normals[0]), replace(claims[1], normal=reread.normals[1]))
    sure = reread is not None or proposal.votes >= ENOUGH_VOTES
    told = tell(proposal)
    because = Told("{gap}; {remark}", gap=reread.because, remark=told) if reread else told
    outcome = Outcome.UPDATE if proposal.said is Said.UPDATE else Outcome.CONFLICT
    verdict = Verdict(outcome, because, advice=ADVICE if reread else "")
    return Finding(RULE, put_in_order(*claims), verdict, Level.WARNING if sure else Level.NOTE, (BY_READER,))


def reread_pair(proposal: Proposal, library: Library) -> Reread | None:
    """What our finders read in both passages, by the kind of the pair; None where they read nothing to compare."""
    a, b = proposal.a, proposal.b
    anew = proposal.said is Said.UPDATE
    if proposal.kind is Kind.SUM:
        return add_up(a, b, library) or compare_figures(a, b, library, anew)
    if proposal.kind is Kind.AGE:
        return compare_figures(a, b, library, anew, YEARS) or compare_days(a, b, library)
    if proposal.kind is Kind.FIGURE:
        return compare_figures(a, b, library, anew) or compare_days(a, b, library)
    if proposal.kind is Kind.DATE:
        return compare_days(a, b, library) or compare_figures(a, b, library, anew)
    return compare_figures(a, b, library, anew) if proposal.kind is Kind.PLACE else None


def tell(proposal: Proposal) -> Told:
    """The reader's reason, marked as such and not longer than a few lines."""
    why = " ".join(proposal.why.split())
    return Told("the second reader: {why}", why=why if len(why) <= LONGEST_WHY else why[: LONGEST_WHY - 1] + "…")


def spread(findings: Sequence[Finding], known: Known) -> Iterator[Finding]:
    """The same disagreement at every claim that agrees with one side of it, so that an editor sees all occurrences."""
    partners: dict[Claim, list[Claim]] = {}
    for one, other in known.agreeing:
        partners.setdefault(one, []).append(other)
        partners.setdefault(other, []).append(one)
    for finding in findings:
        rule = known.rule(finding.rule)
        if rule is None or len(finding.claims) != 2 or finding.verdict.level is not Outcome.CONFLICT:
            continue
        for kept, moved in (finding.claims, finding.claims[::-1]):
            for copy in partners.get(moved, ()):
                if copy.reference or copy.article.path == kept.article.path or copy.normal != moved.normal:
                    continue
                if find_veto(kept, copy):
                    continue
                verdict = weigh(rule, kept, copy, anew=False).verdict
                if verdict.level not in AGREEING and verdict.level is not Outcome.UPDATE:
                    yield replace(finding, claims=put_in_order(kept, copy))


def join_findings(findings: Iterable[Finding], read: Iterable[Finding]) -> list[Finding]:
    """The rules' findings and the reader's; one that both have is one, found by both.

    Where the reader is louder, the rule's stands and the reader's beside it, to be one conflict where their claims are
    the same; where the reader has the words alone, the rule's is as loud. What the reader takes for a later state
    where a rule sees a contradiction stays the rule's alone.
    """
    joined = list(findings)
    places = {(one.rule, frozenset(one.claims)): number for number, one in enumerate(joined)}
    for finding in read:
        number = places.get((finding.rule, frozenset(finding.claims)))
        if number is None and finding.rule == RULE:
            number = next((place for place, one in enumerate(joined) if _stand_in(finding, one)), None)
        if number is None:
            joined.append(finding)
            continue
        told = joined[number]
        if finding.verdict.level is told.verdict.level or finding.verdict.level is not Outcome.UPDATE:
            louder = finding.level.rank > told.level.rank
            told = replace(told, found_by=name_finders((told.found_by, finding.found_by)))
            if louder and finding.rule == RULE:
                told = replace(told, verdict=replace(told.verdict, severity=finding.level))
            joined[number] = told
            if louder and finding.rule == told.rule:
                joined.append(finding)
    return joined


def _stand_in(finding: Finding, other: Finding) -> bool:
    """Whether another rule's finding tells of the same passages; a sum is more than the two figures at its ends."""
    summed = any(isinstance(claim.subject, ReadSubject) and claim.subject.kind is Kind.SUM for claim in finding.claims)
    if summed and all(isinstance(claim.subject, FigureSubject) for claim in other.claims):
        return False
    return other.rule != RULE and all(
        any(
            claim.article.path == told.article.path and touches(claim.excerpt, told.excerpt.start, told.excerpt.end)
            for told in other.claims
        )
        for claim in finding.claims
    )


def _compare(rule: Rule, one: Claim, other: Claim) -> Verdict:
    assert rule.compare is not None
    return rule.compare(*put_in_order(one, other))
