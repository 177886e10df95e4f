"""What a year is said of: the same matter in two articles, told by the words of the sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from checker.describing.event_words import shared_nouns
from checker.finding.events.told_years import ToldYear
from checker.finding.events.year_statements import YearStatement
from checker.identity.events import NOTHING
from checker.messages import Told, draft
from checker.model import Feature, Likeness

ENOUGH_NOUNS = 2


@dataclass(frozen=True, slots=True)
class YearSubject:
    """A matter that has a year: the nouns of its sentence, and the year's digits in order of size as the block."""

    nouns: frozenset[str]
    digits: str
    stated: YearStatement = field(compare=False, repr=False)

    @property
    def key(self) -> str:
        return f"year:{self.digits}"

    @property
    def label(self) -> str:
        return Told("year: {nouns}", nouns=", ".join(noun[:1].upper() + noun[1:] for noun in sorted(self.nouns)[:3]))

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: object) -> Likeness:
        """Whether two years with the same digits are said of one matter.

        Words in common and the same end of a span tell it; not if either article states the other's year as well.
        """
        if not isinstance(other, YearSubject) or self.digits != other.digits:
            return NOTHING
        ours, theirs = self.stated, other.stated
        if ours.year != theirs.year and (ours.year in theirs.years or theirs.year in ours.years):
            return Likeness(False, Decimal(0), contrast=draft("one article gives both years"))
        if ours.until != theirs.until:
            return Likeness(False, Decimal(0), contrast=draft("a beginning and an end"))
        if None not in (ours.partner, theirs.partner) and ours.partner != theirs.partner:
            return Likeness(False, Decimal(0), contrast=draft("two spans of time"))
        shared = tuple(sorted(shared_nouns(self.nouns, other.nouns)))
        features = []
        if shared:
            features.append(Feature("shared_word", Decimal("0.5"), ", ".join(shared)))
        if ours.partner is not None and ours.partner == theirs.partner:
            features.append(Feature("same_other_year", Decimal("0.5"), str(ours.partner)))
        return Likeness(bool(features), sum((feature.weight for feature in features), Decimal(0)), tuple(features))


@dataclass(frozen=True, slots=True)
class ToldYearSubject:
    """What last was, began or ended in a year: the cue and the nouns; `told` is no part of what it is."""

    cue: str
    nouns: frozenset[str]
    told: ToldYear = field(compare=False, repr=False)

    @property
    def key(self) -> str:
        return f"told_year:{self.cue}:{'+'.join(sorted(self.nouns)[:4])}"

    @property
    def label(self) -> str:
        return Told("year: {nouns}", nouns=", ".join(noun[:1].upper() + noun[1:] for noun in sorted(self.nouns)[:3]))

    @property
    def blocks(self) -> tuple[str, ...]:
        return (f"told_year:{self.cue}",)

    def same_as(self, other: object) -> Likeness:
        """Whether two years are said of one matter: the same word before them and two nouns in common."""
        if not isinstance(other, ToldYearSubject) or self.cue != other.cue:
            return NOTHING
        ours, theirs = self.told.stated, other.told.stated
        if ours.year != theirs.year and (ours.year in theirs.years or theirs.year in ours.years):
            return Likeness(False, Decimal(0), contrast=draft("one article gives both years"))
        if None not in (ours.partner, theirs.partner) and ours.partner != theirs.partner:
            return Likeness(False, Decimal(0), contrast=draft("two spans of time"))
        shared = tuple(sorted(shared_nouns(self.nouns, other.nouns)))
        if len(shared) < ENOUGH_NOUNS:
            return Likeness(False, Decimal(len(shared)), contrast=draft("too few words in common"))
        return Likeness(True, Decimal(1), (Feature("shared_word", Decimal(1), ", ".join(shared)),))
