"""From the kept pairs of a story to passages of its articles: quoted words are looked up, several votes are counted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from checker.messages import Told
from checker.model import Dropped, Excerpt
from checker.reader.answers import Kind, Said
from checker.reader.readings import KeptPair, KeptSide, Reading
from checker.reader.sentences import StorySentence
from checker.reader.stories import Story

QUOTES = "\"“”„«»‚‘’'"
DASHES = "‐‑‒–—−-"  # the plain one last, so that it is one in a class of a pattern, too
ALIKE = (QUOTES, DASHES)
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # soft hyphen, blanks and joiners of no width
AROUND = QUOTES + " .,;:…"
ENOUGH_VOTES = 2  # that agree: then what no rule can read is a warning
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
                for one in locate_pair(pair, places):
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


def locate_pair(pair: KeptPair, places: dict[str, list[StorySentence]]) -> Iterator[Proposal | Dropped]:
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
    """Where the quoted words stand in the sentence.

    White space, what is not seen, the form of quotation marks and dashes and how a letter is composed make no
    difference. Words that stand there several times are where they are whole words first.
    """
    text = sentence.article.text
    for words in dict.fromkeys((side.words, unicodedata.normalize("NFC", side.words))):
        for bare in (words, words.strip(AROUND)):
            found = _search(bare, text, sentence)
            if found:
                return Excerpt(sentence.article, *found.span())
    return None


def _search(words: str, text: str, sentence: StorySentence) -> re.Match[str] | None:
    parts = [_pattern(part) for part in UNSEEN.sub("", words).split()]
    if not parts:
        return None
    pattern = r"\s+".join(parts)
    first, last = (part.isalnum() for part in (words.strip()[0], words.strip()[-1]))
    whole = (r"(?<!\w)" if first else "") + pattern + (r"(?!\w)" if last else "")
    span = sentence.start, sentence.end
    return re.compile(whole).search(text, *span) or re.compile(pattern).search(text, *span)


def _pattern(word: str) -> str:
    """A word as a pattern, any mark of one sort for another, and with what is not seen between its letters."""
    return f"{UNSEEN.pattern}*".join(
        next((f"[{kind}]" for kind in ALIKE if letter in kind), re.escape(letter)) for letter in word
    )


def _count_votes(found: Iterable[tuple[Proposal, Voice]]) -> list[Proposal]:
    """The proposals once each, as most voices say them, with how many name the same passages or the same two values."""
    named: dict[tuple[object, ...], dict[Voice, Proposal]] = {}
    by_words: dict[frozenset[str], set[Voice]] = {}
    for proposal, voice in found:
        named.setdefault(_find_place(proposal, voice, named), {}).setdefault(voice, proposal)
        by_words.setdefault(_values(proposal), set()).add(voice)
    counted: list[Proposal] = []
    for by_voice in named.values():
        said = Counter((one.kind, one.said) for one in by_voice.values())
        kept = max(by_voice.values(), key=lambda one: said[one.kind, one.said])
        counted.append(replace(kept, votes=len(by_voice.keys() | by_words[_values(kept)])))
    return counted


def _find_place(
    proposal: Proposal, voice: Voice, named: Mapping[tuple[object, ...], Mapping[Voice, Proposal]]
) -> tuple[object, ...]:
    """The place of what was named before at overlapping passages: of the same kind, else by other voices alone.

    What one voice names by two kinds is two things; what two voices name by two kinds is one.
    """
    at_place = {place: first for place, one in named.items() if _overlap(first := next(iter(one.values())), proposal)}
    alike = [place for place, first in at_place.items() if first.kind is proposal.kind]
    others = [place for place in at_place if voice not in named[place]]
    return next(iter((*alike, *others)), proposal.place)


def _values(proposal: Proposal) -> frozenset[str]:
    return frozenset(" ".join(side.text.casefold().split()).strip(AROUND) for side in (proposal.a, proposal.b))


def _overlap(one: Proposal, other: Proposal) -> bool:
    """Whether the passages of two proposals overlap, each with its own."""
    return all(
        mine.article.path == theirs.article.path and mine.start < theirs.end and theirs.start < mine.end
        for mine, theirs in ((one.a, other.a), (one.b, other.b))
    )
