"""Lines and columns as the protocol counts them."""

from __future__ import annotations

import pytest

pytest.importorskip("lsprotocol", reason="the extra lsp is not installed")

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from checker.lsp.places import UNITS, Places

TEXT = "Grün 🦊 x\r\nzwei\u2028noch zwei\x0cimmer noch\rdrei\n"


@pytest.mark.parametrize(
    ("encoding", "words", "line", "column"),
    [
        ("utf-16", "x", 0, 8),
        ("utf-8", "x", 0, 11),
        ("utf-32", "x", 0, 7),
        ("utf-16", "immer", 1, 15),
        ("utf-16", "drei", 2, 0),
    ],
)
def test_lines_end_where_the_protocol_ends_them(encoding: str, words: str, line: int, column: int) -> None:
    places = Places(TEXT, encoding)
    assert places.position(TEXT.index(words)) == Position(line, column)
    assert places.offset(Position(line, column)) == TEXT.index(words)


def test_what_lies_behind_an_end_is_that_end() -> None:
    places = Places(TEXT, "utf-16")
    assert places.offset(Position(99, 0)) == len(TEXT)
    assert places.offset(Position(2, 99)) == TEXT.index("drei") + 4


@given(st.text(alphabet="ab🦊ü\n\r\u2028"), st.sampled_from(sorted(UNITS)))
def test_every_offset_comes_back(text: str, encoding: str) -> None:
    places = Places(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":  # no place lies within a line end
            assert places.offset(places.position(offset)) == offset
