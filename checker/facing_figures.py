"""Sets the figures, days and clock times of every story against one another: pairing says which are one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.describing.described import DescribedArticle
from checker.describing.figure_subject import FigureSubject
from checker.judging.figure_verdicts import Bars, describe_likeness, judge_pair
from checker.judging.settling import Judgement
from checker.model import Claim, Outcome
from checker.pairing.encoder import load_encoder
from checker.pairing.pairing import put_in_order
from checker.pairing.pairs import FigurePair, pair_story
from checker.pairing.scorer import load_scorer
from checker.pairing.stories import Stories


def pair_figures(claims: Iterable[Sequence[Claim]], stories: Stories) -> list[FigurePair]:
    """The pairs of figures of every story; `claims` are those of each rule that leaves pairing to the scorer."""
    described: dict[str, DescribedArticle] = {}
    for found in claims:
        for claim in found:
            if isinstance(claim.subject, FigureSubject):
                described[claim.article.path] = claim.subject.article
    told = [[described[path] for path in group if path in described] for group in stories.groups]
    return [pair for story in told if len(story) > 1 for pair in pair_story(story, load_encoder(), load_scorer())]


def judge_figures(
    claims: Sequence[Claim], figures: Sequence[FigurePair], bars: Bars, explain: bool = False
) -> Iterator[Judgement]:
    """Judge the pairs of one rule's claims; with `explain` also yield those that are not one thing."""
    by_place = {claim.subject.place: claim for claim in claims if isinstance(claim.subject, FigureSubject)}
    for pair in figures:
        one, other = (by_place.get(place) for place in pair.places)
        if one is None or other is None:
            continue
        earlier, later = put_in_order(one, other)
        verdict = judge_pair(earlier, later, pair, bars)
        if verdict is not None or explain:
            told = explain or (verdict is not None and verdict.level in (Outcome.CONFLICT, Outcome.UPDATE))
            yield Judgement(earlier, later, describe_likeness(pair, load_scorer(), told), verdict)
