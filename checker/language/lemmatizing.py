"""simplemma's lemmatizer over our indexes into its dictionaries of German and English; imported only for words that
no table of ours has.

simplemma compiles the suffix rules of twenty languages when it is imported, which takes longer than to read a short
article. German and English alone are asked for here, so the others get a stand-in that loads them when it is called.
"""

from __future__ import annotations

import importlib
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from checker.language.lexicon import STREAM, Lexicon, load_compiled, read_index, read_stream

if TYPE_CHECKING:
    import simplemma

RULES = "simplemma.strategies.defaultrules"
ASKED = ("de", "en")


@contextmanager
def rules_on_demand(folder: Path) -> Iterator[None]:
    """Stand-ins for simplemma's rules in a folder, one module a language, while simplemma is imported.

    Those of German and English, and whatever was imported before, are left as they are.
    """
    named = {f"{RULES}.{path.stem}": path.stem.strip("_") for path in folder.glob("*.py") if path.stem not in ASKED}
    deferred = {name: language for name, language in named.items() if 2 <= len(language) <= 3}
    made = {name: make_stand_in(name, f"apply_{deferred[name]}") for name in deferred.keys() - sys.modules.keys()}
    sys.modules.update(made)
    try:
        yield
    finally:
        for name, module in made.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def make_stand_in(name: str, rule: str) -> ModuleType:
    """A module with one function, which loads the module of that name and calls the function of that name in it."""

    def apply(token: str) -> str | None:
        called: Callable[[str], str | None] = vars(importlib.import_module(name))[rule]
        return called(token)

    module = ModuleType(name)
    vars(module)[rule] = apply
    return module


with rules_on_demand(STREAM.parents[2] / "defaultrules"):
    import simplemma
    from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory, DictionaryFactory


class _Dictionaries(DictionaryFactory):
    """simplemma's dictionaries, those of German and English as the build wrote them, the German one else by the index,
    where that fits."""

    def __init__(self) -> None:
        self._others = DefaultDictionaryFactory()
        self._load = lru_cache(maxsize=8)(self._load_dictionary)

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        return self._load(lang)

    def _load_dictionary(self, language: str) -> Mapping[str, str]:
        compiled = load_compiled(language) if language in ASKED else None
        if compiled is not None:
            return compiled
        if language == "de":
            stream, index = read_stream(), read_index()
            if zlib.crc32(stream) == index.checksum:
                return Lexicon(stream, index)
        others: Mapping[str, str] = self._others.get_dictionary(language)
        return others


@lru_cache(maxsize=1)
def _dictionaries() -> _Dictionaries:
    return _Dictionaries()


@lru_cache(maxsize=1)
def load_lemmatizer() -> simplemma.Lemmatizer:
    """simplemma's lemmatizer with its default strategy."""
    return simplemma.Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_dictionaries()))


@lru_cache(maxsize=1)
def _lookup() -> DictionaryLookupStrategy:
    return DictionaryLookupStrategy(_dictionaries())


def is_listed(word: str, language: str = "de") -> bool:
    """Whether simplemma's dictionary of "de" or "en" has a word, whatever the case of its first letter."""
    return _lookup().get_lemma(unicodedata.normalize("NFC", word), language) is not None
