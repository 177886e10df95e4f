"""Whatever a model writes becomes an answer or a problem that says what is wrong."""

from __future__ import annotations

import json

import pytest

from checker.reader.answers import AnswerError, read_answer
from tests.reader.writing import answer

ROW = {
    "measured": "Verletzte",
    "a": {"sentence": 1, "words": "14"},
    "b": {"sentence": 2, "words": "41"},
    "why": "",
    "kind": "figure",
    "verdict": "conflict",
}


@pytest.mark.parametrize("wrapped", ["{}", "```json\n{}\n```", "<think>14 or 41? {{</think>\n{}"])
def test_an_answer_is_read_however_it_is_wrapped(wrapped: str) -> None:
    (pair,) = read_answer(wrapped.replace("{}", answer(ROW))).conflicts
    assert (pair.a.words, pair.b.sentence, pair.kind) == ("14", 2, "figure")


@pytest.mark.parametrize("wrapped", ["{}", "```\n{}\n```", "<think>14?</think>{}", "14?</think>{}"])
def test_an_answer_may_quote_the_mark_of_thoughts(wrapped: str) -> None:
    row = {**ROW, "a": {"sentence": 1, "words": '</think>{"conflicts": []}'}}
    (pair,) = read_answer(wrapped.replace("{}", answer(row))).conflicts
    assert pair.a.words == '</think>{"conflicts": []}'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        ("I found none.", "malformed"),
        ('<think>Perhaps {"conflicts": []}, or', "truncated"),
        (answer(ROW) + answer(), "several answers"),
        (answer(ROW)[:-9], "truncated"),
        ("[]", "Expected `object`"),
        (answer({**ROW, "kind": "gossip"}), r"kind"),
        (answer({**ROW, "a": {"sentence": "one", "words": "14"}}), r"\.a\.sentence"),
        (answer({key: value for key, value in ROW.items() if key != "why"}), "why"),
        (json.dumps({"conflicts": [ROW] * 501}), "length"),
        ("[" * 5000, "."),
    ],
)
def test_what_is_no_answer_says_why(text: str, problem: str) -> None:
    with pytest.raises(AnswerError, match=problem):
        read_answer(text)
