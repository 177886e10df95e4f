"""What the desk has decided, laid over the conflicts of a run: new, known, dismissed, and decisions that are stale.

Pure: the day is passed in. A decision ends after its day `until`; its conflict then counts as new again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from checker.decisions.file import sort_decisions
from checker.errors import DecisionsError
from checker.messages import Remark
from checker.model import Conflict, Decision, Status

STATUS = {"accepted": Status.KNOWN, "dismissed": Status.DISMISSED, "open": Status.NEW}
SHORTEST_PREFIX = 6


def apply_decisions(
    conflicts: Iterable[Conflict],
    decisions: Iterable[Decision],
    today: date | None = None,
    rules: Collection[str] | None = None,
    subjects: Collection[str] | None = None,
) -> tuple[tuple[Conflict, ...], tuple[Decision, ...]]:
    """The conflicts with their status, in the order given, and the decisions whose conflict has vanished.

    A decision is stale only if its rule is among `rules` (those that were run) and its subject among `subjects` (the
    labels of the subjects the checked articles speak of); None stands for all. Without `today` no decision ends.
    """
    by_fingerprint = {decision.fingerprint: decision for decision in decisions}
    judged = tuple(_judge(conflict, by_fingerprint.get(conflict.fingerprint), today) for conflict in conflicts)
    present = {conflict.fingerprint for conflict in judged}
    stale = (
        decision
        for decision in by_fingerprint.values()
        if decision.fingerprint not in present
        and (rules is None or decision.rule in rules)
        and (subjects is None or decision.subject in subjects)
    )
    return judged, sort_decisions(stale)


def _judge(conflict: Conflict, decision: Decision | None, today: date | None) -> Conflict:
    if decision is None or has_ended(decision, today):
        return conflict
    return replace(conflict, status=STATUS[decision.verdict])


def has_ended(decision: Decision, today: date | None) -> bool:
    """Whether the decision's last day is past."""
    return today is not None and decision.until is not None and decision.until < today


def decide(
    conflicts: Sequence[Conflict],
    decisions: Iterable[Decision],
    verdict: str,
    reason: str,
    *,
    fingerprints: Sequence[str] | None = None,
    owner: str | None = None,
    until: date | None = None,
) -> tuple[Decision, ...]:
    """All decisions, those about the named conflicts set to `verdict` ("accepted" or "dismissed").

    A fingerprint may be shortened to six digits or more. Without `fingerprints` every conflict that is still new is
    meant. Raises DecisionsError for an empty reason and for a fingerprint that names no conflict or several.
    """
    if verdict not in ("accepted", "dismissed"):
        raise DecisionsError(Remark("a conflict can be accepted or dismissed, not {verdict}", verdict=repr(verdict)))
    if not reason.strip():
        raise DecisionsError(Remark('a decision needs a reason: add --reason "why"'))
    if fingerprints is None:
        chosen = [conflict for conflict in conflicts if conflict.status is Status.NEW]
    else:
        chosen = [find_conflict(conflicts, fingerprint) for fingerprint in fingerprints]
    changed = {decision.fingerprint: decision for decision in decisions}
    for conflict in chosen:
        changed[conflict.fingerprint] = make_decision(conflict, verdict, reason, owner, until)
    return sort_decisions(changed.values())


def make_decision(
    conflict: Conflict, verdict: str, reason: str, owner: str | None = None, until: date | None = None
) -> Decision:
    """The decision on one conflict, with a readable copy of its distinct values."""
    return Decision(
        fingerprint=conflict.fingerprint,
        verdict=verdict,
        reason=" ".join(_make_encodable(reason).split()),
        rule=conflict.rule,
        subject=conflict.subject,
        values=tuple(sorted({claim.normal for claim in conflict.claims})),
        owner=_make_encodable(owner) if owner else None,
        until=until,
    )


def _make_encodable(text: str) -> str:
    """The text with a question mark for what cannot be written as UTF-8, as the terminal may hand it over."""
    return text.encode("utf-8", "replace").decode()


def find_conflict(conflicts: Iterable[Conflict], fingerprint: str) -> Conflict:
    """The one conflict whose fingerprint begins with these digits. Raises DecisionsError for none or several."""
    wanted = fingerprint.strip().lower()
    found = {conflict.fingerprint: conflict for conflict in conflicts if conflict.fingerprint.startswith(wanted)}
    if wanted in found:
        return found[wanted]
    if len(wanted) < SHORTEST_PREFIX:
        raise DecisionsError(
            Remark(
                "fingerprint {fingerprint} is too short: give at least {shortest} of its digits",
                fingerprint=repr(fingerprint),
                shortest=SHORTEST_PREFIX,
            )
        )
    if len(found) > 1:
        raise DecisionsError(
            Remark(
                "fingerprint {fingerprint} names {count} conflicts: give more of its digits",
                fingerprint=repr(fingerprint),
                count=len(found),
            )
        )
    if not found:
        raise DecisionsError(
            Remark(
                "no conflict in these articles has the fingerprint {fingerprint}; see gegenprobe check",
                fingerprint=repr(fingerprint),
            )
        )
    return next(iter(found.values()))


def shrink(decisions: Iterable[Decision], stale: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions without those that are stale: what `prune` and `update` leave. Never adds one."""
    gone = {decision.fingerprint for decision in stale}
    return sort_decisions(decision for decision in decisions if decision.fingerprint not in gone)
