"""A second, small question about pairs that the checks leave open: both sentences with what stands around them.

What only stays a note (opposed statements, places, what a rule is not sure of) is put before the reader once more, pair
by pair, without its first reasons and beside nothing else of the story, among pairs of figures that no rule is sure
enough of for a note. What it says again is said by two votes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from checker.model import Claim, Conflict, Excerpt, Level, Outcome, Status
from checker.reader.answers import Said
from checker.reader.asking import ANSWER_TOKENS, count_tokens, load_prompts, write_heading
from checker.reader.proposing import ENOUGH_VOTES, Proposal, Proposed, locate_pair
from checker.reader.readings import Reading, SentenceName
from checker.reader.sentences import StorySentence
from checker.reader.stories import Story

AROUND = 1  # sentences shown before and after each that is asked about
Asked = tuple[SentenceName, SentenceName]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two passages of which it is open whether both can be right, in order of place, with their sentences."""

    a: Excerpt
    b: Excerpt
    one: StorySentence
    other: StorySentence

    @property
    def asked(self) -> Asked:
        """Its two sentences by digest, in order of their names."""
        first, second = sorted((self.one.name, self.other.name))
        return first, second


Suggest = Callable[[Story, Collection[Asked]], Sequence[Doubt]]


def suggest_none(story: Story, asked: Collection[Asked]) -> tuple[Doubt, ...]:
    """No pairs beside the notes."""
    return ()


@dataclass(frozen=True, slots=True)
class SecondQuestion:
    """One question about open pairs of a story: its name, the sentences shown, numbered from 1, and the pairs."""

    story: str
    shown: tuple[StorySentence, ...]
    doubts: tuple[Doubt, ...]

    @property
    def text(self) -> str:
        """What the model reads."""
        return write_doubts(self)

    @property
    def id(self) -> str:
        """A digest of the version of the wording, the sentences and the pairs."""
        rows = [self.version, *self.names, "", *("".join(pair) for pair in self.asked)]
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]

    @property
    def version(self) -> str:
        """The version of the wording."""
        return second_version()

    @property
    def names(self) -> tuple[SentenceName, ...]:
        """The digests of the sentences, in the order of their numbers."""
        return tuple(one.name for one in self.shown)

    @property
    def checked(self) -> tuple[SentenceName, ...]:
        """None: nothing is set against the whole story by this question."""
        return ()

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The pairs of sentences asked about, sorted."""
        return tuple(sorted({doubt.asked for doubt in self.doubts}))

    @property
    def tokens(self) -> int:
        """About how many tokens asking takes, the answer included."""
        return count_tokens(self.text) + ANSWER_TOKENS


def second_version() -> str:
    """The version of the wording of the second question; readings of another version do not count."""
    return f"second {load_prompts()['second_version']}"


def find_doubts(conflicts: Iterable[Conflict], story: Story) -> tuple[Doubt, ...]:
    """The pairs of notes whose passages stand in sentences of the story, one a pair of sentences, in order of place.

    `conflicts` are what a check found; what is a warning already, or an update, is not in doubt.
    """
    found: dict[Asked, Doubt] = {}
    sentences = story.sentences
    for conflict in conflicts:
        if conflict.level is not Level.NOTE or conflict.verdict.level is not Outcome.CONFLICT:
            continue
        if conflict.status is Status.DISMISSED:
            continue
        for first, second in conflict.pairs:
            doubt = doubt_claims(conflict.claims[first], conflict.claims[second], sentences)
            if doubt is not None:
                found.setdefault(doubt.asked, doubt)
    return sort_doubts(found.values())


def doubt_claims(one: Claim, other: Claim, sentences: Sequence[StorySentence]) -> Doubt | None:
    """Two claims as what is in doubt; None where one is a fact or stands in no sentence, or both stand in one."""
    if one.reference or other.reference:
        return None
    a, b = sorted((one.excerpt, other.excerpt), key=_place)
    first, second = (find_sentence(side, sentences) for side in (a, b))
    return None if first is None or second is None or first == second else Doubt(a, b, first, second)


def sort_doubts(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Doubts in order of place."""
    return tuple(sorted(doubts, key=lambda one: (_place(one.a), _place(one.b))))


def _place(passage: Excerpt) -> tuple[str, int, int]:
    return passage.article.path, passage.start, passage.end


def find_sentence(excerpt: Excerpt, sentences: Iterable[StorySentence]) -> StorySentence | None:
    """The sentence that a passage begins in, None where it is not shown to a reader."""
    return next(
        (one for one in sentences if one.article.path == excerpt.article.path and one.start <= excerpt.start < one.end),
        None,
    )


