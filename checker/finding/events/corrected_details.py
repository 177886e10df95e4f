"""Years and names that a newsroom's note takes back: the wrong one, and the one that is right.

In: the notes of an article. Out: one detail for each note that holds one wrong and one right year, or name.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.finding.dates.dates import DateMention, dates_of
from checker.finding.events.event_dates import NOUN
from checker.finding.page.correction_notes import correction_notes_of
from checker.finding.page.notes import CorrectionNote, Span
from checker.finding.people.names import fold
from checker.finding.people.people import PersonMention, people_of
from checker.language import AnnotatedArticle


@dataclass(frozen=True, slots=True)
class CorrectedDetail:
    """A year or name ("kind") that was wrong, from start to end, and the right one, in the note from first to last.

    `nouns` are the capitalised words of the note, in lower case.
    """

    kind: str
    wrong: str
    right: str
    start: int
    end: int
    first: int
    last: int
    nouns: frozenset[str]


def corrected_details_of(article: AnnotatedArticle) -> tuple[CorrectedDetail, ...]:
    """The years and names that the notes of an article take back, in order."""
    found: list[CorrectedDetail] = []
    for note in article.mentions(correction_notes_of):
        if note.right is not None:
            found += [one for one in (_read_year(article, note), _read_name(article, note)) if one is not None]
    return tuple(found)


def _read_year(article: AnnotatedArticle, note: CorrectionNote) -> CorrectedDetail | None:
    wrong, right = (_years_in(article, span) for span in (note.wrong, note.right or note.wrong))
    wrong = [one for one in wrong if one.date.year not in {other.date.year for other in right}]
    if len(wrong) != 1 or len({one.date.year for one in right}) != 1:
        return None
    one = wrong[0]
    return _detail(article, note, "year", (str(one.date.year), str(right[0].date.year)), (one.start, one.end))


def _years_in(article: AnnotatedArticle, span: Span) -> list[DateMention]:
    """The dates of a stated year in some words; a note's own day ("Ausgabe vom 3. Mai 2025") has a day and is none."""
    return [
        one
        for one in article.mentions(dates_of)
        if span[0] <= one.start < span[1] and one.year_stated and one.date.year is not None and one.date.day is None
    ]


def _read_name(article: AnnotatedArticle, note: CorrectionNote) -> CorrectedDetail | None:
    wrong, right = (_names_in(article, span) for span in (note.wrong, note.right or note.wrong))
    for name in wrong.keys() & right.keys():
        del wrong[name]
    if len(wrong) != 1 or len(right) != 1:
        return None
    one, other = next(iter(wrong.values())), next(iter(right.values()))
    return _detail(article, note, "name", (one.name, other.name), (one.start, one.end))


def _names_in(article: AnnotatedArticle, span: Span) -> dict[str, PersonMention]:
    """The people named in full in some words, by their folded names."""
    return {
        fold(one.name): one
        for one in article.mentions(people_of)
        if one.named and " " in one.name and span[0] <= one.start < span[1]
    }


def _detail(
    article: AnnotatedArticle, note: CorrectionNote, kind: str, told: tuple[str, str], at: Span
) -> CorrectedDetail:
    nouns = frozenset(word.group().lower() for word in NOUN.finditer(article.text, note.start, note.end))
    return CorrectedDetail(kind, told[0], told[1], at[0], at[1], note.start, note.end, nouns)
