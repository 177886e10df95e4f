"""Whether one person can hold two offices at one time, by the table of offices that exclude one another.

In: two offices. Out: True where both may be meant by one office, False with the reason where one person cannot hold
both, None where they go together or nothing is known.
"""

from __future__ import annotations

from checker.finding.people.offices import Office, table
from checker.messages import Told

MINISTRIES = Told("these ministries are not in one hand")
FIELDS = Told("these are two fields, for which a group has two speakers")
SAME_KINDS = ({"president", "head_of_state"}, {"premier", "head_of_government"})
BODIES = Told("each of these bodies has spokespeople of its own")
REASONS = {
    "heads": Told("head of state, head of government and president of parliament are offices that nobody combines"),
    "state": Told("nobody can hold these offices at once"),
    "no_ministry": Told("in this state the head of government leads no ministry"),
    "union": Told("nobody can hold these offices of the EU at once"),
    "party": Told("leader and secretary general of a party are never one person"),
    "court": Told("court, prosecution and defence are separate roles"),
    "club": Told("coach and sporting director are different posts"),
    "district": Told("mayor and head of the district are different offices"),
    "boards": Told("nobody sits on both boards of one company"),
    "works_council": Told("who leads a company does not chair its works council"),
}


def offices_agree(one: Office, other: Office) -> tuple[bool | None, str]:
    """True if both may be meant by one office, False with the reason if one person cannot hold both at one time.

    None if they are compatible or nothing is known of them.
    """
    if _same_kind(one, other):
        if one.scope and other.scope and not _scopes_meet(one.scope, other.scope):
            national = _is_government(one.kind) and _is_state(one.scope) and _is_state(other.scope)
            if one.kind == "spokesperson" and _speak_for_two_bodies(one.scope, other.scope):
                return False, BODIES
            return (False, f"{one.scope} und {other.scope} sind nicht dasselbe Land") if national else (None, "")
        return True, ""
    if one.kind == other.kind == "minister":
        return _compare_ministries(one, other)
    if one.kind == other.kind == "spokesperson" and one.portfolios and other.portfolios:
        return False, FIELDS
    return _exclude(one, other)


def _same_kind(one: Office, other: Office) -> bool:
    if one.kind != other.kind:
        return {one.kind, other.kind} in SAME_KINDS
    return not one.portfolios or not other.portfolios or bool(set(one.portfolios) & set(other.portfolios))


def _speak_for_two_bodies(one: str, other: str) -> bool:
    apart = table()["spokespeople"]["apart"]
    return one.removeprefix("org:") in apart and other.removeprefix("org:") in apart


def _is_state(scope: str) -> bool:
    return ":" not in scope


def _is_government(kind: str) -> bool:
    return kind in ("head_of_government", "premier", "head_of_state", "minister")


def _scopes_meet(one: str, other: str) -> bool:
    mine, theirs = one.split("|"), other.split("|")
    return any(a == b or a.startswith(f"{b}-") or b.startswith(f"{a}-") for a in mine for b in theirs)


def _compare_ministries(one: Office, other: Office) -> tuple[bool | None, str]:
    rows = table()["ministries"]
    apart = set(rows["apart"])
    joined = {frozenset(pair) for pair in rows["joined"]}
    pairs = [(a, b) for a in one.portfolios for b in other.portfolios]
    if pairs and all(a in apart and b in apart and frozenset((a, b)) not in joined for a, b in pairs):
        return False, MINISTRIES
    return None, ""


def _exclude(one: Office, other: Office) -> tuple[bool | None, str]:
    kinds = {one.kind, other.kind}
    scopes = {scope for scope in (one.where, other.where) if scope}
    for row in table()["exclusive"]:
        if not kinds <= set(row["kinds"]):
            continue
        if scopes & set(row.get("except", ())) or (row["scope"] and not any(_listed(s, row["scope"]) for s in scopes)):
            continue
        if one.scope and other.scope and one.scope.startswith("party:") and one.scope != other.scope:
            continue
        if row.get("same") and not (one.scope and other.scope and _scopes_meet(one.scope, other.scope)):
            continue
        return False, REASONS[row["because"]]
    return None, ""


def _listed(scope: str, scopes: list[str]) -> bool:
    return any(part in scopes for part in scope.split("|"))
