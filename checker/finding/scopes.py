"""Which state an office without one belongs to: the person's other offices, the party, else what the article is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from checker.finding.countries import main_scope
from checker.finding.offices import Office, settle
from checker.finding.parties import parties, party_named
from checker.finding.persons import StatedOffice
from checker.finding.resolving import Draft
from checker.finding.scanning import Piece

OF_STATES = frozenset(
    (
        "minister",
        "head_of_government",
        "head_of_state",
        "deputy_head_of_government",
        "president",
        "parliament_president",
    )
)


def suggest_scopes(pieces: tuple[Piece, ...], drafts: list[Draft]) -> None:
    """Give every office of a state that says none the scope that the article suggests."""
    article = _article_scope(pieces)
    for draft in drafts:
        own = _own_scope(draft)
        draft.offices = [_with_scope(stated, own, article) for stated in draft.offices]


def _article_scope(pieces: tuple[Piece, ...]) -> str | None:
    words = Counter(piece.text for piece in pieces if piece.text[0].isalpha() and len(piece.text) > 1)
    for word, times in list(words.items()):
        code = party_named(word.partition("-")[0])
        if code and parties()[code].country == "DE":
            words["Deutschland"] += times
    return main_scope(words)


def _own_scope(draft: Draft) -> str | None:
    said = [stated.office.scope for stated in draft.offices if stated.office.kind in OF_STATES and stated.office.scope]
    whole = [scope for scope in said if ":" not in scope and "|" not in scope]
    if whole:
        return whole[0]
    shared = [scope for scope in said if "|" in scope]
    countries = [parties()[stated.party].country for stated in draft.parties]
    countries = [country for country in countries if country and country != "EU"]
    if countries:
        return countries[0]
    return "DE" if shared and not countries else None


def _with_scope(stated: StatedOffice, own: str | None, article: str | None) -> StatedOffice:
    office = stated.office
    if office.kind not in OF_STATES or (office.scope and "|" not in office.scope):
        return stated
    if office.scope and "|" in office.scope:
        options = office.scope.split("|")
        fitting = next((scope for scope in (own, article) if scope in options), options[0])
        return replace(stated, office=replace(office, scope=fitting))
    return replace(stated, office=_suggested(office, own, article))


def _suggested(office: Office, own: str | None, article: str | None) -> Office:
    return settle(office, None, None, own or (f"{article}?" if article else None))
