"""Which language a text is in: German or English, by counting function words; German where nothing tells.

The words are the stop words of the two languages (checker/language/data), without those both have.
"""

from __future__ import annotations

from functools import lru_cache

from checker.expression import Expression
from checker.language import load_stop_words

LANGUAGES = ("de", "en")
WORD = Expression(r"[^\W\d_]+")
FEWEST = 2
LOOKED_AT = 6000  # characters; function words of a few paragraphs settle it


@lru_cache(maxsize=1)
def function_words() -> tuple[frozenset[str], frozenset[str]]:
    """Function words of German alone and of English alone."""
    german, english = load_stop_words("de"), load_stop_words("en")
    return german - english, english - german


def detect_language(text: str, start: int = 0) -> str:
    """ "en" when the first 6,000 characters from `start` hold more English than German function words, else "de"."""
    german, english = function_words()
    # "US" is no function word, and two of them may stand in a German title
    words = [word.lower() for word in WORD.findall(text[start : start + LOOKED_AT]) if not word.isupper()]
    for_english = sum(word in english for word in words)
    for_german = sum(word in german for word in words)
    return "en" if for_english >= FEWEST and for_english > for_german else "de"


def name_language(code: str) -> str | None:
    """ "de" for "de-DE", "DE" or "German"; "en" likewise; None for a language that is not read."""
    short = code.strip().lower().replace("_", "-").partition("-")[0]
    named = {"deutsch": "de", "german": "de", "englisch": "en", "english": "en", "ger": "de", "deu": "de", "eng": "en"}
    short = named.get(short, short)
    return short if short in LANGUAGES else None
