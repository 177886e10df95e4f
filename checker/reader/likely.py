"""Pairs of figures below the rules' bar for a note that the second question puts before the reader as well.

The scorer takes some pairs for one thing told differently, but is not sure enough to bother an editor. Whoever asks a
reader has one who can judge them: so the likeliest few of a story join the notes in the second question, also where one
of the two has a likelier partner. What a veto keeps apart, what meets and what is reported already does not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.describing.figure_subject import FigureSubject
from checker.model import Article, Assessment, Claim, Conflict
from checker.reader.doubting import Asked, Doubt, doubt_claims
from checker.reader.stories import Story

if TYPE_CHECKING:
    from checker.pairing.pairs import FigurePair

PairEvery = Callable[[Sequence[Claim], Sequence[Article]], Sequence["FigurePair"]]
LEAST = 60  # per mille of a true conflict; below it real stories have twice as many such pairs, and nothing found
MOST = 15  # pairs of a story


def find_likely(
    assessment: Assessment, checked: frozenset[str], pair_every: PairEvery, story: Story, asked: Collection[Asked]
) -> tuple[Doubt, ...]:
    """The likeliest pairs of figures of a story that the assessment does not report, one for each pair of values.

    `checked` are the paths of the articles that are checked, one of which is in every pair; `pair_every` gives all
    pairs of the claims of some articles, also those of no verdict. Pairs of sentences `asked` about before count among
    the MOST: what was confirmed then makes no room for others, so no run asks on and on.
    """
    paths = frozenset(article.path for article in story.articles)
    sentences = story.sentences
    known = {values for one in assessment.conflicts for values in report_values(one, paths)}
    found: dict[frozenset[str], Doubt] = {}
    for one, other in rank_pairs(assessment.claims, pair_every, story):
        values = frozenset((one.normal, other.normal))
        if values in found or checked.isdisjoint((one.article.path, other.article.path)):
            continue
        doubt = doubt_claims(one, other, sentences)
        if doubt is not None and (values not in known or doubt.asked in asked):
            found[values] = doubt
        if len(found) == MOST:
            break
    return tuple(found.values())


def report_values(conflict: Conflict, paths: Collection[str]) -> Iterator[frozenset[str]]:
    """The values that a conflict, an update or a note sets against one another in these articles, in normal form."""
    for first, second in conflict.pairs:
        claims = conflict.claims[first], conflict.claims[second]
        if all(claim.article.path in paths for claim in claims):
            yield frozenset(claim.normal for claim in claims)


def rank_pairs(claims: Sequence[Claim], pair_every: PairEvery, story: Story) -> list[tuple[Claim, Claim]]:
    """The pairs of figures of a story that may be in conflict, the likeliest first, then by place."""
    paths = {article.path for article in story.articles}
    by_place = {
        claim.subject.place: claim
        for claim in claims
        if isinstance(claim.subject, FigureSubject) and claim.article.path in paths
    }
    pairs = [
        pair
        for pair in pair_every(tuple(by_place.values()), story.articles)
        if pair.veto is None and not pair.relation.meets and pair.conflict >= LEAST
    ]
    pairs.sort(key=lambda pair: (-pair.conflict, pair.places))
    both = [(by_place.get(pair.places[0]), by_place.get(pair.places[1])) for pair in pairs]  # days have no claim here
    return [(one, other) for one, other in both if one is not None and other is not None]
