"""An article and what was found in it as rows of an archive, and back."""

from __future__ import annotations

import hashlib
import json
import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from checker.cache.records import NotOursError, read_record, write_record
from checker.model import Article, Claim, Piece
from checker.pairing.stories import find_regions, weigh_words
from checker.reading_claims import Found

UNDATED = "undated"
MOST_WORDS = 80  # of an article: the rarest, which tell its story
LEAST_WEIGHT = 0.45  # of a word, by `weigh_words`: commoner ones are in every tenth article
HEADS = ("id", "name", "path", "source", "published", "language", "title")
LEVEL, LENGTH = 6, 4  # of compression; bytes of a length
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shelved:
    """One article of an archive: head and claims as rows, its rarest words with their weights, and all of it packed.

    Rows hold figures as text and days as ISO dates, since a database would read "1.200" in its own way. `norm` is the
    Euclidean length of the weights of all its words, in hundredths; `day` is the proleptic ordinal (1 January of year 1
    is day 1).
    """

    head: Row
    claims: tuple[Row, ...]
    words: Mapping[str, int]
    norm: int
    blob: bytes

    @property
    def id(self) -> str:
        """What the article is known by: a digest of all that was published of it, not of where it lies."""
        return str(self.head["id"])

    @property
    def month(self) -> str:
        """The month it was published in ("2026-01"), or "undated"."""
        return month_of(self.head["published"])

    @property
    def day(self) -> int | None:
        """The day it was published on."""
        published = self.head["published"]
        return date.fromisoformat(published[:10]).toordinal() if published else None


def month_of(published: str | None) -> str:
    """The month of a day or time in ISO form."""
    return published[:7] if published else UNDATED


def write_time(published: date | datetime | None) -> str | None:
    """A day or time in ISO form."""
    return None if published is None else published.isoformat()


def read_time(written: str | None) -> date | datetime | None:
    """A day or time from ISO form."""
    if written is None:
        return None
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)


def id_of(article: Article) -> str:
    """32 hex digits over all that was published of an article."""
    known = (article.source, write_time(article.published), article.language, article.title, article.byline)
    told = json.dumps([*known, article.version, article.lineage, article.body_start, article.text])
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def shelve(article: Article, found: Found, edition: bytes) -> Shelved:
    """An article with what rules of an edition found in it."""
    words, norm = index_words(article)
    head: Row = {
        "id": id_of(article),
        "name": article.name,
        "path": article.path,
        "source": article.source,
        "published": write_time(article.published),
        "language": article.language,
        "title": article.title,
    }
    rest: Row = {
        "byline": article.byline,
        "version": article.version,
        "lineage": article.lineage,
        "body_start": article.body_start,
        "given": article.given,
        "pieces": [[one.start, one.end, one.part, one.node, one.offset] for one in article.pieces],
        "text": article.text,
    }
    claims = tuple(row_of(claim) for one in found.claims.values() for claim in one)
    told = zlib.compress(json.dumps({**head, **rest}, ensure_ascii=True).encode(), LEVEL)
    blob = b"".join((edition, len(told).to_bytes(LENGTH, "little"), told, write_record(found, (article,))))
    return Shelved(head, claims, words, norm, blob)


def unshelve(blob: bytes, edition: bytes) -> tuple[Article, Found | None]:
    """A packed article with what was found in it; None where rules of another edition found it, or more than data."""
    article, found = unpack(blob, edition)
    if not blob.startswith(edition):
        return article, None
    try:
        return article, read_record(found, (article,))
    except NotOursError:
        return article, None


def unpack(blob: bytes, edition: bytes) -> tuple[Article, bytes]:
    """A packed article, and what was found in it still packed; editions are of one length."""
    start = len(edition) + LENGTH
    end = start + int.from_bytes(blob[len(edition) : start], "little")
    row = json.loads(zlib.decompress(blob[start:end]))
    article = Article(
        name=row["name"],
        path=row["path"],
        text=row["text"],
        language=row["language"],
        source=row["source"],
        published=read_time(row["published"]),
        lineage=tuple(row["lineage"]),
        title=row["title"],
        body_start=row["body_start"],
        given=tuple(row["given"]),
        byline=row["byline"],
        version=row["version"],
        pieces=tuple(Piece(*piece) for piece in row["pieces"]),
    )
    return article, blob[end:]


def is_later(article: Article, other: Article) -> bool:
    """Whether an article is a later version of another."""
    return (str(article.published or ""), article.text) > (str(other.published or ""), other.text)


def row_of(claim: Claim) -> Row:
    """A claim as a row, for whoever asks the archive with a database."""
    since, until = claim.valid
    return {
        "rule": claim.rule,
        "start": claim.excerpt.start,
        "end": claim.excerpt.end,
        "text": claim.excerpt.text,
        "subject": str(claim.subject.label),
        "key": claim.subject.key,
        "value": claim.normal,
        "said_by": claim.said_by,
        "in_quote": claim.in_quote,
        "valid_from": write_time(since),
        "valid_to": write_time(until),
    }


def index_words(article: Article) -> tuple[dict[str, int], int]:
    """The rarest words and figures of an article with their weights in hundredths, and the length of all in hundredths.

    Weights are those that stories are told by; the keys are made here, never by a database.
    """
    weights = weigh_words(article, find_regions(article))
    norm = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    rarest = sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:MOST_WORDS]
    return {word: round(weight * 100) for word, weight in rarest if weight >= LEAST_WEIGHT}, round(norm * 100)
