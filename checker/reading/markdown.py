"""The front matter of Markdown: YAML between lines of "---", TOML between lines of "+++", or a JSON object.

Offsets stay those of the file: the body begins after the closing line.
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime
from typing import Any

from checker.expression import Expression
from checker.faults import name_place
from checker.messages import Remark
from checker.reading.dates import read_date
from checker.reading.decoding import MARK
from checker.reading.languages import name_language
from checker.reading.publication import can_be_published, doubt_date
from checker.reading.text_head import Head

OPENING = Expression(r"[\ufeff\s]*(---|\+\+\+)[ \t]*\r?\n")
OBJECT = Expression(r"[\ufeff\s]{0,100}\{(?=\s{0,100}\")")
NEXT_LINE = Expression(r"[ \t]*\r?\n\s*\S")
LONGEST = 64 * 1024
MOST_BRACKETS = 500  # PyYAML's time grows with the square of open brackets
# Keys in lower case and without "_", "-" and blanks, as blog and content systems write them.
DATES = (
    *("date", "published", "datum", "publishdate", "pubdate", "publishedat", "datepublished", "publisheddate"),
    *("publicationdate", "publishedon", "erschienen", "veröffentlicht", "veröffentlichtam", "erscheinungsdatum"),
    *("postdate", "releasedate", "issued"),  # and where there is none of these, when it was made or changed
    *("updated", "updatedat", "lastmod", "lastmodified", "modified", "modifiedat", "aktualisiert", "geändert", "stand"),
    *("created", "createdat", "datecreated", "creationdate", "erstellt", "erstelltam", "erstelldatum"),
)
LIKE_DATES = Expression(r"publish|veröffentl|erschien|date|datum|pubtime|.*(?:date|datum)$")
JOINTS = Expression(r"[-_\s.]")
# A value with a colon that YAML would have in quotes: the title of a piece, more often than not.
UNQUOTED = Expression(
    r"^(?P<key>[A-Za-z_][\w-]*:[ ]+)(?P<value>[^\s\"'\[{|>&*!#%@`][^\n]*?: [^\n]*?)[ \r]*$", re.MULTILINE
)
# YAML allows both; PyYAML takes the comment for a part of the value, and refuses a tab before one.
TAB = Expression(r"\t(?=[ \t]*#)|(?<=:)\t(?=[ \t]*\S)")
PLAIN_LINE = Expression(r"([^\W\d][\w -]{0,40}):[ \t]+(\S[^\r\n]*)")
SOURCES = ("source", "quelle", "publisher", "url")
TABLES = ("params", "meta", "metadata", "article", "dates", *DATES)
TITLES = ("title", "titel", "headline")
LANGUAGES = ("language", "lang", "sprache")


def read_front_matter(text: str) -> tuple[Head | None, str]:
    """The head made of the front matter, and what is wrong with it ("" if nothing); (None, "") where there is none.

    A blank line after the opening makes it a rule between paragraphs, and no front matter.
    """
    if (opening := OBJECT.match(text)) is not None:
        return _read_object(text, opening.end() - 1)
    opening = OPENING.match(text)
    if opening is None:
        return None, ""
    fence = re.escape(opening[1])
    closing = Expression(rf"^{fence}[ \t]*\r?$\n?", re.MULTILINE).search(text, opening.end(), opening.end() + LONGEST)
    if closing is None:
        return None, ""
    end = _skip_blanks(text, closing.end())
    block = text[opening.end() : closing.start()]
    if not block.strip() or block.startswith(("\n", "\r")):
        return None, ""
    values, problem = _parse(block, opening[1])
    head, doubt = _head(values, end)
    return head, problem or doubt


def _read_object(text: str, start: int) -> tuple[Head | None, str]:
    """The head of a JSON object above the text, as Hugo reads it; (None, "") where the brace begins none."""
    try:
        values, length = json.JSONDecoder().raw_decode(text[start : start + LONGEST])
    except (ValueError, RecursionError):
        return None, ""
    if not NEXT_LINE.match(text, start + length):
        return None, ""
    return _head(_keyed(values), _skip_blanks(text, start + length))


def _skip_blanks(text: str, end: int) -> int:
    """Where the text begins behind front matter that ends at a place."""
    while end < len(text) and (text[end].isspace() or text[end] == MARK):
        end += 1
    return end


def _load(block: str, fence: str) -> Any:
    """What the block says. Raises ValueError where it is not in the form that its fence stands for."""
    if fence == "+++":
        return tomllib.loads(block.replace("\r\n", "\n"))
    import yaml  # few articles have such a block

    class Loader(yaml.SafeLoader):
        """Leaves dates as they are written: a day that there is none of would end the whole block."""

    def keep(loader: yaml.SafeLoader, node: yaml.Node) -> str:
        return str(node.value)

    Loader.add_constructor("tag:yaml.org,2002:timestamp", keep)
    plain = TAB.sub(" ", block)
    problems: list[yaml.YAMLError] = []
    for written in dict.fromkeys((plain, UNQUOTED.sub(_quote, plain))):
        try:
            return yaml.load(written, Loader)
        except yaml.YAMLError as problem:
            problems.append(problem)
    raise ValueError(str(problems[0]) or type(problems[0]).__name__) from problems[0]  # of the block as it stands there


def _quote(found: re.Match[str]) -> str:
    """A line "title: Fire in Gera: 14 hurt" with its value in quotes, as it is meant."""
    value = found["value"].replace("\\", "\\\\").replace('"', '\\"')
    return f'{found["key"]}"{value}"'


def _parse(block: str, fence: str) -> tuple[dict[str, Any], str]:
    """The block's keys in lower case; a block that cannot be read has none, and a problem."""
    if block.count("[") + block.count("{") > MOST_BRACKETS:
        return {}, Remark("the front matter cannot be read (too many brackets): date and source are not known")
    try:
        values = _load(block, fence)
    except (ValueError, RecursionError) as problem:
        place = name_place(problem)
        if fence == "---" and (plain := _read_lines(block)):
            return plain, Remark("the front matter is not valid YAML ({place}): read line by line", place=place)
        return {}, Remark("the front matter cannot be read ({place}): date and source are not known", place=place)
    if values is None:
        return {}, ""
    if not isinstance(values, dict):
        return {}, Remark("the front matter is not a table of keys: date and source are not known")
    return _keyed(values), ""


