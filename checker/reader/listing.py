"""The figures, days and times of a story as a list to go through: what a question shows beside the articles.

Each row holds what could state one thing (sums of money, shares, the dead, counts of one noun, days), every wording
once with the numbers of the sentences it stands in. A row in which all is one wording is left out: there is nothing in
it to compare. What belongs together is the reader's to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checker.describing.concepts import members_of
from checker.describing.measured import measured_of
from checker.describing.quantities import QuantitySubject
from checker.finding.dates.dates import dates_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article
from checker.reader.sentences import StorySentence
from checker.tables import read_table

TABLE = Path(__file__).with_name("data") / "listing.toml"
DAYS, COUNT, OTHER = "days and times", "count", "other counts"


@dataclass(frozen=True, slots=True)
class Listed:
    """One wording of an article, with the row it belongs to, from `start` to `end` (exclusive) of its text."""

    row: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rows:
    """How rows are made: dimensions left out, what others are called, and families of concepts that name people."""

    left_out: frozenset[str]
    named: Mapping[str, str]
    people: tuple[str, ...]


@lru_cache(maxsize=1)
def load_rows() -> Rows:
    """The table of data/listing.toml."""
    read = read_table(TABLE)
    return Rows(frozenset(read["left_out"]), read["named"], tuple(read["people"]))


@lru_cache(maxsize=512)  # a question is written anew with every article that is added to it
def list_article(article: Article) -> tuple[Listed, ...]:
    """The figures, days and times of an article, in order of place."""
    annotated = AnnotatedArticle(article, load_base(article.language))
    figures = [
        Listed(_name_row(subject), mention.outer_start, mention.outer_end)
        for mention, subject in annotated.mentions(measured_of)
        if subject.dimension not in load_rows().left_out
    ]
    days = [Listed(DAYS, one.start, one.end) for one in annotated.mentions(dates_of)]
    return tuple(sorted((*figures, *days), key=lambda one: (one.start, one.end, one.row)))


def _name_row(subject: QuantitySubject) -> str:
    """What a figure is told in; of a count what befell the people counted, else who they are, else the noun."""
    if subject.dimension != COUNT:
        return load_rows().named.get(subject.dimension, subject.dimension).replace("_", " ")
    for family in load_rows().people:
        named = sorted(members_of(subject.concepts, family))
        if named:
            return f"people: {named[0].replace('_', ' ')}"
    return f"count: {subject.noun}" if subject.noun else OTHER


def write_list(sentences: Sequence[StorySentence]) -> str:
    """The rows of these sentences, numbered from 1 in their order; "" where nothing is to be compared."""
    rows: dict[str, dict[str, list[int]]] = {}
    written: dict[str, str] = {}
    for row, words, number in _place(sentences):
        first = written.setdefault(words.casefold(), words)
        numbers = rows.setdefault(row, {}).setdefault(first, [])
        if number not in numbers:
            numbers.append(number)
    gathered = _gather_single(rows)
    lines = (f"- {row}: {'; '.join(_tell(words, at) for words, at in gathered[row].items())}" for row in gathered)
    return "\n".join(lines)


def _place(sentences: Sequence[StorySentence]) -> Iterator[tuple[str, str, int]]:
    """Row, wording and number of sentence of everything listed."""
    for number, sentence in enumerate(sentences, 1):
        for one in list_article(sentence.article):
            if sentence.start <= one.start < sentence.end:
                yield one.row, " ".join(sentence.article.text[one.start : one.end].split()), number


def _gather_single(rows: dict[str, dict[str, list[int]]]) -> dict[str, dict[str, list[int]]]:
    """The rows in order of name, counts of nouns that stand alone in one row, and none that holds one wording."""
    gathered: dict[str, dict[str, list[int]]] = {}
    for row in sorted(rows):
        alone = len(rows[row]) == 1 and row.startswith(f"{COUNT}: ")
        held = gathered.setdefault(OTHER if alone else row, {})
        for words, numbers in rows[row].items():
            held[words] = sorted({*held.get(words, ()), *numbers})
    return {row: gathered[row] for row in sorted(gathered) if len(gathered[row]) > 1}


def _tell(words: str, numbers: Iterable[int]) -> str:
    return f"{words} [{', '.join(map(str, numbers))}]"
