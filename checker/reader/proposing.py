"""From the kept pairs of a story to passages of its articles: quoted words are looked up, several votes are counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from checker.messages import Told
from checker.model import Dropped, Excerpt
from checker.reader.answers import Kind
from checker.reader.answers import Told as Said
from checker.reader.readings import KeptPair, KeptSide, Reading
from checker.reader.sentences import StorySentence
from checker.reader.stories import Story

QUOTES = "\"“”„«»‚‘’'"
AROUND = QUOTES + " .,;:…"
MOST_COPIES = 4  # of one sentence: a wire text may stand in many articles
Voice = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two passages that the reader says cannot both be right; `votes` are the voices that say so."""

    a: Excerpt
    b: Excerpt
    kind: Kind
    said: Said
    measured: str
    why: str
    votes: int = 1

    @property
    def place(self) -> tuple[object, ...]:
        """Where the pair stands, as a sort key."""
        return tuple((one.article.path, one.start, one.end) for one in (self.a, self.b))


@dataclass(frozen=True, slots=True)
class Proposed:
    """The pairs of all stories, in order of place; dropped are those whose words are not there or not agreed on."""

    pairs: tuple[Proposal, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @property
    def named(self) -> int:
        """How many pairs the reader named."""
        return len(self.pairs) + len(self.dropped)


def gather_pairs(stories: Sequence[Story], readings: Sequence[Reading], votes: int) -> Proposed:
    """Every pair of the readings whose sentences stand in one of the stories, once, with the voices that name it.

    Of several `votes` more than half must name a pair.
    """
    pairs: list[Proposal] = []
    dropped: list[Dropped] = []
    ordered = sorted(readings, key=lambda one: (one.model, one.vote, one.id))
    for story in stories:
        places: dict[str, list[StorySentence]] = {}
        for sentence in story.sentences:
            places.setdefault(sentence.name, []).append(sentence)
        found: list[tuple[Proposal, Voice]] = []
        for reading in ordered:
            for pair in reading.pairs:
                for one in _locate_pair(pair, places):
                    if isinstance(one, Dropped):
                        dropped.append(one)
                    else:
                        found.append((one, (reading.model, reading.vote)))
        for proposal in _count_votes(found):
            if proposal.votes > votes // 2:
                pairs.append(proposal)
            else:
                told = Told("named by {votes} of {of} votes", votes=str(proposal.votes), of=str(votes))
                dropped.append(drop(proposal, told))
    return Proposed(tuple(sorted(pairs, key=lambda one: one.place)), tuple(dict.fromkeys(dropped)))


def drop(proposal: Proposal, because: str) -> Dropped:
    """A proposal that is not reported, and why."""
    return Dropped((proposal.a, proposal.b), proposal.measured, because)


def _locate_pair(pair: KeptPair, places: dict[str, list[StorySentence]]) -> Iterator[Proposal | Dropped]:
    """The passages of a pair, one pair of passages for every place its sentences stand at."""
    sides = [places.get(side.sentence, ()) for side in (pair.a, pair.b)]
    for one, other in product(*(side[:MOST_COPIES] for side in sides)):
        a, b = find_words(pair.a, one), find_words(pair.b, other)
        if a is None or b is None:
            passages = tuple(Excerpt(side.article, side.start, side.end) for side in (one, other))
            missing = pair.a if a is None else pair.b
            told = Told("the words “{words}” do not stand in that sentence", words=missing.words)
            yield Dropped(passages, pair.measured, told)
        elif a.article.path == b.article.path and a.start < b.end and b.start < a.end:
            yield Dropped((a, b), pair.measured, Told("one and the same passage"))
        else:
            first, second = sorted((a, b), key=lambda side: (side.article.path, side.start, side.end))
            yield Proposal(first, second, pair.kind, pair.verdict, pair.measured, pair.why)


def find_words(side: KeptSide, sentence: StorySentence) -> Excerpt | None:
    """Where the quoted words stand in the sentence; white space and the form of quotation marks make no difference."""
    text = sentence.article.text
    for words in (side.words, side.words.strip(AROUND)):
        parts = [_pattern(part) for part in words.split()]
        if not parts:
            continue
        pattern = r"\s+".join(parts)
        bounds = (r"(?<!\w)" if words.strip()[0].isalnum() else "", r"(?!\w)" if words.strip()[-1].isalnum() else "")
        whole = re.compile(bounds[0] + pattern + bounds[1])
        found = whole.search(text, sentence.start, sentence.end) or re.compile(pattern).search(
            text, sentence.start, sentence.end
        )
        if found:
            return Excerpt(sentence.article, *found.span())
    return None


def _pattern(word: str) -> str:
    return "".join(f"[{QUOTES}]" if letter in QUOTES else re.escape(letter) for letter in word)


def _count_votes(found: Iterable[tuple[Proposal, Voice]]) -> list[Proposal]:
    """The proposals once each, with how many voices name the same passages, or the same two values."""
    kept: dict[tuple[object, ...], Proposal] = {}
    by_words: dict[frozenset[str], set[Voice]] = {}
    voices: dict[tuple[object, ...], set[Voice]] = {}
    for proposal, voice in found:
        place = next((other for other, one in kept.items() if _are_one(one, proposal)), proposal.place)
        kept.setdefault(place, proposal)
        voices.setdefault(place, set()).add(voice)
        by_words.setdefault(_values(proposal), set()).add(voice)
    return [
        replace(proposal, votes=len(voices[place] | by_words[_values(proposal)])) for place, proposal in kept.items()
    ]


def _values(proposal: Proposal) -> frozenset[str]:
    return frozenset(" ".join(side.text.casefold().split()).strip(AROUND) for side in (proposal.a, proposal.b))


def _are_one(one: Proposal, other: Proposal) -> bool:
    """Whether two proposals name one thing: their passages overlap, and they are of one kind."""
    return one.kind is other.kind and all(
        mine.article.path == theirs.article.path and mine.start < theirs.end and theirs.start < mine.end
        for mine, theirs in ((one.a, other.a), (one.b, other.b))
    )
