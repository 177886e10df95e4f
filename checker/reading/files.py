"""Files, folders and standard input to articles: what cannot be read is a Failure, the rest is still read.

Offsets are characters of the text as decoded, with its line ends and a byte order mark as they stand in the file.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from checker.messages import Remark
from checker.model import Article, Failure
from checker.reading.article import make_article
from checker.reading.decoding import decode
from checker.reading.jsonl import looks_like_rows, read_rows

STDIN = "-"
ROWS = frozenset({".jsonl", ".ndjson"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
# Files that lie beside articles and are no articles: left alone in a folder without a word.
BESIDE = frozenset(
    (
        *(".bat", ".bib", ".cfg", ".conf", ".css", ".csv", ".env", ".ini", ".ipynb", ".js", ".json", ".lock", ".log"),
        *(".parquet", ".ps1", ".py", ".pyc", ".sarif", ".sh", ".sql", ".svg", ".toml", ".ts", ".tsv", ".xml"),
        *(".yaml", ".yml"),
    )
)

Read = tuple[tuple[Article, ...], tuple[Failure, ...]]


def read_stdin() -> bytes:
    """All bytes of standard input."""
    return sys.stdin.buffer.read()


def read_articles(paths: Sequence[str], language: str = "auto", stdin: Callable[[], bytes] = read_stdin) -> Read:
    """The articles of files, folders (recursively, sorted, hidden files left out) and "-" (standard input).

    Each file is read once, however often it is named or linked. `language` is "de", "en" or "auto".
    """
    articles: list[Article] = []
    failures: list[Failure] = []
    seen: set[str] = set()
    for path in paths:
        for found in _read_path(path, language, stdin, seen):
            articles.extend(found[0])
            failures.extend(found[1])
    return tuple(articles), tuple(failures)


def read_bytes(data: bytes, path: str, language: str = "auto") -> Read:
    """The articles of one file's bytes; the suffix of `path` tells JSON Lines and Markdown from plain text."""
    shown = printable(path)
    decoded = decode(data)
    if decoded.text is None:
        return (), (Failure(shown, decoded.problem),)
    doubts = (Failure(shown, decoded.problem, fatal=False),) if decoded.problem else ()
    suffix = Path(path).suffix.lower()
    if suffix in PAGES:
        return (), (
            Failure(shown, Remark("is a web page, which is not read yet: save the article as text or Markdown")),
        )
    if suffix in ROWS or (path == STDIN and looks_like_rows(decoded.text)):
        articles, failures = read_rows(decoded.text, shown, language)
        return articles, (*doubts, *failures)
    name = "stdin" if path == STDIN else printable(Path(path).stem)
    article, problem = make_article(decoded.text, shown, name=name, suffix=suffix, language=language)
    if problem:
        doubts = (*doubts, Failure(shown, problem, fatal=False))
    if not article.text[article.body_start :].strip():
        return (), (*doubts, Failure(shown, Remark("has a head and no text")))
    return (article,), doubts


def printable(path: str) -> str:
    """A path that can be written as UTF-8: bytes of a file name that are not UTF-8 are written as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _read_path(path: str, language: str, stdin: Callable[[], bytes], seen: set[str]) -> Iterator[Read]:
    if path == STDIN:
        if STDIN not in seen:
            seen.add(STDIN)
            yield read_bytes(stdin(), STDIN, language)
    elif os.path.isdir(path):
        found = False
        for file in _walk(path, set()):
            found = True
            yield _read_file(file, language, seen, asked=False)
        if not found:
            yield (), (Failure(printable(path), Remark("is a folder that holds no article")),)
    else:
        yield _read_file(path, language, seen, asked=True)


def _walk(folder: str, above: set[str]) -> Iterator[str | Failure]:
    """The files under a folder that may be articles, sorted; a link to a folder already entered is not followed."""
    real = os.path.realpath(folder)
    if real in above:
        return
    above.add(real)
    try:
        with os.scandir(folder) as entries:
            listed = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda e: e.name)
    except OSError as problem:
        yield Failure(printable(folder), Remark("cannot be listed: {problem}", problem=str(problem.strerror)))
        return
    for entry in listed:
        if entry.is_dir():
            yield from _walk(entry.path, above)
        elif Path(entry.name).suffix.lower() not in BESIDE:
            yield entry.path


def _read_file(path: str | Failure, language: str, seen: set[str], asked: bool) -> Read:
    if isinstance(path, Failure):
        return (), (path,)
    real = os.path.realpath(path)
    if real in seen:
        return (), ()
    seen.add(real)
    shown = printable(path)
    if asked and Path(path).suffix.lower() in BESIDE:
        return (), (Failure(shown, Remark("is not a kind of file that holds articles (text, Markdown or JSON Lines)")),)
    try:
        kind = os.stat(path).st_mode
        if not asked and not stat.S_ISREG(kind):
            return (), (Failure(shown, Remark("is not a regular file")),)
        data = Path(path).read_bytes()
    except FileNotFoundError:
        return (), (Failure(shown, Remark("does not exist")),)
    except OSError as problem:
        return (), (Failure(shown, Remark("cannot be read: {problem}", problem=str(problem.strerror))),)
    return read_bytes(data, path, language)