def _read_lines(block: str) -> dict[str, Any]:
    """Keys and values of a block that is no YAML, often for a colon in a title; none without date, source or title."""
    lines = [found.groups() for line in block.splitlines() if (found := PLAIN_LINE.fullmatch(line.rstrip()))]
    values = _keyed({key: value.partition(" #")[0].strip(" \t\"'") for key, value in lines})
    return values if any(values.get(key) for key in (*DATES, *SOURCES, *TITLES)) else {}


def _head(values: dict[str, Any], end: int) -> tuple[Head, str]:
    published, problem = _find_date(values)
    language = _text(values, LANGUAGES)
    head = Head(
        end=end,
        published=published,
        source=_text(values, SOURCES),
        title=_text(values, TITLES),
        language=name_language(language) if language else None,
    )
    return head, problem


def _find_date(values: dict[str, Any]) -> tuple[date | datetime | None, str]:
    """The first date that can be read, and what is wrong where there is something like a date and none can be."""
    stated = [one[key] for one in (values, *_tables(values)) for key in DATES if one.get(key) not in (None, "", [])]
    for value in stated:
        published = _read_value(value)
        if published is not None and can_be_published(published):
            return published, ""
    stated += [values[key] for key in sorted(values) if LIKE_DATES.match(key) and key not in DATES and values[key]]
    return None, doubt_date(stated[0]) if stated else ""


def _tables(values: dict[str, Any]) -> list[dict[str, Any]]:
    """The tables within the block that are about the article; the date of an event is none of its own."""
    return [_keyed(value) for key in TABLES if isinstance(value := values.get(key), dict)]


def _keyed(values: dict[Any, Any]) -> dict[str, Any]:
    return {JOINTS.sub("", str(key).lower()): value for key, value in values.items()}


def _read_value(value: Any) -> date | datetime | None:
    """A date, a date in words, 20260106, or a list of one of these."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return value
    if type(value) is int and 10**7 <= value < 10**8:
        digits = str(value)
        value = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return read_date(value) if isinstance(value, str) else None


def _text(values: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((values[key].strip() for key in keys if isinstance(values.get(key), str) and values[key].strip()), None)
