"""Descriptions that mean somebody named before: "der SPD-Politiker", "der Minister", "der 62-Jährige".

A description is given to a person only where one person fits: the one whose known office or party it repeats, or the
only one named in the sentence before and its own. Otherwise it is left alone.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.finding.people.exclusion import offices_agree
from checker.finding.people.mentions import Found
from checker.finding.people.names import load_table
from checker.finding.people.offices import Office, Role, Standing, read_role
from checker.finding.people.parties import ALLIANCES, is_shared_noun, parties_agree
from checker.finding.people.persons import StatedAge, StatedOffice, StatedParty
from checker.finding.people.resolving import Draft
from checker.finding.people.scanning import Piece
from checker.finding.people.surroundings import as_age, describe_role, member_role

DETERMINERS = frozenset(["der", "die", "den", "dem", "des", "Der", "Die", "Den", "Dem", "Des"])
PLURAL_ENDINGS = ("rn", "ln", "fs", "ers")  # "den Ministern", "den Kanzlern", "die Chefs"
MOST = 40  # names back among which a description looks for its person
FURTHEST = 200  # pieces back that "der 62-Jährige" looks: two long sentences


@dataclass(slots=True)
class Stage:
    """Who has been named up to a place: (piece, draft) in order, and where sentences and paragraphs start."""

    places: list[int]
    drafts: list[Draft]
    starts: list[int]
    everybody: list[Draft]

    def before(self, place: int) -> list[tuple[int, Draft]]:
        """The people named within reach before a place, latest first."""
        last = bisect_right(self.places, place - 1)
        return [(self.places[at], self.drafts[at]) for at in range(last - 1, max(-1, last - 1 - MOST), -1)]

    def sentences_back(self, place: int, count: int) -> int:
        """The piece that begins the sentence `count` sentences before the one that the given piece is in."""
        return self.starts[max(0, bisect_right(self.starts, place) - 1 - count)]


def attach_descriptions(pieces: tuple[Piece, ...], drafts: list[Draft], found: list[Found], ends: list[int]) -> None:
    """Add to every draft the descriptions that mean it. `ends` are the pieces that end a sentence."""
    stage = _set_stage(drafts, found, ends)
    taken = {place for each in found for place in (*range(each.first, each.last), *each.used)}
    determiners = DETERMINERS
    asked = [place for place, piece in enumerate(pieces) if piece.text in determiners or piece.text[0].isdecimal()]
    for place in asked:
        if place in taken or place + 1 in taken:
            continue
        if pieces[place].text in determiners:
            _attach_role(pieces, stage, place, taken)
        elif pieces[place].text.isdecimal():
            _attach_age(pieces, stage, place, taken)


def _set_stage(drafts: list[Draft], found: list[Found], ends: list[int]) -> Stage:
    who = {span[:2]: draft for draft in drafts for span in draft.places}
    named = [(each.first, who[each.name.start, each.name.end]) for each in found]
    return Stage([place for place, _ in named], [draft for _, draft in named], [0, *(end + 1 for end in ends)], drafts)


def _attach_role(pieces: tuple[Piece, ...], stage: Stage, place: int, taken: set[int]) -> None:
    """ "der SPD-Politiker", "die frühere Ministerin", "der britische Premierminister"."""
    at = place + 1
    while at < min(place + 5, len(pieces)) and pieces[at].text[0].islower():
        at += 1
    if at >= len(pieces) or at in taken or at + 1 in taken or not pieces[at].capital:
        return
    role = read_role(pieces[at].text) or member_role(pieces[at].text)
    if role is None or _is_plural(pieces, place, role):
        return
    party = role.party
    office = describe_role(pieces, at, place, role)
    draft = _person_meant(stage, place, role, office, party)
    if draft is None:
        return
    start, end = pieces[place].start, pieces[at].end
    draft.place(start, end, pieces[at].text, named=False)
    if office is not None and office.standing is Standing.HELD:
        draft.state(offices=[StatedOffice(replace(office, standing=Standing.DESCRIBED), start, end)])
    if party is not None and party not in ALLIANCES:
        by_noun = is_shared_noun(role.head)
        draft.state(parties=[StatedParty(party, start, end, by_noun=by_noun)])


def _person_meant(
    stage: Stage, place: int, role: Role | None, office: Office | None, party: str | None
) -> Draft | None:
    """Who is meant by a description that begins at a piece: the only holder of its office, else the last one named of
    its party, else the only person named in this sentence and the two before, of whom no party is told."""
    near = [(at, draft) for at, draft in stage.before(place) if _gender_fits(draft, role)]
    if office is not None:
        holders = [draft for _, draft in near if _holds(draft, office)]
        if not holders:
            holders = [draft for draft in stage.everybody if _gender_fits(draft, role) and _holds(draft, office)]
        if len({id(draft) for draft in holders}) == 1:
            return holders[0]
        if holders:
            return None
    if party is None:
        return None
    members = [draft for _, draft in near if any(parties_agree(stated, party) for stated in draft.different_parties)]
    if members:
        return members[0]
    lowest = stage.sentences_back(place, 2)
    close = list(dict.fromkeys(id(draft) for at, draft in near if at >= lowest))
    only = next((draft for at, draft in near if at >= lowest), None)
    return only if len(close) == 1 and only is not None and not only.parties else None


def _is_plural(pieces: tuple[Piece, ...], place: int, role: Role) -> bool:
    """ "die Minister", "die Kandidatur der Republikaner" are several; "die Ministerin", "der Minister" one."""
    if role.feminine or (role.head.endswith("e") and pieces[place].text in ("die", "Die")):
        return False
    word = _word_after(pieces, place)
    if pieces[place].text not in ("des", "Des") and word.endswith(PLURAL_ENDINGS):
        return True
    after_noun = place > 0 and pieces[place - 1].capital and pieces[place - 1].text[0].isalpha()
    return pieces[place].text in ("die", "Die") or (pieces[place].text == "der" and after_noun)


def _word_after(pieces: tuple[Piece, ...], place: int) -> str:
    return next((piece.text for piece in pieces[place + 1 : place + 6] if piece.capital), "")


def _gender_fits(draft: Draft, role: Role | None) -> bool:
    """Whether a feminine or masculine description may mean this person."""
    if role is None:
        return True
    return not draft.masculine if role.feminine else not draft.feminine


def _holds(draft: Draft, office: Office) -> bool:
    if any(offices_agree(stated, office)[0] is False for stated in draft.different_offices):
        return False
    return any(
        offices_agree(stated, office)[0] is True
        and stated.standing is office.standing
        and (not office.portfolios or bool(stated.portfolios))
        for stated in draft.different_offices
    )


@lru_cache(maxsize=1)
def _human_nouns() -> frozenset[str]:
    return frozenset(load_table("names")["humans"])


def _attach_age(pieces: tuple[Piece, ...], stage: Stage, place: int, taken: set[int]) -> None:
    """ "Der 62-Jährige", "der 55 Jahre alte Manager": the only person named since the sentence before."""
    age = as_age(pieces, place)
    if age is None or place == 0 or pieces[place - 1].text not in DETERMINERS or place + 2 >= len(pieces):
        return
    last = _end_of_age(pieces, place)
    if last is None or last >= len(pieces) or not pieces[last].capital:
        return
    if last in taken or last + 1 in taken:
        return
    lowest = max(stage.sentences_back(place, 1), place - FURTHEST)
    start_of_own = max(stage.sentences_back(place, 0), _last_colon(pieces, lowest, place))
    near = {id(draft): draft for at, draft in stage.before(place) if at >= lowest}
    if any(at >= start_of_own for at, _ in stage.before(place)):
        return  # within one sentence a pronoun would be used: somebody else is meant
    if len(near) != 1 or any(pieces[at].text in _human_nouns() for at in range(lowest, place)):
        return
    draft = next(iter(near.values()))
    start, end = pieces[place - 1].start, pieces[last].end
    draft.place(start, end, pieces[last].text, named=False)
    draft.ages.append(StatedAge(age[0], start, end))


def _end_of_age(pieces: tuple[Piece, ...], place: int) -> int | None:
    """The last piece of "62-Jährige", "55 Jahre alte Manager", "26-jährige Fahrer"."""
    words = (pieces[place + 1].text, pieces[place + 2].text)
    if words[0] in "-‑" and words[1].startswith("Jährige"):
        return place + 2
    if (words[0] == "Jahre" and words[1].startswith("alte")) or (words[0] in "-‑" and words[1].startswith("jährige")):
        return place + 3
    return None


def _last_colon(pieces: tuple[Piece, ...], lowest: int, place: int) -> int:
    return next((at for at in range(place - 1, lowest - 1, -1) if pieces[at].text == ":"), -1)
