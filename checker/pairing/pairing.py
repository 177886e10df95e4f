"""Candidate pairs: only claims that share a block, and of one story where the rule asks for it, are compared."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product

from checker.model import Claim
from checker.pairing.stories import Stories
from checker.pairing.thinning import thin_claims


def candidate_pairs(claims: Sequence[Claim], stories: Stories, scope: str) -> Iterator[tuple[Claim, Claim]]:
    """Every pair of claims that share a block, once.

    Scope "any": of any articles; "story": of articles that tell one story; "across": of two such, never of one; of a
    large story those alone that share a panel.
    The work grows with the pairs: claims of articles that may not meet are never set side by side.
    """
    blocks: dict[str, dict[str, list[int]]] = {}
    places: list[dict[str, int]] = []  # of every claim its blocks, each with its place among them
    for number, claim in enumerate(claims):
        if scope == "across" and stories.is_alone(claim.article.path):
            places.append({})  # it meets no other, so it is not asked for its blocks
            continue
        places.append({block: place for place, block in enumerate(dict.fromkeys(claim.subject.blocks))})
        for block in places[-1]:
            blocks.setdefault(block, {}).setdefault(claim.article.path, []).append(number)
    partners = {} if scope == "any" else stories.partners()
    for block, found in blocks.items():
        articles = {path: thin_claims(claims, numbers) for path, numbers in found.items()}
        for one, other in pairs_in_block(articles, partners, scope):
            if is_first_shared(block, places[one], places[other]):
                yield claims[one], claims[other]


def pairs_in_block(
    articles: Mapping[str, Sequence[int]], partners: Mapping[str, Collection[str]], scope: str
) -> Iterator[tuple[int, int]]:
    """The pairs of claims, by number, of one block whose claims are given by article.

    `partners` are the articles that each may meet: of all others nobody asks, so that the work does not grow with
    all that a block holds.
    """
    paths = list(articles)
    place_of = {path: place for place, path in enumerate(paths)}
    for place, path in enumerate(paths):
        if scope != "across":
            yield from combinations(articles[path], 2)
        if scope == "any":
            others = paths[place + 1 :]
        else:
            met = (place_of[other] for other in partners.get(path, ()) if other in place_of)
            others = [paths[number] for number in sorted(number for number in met if number > place)]
        for other in others:
            yield from product(articles[path], articles[other])


def put_in_order(first: Claim, second: Claim) -> tuple[Claim, Claim]:
    """The earlier claim first: by day of publication, then path and place; undated articles count as equally old."""
    days = (first.article.day, second.article.day)
    if days[0] and days[1] and days[0] != days[1]:
        return (first, second) if days[0] < days[1] else (second, first)
    place = [(claim.article.path, claim.excerpt.start, claim.excerpt.end, claim.normal) for claim in (first, second)]
    return (first, second) if place[0] <= place[1] else (second, first)


def is_first_shared(block: str, mine: Mapping[str, int], theirs: Mapping[str, int]) -> bool:
    """Whether this is the first block of a claim that the other has too: only there the two are paired."""
    if not mine[block]:
        return True
    return block == next(shared for shared in mine if shared in theirs)
