"""What keeps two figures apart although a reader sets them against each other; each with its reason.

Fewer than keep a rule from pairing: that two figures measure one thing is what the reader is good at, so what hangs on
words (nouns, names, places) is left to it. What is written down plainly it overlooks at times, and that is held against
it here.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.describing.concepts import members_of
from checker.describing.figure_subject import FigureSubject
from checker.describing.quantities import QuantitySubject
from checker.messages import Draft, Told, draft
from checker.model import Claim, Subject
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

Contrast = Callable[[QuantitySubject, QuantitySubject], Draft | None]


def find_veto(one: Claim, other: Claim) -> Told | None:
    """Why two figures do not contradict each other whatever their values, or None."""
    mine, theirs = measured_by(one), measured_by(other)
    if not isinstance(mine, QuantitySubject) or not isinstance(theirs, QuantitySubject):
        return None
    for contrast in VETOES:
        found = contrast(mine, theirs)
        if found is not None:
            return Told("{reason}", reason=found)
    return None


def measured_by(claim: Claim) -> Subject | None:
    """What the figure of a claim measures; of other claims their subject."""
    return claim.subject.measured if isinstance(claim.subject, FigureSubject) else claim.subject


def contrast_units(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """Kinds of figures that cannot measure one thing; one number in two units is a slip, and no veto."""
    return None if differ_in_unit(one, other) else contrast_dimension(one, other)


def contrast_change(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """A change and a level."""
    if (one.role == "change") == (other.role == "change"):
        return None
    return draft("a change and a level")


def contrast_periods(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """Two years, months or days that both sides state."""
    if (one.years | one.terms) and (other.years | other.terms):
        found = contrast_years(one, other)
        if found is not None:
            return found
    if (one.months and other.months) or (one.days and other.days):
        return contrast_months(one, other)
    return None


def contrast_parts(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """A part and its whole: one side says "davon", "darunter", "weitere", the other does not."""
    parts = [members_of(subject.concepts, "part") for subject in (one, other)]
    if parts[0] == parts[1]:
        return None
    return draft("a part and a whole")


def contrast_named_parties(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """Two parties, where both sides name one."""
    return contrast_parties(one, other) if one.parties and other.parties else None


def contrast_harm(one: QuantitySubject, other: QuantitySubject) -> Draft | None:
    """What befell those counted, where both sides say so: the dead are not the injured."""
    befell = [members_of(subject.concepts, "casualty") for subject in (one, other)]
    return contrast_measures(one, other) if befell[0] and befell[1] else None


VETOES: tuple[Contrast, ...] = (
    contrast_units,
    contrast_rate,
    contrast_change,
    contrast_periods,
    contrast_votes,
    contrast_named_parties,
    contrast_parts,
    contrast_harm,
)
