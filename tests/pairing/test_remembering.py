"""Likeness is worked out once for subjects that hold the same, and anew where anything at all differs."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from checker.model import Likeness
from checker.pairing.remembering import remember_likeness, spell_out


@dataclass(frozen=True, slots=True)
class Thing:
    name: str
    aside: object = field(default=None, compare=False, repr=False)
    asked: list[str] = field(default_factory=list, compare=False, repr=False)

    key, label = "thing", "thing"
    blocks = ("thing",)

    def same_as(self, other: Thing) -> Likeness:
        self.asked.append(other.name)
        return Likeness(self.aside == other.aside, Decimal(len(self.asked)))


def test_each_two_subjects_are_compared_once() -> None:
    asked: list[str] = []
    one, again, other = (Thing(name, None, asked) for name in ("a", "a", "b"))
    same = remember_likeness()
    answers = [same(one, other), same(again, other), same(one, other), same(other, one)]
    assert asked == ["b", "a"]
    assert answers[0] is answers[1] is answers[2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Thing("a", "x"), Thing("a", "y")),
        (Thing("a", Decimal("1")), Thing("a", Decimal("1.0"))),
        (Thing("a", (Thing("b", 1),)), Thing("a", (Thing("b", 2),))),
        (Thing("a", ("b",)), Thing("a", frozenset("b"))),
        (Thing("a", ["b"]), Thing("a", ["b"])),
    ],
)
def test_what_equality_leaves_out_tells_subjects_apart(one: Thing, other: Thing) -> None:
    assert spell_out(one) != spell_out(other)
