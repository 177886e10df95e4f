"""Sentences told alike of two things: the same words but for a place, a party, an ordinal or a year, and other figures.

"In Bayern sank die Zahl um 12 Prozent" and "In Hessen sank die Zahl um 4 Prozent" are the likest sentences there are,
and no contradiction. Events told by people hold few of them in two articles, so they are made: a sentence of an event
is told again with one telling word replaced by another of its kind, and with other figures for other things. Most such
words stand in a table; towns are known by being rare behind a preposition, and give way to towns that there are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from checker.language.frequencies import zipf_of
from training.marked import MENTION, RawArticle
from training.sentences import find_bounds

NUMBER = re.compile(r"\d+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
YEARS_APART = (-3, -2, -1, 1, 2, 3)
NEAR = 0.3  # how often only the last digit is another
KINDS = (  # words of one kind that tell two things apart; written by hand, the same in all their forms
    (
        "Bayern",
        "Hessen",
        "Sachsen",
        "Thüringen",
        "Brandenburg",
        "Niedersachsen",
        "Bremen",
        "Hamburg",
        "Berlin",
        "Saarland",
    ),
    ("Bavaria", "Hesse", "Saxony", "Thuringia", "Brandenburg", "Lower Saxony", "Bremen", "Hamburg", "Berlin"),
    (
        "München",
        "Köln",
        "Frankfurt",
        "Stuttgart",
        "Leipzig",
        "Dresden",
        "Hannover",
        "Nürnberg",
        "Bremen",
        "Wien",
        "Zürich",
    ),
    ("Deutschland", "Frankreich", "Italien", "Spanien", "Polen", "Österreich", "Belgien", "Dänemark", "Schweden"),
    ("Germany", "France", "Italy", "Spain", "Poland", "Austria", "Belgium", "Denmark", "Sweden", "Britain"),
    ("CDU", "SPD", "FDP", "AfD", "BSW", "CSU", "Linke", "Grünen"),
    ("Männer", "Frauen", "Kinder", "Jugendliche"),
    ("men", "women", "children", "teenagers"),
    ("ersten", "zweiten", "dritten", "vierten"),
    ("first", "second", "third", "fourth"),
    ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November"),
    ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November"),
    ("Euro", "Dollar", "Franken", "Pfund"),
)
PLACED = re.compile(r"\b(?i:in|bei|aus|nach|near|from|at) (?P<town>[A-ZÄÖÜ][a-zäöüß]{3,})\b")
RARE = 2.2  # on the Zipf scale: what stands behind such a preposition and is rarer is a town
SAID = re.compile(  # who speaks where makes no other thing of what is said
    r"\b(?:sagte|sagt|teilte|teilt|erklärte|berichtete|berichtet|hieß|said|says|told|reported)\b", re.IGNORECASE
)
MADE_UP = {  # written by hand; there are no such towns
    "de": (
        "Osterwiehe",
        "Lindenfurt",
        "Kaltenrode",
        "Hohenbrück",
        "Wendersbach",
        "Grafenmoor",
        "Sandstedten",
        "Ulmried",
    ),
    "en": ("Fernbury", "Oakmere", "Stonewick", "Marlowick", "Hartsbridge", "Windlebury", "Coldbrook", "Pensham"),
}
MONTH = re.compile(
    r"Januar|Februar|März|April|Mai|Ju[nl]i|August|Septem|Okto|Novem|Dezem|Janu|Febru|March|May|Ju[nl][ey]|Octo|Decem"
)
HOUR = re.compile(r"Uhr|o’clock|[ap]\.?m\b")
LAST_DAY, LAST_HOUR = 28, 23
OTHER = ".parallel"  # behind the name of a thing: the like thing of which the other sentence tells


@dataclass(frozen=True, slots=True)
class Parallel:
    """A sentence of an article that can be told of another thing: where it stands, and the word in it to replace."""

    article: RawArticle
    start: int
    end: int
    word: tuple[int, int]
    other: str


def tell_parallel(chance: Random, articles: Sequence[RawArticle]) -> list[RawArticle]:
    """Two short texts: a sentence of one of the articles, and the same of another thing; nothing where none has one."""
    found = [parallel for article in articles for parallel in find_parallels(chance, article)]
    if not found:
        return []
    one = chance.choice(found)
    original = replace(one.article, marked=one.article.marked[one.start : one.end].strip())
    return [original, replace(original, number=f"{original.number}-parallel", marked=tell_other(chance, one))]


def find_parallels(chance: Random, article: RawArticle) -> list[Parallel]:
    """Every sentence with a figure and, outside all figures, a word of a kind."""
    bounds = find_bounds(article.marked)
    found = []
    for start, end in pairwise(bounds):
        inside = [mark.span() for mark in MENTION.finditer(article.marked, start, end)]
        for low, high, other in find_words(chance, article, start, end) if inside else ():
            if not any(first < high and low < last for first, last in inside):
                found.append(Parallel(article, start, end, (low, high), other))
    return found


def find_words(chance: Random, article: RawArticle, start: int, end: int) -> list[tuple[int, int, str]]:
    """The words of a kind in a sentence, each with another of its kind."""
    text = article.marked
    found = find_towns(chance, article, start, end)
    for words in KINDS:
        for word in words:
            for place in re.compile(rf"\b{word}\b").finditer(text, start, end):
                found.append((*place.span(), chance.choice([other for other in words if other != word])))
    for place in YEAR.finditer(text, start, end):
        found.append((*place.span(), str(int(place[0]) + chance.choice(YEARS_APART))))
    return found


def find_towns(chance: Random, article: RawArticle, start: int, end: int) -> list[tuple[int, int, str]]:
    """The towns in a sentence that nobody speaks in, each with one there is not."""
    language = "en" if article.language == "en" else "de"
    return [
        (*place.span("town"), chance.choice(MADE_UP[language]))
        for place in PLACED.finditer(article.marked, start, end)
        if zipf_of(place["town"].lower(), language) < RARE and not SAID.search(article.marked, start, end)
    ]


def tell_other(chance: Random, one: Parallel) -> str:
    """The sentence of the other thing: the word replaced, and every figure another one of another thing."""
    text = one.article.marked

    def tell(found: re.Match[str]) -> str:
        return f"{{{other_number(chance, found[1])}|{found[2]}{OTHER}{found[3] or ''}}}"

    before, after = text[one.start : one.word[0]], text[one.word[1] : one.end]
    return f"{MENTION.sub(tell, before)}{one.other}{MENTION.sub(tell, after)}".strip()


def other_number(chance: Random, surface: str) -> str:
    """The surface with another number of as many digits in the place of each.

    Of a year one of the years around it; days and hours are such as there are.
    """
    near = chance.random() < NEAR
    last = LAST_DAY if MONTH.search(surface) else LAST_HOUR if HOUR.search(surface) else 0

    def tell(found: re.Match[str]) -> str:
        number = found[0]
        if YEAR.fullmatch(number):
            return str(int(number) + chance.choice(YEARS_APART))
        if last and len(number) <= 2:
            return str(chance.choice([day for day in range(1, last + 1) if day != int(number)]))
        kept = len(number) - 1 if near else 0
        return number[:kept] + "".join(chance.choice("123456789") for _ in number[kept:])

    return NUMBER.sub(tell, surface)
