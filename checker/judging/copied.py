"""Passages that two copies of one text share word for word around a figure, a date, a party or an office.

Where the words before and behind are the same, the passage speaks of the same thing, whatever can be read of its
meaning: no likeness is needed. In: an article. Out: claims about `CopiedSubject`s.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from checker.expression import Expression
from checker.finding.dates.dates import dates_of
from checker.finding.figures.quantities import quantities_of
from checker.finding.page.words import TriedWords
from checker.finding.people.offices import Office, Standing, read_code, read_role, table
from checker.finding.people.parties import party_named
from checker.language import AnnotatedArticle
from checker.messages import draft
from checker.model import Feature, Likeness, PartialDate, Quantity

OTHER_WORDS = draft("other words around it")
WORD = Expression(r"\w+")
CAPITALISED = Expression(r"[A-ZÄÖÜ](?<!\w.)[\w-]*\w")  # no letter before it: faster told behind the capital
WORD_BEFORE = Expression(r"\b([A-Z][a-z]+) $")
LONGEST_WORD = 20
SIGHT = 90  # characters on either side in which words are compared
MOST = 8  # words on either side
ENOUGH = 9  # words on both sides together that must be the same
NEAREST = 2  # words on each side that must be the same
BLOCK = 4
DATED = ("absolute", "month", "year", "clock")
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


@dataclass(frozen=True, slots=True)
class CopiedSubject:
    """A place in a text by the words around it, nearest first, in lower case and with a sign for every figure.

    `kind` is "figure", "date", "weekday", "party" or "office"; `stated` is what stands there.
    """

    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    shown: str = field(compare=False)
    stated: Quantity | PartialDate | Office | str = field(compare=False)

    @property
    def key(self) -> str:
        return f"{self.kind}|{' '.join(reversed(self.before[:BLOCK]))}|{' '.join(self.after[:BLOCK])}"

    @property
    def label(self) -> str:
        return self.shown

    @property
    def blocks(self) -> tuple[str, ...]:
        return (
            f"{self.kind}<{' '.join(self.before[:BLOCK])}",
            f"{self.kind}>{' '.join(self.after[:BLOCK])}",
        )

    def same_as(self, other: object) -> Likeness:
        """Whether the words around are the same: the nearest two on each side, and nine in all."""
        if not isinstance(other, CopiedSubject) or self.kind != other.kind:
            return Likeness(False, Decimal(0))
        sides = count_same(self.before, other.before), count_same(self.after, other.after)
        lengths = (
            min(len(self.before), len(other.before), NEAREST),
            min(len(self.after), len(other.after), NEAREST),
        )
        return tell_likeness(sum(sides), sides[0] >= lengths[0] and sides[1] >= lengths[1] and sum(sides) >= ENOUGH)


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands from start to end (characters) of an article and can be set against its copy."""

    start: int
    end: int
    subject: CopiedSubject


@lru_cache(maxsize=100)
def tell_likeness(words: int, same: bool) -> Likeness:
    """The likeness of two places around which so many words are the same."""
    features = (Feature("same_words_around", Decimal(words)),)
    return Likeness(same, Decimal(words), features, "" if same else OTHER_WORDS)


def count_same(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words are the same before the first that is not; where both texts end there, as many as can be."""
    if one == other:
        return MOST
    same = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        same += 1
    return same


def passages_of(article: AnnotatedArticle) -> tuple[Passage, ...]:
    """Every figure, date, party and office of an article; passages whose surroundings come twice are left out."""
    found = [*figures_in(article), *days_in(article), *words_in(article)]
    often = Counter(passage.subject for passage in found)
    return tuple(sorted((one for one in found if often[one.subject] == 1), key=lambda one: (one.start, one.end)))


def figures_in(article: AnnotatedArticle) -> Iterator[Passage]:
    """The quantities; the words before one are those before its hedge."""
    for mention in article.mentions(quantities_of):
        before = mention.outer_start if mention.outer_start <= mention.start else mention.start
        end = mention.outer_end if mention.quantity.per else mention.end
        yield make_passage(article, "figure", (before, mention.start, end), mention.quantity)


def days_in(article: AnnotatedArticle) -> Iterator[Passage]:
    """Dates, times of day, and weekdays without a date."""
    for mention in article.mentions(dates_of):
        span = (mention.start, mention.start, mention.end)
        if mention.kind == "weekday" and mention.weekday is not None:
            yield make_passage(article, "weekday", span, WEEKDAYS[mention.weekday])
        elif mention.kind in DATED:
            yield make_passage(article, "date", span, mention.date)


def words_in(article: AnnotatedArticle) -> Iterator[Passage]:
    """The words that name a party or an office."""
    text, first = article.text, article.article.body_start
    naming = names().among(frozenset(CAPITALISED.findall(text, first)))
    for found in CAPITALISED.finditer(text, first) if naming else ():
        named = named_by(found.group()) if found.group() in naming else None
        if named:
            kind, length, stated = named
            start, end = found.start(), found.start() + length
            if kind == "office" and article.language == "en":
                start, stated = read_two_words(article.text, start) or (start, stated)
            yield make_passage(article, kind, (start, start, end), stated)


def read_two_words(text: str, start: int) -> tuple[int, Office] | None:
    """Where an English office starts whose second word is at `start`, and which it is: "Prime Minister"."""
    before = WORD_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
    code = table()["english"].get(before[1].lower()) if before else None
    return (before.start(1), read_code(code)) if before and code else None


@lru_cache(maxsize=1)
def names() -> TriedWords:
    """The words that name a party or an office."""
    return TriedWords(named_by)


@lru_cache(maxsize=100_000)
def named_by(word: str) -> tuple[str, int, Office | str] | None:
    """What a capitalised word names: "party" or "office", how many of its characters name it, and which one."""
    first = word.split("-")[0]
    party = party_named(first)
    if party:
        return "party", len(first), party
    role = read_role(word)
    if role and role.office and role.office.standing is Standing.HELD:
        return "office", len(word), role.office
    return None


def make_passage(
    article: AnnotatedArticle, kind: str, span: tuple[int, int, int], stated: Quantity | PartialDate | Office | str
) -> Passage:
    """The passage of a span: where the words before it end, where it starts and where it ends."""
    text, first = article.text, article.article.body_start
    before = WORD.findall(text[max(first, span[0] - SIGHT) : span[0]].lower())
    after = WORD.findall(text[span[2] : span[2] + SIGHT].lower())
    if span[0] - SIGHT > first:
        before = before[1:]  # it may be half a word
    if span[2] + SIGHT < len(text):
        after = after[:-1]
    around = (tuple([mask(word) for word in before[: -MOST - 1 : -1]]), tuple([mask(word) for word in after[:MOST]]))
    shown = " ".join((*before[-3:], "…", *after[:3]))
    return Passage(span[1], span[2], CopiedSubject(kind, *around, shown, stated))


def mask(word: str) -> str:
    """A word, or one sign for any number in digits."""
    return "#" if word[0].isdecimal() else word
