"""The index into simplemma's German dictionary gives what simplemma itself gives."""

from __future__ import annotations

import subprocess
import sys
import zlib
from pathlib import Path

import pytest
import simplemma
from simplemma.strategies import DictionaryLookupStrategy
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from checker.language import is_known, lemma_of
from checker.language import lexicon as room
from checker.language.lexicon import (
    STREAM,
    Index,
    Lexicon,
    compile_lexicon,
    find_stream,
    fold,
    look_up,
    read_compiled,
    read_index,
    read_row,
    read_stream,
    unfold,
)

WORDS = (
    "Häuser",
    "häuser",
    "GING",
    "½",
    "12",
    "geht's",
    "Finanz- und",
    "ging",
    "Bürgermeisterinnen",
    "schönsten",
    "Haushaltsentwürfe",
    "Xqzt",
    "Ärzten",
    "SPD",
    "ß",
    "zzzz",
)


def test_the_index_fits_the_installed_dictionary() -> None:
    assert zlib.crc32(read_stream()) == read_index().checksum, "run benchmarks/make_lexicon_index.py"


def test_lemmas_are_those_of_simplemma() -> None:
    for word in WORDS:
        assert lemma_of(word) == simplemma.lemmatize(word, lang="de")
        assert is_known(word) == simplemma.is_known(word, lang="de")


def test_every_word_of_a_stretch_is_found() -> None:
    stream, index = read_stream(), read_index()
    lexicon, form, place = Lexicon(stream, index), index.forms[40], index.places[40]
    lemma = b""
    for _ in range(100):
        form, lemma, place = read_row(stream, place, form, lemma)
        word = (form[::-1] if index.backwards else form).decode()
        assert lexicon[word] == (lemma[::-1] if index.backwards else lemma).decode()
        assert lexicon.get(word + "\x00") is None


def test_a_small_stream() -> None:
    stream = bytes((0, 3)) + b"abc" + bytes((254,)) + bytes((2, 1)) + b"d" + bytes((1, 1)) + b"x"
    lexicon = Lexicon(stream, Index(0, False, (0,), (b"abc",)))
    assert lexicon["abd"] == "abx"
    assert lexicon.get("abe") is None
    assert lexicon.get("aaa") is None
    assert list(lexicon) == ["abc", "abd"]


@pytest.mark.parametrize(
    ("form", "lemma"), [("ging", "gehen"), ("Haus", "Haus"), ("Häuser", "Haus"), ("a" * 300, "b"), ("so", "solang")]
)
def test_a_lemma_is_told_by_its_form(form: str, lemma: str) -> None:
    assert unfold(form.encode(), fold(form.encode(), lemma.encode())) == lemma.encode()


def test_simplemma_is_not_imported_for_a_word_that_the_compiled_dictionary_lists() -> None:
    asked = "import sys; from checker.language import is_known, lemma_of; print(lemma_of('Häuser'), is_known('Xqz'), "
    asked += "'simplemma' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["Haus", "False", "False"]


def test_rules_of_other_languages_are_loaded_when_they_are_asked_for() -> None:
    asked = (
        "import sys, checker.language.lemmatizing; name = 'simplemma.strategies.defaultrules.fi'; "
        "before = name in sys.modules; import simplemma; "
        "print(before, simplemma.lemmatize('kauneimmillaankinmisineen', lang='fi'), name in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    lemma = simplemma.lemmatize("kauneimmillaankinmisineen", lang="fi")
    assert done.stdout.split() == ["False", lemma, "True"]
    assert lemma != "kauneimmillaankinmisineen"


def test_what_the_build_unpacks_is_what_is_packed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(room, "COMPILED", {"de": tmp_path / "lexicon.bin"})
    packed = STREAM.read_bytes()
    assert read_compiled(packed) is None
    room.COMPILED["de"].write_bytes(compile_lexicon())
    compiled, whole = read_compiled(packed), Lexicon(read_stream(), read_index())
    assert compiled is not None
    assert [compiled.get(word) for word in WORDS] == [whole.get(word) for word in WORDS]
    assert compiled["Häuser"] == "Haus"
    assert read_compiled(packed + b"another edition") is None


def test_what_is_looked_up_is_what_simplemma_says() -> None:
    assert look_up("Häuser") == "Haus"
    assert look_up("Xqzt") is None
    assert look_up("12") is None  # numbers are left to simplemma


ENGLISH = (
    "Houses",
    "went",
    "better",
    "Xqzt",
    "12",
    "don't",
    "well-known",
    "MPs",
    "'s",
    "children’s",
    "ß",
    "Actor",
    "U.S.",
)


def test_english_words_are_those_of_simplemma(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(room, "COMPILED", {"en": tmp_path / "lexicon.bin"})
    packed = find_stream("en").read_bytes()
    assert read_compiled(packed, "en") is None
    room.COMPILED["en"].write_bytes(compile_lexicon("en"))
    compiled = read_compiled(packed, "en")
    assert compiled is not None
    assert compiled["went"] == "go"
    assert len(compiled) == len(DefaultDictionaryFactory().get_dictionary("en"))
    for word in ENGLISH:
        assert lemma_of(word, "en") == simplemma.lemmatize(word, lang="en"), word
        assert is_known(word, "en") == (DictionaryLookupStrategy().get_lemma(word, "en") is not None), word
