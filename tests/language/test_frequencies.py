"""Word frequencies read from wordfreq's files are those that wordfreq gives."""

from __future__ import annotations

import pytest
import wordfreq
from wordfreq import get_frequency_dict, get_frequency_list

from checker.language.frequencies import read_frequencies, small_frequencies, zipf_frequency


def test_the_large_list_is_the_best_one() -> None:
    assert read_frequencies("de") == get_frequency_list("de")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_small_list_has_the_same_shares(language: str) -> None:
    assert small_frequencies(language) == get_frequency_dict(language, "small")


@pytest.mark.parametrize("language", ["de", "en"])
def test_zipf_frequencies_are_those_of_wordfreq(language: str) -> None:
    listed = [word for row in read_frequencies(language) for word in row[::40]]
    assert len(listed) > 5000
    odd = ["Straße", "GROẞ", "Nordrhein-Westfalen", "Ärzte-Team", "x-x-x", "Qxzfg", "1.200", "2024", "É", "it's", "a_b"]
    for word in (*listed, *odd, "well-known", "-", "auto-", "SPD", "Ｆｕｌｌ", "naïve", "ﬁnden"):
        assert zipf_frequency(word, language) == wordfreq.zipf_frequency(word, language), word
