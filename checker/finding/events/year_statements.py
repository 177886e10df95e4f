"""Statements that carry a year: the year, what the sentence speaks of, and the other end of "von 1987 bis 2002"."""

from __future__ import annotations

from dataclasses import dataclass

from checker.expression import Expression
from checker.finding.dates.dates import DateMention, dates_of
from checker.finding.events.event_dates import NOUN
from checker.finding.figures.word_lists import words
from checker.finding.page.furniture import captions_of, furniture_of, in_furniture
from checker.finding.page.sentences import sentence_bounds
from checker.language import AnnotatedArticle

OPENERS = words("english_stop") | frozenset(
    ("according", "this", "these", "those", "there", "they", "their")
)  # capitals that only open a sentence
SPAN = Expression(r"[ \u00a0]?(?:bis|to|until|[–-])(?:[ \u00a0](?:zum|zur|ins|Jahr|[\w.]{1,10})){0,3}[ \u00a0]?['’]?")


@dataclass(frozen=True, slots=True)
class YearStatement:
    """A year in its sentence: `nouns` are the sentence's capitalised words in lower case.

    `until` tells an end from a start, `partner` is the other end of a span, `years` are all years the article states.
    """

    mention: DateMention
    year: int
    until: bool
    partner: int | None
    nouns: frozenset[str]
    years: frozenset[int]


def year_statements_of(article: AnnotatedArticle) -> tuple[YearStatement, ...]:
    """Every stated year of an article with its sentence, in order; furniture and captions left out."""
    furniture, captions = article.mentions(furniture_of), article.mentions(captions_of)
    dates = article.mentions(dates_of)
    years = frozenset(mention.date.year for mention in dates if mention.date.year is not None)
    found = []
    for number, mention in enumerate(dates):
        year = mention.date.year
        if year is None or not mention.year_stated or mention.kind in ("decade", "century"):
            continue
        if in_furniture(furniture, mention.start, mention.end) or in_furniture(captions, mention.start, mention.end):
            continue
        partner, until = partner_of(article.text, number, dates)
        start, end = sentence_bounds(article, mention.start)
        nouns = frozenset(word.group().lower() for word in NOUN.finditer(article.text, start, end))
        nouns -= OPENERS if article.language == "en" else frozenset()
        found.append(YearStatement(mention, year, until, partner, nouns, years))
    return tuple(found)


def partner_of(text: str, number: int, dates: tuple[DateMention, ...]) -> tuple[int | None, bool]:
    """The year at the other end of a span, and whether this one is its end."""
    mention = dates[number]
    if number + 1 < len(dates) and spans(text, mention, dates[number + 1]):
        return dates[number + 1].date.year, False
    if number > 0 and spans(text, dates[number - 1], mention):
        return dates[number - 1].date.year, True
    return None, mention.relation == "until"


def spans(text: str, first: DateMention, second: DateMention) -> bool:
    gap = text[first.end : second.start]
    return len(gap) < 30 and first.date.year is not None and SPAN.fullmatch(gap) is not None
