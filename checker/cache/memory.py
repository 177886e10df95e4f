"""Answers from earlier runs: what was found in an article, and what comparing a set of articles gave.

`Memory.read` and `Memory.compare` stand in for the pipeline's own steps (`pipeline.Options`). Nothing that failed is
kept, as a rule's time limit may be the reason; nor is what holds more than data, as a desk's own rule may have it.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.cache.editions import add, edition_of_rules, key_of_article, key_of_facts
from checker.cache.records import Later, NotOursError, read_record, write_record
from checker.cache.store import CacheError, Store
from checker.compared import Compared
from checker.model import Article, Claim, Fact
from checker.plugins import Rule
from checker.reading_claims import Found, Progress, join_found, read_claims, read_each

if TYPE_CHECKING:
    from checker.pairing.encoder import Encoder

BATCH = 256  # articles whose readings are kept at a time: a run that is killed loses no more


class Memory:
    """Looks up and keeps what runs with these `rules` have read and compared.

    `told` is everything else that the result of comparing depends on, as values with a telling repr; it becomes part of
    every key. Once the store has failed it is left alone: all is worked out anew, and `problem` holds the error.
    """

    def __init__(self, store: Store, rules: Sequence[Rule], told: Sequence[object] = ()) -> None:
        self._store, self._rules = store, rules
        self._edition = edition_of_rules(rules)
        self._told = repr(tuple(told)).encode()
        self.problem: CacheError | None = None

    def read(
        self, articles: Sequence[Article], rules: Sequence[Rule], model: str | None, jobs: int, progress: Progress
    ) -> Found:
        """The claims in all articles, as `read_claims` finds them; articles that are known are not read again.

        With a pipeline of the desk's own (`model`) nothing is kept: its edition is not known.
        """
        if model is not None:
            return read_claims(articles, rules, model, jobs, progress)
        keys = [key_of_article(article, self._edition) for article in articles]
        known = dict(self._recall(articles, keys))
        new = [number for number in range(len(articles)) if number not in known]
        reading = read_each([articles[number] for number in new], rules, model, jobs, progress)
        for start in range(0, len(new), BATCH):
            batch = new[start : start + BATCH]
            made = dict(zip(batch, islice(reading, len(batch)), strict=True))
            self._keep(
                (keys[number], found, (articles[number],)) for number, found in made.items() if not found.failures
            )
            known.update(made)
        return join_found((known[number] for number in range(len(articles))), rules)

    def _recall(self, articles: Sequence[Article], keys: Sequence[bytes]) -> Iterator[tuple[int, Found]]:
        for number, (article, key) in enumerate(zip(articles, keys, strict=True)):
            found: Found | None = self._find(key, (article,))
            if found is not None:
                yield number, found

    def compare(
        self,
        articles: Sequence[Article],
        against: Sequence[Article],
        facts: Sequence[Fact],
        today: date | None,
        compare: Callable[[], Compared],
    ) -> Compared:
        """What comparing gave an earlier run over the same articles and facts on the same day, or gives."""
        digest = hashlib.blake2b(self._edition, digest_size=16)
        add(digest, self._told, repr(today).encode(), key_of_facts(facts))
        for group in (articles, against):
            add(digest, b"".join(key_of_article(article, self._edition) for article in group))
        key, both = digest.digest(), (*articles, *against)
        recalled: tuple[Compared, tuple[tuple[int | Claim, ...], ...]] | None = self._find(key, both)
        if recalled is not None:
            kept, places = recalled
            again = _Again(self._store.folder, self._rules, both)
            return kept.with_claims(Later(again.claims), Later(lambda: again.topics(places)))
        made = compare()
        if not made.failed:
            self._keep([(key, (made.with_claims((), ()), find_places(made)), both)])
        return made

    def choose_encoder(self, jobs: int) -> Encoder:
        """The encoder for a number of processes; it looks up the vectors that an earlier run has kept."""
        from checker.cache.vectors import KeptEncoder  # only who compares figures waits for what it needs
        from checker.pairing.encoding import choose_encoder

        return KeptEncoder(lambda: choose_encoder(jobs), self._get, self._put)

    def _find(self, key: bytes, articles: Sequence[Article]) -> Any:
        """What an earlier run kept under this key, with its claims pointing into `articles`.

        None where nothing is kept, and where the record names anything but the types we write (`NotOursError`): then
        it is worked out again.
        """
        data = self._get(key)
        try:
            return None if data is None else read_record(data, articles)
        except NotOursError:
            return None

    def _keep(self, results: Iterable[tuple[bytes, object, Sequence[Article]]]) -> None:
        rows = []
        for key, result, articles in results:
            with contextlib.suppress(NotOursError):
                rows.append((key, write_record(result, articles)))
        self._put(rows)

    def _get(self, key: bytes) -> bytes | None:
        if self.problem is None:
            try:
                return self._store.get(key)
            except CacheError as problem:
                self.problem = problem
        return None

    def _put(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        if self.problem is None:
            try:
                self._store.put(rows)
            except CacheError as problem:
                self.problem = problem


def find_places(compared: Compared) -> tuple[tuple[int | Claim, ...], ...]:
    """The topics, each claim by its place among all claims; those that are not among them (of facts) as they are."""
    places = {id(claim): place for place, claim in enumerate(compared.claims)}
    return tuple(tuple(places.get(id(claim), claim) for claim in topic) for topic in compared.topics)


class _Again:
    """The claims behind a comparison that is known: looked up, or read again, when somebody asks for them."""

    def __init__(self, folder: Path, rules: Sequence[Rule], articles: Sequence[Article]) -> None:
        self._folder, self._rules, self._articles = folder, rules, articles
        self._claims: tuple[Claim, ...] | None = None

    def claims(self) -> tuple[Claim, ...]:
        """All claims in the order of rules, then of articles."""
        if self._claims is None:
            found = self._read()
            self._claims = tuple(claim for rule in self._rules if not rule.second for claim in found.claims[rule.name])
        return self._claims

    def topics(self, places: Sequence[Sequence[int | Claim]]) -> tuple[tuple[Claim, ...], ...]:
        """The topics of `find_places`."""
        claims = self.claims()
        return tuple(tuple(claims[one] if isinstance(one, int) else one for one in topic) for topic in places)

    def _read(self) -> Found:
        try:
            store = Store(self._folder)
        except CacheError:  # it was there a moment ago; what it knew can be read again, and nothing is lost
            return read_claims(self._articles, self._rules, None, 1, lambda step, done, of: None)
        try:
            memory = Memory(store, self._rules)
            return memory.read(self._articles, self._rules, None, 1, lambda step, done, of: None)
        finally:
            store.close()
