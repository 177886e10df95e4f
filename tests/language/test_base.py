"""The language base: sentence ends, tags and lemmas, and a real spaCy pipeline in its place."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from checker.errors import LanguageError
from checker.language import AnnotatedArticle, analyse, load_base
from checker.model import Article


def annotate(text: str, model: str | None = None, language: str = "de") -> AnnotatedArticle:
    return AnnotatedArticle(Article("a", "a", text, language), load_base(language, model))


@pytest.fixture(scope="module")
def model(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a German spaCy pipeline, unpacked from ../shared/models."""
    folder = tmp_path_factory.mktemp("model")
    with tarfile.open(next((shared / "models").glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return str(next(folder.rglob("config.cfg")).parent)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Er kam. Sie ging.", ["Er kam.", "Sie ging."]),
        ("Rund 2,5 Mio. Euro kostete es am 3. Mai. Dann war Schluss.", 2),
        ("„Das ist gut.“ Er ging.", ["„Das ist gut.“", "Er ging."]),
        ('Er sagte: "Nein!" Dann ging er.', ['Er sagte: "Nein!"', "Dann ging er."]),
        ("Überschrift ohne Punkt\n\nDer Text.", ["Überschrift ohne Punkt", "Der Text."]),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: list[str] | int) -> None:
    article = annotate(text)
    found = [text[sentence.start : sentence.end] for sentence in article.sentences]
    assert found == sentences if isinstance(sentences, list) else len(found) == sentences


def test_tokens_carry_offsets_tags_and_lemmas() -> None:
    article = annotate("Neun Tote starben an der Kontaktlinie.")
    (sentence,) = article.sentences
    assert all(article.text[token.start : token.end] == token.text for token in sentence.tokens)
    assert [token.lemma for token in sentence.tokens if token.tag in ("NN", "VVFIN")] == ["sterben", "Kontaktlinie"]


def test_compounds_come_apart() -> None:
    assert analyse("Verteidigungsminister").parts == ("verteidigung", "minister")
    assert analyse("Verteidigungsminister").tag == "NN"


def test_a_finder_is_asked_once_an_article() -> None:
    asked = []

    def finder(article: AnnotatedArticle) -> int:
        asked.append(article)
        return len(article.text)

    article = annotate("Drei Wörter hier.")
    assert article.mentions(finder) == article.mentions(finder) == 17
    assert len(asked) == 1


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(LanguageError, match="nothing_like_it: this spaCy pipeline is not installed"):
        load_base("de", "nothing_like_it")


def test_a_real_pipeline_takes_the_place_of_the_base(model: str) -> None:
    base = load_base("de", model)
    assert base.tagged
    (sentence,) = annotate("Der Minister sprach in Berlin.", model).sentences
    assert [token.tag for token in sentence.tokens][:3] == ["ART", "NN", "VVFIN"]
    assert sentence.tokens[1].lemma == "Minister"


def test_a_pipeline_for_another_language_is_refused(model: str) -> None:
    with pytest.raises(LanguageError, match="this pipeline is for 'de'"):
        load_base("en", model)
