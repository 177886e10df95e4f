"""What a pair is about that no rule claims: the sort of thing, and the words the reader has for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.messages import draft
from checker.model import Claim, Excerpt, Likeness
from checker.reader.answers import Kind

RULE = "second_reader"


@dataclass(frozen=True, slots=True)
class ReadSubject:
    """The subject of a claim that only the reader makes.

    Its key is the sort of thing alone: how a model words what is measured must not change a fingerprint.
    """

    kind: Kind
    measured: str

    @property
    def key(self) -> str:
        return f"read:{self.kind.value}"

    @property
    def label(self) -> str:
        return self.measured

    @property
    def blocks(self) -> tuple[str, ...]:
        return ()

    def same_as(self, other: Any) -> Likeness:
        """Claims of the reader are never paired by likeness."""
        return Likeness(False, Decimal(0), contrast=draft("named by the second reader alone"))


def claim_words(excerpt: Excerpt, subject: ReadSubject) -> Claim:
    """The passage as a claim whose value is its words."""
    normal = " ".join(excerpt.text.casefold().split())
    return Claim(RULE, subject, excerpt.text, normal, excerpt)
