"""Servers as their documentation and their users describe them: each is asked so that it answers, or says why not."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from checker.reader.answers import SCHEMA, read_answer
from checker.reader.chat import read_error
from checker.reader.consulting import Consultation, Manner, consult
from checker.reader.replies import ServerError
from checker.reader.server import ChatServer
from tests.reader.writing import EVENING, NIGHT, answer, make_story, pair

Body = dict[str, Any]
STORY = make_story(EVENING, NIGHT)
DOORS = ("Türen waren offen", "waren verschlossen", "statement")
ASKED = [{"role": "user", "content": "Was passt nicht?"}]


def refuse(status: int, told: object) -> httpx.Response:
    return httpx.Response(status, json=told)


def complete(message: Body, finish: str = "stop", **usage: int) -> httpx.Response:
    choice = {"index": 0, "message": {"role": "assistant", **message}, "finish_reason": finish}
    return httpx.Response(200, json={"choices": [choice], "usage": usage})


def form(body: Body) -> str:
    kind = body.get("response_format", {}).get("type", "none")
    return f"{kind} with schema" if kind == "json_object" and "schema" in body["response_format"] else kind


class Told:
    """A server that does as `behave` says and keeps what it was asked."""

    def __init__(self, behave: Callable[[Body], httpx.Response]) -> None:
        self.bodies: list[Body] = []
        self.behave = behave

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.bodies.append(json.loads(request.content))
        return self.behave(self.bodies[-1])

    def chat(self) -> ChatServer:
        return ChatServer("http://127.0.0.1:9", "m", transport=httpx.MockTransport(self), sleep=lambda seconds: None)


def ask(told: Told, manner: Manner | None = None) -> Consultation:
    return consult(STORY, STORY, (), manner or Manner("m"), told.chat())


def doors(body: Body) -> str:
    return answer(pair(body["messages"][0]["content"], *DOORS))


def says(write: Callable[[str], Body]) -> Callable[[Body], httpx.Response]:
    """A server whose message is what `write` makes of the right answer."""
    return lambda body: complete(write(doors(body)))


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda said: {"content": said}, id="as asked"),
        pytest.param(lambda said: {"content": f"```json\n{said}\n```"}, id="schema ignored: a code fence"),
        pytest.param(lambda said: {"content": f"Gern!\n\n```\n{said}\n```\nMehr {{fand}} ich nicht."}, id="remarks"),
        pytest.param(lambda said: {"content": f"{said}\n\nBoth sentences name the doors."}, id="text behind it"),
        pytest.param(lambda said: {"content": f'<think>{{"conflicts": []}}?</think>{said}'}, id="thoughts before it"),
        pytest.param(lambda said: {"content": f"Offen oder zu? {{}}</think>\n{said}"}, id="only the thoughts' end"),
        pytest.param(lambda said: {"content": None, "reasoning_content": said}, id="vLLM: taken for thoughts"),
        pytest.param(lambda said: {"content": "", "reasoning": said}, id="Ollama: taken for thoughts"),
        pytest.param(lambda said: {"content": said, "reasoning_content": "offen? {"}, id="thoughts told apart"),
        pytest.param(
            lambda said: {"content": [{"type": "thinking", "thinking": []}, {"type": "text", "text": said}]}, id="parts"
        ),
    ],
)
def test_an_answer_is_found_wherever_a_server_puts_it(write: Callable[[str], Body]) -> None:
    told = Told(says(write))
    said = ask(told)
    assert not said.failures
    assert len(said.proposed.pairs) == len(told.bodies) == 1


@pytest.mark.parametrize(
    ("knows", "refusal", "asked"),
    [
        ({"json_schema"}, (400, {"error": "'response_format.type' must be 'json_schema' or 'text'"}), ["json_schema"]),
        (
            {"json_object", "json_object with schema", "none"},
            (500, {"error": {"code": 500, "message": 'type must be one of "text" or "json_object"'}}),
            ["json_schema", "json_object with schema"],
        ),
        (
            {"json_object", "json_object with schema", "none"},
            (422, {"detail": [{"loc": ["body", "response_format", "type"], "msg": "Input should be 'text'"}]}),
            ["json_schema", "json_object with schema"],
        ),
        (
            {"none"},
            (422, {"detail": [{"loc": ["body", "response_format"], "msg": "Extra inputs are not permitted"}]}),
            ["json_schema", "json_object with schema", "json_object", "none"],
        ),
    ],
)
def test_a_server_is_asked_for_json_as_exactly_as_it_can_be(
    knows: set[str], refusal: tuple[int, object], asked: list[str]
) -> None:
    told = Told(lambda body: complete({"content": doors(body)}) if form(body) in knows else refuse(*refusal))
    said = ask(told, Manner("m", votes=2))
    assert not said.failures
    assert [form(body) for body in told.bodies] == [*asked, asked[-1]]


@pytest.mark.parametrize(
    ("field", "refusal", "instead"),
    [
        (
            "max_tokens",
            {"error": {"message": "Unsupported parameter: 'max_tokens' is not supported", "param": "max_tokens"}},
            "max_completion_tokens",
        ),
        ("temperature", {"error": {"message": "Unsupported value: 'temperature' does not support 0"}}, None),
        ("seed", {"detail": [{"type": "extra_forbidden", "loc": ["body", "seed"], "msg": "Extra inputs"}]}, None),
    ],
)
def test_a_field_that_a_server_refuses_is_left_out(field: str, refusal: object, instead: str | None) -> None:
    told = Told(lambda body: refuse(400, refusal) if field in body else complete({"content": doors(body)}))
    assert not ask(told, Manner("m", votes=2)).failures
    first, second, third = told.bodies
    assert field in first
    assert second.keys() == third.keys() == first.keys() - {field} | ({instead} if instead else set())
    assert form(second) == "json_schema"


def test_a_question_that_is_refused_does_not_spoil_the_next() -> None:
    long = "the request exceeds the available context size"
    told = Told(
        lambda body: (
            refuse(400, {"error": {"message": long}}) if len(told.bodies) <= 4 else complete({"content": doors(body)})
        )
    )
    said = ask(told, Manner("m", votes=2))
    (failure,) = said.failures
    assert long in str(failure.problem)
    assert form(told.bodies[-1]) == "json_schema"
    assert len(said.proposed.pairs) + len(said.proposed.dropped) == 1


def test_a_server_that_only_streams_says_so_in_one_sentence() -> None:
    only = "This model only support stream mode, please enable the stream parameter"
    told = Told(lambda body: refuse(400, {"error": {"message": only}}))
    (failure,) = ask(told).failures
    assert only in str(failure.problem)
    assert not any(body.get("stream") for body in told.bodies)


def test_an_answer_that_was_cut_off_is_not_asked_for_again() -> None:
    told = Told(lambda body: complete({"content": '{"conflicts": [{"measured": "'}, "length"))
    (failure,) = ask(told).failures
    assert "cut off in the middle" in str(failure.problem)
    assert len(told.bodies) == 1


@pytest.mark.parametrize(
    "message",
    [
        {"content": None, "reasoning_content": "Erst Satz 1, dann"},
        {"content": '{"conflicts": [', "reasoning": "Erst Satz 1, dann"},
        {"content": "<think>Erst Satz 1"},
        {"content": "", "reasoning": '{"conflicts": []}'},
    ],
)
def test_a_model_whose_thoughts_took_the_room_is_asked_again_with_all_there_is(message: Body) -> None:
    told = Told(lambda body: complete(message, "length"))
    (failure, *_) = ask(told, Manner("m", votes=2)).failures
    assert "switch its thinking off" in str(failure.problem)
    assert len(told.bodies) == 3
    room = [body["max_tokens"] for body in told.bodies]
    assert room[0] < room[1] == room[2]
    enough = Told(
        lambda body: (
            complete(message, "length") if body["max_tokens"] < 3000 else complete({**message, "content": doors(body)})
        )
    )
    said = ask(enough, Manner("m", votes=2))
    assert not said.failures
    assert said.calls == len(enough.bodies) == 3


@pytest.mark.parametrize("message", [{"content": ""}, {"content": None}, {}, {"content": "", "reasoning": "Nichts."}])
def test_an_empty_answer_is_asked_for_once_more(message: Body) -> None:
    told = Told(lambda body: complete(message))
    (failure,) = ask(told).failures
    assert "twice: empty" in str(failure.problem)
    assert [len(body["messages"]) for body in told.bodies] == [1, 3]


def test_the_second_try_shows_no_more_than_the_start_of_the_first() -> None:
    told = Told(lambda body: complete({"content": "Gern! " * 5000 if len(body["messages"]) == 1 else doors(body)}))
    said = ask(told)
    assert len(said.proposed.pairs) == 1
    assert len(told.bodies[1]["messages"][1]["content"]) < 2000


def test_the_second_try_counts_in_the_budget() -> None:
    for manner in (Manner("m", most_calls=1), Manner("m", most_tokens=5_000)):
        told = Told(lambda body: complete({"content": "Gern!"}, total_tokens=3_000))
        (failure,) = ask(told, manner).failures
        assert "budget is used up" in str(failure.problem)
        assert len(told.bodies) == 1


@pytest.mark.parametrize(
    ("manner", "most"),
    [(Manner("m"), 16_000), (Manner("m", context=32_000), 32_000), (Manner("m", most_tokens=9_000), 9_000 - 2_000)],
)
def test_a_model_that_thinks_may_write_as_long_as_context_and_budget_allow(manner: Manner, most: int) -> None:
    told = Told(lambda body: complete({"content": "<think>Erst"}, "length", total_tokens=2_000))
    ask(told, manner)
    first, second = told.bodies
    assert first["max_tokens"] == 2_500
    assert second["max_tokens"] + -(-len(second["messages"][0]["content"]) // 3) == most


def test_a_question_that_the_server_cut_is_no_reading() -> None:
    told = Told(lambda body: complete({"content": answer()}, prompt_tokens=400, total_tokens=420))
    said = ask(told)
    assert "read 400 tokens of it" in str(said.failures[0].problem)
    told = Told(lambda body: complete({"content": answer()}, prompt_tokens=1100, total_tokens=1120))
    assert ask(told).failures == ()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"3",
        b'{"choices": [3]}',
        b'{"choices": [{"message": 3}]}',
        b'{"choices": [{"message": null}]}',
        b'{"choices": {"0": 1}}',
        b'{"choices": [{"message": {"content": [3]}}]}',
        b"[" * 9000,
        b"data: {}",
    ],
)
def test_what_is_no_chat_completion_is_one_sentence(body: bytes) -> None:
    chat = Told(lambda asked: httpx.Response(200, content=body)).chat()
    with pytest.raises(ServerError, match="half an answer"):
        chat.ask(ASKED, SCHEMA, 100)


@pytest.mark.parametrize("usage", [None, 3, {"prompt_tokens": None}, {"prompt_tokens": "many"}, {"prompt_tokens": 0}])
def test_a_server_need_not_count_tokens(usage: object) -> None:
    content = {"choices": [{"message": {"content": answer()}}], "usage": usage}
    reply = Told(lambda body: httpx.Response(200, json=content)).chat().ask(ASKED, SCHEMA, 100)
    assert (reply.read, reply.cut_off, read_answer(reply.text).conflicts) == (None, False, ())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"error": {"message": "no such\n model"}}, "no such model"),
        ({"error": "too long"}, "too long"),
        ({"object": "error", "message": "max_model_len is 8192"}, "max_model_len is 8192"),
        ({"detail": "Not Found"}, "Not Found"),
        ({"detail": [{"loc": ["body", "seed"], "msg": "not permitted"}, {"msg": "x"}]}, "body.seed: not permitted; x"),
        ({"error": {"code": 7}}, ""),
        ([1], ""),
    ],
)
def test_what_a_server_says_of_an_error_is_one_line(content: object, said: str) -> None:
    assert read_error(json.dumps(content).encode()) == said
