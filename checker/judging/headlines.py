"""Headline, lede and captions of an article against its body: where one measured thing has two figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.describing.frames import split_sentences
from checker.describing.measured import measured_of
from checker.describing.quantities import QuantitySubject
from checker.expression import Expression
from checker.finding.figures.quantities import QuantityMention, find_quantities, quantities_of
from checker.finding.quotes.quotes import said_by
from checker.language import AnnotatedArticle
from checker.model import Claim, Likeness, Outcome, Verdict
from checker.pairing.likeness import compare_subjects
from checker.pairing.thinning import MOST_ALIKE

KINDS = ("count", "money", "measure", "percent")
HEAD = 400  # characters: a longer first paragraph is no lede
CAPTION = Expression(
    r"^(?:Foto|Bild|Quelle|Archivbild|Grafik|Video)\b|\((?:Foto|Archivbild|Bild|Symbolbild|Quelle)\b|©|\bFoto:",
    re.MULTILINE,
)
HEADLINE_ROW = 120  # characters: a first line this short, without a full stop, is a headline
# What tells of another time, another source or another part: such a figure need not be the headline's.
APART = Expression(
    r"\b(?:zunächst|zuvor|bisher|bislang|anfangs|ursprünglich|zuletzt|Vorjahr\w*|damals|vor einem Jahr|"
    r"20[012]\d|19\d\d|davon|darunter|allein|nur|"
    r"weitere[nr]?|jeweils|je|einem|laut|nach Angaben|soll(?:en|te|ten)?|könn\w+|will|wollen|wäre\w*|etwa|statt|"
    r"nicht|sondern|erst|alle[nr]?|"
    r"initially|previously|earlier|so far|last year|then|including|among them|of (?:them|whom|these|those)|alone|only|"
    r"other|another|more|each|apiece|every|all|both|according to|could|may|might|will|would|about|instead|not|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|"
    r"Samstag|Sonntag|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|gestern|heute)\b",
    re.IGNORECASE,
)
# The same for a lede, which tells day, source and plan of what the headline says.
APART_IN_LEDE = Expression(
    r"\b(?:zunächst|zuvor|bisher|bislang|anfangs|ursprünglich|zuletzt|Vorjahr\w*|damals|vor einem Jahr|20[012]\d|19\d\d"
    r"|davon|darunter|allein|nur|noch|weitere[nr]?|jeweils|je|statt|nicht|sondern|erst|mehr als|übrigen?|anderen?"
    r"|alle[nr]?|initially|previously|earlier|last year|then|including|among them|of (?:them|whom|these|those)|alone"
    r"|only|other|another|each|apiece|every|all|both|instead|not|more than)\b",
    re.IGNORECASE,
)
PARTITIVE = Expression(r" (?:der|von den|von ihnen|unter den|dieser|of (?:the|them|those|these))\b")
COUNTED_OFTEN = ("vote", "result")  # several ballots and elections in one article are the rule
MOST_HEADS = 40
BEFORE, BEHIND = 60, 40  # characters
PART_REACH = 60  # characters
LINE_END = "\n"
STRONG = frozenset(("same_measure", "same_noun"))


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with its subject; `head` where it stands in the headline, the lede or a caption, `headline` and `lede`
    where it stands in the one or the other."""

    mention: QuantityMention
    subject: QuantitySubject
    head: bool
    headline: bool = False
    lede: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure at the head of an article and the body's on the same thing, of a headline also the lede's."""

    head: Placed
    body: Placed
    likeness: Likeness


def titled(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with the title of its front matter or head as the first line of its body, where that holds a figure;
    else the article itself. All else of the head is blank there, so that offsets are the same.
    """
    stated, body = article.article, article.article.body_start
    start = stated.text.find(stated.title, 0, body) if stated.title else -1
    if stated.title is None or start < 0 or not find_quantities(stated.title, article.language):
        return article
    end = start + len(stated.title)
    text = f"{stated.text[:end]}{LINE_END * (body - end)}{stated.text[body:]}"
    return AnnotatedArticle(replace(stated, text=text, body_start=start), article.base)


def find_head_end(article: AnnotatedArticle) -> int:
    """Where headline and lede end: with the first paragraph of running text, or its first sentence if it is long."""
    for start, end in article.paragraphs:
        if end - start > HEAD:
            return next(split_sentences(article.text, start, end))[1]
        if end - start > HEADLINE_ROW or article.text[end - 1 : end] in ".!":
            return end
    return article.article.body_start


def find_headline_end(article: AnnotatedArticle) -> int:
    """Where the headline ends: the short rows without a full stop that come before the first running text."""
    for start, end in article.paragraphs:
        if end - start > HEADLINE_ROW or article.text[end - 1 : end] in ".!":
            return start
    return article.article.body_start


