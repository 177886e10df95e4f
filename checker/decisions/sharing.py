"""One decision put into a file that several people write at once, or taken back from it."""

from __future__ import annotations

from pathlib import Path

from checker.decisions.file import change_decisions
from checker.model import Decision


def put_decision(path: Path, decision: Decision) -> Decision | None:
    """Write one decision beside those that others have written meanwhile; gives the one it takes the place of."""
    return _change(path, decision.fingerprint, decision)


def take_back(path: Path, fingerprint: str, before: Decision | None) -> None:
    """Put the decision that stood `before` in place of the present one, or none."""
    _change(path, fingerprint, before)


def _change(path: Path, fingerprint: str, after: Decision | None) -> Decision | None:
    added = () if after is None else (after,)
    known, _ = change_decisions(path, lambda known: (*(one for one in known if one.fingerprint != fingerprint), *added))
    return next((one for one in known if one.fingerprint == fingerprint), None)
