"""Who gives a count where no verb of saying opens what is said: "Die Polizei zählte 400 Besucher, die
Veranstalter sprachen von 900".

In: the text of a clause up to a figure. Out: where in it the phrase stands that names who counted. The words are in
data/speech.toml: `counters` of whom news tells counts, `counting` the verbs that take the figure as their object.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from checker.expression import Expression
from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "speech.toml"
WORD = Expression(r"\b\w+")
REACH = 120  # characters before a figure
ARTICLE = r"(?:(?:[Dd]ie|[Dd]er|[Dd]as|[Ee]ine?|[Tt]he|[Aa]n?|[Ll]ocal)\s)?"
LINK = r"(?:und|aber|während|and|but|while|although|though)"
# Only so many words, and no mark of a clause, stand between the verb and its figure.
OBJECT = r"(?:\s[^\s,;:.!?]{1,25}){0,5}\s"


@lru_cache(maxsize=2)
def load_pattern(language: str) -> Expression:
    """The pattern of a counter, a verb and what leads to the figure; for "de", else English."""
    table = read_table(DATA)["de" if language == "de" else "en"]
    who = rf"(?P<who>{ARTICLE}(?:(?!{LINK}\b)[\w-]+\s)?[\w-]*(?:{'|'.join(table['counters'])}))"
    return Expression(
        rf"(?:^|[,;:.!?“”\"]\s|\b{LINK}\s)(?:{LINK}\s)?{who}(?:\s\w+)?\s(?:{'|'.join(table['counting'])}){OBJECT}$"
    )


@lru_cache(maxsize=2)
def counting_forms(language: str) -> frozenset[str]:
    """The words of which a sentence must hold one so that somebody gives a figure in it."""
    return frozenset(read_table(DATA)["de" if language == "de" else "en"]["counting_forms"])


@lru_cache(maxsize=512)
def is_counting(text: str, left: int, right: int, language: str) -> bool:
    """Whether a sentence holds a verb by which somebody gives a figure."""
    return not counting_forms(language).isdisjoint(WORD.findall(text, left, right))


def find_counter(text: str, left: int, start: int, language: str) -> tuple[int, int] | None:
    """Start and end of the phrase that names who gives the figure at `start`, in a sentence that begins at `left`."""
    low = max(left, start - REACH)
    found = load_pattern(language).search(text[low:start])
    return (low + found.start("who"), low + found.end("who")) if found else None
