"""The bytes of one file to its articles, whatever format they have."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from checker.catalogue import mark
from checker.expression import Expression
from checker.messages import Remark
from checker.model import Article, Failure
from checker.reading.article import MARKDOWN, make_article
from checker.reading.decoding import decode
from checker.reading.documents import LONGEST_TEXT, article_of
from checker.reading.formats import iptc7901
from checker.reading.formats.document import Document, FormatError
from checker.reading.formats.packages import Package, list_files, open_package
from checker.reading.formats.recognising import find_binary, find_markup, find_office, is_mail, read_json
from checker.reading.jsonl import looks_like_rows, read_rows

STDIN = "-"
NO_KIND = mark("is not a kind of file that holds articles (text, Markdown, JSON Lines, documents)")
# Files that lie beside articles and are no articles: in a folder or an archive they are counted, not read.
BESIDE = frozenset(
    (
        *(".bat", ".bib", ".cfg", ".conf", ".css", ".csv", ".env", ".ics", ".ini", ".ipynb", ".js", ".lock", ".log"),
        *(".parquet", ".ps1", ".py", ".pyc", ".sarif", ".sh", ".sql", ".svg", ".toml", ".ts", ".tsv"),
        *(".vcf", ".yaml", ".yml"),
    )
)
ROWS = frozenset({".jsonl", ".ndjson"})
DEEPEST = 3  # archives and attachments within one another
LONGEST_LINE = 2_000_000  # characters
DECLARED = Expression(r"\s*<\?xml[^>]{0,200}?encoding=")  # XML that says its encoding is parsed from its own bytes
UNKNOWN = frozenset({".json", ".xml"})  # data, unless it is one of the formats

Read = tuple[tuple[Article, ...], tuple[Failure, ...]]


def read_bytes(
    data: bytes,
    path: str,
    language: str = "auto",
    now: datetime | None = None,
    asked: bool = True,
    depth: int = 0,
) -> Read:
    """The articles of one file's bytes; the suffix of `path` tells JSON Lines and Markdown from plain text.

    A file of a kind that holds no articles gives nothing at all where it was not `asked` for, and else a Failure.
    """
    shown = printable(path)
    try:
        return _read(data, path, shown, language, now, asked, depth)
    except FormatError as problem:
        return (), (Failure(shown, Remark(problem.pattern, **problem.fields)),)


def _read(data: bytes, path: str, shown: str, language: str, now: datetime | None, asked: bool, depth: int) -> Read:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):  # the second where an archive holds nothing
        package = open_package(data)
        if (office := find_office(package)) is not None:
            return _read_documents(office(data), path, shown, language, now)
        return _read_archive(package, path, language, now, depth)
    if (binary := find_binary(data)) is not None:
        return _read_documents(binary(data), path, shown, language, now)
    if iptc7901.is_wire(data[:1000].decode("latin-1")):
        return _read_documents(iptc7901.read(_as_wire(data)), path, shown, language, now)
    decoded = decode(data)
    if decoded.text is None:
        return (), (Failure(shown, decoded.problem),)
    doubted = decoded.problem and not DECLARED.match(decoded.text)
    doubts = (Failure(shown, decoded.problem, fatal=False),) if doubted else ()
    articles, failures = _read_text(decoded.text, data, path, shown, language, now, asked, depth)
    return articles, (*(doubts if articles or failures else ()), *failures)


def _read_text(
    text: str, data: bytes, path: str, shown: str, language: str, now: datetime | None, asked: bool, depth: int
) -> Read:
    suffix = Path(path).suffix.lower()
    if suffix in ROWS or (path == STDIN and looks_like_rows(text)):
        return read_rows(text, shown, language)
    if suffix not in MARKDOWN:
        if (markup := find_markup(text)) is not None:
            return _read_documents(markup(_as_utf8(text, data)), path, shown, language, now)
        if (items := read_json(text)) is not None:
            return _read_documents(items, path, shown, language, now)
        if is_mail(text):
            return _read_mail(data, path, shown, language, now, depth)
    if suffix in UNKNOWN:
        return (), (Failure(shown, Remark(NO_KIND)),) if asked else ()
    return _read_plain(text, path, shown, suffix, language)


def _as_wire(data: bytes) -> str:
    """A wire's characters, control characters and all, so that places are those of the file."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _as_utf8(text: str, data: bytes) -> bytes:
    """What is handed to the readers of markup: an XML file's own bytes, which name their encoding, else the text in
    UTF-8.

    `text` is how `data` was decoded; a web page that names a wrong encoding is read by what its bytes are.
    """
    return data if text.lstrip("\ufeff").startswith("<?xml") else text.encode("utf-8", "replace")


