"""Checks what lies on the desk: once for each state of it, and reads again only the articles that have changed."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock, RLock, Thread
from time import sleep
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from checker import pipeline
from checker.decisions import apply_decisions, read_decisions
from checker.desk.documents import Material, make_key
from checker.model import Article, Assessment, Decision, Fact
from checker.plugins import Rule
from checker.reading_claims import Found, join_found, read_article
from checker.tracing import trace

if TYPE_CHECKING:  # loading what compares figures takes longer than starting a desk
    from checker.describing.described import DescribedArticle
    from checker.pairing.encoder import Floats
    from checker.pairing.encoding import Read

KEPT = 300  # articles whose claims are remembered
GROUPING = "grouping"  # the pipeline's step between reading and comparing
MOMENTS, MOMENT = 30, 0.05  # how often, and every how many seconds, is looked whether a draft comes before comparing


@dataclass(frozen=True, slots=True)
class Means:
    """What a check is made with: rules, facts, where decisions are kept, and the day on which they are judged."""

    rules: tuple[Rule, ...]
    facts: tuple[Fact, ...]
    decisions: Path
    today: Callable[[], date]


@dataclass(frozen=True, slots=True)
class State:
    """What the desk shows at one moment: the material that was checked, its assessment with all decisions, a version.

    `now` is the material on the desk; while it is still being checked (`pending`) it differs from what was checked.
    `turn` grows with each state, so that a page can drop an answer that arrives after a newer one.
    """

    material: Material
    assessment: Assessment
    decisions: tuple[Decision, ...]
    version: str
    now: Material
    turn: int = 0

    @property
    def pending(self) -> bool:
        """Whether what lies on the desk is still to be checked."""
        return self.now.key != self.material.key


class OvertakenError(Exception):
    """A check that is given up: texts are compared among themselves, and a draft has come that goes first."""


class Source(Protocol):
    """Where the texts lie that are checked: a desk, or the folder of an editor."""

    @property
    def has_draft(self) -> bool:
        """Whether there is a text that is held against the others."""

    def gather(self) -> Material:
        """All texts as they are now."""


TextSource = TypeVar("TextSource", bound=Source)


class Checker(Generic[TextSource]):
    """Keeps the last assessment and the claims of the articles read. Every method may be called from any thread.

    One check runs at a time (`_working`); what is known is read and changed under `_lock`, which nobody holds while a
    check runs, so that whoever decides or looks never waits for one.
    """

    def __init__(self, desk: TextSource, means: Means) -> None:
        self.desk = desk
        self.means = means
        self._claims: OrderedDict[Article, Found] = OrderedDict()
        self._last = (Material((), (), (), make_key((), ())), Assessment())
        self._turn, self._version = 0, ""
        self._due: Future[None] | None = None
        self._lock, self._working = RLock(), Lock()

    def check(self) -> State:
        """The present state, checked. Raises GegenprobeError for a decisions file that cannot be read."""
        self._bring_up()
        return self.look()

    def look(self) -> State:
        """The state as far as it is checked, with the decisions as they are now; waits for no check.

        Raises GegenprobeError for a decisions file that cannot be read.
        """
        with self._lock:
            now, (material, assessment) = self.desk.gather(), self._last
            decisions = read_decisions(self.means.decisions)
            version = f"{material.key}-{_stamp(now, decisions)}"
            if version != self._version:
                self._turn, self._version = self._turn + 1, version
            turn = self._turn
        conflicts, stale = apply_decisions(assessment.conflicts, decisions, today=self.means.today())
        failures = (*now.failures, *(one for one in assessment.failures if one.fatal))
        shown = replace(assessment, conflicts=conflicts, stale=stale, failures=failures)
        return State(material, shown, decisions, version, now, turn)

    def begin(self) -> Future[None] | None:
        """Have what lies on the desk checked by a thread of its own; the future ends, or fails, with that check.

        None where everything is checked.
        """
        with self._lock:
            if self.desk.gather().key == self._last[0].key:
                return None
            if self._due is None:
                self._due = Future()
                # not kept from ending with the program: what it works out can be worked out again
                Thread(target=self._fulfil, args=(self._due,), name="check", daemon=True).start()
            return self._due

    def _fulfil(self, due: Future[None]) -> None:
        try:
            self._bring_up(due)
        except BaseException as problem:  # told to whoever waits for it
            due.set_exception(problem)
        else:
            due.set_result(None)

    def _bring_up(self, due: Future[None] | None = None) -> None:
        """Check what lies on the desk unless that is done: who waited for another check sees the newest text."""
        with self._working:
            while True:
                with self._lock:
                    if due is self._due:
                        self._due = None  # what changes from here on needs a check of its own
                    material = self.desk.gather()
                    if material.key == self._last[0].key:
                        return
                with suppress(OvertakenError):
                    assessment = self._assess(material)
                    with self._lock:
                        self._last = (material, assessment)
                    return

    def _assess(self, material: Material) -> Assessment:
        if not material.articles:
            return Assessment()

        def go_on() -> None:
            if not material.has_draft and self.desk.has_draft:
                raise OvertakenError

        def follow(step: str, done: int, of: int) -> None:
            if step == GROUPING and not material.has_draft:
                for _ in range(MOMENTS):  # whoever drops sources pastes a draft next: comparing would be for nothing
                    go_on()
                    sleep(MOMENT)
            go_on()

        options = pipeline.Options(
            today=self.means.today(),
            read=partial(self._read, go_on),
            report_progress=follow,
            encoder=lambda jobs: Patient(jobs, go_on),
        )
        assessment = pipeline.check(
            material.articles, self.means.rules, self.means.facts, against=material.against, options=options
        )
        return replace(assessment, made_with=trace(self.means.rules, self.means.facts))

    def _read(
        self,
        go_on: Callable[[], None],
        articles: Sequence[Article],
        rules: Sequence[Rule],
        model: str | None,
        jobs: int,
        progress: object,
    ) -> Found:
        found = []
        for article in articles:
            go_on()
            if article not in self._claims:
                self._claims[article] = read_article(article, rules, model)
            self._claims.move_to_end(article)
            found.append(self._claims[article])
        while len(self._claims) > max(KEPT, len(articles)):
            self._claims.popitem(last=False)
        return join_found(found, rules)


class Patient:
    """An encoder that reads article by article and asks before each whether to go on."""

    def __init__(self, jobs: int, go_on: Callable[[], None]) -> None:
        self._jobs, self._go_on = jobs, go_on

    def read(self, articles: Sequence[DescribedArticle]) -> Read:
        """Vectors and logits of every article, as `choose_encoder` gives them. Raises what `go_on` raises."""
        from checker.pairing.encoding import choose_encoder  # loads what only who compares figures needs

        encoder = choose_encoder(self._jobs)
        vectors: list[Floats] = []
        runs: list[Floats] = []
        for article in articles:
            self._go_on()
            some, likely = encoder.read([article])
            vectors += some
            runs += likely
        return vectors, runs


def _stamp(now: Material, decisions: Sequence[Decision]) -> str:
    beside = repr((now.key, now.draft, now.names, now.failures, decisions))
    return hashlib.sha256(beside.encode("utf-8", "surrogatepass")).hexdigest()[:12]
