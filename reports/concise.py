"""One line a finding, in the order of the text: file:line:column level rule message; for editors and for grep."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Assessment, Status
from checker.showing.passages import choose_primary, name_place, order_in_text, tell_headline
from checker.showing.untrusted import make_visible
from checker.showing.wording import words

SUFFIX = ".txt"
STYLES: Mapping[str, str] = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "note": "\x1b[1;36m"}
PLAIN = "\x1b[0m"


def render(assessment: Assessment, *, width: int = 100, colour: bool = False, language: str = "de") -> str:
    """The new findings, a line each, however wide; nothing where there is none. The width changes nothing in it."""
    table = words(language)
    lines = []
    for conflict in order_in_text(assessment.with_status(Status.NEW)):
        level = table[conflict.level.value]
        told = f"{STYLES[conflict.level.value]}{level}{PLAIN}" if colour else level
        place = name_place(choose_primary(conflict).excerpt)
        lines.append(f"{place} {told} {make_visible(conflict.rule)} {tell_headline(conflict, language)}\n")
    return "".join(lines)
