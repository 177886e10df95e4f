"""What a day or clock time is the time of: an event of the table of events, what followed one, or a report."""

from __future__ import annotations

from collections.abc import Mapping

from checker.describing.concepts import Concepts
from checker.finding.dates.dates import DateMention, dates_of
from checker.finding.events.event_dates import clause_bounds, event_dates_of
from checker.finding.events.event_table import load_events
from checker.finding.page.sentences import sentence_bounds
from checker.language import AnnotatedArticle

OCCASION = "occasion"  # the family of these concepts
REPORT, AFTERMATH = "report", "aftermath"


def occasions_of(article: AnnotatedArticle) -> Mapping[DateMention, Concepts]:
    """The occasion of each date of an article that has one, as the concept of a family of its own.

    That is the family of the event it dates ("incident", "death", "vote"), "aftermath" where its clause tells what
    follows an event ("festgenommen", "funeral"), "report" where it dates what somebody said.
    """
    events = {event.mention: event.family for event in article.mentions(event_dates_of)}
    found = {}
    for mention in article.mentions(dates_of):
        occasion = events.get(mention) or told_occasion(article, mention)
        if occasion:
            found[mention] = ((OCCASION, occasion),)
    return found


def told_occasion(article: AnnotatedArticle, mention: DateMention) -> str:
    """REPORT or AFTERMATH by the words of a date's clause; "" where neither is told."""
    left, right = sentence_bounds(article, mention.start)
    start, end = clause_bounds(article.text, mention, left, right, article.mentions(dates_of))
    table = load_events()
    if table.reporting.search(article.text, start, end):
        return REPORT
    return AFTERMATH if table.aftermath.search(article.text, start, end) else ""
