"""The front matter of Markdown: YAML between lines of "---", or TOML between lines of "+++".

Offsets stay those of the file: the body begins after the closing line.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import Any

import yaml

from checker.reading.dates import read_date
from checker.reading.decoding import MARK
from checker.reading.languages import name_language
from checker.reading.text_head import Head

OPENING = re.compile(r"[\ufeff\s]*(---|\+\+\+)[ \t]*\r?\n")
LONGEST = 64 * 1024
MOST_BRACKETS = 500  # PyYAML's time grows with the square of open brackets
DATES = ("date", "published", "datum", "publishdate", "pubdate")
SOURCES = ("source", "quelle", "publisher", "url")
TITLES = ("title", "titel", "headline")
LANGUAGES = ("language", "lang", "sprache")


def read_front_matter(text: str) -> tuple[Head | None, str]:
    """The head made of the front matter, and what is wrong with it ("" if nothing); (None, "") where there is none.

    A blank line after the opening makes it a rule between paragraphs, and no front matter.
    """
    opening = OPENING.match(text)
    if opening is None:
        return None, ""
    fence = re.escape(opening[1])
    closing = re.compile(rf"^{fence}[ \t]*\r?$\n?", re.MULTILINE).search(text, opening.end(), opening.end() + LONGEST)
    if closing is None:
        return None, ""
    end = closing.end()
    while end < len(text) and (text[end].isspace() or text[end] == MARK):
        end += 1
    block = text[opening.end() : closing.start()]
    if not block.strip() or block.startswith(("\n", "\r")):
        return None, ""
    values, problem = _parse(block, opening[1])
    return _head(values, end), problem


def _parse(block: str, fence: str) -> tuple[dict[str, Any], str]:
    """The block's keys in lower case; a block that cannot be read has none, and a problem."""
    if block.count("[") + block.count("{") > MOST_BRACKETS:
        return {}, "the front matter cannot be read (too many brackets): date and source are not known"
    try:
        values = tomllib.loads(block.replace("\r\n", "\n")) if fence == "+++" else yaml.safe_load(block)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError) as problem:
        first_line = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        return {}, f"the front matter cannot be read ({first_line}): date and source are not known"
    if values is None:
        return {}, ""
    if not isinstance(values, dict):
        return {}, "the front matter is not a table of keys: date and source are not known"
    return {str(key).lower(): value for key, value in values.items()}, ""


def _head(values: dict[str, Any], end: int) -> Head:
    first = next((values[key] for key in DATES if values.get(key) is not None), None)
    published = first if isinstance(first, date) else read_date(first) if isinstance(first, str) else None
    language = _text(values, LANGUAGES)
    return Head(
        end=end,
        published=published.replace(tzinfo=None) if isinstance(published, datetime) else published,
        source=_text(values, SOURCES),
        title=_text(values, TITLES),
        language=name_language(language) if language else None,
    )


def _text(values: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((values[key].strip() for key in keys if isinstance(values.get(key), str) and values[key].strip()), None)
