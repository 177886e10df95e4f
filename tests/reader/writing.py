"""A story in our own words, and a reader that answers as a test wants it to: in memory or as a server of its own."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from checker.model import Article
from checker.reader.asking import load_prompts
from checker.reader.replies import Reply

DAY = date(2031, 4, 2)
MORNING = (
    "In Grünkamp ist eine Lagerhalle abgebrannt. Dabei wurden 14 Menschen verletzt. "
    "Den Schaden schätzt die Feuerwehr auf 3,2 Millionen Euro. Die Halle gehört der Firma Brettmann."
)
NOON = (
    "Beim Brand einer Lagerhalle in Grünkamp sind 41 Menschen verletzt worden. "
    "Der Schaden liegt bei rund 3 Millionen Euro. Bürgermeisterin Alma Tiefenbrock war am Ort."
)
EVENING = (
    "Nach dem Brand der Lagerhalle in Grünkamp ist die Halle der Firma Brettmann gesperrt. "
    "Verletzt wurden 14 Menschen. Die Türen waren offen, sagt die Polizei."
)
NIGHT = "Die Türen der Lagerhalle in Grünkamp waren verschlossen, sagt die Polizei nach dem Brand."
NUMBERED = re.compile(r"^\[(\d+)\][*~]* (.*)$", re.MULTILINE)
Row = dict[str, Any]


def make_story(*texts: str, days: int = 0) -> tuple[Article, ...]:
    """The texts as articles of one day (or `days` apart), a.txt, b.txt and so on."""
    return tuple(
        Article(
            name, f"{name}.txt", text, source=f"Blatt {name}", published=date.fromordinal(DAY.toordinal() + days * n)
        )
        for n, (name, text) in enumerate(zip("abcdefgh", texts, strict=False))
    )


def write_story(folder: Path, *texts: str) -> list[str]:
    """The texts as files with a head; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in zip("abcdefgh", texts, strict=False):
        path = folder / f"{name}.txt"
        path.write_text(f"date {DAY}\nsource Blatt {name}\n\n{text}\n", encoding="utf-8")
        paths.append(str(path))
    return paths


def pair(prompt: str, one: str, other: str, kind: str = "figure", verdict: str = "conflict", nth: int = 0) -> Row:
    """The pair of words `one` and `other`, each in the first sentence of the prompt that holds it (`other` the nth)."""
    rows = [(int(number), text) for number, text in NUMBERED.findall(prompt)]
    first = next(number for number, text in rows if one in text)
    second = [number for number, text in rows if other in text and number != first][nth]
    return {
        "measured": "was beide sagen",
        "a": {"sentence": first, "words": one},
        "b": {"sentence": second, "words": other},
        "why": "beides zugleich geht nicht",
        "kind": kind,
        "verdict": verdict,
    }


def is_second(prompt: str) -> bool:
    """Whether a prompt asks a second time, about single pairs."""
    return load_prompts()["pairs"] in prompt


def answer(*pairs: Row) -> str:
    """An answer as a model writes it."""
    return json.dumps({"conflicts": list(pairs)}, ensure_ascii=False)


@dataclass
class Reader:
    """A reader in memory: `say` gives the answer to a prompt; what it was asked is kept."""

    say: Callable[[str], str]
    asked: list[str] = field(default_factory=list)

    def ask(self, messages: list[dict[str, str]], schema: dict[str, object], most_tokens: int) -> Reply:
        """The reply to the last message."""
        self.asked.append(messages[-1]["content"])
        return Reply(self.say(messages[-1]["content"]), False, 100)


@dataclass
class Chat:
    """A model's server on this machine: its address, every request it got, and what it does with the next."""

    url: str
    requests: list[Row] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


@contextmanager
def serve(say: Callable[[str], str | tuple[int, str]]) -> Iterator[Chat]:
    """A server with the OpenAI-compatible chat; `say` gives the text of an answer, or a status and a body."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            chat.requests.append({"path": self.path, **body})
            chat.keys.append(self.headers.get("Authorization"))
            said = say(body["messages"][-1]["content"])
            status, text = said if isinstance(said, tuple) else (200, reply(said))
            content = text.encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    chat = Chat(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield chat
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def reply(text: str, finish: str = "stop") -> str:
    """A chat completion with one choice."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return json.dumps({"choices": [choice], "usage": {"total_tokens": 1234}})
