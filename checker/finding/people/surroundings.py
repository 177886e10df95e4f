"""What stands directly before a name: offices, parties, ages, and how the person stands to the office.

"der frühere französische Präsident", "Vizekanzler und Finanzminister", "CDU-Chef", "Die 51-jährige".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from checker.expression import Expression
from checker.finding.people.countries import scope_named, scope_of_adjective, scope_of_genitive
from checker.finding.people.mentions import Found
from checker.finding.people.names import titles
from checker.finding.people.offices import (
    Office,
    Role,
    Standing,
    portfolio_of,
    read_code,
    read_role,
    scope_word,
    settle,
    standing_of,
    table,
)
from checker.finding.people.offices import office_of_body as kind_of_body
from checker.finding.people.parties import ALLIANCES, is_shared_noun, party_named, party_of_member
from checker.finding.people.persons import StatedAge, StatedOffice, StatedParty
from checker.finding.people.scanning import Piece

FIELD = Expression(r"(?P<field>[a-zäöüß]{3,20})politische[nrms]?")
TWO_WORDS = ("Minister", "Secretary", "President")
YOUNGEST, OLDEST = 14, 108
YEAR_OLD = "year-old"  # one piece, as it holds no figure
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
LEADING = ("leader", "party_leader", "secretary_general", "faction_leader", "deputy_leader")
ARTICLES = frozenset(["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"])
HOLDS = frozenset(["ist", "bleibt", "amtiert", "heißt"])


@dataclass(frozen=True, slots=True)
class RoleHere:
    """A role word with its scope and standing, from piece `first` to `last` (exclusive)."""

    role: Role
    office: Office | None
    first: int
    last: int
    standing: str | None = None


def text_at(pieces: tuple[Piece, ...], place: int) -> str:
    """The text of a piece, "" outside the article."""
    return pieces[place].text if 0 <= place < len(pieces) else ""


def read_before(pieces: tuple[Piece, ...], found: Found, lowest: int) -> None:
    """Add the roles, party and age that stand before a name; no piece before `lowest` belongs to it."""
    place = _skip_titles(pieces, found.first - 1, lowest)
    roles, place = _roles_backwards(pieces, place, lowest)
    if not roles and text_at(pieces, found.first - 1) == ",":
        roles = _role_of_body_before(pieces, found.first - 2, lowest)
    for here in roles:
        add_role(found, here, pieces[here.first].start, found.name.end)
    _read_age_before(pieces, found, place, lowest)


def _skip_titles(pieces: tuple[Piece, ...], place: int, lowest: int) -> int:
    while place >= lowest and (pieces[place].text.lower() in titles() or pieces[place].text == "."):
        if pieces[place].text == "." and text_at(pieces, place - 1).lower() not in titles():
            break
        place -= 1
    return place


def _roles_backwards(pieces: tuple[Piece, ...], place: int, lowest: int) -> tuple[list[RoleHere], int]:
    roles: list[RoleHere] = []
    while place >= lowest:
        role = read_role(pieces[place].text) or member_role(pieces[place].text)
        if role is None:
            break
        if role.head == "bürgermeister" and text_at(pieces, place - 1).startswith(("Regierend", "Erste")):
            role = replace(role, office=Office("premier"))
        if place > lowest and pieces[place].text in TWO_WORDS:
            role = _read_english(role, pieces[place - 1].text)
        first, scope, standing, portfolios = modifiers_before(pieces, place, lowest)
        office = office_with(role, scope, standing, portfolios)
        start = place - 1 if place - 1 >= first and pieces[place - 1].capital and scope else place
        roles.append(RoleHere(role, office, start, place + 1, standing))
        place = first - 1
        if text_at(pieces, place) in ("und", "sowie", ",") and place - 1 >= lowest:
            place -= 1
            if text_at(pieces, place) == "-" and place - 1 >= lowest:
                place -= 1
        elif roles and not (place >= lowest and read_role(pieces[place].text)):
            break
    if len(roles) > 1:
        roles = _share_standing(roles)
    return roles, place


def describe_role(pieces: tuple[Piece, ...], place: int, lowest: int, role: Role) -> Office | None:
    """The office of the role word at `place` with the adjectives before and the body after it."""
    _, scope, standing, portfolios = modifiers_before(pieces, place, lowest)
    return with_body(pieces, office_with(role, scope, standing, portfolios), place + 1)


def _share_standing(roles: list[RoleHere]) -> list[RoleHere]:
    """The adjective before the first of several joined offices counts for all: "der frühere Kanzler und CDU-Chef"."""
    first = roles[-1].office
    if first is None or first.standing is Standing.HELD:
        return roles
    return [replace(r, office=replace(r.office, standing=first.standing)) if r.office else r for r in roles]


def _read_english(role: Role, before: str) -> Role:
    """ "Prime Minister", "Foreign Minister", "Vice President": the office of both words."""
    code = table()["english"].get(before.lower())
    return replace(role, office=read_code(code)) if code else role


def member_role(word: str) -> Role | None:
    """The role of a noun for a party's member: "Christdemokrat", "Sozialdemokratin"."""
    party = party_of_member(word)
    return Role(None, party, word.endswith("in"), word) if party else None


