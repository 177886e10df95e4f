"""Checks what lies on the desk: once for each state of it, and reads again only the articles that have changed."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Generic, Protocol, TypeVar

from checker import pipeline
from checker.decisions import apply_decisions, read_decisions
from checker.desk.documents import Material
from checker.model import Article, Assessment, Decision, Fact
from checker.plugins import Rule
from checker.reading_claims import Found, join_found, read_article
from checker.tracing import trace

KEPT = 300  # articles whose claims are remembered


@dataclass(frozen=True, slots=True)
class Means:
    """What a check is made with: rules, facts, where decisions are kept, and the day on which they are judged."""

    rules: tuple[Rule, ...]
    facts: tuple[Fact, ...]
    decisions: Path
    today: Callable[[], date]


@dataclass(frozen=True, slots=True)
class State:
    """One state of the desk: its material, the assessment with everybody's decisions, and a version that names both.

    `turn` is greater for a state that came later: who shows one drops what comes in of an earlier one.
    """

    material: Material
    assessment: Assessment
    decisions: tuple[Decision, ...]
    version: str
    turn: int = 0


class Source(Protocol):
    """Where the texts lie that are checked: a desk, or the folder of an editor."""

    def gather(self) -> Material:
        """All texts as they are now."""


TextSource = TypeVar("TextSource", bound=Source)


class Checker(Generic[TextSource]):
    """Keeps the last assessment and the claims of the articles read. Every method may be called from any thread."""

    def __init__(self, desk: TextSource, means: Means) -> None:
        self.desk = desk
        self.means = means
        self._claims: OrderedDict[Article, Found] = OrderedDict()
        self._last: tuple[str, Assessment] | None = None
        self._turn, self._version = 0, ""
        self._lock = RLock()

    def check(self) -> State:
        """The present state. Raises GegenprobeError for a decisions file that cannot be read."""
        with self._lock:
            material = self.desk.gather()  # who waited meanwhile sees the newest text, and it is checked once
            if self._last is None or self._last[0] != material.key:
                self._last = (material.key, self._assess(material))
            assessment = self._last[1]
            decisions = read_decisions(self.means.decisions)
            version = f"{material.key}-{_stamp(material, decisions)}"
            if version != self._version:
                self._turn, self._version = self._turn + 1, version
            turn = self._turn
        conflicts, stale = apply_decisions(assessment.conflicts, decisions, today=self.means.today())
        failures = (*material.failures, *(one for one in assessment.failures if one.fatal))
        shown = replace(assessment, conflicts=conflicts, stale=stale, failures=failures)
        return State(material, shown, decisions, version, turn)

    def _assess(self, material: Material) -> Assessment:
        if not material.articles:
            return Assessment()
        options = pipeline.Options(today=self.means.today(), read=self._read)
        assessment = pipeline.check(
            material.articles, self.means.rules, self.means.facts, against=material.against, options=options
        )
        return replace(assessment, made_with=trace(self.means.rules, self.means.facts))

    def _read(
        self, articles: Sequence[Article], rules: Sequence[Rule], model: str | None, jobs: int, progress: object
    ) -> Found:
        found = []
        for article in articles:
            if article not in self._claims:
                self._claims[article] = read_article(article, rules, model)
            self._claims.move_to_end(article)
            found.append(self._claims[article])
        while len(self._claims) > max(KEPT, len(articles)):
            self._claims.popitem(last=False)
        return join_found(found, rules)


def _stamp(material: Material, decisions: Sequence[Decision]) -> str:
    beside = repr((material.draft, material.names, material.failures, decisions))
    return hashlib.sha256(beside.encode("utf-8", "surrogatepass")).hexdigest()[:12]
