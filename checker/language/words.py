"""One word out of context: its STTS tag, lemma and compound parts from HanTa's morphological model, cached.

HanTa's model comes in its wheel (Wartena 2019, "A Probabilistic Morphology Model for German Lemmatization"); English
words use HanTa's English model. A word analysed once is never analysed again: news repeats its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # both libraries take longer to load than a short check: only who asks for a word waits for them
    import simplemma

    from checker.language.morphology import Morphology


@dataclass(frozen=True, slots=True)
class Word:
    """A word form out of context. `parts` are the lemmas of a compound's nouns, head last; one part if no compound."""

    tag: str
    lemma: str
    parts: tuple[str, ...]


@lru_cache(maxsize=2)
def load_tagger(language: str) -> Morphology:
    """HanTa's tagger for "de" or "en"; other languages use the English one."""
    from checker.language.hanta_model import load_model
    from checker.language.morphology import Morphology

    return Morphology(load_model(language if language in ("de", "en") else "en"))


@lru_cache(maxsize=200_000)
def analyse(form: str, language: str = "de") -> Word:
    """The most likely analysis of one word form.

    STTS tag without HanTa's bracketed variant, so "VV(FIN)" is "VVFIN"; nouns keep their capital in the lemma.
    """
    tagger = load_tagger(language)
    stem, morphemes, full = tagger.analyse(form)
    lemma, tag = tagger.make_lemma(stem, full), full.replace("(", "").replace(")", "")
    noun = tag in ("NN", "NE")
    parts = tuple(part for part, kind in morphemes if kind in ("NN", "NE")) if noun else ()
    lemma = form if tag == "NE" else lemma
    return Word(tag, lemma, parts if noun and parts else (lemma.lower(),))


@lru_cache(maxsize=200_000)
def tag_of(form: str, language: str = "de") -> str:
    """The tag alone, the same as of `analyse`: cheaper, as the morphemes need not be told apart."""
    tagger = load_tagger(language)
    if tagger.is_listed(form):
        return analyse(form, language).tag
    return tagger.find_tag(form).replace("(", "").replace(")", "")


@lru_cache(maxsize=200_000)
def lemma_of(form: str, language: str = "de") -> str:
    """The lemma alone, by table look-up: faster than `analyse`, without tag and parts."""
    language = language if language in ("de", "en") else "en"
    if language == "de" or form.isalpha():
        from checker.language.lexicon import look_up

        listed = look_up(form, language)
        if listed is not None:
            return listed
    return str(_load_lemmatizer().lemmatize(form, lang=language))


def is_known(word: str, language: str = "de") -> bool:
    """Whether simplemma's dictionary of "de" or "en" has a word, whatever the case of its first letter."""
    if word.isalpha():
        from checker.language.lexicon import load_compiled, look_up

        if load_compiled(language) is not None:
            return look_up(word, language) is not None
    from checker.language.lemmatizing import is_listed

    return is_listed(word, language)


@lru_cache(maxsize=1)
def _load_lemmatizer() -> simplemma.Lemmatizer:
    from checker.language.lemmatizing import load_lemmatizer

    return load_lemmatizer()
