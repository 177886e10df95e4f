"""Talks to a model's server by the OpenAI-compatible chat interface: one question, one answer, or one clear problem."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx

from checker.errors import UsageError
from checker.messages import Remark
from checker.reader.chat import Shape, read_error, read_reply
from checker.reader.replies import Reply, ServerError

KEY_VARIABLE = "GEGENPROBE_READER_KEY"
CHAT = "/chat/completions"
CONNECT_SECONDS = 10.0
TRIES = 5
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0  # seconds; doubled from try to try unless the server names a time
BUSY = frozenset((429, 502, 503, 504))
UNKNOWN_FORM = frozenset((400, 404, 415, 422, 500, 501))  # what servers say to a field that they do not know
MOST_BYTES = 8_000_000  # of an answer
SHOWN = 160  # characters of a server's own message
LONGEST_TOKEN = 6  # characters that a token of running text stands for at most, on average; German has 3 to 5


def check_url(url: str, key: str | None) -> str:
    """The address to post to, for an address as users give it ("http://localhost:8080", ".../v1").

    Raises UsageError for what is no such address, for a key in it, and for a key that would travel unencrypted.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as problem:
        raise UsageError(
            Remark("--reader {url}: this is no address ({problem})", url=url, problem=str(problem))
        ) from None
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError(
            Remark("--reader {url}: must be an address as in http://localhost:8080/v1", url=parts.scheme or url)
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError(
            Remark("--reader: the address of {host} must hold no key; set {variable}", host=host, variable=KEY_VARIABLE)
        )
    if key and parts.scheme == "http" and not is_loopback(url):
        raise UsageError(
            Remark(
                "--reader: the key would go to {host} unencrypted; use https or unset {variable}",
                host=host,
                variable=KEY_VARIABLE,
            )
        )
    path = parts.path.rstrip("/")
    if not path.endswith(CHAT):
        path = (path or "/v1") + CHAT
    return parts._replace(path=path).geturl()


def is_loopback(url: str) -> bool:
    """Whether an address is this machine by its name alone; nothing is looked up."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class ChatServer:
    """One model on one server. The key goes into the header and nowhere else; redirects are not followed."""

    def __init__(
        self,
        url: str,
        model: str,
        key: str | None = None,
        timeout: float = 600.0,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.address = check_url(url, key)
        self.shown = urlsplit(self.address).netloc
        self.model = model
        self.timeout = timeout
        self._sleep = sleep
        self._shape = Shape()
        self._client = httpx.Client(
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=httpx.Timeout(timeout, connect=min(timeout, CONNECT_SECONDS)),
            transport=transport,
            follow_redirects=False,
            trust_env=not is_loopback(url),
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def ask(self, messages: list[dict[str, str]], schema: Mapping[str, Any], most_tokens: int) -> Reply:
        """The model's reply to the messages, in the schema where the server can see to that. Raises ServerError.

        What a server refuses is left out of the request, and once that has helped of every later one.
        """
        shape: Shape | None = self._shape
        while shape is not None:
            status, content = self._post(shape.body(self.model, messages, schema, most_tokens))
            if status == 200:
                self._shape = shape
                return self._read(content, sum(len(message["content"]) for message in messages))
            shape = shape.give_way(read_error(content)) if status in UNKNOWN_FORM else None
        raise self._refused(status, content)

    def _post(self, body: Mapping[str, Any]) -> tuple[int, bytes]:
        """Status and content of the response; a busy server is asked again, each time later."""
        wait = FIRST_WAIT
        for number in range(1, TRIES + 1):
            status, content, after = self._post_once(body)
            if status not in BUSY or number == TRIES:
                return status, content
            self._sleep(min(LONGEST_WAIT, after if after is not None else wait))
            wait *= 2
        raise AssertionError  # the last try returns

    def _post_once(self, body: Mapping[str, Any]) -> tuple[int, bytes, float | None]:
        try:
            with self._client.stream("POST", self.address, json=body) as response:
                content = bytearray()
                for part in response.iter_bytes():
                    content += part
                    if len(content) > MOST_BYTES:
                        raise self._problem(Remark("{host}: the answer is endless; check the server", host=self.shown))
                return response.status_code, bytes(content), read_seconds(response.headers.get("Retry-After"))
        except httpx.TimeoutException as problem:
            raise self._problem(
                Remark(
                    "{host}: no answer within {seconds} seconds; give it a smaller model, or more time with "
                    "--reader-timeout",
                    host=self.shown,
                    seconds=f"{self.timeout:g}",
                ),
                lasting=True,
            ) from problem
        except (httpx.HTTPError, OSError) as problem:
            raise self._problem(
                Remark(
                    "{host}: the server cannot be reached or broke off ({problem}); start it, or check --reader",
                    host=self.shown,
                    problem=type(problem).__name__,
                ),
                lasting=True,
            ) from problem

    def _read(self, content: bytes, sent: int) -> Reply:
        """The reply in a response to so many characters, unless the server says that it read but a part of them."""
        try:
            reply = read_reply(content)
        except ValueError as problem:
            raise self._problem(
                Remark("{host}: half an answer, or none of the chat interface; check --reader", host=self.shown)
            ) from problem
        if reply.read is not None and reply.read * LONGEST_TOKEN < sent:
            raise self._problem(
                Remark(
                    "{host}: the server cut the question off and read {read} tokens of it; start it with the context "
                    "that --reader-context names (Ollama: OLLAMA_CONTEXT_LENGTH)",
                    host=self.shown,
                    read=str(reply.read),
                )
            )
        return reply

    def _refused(self, status: int, content: bytes) -> ServerError:
        if status in (401, 403):
            told = Remark(
                "{host}: the server wants another key; set {variable}", host=self.shown, variable=KEY_VARIABLE
            )
        elif status in BUSY:
            told = Remark(
                "{host}: the server is busy (status {status}, asked {tries} times); run again later",
                host=self.shown,
                status=str(status),
                tries=str(TRIES),
            )
        elif 300 <= status < 400:
            told = Remark(
                "{host}: the server sends us to another address, which is not followed; name that one with --reader",
                host=self.shown,
            )
        else:
            said = read_error(content)[:SHOWN]
            told = Remark(
                "{host}: status {status} ({said}); check --reader and --reader-model",
                host=self.shown,
                status=str(status),
                said=said or "no reason given",
            )
        return self._problem(told, lasting=status != 400)

    def _problem(self, message: Remark, lasting: bool = False) -> ServerError:
        return ServerError(message, lasting)


def read_seconds(value: str | None) -> float | None:
    """The seconds of a Retry-After header; None for a date or nothing."""
    try:
        seconds = float(value) if value is not None else None
    except ValueError:
        return None
    return seconds if seconds is not None and 0 <= seconds < float("inf") else None
