"""One article as pairing sees it: every figure, day and clock time with the words around it, and nothing compared.

A `DescribedFigure` holds plain values alone (no spaCy objects, no article), so that it can be sent to another process
and compared with those of any other article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TypedDict

from checker.describing.concepts import Concepts
from checker.describing.context import Context, find_contexts, sentence_around
from checker.describing.dimensions import imply_units, name_dimension
from checker.describing.measured import measured_of
from checker.describing.occasions import occasions_of
from checker.describing.quantities import QuantitySubject
from checker.expression import Expression
from checker.finding.dates.dates import DateMention, dates_of
from checker.finding.figures.quantities import QuantityMention
from checker.finding.page.furniture import furniture_of, in_furniture
from checker.finding.people.ages import DescribedAge, described_ages_of
from checker.finding.people.parties import party_named
from checker.language import AnnotatedArticle, lemma_of, load_stop_words
from checker.model import Quantity

WORD = Expression(r"[^\W\d_][\w-]*")
YEAR = Expression(r"\b(?:19|20)\d\d\b")
NEAR = 4  # words to either side that count as beside a figure


@dataclass(frozen=True, slots=True)
class DescribedFigure:
    """A figure, day or clock time: `start` to `end` in characters of the article's text, as its claim has it.

    `number` counts within the article. `dimension` is "count", "share", "money", "age", "date", "clock" or that of the
    unit; only figures of one dimension are compared. One of `quantity` and `when` is set. `noun` is the lemma of the
    noun counted, `left` and `right` the lemmas of the words beside the figure in their order, `clause` and `sentence`
    those of all content words, `names` the words with a capital in its sentence that are no common nouns of their
    own, `place` how far into the article it stands (per mille), `lede` whether it stands in the first two paragraphs.
    `concepts` are those of what is measured, of a date its occasion; `places` and `months` are for figures alone.
    `role` ("level", "change", "former" ...), `of_years` and `befell` (dead, injured, missing) are what its sentence
    says of it for sure, as `QuantitySubject` has them. `gender` is that of the person an age is told of ("m", "f", ""
    where nothing tells).
    """

    number: int
    start: int
    end: int
    dimension: str
    quantity: Quantity | None = None
    when: DateMention | None = None
    noun: str = ""
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    clause: frozenset[str] = frozenset()
    sentence: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    concepts: Concepts = ()
    places: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    place: int = 0
    lede: bool = False
    role: str = "level"
    of_years: frozenset[str] = frozenset()
    befell: frozenset[str] = frozenset()
    gender: str = ""


@dataclass(frozen=True, slots=True)
class DescribedArticle:
    """An article's figures in their order, with its text, from where on that is its body, language and day.

    Known by its path: two are equal if they describe one article.
    """

    path: str
    text: str = field(compare=False, repr=False)
    body_start: int = field(compare=False)
    language: str = field(compare=False)
    day: date | None = field(compare=False)
    figures: tuple[DescribedFigure, ...] = field(compare=False, repr=False)


def describe_article(article: AnnotatedArticle) -> DescribedArticle:
    """Describe every quantity, date and clock time of an article's body; where two overlap the first stands."""
    measured = article.mentions(measured_of)
    quantities = [mention for mention, _ in measured]
    contexts = dict(zip(quantities, find_contexts(article, quantities), strict=True))
    subjects, ages = dict(measured), article.mentions(described_ages_of)
    values = imply_units(article.text, quantities)
    body = article.article.body_start
    furniture = article.mentions(furniture_of)
    dates = [
        mention
        for mention in article.mentions(dates_of)
        if mention.start >= body and not in_furniture(furniture, mention.start, mention.end)
    ]
    occasions = occasions_of(article)
    figures: list[DescribedFigure] = []
    last = 0
    mentions: list[QuantityMention | DateMention] = [*quantities, *dates]
    for mention in sorted(mentions, key=lambda one: (one.start, one.end)):
        if mention.start < last:
            continue
        last = mention.end
        if isinstance(mention, QuantityMention):
            told = (values[mention], contexts[mention], subjects[mention])
            figure = _describe_quantity(article, len(figures), mention, *told)
            figures.append(replace(figure, gender=_gender_of(figure, ages)) if figure.dimension == "age" else figure)
        else:
            figures.append(_describe_date(article, len(figures), mention, occasions.get(mention, ())))
    path, day = article.article.path, article.article.day
    return DescribedArticle(path, article.text, body, article.language, day, tuple(figures))


