"""Years that say when something last was, first was, will be, began or ended: "zuletzt im Februar 2015", "erst 2033".

In: the years of a German article. Out: those with such a word before them, and the nouns of what it is said of; where
the sentence hardly has any ("So viele gab es zuletzt 2015"), those of the sentence before it as well.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.expression import Expression
from checker.finding.events.event_dates import NOUN
from checker.finding.events.year_statements import YearStatement, year_statements_of
from checker.finding.page.sentences import sentence_bounds
from checker.language import AnnotatedArticle

REACH = 40  # characters before a year in which its word may stand
BETWEEN = r"(?:(?: im| Anfang| Mitte| Ende| zum| Jahr| Jahre| Sommer| Winter| Herbst| Frühjahr| des| den){0,4}) ?$"
CUES = {
    "last": Expression(rf"\b(?:[Zz]uletzt|[Ll]etztmals|letztmalig|letzten? Mal){BETWEEN}"),
    "first": Expression(rf"\b(?:[Ee]rstmals|[Ee]rstmalig|ersten? Mal){BETWEEN}"),
    "not_before": Expression(rf"\b[Ee]rst{BETWEEN}"),
    "until": Expression(rf"\b[Bb]is{BETWEEN}"),
    "since": Expression(rf"\b[Ss]eit{BETWEEN}"),
}
NOT_SINCE = Expression(r" nicht(?: mehr)?\b")  # "so hoch wie seit 2003 nicht mehr": it last was in 2003
NO_THINGS = frozenset(
    (
        *(
            "januar",
            "februar",
            "märz",
            "april",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
        ),
        *("jahr", "jahre", "jahren", "jahres", "ende", "anfang", "mitte", "sommer", "winter", "herbst", "frühjahr"),
        "damals",
    )
)
FEW = 2  # nouns of a sentence below which the sentence before it says what it is about


@dataclass(frozen=True, slots=True)
class ToldYear:
    """A year with its word ("last", "until" ...), and the nouns of what it is said of, in lower case."""

    stated: YearStatement
    cue: str
    nouns: frozenset[str]


def told_years_of(article: AnnotatedArticle) -> tuple[ToldYear, ...]:
    """The years of an article that say when something last was, began, ended or will be, in order of place."""
    if article.language != "de":
        return ()
    found = []
    for one in article.mentions(year_statements_of):
        if one.mention.date.day is not None:
            continue
        start = one.mention.start
        before = article.text[max(article.article.body_start, start - REACH) : start]
        cue = next((name for name, pattern in CUES.items() if pattern.search(before)), None)
        if cue is None and one.mention.relation == "until":
            cue = "until"
        if cue == "since" and NOT_SINCE.match(article.text, one.mention.end):
            cue = "last"
        if cue is not None:
            found.append(ToldYear(one, cue, _nouns_of(article, start)))
    return tuple(found)


def _nouns_of(article: AnnotatedArticle, offset: int) -> frozenset[str]:
    start, end = sentence_bounds(article, offset)
    nouns = _nouns_in(article.text, start, end)
    if len(nouns) < FEW and start > article.article.body_start:
        nouns |= _nouns_in(article.text, *sentence_bounds(article, start - 1))
    return nouns


def _nouns_in(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(word.group().lower() for word in NOUN.finditer(text, start, end)) - NO_THINGS
