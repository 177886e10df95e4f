"""Word frequencies read from wordfreq's files are those that wordfreq gives."""

from __future__ import annotations

import pytest
from wordfreq import get_frequency_dict, get_frequency_list

from checker.language.frequencies import read_frequencies, small_frequencies


def test_the_large_list_is_the_best_one() -> None:
    assert read_frequencies("de") == get_frequency_list("de")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_small_list_has_the_same_shares(language: str) -> None:
    assert small_frequencies(language) == get_frequency_dict(language, "small")
