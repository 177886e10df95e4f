"""The check sheet ("Prüfbogen"): an article's text with every checkable passage numbered, and what is known of each."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.expression import Expression
from checker.model import Article, Assessment, Claim, Conflict, Outcome
from checker.showing.labels import name_finding
from checker.showing.matrix import find_disputes, identify, join, join_claims
from checker.showing.passages import name_source
from checker.showing.remarks import Background, Kind, Remark, remark_on, value_key, write_remark
from checker.showing.silence import count_in_letters, write_printed
from checker.showing.untrusted import make_visible
from checker.showing.values import write_value

SHEETS = 50  # articles that get a sheet at most; those with conflicts come first
PARAGRAPH = Expression(r"[^\n]+(?:\n(?![ \t\r]*\n)[^\n]+)*")
LINE = Expression(r"[^\n]+")
QUOTED = 300  # characters of a passage that are repeated in its entry


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text: plain, or a checkable passage with its number."""

    text: str
    number: int | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage to tick off, with its number, its words, the claims in it and what they state.

    What other sources say of it is given in words and as `found`; `printed` is the same for paper, where articles that
    say nothing are named by their letters.
    """

    number: int
    passage: str
    statements: tuple[str, ...]
    remarks: tuple[str, ...]
    disputed: bool
    found: tuple[Remark, ...] = ()
    claims: tuple[Claim, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article's check sheet: paragraphs of pieces, and an entry for every passage.

    `sources` are the other articles of its story, by letter and name, where an entry tells of one that is silent.
    """

    article: Article
    paragraphs: tuple[tuple[Piece, ...], ...]
    entries: tuple[Entry, ...]
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Claims whose words overlap, as one passage from `start` to `end`."""

    start: int
    end: int
    claims: tuple[Claim, ...]
    disputed: bool


def build_sheets(assessment: Assessment, language: str) -> tuple[Sheet, ...]:
    """A sheet for every article, those with conflicts first, `SHEETS` at most."""
    background = gather_background(assessment)
    topics = background.topics.values()
    stated: dict[str, dict[Hashable, Claim]] = {}
    for claim in (*assessment.claims, *(claim for topic in topics for claim in topic)):
        if not claim.reference:
            stated.setdefault(claim.article.path, {}).setdefault(identify(claim), claim)
    articles = sorted(
        (article for article in assessment.articles if not article.reference),
        key=lambda article: not any(key in background.disputes for key in stated.get(article.path, ())),
    )
    return tuple(
        build_sheet(article, tuple(stated.get(article.path, {}).values()), background, language)
        for article in articles[:SHEETS]
    )


def build_sheet(article: Article, claims: Sequence[Claim], background: Background, language: str) -> Sheet:
    """The sheet of one article, its passages numbered in reading order; a head without claims is left out."""
    stretches = join_overlapping(claims, background)
    pattern = PARAGRAPH if re.search(r"\n[ \t\r]*\n", article.text) else LINE
    begin = min([article.body_start, *(stretch.start for stretch in stretches[:1])])
    paragraphs = []
    first = 0
    for match in pattern.finditer(article.text, begin):
        last = first
        while last < len(stretches) and stretches[last].start < match.end():
            last += 1
        pieces = cut_paragraph(article.text, match.start(), match.end(), stretches[first:last], first + 1)
        paragraphs.append(tuple(pieces))
        first = last
    others = [one for one in background.stories.get(article.path, ()) if one.path != article.path]
    letters = {one.path: letter for one, letter in zip(others, count_in_letters(), strict=False)}
    entries = tuple(
        build_entry(number, stretch, background, letters, language) for number, stretch in enumerate(stretches, 1)
    )
    silent = any(remark.kind is Kind.SILENT for entry in entries for remark in entry.found)
    sources = zip(letters.values(), name_apart(others), strict=True) if silent else ()
    return Sheet(article, tuple(paragraphs), entries, tuple(sources))


def name_apart(articles: Sequence[Article]) -> list[str]:
    """The sources' names; of several articles of one source with the file."""
    names = [name_source(article) for article in articles]
    return [
        f"{name} ({make_visible(article.name)})" if names.count(name) > 1 else name
        for name, article in zip(names, articles, strict=True)
    ]