def plan_doubts(
    story: Story, doubts: Sequence[Doubt], readings: Iterable[Reading], context: int
) -> Iterator[SecondQuestion]:
    """The questions about those doubts that no reading has been asked about, as many in one as there is room for.

    A pair that does not fit the context on its own is left out: it stays a note.
    """
    known = {pair for reading in readings for pair in reading.asked}
    room: tuple[Doubt, ...] = ()
    for doubt in doubts:
        if doubt.asked in known:
            continue
        longer = show_doubts(story, (*room, doubt))
        if longer.tokens <= context:
            room = (*room, doubt)
            continue
        if room:
            yield show_doubts(story, room)
        room = (doubt,) if show_doubts(story, (doubt,)).tokens <= context else ()
    if room:
        yield show_doubts(story, room)


def show_doubts(story: Story, doubts: tuple[Doubt, ...]) -> SecondQuestion:
    """The question about some pairs: their sentences with those around them, in the order of the story."""
    wanted: set[StorySentence] = {side for doubt in doubts for side in (doubt.one, doubt.other)}
    shown: list[StorySentence] = []
    for _, group in groupby(story.sentences, key=lambda one: one.article.path):
        rows = list(group)
        near = {
            place
            for number, one in enumerate(rows)
            if one in wanted
            for place in range(number - AROUND, number + AROUND + 1)
        }
        shown.extend(one for number, one in enumerate(rows) if number in near)
    return SecondQuestion(story.name, tuple(shown), doubts)


def write_doubts(question: SecondQuestion) -> str:
    """The task, the form of the answer, the sentences by article, and the pairs with the words that are in doubt."""
    prompts = load_prompts()
    paths = list(dict.fromkeys(one.article.path for one in question.shown))
    numbers = {one: number for number, one in enumerate(question.shown, 1)}
    lines: list[str] = []
    last, before = "", -1
    for one in question.shown:
        if one.article.path != last:
            lines.append(write_heading(paths.index(one.article.path) + 1, one.article))
            last, before = one.article.path, -1
        if before >= 0 and one.article.text[before : one.start].strip():
            lines.append("[...]")
        lines.append(f"[{numbers[one]}] {one.text}")
        before = one.end
    pairs = [
        f"- [{numbers[doubt.one]}] “{_write(doubt.a)}” and [{numbers[doubt.other]}] “{_write(doubt.b)}”"
        for doubt in question.doubts
    ]
    listed = "\n".join([prompts["pairs"], *pairs])
    return "\n\n".join([prompts["second"], prompts["form"], "\n".join(lines).strip(), listed]) + "\n"


def _write(passage: Excerpt) -> str:
    return " ".join(passage.text.split())


def confirm(proposed: Proposed, stories: Sequence[Story], readings: Iterable[Reading]) -> Proposed:
    """The pairs with a second vote where the second question was answered alike, and what it confirms of the rules.

    An answer counts for a pair of the same two sentences whose words it quotes on one side at least.
    """
    places: dict[str, list[StorySentence]] = {}
    for sentence in (one for story in stories for one in story.sentences):
        places.setdefault(sentence.name, []).append(sentence)
    said: dict[Proposal, None] = {}
    for reading in sorted(readings, key=lambda one: (one.model, one.id)):
        for pair in reading.pairs:
            if pair.verdict is Said.CONFLICT and tuple(sorted((pair.a.sentence, pair.b.sentence))) in reading.asked:
                said.update({one: None for one in locate_pair(pair, places) if isinstance(one, Proposal)})
    sentences = [one for story in stories for one in story.sentences]
    pairs: list[Proposal] = []
    used: set[Proposal] = set()
    for proposal in proposed.pairs:
        again = [one for one in said if names_again(one, proposal, sentences)] if proposal.said is Said.CONFLICT else []
        used.update(again)
        pairs.append(replace(proposal, votes=max(proposal.votes, ENOUGH_VOTES)) if again else proposal)
    pairs.extend(one for one in said if one not in used)
    return replace(proposed, pairs=tuple(sorted(pairs, key=lambda one: one.place)))


def names_again(again: Proposal, first: Proposal, sentences: Sequence[StorySentence]) -> bool:
    """Whether an answer to the second question is about a pair of the first."""
    both = [(again.a, first.a), (again.b, first.b)]
    alike = [find_sentence(one, sentences) == find_sentence(other, sentences) for one, other in both]
    near = [
        one.article.path == other.article.path and one.start < other.end and other.start < one.end
        for one, other in both
    ]
    return all(alike) and any(near)
