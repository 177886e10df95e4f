"""Questions and answers as JSON Lines, so that any model can be asked without a server.

A prompt is {"id", "story", "prompt", "schema", "vote", "version", "sentences", "checked"}: what is to be read is
"prompt", the last two name the sentences by digest, in the order of their numbers. A second question has "asked", too:
the pairs of sentences it is about. An answer is {"id", "answer"}: the prompt's id, and the answer as a JSON object or
as the text the model wrote.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec

from checker.errors import UsageError
from checker.faults import name_obstacle
from checker.messages import Remark
from checker.model import Failure
from checker.reader.answers import SCHEMA, AnswerError, parse_answer, read_answer
from checker.reader.consulting import Planned, keep_answer
from checker.reader.readings import Reading, SentenceName
from checker.storage import NotReadableError, read_whole


class Prompt(msgspec.Struct, frozen=True):
    """A printed question, as far as an answer needs it."""

    id: str
    story: str
    vote: Annotated[int, msgspec.Meta(ge=1)]
    version: str
    sentences: tuple[SentenceName, ...]
    checked: tuple[SentenceName, ...]
    asked: tuple[tuple[SentenceName, SentenceName], ...] = ()

    @property
    def names(self) -> tuple[SentenceName, ...]:
        """The digests of the sentences, in the order of their numbers."""
        return self.sentences


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The readings made of answers, what was wrong with others, and how many prompts have no answer."""

    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...]
    unanswered: int


def write_prompt(planned: Planned) -> dict[str, Any]:
    """A question as a line of `gegenprobe reader prompts`."""
    question = planned.question
    row: dict[str, Any] = {
        "id": question.id,
        "story": question.story,
        "prompt": question.text,
        "schema": SCHEMA,
        "vote": planned.vote,
        "version": question.version,
        "sentences": list(question.names),
        "checked": list(question.checked),
    }
    return {**row, "asked": [list(pair) for pair in question.asked]} if question.asked else row


def read_prompts(path: Path) -> dict[str, Prompt]:
    """The prompts of a file by id. Raises UsageError naming file and line for what is none."""
    prompts: dict[str, Prompt] = {}
    for number, row in read_rows(path):
        try:
            prompt = msgspec.convert(row, Prompt)
        except msgspec.ValidationError as problem:
            raise UsageError(
                Remark(
                    "{path}, line {number}: this is no prompt ({problem}); print it again: gegenprobe reader prompts",
                    path=path,
                    number=str(number),
                    problem=str(problem),
                )
            ) from problem
        prompts[prompt.id] = prompt
    return prompts


def take_in(prompts: Mapping[str, Prompt], path: Path, model: str) -> TakenIn:
    """The answers of a file as readings of `model`; an answer that does not fit is a failure, the others count.

    Raises UsageError when the file cannot be read or a line is no JSON object.
    """
    readings: dict[str, Reading] = {}
    failures: list[Failure] = []
    for number, row in read_rows(path):
        where = Remark("{path}, line {number}", path=path, number=str(number))
        prompt = prompts.get(str(row.get("id")))
        if prompt is None:
            failures.append(
                Failure(where, Remark('no prompt has the id {id}; copy it from "id"', id=repr(row.get("id"))))
            )
            continue
        if prompt.id in readings:
            failures.append(Failure(where, Remark("{id} is answered twice; keep one line", id=prompt.id)))
            continue
        try:
            given = row.get("answer")
            answer = read_answer(given) if isinstance(given, str) else parse_answer(given)
        except AnswerError as problem:
            told = Remark("the answer is not in the form asked for: {problem}", problem=str(problem))
            failures.append(Failure(where, told))
            continue
        readings[prompt.id] = keep_answer(prompt, answer, model, prompt.vote)
    return TakenIn(tuple(readings.values()), tuple(failures), len(prompts.keys() - readings.keys()))


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of a file with the numbers of their lines; blank lines are passed over. Raises UsageError."""
    try:
        lines: Sequence[str] = read_whole(path).decode("utf-8-sig").split("\n")
    except (OSError, NotReadableError) as problem:
        raise UsageError(
            Remark("{path}: cannot be read ({problem})", path=path, problem=name_obstacle(problem))
        ) from problem
    except UnicodeDecodeError as problem:
        raise UsageError(
            Remark("{path}: this is not UTF-8 (byte {byte}); save it as UTF-8", path=path, byte=problem.start)
        ) from problem
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise UsageError(
                Remark(
                    "{path}, line {number}: this is no JSON object; one line holds one", path=path, number=str(number)
                )
            )
        yield number, row


def format_prompts(planned: Iterable[Planned]) -> Iterator[str]:
    """The lines of the questions."""
    for one in planned:
        yield json.dumps(write_prompt(one), ensure_ascii=False) + "\n"
