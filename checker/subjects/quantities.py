"""What a figure measures, as a subject: dimension, noun, concepts, parties, places, years, rate and role.

Two figures are about the same thing when no contrast keeps them apart and the features of `checker.subjects.likeness`
add up: likeness proposes, the agreement of the slots below confirms.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from simplemma import is_known
from spacy.util import get_lang_class

from checker.finding.countries import scope_shown
from checker.finding.parties import party_named
from checker.finding.quantities import QuantityMention, quantities_of
from checker.finding.units import dimension_of
from checker.language import AnnotatedArticle, lemma_of
from checker.model import Likeness
from checker.subjects.concepts import Concepts, concepts_of_text, drop_mute, load_concepts, nearest_measures
from checker.subjects.context import Context, find_contexts
from checker.subjects.likeness import compare_subjects
from checker.subjects.naming import name_measured
from checker.subjects.nouns import generic_nouns, head_of, name_noun
from checker.subjects.roles import WHOLE, find_role

WORD = re.compile(r"[^\W\d_][\w-]*")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ELECTION = re.compile(
    r"\b(?:Bundestags|Landtags|Europa|Kommunal|Bürgerschafts|Abgeordnetenhaus|Nationalrats|Präsidentschafts|Parlaments)wahl(?:en)?\b"
)
MONTH = re.compile(
    r"\b(?:Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|January|February|March|May|June|July|October|December)\b"
)
DAY = re.compile(r"\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)\b")
SHARES = ("percent", "percentage_point")
MEASURING = frozenset(("lang", "lange", "groß", "große", "großen", "großer", "kurz", "weit", "hoch", "gross", "long"))
PARTITIVE = re.compile(r"\s*(?:der|von den|unter den|dieser|of the|of them)\b")  # "30 der Befragten"
PARTLY = re.compile(r"\b(?:zum Teil|teils|teilweise|some of them)\s+\w+")  # "zum Teil schwer verletzt" narrows nothing
LEDE = 400
NEAR = 4
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
    )
)


@dataclass(frozen=True, slots=True)
class QuantitySubject:
    """The measured thing behind one figure. Every slot is a normalised value, so that two articles' slots compare.

    `role` is "level", "change" (um 3), "result" (auf 20), "whole" (the 20 of "3 der 20"),
    "denied" (the 9 of "8 statt 9") or "offset" (drei Tage nach); `words` are the content lemmas around the figure.
    """

    dimension: str
    noun: str = ""
    head: str = ""
    concepts: Concepts = ()
    parties: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    votes: frozenset[str] = frozenset()
    role: str = "level"
    per: str | None = None
    things: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    once: bool = field(default=False, compare=False)
    lede: bool = field(default=False, compare=False)

    @property
    def measures(self) -> frozenset[tuple[str, str]]:
        """The concepts that name what is measured."""
        families = load_concepts().families
        return frozenset(concept for concept in self.concepts if families[concept[0]].policy == "measure")

    @property
    def thing(self) -> str:
        """The measured thing in one word: concept, else noun, else nothing."""
        concepts = sorted(concept for _, concept in self.measures)
        return "+".join(concepts) or self.noun

    @property
    def series(self) -> str:
        """Figures of parties come in rows; two rows are of one vote only if they agree somewhere."""
        return f"{self.dimension}|{self.thing}" if self.parties else ""

    @property
    def key(self) -> str:
        return "|".join((self.dimension, self.thing, *sorted(self.parties), self.per or ""))

    @property
    def label(self) -> str:
        narrowed = set(self.concepts) - self.measures
        return name_measured(self.dimension, self.noun, self.measures, narrowed, self.parties)

    @property
    def blocks(self) -> tuple[str, ...]:
        names = [*(f"{family}:{concept}" for family, concept in sorted(self.measures)), *sorted(self.parties)]
        if self.noun and self.noun not in generic_nouns():
            names += [self.noun, self.head]
        if self.dimension != "count":
            names += sorted(self.words)
        return tuple(dict.fromkeys(f"{self.dimension}|{name}" for name in names if name))

    def same_as(self, other: QuantitySubject) -> Likeness:
        """Whether both figures measure the same thing: the features that say so, or the contrast that forbids it."""
        return compare_subjects(self, other)


def subjects_of(article: AnnotatedArticle) -> Iterator[tuple[QuantityMention, QuantitySubject]]:
    """Every figure of an article that measures something, with its subject."""
    mentions = article.mentions(quantities_of)
    counted = Counter(name_noun(mention.counted) for mention in mentions if mention.counted)
    figures = [one for one in mentions if one.kind != "ordinal"]
    starts = [one.start for one in figures]
    last = 0
    for mention, context in zip(mentions, find_contexts(article, mentions), strict=True):
        part_of = last > mention.outer_start or article.text[last : mention.outer_start].strip().lower() in WHOLE
        subject = describe_subject(article, mention, context, is_whole=bool(last) and part_of)
        beside = values_beside(mention, context, figures, starts)
        yield mention, replace(subject, once=counted[subject.noun] == 1, beside=beside)
        last = mention.outer_end


def values_beside(
    mention: QuantityMention, context: Context, figures: Sequence[QuantityMention], starts: Sequence[int]
) -> frozenset[str]:
    """The other figures of the sentence, as value and unit: "um 0,1 auf 6,4 Prozent" has 6.4 percent beside 0.1."""
    first, last = bisect_left(starts, context.earlier[0]), bisect_left(starts, context.later[1])
    return frozenset(
        f"{one.quantity.value} {one.quantity.unit or one.counted or ''}"
        for one in figures[first:last]
        if one is not mention and one.quantity.value is not None
    )


def describe_subject(
    article: AnnotatedArticle, mention: QuantityMention, context: Context, is_whole: bool = False
) -> QuantitySubject:
    """The subject of one figure, read from its context; `is_whole` where the figure before counts a part of it."""
    text, language = article.text, article.language

    def cut(span: tuple[int, int]) -> str:
        return text[span[0] : span[1]]

    near = f"{cut(context.before)} {cut(context.counted)} {cut(context.after)}"
    around = f"{cut(context.before)} {text[mention.end : context.counted[1]]} {cut(context.after)}"
    noun = name_noun(mention.counted) if mention.counted else ""
    parties = parties_in(cut(context.before).split()[-NEAR:]) or parties_in(
        cut(context.after).split(" und ")[0].split()[:NEAR]
    )
    dimension = name_dimension(mention)
    concepts = find_concepts(
        dimension, cut(context.counted), cut(context.after), cut(context.before), cut(context.earlier)
    )
    if PARTITIVE.match(text, mention.end):
        concepts = tuple(sorted({*concepts, ("part", "part")}))
    if not parties and context.bracketed:
        parties = last_party_in(cut(context.earlier))
    return QuantitySubject(
        dimension=dimension,
        noun=noun,
        head=head_of(mention.counted, language) if mention.counted else "",
        concepts=concepts,
        parties=parties,
        places=frozenset(place for word in WORD.findall(near) if (place := scope_shown(word))),
        years=find_years(cut(context.before), cut(context.after), article),
        months=frozenset(MONTH.findall(near)),
        days=frozenset() if tells_toll(concepts) else frozenset(DAY.findall(near)),
        names=find_names(near, language) if dimension in ("share", "money") else frozenset(),
        votes=article.mentions(votes_of) if parties or is_vote(concepts) else frozenset(),
        role="whole"
        if is_whole
        else find_role(mention.kind, cut(context.before), cut(context.after), cut(context.earlier), cut(context.later)),
        per=name_noun(mention.quantity.per) if mention.quantity.per else None,
        things=nouns_in(around, language) | thing_within(cut((mention.start, mention.end)), language),
        words=content_words(around, language),
        lede=mention.start - article.article.body_start < LEDE,
    )


def thing_within(written: str, language: str) -> frozenset[str]:
    """What a figure that is part of a compound measures: "Fünfjahresvertrag" -> "vertrag"."""
    return frozenset((head_of(written, language),)) if WORD.fullmatch(written) and len(written) > 8 else frozenset()


def tells_toll(concepts: Concepts) -> bool:
    """Whether a figure counts what befell people: such counts are told anew every day."""
    return any(family == "casualty" for family, _ in concepts)


def is_vote(concepts: Concepts) -> bool:
    """Whether a figure is of a vote or an election."""
    return any(family in ("vote", "result") for family, _ in concepts)


def find_years(before: str, after: str, article: AnnotatedArticle) -> frozenset[str]:
    """The years a figure is said to be of, but for the year the article appeared in."""
    day = article.article.day
    now = {str(day.year)} if day else set()
    return frozenset(YEAR.findall(f"{before} {after}")) - now


def votes_of(article: AnnotatedArticle) -> frozenset[str]:
    """Which elections an article speaks of: their kinds ("landtagswahl") and regions, for figures of parties."""
    text = article.text[article.article.body_start :]
    kinds = {word.lower().removesuffix("en") for word in ELECTION.findall(text)}
    regions = {code for word in WORD.findall(text) if word[0].isupper() and (code := scope_shown(word)) and "-" in code}
    return frozenset(kinds | regions)


def name_dimension(mention: QuantityMention) -> str:
    """ "count", "share", "money", or the dimension of the unit ("length", "duration")."""
    unit = mention.quantity.unit
    if unit is None:
        return "count"
    return "share" if unit in SHARES else dimension_of(unit) or unit


def find_concepts(dimension: str, counted: str, after: str, before: str, earlier: str) -> Concepts:
    """The concepts of a figure: the measure that is named nearest to it, and every qualifier but those in `earlier`."""
    families = load_concepts().families
    measures = (
        nearest_measures(counted, dimension, from_end=True)
        or nearest_measures(after, dimension)
        or nearest_measures(before, dimension, from_end=True)
        or nearest_measures(f"{before}{counted}{after}", dimension)
        or nearest_measures(earlier, dimension, from_end=True)
    )
    qualifiers = {name for name, one in families.items() if one.policy != "measure" and one.concerns(dimension)}
    stretch = PARTLY.sub(" ", f"{before} {counted} {after}")
    near = [one for one in concepts_of_text(stretch) if one[0] in qualifiers]
    named = {family for family, _ in near}
    far = [one for one in concepts_of_text(earlier) if families[one[0]].far and one[0] not in named]
    return drop_mute(tuple(sorted({*measures, *near, *far})))


def parties_in(words: Sequence[str]) -> frozenset[str]:
    """The codes of the parties that these words name."""
    named = (found.group() for word in words for found in WORD.finditer(word))
    return frozenset(code for word in named if word[0].isupper() and (code := party_named(word)))


def last_party_in(text: str) -> frozenset[str]:
    """The last party named before a bracket, as in "Grüne (4,1 Prozent)"; none when another name stands between."""
    for word in reversed(WORD.findall(text)):
        if word[0].isupper():
            code = party_named(word)
            return frozenset((code,)) if code else frozenset()
    return frozenset()


@lru_cache(maxsize=100_000)
def content_lemma(word: str, language: str) -> str | None:
    """The lemma of a content word in lower case; None for function words, parties and words that only scale."""
    if word.lower() in stop_words(language) or party_named(word):
        return None
    lemma = lemma_of(word, language).lower()
    return None if lemma in EMPTY else lemma


def content_words(text: str, language: str) -> frozenset[str]:
    """The lemmas of the content words of a stretch of text, without words that only scale or name a unit."""
    lemmas = (content_lemma(word, language) for word in WORD.findall(text) if len(word) > 2)
    return frozenset(lemma for lemma in lemmas if lemma)


def nouns_in(text: str, language: str) -> frozenset[str]:
    """The lemmas of the capitalised content words: in German, nouns and names."""
    return content_words(" ".join(word for word in WORD.findall(text) if word[0].isupper()), language)


@lru_cache(maxsize=4)
def stop_words(language: str) -> frozenset[str]:
    """The function words of a language, from spaCy's lists, which also hold a few words that measure."""
    return frozenset(get_lang_class(language if language in ("de", "en") else "en").Defaults.stop_words) - MEASURING


@lru_cache(maxsize=100_000)
def is_name(word: str, language: str) -> bool:
    """Whether a capitalised word is a proper name: capitals inside, or no word of the language."""
    spoken = language if language in ("de", "en") else "en"
    return word[0].isupper() and (word[1:] != word[1:].lower() or not is_known(word, lang=spoken))


def find_names(text: str, language: str) -> frozenset[str]:
    """The proper names in a stretch of text."""
    return frozenset(word for word in WORD.findall(text) if len(word) > 1 and is_name(word, language))
