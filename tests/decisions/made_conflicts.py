"""Conflicts made by hand for the tests of decisions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker.model import Article, Claim, Conflict, Excerpt, Level, Likeness, Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Named:
    """A subject that is nothing but its name."""

    name: str

    @property
    def key(self) -> str:
        return self.name.lower()

    @property
    def label(self) -> str:
        return self.name

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: Named) -> Likeness:
        return Likeness(self == other, Decimal(1))


def make_claim(article: Article, words: str, subject: str, value: str, rule: str = "conflicting_party") -> Claim:
    start = article.text.index(words)
    return Claim(rule, Named(subject), value, value, Excerpt(article, start, start + len(words)))


def make_conflict(*claims: Claim, level: Level = Level.ERROR) -> Conflict:
    first = claims[0]
    return Conflict(
        rule=first.rule,
        subject=first.subject.label,
        subject_key=first.subject.key,
        claims=claims,
        pairs=tuple((0, index) for index in range(1, len(claims))),
        verdict=Verdict(Outcome.CONFLICT, "the two differ"),
        level=level,
    )


def party_conflict(
    person: str = "Gerda Vogelsang", first: str = "SPD", second: str = "CDU", path: str = "a"
) -> Conflict:
    """Two articles of one paragraph each that give a person different parties."""
    one = Article(f"{path}1", f"{path}1.txt", f"{person} ({first}) sprach in Gera.", source="Blatt A")
    two = Article(f"{path}2", f"{path}2.txt", f"In Gera sprach {person} ({second}).", source="Blatt B")
    return make_conflict(
        make_claim(one, f"{person} ({first})", person, first), make_claim(two, f"{person} ({second})", person, second)
    )
