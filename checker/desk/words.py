"""The words of the desk in the reader's language; English here, other languages in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from checker.catalogue import mark, translate
from checker.showing.wording import words

LABELS: Mapping[str, str] = {
    "desk_title": mark("Gegenprobe: desk"),
    "draft": mark("Draft"),
    "draft_hint": mark("Paste the draft here; it is checked while you type."),
    "sources": mark("Sources"),
    "source_hint": mark("Paste a source here, or drop files anywhere on the page."),
    "add": mark("Set beside the draft"),
    "files": mark("Choose files"),
    "take_off": mark("Take off the desk: {name}"),
    "findings": mark("Findings"),
    "elsewhere_found": mark("In other texts"),
    "none_found": mark("Nothing that cannot be true side by side."),
    "nothing_yet": mark("Paste a draft to begin."),
    "accept": mark("Accept"),
    "dismiss": mark("Dismiss"),
    "wrong": mark("Wrong source"),
    "which_wrong": mark("Which source is wrong"),
    "reason": mark("Reason of the decision"),
    "owner": mark("Who decides"),
    "until": mark("Holds until"),
    "undo": mark("Undo"),
    "undone": mark("The last decision is taken back."),
    "nothing_to_undo": mark("There is no decision of this window to take back."),
    "decided_now": mark("Decided: {subject}"),
    "more_occurrences": mark("Also"),
    "more_context": mark("More of the text"),
    "open_source": mark("Open the paragraph"),
    "copy_note": mark("Copy as correction note"),
    "copy_question": mark("Copy as question to the author"),
    "copied": mark("Copied."),
    "tick_hint": mark("Tick what has been checked."),
    "silent": mark(
        "The desk does not answer. Is gegenprobe desk still running? What is typed here stays in this window."
    ),
    "facts_asked": mark("Facts that were asked"),
    "looked_up": mark("looked up on {day}"),
    "no_facts": mark("No fact was asked."),
    "show_text": mark("Text shown"),
    "checking": mark("Checking …"),
    "key_accept": mark("accept"),
    "key_dismiss": mark("dismiss"),
    "key_wrong": mark("wrong source"),
    "key_undo": mark("undo"),
    "key_note": mark("copy as correction note"),
    "key_question": mark("copy as question"),
    "key_leave": mark("leave a field"),
    "fine_accept": mark("checked, both stand"),
    "fine_dismiss": mark("no contradiction"),
    "reason_given": mark("{status}: {reason}"),
    "by": mark("by {who}"),
}
NOTE = mark("Correction: an earlier version of this text said “{wrong}”. Right is: {right}. We have corrected this.")
QUESTION = mark("The draft says “{mine}” ({sentence}). {who} has “{theirs}”. Which is right, and where is it from?")
QUESTION_ALONE = mark("The draft says “{mine}” ({sentence}). {because} Which is right, and where is it from?")


@lru_cache(maxsize=4)
def desk_words(language: str) -> Mapping[str, str]:
    """The labels of the desk, and those that reports use, in a language."""
    return {**words(language), **{key: translate(label, language) for key, label in LABELS.items()}}
