"""Decisions: what the desk has accepted or dismissed, the review that asks it, and suppressions in the articles."""

from checker.decisions.apply import apply_decisions, decide, find_conflict, has_ended, make_decision, shrink
from checker.decisions.file import DEFAULT_FILE, change_decisions, read_decisions, write_decisions
from checker.decisions.house import HOUSE_FILE, HouseFact, add_house_fact
from checker.decisions.review import Answer, Review, record, start_review
from checker.decisions.sharing import put_decision, take_back
from checker.decisions.since import extract_revision, mark_known
from checker.decisions.suppressions import Suppression, apply_suppressions, read_suppressions, report_unused

__all__ = [
    "DEFAULT_FILE",
    "HOUSE_FILE",
    "Answer",
    "HouseFact",
    "Review",
    "Suppression",
    "add_house_fact",
    "apply_decisions",
    "apply_suppressions",
    "change_decisions",
    "decide",
    "extract_revision",
    "find_conflict",
    "has_ended",
    "make_decision",
    "mark_known",
    "put_decision",
    "read_decisions",
    "read_suppressions",
    "record",
    "report_unused",
    "shrink",
    "start_review",
    "take_back",
    "write_decisions",
]
