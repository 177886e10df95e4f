"""The data every part shares: articles, excerpts, quantities, dates, claims, verdicts, conflicts.

Frozen, without I/O, without spaCy objects and without floats. Offsets are characters of `Article.text`, end exclusive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol, runtime_checkable

from checker.catalogue import Translatable
from checker.provenance import HOME as HOME
from checker.provenance import Manual as Manual
from checker.provenance import Provenance as Provenance

INFINITY = Decimal("Infinity")
BY_RULES, BY_READER = "rules", "reader"  # who found a conflict


class Hedge(StrEnum):
    """How a figure is softened or bounded in the text."""

    EXACT = "exact"
    APPROX = "approx"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    LOWER_BOUND = "lower_bound"
    UPPER_BOUND = "upper_bound"
    RANGE = "range"


class Outcome(StrEnum):
    """What comparing two claims says."""

    AGREES = "agrees"
    COMPATIBLE = "compatible"
    NOT_COMPARABLE = "not_comparable"
    UPDATE = "update"
    CONFLICT = "conflict"


class Level(StrEnum):
    """How loudly a finding is reported; ordered by `rank`."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        return ("note", "warning", "error").index(self.value)

    def lowered(self) -> Level:
        """The next quieter level; a note stays a note."""
        return (Level.NOTE, Level.NOTE, Level.WARNING)[self.rank]


class Status(StrEnum):
    """Where a conflict stands with the desk's decisions."""

    NEW = "new"
    KNOWN = "known"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Where characters start to end (exclusive) of an article's text stand in the file they were read from.

    `part` names the part of the file, `node` counts the text nodes in it, `offset` the characters in that node.
    """

    start: int
    end: int
    part: str
    node: int
    offset: int


@dataclass(frozen=True, slots=True)
class Article:
    """One text to check. `reference` marks dated reference facts, which are right by definition.

    `text` is the file's as given where that is plain text, composed (NFC, no soft hyphens); where that changed it,
    `given` holds the offset that each character, and the end, has in the text as given. `pieces` lead back from there
    to any other file, and are empty where offsets of the text as given are the file's own.
    """

    name: str
    path: str
    text: str
    language: str = "de"
    source: str | None = None
    published: date | datetime | None = None
    lineage: tuple[str, ...] = ()
    title: str | None = None
    body_start: int = 0
    reference: bool = False
    given: tuple[int, ...] = ()
    byline: str | None = None
    version: str | None = None
    pieces: tuple[Piece, ...] = field(default=(), compare=False, repr=False)

    @property
    def day(self) -> date | None:
        """The calendar day of publication, if known."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    def __hash__(self) -> int:
        return hash(self.path)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of an article: characters start to end (exclusive) of its text."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def given(self) -> tuple[int, int]:
        """Start and end in the text as given, before it was composed."""
        offsets = self.article.given
        return (offsets[self.start], offsets[self.end]) if offsets else (self.start, self.end)

    @property
    def line(self) -> int:
        """Line of the first character, counted from 1."""
        return self.article.text.count("\n", 0, self.start) + 1

    @property
    def column(self) -> int:
        """Column of the first character, counted from 1."""
        return self.start - self.article.text.rfind("\n", 0, self.start)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in normal form: every value from `low` to `high` (inclusive, infinite where open) is what it may mean.

    `value` is the number as stated (None for a range), `unit` a code (EUR, km, percent, year ...) or None for a plain
    count, `per` the code a rate is per, `because` says why the range is as wide as it is.
    """

    low: Decimal
    high: Decimal
    unit: str | None = None
    value: Decimal | None = None
    hedge: Hedge = Hedge.EXACT
    per: str | None = None
    because: str | Translatable = ""

    def agrees_with(self, other: Quantity) -> bool:
        """Whether the two ranges meet; unit and rate must be the same (convert first)."""
        if (self.unit, self.per) != (other.unit, other.per):
            return False
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month, year or time of which any part may be left open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None

    def agrees_with(self, other: PartialDate) -> bool:
        """Whether no part given in both differs: "im Mai" agrees with "3. Mai"."""
        mine = (self.year, self.month, self.day, self.hour, self.minute)
        theirs = (other.year, other.month, other.day, other.hour, other.minute)
        return all(a is None or b is None or a == b for a, b in zip(mine, theirs, strict=True))

    def __str__(self) -> str:
        day = "-".join(
            "?" * width if part is None else f"{part:0{width}d}"
            for part, width in ((self.year, 4), (self.month, 2), (self.day, 2))
        )
        if self.hour is None:
            return day
        return f"{day} {self.hour:02d}:{'??' if self.minute is None else f'{self.minute:02d}'}"


@dataclass(frozen=True, slots=True)
class Feature:
    """One named reason for or against two subjects being the same, with what it adds to the score."""

    name: str
    weight: Decimal
    detail: str | Translatable = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two subjects are: `same` decides, `features` explain, `contrast` names what rules it out."""

    same: bool
    score: Decimal
    features: tuple[Feature, ...] = ()
    contrast: str | Translatable = ""


