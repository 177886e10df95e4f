"""What keeps two figures apart although a reader sets them against each other; each with its reason.

Fewer than keep a rule from pairing: that two figures measure one thing is what the reader is good at, so what hangs on
words (nouns, names, places) is left to it. What is written down plainly it overlooks at times, and that is held against
it here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checker.describing.concepts import members_of
from checker.describing.figure_subject import FigureSubject
from checker.describing.quantities import QuantitySubject
from checker.finding.figures.rates import load_rates
from checker.judging.slips import are_far_apart, name_slip
from checker.messages import Draft, Told, draft
from checker.model import Claim, Quantity, Subject
from checker.pairing.contrasts import (
    contrast_dimension,
    contrast_measures,
    contrast_months,
    contrast_parties,
    contrast_rate,
    contrast_votes,
    contrast_years,
    differ_in_unit,
)
from checker.reader.stating import are_one_number, load_stated

Contrast = Callable[["Contrasted", "Contrasted"], Draft | None]
DURATIONS = {"duration", "duration_months"}
TIMES = "times", "count"  # how often, and how many: "17 Mal ausgerückt" and "14 Einsätze"


@dataclass(frozen=True, slots=True)
class Contrasted:
    """One of two figures: its claim, what it measures, and whether its own sentence tells the other's value as well."""

    claim: Claim
    subject: QuantitySubject
    beside: bool = False


def find_veto(
    one: Claim, other: Claim, *, bare: bool = False, beside: tuple[bool, bool] = (False, False)
) -> Told | None:
    """Why two figures do not contradict each other whatever their values, or None.

    `bare` says that one of them has no unit of its own; `beside` whether the sentence of each tells the other's value.
    """
    mine, theirs = measured_by(one), measured_by(other)
    if not isinstance(mine, QuantitySubject) or not isinstance(theirs, QuantitySubject):
        return None
    pair = Contrasted(one, mine, beside[0]), Contrasted(other, theirs, beside[1])
    vetoes = VETOES if bare or tell_one_slip(one, other) else (*MEASURES, *VETOES)
    for contrast in vetoes:
        found = contrast(*pair)
        if found is not None:
            return Told("{reason}", reason=found)
    return None


def measured_by(claim: Claim) -> Subject | None:
    """What the figure of a claim measures; of other claims their subject."""
    return claim.subject.measured if isinstance(claim.subject, FigureSubject) else claim.subject


def quantity_by(claim: Claim) -> QuantitySubject | None:
    """What the figure of a claim measures, where that is a quantity."""
    subject = measured_by(claim)
    return subject if isinstance(subject, QuantitySubject) else None


def tell_one_slip(one: Claim, other: Claim) -> bool:
    """Whether a slip of the pen makes one figure of the other, or one number stands with two units."""
    mine, theirs = one.value, other.value
    if not isinstance(mine, Quantity) or not isinstance(theirs, Quantity):
        return False
    if None not in (mine.unit, theirs.unit) and mine.unit != theirs.unit:
        return are_one_number(mine, theirs)
    return bool(name_slip(mine, theirs))


def contrast_units(one: Contrasted, other: Contrasted) -> Draft | None:
    """Kinds of figures that cannot measure one thing; one number in two units is a slip, and no veto."""
    if differ_in_unit(one.subject, other.subject) or (find_unit(one) and find_unit(one) == find_unit(other)):
        return None
    if {one.subject.dimension, other.subject.dimension} == DURATIONS:  # months and days are brought together
        return None
    if (find_unit(one), other.subject.dimension) == TIMES or (find_unit(other), one.subject.dimension) == TIMES:
        return None
    return contrast_dimension(one.subject, other.subject)


def find_unit(side: Contrasted) -> str | None:
    """The unit of a figure, told with it or lent by its neighbours."""
    return side.claim.value.unit if isinstance(side.claim.value, Quantity) else None


def contrast_rates(one: Contrasted, other: Contrasted) -> Draft | None:
    """A rate and a total; a count is a rate by time alone, since "zwei Boten per Fahrrad" are no rate."""
    rates = {side.claim.value.per for side in (one, other) if isinstance(side.claim.value, Quantity)} - {None}
    if one.subject.dimension == other.subject.dimension == "count" and not rates & set(load_rates("de").time.values()):
        return None
    return contrast_rate(one.subject, other.subject)


def contrast_change(one: Contrasted, other: Contrasted) -> Draft | None:
    """A change and a level: they lie far apart, or the level stands beside the change and is what the other tells.

    A slip of the pen makes a change of a change: "um vier Cent teurer", and "40 Cent kommen drauf" elsewhere.
    """
    if tell_one_slip(one.claim, other.claim):
        return None
    changes = [side.subject.role == "change" for side in (one, other)]
    if changes[0] == changes[1]:
        return None
    change = one if changes[0] else other
    mine, theirs = one.claim.value, other.claim.value
    far = isinstance(mine, Quantity) and isinstance(theirs, Quantity) and are_far_apart(mine, theirs)
    return draft("a change and a level") if far or change.beside else None


def contrast_periods(one: Contrasted, other: Contrasted) -> Draft | None:
    """Two years, months or days that both sides state."""
    mine, theirs = one.subject, other.subject
    if (mine.years | mine.terms) and (theirs.years | theirs.terms):
        found = contrast_years(mine, theirs)
        if found is not None:
            return found
    if (mine.months and theirs.months) or (mine.days and theirs.days):
        return contrast_months(mine, theirs)
    return None


def contrast_ballots(one: Contrasted, other: Contrasted) -> Draft | None:
    """Figures of two elections."""
    return contrast_votes(one.subject, other.subject)


def contrast_parts(one: Contrasted, other: Contrasted) -> Draft | None:
    """A part and its whole: one side says "davon", "darunter", and tells the whole that the other has beside it.

    A part that counts something else than the whole is named by that: a reader who sets it against that noun means it.
    """
    for part, whole in ((one, other), (other, one)):
        if not members_of(part.subject.concepts, "part") - members_of(whole.subject.concepts, "part"):
            continue
        if part.beside and part.subject.noun in ("", whole.subject.noun):
            return draft("a part and a whole")
    return None


def contrast_named_parties(one: Contrasted, other: Contrasted) -> Draft | None:
    """Two parties, where both sides name one."""
    mine, theirs = one.subject, other.subject
    return contrast_parties(mine, theirs) if mine.parties and theirs.parties else None


def contrast_harm(one: Contrasted, other: Contrasted) -> Draft | None:
    """What befell those counted, where both sides say so: the dead are not the injured."""
    mine, theirs = (members_of(side.subject.concepts, "casualty") & load_stated().apart for side in (one, other))
    if not mine or not theirs or mine & theirs:
        return None
    return contrast_measures(one.subject, other.subject)


MEASURES: tuple[Contrast, ...] = (contrast_units, contrast_rates)
VETOES: tuple[Contrast, ...] = (
    contrast_change,
    contrast_periods,
    contrast_ballots,
    contrast_named_parties,
    contrast_parts,
    contrast_harm,
)
