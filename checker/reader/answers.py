"""The form of an answer, and reading one: whatever a model wrote becomes an answer or a problem, nothing in between."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

import msgspec

LONGEST_ANSWER = 1_000_000  # characters
MOST_PAIRS = 500
FENCE = re.compile(r"\A\s*```[a-z]*\s*\n(.*?)\n?```\s*\Z", re.DOTALL)
THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


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


class Told(StrEnum):
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
    verdict: Told


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
                    "verdict": {"type": "string", "enum": [told.value for told in Told]},
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
    """The answer in a text, also one in a code fence or behind a model's thoughts. Raises AnswerError."""
    if len(text) > LONGEST_ANSWER:
        raise AnswerError(f"longer than {LONGEST_ANSWER} characters")
    bare = THINKING.sub("", text)
    fenced = FENCE.match(bare)
    try:
        return msgspec.json.decode(fenced[1] if fenced else bare, type=Answer, strict=False)
    except (msgspec.MsgspecError, RecursionError, UnicodeEncodeError) as problem:
        raise AnswerError(str(problem) if text.strip() else "empty") from problem


def parse_answer(content: object) -> Answer:
    """The answer in a JSON value. Raises AnswerError naming the place that does not fit."""
    try:
        return msgspec.convert(content, Answer, strict=False)
    except msgspec.ValidationError as problem:
        raise AnswerError(str(problem)) from problem
