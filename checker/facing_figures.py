"""Sets the figures, days and clock times of every story against one another: pairing says which are one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import TYPE_CHECKING

from checker.describing.described import DescribedArticle
from checker.describing.figure_subject import FigureSubject
from checker.judging.settling import Judgement
from checker.messages import Remark
from checker.model import Claim, Failure
from checker.pairing.pairing import put_in_order
from checker.pairing.stories import Stories
from checker.pairing.thinning import MOST_FIGURES, crowded

if TYPE_CHECKING:  # what the scorer needs takes longer to load than a short check: only who compares waits for it
    from checker.judging.figure_verdicts import Bars
    from checker.pairing.encoder import Encoder, Floats
    from checker.pairing.pairs import FigurePair, Place

BATCH = 512  # articles whose vectors are held at a time, and kept together where they are kept


def pair_figures(
    claims: Iterable[Sequence[Claim]],
    stories: Stories,
    encoder: Callable[[int], Encoder] | None = None,
    jobs: int = 1,
    every: bool = False,
) -> list[FigurePair]:
    """The pairs that the scorer makes of the figures of each story.

    `claims` holds the claims of each rule that leaves pairing to the scorer. `encoder`, called with the number of
    processes (`jobs`), gives the object to ask for vectors, such as a cache. With `every`, pairs on which no verdict
    can be passed are included.
    """
    told = gather_stories(claims, stories.compared())
    if not told:
        return []
    from checker.pairing.encoding import choose_encoder
    from checker.pairing.pairs import know_nothing, may_disagree, pair_read
    from checker.pairing.scorer import load_scorer

    read = (encoder or choose_encoder)(jobs)
    pairs: dict[tuple[Place, Place], FigurePair] = {}
    for batch in divide_batches(told):
        asked = [may_disagree(story) for story in batch]
        known = encode_stories(compress(batch, asked), read)
        for story, is_asked in zip(batch, asked, strict=True):
            vectors, runs = zip(*map(known.__getitem__, story), strict=True) if is_asked else know_nothing(story)
            for pair in pair_read(story, vectors, runs, load_scorer(), every):
                pairs.setdefault(pair.places, pair)  # two articles may share several panels
    return list(pairs.values())


def divide_batches(stories: Iterable[Sequence[DescribedArticle]]) -> Iterator[list[list[DescribedArticle]]]:
    """Stories, each in order of path, some at a time: as many as together have BATCH articles."""
    batch: list[list[DescribedArticle]] = []
    for story in stories:
        batch.append(sorted(story, key=lambda article: article.path))
        if sum(map(len, batch)) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def encode_stories(
    stories: Iterable[Sequence[DescribedArticle]], encoder: Encoder
) -> Mapping[DescribedArticle, tuple[Floats, Floats]]:
    """What the encoder says of each article of these stories, all of them asked at once."""
    articles = list(dict.fromkeys(article for story in stories for article in story))
    if not articles:
        return {}
    return dict(zip(articles, zip(*encoder.read(articles), strict=True), strict=True))


def tell_crowded(claims: Iterable[Sequence[Claim]], stories: Stories) -> list[Failure]:
    """A failure for each article with more figures of one kind than are compared with those of its story."""
    return [
        Failure(
            article.path,
            Remark(
                "the text has more than {most} figures of one kind: the first of them are compared with other texts,"
                " the rest are not; split it",
                most=MOST_FIGURES,
            ),
        )
        for story in gather_stories(claims, stories.groups)
        for article in story
        if crowded(article)
    ]


def gather_stories(claims: Iterable[Sequence[Claim]], groups: Iterable[Sequence[str]]) -> list[list[DescribedArticle]]:
    """The described articles of every group of paths in which more than one has figures."""
    described: dict[str, DescribedArticle] = {}
    for found in claims:
        for claim in found:
            if isinstance(claim.subject, FigureSubject):
                described[claim.article.path] = claim.subject.article
    told = [[described[path] for path in group if path in described] for group in groups]
    return [story for story in told if len(story) > 1]


def judge_figures(
    claims: Sequence[Claim], figures: Sequence[FigurePair], bars: Bars | None, explain: bool = False
) -> Iterator[Judgement]:
    """Judge the pairs of one rule's claims; with `explain` say why, and also yield those that are not one thing.

    `bars` None are the usual ones.
    """
    if not figures:
        return
    from checker.judging.figure_verdicts import Bars, describe_likeness, remember_verdicts
    from checker.pairing.scorer import load_scorer

    judge = remember_verdicts(bars or Bars())
    by_place = {claim.subject.place: claim for claim in claims if isinstance(claim.subject, FigureSubject)}
    for pair in figures:
        first, second = pair.places
        one, other = by_place.get(first), by_place.get(second)
        if one is None or other is None:
            continue
        earlier, later = put_in_order(one, other)
        verdict = judge(earlier, later, pair)
        if verdict is not None or explain:
            yield Judgement(earlier, later, describe_likeness(pair, load_scorer(), explain), verdict)
