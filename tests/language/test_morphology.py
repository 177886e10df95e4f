"""The faster search finds what HanTa's own finds, to the last digit, and a tag alone is that of the whole analysis."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

import pytest
from HanTa.HanoverTagger import HanoverTagger

from checker.language import analyse, tag_of
from checker.language.hanta_model import FILES, Model, compile_model, file_of, load_model, read_compiled, read_packed
from checker.language.morphology import Morphology

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
    return HanoverTagger(FILES[language])


@lru_cache(maxsize=2)
def load_ours(language: str) -> Morphology:
    return Morphology(load_model(language))


@pytest.mark.parametrize(("language", "word"), WORDS)
def test_analysis_is_that_of_hanta(language: str, word: str) -> None:
    ours, original = load_ours(language), load_original(language)
    stem, morphemes, kind = original.analyze(word, taglevel=3)
    assert ours.analyse(word) == (stem, morphemes, kind)
    assert ours.make_lemma(stem, kind) == original.makelemma([stem], kind) == original.analyze(word)[0]
    assert ours.find_tag(word) == original.tag_word(word, cutoff=0)[0][0]
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
    assert load_ours(language).model.reachability == load_original(language).reachability


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_the_build_writes_is_the_model(language: str, tmp_path: Path) -> None:
    packed, compiled = file_of(language).read_bytes(), tmp_path / "model.bin"
    assert read_compiled(compiled, packed) is None
    compiled.write_bytes(compile_model(packed))
    looked_up, whole = read_compiled(compiled, packed), read_packed(packed)
    assert looked_up is not None
    for field in fields(Model):
        if field.name not in ("morpheme", "listed"):
            assert getattr(looked_up, field.name) == getattr(whole, field.name)
    for _, word in WORDS:
        pieces = {word[start:end].lower() for end in range(len(word) + 1) for start in range(end)}
        assert {piece: looked_up.morpheme(piece) for piece in pieces} == {one: whole.morpheme(one) for one in pieces}
        assert looked_up.listed(word.lower()) == whole.listed(word.lower())
    assert read_compiled(compiled, packed + b"another edition") is None


def test_numpy_is_not_loaded_for_a_word() -> None:
    asked = "import sys; from checker.language import analyse; analyse('Häuser'); print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
