"""Place names: the places known from CLDR and the tables, and words after "in", "nach" that are one slip from one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from checker.cldr import read_names
from checker.expression import Expression
from checker.finding.people.countries import scope_shown
from checker.finding.people.names import fold, leave_out, load_table
from checker.finding.people.people import people_of
from checker.finding.people.scanning import pieces_of
from checker.language import AnnotatedArticle, tag_of
from checker.language.frequencies import line_of

BEFORE_PLACE = frozenset(("in", "aus", "nach", "bei"))
SHORTEST, LONG = 5, 7
RARE = 2.0
ELSEWHERE = "New"  # the part of a name that makes it another place's: "New London"
ENDINGS = ("s", "er", "n", "en", "e")
# Letters that are taken for one another in a short name, by sound or by shape; in a long one any letter may be.
MISTAKEN = tuple(map(frozenset, ("aeiouyäöü", "ckqgx", "dt", "bp", "fvw", "szß", "mn", "lr")))
CITY = Expression(r"[A-ZÄÖÜ][a-zäöüß]{3,}")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as written from start to end (characters); a slip of a known place names that as `near`."""

    name: str
    start: int
    end: int
    near: str = ""


@lru_cache(maxsize=1)
def known_places() -> frozenset[str]:
    """States, cities of CLDR's time zones, capitals and the cities of the tables, in German, names of one word."""
    cldr = read_names()
    capitals = load_table("countries")["capitals"]
    listed = load_table("places")["cities"]["names"].split()
    names = {*cldr.territories.values(), *cldr.cities, *capitals, *listed}
    return frozenset(name for name in names if CITY.fullmatch(name))


@lru_cache(maxsize=1)
def _by_deletion() -> Mapping[str, tuple[str, ...]]:
    """Every spelling of a known place with one letter left out, to the places it may be."""
    found: dict[str, list[str]] = {}
    for name in sorted(known_places()):
        for form in leave_out(name.lower()) if len(name) >= SHORTEST else ():
            found.setdefault(form, []).append(name)
    return {form: tuple(names) for form, names in found.items()}


@lru_cache(maxsize=1)
def _alike() -> frozenset[str]:
    return frozenset(load_table("places")["alike"]["names"].split())


@lru_cache(maxsize=50_000)
def near_place(word: str) -> str:
    """The known place of which a word is a slip of one letter ("Sidney" -> "Sydney"), or ""."""
    if len(word) < SHORTEST or not CITY.fullmatch(word) or word in _alike() or is_place_form(word):
        return ""
    near = dict.fromkeys(name for form in leave_out(word.lower()) for name in _by_deletion().get(form, ()))
    for name in near:
        if is_slip(word, name):
            common = is_frequent(word) and tag_of(word) != "NE"
            return "" if common else name
    return ""


def is_frequent(word: str) -> bool:
    """Whether a word of letters is used at least as often as RARE says: as `zipf_of` tells, but sooner."""
    line = line_of(word.casefold(), "de")
    return line is not None and line <= round((9 - RARE) * 100)


def is_place_form(word: str) -> bool:
    """Whether a word is a known place or a form of one: "Hamburgs", "Pariser", "Polen"."""
    known = known_places()
    if word in known or scope_shown(word):
        return True
    return any(word.endswith(end) and word[: -len(end)] in known for end in ENDINGS)


def is_slip(word: str, name: str) -> bool:
    """Whether one letter is too many, missing, swapped or taken for another, and the first letter is right."""
    from rapidfuzz.distance import OSA  # takes a moment to load

    one, other = word.lower(), name.lower()
    if fold(word) == fold(name) or one[0] != other[0] or OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    if name in (word + "s", word + "e", word + "n") or word in (name + "s", name + "e", name + "n"):
        return False
    if len(one) != len(other) or sorted(one) == sorted(other) or min(len(one), len(other)) >= LONG:
        return True
    pair = next({a, b} for a, b in zip(one, other, strict=True) if a != b)
    return any(pair <= letters for letters in MISTAKEN)


def places_of(article: AnnotatedArticle) -> tuple[PlaceMention, ...]:
    """Every known place and every slip of one, each spelling at its first place, in order."""
    return tuple(_find_places(article))


def named_places_of(article: AnnotatedArticle) -> tuple[PlaceMention, ...]:
    """Every known place and every proper name after "in", "nach", each spelling at its first place, in order."""
    found: dict[str, PlaceMention] = {}
    people, known = _words_of_people(article), known_places()
    pieces = article.mentions(pieces_of)
    for place, behind in article.mentions(_placed_words_of):
        word, start, end, _ = pieces[place]
        if word in found or word in people:
            continue
        if word in known or (behind and CITY.fullmatch(word) and tag_of(word, article.language) == "NE"):
            found[word] = PlaceMention(word, start, end)
    return tuple(found.values())


def _placed_words_of(article: AnnotatedArticle) -> list[tuple[int, bool]]:
    """The capitalised words that are known places or stand behind "in", "nach": which piece each is, and whether it
    stands so."""
    known, placing = known_places(), BEFORE_PLACE
    pieces = article.mentions(pieces_of)
    behind = {place + 1 for place, piece in enumerate(pieces) if piece.text.lower() in placing}
    return [
        (place, place in behind)
        for place, piece in enumerate(pieces)
        if piece.capital
        and (place in behind or piece.text in known)
        and not (place and pieces[place - 1].text == ELSEWHERE)
    ]


def _words_of_people(article: AnnotatedArticle) -> set[str]:
    return {word for each in article.mentions(people_of) for word in article.text[each.start : each.end].split()}


def _find_places(article: AnnotatedArticle) -> Iterator[PlaceMention]:
    named = _words_of_people(article)
    known, seen = known_places(), set[str]()
    before_slip = BEFORE_PLACE if article.language == "de" else frozenset[str]()
    pieces = article.mentions(pieces_of)
    for place, behind in article.mentions(_placed_words_of):
        piece = pieces[place]
        word = piece.text
        if len(word) < SHORTEST or word in seen or word in named:
            continue
        if word in known:
            seen.add(word)
            yield PlaceMention(word, piece.start, piece.end)
        elif behind and before_slip:
            after = pieces[place + 1] if place + 1 < len(pieces) else None
            joined = after is not None and after.capital and after.start == piece.end + 1
            near = "" if joined else near_place(word)
            if near:
                seen.add(word)
                yield PlaceMention(word, piece.start, piece.end, near)
