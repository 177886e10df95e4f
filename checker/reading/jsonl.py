"""JSON Lines to articles: one object a line with id and text, and published, source, language, title if known.

A row that cannot be read is a Failure naming file and line; the others are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from checker.expression import Expression
from checker.messages import Remark
from checker.model import Article, Failure
from checker.reading.article import choose_language
from checker.reading.composing import compose
from checker.reading.dates import date_in_address, read_date
from checker.reading.decoding import MARK
from checker.reading.languages import name_language
from checker.reading.origin import find_origin, name_source
from checker.reading.publication import can_be_published

LINE = Expression(r"[^\n]+")
SURROGATE = Expression("[\ud800-\udfff]")


class RowError(ValueError):
    """A row of JSON Lines that is not an article; says why."""


def read_rows(text: str, path: str, language: str = "auto") -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    """The articles of a JSON Lines text: Article.name is the row's id, Article.path is "FILE#ID"."""
    articles: list[Article] = []
    failures: list[Failure] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.lstrip(MARK).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = _parse(line)
            identity = _identity(row, seen, number)
            articles.append(_article(row, identity, f"{path}#{identity}", language))
        except RowError as problem:
            failures.append(Failure(where, problem.args[0]))
            continue
        failures.extend(Failure(where, doubt, fatal=False) for doubt in _doubts(row))
    if not articles:
        return (), (_nothing_read(path, failures),)
    return tuple(articles), tuple(failures)


def _nothing_read(path: str, failures: list[Failure]) -> Failure:
    """One failure for a file of which no row is an article: it is other data, and one a row would bury the rest."""
    if not failures:
        return Failure(path, Remark("holds no article"))
    rows = Remark.counted("{count} row", "{count} rows", len(failures))
    line = failures[0].where.rpartition(":")[2]
    return Failure(
        path,
        Remark(
            "holds no article in {rows}: line {line} {problem}",
            rows=rows,
            line=line,
            problem=failures[0].problem,
        ),
    )


def looks_like_rows(text: str) -> bool:
    """Whether the first line is a JSON object with a text: standard input has no name to tell by."""
    first = LINE.search(text.lstrip(MARK + " \t\r\n"))
    if first is None or not first.group().startswith("{"):
        return False
    try:
        return "text" in _parse(first.group())
    except RowError:
        return False


def _parse(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as problem:
        raise RowError(Remark("is not JSON (column {column})", column=problem.colno)) from problem
    except (RecursionError, ValueError) as problem:
        raise RowError(Remark("is JSON nested or numbered beyond reading")) from problem
    if not isinstance(row, dict):
        raise RowError(Remark("is not a JSON object"))
    return row


def _identity(row: dict[str, Any], seen: dict[str, int], number: int) -> str:
    identity = row.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int) or identity == "":
        raise RowError(Remark('has no "id" (a string or a whole number)'))
    name = str(identity)
    if SURROGATE.search(name):
        raise RowError(Remark('has an "id" with half a surrogate pair, which is not Unicode text'))
    if name in seen:
        raise RowError(Remark('has the "id" {name} that line {seen} has already', name=repr(name), seen=seen[name]))
    seen[name] = number
    return name


def _article(row: dict[str, Any], name: str, path: str, language: str) -> Article:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise RowError(Remark('has no "text"'))
    if SURROGATE.search(text):
        raise RowError(Remark('has a "text" with half a surrogate pair, which is not Unicode text'))
    stated = row.get("language")
    if stated is not None and (not isinstance(stated, str) or name_language(stated) is None):
        raise RowError(Remark('has the "language" {stated}; known are "de" and "en"', stated=repr(stated)))
    text, given = compose(text)
    origin = find_origin(text, 0)
    source = _string(row, "source")
    published = _published(row) or origin.stamp or date_in_address(source or "")
    published = published if can_be_published(published) else None
    return Article(
        name=name,
        path=path,
        text=text,
        language=choose_language(language, name_language(stated) if stated else None, text),
        source=name_source(source) if source else origin.source or "/".join(origin.lineage) or None,
        published=published,
        lineage=origin.lineage,
        title=_string(row, "title"),
        given=given,
    )


def _published(row: dict[str, Any]) -> date | datetime | None:
    value = row.get("published")
    published = read_date(value) if isinstance(value, str) else None
    return published if can_be_published(published) else None


def _doubts(row: dict[str, Any]) -> Iterator[str]:
    if row.get("published") not in (None, "") and _published(row) is None:
        yield Remark(
            '"published" is {given}, not a day of publication: read as undated', given=repr(str(row["published"])[:40])
        )
    for key in ("source", "title"):
        if row.get(key) is not None and not isinstance(row[key], str):
            yield Remark('"{key}" is not a string: left out', key=key)


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return SURROGATE.sub("\ufffd", value).strip() or None if isinstance(value, str) else None
