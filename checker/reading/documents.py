"""Documents of any format to articles: what is embargoed or withheld is left out, and said to be."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import UTC, datetime

from checker.finding.page.agencies import agencies_in
from checker.messages import Remark
from checker.model import Article, Failure
from checker.reading.article import choose_language, make_article
from checker.reading.byline import find_byline
from checker.reading.composing import compose
from checker.reading.formats.document import Document
from checker.reading.languages import name_language
from checker.reading.origin import find_origin, name_source
from checker.reading.publication import can_be_published, doubt_date

LONGEST_TEXT = 5_000_000  # characters


def article_of(
    document: Document, path: str, name: str, language: str, now: datetime | None = None
) -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    """The article a document is, unless it is held back at `now` (None: any is), and what is to be said."""
    if problem := _hold_back(document, now) or _refuse(document):
        return (), (Failure(path, problem),)
    make = _from_plain if document.plain else _make
    article, doubt = make(document, path, name, language)
    doubts = [Remark(one) if type(one) is str else one for one in document.doubts]
    if doubt:
        doubts.append(doubt)
    if not article.text[article.body_start :].strip():
        return (), (Failure(path, Remark("has a head and no text")),)
    return (article,), tuple(Failure(path, one, fatal=False) for one in doubts)


def _hold_back(document: Document, now: datetime | None) -> str:
    if document.embargo is True:
        return Remark("is withheld, canceled or embargoed without a date: not checked")
    if isinstance(document.embargo, datetime) and (now is None or document.embargo > now):
        until = document.embargo.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
        return Remark("is embargoed until {until}: not checked", until=until)
    return ""


def _refuse(document: Document) -> str:
    if not document.text.strip():
        return Remark("holds no text")
    if len(document.text) > LONGEST_TEXT:
        return Remark("holds more text than can be checked: split it")
    return ""


def _from_plain(document: Document, path: str, name: str, language: str) -> tuple[Article, str]:
    article, problem = make_article(document.text, path, name=name, language=language)
    if document.stated_date and document.published is None:
        problem = problem or doubt_date(document.stated_date)
    lineage = tuple(dict.fromkeys((*agencies_in(document.credits), *article.lineage)))
    return replace(
        article,
        lineage=lineage,
        title=document.title or article.title,
        source=article.source or document.source,
        published=document.published or article.published,
        byline=document.byline or article.byline,
        version=document.version,
        pieces=document.pieces,
    ), problem


def _make(document: Document, path: str, name: str, language: str) -> tuple[Article, str]:
    text, given = compose(document.text)
    body_start = bisect_left(given, document.body_start) if given else document.body_start
    origin = find_origin(text, body_start)
    byline = find_byline(text, body_start)
    published = document.published or (None if document.stated_date else origin.stamp)
    doubt = doubt_date(document.stated_date) if document.stated_date and document.published is None else ""
    source = name_source(document.source) if document.source else origin.source
    credits = (document.credits, document.byline or "", document.source or "")
    credited = [agency for credit in credits for agency in agencies_in(credit)]
    lineage = tuple(dict.fromkeys((*credited, *origin.lineage)))
    stated = name_language(document.language) if document.language else None
    return Article(
        name=name,
        path=path,
        text=text,
        language=choose_language(language, stated, text, body_start),
        source=source or "/".join(lineage) or None,
        published=published if can_be_published(published) else None,
        lineage=lineage,
        title=document.title,
        body_start=body_start,
        given=given,
        byline=document.byline or (text[slice(*byline)] if byline else None),
        version=document.version,
        pieces=document.pieces,
    ), doubt
