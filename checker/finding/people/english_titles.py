"""Offices in English copy: "British foreign secretary David Lammy", "Kaja Kallas, the EU's foreign policy chief,".

English writes them small as often as not, and never in one word, so they are read from the text around a name.

Table: data/english_titles.toml. In: the names found in an English article. Out: the offices stated with them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from checker.expression import Expression
from checker.finding.people.mentions import Found
from checker.finding.people.names import load_table
from checker.finding.people.offices import Office, read_code, settle
from checker.finding.people.persons import StatedOffice

BEFORE, BEHIND = 100, 120  # characters around a name in which its title stands
CHANCELLOR = "chancellor"
MINISTERS = r"(?:minister|secretary)"


@dataclass(frozen=True, slots=True)
class Patterns:
    """How a title stands before a name and behind it; states by every way of writing them."""

    before: Expression
    behind: Expression
    states: Mapping[str, str]


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    return load_table("english_titles")


@lru_cache(maxsize=1)
def load_patterns() -> Patterns:
    """The patterns of the table."""
    table = _table()
    states = {word: code for code, words in table["states"].items() for word in words}
    state = rf"(?P<state>{_any_of(states)})(?:['’]s?)?"
    standing = rf"(?i:(?P<standing>{_any_of(table['standing'])}))"
    lead = rf"(?:(?:{state}|{standing})[ -]){{0,2}}"
    title = rf"(?i:(?P<title>(?:{_any_of(table['titles'])})|(?:{_any_of(table['portfolios'])}) {MINISTERS}))"
    of = rf"(?: (?:of|for) (?:the )?(?P<of>{_any_of(states)}))?"
    return Patterns(
        before=Expression(rf"(?<![\w'’-]){lead}{title},? $"),
        behind=Expression(
            rf"(?:, | is | was )(?:who is |now )?(?:the |a )?{lead}{title}{of}(?=[,.;:)\n]| and | from )"
        ),
        states=states,
    )


def read_english_titles(text: str, found: list[Found]) -> None:
    """Add to each name the office that an English title gives it; what single words of it were read as is dropped.

    `found` is in order of place; offsets are characters of `text`.
    """
    patterns, last = load_patterns(), 0
    for each in found:
        start, end = each.name.start, each.name.end
        before = _title_before(patterns.before, text, max(last, start - BEFORE), start)
        behind = patterns.behind.match(text, end, min(len(text), end + BEHIND))
        for match, passage in ((before, (before.start() if before else 0, end)), (behind, (start, _end_of(behind)))):
            office = _office_of(match, text, patterns.states) if match else None
            if office is not None:
                each.offices = [one for one in each.offices if one.end <= passage[0] or passage[1] <= one.start]
                each.offices.append(StatedOffice(office, *passage))
        last = end


def _title_before(pattern: Expression, text: str, lowest: int, end: int) -> re.Match[str] | None:
    """The longest title that ends right before `end`."""
    for start in range(lowest, end):
        if (start == lowest or not text[start - 1].isalnum()) and text[start].isalpha():
            match = pattern.match(text, start, end)
            if match:
                return match
    return None


def _office_of(match: re.Match[str], text: str, states: Mapping[str, str]) -> Office | None:
    """The office a title names, with the state and the standing stated beside it."""
    table, title = _table(), match["title"].lower()
    named = match["state"] or (match.groupdict().get("of"))
    scope = states[named] if named else None
    if title.endswith(CHANCELLOR) and "vice" not in title:
        scope = scope or _hinted(text)
        code = table["chancellors"].get(scope) or table["titles"][title]
    elif title in table["titles"]:
        code = table["titles"][title]
    else:
        code = f"minister.{table['portfolios'][title.rpartition(' ')[0]]}"
    standing = table["standing"].get((match["standing"] or "").lower())
    if " was " in match.group()[:5] and standing is None:
        standing = "former"
    return settle(read_code(code), standing, scope)


def _hinted(text: str) -> str | None:
    """The state with an office of its own for chancellors, where an article speaks of no other state that has one."""
    table = _table()
    hinted = [code for code, words in table["hints"].items() if any(word in text for word in words)]
    return hinted[0] if len(hinted) == 1 and hinted[0] in table["chancellors"] else None


def _end_of(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _any_of(words: Mapping[str, Any]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
