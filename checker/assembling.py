"""Puts pairwise disagreements together: one conflict a subject, with every claim that takes part, the outlier first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, reduce

from checker.judging.lineage import name_origins
from checker.model import BY_READER, BY_RULES, Claim, Conflict, Level, Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """A group of claims (usually two) with one verdict, and the level of the rule that found it."""

    rule: str
    claims: tuple[Claim, ...]
    verdict: Verdict
    rule_level: Level
    found_by: tuple[str, ...] = (BY_RULES,)

    @property
    def level(self) -> Level:
        """An update is a note; a claim inside a quote is the speaker's and one level lower."""
        if self.verdict.level is Outcome.UPDATE:
            return Level.NOTE
        level = self.verdict.severity or self.rule_level
        return level.lowered() if any(claim.in_quote for claim in self.claims) else level


OneThing = Callable[[Conflict, Conflict], bool]


def assemble(
    findings: Iterable[Finding],
    are_one_thing: OneThing = lambda one, other: True,
    checked: Collection[str] = (),
) -> tuple[Conflict, ...]:
    """Join findings of one rule, outcome and level that share a claim; most severe first, then by place.

    Where one disagreement is told louder by some pairs than by others, it is one conflict, as loud as the loudest. What
    the second reader alone finds joins no conflict of the rules, unless it is the same: a decision on theirs stands
    whether a reader is asked or not. Conflicts of one fingerprint are joined where they are about one thing. Of
    claims that nothing else ranks those of articles to be `checked` (paths) stand first.
    """
    groups: dict[tuple[str, bool, Outcome, Level], list[Finding]] = {}
    for finding in findings:
        by_rules = BY_RULES in finding.found_by
        groups.setdefault((finding.rule, by_rules, finding.verdict.level, finding.level), []).append(finding)
    conflicts: dict[tuple[str, Outcome], list[Conflict]] = {}
    for (_, _, outcome, level), members in sorted(
        groups.items(), key=lambda group: (-group[0][3].rank, not group[0][1])
    ):
        for component in join_by_subject(members):
            conflict = build_conflict(component, level, checked)
            told = conflicts.setdefault((conflict.fingerprint, outcome), [])
            same = [one for one in told if are_one_thing(one, conflict)]
            told[:] = [one for one in told if one not in same] + [reduce(merge_conflicts, (*same, conflict))]
    apart = (conflict for told in conflicts.values() for conflict in told)
    return tuple(sorted(drop_echoes(apart), key=order_for_report))


def tell_things(topics: Iterable[Sequence[Claim]], are_one_story: Callable[[str, str], bool]) -> OneThing:
    """A function that says whether two conflicts with the same fingerprint are about the same thing.

    Conflicts that share an article always are. Others are if some of their claims were found to be about the same
    thing or, where nothing was compared (the rule looks at single articles), if their articles tell one story.
    """
    topic_of = {claim: number for number, topic in enumerate(topics) for claim in topic}

    def are_one_thing(one: Conflict, other: Conflict) -> bool:
        paths, others = ({claim.article.path for claim in conflict.claims} for conflict in (one, other))
        if paths & others:
            return True
        spoken, heard = ({topic_of[c] for c in conflict.claims if c in topic_of} for conflict in (one, other))
        if spoken and heard:
            return bool(spoken & heard)
        return any(are_one_story(path, second) for path in paths for second in others)

    return are_one_thing


def drop_repeated(findings: Sequence[Finding], second: Collection[str]) -> list[Finding]:
    """The findings without those of `second` rules (by name) that other rules' findings say at the same places."""
    told = number_places((finding.claims if finding.rule not in second else ()) for finding in findings)

    @cache  # a claim is in as many findings as there are articles it is at odds with
    def told_at(path: str, start: int, end: int) -> frozenset[int]:
        places = told.get(path, {}).items()
        return frozenset().union(*(numbers for (first, last), numbers in places if first < end and start < last))

    return [
        finding
        for finding in findings
        if finding.rule not in second
        or not frozenset.intersection(*(told_at(*name_passage(claim)) for claim in finding.claims))
    ]


def number_places(groups: Iterable[Iterable[Claim]]) -> dict[str, dict[tuple[int, int], list[int]]]:
    """For each path the places (start, end) at which claims stand, each with the numbers of their groups."""
    found: dict[str, dict[tuple[int, int], list[int]]] = {}
    for number, claims in enumerate(groups):
        for claim in claims:
            place = claim.excerpt.start, claim.excerpt.end
            found.setdefault(claim.article.path, {}).setdefault(place, []).append(number)
    return found


def name_passage(claim: Claim) -> tuple[str, int, int]:
    """The path of a claim's article, and from where to where it stands."""
    return claim.article.path, claim.excerpt.start, claim.excerpt.end


def find_owned(owned: Sequence[tuple[Claim, Claim]]) -> Callable[[Sequence[Claim]], bool]:
    """Whether claims all stand within the words of one `owned` pair.

    Such a pair was judged by the rule that reads those figures, as that of ages does, whatever it said of them.
    """
    if not owned:
        return lambda claims: False
    holders = number_places(owned)

    @cache
    def held_by(path: str, start: int, end: int) -> frozenset[int]:
        places = holders.get(path, {}).items()
        return frozenset().union(*(numbers for (first, last), numbers in places if first <= start and end <= last))

    return lambda claims: bool(frozenset.intersection(*(held_by(*name_passage(claim)) for claim in claims)))


