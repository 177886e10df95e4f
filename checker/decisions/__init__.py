"""Decisions: what the desk has accepted or dismissed, the review that asks it, and suppressions in the articles."""

from checker.decisions.apply import apply_decisions, decide, find_conflict, has_ended, make_decision, shrink
from checker.decisions.file import DEFAULT_FILE, read_decisions, write_decisions

__all__ = [
    "DEFAULT_FILE",
    "apply_decisions",
    "decide",
    "find_conflict",
    "has_ended",
    "make_decision",
    "read_decisions",
    "shrink",
    "write_decisions",
]
