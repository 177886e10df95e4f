"""A figure that was corrected, and the figures that may still carry its wrong value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.describing.concepts import members_of
from checker.describing.context import sentence_around
from checker.describing.nouns import generic_nouns
from checker.describing.quantities import QuantitySubject
from checker.expression import Expression
from checker.language.words import lemma_of
from checker.messages import Draft, Told, draft
from checker.model import Feature, Likeness

CAPITALISED = Expression(r"\b[A-ZÄÖÜ][a-zäöüß-]{3,40}\b")
SMALL, ODD, HALF = Decimal(13), Decimal(20), Decimal("0.5")
NO = Likeness(False, Decimal(0), contrast=draft("another figure"))


@dataclass(frozen=True, slots=True)
class CorrectedSubject:
    """What a figure measures and its value. `corrected` marks the value a correction calls wrong; `own` says that the
    newsroom corrected itself; `right` is the value in its place, "" where the correction does not say; `capitalised`
    are the words of the figure's sentence that may be nouns, in their `language`."""

    figure: QuantitySubject
    normal: str
    number: Decimal
    corrected: bool = False
    own: bool = False
    right: str = ""
    capitalised: tuple[str, ...] = ()
    language: str = "de"

    @property
    def nouns(self) -> frozenset[str]:
        """The lemmas of the nouns in the figure's sentence, in lower case; looked up when it is compared."""
        return frozenset(lemma_of(word, self.language).lower() for word in self.capitalised)

    @property
    def key(self) -> str:
        return f"{self.normal}|{self.figure.dimension}"

    @property
    def label(self) -> str:
        return Told("corrected figure: {subject}", subject=self.figure.label)

    @property
    def blocks(self) -> tuple[str, ...]:
        """The keys under which a correction and an old figure meet: unit and value.

        A number below `SMALL` is in too many sentences to meet by its value: the concept it measures is part of its
        key.
        """
        value = f"{self.figure.dimension}|{self.normal}"
        if self.number >= SMALL:
            return (value,)
        return tuple(f"{value}|{concept}" for _, concept in sorted(self.figure.measures))

    def same_as(self, other: object) -> Likeness:
        """Whether one is a correction and the other carries its wrong value on the same thing."""
        if not isinstance(other, CorrectedSubject) or self.corrected == other.corrected or self.normal != other.normal:
            return NO
        told_apart = tell_apart(self.figure, other.figure)
        if told_apart is not None:
            return Likeness(False, Decimal(0), contrast=told_apart)
        features = tuple(self.find_features(other))
        score = sum((feature.weight for feature in features), Decimal(0))
        return Likeness(score >= 1, score, features, "" if score >= 1 else draft("only the figure is the same"))

    def find_features(self, other: CorrectedSubject) -> Iterator[Feature]:
        """What speaks for one thing beside the equal figure; 1 is enough. An odd figure is half a proof by itself."""
        one, two = self.figure, other.figure
        if one.measures & two.measures:
            yield Feature("same_measure", Decimal(1))
        if one.noun and one.noun == two.noun and one.noun not in generic_nouns():
            yield Feature("same_noun", Decimal(1))
        shared = sorted(((one.words | self.nouns) & (two.words | other.nouns)) - {one.noun, two.noun})
        if shared:
            yield Feature("shared_word", HALF * min(len(shared), 2), ", ".join(shared))
        if self.number >= ODD and (self.number % 10 or self.is_own_exact(other)):
            yield Feature("odd_figure", HALF)
        if self.is_own_exact(other):
            yield Feature("same_figure", HALF)

    def is_own_exact(self, other: CorrectedSubject) -> bool:
        """Whether a newsroom took back this very figure of two digits or more, with its unit: "6,3 Millionen Euro"."""
        own = self.own or other.own
        return own and bool(self.figure.unit) and len(f"{self.number.normalize():f}".strip("0").replace(".", "")) >= 2


def capitalised_around(text: str, start: int, end: int, first: int) -> tuple[str, ...]:
    """The capitalised words in the sentence of a passage, without those of the passage."""
    low, high = sentence_around(text, start, end, first)
    return (*CAPITALISED.findall(text, low, start), *CAPITALISED.findall(text, end, high))


def severities(figure: QuantitySubject) -> frozenset[str]:
    """How severe what is counted is ("severe", "slight")."""
    return members_of(figure.concepts, "severity")


def tell_apart(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """Why two equal figures measure different things, or None; they need not name all the same."""
    if one.dimension != other.dimension or one.per != other.per:
        return draft("different kinds of figures")
    pairs = ((one.measures, other.measures), (one.parties, other.parties), (severities(one), severities(other)))
    for mine, theirs in pairs:
        if mine and theirs and not mine & theirs:
            return draft("different things measured")
    nouns = {noun for noun in (one.noun, other.noun) if noun and noun not in generic_nouns()}
    if len(nouns) == 2 and one.head != other.head and not one.measures & other.measures:
        return draft("different things counted")
    return None
