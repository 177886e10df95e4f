"""One decoded text to an Article: head or front matter, date, source, lineage and language, each by a fixed precedence.

Date, first that is there: the head's or front matter's (a "Stand:" of the same day adds the time); "Stand:" or
"Aktualisiert:" among the first lines; "Veröffentlicht:"; a stamp before the first sentence or in the dateline;
the closing credit or the number of a dpa message; the file's name; the path of the source's web address. Stamps that
name different days give no date: a wrong date is worse than none.

Source: the head's (of a web address the host); "Quelle:" or the broadcaster in the text; the agencies of the credits.
"""

from __future__ import annotations

from datetime import date, datetime

from checker.expression import Expression
from checker.model import Article
from checker.reading.byline import find_byline
from checker.reading.composing import compose
from checker.reading.dates import date_in_address, date_in_name
from checker.reading.languages import detect_language
from checker.reading.markdown import read_front_matter
from checker.reading.origin import Origin, find_origin, name_source
from checker.reading.publication import can_be_published, doubt_date
from checker.reading.text_head import Head, read_head

MARKDOWN = frozenset({".md", ".markdown"})
HEADING = Expression(r"#{1,2}[ \t]+([^\r\n]{1,200})")
HEADLINE = Expression(r"(\S[^\r\n]{10,138}[^\s.:;,…])[ \t]*(?:\r\n|\r|\n){2}")


def make_article(
    text: str, path: str, *, name: str, suffix: str = ".txt", language: str = "auto"
) -> tuple[Article, str]:
    """The article a file's text is, and what is wrong with its head ("" if nothing).

    `suffix` tells Markdown from plain text; `language` is "de", "en" or "auto". Offsets are those of the composed text;
    `Article.given` leads back to `text`.
    """
    text, given = compose(text)
    head, problem = read_front_matter(text) if suffix in MARKDOWN else (None, "")
    head = head or read_head(text)
    problem = problem or head.problem
    origin = find_origin(text, head.end)
    lineage = tuple(dict.fromkeys((*head.lineage, *origin.lineage)))
    stated = _choose_date(head, origin, path)
    if stated is not None and not can_be_published(stated):
        problem = problem or doubt_date(stated)
    byline = find_byline(text, head.end)
    article = Article(
        name=name,
        path=path,
        text=text,
        language=choose_language(language, head.language, text, head.end),
        source=_choose_source(head, origin, lineage),
        published=stated if can_be_published(stated) else None,
        lineage=lineage,
        title=head.title or _find_title(text, head.end, suffix, byline),
        body_start=head.end,
        given=given,
        byline=text[slice(*byline)] if byline else None,
    )
    return article, problem


def choose_language(asked: str, stated: str | None, text: str, start: int = 0) -> str:
    """The language asked for on the command line, else the one the head states, else the one the words show."""
    if asked != "auto":
        return asked
    return stated or detect_language(text, start)


def _choose_date(head: Head, origin: Origin, path: str) -> date | datetime | None:
    if head.published is not None:
        stamp = origin.stamp
        if isinstance(stamp, datetime) and not isinstance(head.published, datetime) and stamp.date() == head.published:
            return stamp
        return head.published
    if origin.stamp is not None:
        return origin.stamp
    return date_in_name(path.replace("\\", "/").rpartition("/")[2]) or date_in_address(head.source or "")


def _choose_source(head: Head, origin: Origin, lineage: tuple[str, ...]) -> str | None:
    if head.source:
        return name_source(head.source)
    return origin.source or "/".join(lineage) or None


def _find_title(text: str, start: int, suffix: str, byline: tuple[int, int] | None) -> str | None:
    found = HEADING.match(text, start) if suffix in MARKDOWN else HEADLINE.match(text, start)
    return found[1].strip(" #\t") if found and not (byline and byline[0] == found.start(1)) else None
