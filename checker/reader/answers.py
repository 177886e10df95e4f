"""The form of an answer, and reading one: whatever a model wrote becomes an answer or a problem, nothing in between."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

import msgspec

LONGEST_ANSWER = 1_000_000  # characters
MOST_PAIRS = 500
THOUGHTS_BEGIN, THOUGHTS_END = (
    "<think>",
    "</think>",
)  # many templates open the thoughts themselves, so that only their end is written
MOST_BRACES = 50  # that begin no JSON, before a text is given up


class Kind(StrEnum):
    """What sort of thing two sentences state differently."""

    FIGURE = "figure"
    SUM = "sum"
    AGE = "age"
    DATE = "date"
    NAME = "name"
    OFFICE = "office"
    PARTY = "party"
    PLACE = "place"
    QUOTE = "quote"
    STATEMENT = "statement"


class Said(StrEnum):
    """What the reader says of a pair: both cannot be right, or one tells a later state."""

    CONFLICT = "conflict"
    UPDATE = "update"


class Side(msgspec.Struct, frozen=True):
    """One side of a pair: the number of a sentence and words copied from it."""

    sentence: int
    words: Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]


class Pair(msgspec.Struct, frozen=True):
    """Two sentences that the reader says cannot both be right."""

    measured: Annotated[str, msgspec.Meta(max_length=1000)]
    a: Side
    b: Side
    why: Annotated[str, msgspec.Meta(max_length=2000)]
    kind: Kind
    verdict: Said


class Answer(msgspec.Struct, frozen=True):
    """All pairs of one answer."""

    conflicts: Annotated[tuple[Pair, ...], msgspec.Meta(max_length=MOST_PAIRS)]


class AnswerError(ValueError):
    """Why a text is no answer, in a few words."""


_SIDE: dict[str, Any] = {
    "type": "object",
    "properties": {"sentence": {"type": "integer"}, "words": {"type": "string"}},
    "required": ["sentence", "words"],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "conflicts": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "measured": {"type": "string"},
                    "a": _SIDE,
                    "b": _SIDE,
                    "why": {"type": "string"},
                    "kind": {"type": "string", "enum": [kind.value for kind in Kind]},
                    "verdict": {"type": "string", "enum": [said.value for said in Said]},
                },
                "required": ["measured", "a", "b", "why", "kind", "verdict"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["conflicts"],
    "additionalProperties": False,
}


def read_answer(text: str) -> Answer:
    """The answer in a text, also one in a code fence, behind a model's thoughts or between its remarks.

    Raises AnswerError for a text without one, with one that is not in the form, or with several that differ.
    """
    if len(text) > LONGEST_ANSWER:
        raise AnswerError(f"longer than {LONGEST_ANSWER} characters")
    if not text.strip():
        raise AnswerError("empty")
    said = _leave_thoughts(text.lstrip())
    answers = {parse_answer(content) for content in _find_objects(said)}
    if len(answers) > 1:
        raise AnswerError("several answers that differ")
    return answers.pop() if answers else parse_answer(_decode(said))


def _leave_thoughts(text: str) -> str:
    """What a model wrote after it had thought; an answer may quote an article that holds such a mark."""
    if text.startswith(("{", "```")):
        return text
    thoughts, ended, said = text.partition(THOUGHTS_END)
    return said if ended or thoughts.startswith(THOUGHTS_BEGIN) else text


def _find_objects(text: str) -> Iterator[dict[str, Any]]:
    """The JSON objects in a text that name conflicts, wherever they stand."""
    decoder, place, tries = json.JSONDecoder(), text.find("{"), 0
    while place >= 0 and tries < MOST_BRACES:
        try:
            content, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            tries, end = tries + 1, place + 1
        else:
            if "conflicts" in content:
                yield content
        place = text.find("{", end)


def _decode(text: str) -> object:
    """The whole text as JSON. Raises AnswerError saying where it is none."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.MsgspecError, RecursionError, UnicodeEncodeError) as problem:
        raise AnswerError(str(problem)) from problem


def parse_answer(content: object) -> Answer:
    """The answer in a JSON value. Raises AnswerError naming the place that does not fit."""
    try:
        answer = msgspec.convert(content, Answer, strict=False)
        msgspec.json.encode(answer)  # half a surrogate pair can be written as JSON, but not kept as UTF-8
    except (msgspec.ValidationError, RecursionError, UnicodeEncodeError) as problem:
        raise AnswerError(str(problem)) from problem
    return answer
