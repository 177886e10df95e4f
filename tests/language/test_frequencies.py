"""The tables of word frequencies and what is read from them are what wordfreq gives, whose data they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordfreq import get_frequency_dict, get_frequency_list, zipf_frequency

from checker.language.frequencies import LANGUAGES, read_frequencies, small_frequencies, zipf_of

ROOT = Path(__file__).resolve().parents[2]
LETTERS = "aeinrstuzäöüßEMéøğŠ"
DIGITS = "0123456789"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_the_large_list(language: str) -> None:
    assert read_frequencies(language) == get_frequency_list(language, "large")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_small_list_has_the_same_shares(language: str) -> None:
    assert small_frequencies(language) == get_frequency_dict(language, "small")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_marked_events_is_as_frequent_as_wordfreq_says(language: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "training" / "events").glob("*.txt"))]
    words = sorted({word for text in texts for word in re.findall(r"[^\W\d_][\w-]*", text)})
    assert len(words) > 10_000
    assert {word: zipf_of(word, language) for word in words} == {word: zipf_frequency(word, language) for word in words}


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    st.lists(st.text(LETTERS, min_size=1, max_size=5) | st.text(DIGITS, min_size=1, max_size=5), min_size=1, max_size=3)
)
def test_words_of_letters_digits_and_hyphens_are(language: str, parts: list[str]) -> None:
    for word in ("-".join(parts), "".join(parts)):
        assert zipf_of(word, language) == zipf_frequency(word, language)


@pytest.mark.parametrize("word", ["", "-", "2026", "1848-2044", "E-Mail-", "Covid-19", "ÅNGSTRÖM", "_der_", "der_die"])
def test_words_at_the_edges_are(word: str) -> None:
    assert zipf_of(word, "de") == zipf_frequency(word, "de")
