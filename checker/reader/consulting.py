"""Asks the reader what has not been read yet, keeps every answer as it comes, and hands out all pairs of the stories.

A problem with one answer leaves the others standing; a server that does not answer ends the asking, not the check.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from checker.messages import Remark
from checker.model import Article, Conflict, Failure
from checker.reader.answers import SCHEMA, Answer, AnswerError, read_answer
from checker.reader.asking import (
    ANSWER_TOKENS,
    Question,
    TooLongError,
    count_tokens,
    load_prompts,
    plan_questions,
    prompt_version,
)
from checker.reader.doubting import (
    SecondQuestion,
    Suggest,
    confirm,
    find_doubts,
    plan_doubts,
    second_version,
    sort_doubts,
    suggest_none,
)
from checker.reader.proposing import Proposed, gather_pairs
from checker.reader.readings import KeptPair, KeptSide, Reading, find_partners, find_unread
from checker.reader.replies import Reply, ServerError
from checker.reader.sentences import StorySentence, split_story
from checker.reader.stories import Story, find_stories, reorder

Message = dict[str, str]  # "role" and "content"
LEAST_ANSWER = 1000  # tokens; with fewer no answer is asked for
LONGEST_REPEATED = 1500  # characters of an answer out of form that the model is shown again


class Server(Protocol):
    """Whatever answers questions."""

    def ask(self, messages: list[Message], schema: dict[str, object], most_tokens: int) -> Reply:
        """The reply to the messages, of so many tokens at most. Raises ServerError."""


class Put(Protocol):
    """A question as far as its answer needs it: the wording, the sentences by digest in the order of their numbers,
    those set against all of them, and the single pairs asked about."""

    @property
    def version(self) -> str: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def checked(self) -> tuple[str, ...]: ...
    @property
    def asked(self) -> tuple[tuple[str, str], ...]: ...


@dataclass(frozen=True, slots=True)
class Manner:
    """How the reader is asked: which model, how many votes, its context in tokens, and the most calls and tokens.

    Without a model the readings of all models count, and nothing can be asked.
    """

    model: str | None = None
    votes: int = 1
    context: int = 16_000
    most_calls: int | None = None
    most_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A question that has not been asked yet, and for which vote it is."""

    vote: int
    question: Question | SecondQuestion


@dataclass(slots=True)
class Spent:
    """What asking has cost so far, and whether the model was seen to think before it answers."""

    calls: int = 0
    tokens: int = 0
    thinks: bool = False

    def allows(self, manner: Manner, tokens: int) -> bool:
        """Whether the budget has room for one more call of so many tokens."""
        if manner.most_calls is not None and self.calls >= manner.most_calls:
            return False
        return manner.most_tokens is None or self.tokens + tokens <= manner.most_tokens

    def put(self, server: Server, messages: list[Message], manner: Manner) -> Reply:
        """The server's reply, counted. Raises ServerError.

        A model that is seen to think may write as much as context and budget leave it, and is asked again where its
        thoughts took the room of the answer; another that writes so much only repeats itself.
        """
        sent = count_messages(messages)
        room = manner.context if manner.most_tokens is None else min(manner.context, manner.most_tokens - self.tokens)
        most = max(LEAST_ANSWER, room - sent)
        reply = server.ask(messages, SCHEMA, most if self.thinks else min(most, ANSWER_TOKENS))
        self.calls += 1
        self.tokens += reply.tokens if reply.tokens is not None else count_tokens(reply.text) + sent
        first, self.thinks = not self.thinks, self.thinks or reply.thought
        if reply.cut_off and self.thinks and first and self.allows(manner, sent + LEAST_ANSWER):
            return self.put(server, messages, manner)
        return reply


def count_messages(messages: Iterable[Message]) -> int:
    """About how many tokens messages have."""
    return sum(count_tokens(message["content"]) for message in messages)


@dataclass(frozen=True, slots=True)
class Consultation:
    """What the reader says of a run's articles, what could not be asked, and what asking cost.

    `readings` are all that are known, the new ones among them.
    """

    proposed: Proposed = field(default_factory=Proposed)
    failures: tuple[Failure, ...] = ()
    calls: int = 0
    tokens: int = 0
    stories: tuple[Story, ...] = ()
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Watching:
    """What is told while asking: every new reading, and before each question how many are done of how many."""

    keep: Callable[[Reading], None] = lambda reading: None
    report_progress: Callable[[int, int], None] = lambda done, of: None


@dataclass(frozen=True, slots=True)
class Plan:
    """The stories of a run, the questions that are open, and stories that cannot be asked about."""

    stories: tuple[Story, ...]
    questions: tuple[Planned, ...]
    failures: tuple[Failure, ...] = ()

    @property
    def tokens(self) -> int:
        """About how many tokens the open questions take."""
        return sum(planned.question.tokens for planned in self.questions)


