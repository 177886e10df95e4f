"""Which articles are copies of one wire text, and how many independent sources stand behind a group of articles.

Copies are found by shingles (Broder, "On the resemblance and containment of documents", 1997): the hashed runs of five
words of an article's body. Two articles are copies when at least half of the shorter one's runs stand in the other.
Candidates come from an index of every eighth run, chosen by its hash, in which an article is set against the first one
and the one before it: the cost grows with the text, not with the pairs of articles.

Where a roundup holds two wire texts all three are one group: independence is rather counted too low than too high, so
that copies never outvote a source of its own.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from zlib import crc32

from checker.expression import Expression
from checker.model import Article

WORD = Expression(r"\w+")
RUN = 5  # words in a shingle
SAMPLED = 8  # one run in so many is an index entry
SHORTEST = 20  # runs; what is shorter is a headline that anybody may have written
CONTAINED = 0.5
CACHED = 4096  # articles whose runs are kept


def group_copies(articles: Sequence[Article]) -> Mapping[str, int]:
    """For every article's path the number of its group of copies; groups are numbered in the order of the paths."""
    ordered = sorted(articles, key=lambda article: article.path)
    joined = Groups()
    for article in ordered:
        joined.find(article.path)
    for one, other in find_candidates(ordered):
        if joined.find(one.path) != joined.find(other.path) and are_copies(one, other):
            joined.join(one.path, other.path)
    return joined.number(article.path for article in ordered)


def are_copies(one: Article, other: Article) -> bool:
    """Whether two articles are copies of one text: half of the shorter one's runs of five words stand in the other."""
    mine, theirs = runs_of(one.text, one.body_start), runs_of(other.text, other.body_start)
    shorter = min(len(mine), len(theirs))
    return shorter >= SHORTEST and len(mine & theirs) >= shorter * CONTAINED


def name_origins(articles: Sequence[Article]) -> Mapping[str, str]:
    """For every article's path whom it goes back to: the agencies of its group, else its source, else its first path.

    Articles belong to one group when one is a copy of the other, when they credit one agency, or when neither credits
    any and both are of one source.
    """
    ordered = sorted(articles, key=lambda article: article.path)
    copies = group_copies(ordered)
    joined = Groups()
    for article in ordered:
        joined.join(article.path, ("copy", copies[article.path]))
        own = ("source", article.source or article.path)
        for root in [("agency", agency) for agency in article.lineage] or [own]:
            joined.join(article.path, root)
    groups = joined.number(article.path for article in ordered)
    names: dict[int, str] = {}
    for number in sorted(set(groups.values())):
        members = [article for article in ordered if groups[article.path] == number]
        agencies = sorted({agency for member in members for agency in member.lineage})
        names[number] = "/".join(agencies) or next((one.source for one in members if one.source), members[0].path)
    return {path: names[number] for path, number in groups.items()}


def find_candidates(articles: Sequence[Article]) -> Iterable[tuple[Article, Article]]:
    """Pairs of articles that share an indexed run, each once: with the first that has it and the last before."""
    index: dict[int, tuple[int, int]] = {}
    pairs: dict[tuple[int, int], None] = {}
    for number, article in enumerate(articles):
        for run in runs_of(article.text, article.body_start):
            if run % SAMPLED:
                continue
            first, last = index.get(run, (number, number))
            if first != number:
                pairs[first, number] = None
            if last not in (first, number):
                pairs[last, number] = None
            index[run] = (first, number)
    return [(articles[one], articles[other]) for one, other in sorted(pairs)]


@lru_cache(maxsize=CACHED)
def runs_of(text: str, start: int = 0) -> frozenset[int]:
    """The hashes of all runs of five words from an offset on, in lower case and whatever stands between the words."""
    words = WORD.findall(text[start:].lower())
    return frozenset(crc32(" ".join(words[place : place + RUN]).encode()) for place in range(len(words) - RUN + 1))


class Groups:
    """Things joined into groups, step by step (union and find)."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def find(self, thing: Hashable) -> Hashable:
        """The thing that stands for the group; a thing not seen before is a group of its own."""
        parent = self._parent
        parent.setdefault(thing, thing)
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    def join(self, one: Hashable, other: Hashable) -> None:
        """Make two groups one."""
        self._parent[self.find(other)] = self.find(one)

    def number(self, paths: Iterable[str]) -> dict[str, int]:
        """The groups of these paths, numbered from 0 in the order in which they come."""
        numbers: dict[Hashable, int] = {}
        return {path: numbers.setdefault(self.find(path), len(numbers)) for path in paths}
