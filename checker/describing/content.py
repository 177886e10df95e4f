"""What a stretch of text around a figure names: content words, nouns, proper names and parties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.describing.nouns import head_of, name_noun
from checker.expression import Expression
from checker.finding.people.parties import party_named, spellings
from checker.language import analyse, is_known, lemma_of, load_stop_words

WORD = Expression(r"[^\W\d_][\w-]*")
SCALES = frozenset(("Mio", "Mrd", "Mill", "Tsd", "CHF", "EUR", "USD", "BIP"))
COMPOUND = 2  # parts from which a word is a compound
MEASURING = frozenset(("lang", "lange", "groß", "große", "großen", "großer", "kurz", "weit", "hoch", "gross", "long"))
EMPTY = frozenset(
    (
        "prozent",
        "prozentpunkt",
        "million",
        "milliarde",
        "tausend",
        "euro",
        "dollar",
        "jahr",
        "tag",
        "uhr",
        "haben",
        "sein",
        "werden",
        "percent",
        "million",
        "billion",
        "angabe",
        "rund",
        "etwa",
        "zahl",
        "insgesamt",
        "vorjahr",
        "vormonat",
        "monat",
        "woche",
        "quartal",
        *("januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober"),
        *("november", "dezember", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    )
)

SPELLED_TIME = Expression(r"(?:jahres|monats|wochen|tages|stunden|minuten)([a-zäöüß]{4,})$")  # "Zweijahresvertrag"


def parties_in(words: Sequence[str]) -> frozenset[str]:
    """The codes of the parties that these words name."""
    named = (part for word in words if not word.islower() for part in WORD.findall(word))
    return frozenset(code for word in named if word[0].isupper() and (code := party_named(word)))


def last_party_in(text: str) -> frozenset[str]:
    """The last party named before a bracket, as in "Grüne (4,1 Prozent)"; none when another name stands between."""
    for word in reversed(WORD.findall(join_party_names(text))):
        if word[0].isupper():
            code = party_named(word)
            return frozenset((code,)) if code else frozenset()
    return frozenset()


@lru_cache(maxsize=1)
def long_party_names() -> Expression:
    """One expression for all names of parties that are more than one word."""
    names = sorted((name for name in spellings() if " " in name), key=lambda name: (-len(name), name))
    return Expression(r"\b(?:" + "|".join(re.escape(name) for name in names) + r")\b")


def join_party_names(text: str) -> str:
    """A text in which parties with names of several words ("Freie Wähler") stand as one word."""
    return long_party_names().sub(lambda found: spellings()[found.group()].replace(" ", ""), text)


def only_party_in(sentence: str) -> frozenset[str]:
    """The party of a sentence that names one alone; none when it names several."""
    named = parties_in(sentence.split())
    return named if len(named) == 1 else frozenset()


@lru_cache(maxsize=100_000)
def content_lemma(word: str, language: str) -> str | None:
    """The lemma of a content word in lower case, or the name of its synonyms; None for words that only scale."""
    if word.lower() in stop_words(language) or party_named(word):
        return None
    lemma = lemma_of(word, language).lower()
    return None if lemma in EMPTY else name_noun(lemma)


def content_words(text: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The lemmas of the content words of a stretch of text, without words that only scale or name a unit; and those of
    the capitalised ones alone: in German, nouns and names."""
    lemmas = [
        (lemma, word[0].isupper())
        for word in WORD.findall(text)
        if len(word) > 2 and (lemma := content_lemma(word, language))
    ]
    return frozenset([lemma for lemma, _ in lemmas]), frozenset([lemma for lemma, noun in lemmas if noun])


@lru_cache(maxsize=4)
def stop_words(language: str) -> frozenset[str]:
    """The function words of a language; the lists hold a few words that measure, too."""
    return load_stop_words(language if language in ("de", "en") else "en") - MEASURING


@lru_cache(maxsize=100_000)
def is_name(word: str, language: str) -> bool:
    """Whether a capitalised word is a proper name: capitals inside, or no word of the language and no compound."""
    spoken = language if language in ("de", "en") else "en"
    if not word[0].isupper():
        return False
    if word[1:] != word[1:].lower():
        return True
    return not is_known(word, spoken) and len(analyse(word, language).parts) < COMPOUND


def find_names(text: str, language: str) -> frozenset[str]:
    """The proper names in a stretch of text; words that scale or name a unit are none."""
    words = (word for word in WORD.findall(text) if len(word) > 1 and word not in SCALES)
    return frozenset(word for word in words if is_name(word, language))


def thing_within(written: str, language: str) -> frozenset[str]:
    """What a figure that is part of a compound measures: "Fünfjahresvertrag" -> "vertrag"."""
    spelled = SPELLED_TIME.search(written)
    if spelled:
        return frozenset((name_noun(spelled.group(1)),))
    return frozenset((head_of(written, language),)) if WORD.fullmatch(written) and len(written) > 8 else frozenset()
