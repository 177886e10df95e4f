"""Two versions of a story: which facts changed, appeared or vanished, and which passages still carry the old value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.model import Claim, Outcome, Verdict
from checker.pairing.likeness import liken

Compare = Callable[[Claim, Claim], Verdict]
AGREEING = (Outcome.AGREES, Outcome.COMPATIBLE)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one version says of one thing: all claims of one rule with the same subject key and value, in order."""

    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        return self.claims[0]


@dataclass(frozen=True, slots=True)
class ChangedStatement:
    """A thing with another value in the new version; `lingering` are the new version's claims with the old value."""

    old: Statement
    new: Statement
    lingering: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionDifference:
    """What two versions of a story say differently, each part in the order of the texts."""

    changed: tuple[ChangedStatement, ...] = ()
    appeared: tuple[Statement, ...] = ()
    vanished: tuple[Statement, ...] = ()
    unchanged: int = 0

    @property
    def lingering(self) -> tuple[Claim, ...]:
        """All claims of the new version that still carry an old value."""
        return tuple(dict.fromkeys(claim for change in self.changed for claim in change.lingering))


def compare_versions(
    old: Mapping[str, Sequence[Claim]], new: Mapping[str, Sequence[Claim]], compares: Mapping[str, Compare | None]
) -> VersionDifference:
    """The difference of two versions by the claims of each rule (rule name to claims, and to its `compare` or None).

    Claims with the same value on the same thing are unchanged. Of the rest each old statement is set against the most
    alike new one whose subject is the same; what is left has vanished or appeared. Rules without `compare` are no part.
    """
    changed: list[ChangedStatement] = []
    appeared: list[Statement] = []
    vanished: list[Statement] = []
    unchanged = 0
    for rule in sorted(compares):
        compare = compares[rule]
        if compare is None:
            continue
        before, after = group_statements(old.get(rule, ())), group_statements(new.get(rule, ()))
        kept = match_statements(before, after, same_value=True)
        unchanged += len(kept)
        left = [one for one in before if one not in kept]
        taken = set(kept.values())
        fresh = [one for one in after if one not in taken]
        moved = match_statements(left, fresh, same_value=False)
        stale = match_lingering(left, after, moved)
        changed += [ChangedStatement(one, other, stale.get(one, ())) for one, other in moved.items()]
        changed += [*find_mixed(before, kept, fresh, moved, compare)]
        used = {*moved.values(), *(change.new for change in changed)}
        vanished += [one for one in left if one not in moved]
        appeared += [one for one in fresh if one not in used]
    return VersionDifference(
        tuple(sorted(changed, key=lambda change: place_of(change.new))),
        tuple(sorted(appeared, key=place_of)),
        tuple(sorted(vanished, key=place_of)),
        unchanged,
    )


def join_copies(told: VersionDifference, copies: VersionDifference) -> VersionDifference:
    """A difference with what only a copy's words around a passage tell; each passage is told once.

    `copies` are the changes found by the words around: one that `told` has is left out, one at the places of something
    that vanished and something that appeared of one rule makes a change of the two, which know what they are about.
    """
    changed, appeared, vanished = list(told.changed), list(told.appeared), list(told.vanished)
    for copy in copies.changed:
        if any(_overlap(copy.old, one.old) and _overlap(copy.new, one.new) for one in changed):
            continue
        pair = next(
            (
                (gone, come)
                for gone in vanished
                for come in appeared
                if gone.first.rule == come.first.rule and _overlap(copy.old, gone) and _overlap(copy.new, come)
            ),
            (copy.old, copy.new),
        )
        changed.append(replace(copy, old=pair[0], new=pair[1]))
    return VersionDifference(
        tuple(sorted(changed, key=lambda change: place_of(change.new))),
        tuple(one for one in appeared if not any(_overlap(one, change.new) for change in changed)),
        tuple(one for one in vanished if not any(_overlap(one, change.old) for change in changed)),
        told.unchanged,
    )


def _overlap(one: Statement, other: Statement) -> bool:
    """Whether two statements share a passage."""
    return any(
        first.excerpt.article.path == second.excerpt.article.path
        and first.excerpt.start < second.excerpt.end
        and second.excerpt.start < first.excerpt.end
        for first in one.claims
        for second in other.claims
    )


def place_of(statement: Statement) -> tuple[str, int, str]:
    """Where a statement is first made, for sorting."""
    claim = statement.first
    return claim.article.path, claim.excerpt.start, claim.rule


def group_statements(claims: Iterable[Claim]) -> tuple[Statement, ...]:
    """Claims of one key and value as one statement, in order of first appearance."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.subject.key, claim.normal), []).append(claim)
    return tuple(Statement(tuple(group)) for group in groups.values())


def match_statements(
    before: Sequence[Statement], after: Sequence[Statement], same_value: bool
) -> dict[Statement, Statement]:
    """Pairs of statements about one thing, the most alike first, each statement once."""
    pairs = sorted(
        (
            (-score, place, number, one, other)
            for place, number, one, other, score in candidates(before, after, same_value)
        ),
        key=lambda pair: pair[:3],
    )
    matched: dict[Statement, Statement] = {}
    taken: set[Statement] = set()
    for _, _, _, one, other in pairs:
        if one not in matched and other not in taken:
            matched[one] = other
            taken.add(other)
    return matched


def candidates(
    before: Sequence[Statement], after: Sequence[Statement], same_value: bool
) -> Iterator[tuple[int, int, Statement, Statement, Decimal]]:
    """Every pair that shares a block and is about one thing, with how alike its subjects are."""
    index: dict[str, list[int]] = {}
    for number, other in enumerate(after):
        for block in dict.fromkeys(other.first.subject.blocks):
            index.setdefault(block, []).append(number)
    for place, one in enumerate(before):
        near = sorted({number for block in one.first.subject.blocks for number in index.get(block, ())})
        for number in near:
            other = after[number]
            if (one.first.normal == other.first.normal) is not same_value:
                continue
            if same_value and one.first.subject.key == other.first.subject.key:
                yield place, number, one, other, Decimal(1000)
                continue
            likeness = liken(one.first.subject, other.first.subject)
            if likeness.same:
                yield place, number, one, other, likeness.score


def match_lingering(
    left: Sequence[Statement], after: Sequence[Statement], moved: Mapping[Statement, Statement]
) -> dict[Statement, tuple[Claim, ...]]:
    """For every changed statement the claims of the new version that carry its old value on the same thing."""
    found: dict[Statement, tuple[Claim, ...]] = {}
    for place, _, one, other, _ in candidates(left, after, same_value=True):
        if left[place] in moved and other is not moved[one]:
            found[one] = (*found.get(one, ()), *other.claims)
    return found


def find_mixed(
    before: Sequence[Statement],
    kept: Mapping[Statement, Statement],
    fresh: Sequence[Statement],
    moved: Mapping[Statement, Statement],
    compare: Compare,
) -> Iterator[ChangedStatement]:
    """Statements the new version gives with the old value and with a new one that contradicts it: half updated."""
    free = [one for one in fresh if one not in set(moved.values())]
    same = [one for one in before if one in kept]
    for one, other in match_statements(same, free, same_value=False).items():
        verdict = compare(one.first, other.first)
        if verdict.level not in (*AGREEING, Outcome.NOT_COMPARABLE):
            yield ChangedStatement(one, other, kept[one].claims)