def plan(articles: Sequence[Article], checked: Sequence[Article], readings: Sequence[Reading], manner: Manner) -> Plan:
    """What is to be asked so that every checked article is read against all others of its story, in every vote."""
    stories = find_stories(articles, checked)
    own = {article.path for article in checked}
    against = {article.path for article in articles} - own
    questions: list[Planned] = []
    failures: list[Failure] = []
    for story in stories:
        for vote in range(1, manner.votes + 1):
            sentences = split_story(reorder(story.articles, vote))
            wanted = {one.name for one in sentences if one.article.path in own}
            counted = count_readings(readings, manner, vote)
            unread = find_unread([one.name for one in sentences], wanted, counted)
            try:
                shown = leave_read(sentences, wanted, unread, counted)
                asked = plan_questions(story.name, shown, unread, against, manner.context)
            except TooLongError as problem:
                failures.append(Failure(where_of(story.name), problem.args[0]))
                break
            questions.extend(Planned(vote, question) for question in asked)
    return Plan(stories, tuple(questions), tuple(failures))


def leave_read(
    sentences: Sequence[StorySentence], wanted: Collection[str], unread: Collection[str], readings: Sequence[Reading]
) -> tuple[StorySentence, ...]:
    """The sentences without the articles that nothing unread is to be set against any more."""
    partners = find_partners([one.name for one in sentences], wanted, readings)
    needed = set(unread).union(*(partners.get(name, set()) for name in sorted(unread)))
    kept = {one.article.path for one in sentences if one.name in needed}
    return tuple(one for one in sentences if one.article.path in kept)


def count_readings(readings: Iterable[Reading], manner: Manner, vote: int) -> list[Reading]:
    """The readings that count for a vote: of the model asked and of the wording of today; all models where none is."""
    return [
        one
        for one in readings
        if one.prompt == prompt_version() and (manner.model is None or (one.model, one.vote) == (manner.model, vote))
    ]


def consult(
    articles: Sequence[Article],
    checked: Sequence[Article],
    readings: Sequence[Reading],
    manner: Manner,
    server: Server | None = None,
    watching: Watching | None = None,
) -> Consultation:
    """Ask the server what is open and gather every pair of the stories; without a server what is open is a failure."""
    planned = plan(articles, checked, readings, manner)
    if server is None:
        open_still = (*planned.failures, *name_unread(planned))
        return gather(planned.stories, readings, manner, Consultation(failures=open_still))
    before = Consultation(failures=planned.failures)
    return put_questions(planned, readings, manner, server, watching or Watching(), before)


def plan_second(
    conflicts: Iterable[Conflict],
    stories: Iterable[Story],
    readings: Sequence[Reading],
    manner: Manner,
    suggest: Suggest = suggest_none,
) -> Plan:
    """What is to be asked about the notes of a check that no second question has been about yet.

    `suggest` gives further pairs to ask about in a story, by the pairs of sentences that were asked about before.
    """
    listed, told = tuple(stories), tuple(conflicts)
    kept = count_second(readings, manner)
    asked = frozenset(pair for reading in kept for pair in reading.asked)
    questions = [
        Planned(1, question)
        for story in listed
        for doubts in (dict.fromkeys((*find_doubts(told, story), *suggest(story, asked))),)
        for question in plan_doubts(story, sort_doubts(doubts), kept, manner.context)
    ]
    return Plan(listed, tuple(questions))


def put_questions(
    planned: Plan,
    readings: Sequence[Reading],
    manner: Manner,
    server: Server,
    watching: Watching,
    before: Consultation,
) -> Consultation:
    """Ask the questions of a plan, as far as the budget allows after what was asked before, and gather all pairs."""
    known, failures, spent = list(readings), list(before.failures), Spent(before.calls, before.tokens)
    for number, one in enumerate(planned.questions):
        if not spent.allows(manner, one.question.tokens):
            failures.append(name_budget(len(planned.questions) - number, one.question.story))
            break
        watching.report_progress(number, len(planned.questions))
        try:
            reading = ask(server, one, manner, spent)
        except ServerError as problem:
            failures.append(Failure(where_of(one.question.story), problem.args[0]))
            if problem.lasting:
                break
            continue
        known.append(reading)
        watching.keep(reading)
    watching.report_progress(len(planned.questions), len(planned.questions))
    told = Consultation(failures=tuple(failures), calls=spent.calls, tokens=spent.tokens)
    return gather(planned.stories, known, manner, told)


