"""Findings of one fingerprint: the same name and values of two things, told apart and decided together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from checker.model import Conflict
from checker.showing.passages import choose_primary, name_place
from checker.showing.wording import words

Namesakes = Mapping[str, tuple[Conflict, ...]]


def find_namesakes(conflicts: Sequence[Conflict]) -> Namesakes:
    """The conflicts that share their fingerprint with another, by fingerprint, in the order given."""
    told: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        told.setdefault(conflict.fingerprint, []).append(conflict)
    return {fingerprint: tuple(shared) for fingerprint, shared in told.items() if len(shared) > 1}


def tell_namesakes(conflict: Conflict, namesakes: Namesakes, language: str) -> str:
    """Where a conflict's namesakes stand, and that one decision holds for all; "" for one without any."""
    others = [one for one in namesakes.get(conflict.fingerprint, ()) if one is not conflict]
    own = {name_place(claim.excerpt) for claim in conflict.claims}
    places = ", ".join(dict.fromkeys(_place_elsewhere(one, own) for one in others))
    return words(language)["namesakes"].format(places=places) if places else ""


def _place_elsewhere(conflict: Conflict, own: Collection[str]) -> str:
    """Where a namesake stands: the first of its passages that is none of one's `own`."""
    places = [name_place(claim.excerpt) for claim in conflict.claims if not claim.reference]
    return next((place for place in places if place not in own), name_place(choose_primary(conflict).excerpt))


def number_names(conflicts: Sequence[Conflict]) -> list[str]:
    """A name for every conflict, in their order, that no other has: its fingerprint, "-2" behind the second of them."""
    seen: Counter[str] = Counter()
    names = []
    for conflict in conflicts:
        fingerprint = conflict.fingerprint
        seen[fingerprint] += 1
        names.append(fingerprint if seen[fingerprint] == 1 else f"{fingerprint}-{seen[fingerprint]}")
    return names