def modifiers_before(
    pieces: tuple[Piece, ...], place: int, lowest: int
) -> tuple[int, str | None, str | None, tuple[str, ...]]:
    """First piece that belongs to the role at `place`, its scope, standing and further portfolios ("Außen- und")."""
    scope: str | None = None
    standing: str | None = None
    portfolios: list[str] = []
    first = place
    while first - 1 >= lowest and place - first < 5:
        word = pieces[first - 1].text
        if word in ("und", ",") and text_at(pieces, first - 2) == "-" and portfolio_of(text_at(pieces, first - 3)):
            portfolios.append(portfolio_of(text_at(pieces, first - 3)) or "")
            first -= 3
            continue
        field = FIELD.fullmatch(word)
        if field is not None:
            portfolios.append(field["field"].removesuffix("s"))
            first -= 1
            while (
                text_at(pieces, first - 1) in ("und", ",") and text_at(pieces, first - 2) == "-" and first - 3 >= lowest
            ):
                portfolios.append(text_at(pieces, first - 3).lower().removesuffix("s"))
                first -= 3
            continue
        named = scope_word(word)
        stands = standing_of(word) if named is None else None
        if named is None and stands is None and not is_adjective(word):
            break
        scope, standing = scope or named, standing or stands
        first -= 1
    return first, scope, standing, tuple(portfolios)


def is_adjective(word: str) -> bool:
    """Whether a word before an office may be an adjective or the first part of a title."""
    if word in _around("part_of_office"):
        return True
    return (
        len(word) > 4
        and word[0].islower()
        and word.endswith(ADJECTIVE_ENDINGS)
        and word not in _around("no_adjectives")
    )


@lru_cache(maxsize=8)
def _around(name: str) -> frozenset[str]:
    """A list of words of the table's section "around"."""
    return frozenset(table()["around"][name])


def office_with(role: Role, scope: str | None, standing: str | None, portfolios: tuple[str, ...]) -> Office | None:
    """The office of a role with the scope, standing and further portfolios read around it."""
    if role.office is None:
        return None
    office = settle(role.office, standing, scope)
    if office.kind == "party_leader" and scope and "-" in scope:
        office = replace(office, kind="state_party_leader")
    if portfolios and office.portfolios:
        office = replace(office, portfolios=tuple(dict.fromkeys((*portfolios, *office.portfolios))))
    elif office.kind == "spokesperson":
        office = replace(office, portfolios=tuple(sorted(portfolios)))
    return office


def _role_of_body_before(pieces: tuple[Piece, ...], place: int, lowest: int) -> list[RoleHere]:
    """ "Vorsitzende der Bundesagentur, NAME": the role up to six pieces before the comma, followed by an article."""
    for at in range(place, max(lowest, place - 7) - 1, -1):
        word = pieces[at].text
        if word in ".;:!?\n" or word in HOLDS:
            return []
        role = read_role(word) if pieces[at].capital else None
        if role is not None and role.office is not None and at < place and text_at(pieces, at + 1) in BODY_LEADS:
            return [RoleHere(role, describe_role(pieces, at, lowest, role), at, place + 1)]
    return []


BODY_LEADS = frozenset(["der", "des", "von", "vom", "beim", "für", "im", "in", "am"])


