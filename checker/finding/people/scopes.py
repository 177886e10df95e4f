"""Which state an office without one belongs to: by the person's other offices, the party, else the article."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from checker.finding.people.countries import main_scope, scope_named, scope_shown
from checker.finding.people.offices import Office, settle
from checker.finding.people.parties import parties, party_named
from checker.finding.people.persons import StatedOffice
from checker.finding.people.resolving import Draft
from checker.finding.people.scanning import Piece

OPENING = 40  # words at the start of an article, which count three times: there it says where it is
OF_STATES = frozenset(
    (
        "minister",
        "governor",
        "premier",
        "head_of_government",
        "head_of_state",
        "deputy_head_of_government",
        "president",
        "parliament_president",
    )
)
FEDERAL = frozenset(("defence", "foreign", "development"))  # portfolios that the Federation alone has


def suggest_scopes(pieces: tuple[Piece, ...], drafts: list[Draft]) -> None:
    """Give every office of a state that says none the scope that the article suggests."""
    lacking = {stated.office.kind for d in drafts for stated in d.offices if _lacks_scope(stated.office)}
    asked = lacking - {"governor"} or any(stated.by_noun for d in drafts for stated in d.parties)
    told = _count_states(pieces) if asked else Counter[str]()  # most articles need not be counted through
    article = main_scope(told)
    region = _region(pieces) if "governor" in lacking else None
    in_state = article == "DE" and _tells_of_a_federal_state(drafts)
    for draft in drafts:
        own = _own_scope(draft)
        draft.restate(
            [stated for stated in draft.parties if not stated.by_noun or _is_of(stated.party, article, told)],
            [
                stated
                if in_state and own in (None, "DE") and _may_be_of_state(stated.office)
                else _with_scope(stated, own, region if stated.office.kind == "governor" else article)
                for stated in draft.offices
            ],
        )


def _is_of(party: str, article: str | None, told: Counter[str]) -> bool:
    """Whether a noun that parties of several states share means this one: the article speaks of its state, or of none.

    `article` is the state it is about, `told` how often it speaks of each.
    """
    country = parties()[party].country
    return article == country or not set(told) - {country}


def _count_states(pieces: tuple[Piece, ...]) -> Counter[str]:
    """How often an article speaks of each state; at its start a word counts three times."""
    words = Counter([piece.text for piece in pieces])
    for piece in pieces[:OPENING]:
        words[piece.text] += 2
    counted: Counter[str] = Counter()
    for states, times in zip(map(_states_told, words), words.values(), strict=True):
        for state in states:
            counted[state] += times
    return counted


@lru_cache(maxsize=100_000)
def _states_told(word: str) -> tuple[str, ...]:
    """The states a word speaks of: by itself, and Germany for a German party."""
    scope, code = scope_shown(word), party_named(word.partition("-")[0])
    shown = (scope.partition("-")[0],) if scope else ()
    return (*shown, "DE") if code and parties()[code].country == "DE" else shown


def _region(pieces: tuple[Piece, ...]) -> str | None:
    """The federal state of the US that the article speaks of, if it is one only."""
    found = {scope for piece in pieces if (scope := scope_named(piece.text)) and scope.startswith("US-")}
    return next(iter(found)) if len(found) == 1 else None


def _tells_of_a_federal_state(drafts: list[Draft]) -> bool:
    """Whether an article names the premier of a German state and nobody who heads the federal government."""
    kinds = {stated.office.kind for draft in drafts for stated in draft.offices}
    return "premier" in kinds and "head_of_government" not in kinds


def _may_be_of_state(office: Office) -> bool:
    """Whether a ministry that says no state is one that the German states have, too."""
    return office.kind == "minister" and not office.scope and FEDERAL.isdisjoint(office.portfolios)


def _own_scope(draft: Draft) -> str | None:
    said = [stated.office.scope for stated in draft.offices if stated.office.kind in OF_STATES and stated.office.scope]
    whole = [scope for scope in said if ":" not in scope and "|" not in scope]
    if whole:
        return whole[0]
    countries = [parties()[stated.party].country for stated in draft.parties]
    countries = [country for country in countries if country and country != "EU"]
    return countries[0] if countries else None


def _lacks_scope(office: Office) -> bool:
    """Whether an office of a state says no single one: none, or a choice ("DE|AT")."""
    return office.kind in OF_STATES and (not office.scope or "|" in office.scope)


def _with_scope(stated: StatedOffice, own: str | None, article: str | None) -> StatedOffice:
    office = stated.office
    if not _lacks_scope(office):
        return stated
    if office.scope and "|" in office.scope:
        options = office.scope.split("|")
        if own in options:
            return replace(stated, office=replace(office, scope=own))
        if article in options:
            return replace(stated, office=replace(office, scope=None, suggested=f"{article}?"))
        return stated
    return replace(stated, office=_suggested(office, own, article))


def _suggested(office: Office, own: str | None, article: str | None) -> Office:
    if office.kind == "premier" and "DE" in (own, article):
        return office  # one of sixteen
    return settle(office, None, None, own or (f"{article}?" if article else None))
