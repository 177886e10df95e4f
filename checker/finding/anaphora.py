"""Descriptions that mean somebody named before: "der SPD-Politiker", "der Minister", "der 62-Jährige"."""

from __future__ import annotations

from checker.finding.mentions import Found
from checker.finding.resolving import Draft
from checker.finding.scanning import Piece


def attach_descriptions(pieces: tuple[Piece, ...], drafts: list[Draft], found: list[Found]) -> None:
    """Add to every draft the descriptions that mean it."""
