"""Running numbers: which of its kind something is ("die zweite Anhebung in Folge", "drittwärmster Mai").

In: an AnnotatedArticle (German or English). Out: Ordered in order of place; offsets are characters of its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.describing.nouns import head_of, name_noun
from checker.expression import Expression
from checker.finding.figures.number_words import number_word
from checker.finding.figures.quantities import quantities_of
from checker.language import AnnotatedArticle, lemma_of
from checker.messages import Told, draft
from checker.model import Feature, Likeness
from checker.pairing.explaining import name_thing

# What a running number counts from: in a row, this year, since some year, ever. The phrase stands behind the noun.
# Usage as in Duden and Merriam-Webster, collected by hand, as are the nouns of COMMON.
FRAMES = {
    "row": Expression(r"\b(?:in Folge|in Serie|hintereinander|nacheinander|in a row|running)\b"),
    "year": Expression(
        r"\b(?:in diesem Jahr|dieses Jahr|dieses Jahres|im laufenden Jahr|seit Jahresbeginn|of the year|this year)\b"
    ),
    "ever": Expression(
        r"\b(?:in der Geschichte|seit Messbeginn|seit Beginn der (?:Messungen|Aufzeichnungen)|in history|on record)\b"
    ),
}
SINCE = Expression(r"\b(?:seit|since) (?P<year>(?:18|19|20)\d\d)\b")
CONSECUTIVE = Expression(r" consecutive\b")
NOUN_DE = Expression(r"(?: [a-zäöüß-]{2,25}){0,2} (?P<noun>[A-ZÄÖÜ][\wäöüß-]{2,40})")
NOUN_EN = Expression(
    r"(?: [a-z-]{2,25}){0,2}? (?P<noun>[a-z]{3,25})(?= (?:in a row|this year|of the year|since|in history"
    r"|on record|running)|[.,;])"
)
COPULA = Expression(r"\b(?:war|ist|wäre|sei|bleibt|was|is)\b[^.;:]{0,25}$")
# "zweitwärmster", "drittgrößte": a rank and a superlative in one word
RANKED = Expression(
    r"\b(?P<rank>zweit|dritt|viert|fünft|sechst|siebt|acht|neunt"
    r"|zehnt)(?P<how>[a-zäöüß]{2,14}ste[nrsm]?)(?P<rest> [^.;:!?]{0,80})"
)
LIVING = 1970  # a count since before then is as good as ever
AFTER = 60  # characters behind the noun in which the phrase stands
# Days, places and rounds are numbered all the time, each from another start.
COMMON = frozenset(
    (
        *("tag", "woche", "monat", "jahr", "mal", "platz", "runde", "wahlgang", "quartal", "halbjahr"),
        *("halbzeit", "spieltag", "stock", "stockwerk", "person", "mensch", "mann", "frau", "kind", "teil"),
        *("akt", "lesung", "minute", "stunde", "versuch", "schritt", "klasse", "liga", "rang", "reihe"),
        *("weltkrieg", "tor", "satz", "punkt", "opfer", "toter", "saison", "stufe", "day", "week", "month"),
        *("year", "time", "place", "round", "quarter", "half", "man", "woman", "child", "part", "hour"),
    )
)


@dataclass(frozen=True, slots=True)
class OrderSubject:
    """Something that is numbered: its noun, its head, and what the number counts from ("row", "since 2015", "")."""

    noun: str
    head: str
    frame: str

    @property
    def key(self) -> str:
        return f"order|{self.noun}"

    @property
    def label(self) -> str:
        return Told("running number: {thing}", thing=name_thing(self.noun))

    @property
    def blocks(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((f"order|{self.noun}", f"order|{self.head}")))

    def same_as(self, other: Any) -> Likeness:
        """Whether both number one thing from one start; what is unsaid may be "ever", but not "this year"."""
        if not isinstance(other, OrderSubject) or not {self.noun, self.head} & {other.noun, other.head}:
            return Likeness(False, Decimal(0), contrast=draft("two things"))
        frames = {self.frame, other.frame}
        if frames == {""} or (len(frames) > 1 and frames != {"", "ever"}):
            return Likeness(False, Decimal(0), contrast=draft("counted from two starts"))
        return Likeness(True, Decimal(1), (Feature("same_noun", Decimal(1), name_thing(self.noun)),))


@dataclass(frozen=True, slots=True)
class Ordered:
    """A running number with its place: `start` to `end` is the ordinal."""

    subject: OrderSubject
    number: int
    start: int
    end: int


def ordered_of(article: AnnotatedArticle) -> Iterator[Ordered]:
    """Every running number with a start that is said, or of something that "is" the so manyth."""
    text = article.text
    noun_behind = NOUN_EN if article.language == "en" else NOUN_DE
    for mention in article.mentions(quantities_of):
        value = mention.quantity.value
        if mention.kind != "ordinal" or value is None or value < 2:
            continue
        start = mention.end
        consecutive = CONSECUTIVE.match(text, start)
        if consecutive:
            start = consecutive.end()
        found = noun_behind.match(text, start)
        if found is None:
            continue
        frame = "row" if consecutive else read_frame(text[found.end() : found.end() + AFTER])
        noun = name_noun(lemma_of(found["noun"], article.language))
        if (noun in COMMON and frame != "row") or not (
            frame or COPULA.search(text, max(0, mention.start - 40), mention.start)
        ):
            continue
        subject = OrderSubject(noun, head_of(lemma_of(found["noun"], article.language), article.language), frame)
        yield Ordered(subject, int(value), mention.start, mention.end)
    if article.language == "de":
        yield from ranked_of(article)


def ranked_of(article: AnnotatedArticle) -> Iterator[Ordered]:
    """ "zweitwärmster März seit Messbeginn": the rank of something among all of its kind."""
    for found in RANKED.finditer(article.text, article.article.body_start):
        noun = NOUN_DE.match(found["rest"])
        frame = read_frame(found["rest"])
        rank = number_word(f"{found['rank']}e", "de")
        if noun is None or not frame or rank is None or rank.value is None:
            continue
        how = re.sub("ste[nrsm]?$", "", found["how"])
        thing = f"{how} {name_noun(lemma_of(noun['noun'], 'de'))}"
        yield Ordered(OrderSubject(thing, thing, frame), int(rank.value), found.start(), found.end("how"))


def read_frame(behind: str) -> str:
    """What a running number counts from, by the words behind the noun: "row", "year", "ever", "since 2015" or ""."""
    clause = re.split(r"[.;:!?]", behind)[0]
    since = SINCE.search(clause)
    if since:
        return "ever" if int(since["year"]) < LIVING else f"since {since['year']}"
    return next((name for name, words in FRAMES.items() if words.search(clause)), "")
