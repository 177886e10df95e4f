"""Descriptions that mean somebody named before: "der SPD-Politiker", "der Minister", "der 62-Jährige".

A description is given to a person only where one person fits: the one whose known office or party it repeats, or the only
one named in the sentence before and its own. Otherwise it is left alone.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from checker.finding.mentions import Found
from checker.finding.names import load_table
from checker.finding.offices import Office, Role, Standing, offices_agree, read_role
from checker.finding.parties import ALLIANCES, parties_agree, party_of_member
from checker.finding.persons import StatedAge, StatedOffice, StatedParty
from checker.finding.resolving import Draft
from checker.finding.scanning import Piece
from checker.finding.surroundings import as_age, describe_role

DETERMINERS = frozenset(["der", "die", "den", "dem", "des", "Der", "Die", "Den", "Dem", "Des"])
MOST = 40  # names back among which a description looks for its person


@dataclass(slots=True)
class Stage:
    """Who has been named up to a place: (piece, draft) in order, and where sentences and paragraphs start."""

    places: list[int]
    drafts: list[Draft]
    starts: list[int]

    def before(self, place: int) -> list[tuple[int, Draft]]:
        """The people named within reach before a place, latest first."""
        last = bisect_right(self.places, place - 1)
        return [(self.places[at], self.drafts[at]) for at in range(last - 1, max(-1, last - 1 - MOST), -1)]

    def sentences_back(self, place: int, count: int) -> int:
        """Where the sentence starts that is `count` sentences before the one of this piece."""
        return self.starts[max(0, bisect_right(self.starts, place) - 1 - count)]


def attach_descriptions(pieces: tuple[Piece, ...], drafts: list[Draft], found: list[Found], ends: list[int]) -> None:
    """Add to every draft the descriptions that mean it. `ends` are the pieces that end a sentence."""
    stage = _set_stage(pieces, drafts, found, ends)
    taken = {place for each in found for place in range(each.first, each.last)}
    for place, piece in enumerate(pieces):
        if place in taken or place + 1 in taken:
            continue
        if piece.text in DETERMINERS:
            _attach_role(pieces, stage, place, taken)
        elif piece.text.isdecimal():
            _attach_age(pieces, stage, place, taken)


def _set_stage(pieces: tuple[Piece, ...], drafts: list[Draft], found: list[Found], ends: list[int]) -> Stage:
    who = {span[:2]: draft for draft in drafts for span in draft.places}
    named = [(each.first, who[each.name.start, each.name.end]) for each in found]
    return Stage([place for place, _ in named], [draft for _, draft in named], [0, *(end + 1 for end in ends)])


def _attach_role(pieces: tuple[Piece, ...], stage: Stage, place: int, taken: set[int]) -> None:
    """ "der SPD-Politiker", "die frühere Ministerin", "der britische Premierminister"."""
    at = place + 1
    while at < min(place + 5, len(pieces)) and pieces[at].text[0].islower():
        at += 1
    if at >= len(pieces) or at in taken or at + 1 in taken or not pieces[at].capital:
        return
    role = read_role(pieces[at].text)
    party = role.party if role else party_of_member(pieces[at].text)
    if (role is None and party is None) or _is_plural(piece_before=pieces[place].text, role=role):
        return
    office = describe_role(pieces, at, place, role) if role else None
    draft = _person_meant(pieces, stage, place, role, office, party)
    if draft is None:
        return
    start, end = pieces[place].start, pieces[at].end
    draft.places.append((start, end, pieces[at].text, False))
    if office is not None and office.standing is Standing.HELD:
        draft.offices.append(StatedOffice(office, start, end))
    if party is not None and party not in ALLIANCES:
        draft.parties.append(StatedParty(party, start, end))


def _person_meant(
    pieces: tuple[Piece, ...], stage: Stage, place: int, role: Role | None, office: Office | None, party: str | None
) -> Draft | None:
    near = [(at, draft) for at, draft in stage.before(place) if _gender_fits(draft, role)]
    if office is not None:
        holders = [draft for _, draft in near if _holds(draft, office)]
        if holders:
            return holders[0]
    if party is None:
        return None
    members = [draft for _, draft in near if any(parties_agree(stated.party, party) for stated in draft.parties)]
    if members:
        return members[0]
    lowest = stage.sentences_back(place, 2)
    close = list(dict.fromkeys(id(draft) for at, draft in near if at >= lowest))
    only = next((draft for at, draft in near if at >= lowest), None)
    return only if len(close) == 1 and only is not None and not only.parties else None


def _is_plural(piece_before: str, role: Role | None) -> bool:
    """ "die Minister" are several; "die Ministerin" is one."""
    return piece_before in ("die", "Die") and role is not None and not role.feminine


def _gender_fits(draft: Draft, role: Role | None) -> bool:
    return role is None or draft.feminine is None or role.feminine == draft.feminine or role.feminine is not True


def _holds(draft: Draft, office: Office) -> bool:
    return any(
        offices_agree(stated.office, office)[0] is True and stated.office.standing is office.standing
        for stated in draft.offices
    )


@lru_cache(maxsize=1)
def _human_nouns() -> frozenset[str]:
    return frozenset(load_table("names")["humans"])


def _attach_age(pieces: tuple[Piece, ...], stage: Stage, place: int, taken: set[int]) -> None:
    """ "Der 62-Jährige", "der 55 Jahre alte Manager": the only person named since the sentence before."""
    age = as_age(pieces, place)
    if age is None or place == 0 or pieces[place - 1].text not in DETERMINERS or place + 2 >= len(pieces):
        return
    words = (pieces[place + 1].text, pieces[place + 2].text)
    if words[0] in "-‑" and words[1].startswith("Jährige"):
        last = place + 2
    elif (words[0] == "Jahre" and words[1].startswith("alte") and place + 3 < len(pieces)) or (
        words[0] in "-‑" and words[1].startswith("jährige") and place + 3 < len(pieces)
    ):
        last = place + 3
    else:
        return
    if last in taken or last + 1 in taken:
        return
    lowest = stage.sentences_back(place, 1)
    near = {id(draft): draft for at, draft in stage.before(place) if at >= lowest}
    if len(near) != 1 or any(pieces[at].text in _human_nouns() for at in range(lowest, place)):
        return
    draft = next(iter(near.values()))
    start, end = pieces[place - 1].start, pieces[last].end
    draft.places.append((start, end, pieces[last].text, False))
    draft.ages.append(StatedAge(age[0], start, end))
