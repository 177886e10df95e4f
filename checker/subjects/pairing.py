"""Candidate pairs: only claims that share a block, and of one story where the rule asks for it, are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from checker.model import Claim
from checker.subjects.stories import Stories


def candidate_pairs(claims: Sequence[Claim], stories: Stories, scope: str) -> Iterator[tuple[Claim, Claim]]:
    """Every pair of claims that share a block, once.

    Scope "any": of any articles; "story": of articles that tell one story; "across": of two such, never of one.
    The work grows with the pairs: claims of articles that may not meet are never set side by side.
    """
    blocks: dict[str, dict[str, list[int]]] = {}
    for number, claim in enumerate(claims):
        for block in dict.fromkeys(claim.subject.blocks):
            blocks.setdefault(block, {}).setdefault(claim.article.path, []).append(number)
    for block, articles in blocks.items():
        for pair in pairs_in_block(articles, stories, scope):
            one, other = claims[pair[0]], claims[pair[1]]
            if first_shared(one, other) == block:
                yield one, other


def pairs_in_block(articles: Mapping[str, Sequence[int]], stories: Stories, scope: str) -> Iterator[tuple[int, int]]:
    """The pairs of claims, by number, of one block whose claims are given by article."""
    paths = list(articles)
    for place, path in enumerate(paths):
        if scope != "across":
            yield from combinations(articles[path], 2)
        for other in paths[place + 1 :]:
            if scope == "any" or stories.are_one(path, other):
                yield from product(articles[path], articles[other])


def first_shared(one: Claim, other: Claim) -> str:
    """The first block of a claim that the other has too: there, and nowhere else, the two are paired."""
    theirs = set(other.subject.blocks)
    return next(block for block in one.subject.blocks if block in theirs)
