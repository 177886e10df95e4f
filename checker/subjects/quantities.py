"""What a figure measures, as a subject: dimension, noun, concepts, parties, places, years, rate and role.

Two figures are about the same thing when no contrast keeps them apart and the features of `checker.subjects.likeness`
add up: likeness proposes, the agreement of the slots below confirms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from checker.finding.countries import scope_shown
from checker.finding.parties import party_named
from checker.finding.quantities import QuantityMention, quantities_of
from checker.finding.units import dimension_of
from checker.language import AnnotatedArticle, analyse
from checker.model import Likeness
from checker.subjects.concepts import Concepts, concepts_of_text, load_concepts
from checker.subjects.context import Context, find_contexts
from checker.subjects.likeness import compare_subjects
from checker.subjects.nouns import generic_nouns, head_of, name_noun

WORD = re.compile(r"[^\W\d_][\w-]*")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CONTENT_TAGS = ("NN", "NE", "VV", "ADJ", "FM")
ELECTION = re.compile(r"\b(?:Bundestags|Landtags|Europa|Kommunal|Bürgerschafts|Abgeordnetenhaus|Nationalrats|Präsidentschafts|Parlaments)wahl(?:en)?\b")
SHARES = ("percent", "percentage_point")
LEDE = 400
EMPTY = frozenset(
    ("prozent", "prozentpunkt", "million", "milliarde", "tausend", "euro", "dollar", "jahr", "tag", "uhr", "haben", "sein",
    "werden", "percent", "million", "billion", "angabe", "rund", "etwa", "zahl", "insgesamt")
)


@dataclass(frozen=True, slots=True)
class QuantitySubject:
    """The measured thing behind one figure. Every slot is a normalised value, so that two articles' slots compare.

    `role` is "level", "change" (um 3) or "result" (auf 20); `words` are the content lemmas around the figure.
    """

    dimension: str
    noun: str = ""
    head: str = ""
    concepts: Concepts = ()
    parties: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    votes: frozenset[str] = frozenset()
    role: str = "level"
    per: str | None = None
    words: frozenset[str] = frozenset()
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
    def key(self) -> str:
        return "|".join((self.dimension, self.thing, *sorted(self.parties), self.per or ""))

    @property
    def label(self) -> str:
        narrowed = sorted(concept for family, concept in self.concepts if (family, concept) not in self.measures)
        parts = [self.noun.capitalize() or self.dimension, *sorted(c for _, c in self.measures), *narrowed]
        return ", ".join(dict.fromkeys([*parts, *sorted(self.parties)]))

    @property
    def blocks(self) -> tuple[str, ...]:
        names = [*(f"{family}:{concept}" for family, concept in sorted(self.measures)), *sorted(self.parties)]
        if self.noun and self.noun not in generic_nouns():
            names += [self.noun, self.head]
        if self.dimension != "count":
            names += sorted(self.words)
        return tuple(dict.fromkeys(f"{self.dimension}|{name}" for name in names if name))

    def same_as(self, other: QuantitySubject) -> Likeness:
        """Whether both figures measure the same thing, with the features that say so or the contrast that forbids it."""
        return compare_subjects(self, other)


def subjects_of(article: AnnotatedArticle) -> Iterator[tuple[QuantityMention, QuantitySubject]]:
    """Every figure of an article that measures something, with its subject."""
    mentions = article.mentions(quantities_of)
    for mention, context in zip(mentions, find_contexts(article, mentions), strict=True):
        yield mention, describe_subject(article, mention, context)


def describe_subject(article: AnnotatedArticle, mention: QuantityMention, context: Context) -> QuantitySubject:
    """The subject of one figure, read from its context."""
    text, language = article.text, article.language

    def cut(span: tuple[int, int]) -> str:
        return text[span[0] : span[1]]

    near = f"{cut(context.before)} {cut(context.counted)} {cut(context.after)}"
    noun = name_noun(mention.counted) if mention.counted else ""
    parties = parties_in(cut(context.before)) or parties_in(cut(context.after).split(" und ")[0])
    if not parties and context.bracketed:
        parties = last_party_in(cut(context.earlier))
    return QuantitySubject(
        dimension=name_dimension(mention),
        noun=noun,
        head=head_of(mention.counted, language) if mention.counted else "",
        concepts=find_concepts(cut(context.counted), cut(context.after), cut(context.before), cut(context.earlier)),
        parties=parties,
        places=frozenset(place for word in WORD.findall(near) if (place := scope_shown(word))),
        years=frozenset(YEAR.findall(near.replace(cut((mention.start, mention.end)), " "))),
        names=find_names(near, language),
        votes=article.mentions(votes_of) if parties else frozenset(),
        role=find_role(cut(context.before), mention),
        per=mention.quantity.per,
        words=content_words(near, language),
        lede=mention.start - article.article.body_start < LEDE,
    )


def votes_of(article: AnnotatedArticle) -> frozenset[str]:
    """Which elections or polls an article speaks of: their kinds ("landtagswahl") and regions, for figures of parties."""
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


def find_concepts(counted: str, after: str, before: str, earlier: str) -> Concepts:
    """The concepts of a figure: measures from the nearest stretch that names one, qualifiers from all but `earlier`."""
    families = load_concepts().families
    measures: Concepts = ()
    for stretch in (counted, after, before, earlier):
        measures = tuple(one for one in concepts_of_text(stretch) if families[one[0]].policy == "measure")
        if measures:
            break
    near = concepts_of_text(f"{before} {counted} {after}")
    return tuple(sorted({*measures, *(one for one in near if families[one[0]].policy != "measure")}))


def parties_in(text: str) -> frozenset[str]:
    """The codes of the parties named in a stretch of text."""
    return frozenset(code for word in WORD.findall(text) if word[0].isupper() and (code := party_named(word)))


def last_party_in(text: str) -> frozenset[str]:
    """The last party named before a bracket, as in "Grüne (4,1 Prozent)"; none when another name stands between."""
    for word in reversed(WORD.findall(text)):
        if word[0].isupper():
            code = party_named(word)
            return frozenset((code,)) if code else frozenset()
    return frozenset()


def find_role(before: str, mention: QuantityMention) -> str:
    """ "change" after "um" and for signed percentages, "result" after "auf", else "level"."""
    last = before.split()[-1:] or [""]
    if mention.kind == "change" or last[0].lower() in ("um", "by", "plus", "minus"):
        return "change"
    return "result" if last[0].lower() in ("auf", "to") else "level"


@lru_cache(maxsize=100_000)
def content_lemma(word: str, language: str) -> str | None:
    """The lemma of a noun, name, full verb or adjective in lower case; None for other words."""
    analysed = analyse(word, language)
    return analysed.lemma.lower() if analysed.tag.startswith(CONTENT_TAGS) else None


def content_words(text: str, language: str) -> frozenset[str]:
    """The lemmas of the content words of a stretch of text, without words that only scale or name a unit."""
    lemmas = (content_lemma(word, language) for word in WORD.findall(text) if len(word) > 2)
    return frozenset(lemma for lemma in lemmas if lemma and lemma not in EMPTY)


@lru_cache(maxsize=100_000)
def is_name(word: str, language: str) -> bool:
    """Whether a capitalised word is a proper name: tagged so, in capitals inside, or no word of the language."""
    return word[0].isupper() and (analyse(word, language).tag == "NE" or word[1:] != word[1:].lower())


def find_names(text: str, language: str) -> frozenset[str]:
    """The proper names in a stretch of text."""
    return frozenset(word for word in WORD.findall(text) if len(word) > 1 and is_name(word, language))