def join_overlapping(claims: Sequence[Claim], background: Background) -> list[Stretch]:
    """The passages of an article that a check sheet numbers, in reading order.

    Claims whose excerpts share a character become one passage, from the first character of any to the last; it is
    disputed where one of its claims is.
    """
    stretches: list[Stretch] = []
    for claim in sorted(claims, key=lambda claim: (claim.excerpt.start, claim.excerpt.end, claim.rule)):
        stretch = Stretch(claim.excerpt.start, claim.excerpt.end, (claim,), identify(claim) in background.disputes)
        if stretches and stretch.start < stretches[-1].end:
            before = stretches.pop()
            end, disputed = max(before.end, stretch.end), before.disputed or stretch.disputed
            stretch = Stretch(before.start, end, (*before.claims, claim), disputed)
        stretches.append(stretch)
    return stretches


def cut_paragraph(text: str, start: int, end: int, stretches: Sequence[Stretch], number: int) -> Iterator[Piece]:
    """The paragraph in pieces; the first of `stretches` has `number`. A passage that goes on behind it is cut."""
    at = start
    for offset, stretch in enumerate(stretches):
        low, high = max(stretch.start, at), min(stretch.end, end)
        if low > at:
            yield Piece(make_visible(text[at:low]))
        yield Piece(make_visible(text[low:high]), number + offset, stretch.disputed)
        at = max(at, high)
    if at < end:
        yield Piece(make_visible(text[at:end]))


def build_entry(
    number: int, stretch: Stretch, background: Background, letters: Mapping[str, str], language: str
) -> Entry:
    """One line of the sheet: the passage, what it states, and what the other articles and the reference say of it.

    `letters` are those that stand for the other articles on paper, by path.
    """
    article = stretch.claims[0].article
    statements = dict.fromkeys(filter(None, (state(claim, background, language) for claim in stretch.claims)))
    found = remark_on(stretch.claims, background)
    words_of_passage = make_visible(article.text[stretch.start : min(stretch.end, stretch.start + QUOTED)])
    distinct = tuple(one for one in statements if not any(one != other and one.endswith(other) for other in statements))
    told = {
        write_remark(one, stretch.claims, language): write_printed(one, stretch.claims, letters, language)
        for one in found
    }
    return Entry(
        number, words_of_passage, distinct, tuple(told), stretch.disputed, found, stretch.claims, tuple(told.values())
    )


def state(claim: Claim, background: Background, language: str) -> str:
    """What a claim states, "Fehlbetrag: 47 Mio. Euro"; empty where it is no more than how its subject is written."""
    if claim.value == claim.subject.label:
        return ""
    topic = background.topics.get(identify(claim), (claim,))
    label = name_finding(claim.rule, (claim, *topic), claim.subject.label, language)
    return f"{make_visible(label)}: {make_visible(write_value(claim, language))}"


def gather_background(assessment: Assessment) -> Background:
    """What the sheets know of the claims of an assessment."""
    topics = join_claims([*(conflict.claims for conflict in assessment.conflicts), *assessment.topics])
    pairs: dict[tuple[Hashable, Hashable], Conflict] = {}
    for conflict in sorted(assessment.conflicts, key=lambda one: one.verdict.level is Outcome.UPDATE):
        for first, second in conflict.pairs:
            one, other = identify(conflict.claims[first]), identify(conflict.claims[second])
            pairs.setdefault((one, other), conflict)
            pairs.setdefault((other, one), conflict)
    equals: dict[tuple[str, str, str], dict[Hashable, Claim]] = {}
    for claim in assessment.claims:
        if not claim.reference:
            equals.setdefault(value_key(claim), {}).setdefault(identify(claim), claim)
    return Background(
        find_disputes(assessment),
        {identify(claim): topic for topic in topics for claim in topic},
        pairs,
        {key: tuple(claims.values()) for key, claims in equals.items()},
        find_neighbours(topics, assessment.articles),
    )


def find_neighbours(topics: Sequence[Sequence[Claim]], articles: Sequence[Article]) -> dict[str, tuple[Article, ...]]:
    """For every article's path the articles of its story: those that are tied together by a common topic."""
    known = {article.path: article for article in articles if not article.reference}
    paths = [tuple(dict.fromkeys(c.article.path for c in topic if c.article.path in known)) for topic in topics]
    return {
        path: tuple(known[other] for other in sorted(story, key=list(known).index))
        for story in join(path for path in paths if path)
        for path in story
    }
