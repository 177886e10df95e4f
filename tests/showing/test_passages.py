"""Passages and values as an editor reads them: where a sentence ends, and days beside a weekday."""

from __future__ import annotations

import pytest

from checker.model import Article, Claim, Excerpt, PartialDate
from checker.showing.passages import find_passage, tell_apart
from tests.reports.conftest import Topic


def claim(text: str, words: str, value: PartialDate | str) -> Claim:
    article = Article("a", "a.txt", text, source="A")
    start = text.index(words)
    normal = str(value)
    return Claim("conflicting_date", Topic("day", "day"), value, normal, Excerpt(article, start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police came at 4 p.m. Owner Ruth Calder saw 12 cars.", "Owner Ruth Calder saw 12 cars."),
        ("The council met at 9 a.m. Tuesday and approved 12 flats.", None),
        ("The council met at 9 a.m. Eastern time and approved 12 flats.", None),
        ("The council met at 9 a.m. March 3 and approved 12 flats.", None),
    ],
)
def test_a_time_of_day_ends_a_sentence_but_before_a_day_or_a_zone(text, told):
    assert find_passage(claim(text, "12", "12")).text == (told or text)


def test_beside_a_weekday_alone_a_day_is_told_with_its_own():
    day = claim("Der Rat tagte am 9. Februar 2026.", "9. Februar 2026", PartialDate(2026, 2, 9))
    weekday = claim("The council met on Tuesday.", "Tuesday", PartialDate())
    assert tell_apart((weekday, day), "de") == ("Dienstag", "Montag, 9. Februar 2026")
    assert tell_apart((weekday, day), "en") == ("Tuesday", "Monday, 9 February 2026")
    assert tell_apart((day,), "de") == ("9. Februar 2026",)