def gather(stories: Sequence[Story], readings: Sequence[Reading], manner: Manner, told: Consultation) -> Consultation:
    """What was told of asking, with every pair of the stories that the readings name."""
    proposed = gather_pairs(stories, voices_of(readings, manner), manner.votes if manner.model else 1)
    proposed = confirm(proposed, stories, count_second(readings, manner))
    return replace(told, proposed=proposed, stories=tuple(stories), readings=tuple(readings))


def count_second(readings: Iterable[Reading], manner: Manner) -> list[Reading]:
    """The answers to second questions that count: of the model asked and of the wording of today."""
    return [
        one
        for one in readings
        if one.prompt == second_version() and (manner.model is None or one.model == manner.model)
    ]


def voices_of(readings: Iterable[Reading], manner: Manner) -> list[Reading]:
    """The readings whose pairs count, for all votes asked for."""
    if manner.model is None:
        return count_readings(readings, manner, 1)
    listed = list(readings)
    return [one for vote in range(1, manner.votes + 1) for one in count_readings(listed, manner, vote)]


def ask(server: Server, planned: Planned, manner: Manner, spent: Spent) -> Reading:
    """One question asked, and asked a second time where the answer is not in the form. Raises ServerError."""
    question = planned.question
    messages = [{"role": "user", "content": question.text}]
    reply = spent.put(server, messages, manner)
    try:
        answer = read_answer(reply.text)
    except AnswerError as problem:
        answer = ask_again(server, messages, reply, problem, manner, spent)
    return keep_answer(question, answer, manner.model or "", planned.vote)


def ask_again(
    server: Server, messages: list[Message], reply: Reply, problem: AnswerError, manner: Manner, spent: Spent
) -> Answer:
    """The answer to a question that was answered out of form. Raises ServerError where it is out of form again, too.

    An answer that was cut off would be so again, and a budget counts every call.
    """
    if reply.cut_off:
        raise ServerError(describe_cut(reply), lasting=False) from problem
    told = load_prompts()["repair"].replace("{problem}", str(problem))
    wrong = {"role": "assistant", "content": reply.text[:LONGEST_REPEATED]}
    again = [*messages, wrong, {"role": "user", "content": told}]
    if not spent.allows(manner, count_messages(again) + LEAST_ANSWER):
        told_once = Remark(
            "the answer is not in the form asked for, and the budget is used up: {problem}", problem=str(problem)
        )
        raise ServerError(told_once, lasting=False) from problem
    second = spent.put(server, again, manner)
    try:
        return read_answer(second.text)
    except AnswerError as still:
        told_twice = Remark("the answer is not in the form asked for, twice: {problem}", problem=str(still))
        raise ServerError(describe_cut(second) if second.cut_off else told_twice, lasting=False) from still


def describe_cut(reply: Reply) -> Remark:
    """Why an answer ended before its end."""
    if reply.thought:
        return Remark(
            "the model thought until its room was used up; switch its thinking off, or start it with a larger context "
            "and name that with --reader-context"
        )
    return Remark("the answer was cut off in the middle; a larger model repeats itself less")


def keep_answer(question: Put, answer: Answer, model: str, vote: int) -> Reading:
    """An answer as it is kept, numbers of sentences as digests.

    Pairs that name no sentence shown are only counted.
    """
    shown = question.names
    pairs: dict[KeptPair, None] = {}
    strange = 0
    for pair in answer.conflicts:
        if not all(1 <= side.sentence <= len(shown) for side in (pair.a, pair.b)):
            strange += 1
            continue
        a, b = (KeptSide(shown[side.sentence - 1], side.words) for side in (pair.a, pair.b))
        pairs[KeptPair(pair.measured, a, b, pair.why, pair.kind, pair.verdict)] = None
    return Reading(
        model=model,
        prompt=question.version,
        vote=vote,
        sentences=tuple(sorted(set(shown))),
        checked=tuple(sorted(set(question.checked))),
        pairs=tuple(pairs),
        strange=strange,
        asked=tuple(sorted(question.asked)),
    )


def where_of(story: str) -> Remark:
    """What a failure says of its place."""
    return Remark("second reader, {story}", story=story)


def name_unread(planned: Plan) -> list[Failure]:
    """One failure a story that no kept reading covers."""
    stories = dict.fromkeys(one.question.story for one in planned.questions)
    told = Remark("no kept reading covers these sentences; run once with --reader, or put answers in by hand")
    return [Failure(where_of(story), told) for story in stories]


def name_budget(left: int, story: str) -> Failure:
    """The failure of a budget that is used up."""
    told = Remark.counted(
        "the budget is used up with {count} question left; raise --reader-budget and run again",
        "the budget is used up with {count} questions left; raise --reader-budget and run again",
        left,
    )
    return Failure(where_of(story), told)
