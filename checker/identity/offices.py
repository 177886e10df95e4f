"""An office with one holder at a time as the subject of a claim whose value is the holder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from checker.finding.people.offices import Office, table
from checker.messages import Told
from checker.model import Feature, Likeness

# What an editor calls a kind of office and a portfolio; a code without a name is shown as it is.
NAMES = {
    "head_of_government": Told("head of government"),
    "premier": Told("state premier"),
    "head_of_state": Told("head of state"),
    "deputy_head_of_government": Told("deputy head of government"),
    "parliament_president": Told("president of parliament"),
    "minister": Told("minister"),
    "commission_president": Told("president of the Commission"),
    "council_president": Told("president of the Council"),
    "foreign_representative": Told("foreign representative"),
    "governor": Told("governor"),
    "secretary_general": Told("secretary general"),
    "party_leader": Told("party leader"),
    "foreign": Told("foreign affairs"),
    "interior": Told("interior"),
    "finance": Told("finance"),
    "defence": Told("defence"),
    "justice": Told("justice"),
    "economy": Told("economy"),
    "labour": Told("labour"),
    "health": Told("health"),
    "family": Told("family"),
    "environment": Told("environment"),
    "transport": Told("transport"),
    "agriculture": Told("agriculture"),
    "construction": Told("construction"),
    "development": Told("development"),
    "digital": Told("digital affairs"),
}


@dataclass(frozen=True, slots=True)
class OfficeSubject:
    """An office of one holder: kind, portfolio of a ministry, scope. `known_until` as in PersonSubject.

    `guessed` if the scope is only what the article as a whole is about.
    """

    kind: str
    scope: str
    portfolio: str = ""
    known_until: date | None = None
    guessed: bool = False

    @property
    def key(self) -> str:
        return f"office:{self.kind}.{self.portfolio}@{self.scope}"

    @property
    def label(self) -> str:
        office, scope = NAMES.get(self.kind, self.kind), self.scope.removeprefix("party:")
        if self.portfolio not in NAMES:
            return Told("{office} ({scope})", office=office, scope=scope)
        return Told("{office} {portfolio} ({scope})", office=office, portfolio=NAMES[self.portfolio], scope=scope)

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.key,)

    def same_as(self, other: Any) -> Likeness:
        """Whether both are the same office of the same state or body."""
        same = isinstance(other, OfficeSubject) and self.key == other.key
        return Likeness(same, Decimal(1 if same else 0), (Feature("office", Decimal(1)),) if same else ())


def single_offices(office: Office, scope: str | None, known_until: date | None = None) -> tuple[OfficeSubject, ...]:
    """The offices of one holder that an office stands for: one for each portfolio; none if several may hold it."""
    rows = table()["single"]
    guessed = bool(office.suggested and office.suggested.endswith("?"))
    if guessed and office.kind not in GUESSABLE:
        return ()
    if scope is None or "|" in scope or scope.startswith("org:") or office.kind not in rows["kinds"]:
        return ()
    if office.suggested == "AT?" and office.kind in (
        "head_of_government",
        "head_of_state",
        "deputy_head_of_government",
    ):
        return ()  # an Austrian article may well mean the German one
    if office.kind == "premier" and not scope.startswith("DE-"):
        return ()
    if office.kind == "minister" and scope == "DE" and office.scope is None and set(office.portfolios) - FEDERAL:
        return ()  # a minister of the Bund or of a Land
    if office.kind == "minister":
        return tuple(
            OfficeSubject(office.kind, scope, name, known_until) for name in office.portfolios if name in SINGLE
        )
    return (OfficeSubject(office.kind, scope, "", known_until, guessed),)


GUESSABLE = frozenset(("head_of_state", "head_of_government", "parliament_president", "governor"))
FEDERAL = frozenset(("foreign", "defence", "development"))  # portfolios that no Land of Germany has
SINGLE = frozenset(table()["ministries"]["apart"]) - {
    "culture",
    "education",
    "research",
    "social",
    "chancellery",
    "energy",
}
