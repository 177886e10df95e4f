"""Suspects who are told without age and name, by the form of the noun: "der Tatverdächtige", "die Angeklagte".

In: a German article. Out: SuspectMention in order of place. Only forms that are of one person and one sex are read; an
article that speaks of several suspects, or of a man and a woman, has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from checker.expression import Expression
from checker.finding.page.furniture import captions_of, furniture_of, in_furniture
from checker.finding.page.words import TriedWords, words_of
from checker.language import AnnotatedArticle

NOUN = r"(?:Tatv|V)erdächtig|Angeklagt|Beschuldigt|Festgenommen"
# What the noun of a suspect begins with, here and in ONE_WOMAN.
NOUNS = (
    *("Tatverdächtig", "Verdächtig", "Angeklagt", "Beschuldigt", "Festgenommen"),
    *("Täterin", "Schützin", "Angreiferin"),
)
ONE_MAN = Expression(
    rf"\b(?:[Dd]er (?:[a-zäöüß-]{{3,20}}e )?(?:{NOUN})e|[Ee]in (?:[a-zäöüß-]{{3,20}}er )?(?:{NOUN})er"
    rf"|[Dd]em (?:[a-zäöüß-]{{3,20}}en )?(?:{NOUN})en)\b"
)
ONE_WOMAN = Expression(
    rf"\b(?:[Dd]ie (?:[a-zäöüß-]{{3,20}}e )?(?:{NOUN})e|[Ee]ine (?:[a-zäöüß-]{{3,20}}e )?(?:{NOUN})e"
    r"|(?:[Dd]ie|[Ee]ine) (?:[a-zäöüß-]{3,20}e )?(?:Täterin|Schützin|Angreiferin))\b"
)
SEVERAL = Expression(
    rf"\b(?:die|den|beiden?|zwei|drei|vier|mehrere|weitere[rn]?|zweite[rn]?|alle|andere[rn]?|Die|Beide|Zwei|Drei|Mehrere)"
    rf" (?:[a-zäöüß-]{{3,20}}en )?(?:(?:{NOUN})en|Täter(?:n|innen)?|Männer|Frauen)\b|\bKomplizen?\b|\bMittäter"
)


@dataclass(frozen=True, slots=True)
class SuspectMention:
    """The one suspect of an article, "m" or "f", from start to end."""

    gender: str
    start: int
    end: int


@lru_cache(maxsize=1)
def nouns() -> TriedWords:
    """The words that may be the noun of a suspect."""
    return TriedWords(lambda word: word.startswith(NOUNS))


def suspects_of(article: AnnotatedArticle) -> tuple[SuspectMention, ...]:
    """Where an article speaks of its one suspect as a man or a woman; none where it speaks of several."""
    text, first = article.text, article.article.body_start
    if article.language != "de" or not nouns().among(article.mentions(words_of)):
        return ()
    if SEVERAL.search(text, first):
        return ()
    hidden = article.mentions(furniture_of), article.mentions(captions_of)
    found = [
        SuspectMention(gender, match.start(), match.end())
        for gender, pattern in (("m", ONE_MAN), ("f", ONE_WOMAN))
        for match in pattern.finditer(text, first)
        if not any(in_furniture(spans, match.start(), match.end()) for spans in hidden)
    ]
    return tuple(sorted(found, key=lambda one: one.start)) if len({one.gender for one in found}) == 1 else ()
