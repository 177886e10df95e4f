"""What the second reader is asked: calls, characters and announced tokens, counted at a server that answers nothing.

    python -m benchmarks.reader_calls [--words 400] [--votes 1 3] [--contexts 32000 16000 8192]

Two runs are counted: ten articles of one story against one another, and a draft of 600 words against twenty articles.
The articles are those of training/events, joined to the length asked for. For each the command runs dry, then twice
with the server, then with half the budget it needs and once more. Prints a table; ends with 1 where the dry run
announced another number of calls than came, a run after a whole one sent anything, or the budget cost a call.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.reader.writing import Chat, answer, serve

ROOT = Path(__file__).resolve().parents[1]

MARK = re.compile(r"\{([^{}|]+)\|[^{}]*\}")
DRAFT_WORDS = 600
ANNOUNCED = re.compile(r"^(\d+) calls?, about (\d+) tokens", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    run: str
    votes: int
    context: int
    announced: int
    tokens: int
    calls: int
    characters: int
    second: int
    with_half: int
    rest: int

    @property
    def holds(self) -> bool:
        """Whether the dry run told the truth, a second run sent nothing and the budget lost nothing."""
        return self.announced == self.calls >= self.with_half + self.rest and self.second == 0


def read_texts(words: int) -> Iterator[str]:
    """The texts of the events, marks taken out, joined to about so many words."""
    kept: list[str] = []
    for path in sorted((ROOT / "training" / "events").glob("*.txt")):
        for block in re.split(r"^=== .*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            kept += MARK.sub(r"\1", block).split()
            while len(kept) >= words:
                yield " ".join(kept[:words])
                kept = kept[words:]


def check(folder: Path, chat: Chat, paths: Sequence[str], *options: str) -> tuple[int, str]:
    """How many calls one run of the command made, and what it said."""
    before = len(chat.requests)
    command = [
        sys.executable,
        "-m",
        "checker",
        "check",
        *paths,
        "--report",
        "json",
        "--no-cache",
        "--select",
        "wrong_sum",
    ]
    command += ["--reader", chat.url, "--reader-model", "stub", *options]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "GEGENPROBE_UI": "en"}
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    return len(chat.requests) - before, done.stdout + done.stderr


def measure(name: str, paths: Sequence[str], folder: Path, chat: Chat, votes: int, context: int) -> Row:
    """Everything that is counted of one kind of run."""
    options = ["--reader-votes", str(votes), "--reader-context", str(context)]
    dry, said = check(folder, chat, paths, *options, "--reader-dry-run")
    found = ANNOUNCED.search(said)
    announced, tokens = (int(found[1]), int(found[2])) if found and dry == 0 else (-1, -1)
    begin = len(chat.requests)
    calls, _ = check(folder, chat, paths, *options, "--readings", "whole.jsonl")
    sent = sum(len(message["content"]) for row in chat.requests[begin:] for message in row["messages"])
    second, _ = check(folder, chat, paths, *options, "--readings", "whole.jsonl")
    half, _ = check(folder, chat, paths, *options, "--readings", "half.jsonl", "--reader-budget", str(calls // 2))
    rest, _ = check(folder, chat, paths, *options, "--readings", "half.jsonl")
    again, _ = check(folder, chat, paths, *options, "--readings", "half.jsonl")
    return Row(name, votes, context, announced, tokens, calls, sent, second + again, half, rest)


def write_articles(folder: Path, texts: Iterator[str], count: int) -> list[str]:
    """So many articles as files; their names."""
    names = [f"{number:02}.txt" for number in range(1, count + 1)]
    for name in names:
        (folder / name).write_text(f"date 2031-04-02\nsource Blatt {name[:2]}\n\n{next(texts)}\n", encoding="utf-8")
    return names


def measure_all(words: int, votes: Sequence[int], contexts: Sequence[int]) -> Iterator[Row]:
    """A row for each kind of run, number of votes and context."""
    for number in votes:
        for context in contexts:
            with tempfile.TemporaryDirectory() as name, serve(lambda prompt: answer()) as chat:
                texts, folder = read_texts(words), Path(name)
                story = write_articles(folder, texts, 10)
                yield measure("10 articles", story, folder, chat, number, context)
            with tempfile.TemporaryDirectory() as name, serve(lambda prompt: answer()) as chat:
                texts, folder = read_texts(words), Path(name)
                (folder / "against").mkdir()
                write_articles(folder / "against", texts, 20)
                draft = " ".join(f"{next(texts)} {next(texts)}".split()[:DRAFT_WORDS])
                (folder / "draft.txt").write_text(f"date 2031-04-03\nsource Blatt\n\n{draft}\n", encoding="utf-8")
                yield measure("draft / 20", ["draft.txt", "--against", "against"], folder, chat, number, context)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--votes", type=int, nargs="+", default=[1, 3])
    parser.add_argument("--contexts", type=int, nargs="+", default=[32_000, 16_000, 8_192])
    asked = parser.parse_args()
    holds = True
    print("run          votes  context  announced   tokens  calls  characters  second run  half budget  the rest")
    for row in measure_all(asked.words, asked.votes, asked.contexts):
        holds = holds and row.holds
        told = f"{row.run:12} {row.votes:5}  {row.context:7}  {row.announced:9}  {row.tokens:7}  {row.calls:5}  "
        told += f"{row.characters:10}  {row.second:10}  {row.with_half:11}  {row.rest:8}"
        print(told, flush=True)
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
