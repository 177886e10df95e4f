"""Statements that have an opposite with a word of its own: raised and lowered, open and closed, guilty and acquitted.

In: a German article. Out: OpposedStatement in order of place; offsets are characters of the article's text. Table:
data/opposites.toml. A clause that denies, wishes, supposes or looks back is no plain statement and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checker.expression import Expression
from checker.finding.events.event_dates import NOUN
from checker.finding.page.furniture import captions_of, furniture_of, in_furniture
from checker.finding.page.sentences import sentence_bounds
from checker.finding.page.words import TriedWords, locate_words, words_of
from checker.finding.people.names import fold
from checker.finding.people.parties import party_named
from checker.finding.people.people import people_of
from checker.language import AnnotatedArticle
from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "opposites.toml"
CLAUSE_MARK = Expression(r"[,;:–—()„“”»«\"]| und (?=[a-zäöüß]+ )|\bw(?:ährend|ohingegen)\b")
WORD = Expression(r"[A-ZÄÖÜ][\w&/-]+")


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


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One side of a topic, "one" or "other": how it is said, and the beginnings of the words that it is said with.

    The patterns are no part of a topic: a statement is kept with its topic, and only data is kept.
    """

    topic: Topic
    name: str
    said: Expression
    opening: Expression


@lru_cache(maxsize=1)
def load_topics() -> tuple[Expression, tuple[Side, ...]]:
    """What makes a clause no plain statement, and both sides of all pairs of opposites."""
    table = read_table(DATA)
    sides = []
    for row in table["topic"]:
        topic = Topic(row["name"], frozenset(row["objects"]), row.get("person", False), row.get("lasting", False))
        for name in ("one", "other"):
            said = row[name].replace("\n", "")
            sides.append(Side(topic, name, Expression(said), Expression(find_opening(said))))
    return Expression(table["skip"].replace("\n", "")), tuple(sides)


def find_opening(said: str) -> str:
    """A pattern for the first word of whatever a side's pattern matches.

    Each of the pattern's alternatives is \\b, its first words, and \\b again; of several words the first is taken.
    """
    alternatives = [one.removeprefix(r"\b").split(r"\b")[0] for one in said.split(r"|\b")]
    return "|".join(re.sub(r" [^|()]*", "", one) for one in alternatives)


@lru_cache(maxsize=100_000)
def sides_opened(word: str) -> tuple[Side, ...]:
    """The sides that may be said from a word on: none for most."""
    return tuple(side for side in load_topics()[1] if side.opening.match(word))


@lru_cache(maxsize=1)
def openings() -> TriedWords:
    """The words from which on any side may be said."""
    return TriedWords(sides_opened)


def opposed_statements_of(article: AnnotatedArticle) -> tuple[OpposedStatement, ...]:
    """Every plain statement of an article that has an opposite; none of a thing of which it says both."""
    if article.language != "de":
        return ()
    found: dict[tuple[str, int], OpposedStatement] = {}
    for side, start, end in find_sides(article):
        statement = _read_clause(article, side.topic, side.name, start, end)
        if statement is not None:
            found.setdefault((side.topic.name, statement.start), statement)
    hidden = article.mentions(furniture_of), article.mentions(captions_of)
    stated = [one for one in found.values() if not any(in_furniture(spans, one.start, one.end) for spans in hidden)]
    sides: dict[tuple[str, str], set[str]] = {}
    for one in stated:
        sides.setdefault((one.topic.name, one.thing), set()).add(one.side)
    kept = [one for one in stated if len(sides[one.topic.name, one.thing]) == 1]
    return tuple(sorted(kept, key=lambda one: (one.start, one.end, one.topic.name)))


def find_sides(article: AnnotatedArticle) -> list[tuple[Side, int, int]]:
    """Where each side is said, from start to end, in the order of the table; what one side says does not overlap."""
    starts: dict[Side, list[int]] = {}
    opening = openings().among(article.mentions(words_of))
    for word, place in locate_words(article, opening) if opening else ():
        for side in sides_opened(word):
            starts.setdefault(side, []).append(place)
    found = []
    for side in load_topics()[1] if starts else ():
        done = 0
        for start in starts.get(side, ()):
            match = side.said.match(article.text, start) if start >= done else None
            if match is not None:
                done = match.end()
                found.append((side, start, done))
    return found


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
VICTIM = Expression(
    r"\b(?:Tod|Tode|Tötung|Ermordung|Mord|Mordes|Mordversuchs?|Totschlags?|Missbrauchs?|Vergewaltigung|death|murder|killing|"
    r"manslaughter) (?:an|am|der|des|von|of)\b[^,.;]*$"
)


def _persons(article: AnnotatedArticle, low: int, high: int) -> Iterator[str]:
    for mention in article.mentions(people_of):
        told_of = VICTIM.search(article.text, max(low, mention.start - VICTIM_REACH), mention.start)
        if low <= mention.start < high and mention.named and not told_of:
            yield fold(mention.person.surname)
