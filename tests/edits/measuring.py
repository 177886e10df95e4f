"""Sets an edited copy of an article against the untouched one, as a check does, with the untouched one read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from checker import pipeline
from checker.assembling import assemble
from checker.model import Article, Conflict
from checker.pairing.stories import group_stories
from checker.plugins import Rule
from checker.reading_claims import Found, join_found, read_article
from tests.edits.making import Edit, Seen, see


def copy_of(article: Article) -> Article:
    """The same article as another newsroom prints it."""
    return replace(article, name="copy", path=f"copies/{article.path}", source="Zweite Redaktion")


@dataclass
class Bench:
    """The rules, and what they found in the untouched articles."""

    rules: Sequence[Rule]
    read: dict[str, Found] = field(default_factory=dict)
    usual: dict[str, frozenset[str]] = field(default_factory=dict)

    def look_at(self, article: Article) -> Seen:
        """What can be edited in an article."""
        return see(article, self._read(article).claims)

    def compare(self, article: Article, copy: Article) -> tuple[Conflict, ...]:
        """All findings of a check of an article and its copy."""
        articles = sorted((article, copy), key=lambda one: one.path)
        found = [self._read(one) if one is article else read_article(one, self.rules) for one in articles]
        joined = join_found(found, self.rules)
        stories = group_stories(articles)
        reading = pipeline.Reading(tuple(articles), joined.claims, stories, joined.inspected)
        return assemble(pipeline.judge_claims(reading, self.rules).findings)

    def untouched(self, article: Article) -> tuple[Conflict, ...]:
        """The findings of an article and its untouched copy that set one against the other."""
        both = self.compare(article, copy_of(article))
        return tuple(one for one in both if any(is_between(one, i, j) for i, j in one.pairs))

    def findings_of(self, edit: Edit) -> tuple[Conflict, ...]:
        """What an edit makes the checker say that it does not say of the untouched copies."""
        place = edit.article.path
        if place not in self.usual:
            self.usual[place] = frozenset(map(name_finding, self.compare(edit.article, copy_of(edit.article))))
        found = self.compare(edit.article, edit.apply(f"copies/{place}"))
        return tuple(one for one in found if name_finding(one) not in self.usual[place])

    def _read(self, article: Article) -> Found:
        if article.path not in self.read:
            self.read[article.path] = read_article(article, self.rules)
        return self.read[article.path]


def name_finding(conflict: Conflict) -> str:
    """What a finding says, so that a slip in the sample story itself is not counted as the edit's."""
    return f"{conflict.rule}: {conflict.verdict.because}"


def is_between(conflict: Conflict, first: int, second: int) -> bool:
    """Whether two claims of a conflict stand in different articles."""
    return conflict.claims[first].article.path != conflict.claims[second].article.path


@dataclass
class Tally:
    """How many edits of each kind gave a finding, and those that did not do as they should."""

    made: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        rows = [f"{kind:28} {self.made[kind]:4} edits {self.found[kind]:4} with a finding" for kind in self.made]
        return "\n".join(
            (*rows, f"{'all':28} {self.made.total():4} edits {self.found.total():4} with a finding", *self.wrong)
        )


def tally_edits(bench: Bench, edits: Iterable[Edit], harmful: bool) -> Tally:
    """Check every edit and count."""
    tally = Tally()
    for edit in edits:
        findings = bench.findings_of(edit)
        tally.made[edit.kind] += 1
        tally.found[edit.kind] += bool(findings)
        if bool(findings) is not harmful:
            because = findings[0].rule + ": " + findings[0].verdict.because if findings else ""
            tally.wrong.append(f"  {edit} {because}".rstrip())
    return tally
