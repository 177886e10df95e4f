"""The language base: spaCy's blank tokeniser with sentence ends, or an installed spaCy pipeline in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from checker.errors import LanguageError
from checker.extras import require_spacy
from checker.messages import Remark

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class LanguageBase:
    """A spaCy pipeline and its language; `tagged` when the pipeline brings tags, lemmas and a parse of its own.

    `load` gives the pipeline: spaCy's blank one is made, and spaCy itself imported, when the first token is asked for.
    """

    load: Callable[[], Language]
    language: str
    tagged: bool

    @property
    def nlp(self) -> Language:
        return self.load()


@lru_cache(maxsize=8)
def load_base(language: str | None = "de", model: str | None = None) -> LanguageBase:
    """The base for "de" or "en"; `model` names an installed spaCy pipeline or its folder, for its own language if None.

    Raises LanguageError when the pipeline is not there or is for another language, UsageError without spaCy.
    """
    if model is None:
        chosen = language if language in ("de", "en") else "en"
        return LanguageBase(partial(_load_blank, chosen), language or chosen, tagged=False)
    nlp = _load_installed(model)
    if language is not None and nlp.lang != language:
        raise LanguageError(
            Remark(
                "--model {model}: this pipeline is for {lang}, the text is {language}",
                model=model,
                lang=repr(nlp.lang),
                language=repr(language),
            )
        )
    tagged = "tagger" in nlp.pipe_names or "morphologizer" in nlp.pipe_names
    return LanguageBase(partial(_load_installed, model), nlp.lang or "", tagged)


@lru_cache(maxsize=2)
def _load_blank(language: str) -> Language:
    require_spacy("--reader")
    from checker.language.tokenising import make_blank

    return make_blank(language)


@lru_cache(maxsize=4)
def _load_installed(model: str) -> Language:
    require_spacy(f"--model {model}")
    from checker.language.tokenising import load_installed

    return load_installed(model)
