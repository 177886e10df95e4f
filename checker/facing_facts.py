"""Sets the claims of one rule against the reference facts, and says which of them the facts are too old to judge.

In: the rule's claims, the facts and the day of the check. Out: judgements with the fact first, and the pairs of fact
and claim that were left alone because nobody has looked since the fact's `known_until`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.judging.dating import vouched_until
from checker.judging.settling import Judgement
from checker.messages import Remark, Told
from checker.model import Claim, Excerpt, Fact, Failure, Level, Outcome, Verdict
from checker.pairing.likeness import liken
from checker.plugins import Rule


@dataclass(frozen=True, slots=True)
class Faced:
    """What facing the facts gave: judgements, and (fact, claim) where the fact is vouched for until too early a day."""

    judgements: tuple[Judgement, ...] = ()
    unjudged: tuple[tuple[Claim, Claim], ...] = ()


def face_facts(claims: Iterable[Claim], rule: Rule, facts: Sequence[Fact], today: date | None = None) -> Faced:
    """Judge every claim of one rule against the facts on the same subject.

    A claim of an undated article is judged as of `today` where the rule says so (`BY_TODAY`) and no fact of whatever
    time agrees with it.
    """
    if rule.claims_from_fact is None:
        return Faced()
    claims = tuple(claims)
    index = _index_facts(rule, facts) if claims else {}
    judgements: list[Judgement] = []
    unjudged: list[tuple[Claim, Claim]] = []
    for claim in claims:
        near = dict.fromkeys(fact for block in claim.subject.blocks for fact in index.get(block, ()))
        likeness = {fact: liken(fact.subject, claim.subject) for fact in near}
        known = tuple(fact for fact in near if likeness[fact].same)
        if not known:
            continue
        if rule.against_facts is None:
            if rule.compare is not None:
                judgements += [Judgement(one, claim, likeness[one], rule.compare(one, claim)) for one in known]
            continue
        judged = rule.against_facts(claim, known) or judge_by_today(rule, claim, known, today)
        if judged is not None:
            judgements.append(Judgement(judged[0], claim, likeness[judged[0]], judged[1]))
        elif rule.by_today:
            unjudged += [(fact, claim) for fact in known if is_too_old(fact, claim.article.day or today)][:1]
    return Faced(tuple(judgements), tuple(unjudged))


def _index_facts(rule: Rule, facts: Sequence[Fact]) -> dict[str, list[Claim]]:
    index: dict[str, list[Claim]] = {}
    for fact in facts:
        stated = rule.claims_from_fact(fact) if rule.claims_from_fact is not None else None
        if stated is not None:
            for block in stated.subject.blocks:
                index.setdefault(block, []).append(stated)
    return index


def judge_by_today(
    rule: Rule, claim: Claim, known: tuple[Claim, ...], today: date | None
) -> tuple[Claim, Verdict] | None:
    """The conflict of an undated article's claim with what the facts say of `today`; None if it was ever right."""
    if not rule.by_today or today is None or claim.article.day is not None:
        return None
    if rule.against_facts is None or rule.compare is None:
        return None
    if any(rule.compare(fact, claim).level is Outcome.AGREES for fact in known):
        return None
    excerpt = claim.excerpt
    dated = replace(claim, excerpt=Excerpt(replace(excerpt.article, published=today), excerpt.start, excerpt.end))
    judged = rule.against_facts(dated, known)
    if judged is None or judged[1].level is not Outcome.CONFLICT:
        return None
    fact, verdict = judged
    because = Told("{because}; the article has no date and is judged by {day}", because=verdict.because, day=today)
    return fact, replace(verdict, because=because, severity=Level.WARNING)


def is_too_old(fact: Claim, day: date | None) -> bool:
    """Whether an open end of a fact is vouched for only until before this day."""
    known_until = vouched_until(fact)
    return day is not None and known_until is not None and fact.valid[1] is None and day > known_until


def tell_unjudged(unjudged: Sequence[tuple[Claim, Claim]], today: date | None) -> tuple[Failure, ...]:
    """One remark for all claims that the facts are too old to judge; none where there are none. It is not fatal."""
    if not unjudged:
        return ()
    places = {(claim.article.path, claim.excerpt.start) for _, claim in unjudged}
    articles = {claim.article.path: claim.article for _, claim in unjudged}
    latest = max(until for fact, _ in unjudged if (until := vouched_until(fact)) is not None)
    where = sorted({fact.article.path for fact, _ in unjudged})
    undated = any(article.day is None for article in articles.values())
    told = Remark.counted(
        "these facts are vouched for until {until}; {count} mention of an office or party in a later article was not "
        "judged: bring the facts up to date or look it up",
        "these facts are vouched for until {until}; {count} mentions of offices or parties in later articles were not "
        "judged: bring the facts up to date or look them up",
        len(places),
        until=latest,
    )
    if undated and today is not None:
        told = Remark("{told} (articles without a date are taken to be of {day})", told=told, day=today)
    return (Failure(", ".join(where), told, fatal=False),)
