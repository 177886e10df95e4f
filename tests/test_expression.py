"""Patterns that are compiled late, and the texts of which every match holds one."""

from __future__ import annotations

import re
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.describing.concepts import load_concepts
from checker.expression import Cues, Expression
from checker.finding.events.event_table import load_events
from checker.finding.events.opposites import load_topics


@pytest.mark.parametrize(
    ("pattern", "cues"),
    [
        (r"\bkostet(?:e|en)?\b[^.]{0,60}\bdas leben\b", ("das leben",)),
        (r"\b(?:nahm|nimmt)\b[^.]{0,80}\bfest\b", ("nahm", "nimmt")),
        (r"(?P<what>Brand|Feuer(?:wehr)?)s?", ("Brand", "Feuer")),
        (r"leicht|schwer", ("leicht", "schwer")),
        (r"leicht|\d+", ("",)),
        (r"(?:leicht|)er", ("er",)),
        (r"(?<!sank )leicht(?! gesunken)", ("leicht",)),
        (r"(?!leicht)\w+", ("",)),
        (r"Regens{0,2}chau", ("Regen",)),
        (r"schla+fen", ("schla",)),
        (r"schla{2}fen", ("schla",)),
        (r"z\.\s?B", ("z.",)),
        (r"[]Mm]eter", ("eter",)),
        (r"(Haus) \1tür", ("Haus",)),
        (r"(?i)Haus", ("",)),
        (r"(?x) H a u s", ("",)),
        (r"(?:Haus){0}Tür", ("Tür",)),
        (r"(?:Haus)*", ("",)),
        (r"(?:Hof){2,3}?e", ("Hof",)),
        (r"(?i:Haus)boot", ("boot",)),
        (r"\$ \d", ("$ ",)),
        ("", ("",)),
    ],
)
def test_cues_are_what_each_match_holds(pattern: str, cues: tuple[str, ...]) -> None:
    assert Expression(pattern).cues == cues


def test_case_that_does_not_count_has_no_cue() -> None:
    assert Expression("haus", re.IGNORECASE).cues == ("",)
    assert Cues([Expression("haus", re.IGNORECASE)]).numbers_in("HAUS") == [0]


LETTERS = st.text("abc", min_size=1, max_size=3)
ATOMS = st.one_of(
    LETTERS.map(re.escape),
    st.sampled_from([r"\w", r"[ab]", r"[^a]", ".", r"\b", r"(?=b)", r"(?<!c)", r"\.", r"\d"]),
)


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    rows = st.lists(inner, min_size=1, max_size=3)
    times = st.sampled_from(["", "?", "*", "+", "{2}", "{0,2}", "{,1}", "??"])
    choices = rows.map("|".join)
    groups = st.tuples(st.sampled_from(["(?:", "(", "(?>", "(?!"]), choices, times)
    return st.one_of(
        rows.map("".join),
        groups.map(lambda group: f"{group[0]}{group[1]}){group[2] if group[0] != '(?!' else ''}"),
    )


@given(st.recursive(ATOMS, _grown, max_leaves=12), st.text("abc.1 ", max_size=12))
def test_a_match_is_never_without_a_cue(pattern: str, text: str) -> None:
    expression = Expression(pattern)
    for found in expression.finditer(text):
        assert any(cue in found.group() for cue in expression.cues)


def test_expressions_of_the_tables_match_what_they_did() -> None:
    """Most of them have a cue; without one they would be tried on every text, and nothing would be won."""
    every = [
        *(one for one, _ in load_concepts().expressions),
        *(kind.verb for kind in load_events().kinds),
        *(noun for noun, _ in load_events().named),
        *(side.said for side in load_topics()[1]),
    ]
    assert len(every) > 100
    assert all(min(map(len, one.cues)) >= 2 for one in every)


def test_it_is_used_as_what_it_compiles_to() -> None:
    one = Expression(r"(\w)(\d)?", re.ASCII)
    text = "a1 b ä2"
    same = re.compile(r"(\w)(\d)?", re.ASCII)
    assert one.compiled == same
    assert one.findall(text) == same.findall(text)
    assert one.split(text, 1) == same.split(text, 1)
    assert one.sub("-", text, count=1) == same.sub("-", text, count=1)
    assert [found.span() for found in islice(one.finditer(text, 1), 2)] == [(1, 2), (3, 4)]
    assert [bool(find(text, 3)) for find in (one.search, one.match, one.fullmatch)] == [True, True, False]
    with pytest.raises(re.error):
        Expression("(").search("")


IGNORING = Expression(r"\b(?:zuerst|drei(?:mal)? (?:lief|liefen))\b", re.IGNORECASE)


@given(
    st.text(alphabet="zuerstdialmfnZUERSTDİıſ ", max_size=30),
    st.sampled_from(["zuerst", "ZUERST", "Dreimal lief", "zuerſt", "DREI LİEF", "drei lıefen", ""]),
)
def test_what_holds_no_cue_does_not_match(around: str, told: str) -> None:
    text = f"{around} {told} {around}"
    found, searched = IGNORING.find_in(text), IGNORING.search(text)
    assert (found and found.span()) == (searched and searched.span())


@pytest.mark.parametrize(
    ("flags", "pattern", "text", "may"),
    [
        (0, r"Zahl (?:der|von)", "die Zahl der Boote", True),
        (0, r"Zahl (?:der|von)", "die zahl", False),
        (re.IGNORECASE, r"Zahl (?:der|von)", "die ZAHL DER", True),
        (re.IGNORECASE, r"Zahl (?:der|von)", "drei Boote", False),
        (re.IGNORECASE, r"\d+", "drei Boote", True),
        (re.IGNORECASE | re.VERBOSE, r"Z a h l", "Boote", True),
        (re.IGNORECASE, r"(?x)Z a h l", "Boote", True),
    ],
)
def test_whether_a_pattern_may_match(flags: int, pattern: str, text: str, may: bool) -> None:
    assert Expression(pattern, flags).may_match(text) is may
