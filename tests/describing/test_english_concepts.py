"""English words that say what a figure measures, and where the same words say something else."""

from __future__ import annotations

import pytest

from checker.describing.concepts import concepts_of_text
from checker.identity.events import KIND_NAMES, NAMES


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("the ferry was 20 minutes late", ("lasting", "delay")),
        (" against", ("vote", "no")),
        ("30 members against it", ("vote", "no")),
        ("the national average", ("scope", "country")),
        ("international sales", ("scope", "world")),
        ("prices were up by 4 percent", ("change", "up")),
        ("previously it was less", ("period", "before")),
        ("in severe pain", ("injury", "severe")),
    ],
)
def test_what_words_say(text: str, concept: tuple[str, str]) -> None:
    assert concept[1] in {name for _, name in concepts_of_text(text)}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("a hearing that ended late last month", "delay"),
        ("the five cases against him", "no"),
        ("the national champion", "country"),
        ("the International Cup", "world"),
        ("a list drawn up by the board", "up"),
        ("she previously reported that", "before"),
        ("a risk of severe weather", "severe"),
    ],
)
def test_what_they_do_not_say(text: str, concept: str) -> None:
    assert concept not in {name for _, name in concepts_of_text(text)}


def test_an_agreement_is_called_one() -> None:
    assert KIND_NAMES[("vote", "agreement")] != NAMES["vote"]
