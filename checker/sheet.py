"""The check sheet ("Prüfbogen"): an article's text with every checkable passage numbered, and what is known of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.matrix import find_disputes, identify, join_claims
from checker.model import Article, Assessment, Claim, Conflict
from checker.passages import group_occurrences, name_source
from checker.untrusted import make_visible
from checker.wording import words, write_value

SHEETS = 50  # articles that get a sheet at most; those with conflicts come first
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t\r]*\n)[^\n]+)*")
LINE = re.compile(r"[^\n]+")
QUOTED = 300  # characters of a passage that are repeated in its entry


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text: plain or underlined, and the numbers of the passages that end with it."""

    text: str
    underlined: bool = False
    disputed: bool = False
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage to tick off: its number, words, subject and value, and what the other sources say of it."""

    number: int
    passage: str
    subject: str
    value: str
    remark: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article's check sheet: paragraphs of pieces, and an entry for every passage."""

    article: Article
    paragraphs: tuple[tuple[Piece, ...], ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Background:
    """What the whole assessment says of a claim: its conflict, and the topic it belongs to."""

    disputes: Mapping[Hashable, Conflict]
    topics: Mapping[Hashable, tuple[Claim, ...]]


def build_sheets(assessment: Assessment, language: str) -> tuple[Sheet, ...]:
    """A sheet for every article, those with conflicts first, `SHEETS` at most."""
    topics = join_claims([*(conflict.claims for conflict in assessment.conflicts), *assessment.topics])
    background = Background(find_disputes(assessment), {identify(claim): topic for topic in topics for claim in topic})
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
    """The sheet of one article, its claims numbered in reading order."""
    ordered = sorted(claims, key=lambda claim: (claim.excerpt.start, claim.excerpt.end, claim.rule))
    pattern = PARAGRAPH if re.search(r"\n[ \t\r]*\n", article.text) else LINE
    spans = [(claim.excerpt.start, claim.excerpt.end, identify(claim) in background.disputes) for claim in ordered]
    paragraphs = []
    first = 0
    for match in pattern.finditer(article.text):
        last = first
        while last < len(spans) and spans[last][0] < match.end():
            last += 1
        paragraphs.append(tuple(cut_paragraph(article.text, match.start(), match.end(), spans[first:last], first + 1)))
        first = last
    entries = tuple(build_entry(number, claim, background, language) for number, claim in enumerate(ordered, 1))
    return Sheet(article, tuple(paragraphs), entries)


def cut_paragraph(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int, bool]], number: int
) -> Iterator[Piece]:
    """The paragraph in pieces; `spans` are start, end and whether disputed, numbered from `number`."""
    opened: Counter[int] = Counter()
    disputed: Counter[int] = Counter()
    closing: dict[int, list[int]] = {}
    for offset, (low, high, dispute) in enumerate(spans):
        low, high = max(low, start), min(high, end)
        opened.update({low: 1})
        opened.subtract({high: 1})
        disputed.update({low: dispute})
        disputed.subtract({high: dispute})
        closing.setdefault(high, []).append(number + offset)
    depth = disputes = 0
    points = sorted({start, end, *opened})
    for low, high in pairwise(points):
        depth += opened[low]
        disputes += disputed[low]
        yield Piece(make_visible(text[low:high]), depth > 0, disputes > 0, tuple(closing.get(high, ())))


def build_entry(number: int, claim: Claim, background: Background, language: str) -> Entry:
    """One line of the sheet."""
    disputed = identify(claim) in background.disputes
    return Entry(
        number,
        make_visible(claim.excerpt.text[:QUOTED]),
        make_visible(claim.subject.label),
        make_visible(write_value(claim, language)),
        remark(claim, background, language),
        disputed,
    )


def remark(claim: Claim, background: Background, language: str) -> str:
    """What the other claims on the same thing say: "Widerspruch: Landesfunk CDU", "so auch Landesfunk", "nur hier"."""
    table = words(language)
    topic = background.topics.get(identify(claim), ())
    others = [other for other in topic if identify(other) != identify(claim)]
    if not others:
        return table["alone"]
    told = []
    for group in group_occurrences(others, language):
        names = dict.fromkeys(
            table["reference"].capitalize() if other.reference else name_source(other.article) for other in group.claims
        )
        told.append((group.value, ", ".join(names)))
    conflict = background.disputes.get(identify(claim))
    if conflict is None:
        return table["agrees"].format(who="; ".join(who for _, who in told))
    return f"{table[conflict.verdict.level.value]}: " + "; ".join(f"{who}: {value}" for value, who in told)