def place_figures(article: AnnotatedArticle) -> tuple[Placed, ...]:
    """Every exact figure of an article on something that can be named, and whether it stands at the head."""
    end, headline = find_head_end(article), find_headline_end(article)
    placed = []
    figures = article.mentions(quantities_of)
    if not figures or figures[0].start >= end or figures[-1].start < headline:
        return ()
    if figures[-1].start < end and figures[0].start >= headline:
        return ()
    for mention, subject in article.mentions(measured_of):
        if (
            mention.kind not in KINDS
            or subject.role not in ("level", "result")
            or not (subject.measures or subject.noun)
        ):
            continue
        if any(family in COUNTED_OFTEN for family, _ in subject.measures):
            continue
        start = mention.start
        caption = is_in_caption(article.text, start)
        lede = headline <= start < end and not caption
        placed.append(Placed(mention, subject, start < end or caption, start < headline, lede))
    return tuple(placed)


def is_in_caption(text: str, start: int) -> bool:
    """Whether what stands before `start` in its line, HEAD characters at most, shows it to be in a caption."""
    near = max(0, start - HEAD)
    return CAPTION.search(text, max(near, text.rfind("\n", near, start) + 1), start) is not None


def pair_figures(article: AnnotatedArticle, placed: Sequence[Placed]) -> Iterator[Pair]:
    """Each figure at the head with the most alike of the body on the same thing, those of the headline with the lede's
    too."""
    heads = [one for one in placed if one.head][:MOST_HEADS]
    dimensions = {head.subject.dimension for head in heads}  # others share no block with them
    bodies: dict[str, list[Placed]] = {}
    told: Counter[Hashable] = Counter()  # what is told again in the very same words adds nothing
    for one in placed:
        if (one.head and not one.lede) or one.subject.dimension not in dimensions:
            continue
        told[one.subject, one.mention.quantity] += 1
        if told[one.subject, one.mention.quantity] <= MOST_ALIKE:
            for block in dict.fromkeys(one.subject.blocks):
                bodies.setdefault(block, []).append(one)
    for head in heads:
        near = {body.mention.start: body for block in head.subject.blocks for body in bodies.get(block, ())}
        for _, body in sorted(near.items()):
            if body.lede and not head.headline:
                continue
            likeness = compare_subjects(head.subject, body.subject)
            if likeness.same and any(feature.name in STRONG for feature in likeness.features):
                yield Pair(head, body, likeness)


def is_set_apart(article: AnnotatedArticle, pair: Pair) -> bool:
    """Whether the words around either figure tell of another time, source or part than the other's."""
    if any(is_partitive(article, one.mention) for one in (pair.head, pair.body)):
        return True
    apart = APART_IN_LEDE if pair.body.lede else APART
    return any(apart.search(article.text, *words_around(article, one.mention)) for one in (pair.head, pair.body))


def words_around(article: AnnotatedArticle, mention: QuantityMention) -> tuple[int, int]:
    """Start and end of the words around a figure that may set it apart: in its own line, not in a dateline above or
    below it, nor in the head of the file."""
    line = article.text.rfind(LINE_END, 0, mention.start) + 1
    end = article.text.find(LINE_END, mention.end, mention.end + BEHIND)
    start = max(article.article.body_start, line, mention.start - BEFORE)
    return start, end if end >= 0 else mention.end + BEHIND


def is_partitive(article: AnnotatedArticle, mention: QuantityMention) -> bool:
    """Whether this figure or one close before it counts a part: "27 der Toten waren Schweden, 23 ..." """
    figures = article.mentions(quantities_of)
    first = bisect_left(figures, mention.start - PART_REACH, key=lambda one: one.start)
    last = bisect_left(figures, mention.start + 1, key=lambda one: one.start)
    return any(PARTITIVE.match(article.text, one.end) for one in figures[first:last])


def settle_pairs(judged: Sequence[tuple[Pair, Claim, Claim, Verdict]]) -> Iterator[tuple[Pair, Claim, Claim, Verdict]]:
    """Agreements, and of the disagreements those of figures that agree with nothing, each with the most alike only."""
    agreed = {
        claim for _, head, body, verdict in judged if verdict.level is not Outcome.CONFLICT for claim in (head, body)
    }
    best: dict[Claim, tuple[Pair, Claim, Claim, Verdict]] = {}
    rivals: dict[Claim, set[str]] = {}
    for one in judged:
        pair, head, body, verdict = one
        if verdict.level is not Outcome.CONFLICT:
            yield one
        elif head not in agreed and body not in agreed:
            rivals.setdefault(head, set()).add(body.normal)
            if head not in best or pair.likeness.score > best[head][0].likeness.score:
                best[head] = one
    yield from (one for head, one in best.items() if len(rivals[head]) == 1)


def speaker_of(article: AnnotatedArticle, placed: Placed) -> str | None:
    """Who says a figure, None for the article itself."""
    return said_by(article, placed.mention.start, placed.mention.end)
