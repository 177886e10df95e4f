"""spaCy's pipelines: the blank tokeniser with sentence ends, or an installed one; imported only where tokens are asked
for, as the import takes longer than a short check.
"""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

from checker.errors import LanguageError
from checker.expression import Expression
from checker.messages import Remark

SENTENCE_END = Expression(r"[.!?…]+")
CLOSING = frozenset("“”«»\"'’)]‘‹›")


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


def make_blank(language: str) -> Language:
    """The blank tokeniser of "de" or "en" with sentence ends."""
    nlp = spacy.blank(language)
    nlp.add_pipe("gegenprobe_sentences")
    return nlp


def load_installed(model: str) -> Language:
    """An installed spaCy pipeline, by its name or folder. Raises LanguageError when it does not load."""
    try:
        return spacy.load(model)
    except (OSError, ImportError, ValueError) as problem:
        first = str(problem).splitlines()[0]
        told = (
            Remark("--model {model}: this spaCy pipeline does not load ({first})", model=model, first=first)
            if is_package(model)
            else Remark("--model {model}: this spaCy pipeline is not installed", model=model)
        )
        raise LanguageError(told) from problem
