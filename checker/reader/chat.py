"""The chat interface as servers speak it: what a request holds, what gives way to a refusal, where the answer stands.

All servers take the messages; they differ in how they are asked for JSON, in which numbers they accept beside it, and
in where they put what a model thinks. Source: the documentation of llama.cpp's server, Ollama, vLLM, LM Studio and the
interface they imitate, and what their users report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checker.reader.answers import THOUGHTS_BEGIN
from checker.reader.replies import Reply

FORMS = 4
SEED = 1
# Fields a server may refuse: some take another name for the length, some no temperature but their own, some no seed.
NAMED = re.compile(r"(?<=['\"`.])(max_tokens|temperature|seed)\b")
THOUGHTS = ("reasoning_content", "reasoning")  # llama.cpp and LM Studio; Ollama and vLLM today
CUT_OFF = "length"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a server is asked: `form` numbers the way to ask for JSON, the most exact first; `refused` are fields."""

    form: int = 0
    refused: frozenset[str] = frozenset()

    def body(
        self, model: str, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], most_tokens: int
    ) -> dict[str, Any]:
        """The request; without chance, so that a question has one answer."""
        length = "max_completion_tokens" if "max_tokens" in self.refused else "max_tokens"
        numbers = {"temperature": 0, "seed": SEED}
        kept = {name: value for name, value in numbers.items() if name not in self.refused}
        asked = ask_for_json(self.form, schema)
        return {"model": model, "messages": list(messages), **kept, length: most_tokens, **asked}

    def give_way(self, said: str) -> Shape | None:
        """The next shape to try after a refusal that says this; None where nothing is left to leave out."""
        for name in NAMED.findall(said):
            if name not in self.refused:
                return replace(self, refused=self.refused | {name})
        return replace(self, form=self.form + 1) if self.form + 1 < FORMS else None


def ask_for_json(form: int, schema: Mapping[str, Any]) -> dict[str, Any]:
    """The field that asks for JSON: by the schema, by it as older llama.cpp takes it, as JSON alone, or not at all."""
    if form == 0:
        named = {"name": "contradictions", "strict": True, "schema": dict(schema)}
        return {"response_format": {"type": "json_schema", "json_schema": named}}
    if form == 1:
        return {"response_format": {"type": "json_object", "schema": dict(schema)}}
    return {"response_format": {"type": "json_object"}} if form == 2 else {}


def read_reply(content: bytes) -> Reply:
    """The reply in the body of a response. Raises ValueError for what is no chat completion.

    Where a server takes the answer of a model for its thoughts, these are the answer, if they are whole and an object.
    """
    try:
        document = json.loads(content)
        choice = document["choices"][0]
        message = choice["message"]
        text, thoughts = join_parts(message.get("content")), [join_parts(message.get(name)) for name in THOUGHTS]
        usage = document.get("usage")
        told = usage if isinstance(usage, dict) else {}
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as problem:
        raise ValueError from problem
    cut_off = choice.get("finish_reason") == CUT_OFF
    thought = next((one for one in thoughts if one.strip()), "")
    if not text.strip() and not cut_off and thought.lstrip().startswith("{"):
        text = thought
    tokens, read = count(told.get("total_tokens")), count(told.get("prompt_tokens"))
    return Reply(text, cut_off, tokens, read, thought=bool(thought) or text.lstrip().startswith(THOUGHTS_BEGIN))


def join_parts(content: object) -> str:
    """A message's text, also one in parts ({"type": "text", "text": ...}) or none at all."""
    if isinstance(content, list):
        return "".join(part["text"] for part in content if isinstance(part.get("text"), str))
    return content if isinstance(content, str) else ""


def count(number: object) -> int | None:
    """A number of tokens; None where a server tells none."""
    return number if isinstance(number, int) and number > 0 else None


def read_error(content: bytes) -> str:
    """What a server says of an error and of which field, in one line; "" where it says nothing readable."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(document, dict):
        return ""
    said = next((document[name] for name in ("error", "message", "detail") if document.get(name)), "")
    parts = [describe_problem(one) for one in (said if isinstance(said, list) else [said])]
    return " ".join("; ".join(parts).split())


def describe_problem(problem: object) -> str:
    """One problem of a server as it words it, with the field: {"message", "param"}, {"loc", "msg"} or a text."""
    if not isinstance(problem, dict):
        return str(problem)
    place = problem.get("loc")
    field = ".".join(map(str, place)) if isinstance(place, list) else ""
    return ": ".join(str(part) for part in (field, problem.get("message") or problem.get("msg") or "") if part)
