"""Statements that have an opposite with a word of its own: raised and lowered, open and closed, guilty and acquitted.

In: a German article. Out: OpposedStatement in order of place; offsets are characters of the article's text. Table:
data/opposites.toml. A clause that denies, wishes, supposes or looks back is no plain statement and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checker.finding.events.event_dates import NOUN
from checker.finding.page.furniture import captions_of, furniture_of, in_furniture
from checker.finding.page.sentences import sentence_bounds
from checker.finding.people.names import fold
from checker.finding.people.parties import party_named
from checker.finding.people.people import people_of
from checker.language import AnnotatedArticle
from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "opposites.toml"
CLAUSE_MARK = re.compile(r"[,;:–—()„“”»«\"]| und (?=[a-zäöüß]+ )|\bw(?:ährend|ohingegen)\b")
WORD = re.compile(r"[A-ZÄÖÜ][\w&/-]+")


@dataclass(frozen=True, slots=True)
class Topic:
    """One pair of opposites: its name, and the nouns of what it is said of."""

    name: str
    objects: frozenset[str]
    person: bool
    lasting: bool


@dataclass(frozen=True, slots=True)
class OpposedStatement:
    """A side ("one" or "other") of a topic, said in the clause from start to end of `thing`, with the words beside it.

    `thing` is the noun, or the surname of the person, in lower case; `who` the clause's other capitalised words in
    lower case, `parties` the codes of the parties among them.
    """

    topic: Topic
    side: str
    thing: str
    who: frozenset[str]
    parties: frozenset[str]
    start: int
    end: int


@lru_cache(maxsize=1)
def load_topics() -> tuple[re.Pattern[str], tuple[tuple[Topic, Mapping[str, re.Pattern[str]]], ...]]:
    """What makes a clause no plain statement, and the pairs of opposites with the patterns of both sides.

    The patterns are no part of a topic: a statement is kept with its topic, and only data is kept.
    """
    table = read_table(DATA)
    topics = tuple(
        (
            Topic(row["name"], frozenset(row["objects"]), row.get("person", False), row.get("lasting", False)),
            {side: re.compile(row[side].replace("\n", "")) for side in ("one", "other")},
        )
        for row in table["topic"]
    )
    return re.compile(table["skip"].replace("\n", "")), topics


def opposed_statements_of(article: AnnotatedArticle) -> tuple[OpposedStatement, ...]:
    """Every plain statement of an article that has an opposite; none of a thing of which it says both."""
    if article.language != "de":
        return ()
    _, topics = load_topics()
    text, first = article.text, article.article.body_start
    found: dict[tuple[str, int], OpposedStatement] = {}
    for topic, patterns in topics:
        for side, pattern in patterns.items():
            for match in pattern.finditer(text, first):
                statement = _read_clause(article, topic, side, match.start(), match.end())
                if statement is not None:
                    found.setdefault((topic.name, statement.start), statement)
    hidden = article.mentions(furniture_of), article.mentions(captions_of)
    stated = [one for one in found.values() if not any(in_furniture(spans, one.start, one.end) for spans in hidden)]
    sides: dict[tuple[str, str], set[str]] = {}
    for one in stated:
        sides.setdefault((one.topic.name, one.thing), set()).add(one.side)
    kept = [one for one in stated if len(sides[one.topic.name, one.thing]) == 1]
    return tuple(sorted(kept, key=lambda one: (one.start, one.end, one.topic.name)))


def _read_clause(article: AnnotatedArticle, topic: Topic, side: str, start: int, end: int) -> OpposedStatement | None:
    """The statement of the clause around a verb; None where the clause is no plain one or names no thing."""
    text = article.text
    low, high = sentence_bounds(article, start)
    marks = [mark.span() for mark in CLAUSE_MARK.finditer(text, low, high)]
    low = max([low, *(stop for _, stop in marks if stop <= start)])
    high = min([high, *(first for first, _ in marks if first >= end)])
    if load_topics()[0].search(text, low, high) or text[low:high].rstrip().endswith("?"):
        return None
    things = list(_persons(article, low, high) if topic.person else _objects(topic, text, low, high))
    if len(set(things)) != 1:
        return None
    thing = things[0]
    words = [word.group() for word in WORD.finditer(text, low, high)]
    opener = next(iter(words), "") if text[low:high].lstrip()[:1].isupper() else ""
    named = [word for word in words if word.lower() != thing and (word != opener or not _is_function_word(word))]
    parties = frozenset(party for word in named if (party := party_named(word)))
    return OpposedStatement(topic, side, thing, frozenset(word.lower() for word in named), parties, low, high)


def _is_function_word(word: str) -> bool:
    """Whether a capital only opens the sentence: articles, prepositions and the like are short or end as these do."""
    return NOUN.fullmatch(word) is None or word.lower() in OPENERS


OPENERS = frozenset(
    (
        *(
            "auch",
            "aber",
            "dabei",
            "damit",
            "danach",
            "dann",
            "darum",
            "dennoch",
            "derzeit",
            "deshalb",
            "diese",
            "dieser",
        ),
        *("dieses", "doch", "eine", "einen", "einer", "gestern", "heute", "inzwischen", "jetzt", "nach", "nachdem"),
        *("seit", "seine", "sowohl", "trotz", "wegen", "weil", "wieder", "zudem", "zuletzt", "zugleich", "außerdem"),
        *("hingegen", "dagegen"),
    )
)


def _objects(topic: Topic, text: str, low: int, high: int) -> Iterator[str]:
    for word in NOUN.finditer(text, low, high):
        noun = word.group().lower()
        if noun in topic.objects or any(noun.endswith(thing) for thing in topic.objects if len(thing) > 4):
            yield noun


VICTIM_REACH = 50  # characters before a name
# "nach dem Tod der sechs Jahre alten NAME verurteilt": it is not the dead who is condemned.
VICTIM = re.compile(
    r"\b(?:Tod|Tode|Tötung|Ermordung|Mord|Mordes|Mordversuchs?|Totschlags?|Missbrauchs?|Vergewaltigung|death|murder|killing|"
    r"manslaughter) (?:an|am|der|des|von|of)\b[^,.;]*$"
)


def _persons(article: AnnotatedArticle, low: int, high: int) -> Iterator[str]:
    for mention in article.mentions(people_of):
        told_of = VICTIM.search(article.text, max(low, mention.start - VICTIM_REACH), mention.start)
        if low <= mention.start < high and mention.named and not told_of:
            yield fold(mention.person.surname)
