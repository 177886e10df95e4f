"""How much of an article was understood: figures and names found, read, and left alone; what a summary says of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from checker.expression import Expression
from checker.finding.dates.dates import dates_of
from checker.finding.figures.quantities import quantities_of
from checker.finding.people.people import people_of
from checker.language import AnnotatedArticle
from checker.model import Claim, Quantity

ABOUT_NAMES = ("conflicting_party", "conflicting_office", "misspelt_name")
FIGURE = Expression(r"\d+(?:[.,:]\d+)*")


def measure_article(text: AnnotatedArticle) -> Counter[str]:
    """Figures (in digits, and number words that were read) and names in an article, and how many were understood.

    A figure is understood when it is part of a quantity or a date, a name when it is known whose it is.
    """
    quantities, dates = text.mentions(quantities_of), text.mentions(dates_of)
    spans = sorted([*((one.start, one.end) for one in quantities), *((one.start, one.end) for one in dates)])
    figures = [found.start() for found in FIGURE.finditer(text.text, text.article.body_start)]
    read = count_within(figures, spans)
    in_words = sum(not any(sign.isdecimal() for sign in text.text[start:end]) for start, end in spans)
    people = [one for one in text.mentions(people_of) if one.named]
    return Counter(
        numbers_found=len(figures) + in_words,
        numbers_understood=read + in_words,
        names_found=len(people),
        names_understood=sum(bool(one.person.given) for one in people),
    )


def count_within(places: Sequence[int], spans: Sequence[tuple[int, int]]) -> int:
    """How many places lie within one of the spans, which are sorted by their start."""
    starts = [start for start, _ in spans]
    reach: list[int] = []
    for _, end in spans:
        reach.append(max(end, reach[-1] if reach else 0))
    return sum(1 for place in places if (index := bisect_right(starts, place)) and place < reach[index - 1])


def count_compared(claims: Iterable[Claim]) -> dict[str, int]:
    """How many distinct figures and names were set against another source; several claims on one passage count once."""
    claims = list(claims)
    numbers = count_passages(claim for claim in claims if isinstance(claim.value, Quantity))
    return {
        "numbers_compared": numbers,
        "names_compared": count_passages(claim for claim in claims if claim.rule in ABOUT_NAMES),
    }


def count_passages(claims: Iterable[Claim]) -> int:
    """The number of passages the claims stand in, where overlapping ones are one."""
    spans = sorted({(claim.article.path, claim.excerpt.start, claim.excerpt.end) for claim in claims})
    passages, path, reach = 0, "", 0
    for where, start, end in spans:
        if where != path or start >= reach:
            passages, reach = passages + 1, 0
        path, reach = where, max(reach, end)
    return passages
