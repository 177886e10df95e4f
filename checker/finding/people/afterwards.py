"""What stands directly after a name: brackets, an age, an apposition, a predicate with an office.

"(SPD)", "(57, CSU)", ", 55,", ", Kommandant der Kantonspolizei", "wird Innenminister", "ist Bundeskanzler".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from checker.finding.people.mentions import Found
from checker.finding.people.offices import Office, Standing, portfolio_of, read_role, scope_word, standing_of, table
from checker.finding.people.parties import read_bracket
from checker.finding.people.persons import StatedAge, StatedOffice, StatedParty
from checker.finding.people.scanning import Piece
from checker.finding.people.surroundings import (
    ARTICLES,
    BODY_LEADS,
    OLDEST,
    YOUNGEST,
    RoleHere,
    add_role,
    as_age,
    is_adjective,
    member_role,
    modifiers_before,
    office_with,
    text_at,
    with_body,
)

HOLDS = frozenset(["ist", "bleibt", "amtiert", "heißt"])
LEADS = frozenset(("führt", "leitet"))
SOON = frozenset(("künftig", "demnächst", "bald", "neue", "neu"))
HOUSES = ("ministerium", "ressort")
BECOMES = frozenset(["wird"])
HELD_ONCE = frozenset(["war", "wurde"])
AFTER_AGE = frozenset([",", ".", ";", ":", ")", "(", "–", "-", "—", "\n"]) | {"\n"}
BRACKETS = {"(": ")", "[": "]"}
POINTS = frozenset(("Punkten", "Punkte", "Zählern", "Toren", "Treffern", "Siegen", "points", "goals"))
POINTS_REACH = 5  # pieces: "führt mit 90 Punkten vor NAME (75)"
LONGEST_BRACKET = 80


@lru_cache(maxsize=1)
def _adverbs() -> Mapping[str, str]:
    return {word: standing for standing, words in table()["adverbs"].items() for word in words}


def read_after(pieces: tuple[Piece, ...], found: Found, text: str, highest: int, following: int) -> list[int]:
    """Add brackets, age, apposition and predicate after a name; no piece from `highest` on belongs to it.

    `following` is where the next name starts.

    Returns the party codes' positions: the start offsets of brackets that hold for all names of a list.
    """
    shared: list[int] = []
    place = found.last
    for _ in range(4):
        if text_at(pieces, place) in BRACKETS:
            end = _closing(pieces, place)
            if end is None:
                break
            bracket = read_bracket(text[pieces[place].end : pieces[end].start])
            stop = pieces[end].end
            if bracket.party:
                found.parties.append(StatedParty(bracket.party, found.name.start, stop))
                shared += [stop] if bracket.shared else []
            counted = any(text_at(pieces, at) in POINTS for at in range(found.first - POINTS_REACH, found.first))
            if bracket.age is not None and YOUNGEST <= bracket.age <= OLDEST and not counted:
                found.ages.append(StatedAge(bracket.age, found.name.start, stop))
            place = end + 1
        elif (age := _age_after_comma(pieces, place)) is not None:
            value, last = age
            found.ages.append(StatedAge(value, found.name.start, pieces[last - 1].end))
            place = last
        else:
            break
    if place < highest:
        _read_ministry(pieces, found, place, min(highest, following))
        _read_apposition(pieces, found, place, highest, following)
    return shared


def _read_ministry(pieces: tuple[Piece, ...], found: Found, place: int, highest: int) -> None:
    """ "NAME ... führt weiter das Verteidigungsministerium", "NAME leitet das Innenressort"."""
    verb = next((at for at in range(place, min(highest, place + 14)) if pieces[at].text in LEADS), None)
    if verb is None:
        return
    for at in range(verb + 1, min(highest, verb + 5)):
        word = pieces[at].text.lower()
        ending = next((ending for ending in HOUSES if word.endswith(ending)), None)
        portfolio = portfolio_of(word.removesuffix(ending)) if ending else None
        if portfolio is not None:
            between = {piece.text for piece in pieces[verb:at]}
            stands = Standing.DESIGNATED if between & SOON else Standing.HELD
            scope = "DE|AT" if word.startswith("bundes") else None
            office = Office("minister", (portfolio,), scope, standing=stands)
            found.offices.append(StatedOffice(office, pieces[verb].start, pieces[at].end))
            return


def _closing(pieces: tuple[Piece, ...], place: int) -> int | None:
    start, closer = pieces[place].start, BRACKETS[pieces[place].text]
    for at in range(place + 1, min(len(pieces), place + 20)):
        if pieces[at].text == closer:
            return at
        if pieces[at].text == "\n" or pieces[at].start - start > LONGEST_BRACKET:
            return None
    return None


def _age_after_comma(pieces: tuple[Piece, ...], place: int) -> tuple[int, int] | None:
    """Age and the piece after it for ", 55," ", 55 Jahre alt" ", ein 55-jähriger" ", aged 55" ", a 55-year-old"."""
    english = _english_age(pieces, place)
    if english is not None:
        return english
    if (
        text_at(pieces, place) == "ist"
        and text_at(pieces, place + 2) == "Jahre"
        and text_at(pieces, place + 3) == "alt"
    ):
        age = as_age(pieces, place + 1)
        return (age[0], place + 4) if age else None
    if text_at(pieces, place) != ",":
        return None
    at = place + 1
    if text_at(pieces, at) in ("ein", "eine", "der", "die") and as_age(pieces, at + 1):
        if text_at(pieces, at + 2) in "-‑" and text_at(pieces, at + 3).startswith("jährige"):
            return int(pieces[at + 1].text), at + 4
        return None
    age = as_age(pieces, at)
    if age is None:
        return None
    if text_at(pieces, at + 1) == "Jahre" and text_at(pieces, at + 2) == "alt":
        return age[0], at + 3
    return (age[0], at + 1) if text_at(pieces, at + 1) in AFTER_AGE or at + 1 == len(pieces) else None


def _english_age(pieces: tuple[Piece, ...], place: int) -> tuple[int, int] | None:
    """Age and the piece after it for "aged 55", "is 55 years old", ", a 55-year-old"."""
    comma = text_at(pieces, place) == ","
    at = place + comma
    word = text_at(pieces, at)
    age = as_age(pieces, at + 1) if word in ("aged", "is", "a", "an") else None
    if age is None:
        return None
    if word == "aged":
        return age[0], at + 2
    if word == "is":
        told = (text_at(pieces, at + 2), text_at(pieces, at + 3)) == ("years", "old")
        return (age[0], at + 4) if told else None
    told = comma and text_at(pieces, at + 2) == "-" and text_at(pieces, at + 3) == "year-old"
    return (age[0], at + 4) if told else None


def _read_apposition(pieces: tuple[Piece, ...], found: Found, place: int, highest: int, following: int) -> None:
    word = text_at(pieces, place)
    if word == ",":
        standing, at, adjacent = "held", place + 1, True
    elif word in HOLDS:
        standing, at, adjacent = "held", place + 1, False
    elif word in BECOMES:
        standing, at, adjacent = "designated", place + 1, False
    elif word in HELD_ONCE:
        standing, at, adjacent = "former", place + 1, False
    else:
        return
    role_at, told = _role_forwards(pieces, at, highest, adjacent)
    if role_at is not None and adjacent and role_at + 1 == following:
        return  # the role belongs to the next name of a list
    if role_at is None or (adjacent and told is None and not _ends_apposition(pieces, role_at)):
        return
    _add_roles_after(pieces, found, role_at, told or standing, highest)


def _role_forwards(
    pieces: tuple[Piece, ...], place: int, highest: int, adjacent: bool
) -> tuple[int | None, str | None]:
    """The next role word over adverbs, articles and adjectives, and the standing the adverbs give."""
    told: str | None = None
    for at in range(place, min(place + 7, highest)):
        word = pieces[at].text
        if pieces[at].capital and (read_role(word) or member_role(word)):
            return at, told
        if word.isdecimal() and not adjacent:
            told = told or "former"
            continue
        stands = _adverbs().get(word) or standing_of(word)
        if stands:
            told = told or stands
        elif (
            word not in ARTICLES
            and scope_word(word) is None
            and (not is_adjective(word) or text_at(pieces, at + 1) in ARTICLES)
        ):
            return None, None  # "NAME, lobte die neue Chefin": no adjective has an article behind it
    return None, None


def _ends_apposition(pieces: tuple[Piece, ...], role_at: int) -> bool:
    """An apposition without adverb must look like one: after the role a body, a comma or the end of the sentence."""
    if text_at(pieces, role_at - 1) in ARTICLES or text_at(pieces, role_at - 1) == ",":
        following = text_at(pieces, role_at + 1)
        return (
            following in BODY_LEADS
            or following in ("aus", ",", ".", ";", "\n", "")
            or scope_word(following) is not None
        )
    return True


def _add_roles_after(pieces: tuple[Piece, ...], found: Found, place: int, standing: str, highest: int) -> None:
    start = found.name.start
    while place < highest:
        role = read_role(pieces[place].text) or member_role(pieces[place].text)
        if role is None:
            return
        _, scope, said, portfolios = modifiers_before(pieces, place, found.last)
        stands = said if said not in (None, "held") else (standing if standing != "held" else None)
        office = with_body(pieces, office_with(role, scope, stands, portfolios), place + 1)
        if stands == "unclear" and role.office is None:
            return
        here = RoleHere(role, office, place, place + 1)
        add_role(found, here, start, pieces[place].end, certain=stands != "unclear")
        place += 1
        while place < highest and text_at(pieces, place) in ("und", "sowie", "auch", "zugleich"):
            place += 1
