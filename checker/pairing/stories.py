"""Which articles tell the same event: shared rare names, nouns and figures, people, regions, nearness in time.

Only articles of one story are paired, so two accidents in different towns never meet. The likeness of two articles is

    sum of w(x)^2 over shared words x  /  (|A| |B|)^0.7  *  nearness(days apart)  *  openings

with w from 0 (an everyday word) to 1 (one in a million words or rarer), less for words in lower case, more for words
of the first lines, which say what an article is about; figures count without their separators and regions as words,
so that a German article and an English one have something in common; |A| is the length of the vector of weights, and
0.7 instead of the cosine's 1 because a long article may well hold the whole of a short one. Two articles that open
with different regions, or with different people, and say nothing of the other's are likely two events of a kind.

Groups are joined by average linkage. Among more articles there are more that are alike by chance, so more is asked of
them. What is left over joins a larger group after all if that is clearly nearer than every other. Who names few
articles mostly names one event, so there single ones may join one another, too, and need not be clearly nearer than
the next where they are near enough.

Measured with benchmarks/stories.py on 321 short articles on 31 real events and 4,456 on 519 invented ones, which tell
the same in more unlike words (in brackets; weights and thresholds were chosen on both). Of the pairs of one event
these are in one story: one event at a time 97.9 % (98.5 %), two events of one field 98.4 % (95.6 %), five of any 98.2
% (94.1 %), two articles alone 93.4 % (86.8 %), all at once 97.1 % (73.4 %). Of the pairs in one story these are of
one event: 100 % (99.7 %) of two events, 99.2 % (99.6 %) of five, 99.4 % (75.9 %) of all; of two articles on two
events alone 4.9 % (4.9 %) are taken for one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from checker.finding.people.countries import scope_shown
from checker.finding.people.event_people import names_in
from checker.finding.people.parties import party_named
from checker.language.frequencies import small_frequencies
from checker.model import Article
from checker.pairing.linkage import Leftovers, link

CAPITALISED = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w-]{2,40}")
PART = re.compile(r"\w{3,}")  # of a word with hyphens
LOWER = re.compile(r"(?<![\w-])[a-zäöü][\w-]{4,40}")
FIGURE = re.compile(r"(?<![\w.,-])\d+(?:[.,'’]\d+)*(?!\w)")
SEPARATORS = str.maketrans("", "", ".,'’")
YEAR = re.compile(r"(?:19|20)\d\d")
EVERYDAY, RARE = 5.2, 3.0  # Zipf frequencies (log10 of uses in a thousand million words): weight 0 and weight 1
LOWER_WEIGHT, FIGURE_WEIGHT, SHORT_FIGURE_WEIGHT, REGION_WEIGHT, FIRST_TIMES = 0.4, 0.9, 0.4, 0.5, 1.25
SHORT_FIGURE = 2  # digits: "12" may be shared by chance
STEM = 10  # letters: inflected and compound forms share them
FIRST_LINES = 200  # characters of the body
EXPONENT = 0.7
THRESHOLDS = ((5, 0.06), (12, 0.07), (30, 0.08), (60, 0.09))  # articles up to, average likeness of a group
THRESHOLD = 0.10  # of more articles
FEW = 5  # articles: named one by one
MANY = Leftovers(least=0.03, ahead=2, share=1 / 3, alone=False)
NAMED = Leftovers(least=0.05, ahead=2, share=1, alone=True, sure=0.09)
UNDATED = 0.85
ELSEWHERE, ANOTHER = 0.2, 0.2
MOST_APART = 0.06  # below every threshold: two elections of one evening are told in the same words
HOME = frozenset(("DE", "EU"))
NEARNESS = ((10, 1.0), (45, 0.9), (200, 0.7), (800, 0.5))  # days apart up to, factor
YEARS_APART = 0.25
# Of more articles grouped at a time likeness of less than LEAST counts as none: all pairs that share any word would not
# fit into memory. No two articles are joined by less than MANY.least.
MANY_ARTICLES, LEAST = 2_000, 0.03


@dataclass(frozen=True, slots=True)
class Stories:
    """Groups of article paths that tell one event, and which group each path is in.

    `panels` has the large stories by the number of their group: sets of paths that are compared each with each, as
    checker/pairing/panels.py divides them. What is not in it is compared as a whole.
    """

    groups: tuple[tuple[str, ...], ...]
    group_of: Mapping[str, int]
    panels: Mapping[int, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def compared(self) -> Iterator[tuple[str, ...]]:
        """The sets of articles that are compared each with each; two may share articles."""
        for number, group in enumerate(self.groups):
            yield from self.panels.get(number, (group,))

    def partners(self) -> dict[str, frozenset[str]]:
        """The articles that each is compared with, itself among them; one that is compared with none is left out."""
        of: dict[str, frozenset[str]] = {}
        for panel in self.compared():
            seated = frozenset(panel)
            for path in panel:
                of[path] = of[path] | seated if path in of else seated
        return of

    def are_one(self, path: str, other: str) -> bool:
        """Whether two articles tell the same story; an article always tells its own."""
        return path == other or self.group_of.get(path, -1) == self.group_of.get(other, -2)

    def is_alone(self, path: str) -> bool:
        """Whether no other article tells the story of this one."""
        return path not in self.group_of or len(self.groups[self.group_of[path]]) == 1


def group_stories(articles: Sequence[Article]) -> Stories:
    """Group articles by linkage over `compare_all`; the order they come in makes no difference."""
    ordered = sorted(articles, key=lambda article: article.path)
    paths = [article.path for article in ordered]
    if len(paths) == 1:
        return Stories((tuple(paths),), {paths[0]: 0})
    from checker.pairing.shared_words import compare_all  # it loads NumPy, which a check of one article does without

    openings = [read_opening(article) for article in ordered]
    words = [weigh_words(article, opening.all_regions) for article, opening in zip(ordered, openings, strict=True)]
    least = LEAST if len(ordered) > MANY_ARTICLES else 0.0
    likeness: dict[tuple[int, int], float] = {}
    for one, others, scores in compare_all(words, EXPONENT):
        enough = scores >= least
        for other, score in zip(others[enough].tolist(), scores[enough].tolist(), strict=True):
            apart = weigh_openings(openings[one], openings[other])
            weighed = score * weigh_nearness(ordered[one], ordered[other]) * apart
            weighed = round(weighed if apart == 1 else min(weighed, MOST_APART), 9)
            if weighed >= least:
                likeness[one, other] = weighed
    rest = NAMED if len(ordered) <= FEW else MANY
    threshold = next((least for most, least in THRESHOLDS if len(ordered) <= most), THRESHOLD)
    groups = tuple(tuple(paths[index] for index in group) for group in link(len(ordered), likeness, threshold, rest))
    return Stories(groups, {path: number for number, group in enumerate(groups) for path in group})


@lru_cache(maxsize=100_000)
def weigh_word(word: str) -> float:
    """0 for an everyday word to 1 for a rare one, by its frequency in German or, half as telling, English."""
    lowered = word.lower()
    german = small_frequencies("de").get(lowered, 0.0)
    english = small_frequencies("en").get(lowered, 0.0) / 3
    frequency = max(german, english)
    if not frequency:
        return 1.0
    zipf = math.log10(frequency) + 9
    return max(0.0, min(1.0, (EVERYDAY - zipf) / (EVERYDAY - RARE)))


def weigh_words(article: Article, regions: frozenset[str]) -> dict[str, float]:
    """The words (cut to ten letters, without a genitive s) and figures of an article, and its regions, with their
    weights."""
    weights: dict[str, float] = {}
    first = article.body_start + FIRST_LINES
    for stem, weight, start in find_words(article):
        weight = weight * FIRST_TIMES if start < first else weight
        weights[stem] = max(weight, weights.get(stem, 0.0))
    return weights | dict.fromkeys(regions, REGION_WEIGHT)


def find_words(article: Article) -> Iterator[tuple[str, float, int]]:
    """Every word and figure with its weight and its place in the text; parties are in every political story."""
    for found in CAPITALISED.finditer(article.text, article.body_start):
        for part in PART.findall(found.group()) if "-" in found.group() else (found.group(),):
            stem, weight = weigh_noun(part)
            if weight:
                yield stem, weight, found.start()
    for found in LOWER.finditer(article.text, article.body_start):
        weight = weigh_word(found.group())
        if weight:
            yield found.group()[:STEM], weight * LOWER_WEIGHT, found.start()
    for found in FIGURE.finditer(article.text, article.body_start):
        figure = found.group().translate(SEPARATORS)
        if not YEAR.fullmatch(figure):
            yield figure, SHORT_FIGURE_WEIGHT if len(figure) <= SHORT_FIGURE else FIGURE_WEIGHT, found.start()


@lru_cache(maxsize=100_000)
def weigh_noun(word: str) -> tuple[str, float]:
    """The stem of a word with a capital, and its weight: none for a party."""
    weight = weigh_word(word)
    return stem_of_noun(word), 0.0 if not weight or party_named(word) else weight


def stem_of_noun(word: str) -> str:
    """The first letters of a noun or name in lower case, without a genitive s."""
    stem = word.lower()
    return (stem[:-1] if stem.endswith("s") and len(stem) > 4 else stem)[:STEM]


def weigh_nearness(one: Article, other: Article) -> float:
    """How much two publication days speak for one story: 1 within ten days, less the further they are apart."""
    if one.day is None or other.day is None:
        return UNDATED
    apart = abs((one.day - other.day).days)
    return next((factor for days, factor in NEARNESS if apart <= days), YEARS_APART)


def find_regions(article: Article, end: int | None = None) -> frozenset[str]:
    """The federal states and foreign states an article speaks of, by code, up to `end` or in all of it; its own country
    says nothing."""
    words = dict.fromkeys(
        CAPITALISED.findall(article.text, article.body_start, len(article.text) if end is None else end)
    )
    return frozenset(code for word in words if (code := scope_shown(word)) and code not in HOME)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first lines name, and what the whole says: the surname of the person named first, if any, in lower case,
    and the regions, by code; the text in lower case and all its regions."""

    person: str | None
    regions: frozenset[str]
    text: str
    all_regions: frozenset[str]


def read_opening(article: Article) -> Opening:
    """Whom, told by a first name, and which regions an article opens with."""
    end = min(len(article.text), article.body_start + FIRST_LINES)
    name = next(names_in(article.text, article.body_start, end), None)
    person = name.surname.lower().removesuffix("s") if name else None
    return Opening(person, find_regions(article, end), article.text.lower(), find_regions(article))


def weigh_openings(one: Opening, other: Opening) -> float:
    """Less than 1 where two articles open with two people or with two regions, and say nothing of the other's."""
    weight = 1.0
    if one.regions and other.regions and not (one.regions & other.all_regions or other.regions & one.all_regions):
        weight *= ELSEWHERE
    if one.person and other.person and one.person not in other.text and other.person not in one.text:
        weight *= ANOTHER
    return weight
