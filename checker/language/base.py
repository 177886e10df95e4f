"""The language base: spaCy's blank tokeniser with sentence ends, or an installed spaCy pipeline in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

from checker.errors import LanguageError
from checker.messages import Remark

SENTENCE_END = re.compile(r"[.!?…]+")
CLOSING = frozenset("“”«»\"'’)]‘‹›")


@dataclass(frozen=True, slots=True)
class LanguageBase:
    """A spaCy pipeline and its language; `tagged` when the pipeline brings tags, lemmas and a parse of its own."""

    nlp: Language
    language: str
    tagged: bool


@Language.component("gegenprobe_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Start a sentence after a full stop, question or exclamation mark and the quotation marks that close with it."""
    ended, spaced = True, True
    for token in doc:
        closes = token.text in CLOSING and not spaced
        token.is_sent_start = token.i == 0 or (ended and not closes and not token.is_space)
        if token.is_sent_start:
            ended = False
        if SENTENCE_END.fullmatch(token.text) or "\n" in token.text:
            ended = True
        spaced = bool(token.whitespace_)
    return doc


@lru_cache(maxsize=8)
def load_base(language: str | None = "de", model: str | None = None) -> LanguageBase:
    """The base for "de" or "en"; `model` names an installed spaCy pipeline or its folder, for its own language if None.

    Raises LanguageError when the pipeline is not there or is for another language.
    """
    if model is None:
        chosen = language if language in ("de", "en") else "en"
        nlp = spacy.blank(chosen)
        nlp.add_pipe("gegenprobe_sentences")
        return LanguageBase(nlp, language or chosen, tagged=False)
    try:
        nlp = spacy.load(model)
    except (OSError, ImportError, ValueError) as problem:
        first = str(problem).splitlines()[0]
        told = (
            Remark("--model {model}: this spaCy pipeline does not load ({first})", model=model, first=first)
            if is_package(model)
            else Remark("--model {model}: this spaCy pipeline is not installed ({first})", model=model, first=first)
        )
        raise LanguageError(told) from problem
    if language is not None and nlp.lang != language:
        raise LanguageError(
            Remark(
                "--model {model}: this pipeline is for {lang}, the text is {language}",
                model=model,
                lang=repr(nlp.lang),
                language=repr(language),
            )
        )
    return LanguageBase(nlp, nlp.lang or "", tagged="tagger" in nlp.pipe_names or "morphologizer" in nlp.pipe_names)
