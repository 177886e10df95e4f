"""One question, one answer, or one sentence that says what is wrong: forms of asking, busy servers, keys."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from checker.errors import UsageError
from checker.reader.answers import SCHEMA
from checker.reader.replies import ServerError
from checker.reader.server import ChatServer, check_url, is_loopback
from tests.reader.writing import answer, reply

HERE = "http://127.0.0.1:9/v1"
ASKED = [{"role": "user", "content": "Was passt nicht?"}]


def server(
    answers: Callable[[httpx.Request], httpx.Response], waits: list[float] | None = None, **values: Any
) -> ChatServer:
    waited = [] if waits is None else waits
    return ChatServer(
        values.pop("url", HERE), "m", transport=httpx.MockTransport(answers), sleep=waited.append, **values
    )


def ask(answers: Callable[[httpx.Request], httpx.Response], **values: Any) -> Any:
    return server(answers, **values).ask(ASKED, SCHEMA, 100)


def test_the_answer_is_asked_for_by_schema_and_without_chance() -> None:
    seen: list[dict[str, Any]] = []

    def answers(request: httpx.Request) -> httpx.Response:
        seen.append(json.loads(request.content))
        return httpx.Response(200, text=reply(answer()))

    said = ask(answers)
    assert (said.text, said.cut_off, said.tokens) == (answer(), False, 1234)
    (body,) = seen
    assert body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert (body["temperature"], body["model"], body["messages"]) == (0, "m", ASKED)


def test_a_server_that_knows_no_schema_is_asked_more_simply_and_so_ever_after() -> None:
    kinds: list[str] = []

    def answers(request: httpx.Request) -> httpx.Response:
        kind = json.loads(request.content).get("response_format", {}).get("type", "none")
        kinds.append(kind)
        return httpx.Response(422 if kind == "json_schema" else 200, text=reply("x"))

    one = server(answers)
    one.ask(ASKED, SCHEMA, 100)
    one.ask(ASKED, SCHEMA, 100)
    assert kinds == ["json_schema", "json_object", "json_object"]


def test_a_busy_server_is_asked_again_later_each_time_or_when_it_says() -> None:
    waits: list[float] = []
    left = [429, 503, 429]

    def answers(request: httpx.Request) -> httpx.Response:
        if not left:
            return httpx.Response(200, text=reply("x"))
        status = left.pop(0)
        return httpx.Response(status, headers={"Retry-After": "7"} if status == 503 else {})

    assert ask(answers, waits=waits).text == "x"
    assert waits == [1.0, 7.0, 4.0]


def test_a_server_that_stays_busy_is_given_up() -> None:
    waits: list[float] = []
    with pytest.raises(ServerError, match=r"busy .*asked 5 times") as problem:
        ask(lambda request: httpx.Response(429, headers={"Retry-After": "3600"}), waits=waits)
    assert problem.value.lasting
    assert waits == [60.0] * 4


def _raise(problem: Exception) -> httpx.Response:
    raise problem


@pytest.mark.parametrize(
    ("answers", "told", "lasting"),
    [
        (lambda request: _raise(httpx.ConnectError("refused")), "cannot be reached", True),
        (lambda request: _raise(httpx.ReadTimeout("slow")), "no answer within 3 seconds", True),
        (lambda request: _raise(httpx.RemoteProtocolError("gone")), "broke off", True),
        (lambda request: httpx.Response(200, text='{"choices": [{"mess'), "half an answer", False),
        (lambda request: httpx.Response(200, text="<html>"), "half an answer", False),
        (lambda request: httpx.Response(200, text='{"choices": []}'), "half an answer", False),
        (lambda request: httpx.Response(401), "another key", True),
        (lambda request: httpx.Response(302, headers={"Location": "http://elsewhere.example/"}), "not followed", True),
        (lambda request: httpx.Response(404, text='{"error": {"message": "no such model"}}'), "no such model", True),
        (lambda request: httpx.Response(400, text='{"error": "too long"}'), "400 .too long", False),
        (lambda request: httpx.Response(200, content=b"x" * 9_000_000), "endless", False),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    answers: Callable[[httpx.Request], httpx.Response], told: str, lasting: bool
) -> None:
    with pytest.raises(ServerError, match=told) as problem:
        ask(answers, timeout=3)
    assert problem.value.lasting is lasting
    assert "127.0.0.1:9" in str(problem.value)
    assert "\n" not in str(problem.value)


def test_the_key_is_in_the_header_and_in_no_message() -> None:
    keys = []

    def answers(request: httpx.Request) -> httpx.Response:
        keys.append(request.headers["Authorization"])
        return httpx.Response(403)

    with pytest.raises(ServerError) as problem:
        ask(answers, key="geheim-123", url="https://models.example/api")
    assert keys == ["Bearer geheim-123"]
    assert "geheim" not in str(problem.value)


@pytest.mark.parametrize(
    ("given", "posted"),
    [
        ("http://localhost:8080", "http://localhost:8080/v1/chat/completions"),
        ("http://localhost:8080/v1/", "http://localhost:8080/v1/chat/completions"),
        ("https://models.example/openai", "https://models.example/openai/chat/completions"),
        ("http://[::1]:1/v1/chat/completions", "http://[::1]:1/v1/chat/completions"),
    ],
)
def test_addresses_are_taken_as_users_give_them(given: str, posted: str) -> None:
    assert check_url(given, None) == posted


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("localhost:8080", "must be an address"),
        ("file:///etc/passwd", "must be an address"),
        ("http://user:secret@localhost/", "must hold no key"),
        ("http://localhost/?key=secret", "must hold no key"),
        ("http://[::1", "no address"),
        ("http://models.example/v1", "unencrypted"),
    ],
)
def test_other_addresses_are_refused_without_telling_what_is_secret(given: str, told: str) -> None:
    with pytest.raises(UsageError, match=told) as problem:
        check_url(given, "geheim")
    assert "secret" not in str(problem.value)


def test_this_machine_is_known_by_its_names_alone() -> None:
    assert all(is_loopback(f"http://{host}/") for host in ("localhost:1", "127.0.0.1", "127.8.8.8:80", "[::1]"))
    assert not any(is_loopback(f"http://{host}/") for host in ("localhost.example", "10.0.0.1", "127.0.0.1.example"))
