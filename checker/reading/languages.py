"""Which language a text is in: German or English, by counting function words; German where nothing tells.

The words are the stop words of the two languages (checker/language/data), without those both have. A short text may
have none ("Twelve people died."): there all words tell, by how much more often one language uses them than the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from checker.expression import Expression
from checker.language import load_stop_words
from checker.language.frequencies import zipf_of

LANGUAGES = ("de", "en")
WORD = Expression(r"[^\W\d_]+")
FEWEST = 2
LOOKED_AT = 6000  # characters; function words of a few paragraphs settle it
SHORT = 40  # words; a longer text without function words is a table
MUCH_MORE = 2  # powers of ten by which all words of a short text are more frequent in English than in German


@lru_cache(maxsize=1)
def function_words() -> tuple[frozenset[str], frozenset[str]]:
    """Function words of German alone and of English alone."""
    german, english = load_stop_words("de"), load_stop_words("en")
    return german - english, english - german


def detect_language(text: str, start: int = 0) -> str:
    """ "en" when the first 6,000 characters from `start` hold more English than German function words, or are a few
    words of which English is fond; else "de"."""
    german, english = function_words()
    # "US" is no function word, and two of them may stand in a German title
    words = [word.lower() for word in WORD.findall(text[start : start + LOOKED_AT]) if not word.isupper()]
    for_english = sum(word in english for word in words)
    for_german = sum(word in german for word in words)
    if for_english >= FEWEST and for_english > for_german:
        return "en"
    return "en" if not for_german and len(words) <= SHORT and sounds_english(words) else "de"


def sounds_english(words: Iterable[str]) -> bool:
    """Whether words in lower case are far more frequent in English than in German, all taken together."""
    return sum(zipf_of(word, "en") - zipf_of(word, "de") for word in words) >= MUCH_MORE


def name_language(code: str) -> str | None:
    """ "de" for "de-DE", "DE" or "German"; "en" likewise; None for a language that is not read."""
    short = code.strip().lower().replace("_", "-").partition("-")[0]
    named = {"deutsch": "de", "german": "de", "englisch": "en", "english": "en", "ger": "de", "deu": "de", "eng": "en"}
    short = named.get(short, short)
    return short if short in LANGUAGES else None
