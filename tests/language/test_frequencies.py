"""The tables of word frequencies and what is read from them are what wordfreq gives, whose data they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordfreq import get_frequency_dict, get_frequency_list, zipf_frequency

from checker.language import frequencies as room
from checker.language.frequencies import (
    LANGUAGES,
    compile_frequencies,
    read_compiled,
    read_frequencies,
    read_lines,
    small_frequencies,
    zipf_of,
)

ROOT = Path(__file__).resolve().parents[2]
LETTERS = "aeinrstuzäöüßEMéøğŠ"
DIGITS = "0123456789"
COMPILER = ROOT / "hatch_build.py"


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


def test_what_the_build_writes_gives_every_word_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(room, "COMPILED", tmp_path / "frequencies.bin")
    assert read_compiled("de") is None
    room.COMPILED.write_bytes(compile_frequencies())
    for language in LANGUAGES:
        compiled, whole = read_compiled(language), read_lines(language)
        assert compiled is not None
        words = sorted(whole)[::97]
        assert [compiled.get(word) for word in words] == [whole[word] for word in words]
        beside = [word + "q" for word in words] + ["", "\x00", "\U0010ffff"]
        assert [compiled.get(word) for word in beside] == [whole.get(word) for word in beside]
    assert read_compiled("fr") is None
    monkeypatch.setattr(room, "file_of", lambda language: COMPILER)  # another edition of the table
    assert read_compiled("de") is None
