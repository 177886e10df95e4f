"""The translations of the program's own sentences: English in the code, other languages in locale/."""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

DOMAIN = "gegenprobe"
FOLDER = Path(__file__).resolve().parent / "locale"
LANGUAGES = ("de", "en")


@lru_cache(maxsize=len(LANGUAGES))
def load_catalogue(language: str) -> gettext.NullTranslations:
    """The compiled catalogue of a language; one that says every message as the code does where there is none."""
    return gettext.translation(DOMAIN, FOLDER, [language], fallback=True)


@lru_cache(maxsize=10_000)
def translate(message: str, language: str) -> str:
    """A message of the code in a language: the English as it stands where the catalogue has no translation."""
    return load_catalogue(language).gettext(message) if message else ""


def translate_count(one: str, many: str, number: int, language: str) -> str:
    """One of two forms of a message, by the language's own rule for numbers."""
    return load_catalogue(language).ngettext(one, many, number)


@runtime_checkable
class Translatable(Protocol):
    """A text that can be written anew in another language (`checker.messages`: Told, Draft)."""

    def told_in(self, language: str) -> str:
        """The text in that language, a plain string."""


def say(text: str | Translatable, language: str) -> str:
    """Any text in the reader's language: a message is written anew, what newsrooms wrote stays as it is."""
    if type(text) is str:
        return text  # nearly all are, and asking whether one is a message takes many times longer
    return cast(Translatable, text).told_in(language) if is_message(type(text)) else cast(str, text)


@lru_cache(maxsize=256)
def is_message(kind: type) -> bool:
    """Whether values of a type are messages: asked once a type, as Python takes long to tell."""
    return issubclass(kind, Translatable)


def mark(message: str) -> str:
    """A message as it is, marked for the catalogue: for tables whose messages are translated when shown."""
    return message


def mark_count(one: str, many: str) -> tuple[str, str]:
    """The two forms of a counted message as they are, marked for the catalogue."""
    return one, many


def split_manual(manual: str) -> tuple[str, ...]:
    """The paragraphs of a manual, each a message of the catalogue."""
    return tuple(part.strip("\n") for part in manual.split("\n\n") if part.strip())
