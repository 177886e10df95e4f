"""Readings are lines that merge, hold no text but the quoted words, and say which sentences need no second asking."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reader.answers import Kind, Said
from checker.reader.readings import (
    KeptPair,
    KeptSide,
    Reading,
    ReadingsError,
    find_partners,
    find_unread,
    format_reading,
    read_readings,
    sort_readings,
    write_readings,
)

A, B, C, D = (letter * 12 for letter in "abcd")


def reading(sentences: str, checked: str | None = None, **values) -> Reading:
    shown = tuple(letter * 12 for letter in sentences)
    return Reading(
        **{"model": "m", "prompt": "1", "vote": 1, "pairs": ()} | values,
        sentences=shown,
        checked=shown if checked is None else tuple(letter * 12 for letter in checked),
    )


def test_the_file_is_sorted_and_the_same_whatever_the_order(tmp_path: Path) -> None:
    pair = KeptPair("x", KeptSide(A, "14 „Leute“\u2028"), KeptSide(B, "41"), "y", Kind.FIGURE, Said.CONFLICT)
    readings = [reading("ab", pairs=(pair,)), reading("cd"), reading("ab", vote=2)]
    write_readings(tmp_path / "one", readings)
    write_readings(tmp_path / "two", readings[::-1] + readings)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert set(read_readings(tmp_path / "one")) == set(readings)
    assert len((tmp_path / "one").read_text(encoding="utf-8").splitlines()) == 3


def test_two_branches_merge_to_the_lines_of_both(tmp_path: Path) -> None:
    file = tmp_path / "merged.jsonl"
    file.write_text("".join(format_reading(one) + "\n" for one in (reading("ab"), reading("cd"), reading("ab"))))
    assert read_readings(file) == sort_readings([reading("ab"), reading("cd")])


def test_no_file_is_no_reading(tmp_path: Path) -> None:
    assert read_readings(tmp_path / "none.jsonl") == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{}", "line 1: this is no reading; delete the line"),
        (format_reading(reading("ab")) + "\n<<<<<<< HEAD\n", "line 2: a merge was not finished"),
        (format_reading(reading("ab"))[:-3], "line 1: this is no reading"),
        (json.dumps({**json.loads(format_reading(reading("ab"))), "text": "whole article"}), "line 1"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "readings.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ReadingsError, match=problem):
        read_readings(file)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "readings.jsonl"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ReadingsError, match="not UTF-8"):
        read_readings(file)


def test_only_a_changed_sentence_is_asked_about_again() -> None:
    assert find_unread([A, B, C], [A, B, C], []) == {A, B, C}
    assert find_unread([A, B, C], [A, B, C], [reading("abc")]) == set()
    assert find_unread([A, B, D], [A, B, D], [reading("abc")]) == {D}
    assert find_unread([A, B, C, D], [A, B, C, D], [reading("abc"), reading("abcd", "d")]) == set()


def test_sentences_of_sources_need_not_be_set_against_one_another() -> None:
    assert find_unread([A, B, C], [A], []) == {A}
    assert find_unread([A, B, C], [A], [reading("ab", "a")]) == {A}
    assert find_unread([A, B, C], [A], [reading("ab", "a"), reading("ac", "a")]) == set()
    assert find_unread([A, B, C], [A, B, C], [reading("abc", "a")]) == {B}


@given(st.lists(st.tuples(st.sets(st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdef"))), max_size=4))
def test_asking_what_is_unread_covers_every_pair(kept: list[tuple[set[str], set[str]]]) -> None:
    names = [letter * 12 for letter in "abcdef"]
    readings = [reading("".join(sorted(shown)), "".join(sorted(shown & checked))) for shown, checked in kept]
    unread = find_unread(names, names[:4], readings)
    asked = Reading("m", "1", 1, tuple(names), tuple(sorted(unread)), ())
    assert find_unread(names, names[:4], [*readings, asked]) == set()


def test_what_was_set_against_one_part_is_still_to_be_set_against_the_rest_alone() -> None:
    assert find_partners([A, B, C], [A], []) == {A: {B, C}, B: {A}, C: {A}}
    assert find_partners([A, B, C], [A], [reading("ab", "a")]) == {A: {C}, C: {A}}
    assert find_partners([A, B, C], [A], [reading("ab", "a"), reading("ac", "a")]) == {}
