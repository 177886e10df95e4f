"""The language base: tokens, sentence ends, tags, lemmas and compound parts, made only where somebody asks."""

from checker.language.annotated import AnnotatedArticle, Sentence, Token
from checker.language.base import LanguageBase, load_base
from checker.language.stop_words import load_stop_words
from checker.language.words import Word, analyse, is_known, lemma_of, tag_of

__all__ = [
    "AnnotatedArticle",
    "LanguageBase",
    "Sentence",
    "Token",
    "Word",
    "analyse",
    "is_known",
    "lemma_of",
    "load_base",
    "load_stop_words",
    "tag_of",
]
