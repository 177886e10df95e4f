"""Offices and roles: which office a word names, with scope, portfolio and standing, and which exclude each other.

Table: data/offices.toml. An office in normal form is a code such as "minister.foreign@DE" or "head_of_government@FR";
"~" instead of "@" marks a scope that the article only suggests, "!former" and the like a standing other than held.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from checker.expression import Expression
from checker.finding.people.countries import scope_named, scope_of_adjective, scope_of_genitive
from checker.finding.people.names import load_table
from checker.finding.people.parties import party_named

LONGEST_WORD = 60
SHORTEST_FORM = 3  # letters of a word or ending that names an office
NATIONAL = Expression(r"[A-Z]{2}")
WORD = Expression(r"[^\W\d_][\w/&-]*")
PARTY_KINDS = ("leader", "deputy_leader", "faction_leader", "secretary_general", "party_leader", "state_party_leader")
PARTY_MODIFIERS = frozenset(("", "bundes", "partei", "landes", "grünen", "linken", "linke", "unions"))
SHORT_ENDINGS = ("", "s", "es", "n", "en", "in", "innen")


class Standing(StrEnum):
    """How somebody stands to an office in the text."""

    HELD = "held"
    FORMER = "former"
    OUTGOING = "outgoing"
    DESIGNATED = "designated"
    ACTING = "acting"
    UNCLEAR = "unclear"
    DESCRIBED = "described"


@dataclass(frozen=True, slots=True)
class Office:
    """An office: kind, portfolios of a ministry, scope (state, body, "party:CDU", "org:bahn") and standing.

    `suggested` is a scope that nothing in the passage says, but the article suggests.
    """

    kind: str
    portfolios: tuple[str, ...] = ()
    scope: str | None = None
    suggested: str | None = None
    standing: Standing = Standing.HELD

    @property
    def code(self) -> str:
        """The normal form; `read_code` reads it back."""
        text = ".".join((self.kind, "+".join(self.portfolios))) if self.portfolios else self.kind
        if self.scope:
            text += f"@{self.scope}"
        elif self.suggested:
            text += f"~{self.suggested}"
        return text if self.standing is Standing.HELD else f"{text}!{self.standing}"

    @property
    def where(self) -> str | None:
        """The scope said or suggested; a guess from the whole article comes without its question mark."""
        return self.scope or (self.suggested.removesuffix("?") if self.suggested else None)


@dataclass(frozen=True, slots=True)
class Role:
    """What one word says of somebody: an office and, in compounds, a party ("SPD-Chef"). `feminine` if so formed."""

    office: Office | None
    party: str | None
    feminine: bool
    head: str


def read_code(code: str) -> Office:
    """The office again from its `Office.code`: kind, portfolios, where, and whether it is still held."""
    text, _, standing = code.partition("!")
    scope = suggested = None
    if "@" in text:
        text, _, scope = text.partition("@")
    elif "~" in text:
        text, _, suggested = text.partition("~")
    kind, _, portfolios = text.partition(".")
    names = tuple(portfolios.split("+")) if portfolios else ()
    return Office(kind, names, scope, suggested, Standing(standing or "held"))


@lru_cache(maxsize=1)
def table() -> Mapping[str, Any]:
    """The table of offices as loaded."""
    return load_table("offices")


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, str]:
    """Inflected form to base word."""
    forms: dict[str, str] = {}
    for base in table()["words"]:
        endings = ("", "r", "n") if base.endswith("e") else SHORT_ENDINGS
        for ending in endings:
            forms.setdefault(base + ending, base)
    forms.update({base: base for base in table()["words"]})
    return forms


@lru_cache(maxsize=50_000)
def standing_of(adjective: str) -> str | None:
    """The standing an adjective or prefix gives an office ("ehemalige" -> "former"), "deputy" included, or None."""
    word = adjective.lower()
    rows = table()["standing"]
    for ending in ("", "e", "en", "er", "es", "em"):
        if word.endswith(ending) and (stem := word.removesuffix(ending)) in rows:
            return str(rows[stem])
    return None


@lru_cache(maxsize=100_000)
def read_role(word: str) -> Role | None:
    """The role a capitalised word names, alone or as the end of a compound, or None.

    "Außenminister", "CDU-Chefin", "Ex-Kanzler", "US-Sondergesandter", "Polizeisprecherin", "SPD-Politiker".
    """
    if len(word) > LONGEST_WORD or not word[:1].isupper():
        return None
    *prefixes, last = word.replace("‑", "-").split("-")
    if not prefixes and last.isupper() and last not in ("CEO",):
        return None
    found = _longest_end(last.lower())
    if found is None:
        return None
    form, base = found
    modifier = last.lower()[: -len(form)]
    if base in table()["bound"]["words"] and (modifier or not _party_of(prefixes)):
        return None
    beginnings = table()["modified"].get(base)
    if modifier and beginnings is not None and not modifier.startswith(tuple(beginnings)):
        return None  # "Schauspieler"
    feminine = form.endswith(("in", "innen", "frau"))
    return _make_role(base, modifier, prefixes, feminine)


@lru_cache(maxsize=1)
def _last_letters() -> frozenset[str]:
    """The last letters of all forms: most words end otherwise, which is sooner seen than looked up."""
    return frozenset(form[-SHORTEST_FORM:] for form in _forms() if len(form) >= SHORTEST_FORM)


def _longest_end(word: str) -> tuple[str, str] | None:
    if word[-SHORTEST_FORM:] not in _last_letters():
        return None
    forms = _forms()
    for start in range(len(word) - SHORTEST_FORM + 1):
        if word[start:] in forms:
            return word[start:], forms[word[start:]]
    return None


def _party_of(prefixes: list[str]) -> str | None:
    for count in (len(prefixes), 1):
        for start in range(len(prefixes)):
            party = party_named("-".join(prefixes[start : start + count]))
            if party:
                return party
    return None


def _make_role(base: str, modifier: str, prefixes: list[str], feminine: bool) -> Role:
    kind = table()["words"][base]
    party = _party_of(prefixes) or (party_named(modifier.capitalize()) if modifier else None)
    scope, standing = _read_prefixes(prefixes)
    scope = scope or _scope_of(base)
    if (
        modifier
        and base in table()["alone"]["words"]
        and not modifier.startswith(("eu", "europa", "alt", "ex", "vize"))
    ):
        kind, scope = "leader", f"org:{modifier}"  # "Betriebsratschef" is no "Ratschef"
    kind, dot, portfolio = kind.partition(".")
    portfolios: tuple[str, ...] = (portfolio,) if dot else ()
    if modifier.startswith("alt") or base.startswith("alt"):
        standing = standing or "former"
    for prefix in ("ex", "vize"):
        if modifier.startswith(prefix):
            standing, modifier = standing or table()["standing"][prefix], modifier.removeprefix(prefix)
    if kind == "minister" and not portfolios:
        portfolios, national = _read_portfolio(modifier)
        scope = scope or ("DE|AT" if national else None)
        if not portfolios and [part for part in prefixes if part not in ("Ex", "Alt")] and scope is None and not party:
            portfolios = _read_portfolio(prefixes[-1].lower())[0]
    elif party and kind in PARTY_KINDS and modifier in PARTY_MODIFIERS | {party.lower()}:
        kind, scope = _party_office(kind, f"DE-{modifier}" if modifier == "landes" else scope), f"party:{party}"
    elif modifier and (scope is None or (party and kind == "leader")):
        scope = f"org:{modifier}"
    elif prefixes and scope is None and party is None and standing is None:
        scope = f"org:{prefixes[-1].lower()}"
    if kind in ("politician", "member", "expert"):
        return Role(None if kind == "politician" else Office(kind, scope=scope), party, feminine, base)
    office = settle(Office(kind, portfolios, scope), standing)
    return Role(office, party, feminine, base)


def _party_office(kind: str, scope: str | None) -> str:
    if kind == "leader":
        return "state_party_leader" if scope and scope.startswith("DE-") else "party_leader"
    return "deputy_party_leader" if kind == "deputy_leader" else kind


def _scope_of(base: str) -> str | None:
    scope = table()["scope"].get(base)
    return str(scope) if scope else None


def _read_prefixes(prefixes: list[str]) -> tuple[str | None, str | None]:
    scope = standing = None
    for part in prefixes:
        scope = scope or scope_named(part)
        standing = standing or (table()["standing"].get(part.lower()))
    return scope, standing


@lru_cache(maxsize=10_000)
def _read_portfolio(modifier: str) -> tuple[tuple[str, ...], bool]:
    national = modifier.startswith("bundes")
    text = modifier.removeprefix("bundes").removeprefix("landes").removeprefix("staats").strip("-")
    rows = table()["portfolios"]
    for written in (text, text.removesuffix("s"), text + "en"):
        if written in rows:
            return (rows[written],), national
    return ((text,) if text else ()), national


def portfolio_of(word: str) -> str | None:
    """The portfolio that a noun or the first part of a compound names ("Finanzen", "Außen-"), or None."""
    found, _ = _read_portfolio(word.lower().strip("-"))
    return found[0] if found and found[0] in table()["portfolios"].values() else None


def settle(
    office: Office, standing: str | None = None, scope: str | None = None, suggested: str | None = None
) -> Office:
    """An office with what the words around it add: standing or deputy, an explicit scope, a suggested one.

    A president of a state becomes head_of_state; "DE|AT" becomes the one that the scope names, else the first.
    """
    kind, said = office.kind, office.scope
    if standing == "deputy":
        kind, standing = kind if kind.startswith("deputy_") else f"deputy_{kind}", None
    if said and "|" in said:
        options = said.split("|")
        said = next(
            (option for option in (scope, suggested) if option in options), said if suggested is None else options[0]
        )
    elif scope and (said is None or said.startswith("org:")) and not (said and kind.startswith("party")):
        said = scope
    if kind in ("president", "deputy_president") and said and NATIONAL.fullmatch(said) and said not in ("EU", "UN"):
        kind = kind.replace("president", "head_of_state")
    if kind == "premier" and said and NATIONAL.fullmatch(said) and said != "DE":
        kind = "head_of_government"
    stands = Standing(standing) if standing else office.standing
    return replace(office, kind=kind, scope=said, suggested=suggested if said is None else None, standing=stands)


@lru_cache(maxsize=10_000)
def parse_office(text: str, scope: str | None = None) -> tuple[Office, ...]:
    """The offices that a phrase of a facts file names: "Bundesminister des Auswärtigen" -> minister.foreign@DE.

    `scope` is the fact's own. Several offices only where several role words stand in the phrase.
    """
    found: list[Office] = []
    words = WORD.findall(text)
    lead: str | None = None
    for place, word in enumerate(words):
        role = read_role(word)
        if role is None or role.office is None:
            lead = standing_of(word) or lead
            continue
        office = settle(role.office, lead, scope, None)
        if office.kind == "mayor" and place and words[place - 1].startswith(("Regierend", "Erste")):
            office = replace(office, kind="premier")  # of a city that is a Land
        office = _with_words_after(office, words[place + 1 :])
        if scope and office.scope and "|" in office.scope:
            office = replace(office, scope=scope)
        found.append(settle(office, None, scope, None))
        if found[0].portfolios:
            break
    return tuple(found)


def _with_words_after(office: Office, words: list[str]) -> Office:
    if office.kind in ("minister", "deputy_minister") and not office.portfolios:
        codes = dict.fromkeys(code for word in words if (code := portfolio_of(word)))
        return replace(office, portfolios=tuple(codes))
    for word in words:
        party = party_named(word)
        if party and office.kind in ("leader", "deputy_leader", "secretary_general", "party_leader", "faction_leader"):
            return replace(office, kind=_party_office(office.kind, None), scope=f"party:{party}")
        named = office_of_body(word)
        if named and office.kind in ("president", "deputy_president", "leader"):
            return replace(office, kind=named, scope=office.scope)
    return office


def office_of_body(word: str) -> str | None:
    """The kind of office the president of a body holds ("Bundestags" -> parliament_president), or None."""
    kind: str | None = table()["bodies"].get(word.removesuffix("es").removesuffix("s").lower())
    return kind


def scope_word(word: str) -> str | None:
    """Where an office is held, by a word beside it: "Bayern", "Bayerns", "bayerischer" all give Bavaria; else None."""
    return scope_of_genitive(word) or scope_of_adjective(word) or scope_named(word)