@runtime_checkable
class Subject(Protocol):
    """What a claim is about. Implementations live with what they are compared by and are hashable values."""

    @property
    def key(self) -> str:
        """A stable name without source, path or time: part of the fingerprint."""

    @property
    def label(self) -> str:
        """What an editor calls it."""

    @property
    def blocks(self) -> tuple[str, ...]:
        """Only claims that share one of these strings are compared."""


class SelfLikening(Subject, Protocol):
    """A subject that says itself whether another is the same; figures are likened by `checker.pairing` instead."""

    def same_as(self, other: Any) -> Likeness:
        """Whether both are about the same thing, and why."""


Value = Quantity | PartialDate | str


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable statement: `subject` has `value`, as `excerpt` says it.

    `normal` is the value in normal form as one string (part of the fingerprint and of every machine format);
    `valid` are the first and last day it is said to hold, either may be open; `said_by` is the speaker, if reported.
    """

    rule: str
    subject: Subject
    value: Value
    normal: str
    excerpt: Excerpt
    valid: tuple[date | None, date | None] = (None, None)
    said_by: str | None = None
    in_quote: bool = False

    @property
    def article(self) -> Article:
        return self.excerpt.article

    @property
    def reference(self) -> bool:
        return self.excerpt.article.reference

    def __hash__(self) -> int:
        excerpt = self.excerpt  # looked up for every pair they are in: of strings and numbers alone
        return hash((self.rule, excerpt.article.path, excerpt.start, excerpt.end, self.normal))


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated reference fact: `person` had `value` as `attribute` from `since` to `until` (open: None).

    attribute is "party", "office", "born" or "spelling" (the house writes `person` instead of `aliases`); `scope` is
    the country, state or body of an office ("DE", "NATO");
    `excerpt` points into the facts file, `source` says where it comes from, `checked` the day it was looked up.
    `known_until` is the last day for which an open end is vouched for: later articles are not judged by the fact.
    `offices` (value and scope) and `parties` are all that the facts give this person at whatever time: who it is.
    """

    person: str
    attribute: str
    value: str
    excerpt: Excerpt
    scope: str | None = None
    since: date | None = None
    until: date | None = None
    aliases: tuple[str, ...] = ()
    source: str = ""
    checked: date | None = None
    known_until: date | None = None
    offices: tuple[tuple[str, str | None], ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing two claims said, in one sentence with the arithmetic; `severity` overrides the rule's level."""

    level: Outcome
    because: str
    severity: Level | None = None
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """All claims on one subject that take part in a disagreement, the outlier first.

    `pairs` are the indices into `claims` of those that cannot both stand; `found_by` names the rules, the second reader
    or both, and is no part of the fingerprint.
    """

    rule: str
    subject: str
    subject_key: str
    claims: tuple[Claim, ...]
    pairs: tuple[tuple[int, int], ...]
    verdict: Verdict
    level: Level
    advice: str = ""
    status: Status = Status.NEW
    found_by: tuple[str, ...] = (BY_RULES,)

    @property
    def fingerprint(self) -> str:
        """The finding's name: rule family, subject and the distinct values, and nothing of where or when."""
        return fingerprint(self.rule, self.subject_key, (claim.normal for claim in self.claims))


def fingerprint(rule: str, subject_key: str, normals: Any) -> str:
    """Sixteen hex digits over rule, subject key and the sorted distinct normal values."""
    parts = [rule, subject_key, *sorted(set(normals))]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be checked, or was assumed. `fatal` failures make the run exit with 2."""

    where: str
    problem: str
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class Decision:
    """What the desk said of one conflict: "accepted", "dismissed" or "open", why, and a readable copy of the values."""

    fingerprint: str
    verdict: str
    reason: str
    rule: str
    subject: str
    values: tuple[str, ...]
    owner: str | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A pair that the second reader named and that is not reported: the passages, what they measure, and why not."""

    passages: tuple[Excerpt, ...]
    measured: str
    because: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything a report may show.

    `claims` are all that was found in the articles, `topics` those found to be about the same thing, in groups of two
    or more, whatever the verdict; a report that has neither shows the conflicts alone. `made_with` is given by
    whoever starts a run, since the pipeline reads no files.
    """

    articles: tuple[Article, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    stale: tuple[Decision, ...] = ()
    failures: tuple[Failure, ...] = ()
    coverage: Mapping[str, int] = field(default_factory=dict)
    claims: Sequence[Claim] = ()
    topics: Sequence[tuple[Claim, ...]] = ()
    dropped: tuple[Dropped, ...] = ()
    made_with: Provenance | None = None

    def with_status(self, status: Status) -> tuple[Conflict, ...]:
        """The conflicts that are new, known or dismissed."""
        return tuple(conflict for conflict in self.conflicts if conflict.status is status)