def drop_echoes(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """The conflicts without those that a louder one tells of the very same claims; found by whoever found any."""
    loudest: dict[tuple[str, frozenset[Claim]], Conflict] = {}
    for conflict in conflicts:
        told = (conflict.fingerprint, frozenset(conflict.claims))
        known = loudest.get(told, conflict)
        found_by = name_finders((known.found_by, conflict.found_by))
        loudest[told] = replace(known if known.level.rank >= conflict.level.rank else conflict, found_by=found_by)
    return list(loudest.values())


def order_for_report(conflict: Conflict) -> tuple[object, ...]:
    """Sort key: level, outcome, then where the first claim of a checked article stands."""
    first = next((claim for claim in conflict.claims if not claim.reference), conflict.claims[0])
    return (
        -conflict.level.rank,
        conflict.verdict.level is Outcome.UPDATE,
        first.article.path,
        first.excerpt.start,
        conflict.rule,
        conflict.fingerprint,
    )


def join_by_subject(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Connected components: findings that share a claim belong together."""
    components: dict[int, list[Finding]] = {}
    for root, finding in zip(find_roots([finding.claims for finding in findings]), findings, strict=True):
        components.setdefault(root, []).append(finding)
    return list(components.values())


def group_topics(alike: Sequence[tuple[Claim, Claim]]) -> tuple[tuple[Claim, ...], ...]:
    """Claims about one thing, joined from pairs; each group in the order of article and place."""
    numbers: dict[Claim, int] = {}
    pairs = [(numbers.setdefault(one, len(numbers)), numbers.setdefault(other, len(numbers))) for one, other in alike]
    singles = [(number,) for number in range(len(numbers))]
    topics: dict[int, list[Claim]] = {}
    for root, claim in zip(find_roots([*singles, *dict.fromkeys(pairs)]), numbers, strict=False):
        topics.setdefault(root, []).append(claim)
    return tuple(tuple(sorted(topic, key=name_place)) for topic in topics.values())


def name_place(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim stands, as a sort key."""
    return claim.article.path, claim.excerpt.start, claim.excerpt.end, claim.normal


def find_roots(groups: Sequence[tuple[Hashable, ...]]) -> list[int]:
    """For every group of things, such as claims, the number of the first group it is connected with by shared ones."""
    parent = list(range(len(groups)))

    def find_root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    seen: dict[Hashable, int] = {}
    for index, group in enumerate(groups):
        for claim in group:
            one, other = find_root(index), find_root(seen.setdefault(claim, index))
            parent[max(one, other)] = min(one, other)
    return [find_root(index) for index in range(len(groups))]


def build_conflict(findings: Sequence[Finding], level: Level, checked: Collection[str] = ()) -> Conflict:
    """One conflict out of findings that share claims."""
    claims = sort_claims({claim for finding in findings for claim in finding.claims}, findings, checked)
    index = {claim: number for number, claim in enumerate(claims)}
    pairs = sorted({pair for finding in findings for pair in _pairs_of(finding, index)})
    shown = min(findings, key=lambda finding: sorted(index[claim] for claim in finding.claims))
    subject = min((claim.subject for claim in claims), key=lambda subject: (subject.key, subject.label))
    return Conflict(
        rule=shown.rule,
        subject=subject.label,
        subject_key=subject.key,
        claims=claims,
        pairs=tuple(pairs),
        verdict=shown.verdict,
        level=level,
        advice=shown.verdict.advice,
        found_by=name_finders(finding.found_by for finding in findings),
    )


def merge_conflicts(one: Conflict, other: Conflict) -> Conflict:
    """Two conflicts with one fingerprint (the same disagreement at another place) as one."""
    claims = one.claims + tuple(claim for claim in other.claims if claim not in one.claims)
    moved = {number: claims.index(claim) for number, claim in enumerate(other.claims)}
    pairs = set(one.pairs) | {(min(moved[i], moved[j]), max(moved[i], moved[j])) for i, j in other.pairs}
    return Conflict(
        rule=one.rule,
        subject=one.subject,
        subject_key=one.subject_key,
        claims=claims,
        pairs=tuple(sorted(pairs)),
        verdict=one.verdict,
        level=one.level,
        advice=one.advice,
        found_by=name_finders((one.found_by, other.found_by)),
    )


def name_finders(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Who found something of several findings, the rules first."""
    named = {finder for finders in found for finder in finders}
    return tuple(finder for finder in (BY_RULES, BY_READER) if finder in named)


def sort_claims(
    claims: Iterable[Claim], findings: Sequence[Finding], checked: Collection[str] = ()
) -> tuple[Claim, ...]:
    """The outlier first: claims that a reference contradicts, then the value fewest independent sources give."""
    claims = list(claims)
    refuted = {
        claim
        for finding in findings
        if any(other.reference for other in finding.claims)
        for claim in finding.claims
        if not claim.reference
    }
    origins = name_origins(list(dict.fromkeys(claim.article for claim in claims)))
    sources: dict[str, set[str]] = {}
    for claim in claims:
        sources.setdefault(claim.normal, set()).add(origins[claim.article.path])

    def rank(claim: Claim) -> tuple[object, ...]:
        excerpt = claim.excerpt
        where = (claim.article.path not in checked, claim.normal, claim.article.path, excerpt.start, excerpt.end)
        return (claim.reference, claim not in refuted, len(sources[claim.normal]), *where)

    return tuple(sorted(claims, key=rank))


def _pairs_of(finding: Finding, index: dict[Claim, int]) -> list[tuple[int, int]]:
    numbers = sorted({index[claim] for claim in finding.claims})
    if len(numbers) == 1:
        return [(numbers[0], numbers[0])]
    return [(i, j) for place, i in enumerate(numbers) for j in numbers[place + 1 :]]
