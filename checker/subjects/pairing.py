"""Candidate pairs: only claims that share a block, and of one story where the rule asks for it, are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import Claim
from checker.subjects.stories import Stories


def candidate_pairs(claims: Sequence[Claim], stories: Stories, scope: str) -> Iterator[tuple[Claim, Claim]]:
    """Every pair of claims that share a block, once; with scope "story" only claims of articles that tell one story."""
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
                if scope == "any" or stories.are_one(one.article.path, other.article.path):
                    yield one, other
