"""Candidate pairs: only claims that share a block, and of one story where the rule asks for it, are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import Claim
from checker.subjects.stories import Stories


def candidate_pairs(claims: Sequence[Claim], stories: Stories, scope: str) -> Iterator[tuple[Claim, Claim]]:
    """Every pair of claims that share a block, once.

    Scope "any": of any articles; "story": of articles that tell one story; "across": of two such, never of one.
    """
    blocks: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        for block in dict.fromkeys(claim.subject.blocks):
            blocks.setdefault(block, []).append(number)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        for place, first in enumerate(members):
            for second in members[place + 1 :]:
                if (first, second) in seen:
                    continue
                seen.add((first, second))
                one, other = claims[first], claims[second]
                if may_meet(one.article.path, other.article.path, stories, scope):
                    yield one, other


def may_meet(path: str, other: str, stories: Stories, scope: str) -> bool:
    """Whether claims of two articles may be compared under a rule's scope."""
    if scope == "any":
        return True
    return (scope != "across" or path != other) and stories.are_one(path, other)