def _describe_quantity(
    article: AnnotatedArticle,
    number: int,
    mention: QuantityMention,
    quantity: Quantity,
    context: Context,
    subject: QuantitySubject,
) -> DescribedFigure:
    clause = f"{article.text[slice(*context.before)]} {article.text[mention.end : context.after[1]]}"
    return DescribedFigure(
        number=number,
        start=mention.start,
        end=mention.end,
        dimension=name_dimension(mention, quantity),
        quantity=quantity,
        noun=_lower_lemma(mention.counted, article.language) if mention.counted else "",
        clause=frozenset(content_lemmas(clause, article.language)),
        concepts=subject.concepts,
        places=subject.places,
        months=subject.months,
        role=subject.role,
        of_years=subject.years,
        befell=frozenset(concept for family, concept in subject.measures if family == "casualty"),
        **_surroundings(article, mention.start, mention.end),
    )


def _gender_of(figure: DescribedFigure, ages: Sequence[DescribedAge]) -> str:
    """The gender of the person whose age a figure is, as article and noun tell it; "" where they do not."""
    return next((age.gender for age in ages if age.start < figure.end and figure.start < age.end), "")


def _describe_date(article: AnnotatedArticle, number: int, mention: DateMention, occasion: Concepts) -> DescribedFigure:
    around = _surroundings(article, mention.start, mention.end)
    return DescribedFigure(
        number=number,
        start=mention.start,
        end=mention.end,
        dimension="clock" if mention.kind == "clock" else "date",
        when=mention,
        concepts=occasion,
        clause=around["sentence"],
        **around,
    )


class Surroundings(TypedDict):
    """What figures and dates are told with alike; the slots of `DescribedFigure`."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    sentence: frozenset[str]
    names: frozenset[str]
    parties: frozenset[str]
    years: frozenset[str]
    place: int
    lede: bool


def _surroundings(article: AnnotatedArticle, start: int, end: int) -> Surroundings:
    text, language, body = article.text, article.language, article.article.body_start
    low, high = sentence_around(text, start, end, body)
    before, after = WORD.findall(text, low, start), WORD.findall(text, end, high)
    around = f"{text[low:start]} {text[end:high]}"
    distinct = frozenset(before).union(after)
    capitalised = [word for word in distinct if word[0].isupper()]
    return {
        "left": tuple([_lower_lemma(word, language) for word in before[-NEAR:]]),
        "right": tuple([_lower_lemma(word, language) for word in after[:NEAR]]),
        "sentence": frozenset(_content_of(distinct, language)),
        "names": frozenset(capitalised),
        "parties": frozenset(code for word in capitalised if (code := party_named(word))),
        "years": frozenset(YEAR.findall(around) if YEAR.may_match(around) else ()),
        "place": 1000 * (start - body) // max(1, len(text) - body),
        "lede": start < article.mentions(_end_of_lede),
    }


def _end_of_lede(article: AnnotatedArticle) -> int:
    """The offset at which the third paragraph of the body begins; the text's length and more where there is none."""
    text, body = article.text, article.article.body_start
    first = text.find("\n\n", body)
    second = text.find("\n\n", first + 2) if first >= 0 else -1
    return second + 2 if second >= 0 else len(text) + 1


def content_lemmas(text: str, language: str) -> list[str]:
    """The lemmas of the words of a text that are no function words, in lower case and in their order."""
    return _content_of(WORD.findall(text), language)


def _content_of(words: Iterable[str], language: str) -> list[str]:
    return [lemma for word in words if (lemma := _content_lemma(word, language))]


@lru_cache(maxsize=200_000)
def _lower_lemma(word: str, language: str) -> str:
    return lemma_of(word, language).lower()


@lru_cache(maxsize=200_000)
def _content_lemma(word: str, language: str) -> str:
    """The lemma of a word in lower case, "" for a function word."""
    stop = load_stop_words(language if language in ("de", "en") else "en")
    return "" if word.lower() in stop else _lower_lemma(word, language)
