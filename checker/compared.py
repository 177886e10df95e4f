"""What comparing a set of articles gave, before the desk's decisions are laid over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.model import Claim, Conflict, Dropped, Failure


@dataclass(frozen=True, slots=True)
class Compared:
    """Conflicts with nothing decided, all claims, those about one thing in groups, and what could not be compared.

    `labels` are what the subjects of all claims are called, `rules` further rules that found something (the second
    reader), `dropped` the pairs of that reader which are not reported; `failed` says that a rule failed.
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
        """This with other claims and topics."""
        return replace(self, claims=claims, topics=topics)
