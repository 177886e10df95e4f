"""What comparing a set of articles gave, before the desk's decisions are laid over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.model import Claim, Conflict, Dropped, Failure


@dataclass(frozen=True, slots=True)
class Compared:
    """The result of comparing, before decisions are applied: conflicts, all claims, claims by topic, failures.

    `labels` are the labels of all claims' subjects, `rules` the names of rules beyond those that ran (the second reader
    may report under them), `dropped` the pairs that the second reader named and that are not reported, `failed` whether
    a rule raised an error or ran out of time.
    """

    conflicts: tuple[Conflict, ...] = ()
    claims: Sequence[Claim] = ()
    topics: Sequence[tuple[Claim, ...]] = ()
    labels: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    failures: tuple[Failure, ...] = ()
    coverage: Mapping[str, int] = field(default_factory=dict)
    dropped: tuple[Dropped, ...] = ()
    failed: bool = False

    def with_claims(self, claims: Sequence[Claim], topics: Sequence[tuple[Claim, ...]]) -> Compared:
        """A copy of this result with these claims and topics in place of its own."""
        return replace(self, claims=claims, topics=topics)
