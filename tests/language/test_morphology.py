"""The faster search finds what HanTa's own finds, to the last digit, and a tag alone is that of the whole analysis."""

from __future__ import annotations

from functools import lru_cache

import pytest
from HanTa.HanoverTagger import HanoverTagger

from checker.language import analyse, tag_of
from checker.language.morphology import Morphology
from checker.language.words import MODELS

GERMAN = (
    "Haus Häuser Wohnungsbaugesellschaft Fünfjahresvertrag gingen abgebrochen Flurbereinigungsverfahren schöner "
    "Ulm Grevensund Harmsens Kraftfahrzeughaftpflichtversicherung Ministerpräsidentinnen CDU SPD-Chefin Qvist "
    "aufzunehmen liebste dessen zweitgrößten dreißig gegenüber xylq ab a Öl ß wegen weggefahrene Brexit-Verhandlungen "
    "Tarifverhandlungen Kohlekraftwerksblock Selenskyj Überschwemmungsgebiets vierköpfige Donnerstagabend einzige"
)
ENGLISH = "house houses running went largest London Kyiv unbelievably minister's wildfires forty-two a of xylq"
WORDS = [("de", word) for word in GERMAN.split()] + [("en", word) for word in ENGLISH.split()]


@lru_cache(maxsize=2)
def load_original(language: str) -> HanoverTagger:
    return HanoverTagger(MODELS[language])


@lru_cache(maxsize=2)
def load_ours(language: str) -> Morphology:
    return Morphology(MODELS[language])


@pytest.mark.parametrize(("language", "word"), WORDS)
def test_analysis_is_that_of_hanta(language: str, word: str) -> None:
    ours, original = load_ours(language), load_original(language)
    assert ours.analyze(word, taglevel=3) == original.analyze(word, taglevel=3)
    assert ours.analyze_forward(word.lower()) == original.analyze_forward(word.lower())


@pytest.mark.parametrize(("language", "word"), WORDS[::4])
def test_morphemes_for_every_part_of_speech_are_those_of_hanta(language: str, word: str) -> None:
    ours, original = load_ours(language), load_original(language)
    for tag in original.reachability:
        assert ours.analyze_viterbi(word.lower(), tag) == original.analyze_viterbi(word.lower(), tag)


@pytest.mark.parametrize(("language", "word"), WORDS)
def test_tag_alone(language: str, word: str) -> None:
    assert tag_of(word, language) == analyse(word, language).tag


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_leads_to_a_final_class_is_what_hanta_says(language: str) -> None:
    assert load_ours(language).reachability == load_original(language).reachability