def _read_plain(text: str, path: str, shown: str, suffix: str, language: str) -> Read:
    if len(text) > LONGEST_TEXT or max(map(len, text.split("\n"))) > LONGEST_LINE:
        return (), (Failure(shown, Remark("holds more text than can be checked, in all or in one line: split it")),)
    name = "stdin" if path == STDIN else printable(Path(path).stem)
    article, problem = make_article(text, shown, name=name, suffix=suffix, language=language)
    doubts = (Failure(shown, problem, fatal=False),) if problem else ()
    if not text[article.body_start :].strip():
        return (), (*doubts, Failure(shown, Remark("has a head and no text")))
    return (article,), doubts


def _read_documents(documents: Iterable[Document], path: str, shown: str, language: str, now: datetime | None) -> Read:
    """The articles of a format; of several in one file each is called FILE#NAME."""
    listed = list(documents)
    articles: list[Article] = []
    failures: list[Failure] = []
    names: dict[str, int] = {}
    for document in listed:
        own = make_name(document.name)
        names[own] = names.get(own, 0) + 1
        own = own if names[own] == 1 else f"{own}-{names[own]}"
        single = len(listed) == 1
        name = ("stdin" if path == STDIN else printable(Path(path).stem)) if single else own
        found, said = article_of(document, shown if single else f"{shown}#{own}", name, language, now)
        articles.extend(found)
        failures.extend(said)
    if not listed:
        failures.append(Failure(shown, Remark("holds no text")))
    return tuple(articles), tuple(failures)


def make_name(stated: str) -> str:
    """A name that can be part of a path: no control characters, no surrogates, at most 120 characters."""
    shown = stated.encode("utf-8", "replace").decode()
    return "".join(sign if sign.isprintable() else "?" for sign in shown)[:120] or "1"


def _read_archive(package: Package, path: str, language: str, now: datetime | None, depth: int) -> Read:
    """Every file of an archive; those that hold no articles are counted."""
    shown = printable(path)
    if depth >= DEEPEST:
        return (), (Failure(shown, Remark("is an archive within archives, too deep to be checked")),)
    articles: list[Article] = []
    failures: list[Failure] = []
    left = 0
    for member in list_files(package):
        where = f"{path}#{make_name(member)}"
        if os.path.basename(member).startswith(".") or member.startswith("__MACOSX/"):
            continue
        if Path(member).suffix.lower() in BESIDE or member == "mimetype":  # what kind of package it is
            left += 1
            continue
        try:
            data = package.read(member)
        except FormatError as problem:
            failures.append(Failure(printable(where), Remark(problem.pattern, **problem.fields)))
            if package.left <= 0:
                break
            continue
        found, said = read_bytes(data, where, language, now, asked=False, depth=depth + 1)
        articles.extend(found)
        failures.extend(said)
        left += not found and not said
    if doubled := len(package.members) - len(set(package.members)):
        last = Remark("of several files of one name the last is read ({count} left out)", count=doubled)
        failures.append(Failure(shown, last, fatal=False))
    if left:
        alone = Remark("files that are no articles were left alone ({kinds})", kinds=str(left))
        failures.append(Failure(shown, alone, fatal=False))
    if not articles and not any(one.fatal for one in failures):
        failures.append(Failure(shown, Remark("is an archive that holds no article")))
    return tuple(articles), tuple(failures)


def _read_mail(data: bytes, path: str, shown: str, language: str, now: datetime | None, depth: int) -> Read:
    from checker.reading.formats import mail  # few articles come as one

    if len(messages := mail.split_mailbox(data)) > 1:
        each = [
            _read_mail(one, f"{path}#{number}", f"{shown}#{number}", language, now, depth)
            for number, one in enumerate(messages, 1)
        ]
        return tuple(one for found in each for one in found[0]), tuple(one for found in each for one in found[1])
    message, attachments = mail.read(data)
    told = bool(message.text)
    articles, failures = article_of(message, shown, printable(Path(path).stem), language, now) if told else ((), ())
    for name, payload in attachments:
        where = f"{path}#{make_name(name)}"
        if depth >= DEEPEST or not payload or Path(name).suffix.lower() in BESIDE:
            failures = (*failures, Failure(printable(where), Remark("is an attachment that is not read"), fatal=False))
            continue
        found, said = read_bytes(payload, where, language, now, asked=False, depth=depth + 1)
        said = tuple(replace(one, fatal=False) for one in said) if told else said
        if not told:  # what a message without words of its own carries is what was sent that day
            found = tuple(
                replace(one, published=one.published or message.published, source=one.source or message.source)
                for one in found
            )
        articles, failures = (*articles, *found), (*failures, *said)
    if not articles and not failures:
        failures = (Failure(shown, Remark("holds no text")),)
    return articles, failures


def printable(path: str) -> str:
    """A path that can be written as UTF-8: bytes of a file name that are not UTF-8 are written as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
