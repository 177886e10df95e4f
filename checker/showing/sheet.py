"""The check sheet ("Prüfbogen"): an article's text with every checkable passage numbered, and what is known of each."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.catalogue import say
from checker.model import Article, Assessment, Claim, Conflict
from checker.showing.matrix import find_disputes, identify, join_claims
from checker.showing.passages import group_occurrences, name_source
from checker.showing.untrusted import make_visible
from checker.showing.values import write_value
from checker.showing.wording import words

SHEETS = 50  # articles that get a sheet at most; those with conflicts come first
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t\r]*\n)[^\n]+)*")
LINE = re.compile(r"[^\n]+")
QUOTED = 300  # characters of a passage that are repeated in its entry


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text: plain, or a checkable passage with its number."""

    text: str
    number: int | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage to tick off: its number and words, what it states, and what the other sources say of it."""

    number: int
    passage: str
    statements: tuple[str, ...]
    remarks: tuple[str, ...]
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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Claims whose words overlap, as one passage from `start` to `end`."""

    start: int
    end: int
    claims: tuple[Claim, ...]
    disputed: bool


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
    entries = (build_entry(number, stretch, background, language) for number, stretch in enumerate(stretches, 1))
    return Sheet(article, tuple(paragraphs), tuple(entries))


def join_overlapping(claims: Sequence[Claim], background: Background) -> list[Stretch]:
    """The claims in reading order, those with words in common as one passage."""
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


def build_entry(number: int, stretch: Stretch, background: Background, language: str) -> Entry:
    """One line of the sheet: what disagrees, else what agrees, else that nobody else says it."""
    article = stretch.claims[0].article
    statements = dict.fromkeys(
        f"{make_visible(say(claim.subject.label, language))}: {make_visible(write_value(claim, language))}"
        for claim in stretch.claims
        if claim.value != claim.subject.label
    )
    told: dict[int, dict[str, None]] = {}
    for claim in stretch.claims:
        rank, remark = make_remark(claim, background, language)
        told.setdefault(rank, {})[remark] = None
    words_of_passage = make_visible(article.text[stretch.start : min(stretch.end, stretch.start + QUOTED)])
    distinct = tuple(one for one in statements if not any(one != other and one.endswith(other) for other in statements))
    return Entry(number, words_of_passage, distinct, tuple(told[min(told)]), stretch.disputed)


def make_remark(claim: Claim, background: Background, language: str) -> tuple[int, str]:
    """What the other claims on the same thing say, ranked: (0, "Widerspruch: Landesfunk: CDU"), (1, "so auch
    Landesfunk"), (2, "nur hier")."""
    table = words(language)
    topic = background.topics.get(identify(claim), ())
    others = [other for other in topic if identify(other) != identify(claim)]
    conflict = background.disputes.get(identify(claim))
    if conflict is None and not others:
        return 2, table["alone"]
    told = []
    for group in group_occurrences(others, language):
        names = dict.fromkeys(
            table["reference"].capitalize() if other.reference else name_source(other.article) for other in group.claims
        )
        told.append((group.value, tuple(names)))
    if conflict is None:
        return 1, table["agrees"].format(who=", ".join(dict.fromkeys(name for _, names in told for name in names)))
    remark = table[conflict.verdict.level.value]
    if told:
        return 0, f"{remark}: " + "; ".join(f"{', '.join(names)}: {value}" for value, names in told)
    return 0, f"{remark}: {make_visible(conflict.verdict.because)}"