def with_body(pieces: tuple[Piece, ...], office: Office | None, place: int) -> Office | None:
    """An office with the state, body or party that follows it: "Präsident des Bundestages", "Chefin der SPD"."""
    if office is None or text_at(pieces, place) not in BODY_LEADS:
        return office
    words = _words_of_body(pieces, place)
    if text_at(pieces, place) == "in" and office.kind in ("party_leader", "secretary_general"):
        state = scope_word(words[0]) if words else None
        return replace(office, kind=f"state_{office.kind}") if state and "-" in state else office
    for word in words:
        party = party_named(word.partition("-")[0]) if "-" not in word or word.endswith("Partei") else None
        if party and office.kind in LEADING and office.scope is None:
            kind = "party_leader" if office.kind == "leader" else office.kind
            return replace(office, kind=kind, scope=f"party:{party}")
        body = kind_of_body(word)
        if body and office.kind in ("president", "leader", "managing_director"):
            return replace(office, kind=body, scope=office.scope)
    for word in words:
        scope = scope_named(word) or scope_of_genitive(word)
        if scope:
            return settle(office, None, scope)
        if office.kind in ("minister", "deputy_minister") and not office.portfolios and portfolio_of(word):
            return replace(office, portfolios=(portfolio_of(word) or "",))
        return replace(office, scope=office.scope or f"org:{word.lower()}") if not office.portfolios else office
    return office


def _words_of_body(pieces: tuple[Piece, ...], place: int) -> list[str]:
    """The first capitalised noun after "des", "der", "von", adjectives left out: the body that an office belongs to."""
    for at in range(place + 1, place + 4):
        word = text_at(pieces, at)
        if word[:1].isupper() and scope_of_adjective(word) is None:
            return [word]
        if not word[:1].isalpha():
            break
    return []


def add_role(found: Found, here: RoleHere, start: int, end: int, certain: bool = True) -> None:
    """Add what a role word says to a name, in the passage from start to end."""
    found.roles.append(here.role)
    found.used.update(range(here.first, here.last))
    if here.role.feminine and here.role.head != "linke":
        found.feminine = True
    elif not here.role.head.endswith(("e", "frau")):
        found.masculine = True
    if here.office is not None:
        found.offices.append(StatedOffice(here.office, start, end, certain))
    party = here.role.party or _party_led(here.office)
    if party is not None and party not in ALLIANCES:
        former = here.standing == "former" or (here.office is not None and here.office.standing is Standing.FORMER)
        by_noun = is_shared_noun(here.role.head)
        found.parties.append(StatedParty(party, start, end, former, certain, by_noun))


def _party_led(office: Office | None) -> str | None:
    """The party that an office belongs to by the words behind it: "Fraktionschef der Grünen"."""
    scope = office.scope if office is not None and office.kind in LEADING else None
    return scope.removeprefix("party:") if scope is not None and scope.startswith("party:") else None


def _read_age_before(pieces: tuple[Piece, ...], found: Found, place: int, lowest: int) -> None:
    """ "Die 51-jährige NAME", "der 62 Jahre alte NAME", "51-year-old NAME"; one noun may stand between."""
    if place >= lowest and pieces[place].capital and text_at(pieces, place - 1).startswith(("jährige", "alte")):
        place -= 1
    age = _age_ending_at(pieces, place)
    if age is not None:
        value, first = age
        if text_at(pieces, first - 1) in ("damals", "seinerzeit", "einst"):
            return
        found.ages.append(StatedAge(value, pieces[first].start, found.name.end))


def _age_ending_at(pieces: tuple[Piece, ...], place: int) -> tuple[int, int] | None:
    word = text_at(pieces, place)
    if word.startswith("jährige") and text_at(pieces, place - 1) in "-‑":
        return as_age(pieces, place - 2)
    if word.startswith("alte") and text_at(pieces, place - 1) == "Jahre":
        return as_age(pieces, place - 2)
    if word == YEAR_OLD and text_at(pieces, place - 1) in "-‑":
        return as_age(pieces, place - 2)
    return None


def as_age(pieces: tuple[Piece, ...], place: int) -> tuple[int, int] | None:
    """The age in years that a figure gives, with its place; None if it cannot be an age."""
    word = text_at(pieces, place)
    if word.isdecimal() and len(word) <= 3 and YOUNGEST <= int(word) <= OLDEST:
        return int(word), place
    return None
