"""Compass points of a place: "im Südosten der Insel", "nördlich von Lindenau", "in Nordspanien".

In: a German article. Out: Bearing in order of place; offsets are characters of the article's text. A name that holds a
point ("Südkorea", "Nordsee", "Norddeutscher Rundfunk") says nothing of where something is, and only points that are
told of a place of their own are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from checker.expression import Expression
from checker.finding.events.event_dates import NOUN
from checker.finding.page.furniture import captions_of, furniture_of, in_furniture
from checker.finding.page.sentences import sentence_bounds
from checker.finding.page.words import TriedWords, words_of
from checker.language import AnnotatedArticle

POINT = r"(?:(?:[Nn]ord|[Ss]üd)(?:ost|west)?|[Oo]st|[Ww]est)"
BETWEEN = r"(?: [a-zäöüß]{4,20}(?:en|er|es))?"
IN_PART = Expression(
    rf"\b(?:[Ii]m|[Aa]us dem|[Dd]en|[Dd]er|[Dd]em) (?P<point>{POINT})en{BETWEEN} "
    rf"(?:(?:der|des|von|vom|Deutschlands?){BETWEEN} )?(?P<place>[A-ZÄÖÜ][\wäöüß-]{{2,40}})"
)
BESIDE = Expression(
    r"\b(?P<point>(?:[Nn]ord|[Ss]üd)?(?:[Öö]st|[Ww]est)lich|[Nn]ördlich|[Ss]üdlich) (?:der |des |von |vom )"
    r"(?:Stadt |Insel |Hauptstadt |Ort )?(?P<place>[A-ZÄÖÜ][\wäöüß-]{2,40})"
)
# "an der Westküste der Insel", "am Südufer des Sees": the side of what the noun behind names
SIDE = r"(?:küste|ufer|hang|seite|flanke|spitze|teil|hälfte)"
AT_SIDE = Expression(
    rf"\b(?:(?:[Aa]n|[Aa]uf|[Ii]n|[Vv]or) der|[Aa]m|[Ii]m) (?P<point>{POINT}){SIDE} (?:der|des|von){BETWEEN} "
    r"(?P<place>[A-ZÄÖÜ][\wäöüß-]{2,40})"
)
POINT_WORD = Expression(rf"{POINT}(?:en|{SIDE})|(?:[Nn]ord|[Ss]üd)?(?:[Öö]st|[Ww]est)lich|[Nn]ördlich|[Ss]üdlich")
DIRECTIONS = {"nord": (0, 1), "süd": (0, -1), "ost": (1, 0), "west": (-1, 0)}


@dataclass(frozen=True, slots=True)
class Bearing:
    """A compass point ("südost") of a place (lower case), inside it or beside it, and the nouns of its sentence."""

    point: str
    place: str
    inside: bool
    nouns: frozenset[str]
    start: int
    end: int


def bearings_of(article: AnnotatedArticle) -> tuple[Bearing, ...]:
    """The compass points of an article; none of a place of which it tells two."""
    if article.language != "de" or not points().among(article.mentions(words_of)):
        return ()
    text, first = article.text, article.article.body_start
    found: list[Bearing] = []
    for inside, pattern in ((True, IN_PART), (True, AT_SIDE), (False, BESIDE)):
        for match in pattern.finditer(text, first):
            low, high = sentence_bounds(article, match.start())
            nouns = frozenset(word.group().lower() for word in NOUN.finditer(text, low, high))
            place = match["place"].lower().removesuffix("s")
            point = name_point(match["point"])
            said = frozenset((place, *match.group().lower().split()))
            found.append(Bearing(point, place, inside, nouns - said, match.start("point"), match.end("place")))
    hidden = article.mentions(furniture_of), article.mentions(captions_of)
    found = [one for one in found if not any(in_furniture(spans, one.start, one.end) for spans in hidden)]
    told = {(one.place, one.inside): {other.point for other in found if other.place == one.place} for one in found}
    return tuple(sorted((one for one in found if len(told[one.place, one.inside]) == 1), key=lambda one: one.start))


@lru_cache(maxsize=1)
def points() -> TriedWords:
    """The words that may be the point of a bearing: "Südosten", "nördlich"."""
    return TriedWords(POINT_WORD.fullmatch)


def name_point(word: str) -> str:
    """ "südöstlich" and "Südost" as "südost", "nördlich" as "nord"."""
    return word.lower().removesuffix("lich").replace("nörd", "nord").replace("öst", "ost")


def points_exclude(one: str, other: str) -> bool:
    """Whether two points cannot both be meant: south-east and south-west, north and south; not south and south-east."""
    ours, theirs = _vector(one), _vector(other)
    return any(a * b < 0 for a, b in zip(ours, theirs, strict=True))


def _vector(point: str) -> tuple[int, int]:
    across = along = 0
    for name, (east, north) in DIRECTIONS.items():
        if name in point:
            across, along = across + east, along + north
    return across, along
